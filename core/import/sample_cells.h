// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QString>

#include "core/series/series.h"

namespace nightjar {

/// Reads ISO 8601 times; rows of one day cost a comparison and six digits. Same answers as parseTime().
class TimeCells
{
public:
    bool parse(std::string_view text, Seconds &time)
    {
        if (text.size() == 19 && m_known && sameDay(text.data()) && clock(text.data() + 10, time))
            return true;
        return parseSlowly(text, time);
    }

private:
    bool sameDay(const char *text) const;
    bool clock(const char *text, Seconds &time) const;
    bool parseSlowly(std::string_view text, Seconds &time);
    char m_date[10] = {};
    Seconds m_midnight = 0;
    bool m_known = false;
};

/// Why a value cell is refused, as a reason.
QString badValueText(std::string_view text, ValueKind kind);
QString badTimeText(std::string_view text);
/// Empty when a flag cell may be kept; else the reason.
QString badFlagText(std::string_view text);
/// False: the cell is neither empty nor `substituted`.
bool parseOrigin(std::string_view text, Origin &origin);
QString badOriginText(std::string_view text);

} // namespace nightjar
