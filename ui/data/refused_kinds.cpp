// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/refused_kinds.h"

#include <algorithm>

#include <QCoreApplication>
#include <QHash>

#include "ui/paper/format.h"

namespace nightjar {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RefusedKinds)
};

/// The reason without what differs from row to row: words that are in the row itself, and digits.
QString kindOf(const RefusedRow &row)
{
    QString kind;
    kind.reserve(row.reason.size());
    for (const QString &word : row.reason.split(u' ')) {
        QString bare = word;
        while (!bare.isEmpty() && !bare.back().isLetterOrNumber())
            bare.chop(1);
        const bool ofRow = bare.size() > 1 && row.text.contains(bare) &&
                           std::any_of(bare.begin(), bare.end(), [](QChar c) { return c.isDigit(); });
        if (ofRow) {
            kind += QStringLiteral("… ");
            continue;
        }
        for (const QChar c : word)
            kind += c.isDigit() ? QChar(u'#') : c;
        kind += u' ';
    }
    return row.field + u'\n' + kind;
}

} // namespace

std::vector<RefusedKind> refusedKinds(const std::vector<RefusedRow> &rows, const QString &file)
{
    std::vector<RefusedKind> kinds;
    QHash<QString, std::size_t> places;
    for (const RefusedRow &row : rows) {
        if (!file.isEmpty() && row.fileName != file)
            continue;
        const QString kind = kindOf(row);
        const auto known = places.constFind(kind);
        if (known != places.constEnd()) {
            ++kinds[*known].count;
            continue;
        }
        places.insert(kind, kinds.size());
        kinds.push_back({1, row.reason, row});
    }
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const RefusedKind &a, const RefusedKind &b) { return a.count > b.count; });
    return kinds;
}

std::vector<ListColumn<RefusedKind>> refusedKindColumns()
{
    std::vector<ListColumn<RefusedKind>> columns;
    columns.push_back({[] { return Text::tr("Rows"); }, [](const RefusedKind &row) { return formatCount(row.count); },
                       [](const RefusedKind &row) { return QVariant::fromValue(qlonglong(row.count)); }, true});
    const auto whole = [](const RefusedKind &row) {
        //: tooltip of a kind of refused row: %1 the reason, %2 line number, %3 the row as it came
        return Text::tr("%1\nFirst in line %2: %3").arg(row.reason).arg(row.first.line).arg(row.first.text);
    };
    columns.push_back({[] { return Text::tr("Reason"); },
                       [](const RefusedKind &row) {
                           return row.first.field.isEmpty() ? row.reason
                                                            : row.first.field + QStringLiteral(": ") + row.reason;
                       },
                       {},
                       false,
                       {},
                       whole});
    columns.push_back({[] { return Text::tr("First line"); },
                       [](const RefusedKind &row) { return row.first.line > 0 ? QString::number(row.first.line) : QString(); },
                       [](const RefusedKind &row) { return QVariant::fromValue(qlonglong(row.first.line)); }, true});
    columns.push_back({[] { return Text::tr("Example"); }, [](const RefusedKind &row) { return row.first.text; }, {},
                       false, {}, whole});
    return columns;
}

} // namespace nightjar
