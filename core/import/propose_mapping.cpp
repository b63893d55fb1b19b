// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/propose_mapping.h"

#include <algorithm>
#include <map>

#include "core/import/cell_times.h"
#include "core/import/cell_value.h"
#include "core/import/guess_columns.h"
#include "core/import/guess_stamps.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int rowsLookedAt = 200;
constexpr int mostTitles = 30;    ///< rows above a header
constexpr int mostHeaderRows = 3; ///< factor, kind, unit
constexpr std::size_t mostOthers = 4;

/// Columns of a mapping that are read.
int used(const TableMapping &mapping)
{
    return int(std::count_if(mapping.columns.begin(), mapping.columns.end(),
                             [](const ColumnMapping &c) { return c.role != ColumnRole::Ignored; }));
}

int columnOf(const TableMapping &mapping, ColumnRole role)
{
    for (const ColumnMapping &column : mapping.columns) {
        if (column.role == role)
            return column.column;
    }
    return -1;
}

/// A comma that can only be a decimal one, and no cell that speaks against it.
bool hasDecimalComma(const TableMapping &mapping, const std::vector<QStringList> &rows)
{
    bool seen = false;
    for (std::size_t r = std::size_t(mapping.titleRows + mapping.headerRows); r < rows.size(); ++r) {
        for (const ColumnMapping &column : mapping.columns) {
            // Columns that are not read count, too: one of them may be asked for by its name.
            const bool value = column.role == ColumnRole::Value || column.role == ColumnRole::Interval ||
                               column.role == ColumnRole::Register || column.role == ColumnRole::Ignored;
            if (!value || column.column >= rows[r].size())
                continue;
            const QString text = rows[r][column.column].trimmed();
            if (std::any_of(text.begin(), text.end(),
                            [](QChar c) { return !QStringView(u"+-.,0123456789").contains(c); }))
                continue;
            const qsizetype comma = text.lastIndexOf(u',');
            const qsizetype point = text.lastIndexOf(u'.');
            const auto behindZero = [&](qsizetype at) { // 0.123 and 0,123 are no thousands
                return at > 0 && text[at - 1] == u'0' && (at == 1 || !text[at - 2].isDigit());
            };
            if (point > comma && (comma >= 0 || text.size() - point - 1 != 3 || behindZero(point)))
                return false; // the point is the decimal one
            if (comma < 0)
                continue;
            if (text.indexOf(u',') != comma)
                return false; // 1,234,567
            seen |= point >= 0 || text.size() - comma - 1 != 3 || comma > 3 || behindZero(comma);
        }
    }
    return seen;
}

/// What only the data says: step, ends of intervals, decimal comma; and whether the rows below fit the mapping at all.
void lookAtData(TableMapping &mapping, const std::vector<QStringList> &rows, const QString &words, int serialShift)
{
    const auto first = std::size_t(mapping.titleRows + mapping.headerRows);
    const StampsSeen seen = seeStamps(mapping, rows, first, serialShift);
    if (seen.rows > 0 && (!seen.firstGood || seen.good * 2 < seen.rows))
        mapping.score *= seen.firstGood ? 0.7 : 0.5;
    mapping.decimalComma = hasDecimalComma(mapping, rows);
    if (mapping.layout == TableLayout::DayRows)
        return;
    Seconds step = seen.range > 0 ? seen.range : commonStep(seen.times);
    if (step == 0)
        step = seen.daysOnly && !seen.times.empty() ? secondsPerDay : stepOfWords(words);
    mapping.step = mapping.layout == TableLayout::Registers ? 0 : step;
    if (mapping.layout != TableLayout::Registers) {
        const bool late = midnightEndsDay(seen, step);
        mapping.midnight = late ? Midnight::EndsDay : Midnight::Unsaid;
        mapping.stampsAtEnd = late || namesEnds(seen, step);
    }
    for (ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Value && mapping.layout == TableLayout::TimeRows)
            column.factor += periodSuffix(column.factor, step);
    }
}

