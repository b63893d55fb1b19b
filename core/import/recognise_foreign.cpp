// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/recognise_foreign.h"

#include <algorithm>

#include "core/import/header_rows.h"
#include "core/import/propose_mapping.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

Error unusable(const QString &path, const QString &text) { return Error{Error::Kind::BadInput, text, path}; }

QString headers(const TableMapping &mapping)
{
    QStringList list;
    for (const ColumnMapping &column : mapping.columns)
        list += column.header;
    return list.join(u',').left(120);
}

/// `time-rows 0.72 (time 监测时间, a21026 二氧化硫)`.
QString candidate(const TableMapping &mapping)
{
    QStringList columns;
    for (const ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Value && !column.factor.isEmpty() && columns.size() < 4)
            columns += column.header + u'=' + column.factor;
    }
    return QStringLiteral("%1 %2%3").arg(layoutName(mapping.layout), QString::number(mapping.score, 'f', 2),
                                         columns.isEmpty() ? QString()
                                                           : QStringLiteral(" (%1)").arg(columns.join(u',')));
}

Error notClear(const QString &path, const MappingProposal &proposal)
{
    QStringList candidates;
    if (proposal.mapping.score > 0)
        candidates += candidate(proposal.mapping);
    for (const TableMapping &other : proposal.others)
        candidates += candidate(other);
    if (candidates.isEmpty()) {
        return unusable(
            path, importText(QT_TRANSLATE_NOOP(
                                 "Import",
                                 "The header of %1 is not understood (%2). A series needs the columns time and value "
                                 "separated by commas, a table needs its fixed name; one value column of a table is "
                                 "read with --as ENTERPRISE/POINT/FACTOR --column NAME, other tables with --profile."))
                      .arg(path, headers(proposal.mapping)));
    }
    const QString missing = missingOf(proposal.mapping);
    return unusable(
        path,
        importText(QT_TRANSLATE_NOOP("Import", "It is not clear how %1 is to be read (%2). Candidates: %3. "
                                               "Choose with --profile, or read one column with --as "
                                               "ENTERPRISE/POINT/FACTOR --column NAME."))
            .arg(path, missing.isEmpty() ? headers(proposal.mapping) : missing, candidates.join(QStringLiteral("; "))));
}

bool hasValueColumn(const TableMapping &mapping)
{
    return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                       [](const ColumnMapping &column) { return normalisedHeader(column.header) == u"value"; });
}

/// One column of the table, or the columns of its day, as the channel that `--as` names.
Outcome takeChannel(const QString &path, const ImportOptions &options, TableMapping &mapping)
{
    const ChannelKey channel = channelKeyFromText(options.as);
    mapping.enterprise = channel.enterprise;
    mapping.point = channel.point;
    mapping.enterpriseFromSheet = false;
    int chosen = -1;
    int values = 0;
    for (const ColumnMapping &column : mapping.columns) {
        const bool named = normalisedHeader(column.header) == normalisedHeader(options.column);
        if (!options.column.isEmpty() && named && chosen >= 0)
            return unusable(
                path, importText(QT_TRANSLATE_NOOP("Import",
                                                   "The header of %1 names the column %2 twice. Rename one of them."))
                          .arg(path, options.column));
        const bool value = column.role == ColumnRole::Value || column.role == ColumnRole::Register;
        values += value;
        if (options.column.isEmpty() ? value : named)
            chosen = column.column;
    }
    const bool days = mapping.layout == TableLayout::DayRows && options.column.isEmpty();
    if (!days && (chosen < 0 || (options.column.isEmpty() && values != 1))) {
        return unusable(path, importText(QT_TRANSLATE_NOOP("Import", "%1 needs --column with one of its columns: %2."))
                                  .arg(path, headers(mapping)));
    }
    int flag = -1;
    for (const ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Flag && (column.of == chosen || (column.of < 0 && flag < 0)))
            flag = column.column;
    }
    for (ColumnMapping &column : mapping.columns) {
        switch (column.role) {
        case ColumnRole::Time:
        case ColumnRole::Date:
        case ColumnRole::Clock: break;
        case ColumnRole::Interval:
            if (!days)
                column.role = ColumnRole::Ignored;
            break;
        default: column.role = column.column == flag ? ColumnRole::Flag : ColumnRole::Ignored; break;
        }
        if (column.role == ColumnRole::Flag)
            column.of = -1;
        if (days || column.column != chosen)
            continue;
        column.role = ColumnRole::Value;
        column.factor = channel.factor;
        column.place.clear();
        if (!options.unit.isEmpty())
            column.unit.clear(); // the officer's word goes before the header's
    }
    mapping.factor = days ? channel.factor : QString();
    if (!days)
        mapping.layout = TableLayout::TimeRows;
    if (const QString missing = missingOf(mapping); !missing.isEmpty())
        return unusable(path, importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read so: %2. Correct the mapping or "
                                                                     "choose another --profile."))
                                  .arg(path, missing));
    return Done{};
}

} // namespace

Result<Recognised> recogniseForeign(const QString &path, std::shared_ptr<Workbook> book, const ImportOptions &options,
                                    const std::optional<ChannelKey> &named)
{
    Recognised file;
    file.format = FileFormat::Foreign;
    file.missingFlag = flagUnknown;
    file.emptyIsNothing = true;
    file.book = std::move(book);
    file.fileName = path;
    ImportOptions own = options;
    const auto naming = [&](Error error) {
        if (error.source.isEmpty()) {
            error.text = importText(QT_TRANSLATE_NOOP("Import", "%1: %2")).arg(path, error.text);
            error.source = path;
        }
        return error;
    };
    if (options.mapping) {
        file.mapping = *options.mapping;
    } else {
        auto proposal = proposeMapping(*file.book, options.profiles);
        if (!proposal)
            return naming(proposal.error());
        const bool usable = proposal->clear() && missingOf(proposal->mapping).isEmpty();
        if (!usable && own.as.isEmpty() && named && hasValueColumn(proposal->mapping)) {
            own.as = named->text();
            own.column = QStringLiteral("value");
        }
        if (own.as.isEmpty() && !usable)
            return notClear(path, *proposal);
        file.mapping = std::move(proposal->mapping);
    }
    if (!own.as.isEmpty()) {
        if (auto outcome = takeChannel(path, own, file.mapping); !outcome)
            return outcome.error();
        file.channel = channelKeyFromText(own.as);
    }
    for (const ColumnMapping &column : file.mapping.columns)
        file.header += column.header;
    return file;
}

} // namespace nightjar
