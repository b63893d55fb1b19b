// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_times.h"

#include "core/import/cell_times.h"
#include "core/import/mapping_columns.h"

namespace nightjar {
namespace {

/// What most cells of a column below the header are.
struct ColumnData {
    int filled = 0;
    int times = 0;
    int clocks = 0;
};

ColumnData lookAt(const std::vector<QStringList> &rows, int first, qsizetype column)
{
    ColumnData data;
    CellTimes times(DateOrder::None);
    for (std::size_t r = std::size_t(first); r < rows.size() && data.filled < 30; ++r) {
        if (column >= rows[r].size() || rows[r][column].trimmed().isEmpty())
            continue;
        const std::string text = rows[r][column].toStdString();
        ++data.filled;
        CellTime time;
        Seconds clock = 0;
        Seconds length = 0;
        const TimeFault fault = times.parse(text, time);
        const bool isClock = CellTimes::parseClock(text, clock, length) == TimeFault::None; // 18.00.00 is no date
        data.times +=
            fault == TimeFault::None || (!isClock && (fault == TimeFault::NeedsOrder ||
                                                      fault == TimeFault::NoSuchTime || fault == TimeFault::NoYear));
        data.clocks += isClock;
    }
    return data;
}

bool onlyDates(const ColumnMapping &column, const std::vector<QStringList> &rows, int first)
{
    CellTimes times(DateOrder::Ymd);
    for (std::size_t r = std::size_t(first); r < rows.size(); ++r) {
        CellTime time;
        if (column.column < rows[r].size() &&
            times.parse(rows[r][column.column].toStdString(), time) == TimeFault::None && !time.dateOnly &&
            (secondOfDay(time.time) != 0 || time.endOfDay || time.length > 0))
            return false;
    }
    return true;
}

} // namespace

void pickTimes(TableMapping &mapping, const std::vector<QStringList> &rows, int first)
{
    for (ColumnMapping &column : mapping.columns) {
        const bool timely =
            column.role == ColumnRole::Time || column.role == ColumnRole::Date || column.role == ColumnRole::Clock;
        if (!timely)
            continue;
        const ColumnData data = lookAt(rows, first, column.column);
        if (data.filled == 0)
            continue;
        if (data.times * 2 >= data.filled) {
            if (column.role == ColumnRole::Clock)
                column.role = ColumnRole::Time;
        } else if (data.clocks * 2 >= data.filled) {
            column.role = ColumnRole::Clock;
        } else {
            column.score *= 0.5;
        }
    }
    keepOneColumn(mapping, ColumnRole::Time);
    keepOneColumn(mapping, ColumnRole::Date);
    keepOneColumn(mapping, ColumnRole::Clock);
    if (hasColumn(mapping, ColumnRole::Time) && !hasColumn(mapping, ColumnRole::Clock)) {
        for (ColumnMapping &column : mapping.columns) {
            if (column.role == ColumnRole::Date)
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "another column says this already"));
        }
    } else if (hasColumn(mapping, ColumnRole::Time) && hasColumn(mapping, ColumnRole::Clock)) {
        for (ColumnMapping &column : mapping.columns) { // `时间` with dates beside `小时`
            if (column.role == ColumnRole::Time && !hasColumn(mapping, ColumnRole::Date) &&
                onlyDates(column, rows, first))
                column.role = ColumnRole::Date;
        }
        for (ColumnMapping &column : mapping.columns) {
            if (hasColumn(mapping, ColumnRole::Time) &&
                (column.role == ColumnRole::Clock || column.role == ColumnRole::Date))
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "another column says this already"));
        }
    } else if (hasColumn(mapping, ColumnRole::Date) && !hasColumn(mapping, ColumnRole::Clock)) {
        for (ColumnMapping &column : mapping.columns) { // days, or `日期` with a clock in its cells
            if (column.role == ColumnRole::Date && !onlyDates(column, rows, first))
                column.role = ColumnRole::Time;
        }
    }
}

} // namespace nightjar
