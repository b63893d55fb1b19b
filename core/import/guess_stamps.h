// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "core/base/time.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// What the stamps of the first data rows of a table say together.
struct StampsSeen {
    int rows = 0; ///< with a stamp or a value
    int good = 0; ///< whose stamp is one
    bool firstGood = true;
    bool daysOnly = true; ///< no stamp has a time of day
    bool midnight = false;
    Seconds range = 0;            ///< longest written range
    std::vector<Seconds> times;   ///< in the order of the rows
    std::vector<Seconds> dayEnds; ///< written as 24:00
};

/// Looks at the rows from `first` on as the mapping reads their times; `serialShift` is that of the workbook.
StampsSeen seeStamps(const TableMapping &mapping, const std::vector<QStringList> &rows, std::size_t first,
                     int serialShift);

/// Most common distance of neighbouring instants; 0 = not known.
Seconds commonStep(std::vector<Seconds> times);

/// Does a stamp name the end of its interval? A day from 0:15 to 24:00 names ends. One that also has 0:00 does not, nor
/// does a 24:00 without its day: that is only another way to write midnight.
bool namesEnds(const StampsSeen &seen, Seconds step);

/// Does 00:00 stand behind the last stamp of its own date (23:30, 23:45, 00:00, all of one day), every time? Then it is
/// that day's 24:00, whatever its date says.
bool midnightEndsDay(const StampsSeen &seen, Seconds step);

/// Is `time` a midnight that stands one day too early behind stamps of a constant step?
inline bool isLateMidnight(Seconds time, Seconds before, Seconds step)
{
    return step > 0 && step <= 3600 && secondOfDay(time) == 0 && before - time == secondsPerDay - step;
}

} // namespace nightjar
