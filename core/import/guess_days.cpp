// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_days.h"

#include <algorithm>

namespace nightjar {
namespace {

constexpr std::size_t leastIntervals = 20; ///< a table with less has something else in its numbered columns

struct Interval {
    std::size_t column = 0;
    Seconds clock = 0;
    Seconds length = 0;
};

/// Every neighbour is one step later.
bool regular(const std::vector<Interval> &intervals, Seconds step)
{
    for (std::size_t i = 1; i < intervals.size(); ++i) {
        if (intervals[i].clock - intervals[i - 1].clock != step)
            return false;
    }
    return true;
}

Seconds commonStep(const std::vector<Interval> &intervals)
{
    std::vector<Seconds> distances;
    for (std::size_t i = 1; i < intervals.size(); ++i)
        distances.push_back(intervals[i].clock - intervals[i - 1].clock);
    std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(distances.size() / 2), distances.end());
    return distances[distances.size() / 2];
}

void apply(const std::vector<Interval> &intervals, Seconds step, bool atEnd, const std::vector<HeaderMeaning> &meanings,
           TableMapping &mapping)
{
    for (const Interval &interval : intervals) {
        ColumnMapping &column = mapping.columns[interval.column];
        column.role = ColumnRole::Interval;
        column.clock = interval.clock;
        column.unit = meanings[interval.column].unit;
        column.score = 1;
    }
    mapping.step = step;
    mapping.stampsAtEnd = atEnd;
}

double byOrdinal(std::vector<Interval> intervals, const std::vector<HeaderMeaning> &meanings, TableMapping &mapping)
{
    const Seconds count = Seconds(intervals.size());
    const bool fromZero = intervals.front().clock == 0;
    const bool fromOne = intervals.front().clock == 1;
    if (!regular(intervals, 1) || !(fromZero || fromOne) || secondsPerDay % count != 0)
        return 0;
    const Seconds step = secondsPerDay / count;
    if (step % 60 != 0)
        return 0;
    for (Interval &interval : intervals)
        interval.clock *= step;
    apply(intervals, step, fromOne, meanings, mapping);
    return count == 24 || count == 48 || count == 96 || count == 288 || count == 1440 ? 1 : 0.7;
}

} // namespace

double guessDay(const std::vector<HeaderMeaning> &meanings, TableMapping &mapping)
{
    std::vector<Interval> clocks;
    std::vector<Interval> ordinals;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        const HeaderMeaning &meaning = meanings[i];
        if (meaning.role != ColumnRole::Interval)
            continue;
        if (meaning.ordinal >= 0)
            ordinals.push_back({i, meaning.ordinal, 0});
        else
            clocks.push_back({i, meaning.clock, meaning.length});
    }
    if (clocks.size() < leastIntervals)
        return ordinals.size() < leastIntervals ? 0 : byOrdinal(std::move(ordinals), meanings, mapping);
    const Seconds step = commonStep(clocks);
    if (step <= 0 || secondsPerDay % step != 0)
        return 0;
    if (clocks.front().length > 0) { // ranges: their begins
        const bool whole = regular(clocks, step) && std::all_of(clocks.begin(), clocks.end(),
                                                                [&](const Interval &i) { return i.length == step; });
        apply(clocks, step, false, meanings, mapping);
        return whole ? 1 : 0.6;
    }
    const bool startsAtZero = clocks.front().clock == 0;
    if (!startsAtZero && clocks.back().clock == 0) // 0:15 ... 23:45, 0:00: the last one ends the day
        clocks.back().clock = secondsPerDay;
    const bool endsDay = clocks.back().clock == secondsPerDay;
    // Both may be named wrongly at once only where columns are missing; then the officer says.
    const bool whole = regular(clocks, step) && (startsAtZero || clocks.front().clock == step) &&
                       (endsDay || clocks.back().clock == secondsPerDay - step) && (startsAtZero || endsDay);
    apply(clocks, step, !startsAtZero, meanings, mapping);
    return whole ? 1 : 0.6;
}

} // namespace nightjar
