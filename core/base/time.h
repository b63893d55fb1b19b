// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include <QString>

namespace nightjar {

/// An instant in seconds since 1970-01-01T00:00:00Z. Samples carry no fraction of a second.
using Seconds = std::int64_t;
/// A calendar day of UTC+8, counted from 1970-01-01.
using Day = std::int32_t;

/// China has one clock, UTC+8, without summer time; the process's own time zone is never asked.
inline constexpr Seconds localOffset = 8 * 3600;
inline constexpr Seconds secondsPerDay = 86'400;

/// A stretch of time; `to` is exclusive.
struct Span {
    Seconds from = 0;
    Seconds to = 0;
    bool empty() const { return to <= from; }
    Seconds length() const { return empty() ? 0 : to - from; }
    bool contains(Seconds t) const { return t >= from && t < to; }
    bool touches(const Span &other) const { return from < other.to && other.from < to; }
    bool operator==(const Span &) const = default;
};

/// Seconds that two spans share.
inline Seconds overlap(const Span &a, const Span &b)
{
    return std::max<Seconds>(0, std::min(a.to, b.to) - std::max(a.from, b.from));
}

/// Day of UTC+8 in which `t` lies, and the instant at which a day begins.
constexpr Day dayOf(Seconds t)
{
    const Seconds local = t + localOffset;
    return Day(local >= 0 ? local / secondsPerDay : (local - secondsPerDay + 1) / secondsPerDay);
}
constexpr Seconds dayStart(Day day) { return Seconds(day) * secondsPerDay - localOffset; }
/// Seconds since local midnight, 0..86399.
constexpr int secondOfDay(Seconds t) { return int(t - dayStart(dayOf(t))); }

struct Civil {
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1;   ///< 1..31
};
Civil civilOf(Day day);
/// The day of a calendar date; nothing when the date does not exist.
std::optional<Day> dayFromCivil(int year, int month, int day);
/// 1 Monday .. 7 Sunday.
int weekdayOf(Day day);

/// ISO 8601 as the dataset format allows it: `YYYY-MM-DD HH:MM[:SS]` or with `T`, local (UTC+8) unless it ends in `Z`
/// or an offset. Nothing when the text is anything else or the instant does not exist (2025-02-30, 24:00).
std::optional<Seconds> parseTime(std::string_view text);
/// `YYYY-MM-DD`.
std::optional<Day> parseDate(std::string_view text);
/// `HH:MM` as minutes since midnight, 0..1439; 1440 for `24:00` only when `allow24` says so.
enum class Allow24 { No, Yes };
std::optional<int> parseClock(std::string_view text, Allow24 allow24 = Allow24::No);

QString formatTime(Seconds t);    ///< `YYYY-MM-DD HH:MM:SS` in UTC+8, as in exported CSV
QString formatIso(Seconds t);     ///< `YYYY-MM-DDTHH:MM:SS+08:00`, as in JSON
QString formatDate(Day day);      ///< `YYYY-MM-DD`
QString formatClock(int minutes); ///< `HH:MM`; minutes beyond a day wrap
QString formatShort(Seconds t);   ///< `MM-dd HH:mm`, for tables

} // namespace nightjar