TableMapping tryHeader(const std::vector<QStringList> &rows, int first, int count, const QString &sheet,
                       int serialShift)
{
    HeaderFound header;
    header.first = first;
    header.count = count;
    header.parts = headerParts(rows, first, count);
    for (const QStringList &parts : header.parts)
        header.meanings.push_back(meaningOfHeader(parts));
    header.titles = titleFacts(rows, first).text;
    header.sheet = sheet;
    TableMapping mapping = guessColumns(header, rows);
    QString words = header.titles + u' ' + sheet;
    for (const QStringList &parts : header.parts)
        words += u' ' + parts.join(u' ');
    lookAtData(mapping, rows, words, serialShift);
    return mapping;
}

/// Can the row be a line of a header: some text, and no cell with a date?
bool mayBeHeader(const QStringList &row)
{
    CellTimes times(DateOrder::Ymd);
    int texts = 0;
    for (const QString &cell : row) {
        const QString text = cell.trimmed();
        if (text.isEmpty())
            continue;
        ++texts;
        CellTime time;
        const bool digits = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
        if (!digits || text.size() < 6)
            continue;
        const TimeFault fault = times.parse(text.toStdString(), time);
        if (fault == TimeFault::None || fault == TimeFault::NeedsOrder || fault == TimeFault::NoSuchTime ||
            fault == TimeFault::NoYear)
            return false;
    }
    return texts > 0;
}

bool better(const TableMapping &a, const TableMapping &b)
{
    if (std::abs(a.score - b.score) > 0.005)
        return a.score > b.score;
    if (used(a) != used(b))
        return used(a) > used(b);
    return a.headerRows < b.headerRows;
}

/// Columns without a meaning, for an officer to give them one: the row with most words is the likeliest header.
TableMapping nothingKnown(const std::vector<QStringList> &rows)
{
    constexpr std::size_t mostRows = 10;
    TableMapping mapping;
    mapping.headerRows = rows.empty() ? 0 : 1;
    qsizetype most = -1;
    for (std::size_t r = 0; r < std::min(rows.size(), mostRows); ++r) {
        const auto words = std::count_if(rows[r].begin(), rows[r].end(), [](const QString &cell) {
            return std::any_of(cell.begin(), cell.end(), [](QChar c) { return c.isLetter(); });
        });
        if (words <= most)
            continue;
        most = words;
        mapping.titleRows = int(r);
    }
    if (rows.empty())
        return mapping;
    const std::vector<QStringList> parts = headerParts(rows, mapping.titleRows, 1);
    for (std::size_t c = 0; c < parts.size(); ++c) {
        ColumnMapping column;
        column.column = int(c);
        column.header = headerText(parts[c]);
        mapping.columns.push_back(column);
    }
    return mapping;
}

} // namespace

QString missingOf(const TableMapping &mapping)
{
    const bool days = mapping.layout == TableLayout::DayRows;
    const bool date = columnOf(mapping, ColumnRole::Date) >= 0;
    if (!date && (days || columnOf(mapping, ColumnRole::Time) < 0))
        return days ? importText(QT_TRANSLATE_NOOP("Import", "no column gives the date"))
                    : importText(QT_TRANSLATE_NOOP("Import", "no column gives the time"));
    std::map<QString, const ColumnMapping *> values;
    for (const ColumnMapping &column : mapping.columns) {
        QString key;
        if (column.role == ColumnRole::Value && (mapping.layout == TableLayout::SampleRows || !column.factor.isEmpty()))
            key = u'v' + column.factor + u'@' + column.place;
        else if (column.role == ColumnRole::Register)
            key = u'r' + column.period;
        else if (column.role == ColumnRole::Interval && days)
            key = QStringLiteral("i%1").arg(column.clock);
        else if (column.role == ColumnRole::Time || column.role == ColumnRole::Date ||
                 column.role == ColumnRole::Clock || column.role == ColumnRole::Factor)
            key = QStringLiteral("t%1").arg(int(column.role));
        if (key.isEmpty())
            continue;
        const auto [at, isNew] = values.emplace(key, &column);
        if (!isNew) {
            return importText(QT_TRANSLATE_NOOP("Import",
                                                "the columns \"%1\" (%2) and \"%3\" (%4) say the same; one of "
                                                "them is to be left out"))
                .arg(at->second->header)
                .arg(at->second->column + 1)
                .arg(column.header)
                .arg(column.column + 1);
        }
    }
    const auto any = [&](QChar kind) {
        return std::any_of(values.begin(), values.end(),
                           [&](const auto &entry) { return entry.first.startsWith(kind); });
    };
    const bool factor = columnOf(mapping, ColumnRole::Factor) >= 0 || !mapping.factor.isEmpty();
    if ((days || mapping.layout == TableLayout::SampleRows) && !factor)
        return importText(QT_TRANSLATE_NOOP("Import", "nothing says which factor the values are of"));
    const bool some = days ? any(u'i') : mapping.layout == TableLayout::SampleRows ? any(u'v') : any(u'v') || any(u'r');
    return some ? QString() : importText(QT_TRANSLATE_NOOP("Import", "no column gives a value of a known factor"));
}

