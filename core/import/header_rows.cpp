// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/header_rows.h"

#include <algorithm>

#include <QJsonArray>
#include <QRegularExpression>

#include "core/import/import_resource.h"
#include "core/import/propose_mapping.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

QString cellAt(const QStringList &row, qsizetype column) { return column < row.size() ? row[column] : QString(); }

/// Labels of titles by what they tell.
struct TitleWords {
    QStringList firm, point, account;

    static QStringList words(const QJsonValue &list)
    {
        QStringList out;
        for (const QJsonValue &word : list.toArray())
            out += normalisedHeader(word.toString());
        return out;
    }
    TitleWords()
    {
        const QJsonObject table = importResource(QStringLiteral("cell_words.json"));
        firm = words(table[u"firm_title"]);
        point = words(table[u"point_title"]);
        account = words(table[u"account_title"]);
    }
};

} // namespace

std::vector<QStringList> headerParts(const std::vector<QStringList> &rows, int first, int count)
{
    qsizetype columns = 0;
    for (int r = first; r < first + count; ++r)
        columns = std::max(columns, rows[std::size_t(r)].size());
    std::vector<QStringList> parts(static_cast<std::size_t>(columns));
    for (int r = first; r < first + count; ++r) {
        QString carried; // of a merged cell that the file gives once
        for (qsizetype c = 0; c < columns; ++c) {
            QString text = cellAt(rows[std::size_t(r)], c).simplified();
            bool below = false;
            for (int under = r + 1; under < first + count; ++under)
                below |= !cellAt(rows[std::size_t(under)], c).trimmed().isEmpty();
            if (text.isEmpty() && below)
                text = carried;
            carried = text;
            QStringList &lines = parts[std::size_t(c)];
            if (!text.isEmpty() && (lines.isEmpty() || lines.last() != text))
                lines += text;
        }
    }
    while (!parts.empty() && parts.back().isEmpty())
        parts.pop_back();
    return parts;
}

QString headerText(const QStringList &parts) { return parts.join(u'/'); }

int findHeader(const std::vector<QStringList> &rows, const TableMapping &mapping)
{
    if (mapping.headerRows <= 0)
        return -1;
    QStringList wanted;
    for (const ColumnMapping &column : mapping.columns)
        wanted += normalisedHeader(column.header);
    while (!wanted.isEmpty() && wanted.last().isEmpty())
        wanted.removeLast();
    for (int first = 0; first + mapping.headerRows <= int(rows.size()); ++first) {
        const std::vector<QStringList> parts = headerParts(rows, first, mapping.headerRows);
        if (qsizetype(parts.size()) != wanted.size())
            continue;
        bool same = true;
        for (qsizetype c = 0; c < wanted.size() && same; ++c)
            same = normalisedHeader(headerText(parts[std::size_t(c)])) == wanted[c];
        if (same)
            return first;
    }
    return -1;
}

Result<std::vector<QStringList>> firstRows(Workbook &book, qsizetype sheet, int most, std::optional<WideRow> *wide)
{
    auto reader = book.open(sheet);
    if (!reader)
        return reader.error();
    constexpr qsizetype mostText = 4'000'000; // a hostile table must not fill the memory before it is read
    qsizetype text = 0;
    std::vector<QStringList> rows;
    SheetRow row;
    while (int(rows.size()) < most && text < mostText) {
        const auto got = (*reader)->next(row);
        if (!got)
            return got.error();
        if (!*got)
            break;
        const bool tooWide = qsizetype(row.cells.size()) > mostColumns;
        if (tooWide && wide && !*wide)
            *wide = WideRow{row.line, row.cells.size()};
        QStringList cells;
        if (row.fault.isEmpty() && !tooWide) {
            for (const std::string_view cell : row.cells) {
                cells += fromUtf8(cell.substr(0, 500));
                text += cells.last().size();
            }
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

TitleFacts titleFacts(const std::vector<QStringList> &rows, int titleRows)
{
    static const TitleWords words;
    static const QRegularExpression pair(QStringLiteral("([^\\s:：,，;；]{1,12})\\s*[:：]\\s*([^\\s:：,，;；]{1,80})"));
    TitleFacts facts;
    const auto take = [&](const QString &label, const QString &value) {
        const QString name = normalisedHeader(label);
        for (const auto &[list, fact] :
             {std::pair(&words.firm, &facts.enterprise), std::pair(&words.point, &facts.point),
              std::pair(&words.account, &facts.account)}) {
            if (fact->isEmpty() && list->contains(name))
                *fact = value.trimmed();
        }
    };
    for (int r = 0; r < std::min(titleRows, int(rows.size())); ++r) {
        const QStringList &row = rows[std::size_t(r)];
        for (qsizetype c = 0; c < row.size(); ++c) {
            const QString text = row[c].trimmed();
            if (text.isEmpty())
                continue;
            if (c == 0 || row[c - 1].trimmed() != text) // a merged title stands in each of its cells
                facts.text += text + u' ';
            for (auto matches = pair.globalMatch(text); matches.hasNext();) {
                const auto match = matches.next();
                take(match.captured(1), match.captured(2));
            }
            QString label = text;
            while (label.endsWith(u':') || label.endsWith(u'：'))
                label.chop(1);
            for (qsizetype next = c + 1; next < row.size(); ++next) {
                if (!row[next].trimmed().isEmpty() && row[next].trimmed() != text) {
                    take(label, row[next]);
                    break;
                }
            }
        }
    }
    return facts;
}

} // namespace nightjar
