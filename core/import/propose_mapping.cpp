// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/propose_mapping.h"

#include <algorithm>
#include <map>

#include "core/import/cell_times.h"
#include "core/import/cell_value.h"
#include "core/import/guess_columns.h"
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

/// What the time cells of the first data rows say together.
struct TimesSeen {
    int rows = 0; ///< with a value
    int good = 0;
    bool firstGood = true;
    bool midnight = false;
    std::vector<Seconds> dayEnds; ///< written as 24:00
    Seconds range = 0;
    bool daysOnly = true;
    std::vector<Seconds> times;
};

TimesSeen seeTimes(const TableMapping &mapping, const std::vector<QStringList> &rows)
{
    TimesSeen seen;
    CellTimes times(dateOrderFromText(mapping.dateOrder));
    CellValues values;
    const int time = columnOf(mapping, ColumnRole::Time);
    const int date = columnOf(mapping, ColumnRole::Date);
    const int clock = columnOf(mapping, ColumnRole::Clock);
    const int main = time >= 0 ? time : date;
    const auto cell = [](const QStringList &row, int column) {
        return column >= 0 && column < row.size() ? row[column].toStdString() : std::string();
    };
    for (std::size_t r = std::size_t(mapping.titleRows + mapping.headerRows); r < rows.size(); ++r) {
        const QStringList &row = rows[r];
        const auto filled =
            std::count_if(row.begin(), row.end(), [](const QString &c) { return !c.trimmed().isEmpty(); });
        const std::string text = cell(row, main);
        if (filled < 2 || values.isTotal(text))
            continue;
        CellTime found;
        TimeFault fault = times.parse(text, found);
        Seconds ofDay = 0;
        Seconds length = 0;
        if (fault == TimeFault::None && clock >= 0) {
            fault = CellTimes::parseClock(cell(row, clock), ofDay, length);
            found.time += ofDay;
            found.length = length;
            found.dateOnly = false;
            found.endOfDay = ofDay == secondsPerDay;
        }
        const bool good = fault != TimeFault::Unreadable && fault != TimeFault::Empty;
        if (seen.rows++ == 0)
            seen.firstGood = good;
        seen.good += good;
        if (fault != TimeFault::None)
            continue;
        seen.daysOnly = seen.daysOnly && found.dateOnly;
        if (found.endOfDay)
            seen.dayEnds.push_back(found.time);
        seen.midnight |= !found.dateOnly && !found.endOfDay && secondOfDay(found.time) == 0;
        seen.range = std::max(seen.range, found.length);
        seen.times.push_back(found.time);
    }
    return seen;
}

/// Most common distance of neighbouring instants; 0 = not known.
Seconds commonStep(std::vector<Seconds> times)
{
    std::sort(times.begin(), times.end());
    std::map<Seconds, int> counts;
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i] > times[i - 1])
            ++counts[times[i] - times[i - 1]];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? 0 : most->first;
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

/// A day from 0:15 to 24:00 names ends. One that also has 0:00 does not, nor does a 24:00 without its day: that is only
/// another way to write midnight.
bool namesEnds(const TimesSeen &seen, Seconds step)
{
    if (seen.midnight || seen.range > 0 || step <= 0 || step > 3600)
        return false;
    return std::any_of(seen.dayEnds.begin(), seen.dayEnds.end(), [&](Seconds end) {
        return std::find(seen.times.begin(), seen.times.end(), end - secondsPerDay + step) != seen.times.end();
    });
}

/// What only the data says: step, ends of intervals, decimal comma; and whether the rows below fit the mapping at all.
void lookAtData(TableMapping &mapping, const std::vector<QStringList> &rows, const QString &words)
{
    const TimesSeen seen = seeTimes(mapping, rows);
    if (seen.rows > 0 && (!seen.firstGood || seen.good * 2 < seen.rows))
        mapping.score *= seen.firstGood ? 0.7 : 0.5;
    mapping.decimalComma = hasDecimalComma(mapping, rows);
    if (mapping.layout == TableLayout::DayRows)
        return;
    Seconds step = seen.range > 0 ? seen.range : commonStep(seen.times);
    if (step == 0)
        step = seen.daysOnly && !seen.times.empty() ? secondsPerDay : stepOfWords(words);
    mapping.step = mapping.layout == TableLayout::Registers ? 0 : step;
    mapping.stampsAtEnd = mapping.layout != TableLayout::Registers && namesEnds(seen, step);
    for (ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Value && mapping.layout == TableLayout::TimeRows)
            column.factor += periodSuffix(column.factor, step);
    }
}

TableMapping tryHeader(const std::vector<QStringList> &rows, int first, int count, const QString &sheet)
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
    lookAtData(mapping, rows, words);
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
        if (fault == TimeFault::None || fault == TimeFault::NeedsOrder || fault == TimeFault::NoSuchTime)
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
            key = u'v' + column.factor;
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
    auto rows = firstRows(book, sheet, rowsLookedAt);
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
            TableMapping mapping = tryHeader(seen, first, count, proposal.sheet);
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