Result<MappingProposal> proposeMapping(Workbook &book, qsizetype sheet, const std::vector<TableMapping> &profiles)
{
    std::optional<WideRow> wide;
    auto rows = firstRows(book, sheet, rowsLookedAt, &wide);
    if (!rows)
        return rows.error();
    MappingProposal proposal;
    proposal.rows = *std::move(rows);
    const std::vector<QStringList> &seen = proposal.rows;
    const QStringList names = book.sheets();
    proposal.sheet = sheet < names.size() ? names[sheet] : QString();
    std::vector<TableMapping> found;
    const int last = std::min(mostTitles, int(seen.size()));
    for (int first = 0; first < last; ++first) {
        for (int count = 1; count <= mostHeaderRows && first + count <= int(seen.size()); ++count) {
            if (!mayBeHeader(seen[std::size_t(first + count - 1)]))
                break;
            TableMapping mapping = tryHeader(seen, first, count, proposal.sheet, book.serialShift());
            if (!missingOf(mapping).isEmpty())
                mapping.score = std::min(mapping.score, 0.5);
            if (used(mapping) > 0)
                found.push_back(std::move(mapping));
        }
    }
    std::stable_sort(found.begin(), found.end(), better);
    proposal.mapping = found.empty() ? nothingKnown(seen) : found.front();
    for (const TableMapping &other : found) {
        if (proposal.others.size() < mostOthers && other.layout != proposal.mapping.layout)
            proposal.others.push_back(other);
    }
    for (const TableMapping &profile : profiles) {
        const int at = findHeader(seen, profile);
        if (at < 0 || (proposal.mapping.profile == profile.profile && proposal.mapping.version > profile.version))
            continue;
        if (proposal.mapping.profile.isEmpty() && proposal.mapping.score > 0)
            proposal.others.insert(proposal.others.begin(), proposal.mapping);
        proposal.mapping = profile;
        proposal.mapping.titleRows = at;
        proposal.mapping.score = 1;
    }
    if (wide && !proposal.clear()) { // a row of data is refused; here it was the header
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "Line %1 has %2 columns; tables of at most %3 columns "
                                                            "are read. Export fewer columns, or one sample a row."))
                         .arg(wide->line)
                         .arg(wide->columns)
                         .arg(mostColumns)};
    }
    return proposal;
}

Result<MappingProposal> proposeMapping(Workbook &book, const std::vector<TableMapping> &profiles)
{
    std::optional<MappingProposal> best;
    std::optional<Error> failed;
    constexpr qsizetype mostSheets = 50;
    for (qsizetype sheet = 0; sheet < std::min(book.sheets().size(), mostSheets); ++sheet) {
        auto proposal = proposeMapping(book, sheet, profiles);
        if (!proposal) {
            if (proposal.error().kind == Error::Kind::Cancelled)
                return proposal.error();
            failed = proposal.error();
            continue;
        }
        if (!best || proposal->mapping.score > best->mapping.score)
            best = *std::move(proposal);
        if (best->clear())
            break;
    }
    if (best)
        return *std::move(best);
    if (failed)
        return *failed;
    return Error{Error::Kind::BadInput,
                 importText(QT_TRANSLATE_NOOP("Import", "The file holds no sheet that can be seen."))};
}

} // namespace nightjar
