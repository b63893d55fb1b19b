// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/machine_times.h"

#include <algorithm>
#include <cmath>

#include "core/series/decimal.h"

namespace nightjar {

TimeFault dayOfParts(int year, int month, int day, Seconds &midnight)
{
    const auto found = dayFromCivil(year, month, day);
    if (!found || year < 1900 || year > 2200)
        return TimeFault::NoSuchTime;
    midnight = dayStart(*found);
    return TimeFault::None;
}

bool compactTime(std::string_view text, CellTime &time, TimeFault &fault)
{
    if (text.size() != 8 && text.size() != 10 && text.size() != 12 && text.size() != 14)
        return false;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    const auto part = [&](std::size_t at) {
        return at < text.size() ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 0;
    };
    fault = dayOfParts(part(0) * 100 + part(2), part(4), part(6), time.time);
    const int hour = part(8);
    if (fault == TimeFault::None &&
        (hour > 24 || part(10) > 59 || part(12) > 59 || (hour == 24 && part(10) + part(12) > 0)))
        fault = TimeFault::NoSuchTime;
    time.time += hour * 3600 + part(10) * 60 + part(12);
    time.dateOnly = text.size() == 8;
    time.endOfDay = hour == 24;
    return true;
}

bool timeSinceEpoch(std::string_view text, CellTime &time)
{
    if ((text.size() != 13 && text.size() != 10) || text.find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    if (text.size() == 13 && !text.ends_with("000"))
        return false;
    Seconds seconds = 0;
    for (const char c : text.substr(0, 10))
        seconds = seconds * 10 + (c - '0');
    constexpr Seconds from = 946'684'800;
    constexpr Seconds to = 4'102'444'800;
    time = {};
    time.time = seconds;
    return seconds >= from && seconds < to;
}

bool plainIso(std::string_view text, std::string &out)
{
    constexpr std::size_t whole = 19; // YYYY-MM-DD HH:MM:SS
    if (text.size() <= whole || text[4] != '-' || text[13] != ':' || text[16] != ':')
        return false;
    std::string_view rest = text.substr(whole);
    if (rest[0] == '.')
        rest.remove_prefix(std::min(rest.find_first_not_of('0', 1), rest.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (rest.empty() || (rest[0] != '+' && rest[0] != 'Z'))
        return false;
    out = text.substr(0, whole);
    out += rest;
    return true;
}

bool serialTime(std::string_view text, CellTime &time)
{
    const std::size_t whole = std::min(text.find('.'), text.size());
    if (whole != 5 || text.find_first_not_of("0123456789.") != std::string_view::npos)
        return false;
    const double days = textValue(text);
    if (!(days >= 20'000 && days < 80'000))
        return false;
    constexpr Day firstDay = -25'569; // 1899-12-30
    const double fullDays = std::floor(days);
    time.time = dayStart(firstDay + Day(fullDays)) + std::llround((days - fullDays) * double(secondsPerDay));
    time.dateOnly = whole == text.size();
    return true;
}

} // namespace nightjar
