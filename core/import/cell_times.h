// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <QString>

#include "core/base/time.h"
#include "core/import/sample_cells.h"

namespace nightjar {

/// Order of the parts of a date whose year has two digits or stands last; None: such dates are refused.
enum class DateOrder { None, Ymd, Dmy, Mdy };
DateOrder dateOrderFromText(const QString &text); ///< of `TableMapping::dateOrder`

/// What a cell with a time says.
struct CellTime {
    Seconds time = 0;
    Seconds length = 0;    ///< of a written range (`18~19`), whose begin `time` is; 0 = an instant
    bool dateOnly = false; ///< no time of day is written; `time` is midnight
    bool endOfDay = false; ///< written as 24:00 of the day before
};

enum class TimeFault { None, Empty, Unreadable, NoSuchTime, NeedsOrder, NoYear };

/// Times as foreign tables write them: ISO; `2026/9/2 8:05`, `2026年9月2日 8时5分`, `20260902080500`, `8:00~9:00`,
/// 24:00, `下午 3:05`, Excel serials, full-width digits; dates with two-digit or last years as the order says. Rows of
/// one day in ISO cost a comparison and six digits.
class CellTimes
{
public:
    /// `serialShift`: days to be added to serials (Workbook::serialShift()).
    explicit CellTimes(DateOrder order = DateOrder::None, int serialShift = 0)
        : m_order(order), m_serialShift(serialShift)
    {
    }
    TimeFault parse(std::string_view text, CellTime &time)
    {
        if (m_iso.parse(text, time.time)) {
            time.length = 0;
            time.dateOnly = false;
            time.endOfDay = false;
            return TimeFault::None;
        }
        return parseSlowly(text, time);
    }
    /// Midnight of a cell with a date alone (a time of day of 00:00 may follow it).
    TimeFault parseDate(std::string_view text, Seconds &midnight);
    /// Seconds after midnight, 0..86400, of `8:05`, `08.05.00`, `18时`, `18~19`, `下午3:05`, `0.75` (a serial).
    static TimeFault parseClock(std::string_view text, Seconds &clock, Seconds &length);

private:
    TimeFault parseSlowly(std::string_view text, CellTime &time);
    DateOrder m_order;
    int m_serialShift;
    TimeCells m_iso;
    std::string m_dateText; ///< the date cell that was read last
    Seconds m_midnight = 0;
};

/// Why a time cell is refused, as a reason that says what to do.
QString timeFaultText(TimeFault fault, std::string_view text);

/// Full-width letters, digits, signs and blanks as their ASCII forms; blanks at the ends are cut. True when a
/// character other than a blank changed.
bool foldWide(std::string_view text, std::string &out);

} // namespace nightjar
