// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_stamps.h"

#include <algorithm>
#include <map>

#include "core/import/cell_times.h"
#include "core/import/cell_value.h"

namespace nightjar {
namespace {

int columnOf(const TableMapping &mapping, ColumnRole role)
{
    const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                    [&](const ColumnMapping &column) { return column.role == role; });
    return found == mapping.columns.end() ? -1 : found->column;
}

} // namespace

StampsSeen seeStamps(const TableMapping &mapping, const std::vector<QStringList> &rows, std::size_t first,
                     int serialShift)
{
    StampsSeen seen;
    CellTimes times(dateOrderFromText(mapping.dateOrder), serialShift);
    CellValues values;
    const int time = columnOf(mapping, ColumnRole::Time);
    const int date = columnOf(mapping, ColumnRole::Date);
    const int clock = columnOf(mapping, ColumnRole::Clock);
    const int main = time >= 0 ? time : date;
    const auto cell = [](const QStringList &row, int column) {
        return column >= 0 && column < row.size() ? row[column].toStdString() : std::string();
    };
    for (std::size_t r = first; r < rows.size(); ++r) {
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

bool namesEnds(const StampsSeen &seen, Seconds step)
{
    if (seen.midnight || seen.range > 0 || step <= 0 || step > 3600)
        return false;
    return std::any_of(seen.dayEnds.begin(), seen.dayEnds.end(), [&](Seconds end) {
        return std::find(seen.times.begin(), seen.times.end(), end - secondsPerDay + step) != seen.times.end();
    });
}

bool midnightEndsDay(const StampsSeen &seen, Seconds step)
{
    if (seen.daysOnly || seen.range > 0 || !seen.dayEnds.empty())
        return false;
    std::vector<Seconds> times = seen.times; // rows of several points share their stamps
    times.erase(std::unique(times.begin(), times.end()), times.end());
    bool any = false;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (secondOfDay(times[i]) != 0)
            continue;
        // Behind it the next day goes on. Where the same day does, another point's rows begin there.
        const bool late = i > 0 && isLateMidnight(times[i], times[i - 1], step);
        if (!late || (i + 1 < times.size() && times[i + 1] == times[i] + step))
            return false;
        any = true;
    }
    return any;
}

} // namespace nightjar
