// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/choose_mapping.h"

#include <QStringList>

#include "core/import/propose_mapping.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int mostCandidates = 4;

QString candidateText(const TableMapping &mapping)
{
    const QString name = mapping.profile.isEmpty() ? layoutName(mapping.layout) : mapping.profile;
    const QString percent = QString::number(qRound(mapping.score * 100));
    const QString missing = missingOf(mapping);
    return missing.isEmpty()
               ? importText(QT_TRANSLATE_NOOP("Import", "%1 (sure to %2 %)")).arg(name, percent)
               : importText(QT_TRANSLATE_NOOP("Import", "%1 (sure to %2 %, but %3)")).arg(name, percent, missing);
}

} // namespace

Result<TableMapping> chooseMapping(Workbook &book, const QString &file, const std::vector<TableMapping> &profiles)
{
    auto proposal = proposeMapping(book, profiles);
    if (!proposal)
        return proposal.error();
    if (proposal->clear() && missingOf(proposal->mapping).isEmpty())
        return std::move(proposal->mapping);
    QStringList header;
    for (const ColumnMapping &column : proposal->mapping.columns)
        header += column.header;
    QStringList candidates{candidateText(proposal->mapping)};
    for (const TableMapping &other : proposal->others) {
        if (candidates.size() < mostCandidates)
            candidates += candidateText(other);
    }
    for (const TableMapping &profile : profiles) {
        if (candidates.size() < mostCandidates && profile.profile != proposal->mapping.profile)
            candidates += importText(QT_TRANSLATE_NOOP("Import", "profile %1")).arg(profile.profile);
    }
    const QString separator = importText(QT_TRANSLATE_NOOP("Import", "; "));
    return Error{Error::Kind::BadInput,
                 importText(QT_TRANSLATE_NOOP(
                                "Import", "It is not clear how %1 is to be read (header: %2). Candidates: %3. Write "
                                          "one down with `profiles propose --out P.json`, correct it and import "
                                          "with --profile P.json."))
                     .arg(file, header.join(u',').left(120), candidates.join(separator)),
                 file};
}

} // namespace nightjar
