// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "core/base/time.h"
#include "core/registry/keys.h"

namespace nightjar {

// The key of a block and of a day's pyramid: the channel in the upper bits, the day in the lower 22.

inline constexpr int dayBits = 22;
inline constexpr qint64 dayOffset = qint64(1) << 20; ///< years 1 to 9999 are days -719,162 to 2,932,896
inline constexpr Day earliestDay = Day(-dayOffset);
inline constexpr Day latestDay = Day((qint64(1) << dayBits) - 1 - dayOffset);

constexpr qint64 blockKey(ChannelId channel, Day day)
{
    return (channel << dayBits) | (qint64(std::clamp(day, earliestDay, latestDay)) + dayOffset);
}
constexpr Day dayOfKey(qint64 key) { return Day((key & ((qint64(1) << dayBits) - 1)) - dayOffset); }
constexpr ChannelId channelOfKey(qint64 key) { return key >> dayBits; }

// A block covers 2^period days of its channel, aligned in the numbers of days; its key names the first of them.

/// Longest period, 128 days: a daily value fills its block in four months.
inline constexpr int longestPeriod = 7;
/// Overviews are kept for 32 days in one row.
inline constexpr int overviewPeriod = 5;

constexpr Day periodStart(Day day, int period)
{
    const qint64 mask = (qint64(1) << period) - 1;
    return Day(((qint64(std::clamp(day, earliestDay, latestDay)) + dayOffset) & ~mask) - dayOffset);
}

/// The period for samples of this distance: as many days as hold 1,536 samples, so that a block is one to two KiB and a
/// page holds several. Measured: 96 samples a day cost 3.6 bytes each in day blocks, 1.2 in blocks of 16 days.
constexpr int periodFor(Seconds distance)
{
    constexpr Seconds most = 1536;
    int period = 0;
    while (distance > 0 && period < longestPeriod && (secondsPerDay << (period + 1)) <= most * distance)
        ++period;
    return period;
}
/// Sparse channels have no overview: decoding a year of them costs as little.
constexpr bool hasOverview(int period) { return period <= 1; }

/// Keys of the days that a span touches, both inclusive; an empty span means every day. The block of the first day may
/// begin earlier: see blocksOfSpan.
struct KeyRange {
    qint64 from = 0;
    qint64 to = 0;
};
inline KeyRange keyRange(ChannelId channel, Span span)
{
    if (span.empty())
        return {blockKey(channel, earliestDay), blockKey(channel, latestDay)};
    const auto bounded = [](Seconds t) { return std::clamp(t, dayStart(earliestDay), dayStart(latestDay)); };
    return {blockKey(channel, dayOf(bounded(span.from))), blockKey(channel, dayOf(bounded(span.to - 1)))};
}

/// Ends a query over `blocks` with those that touch the days :from to :to of one channel, in order of time. The period
/// is looked up inside the statement, so that both are of one moment.
#define NIGHTJAR_BLOCKS_OF_SPAN                                                                                        \
    " FROM blocks WHERE id BETWEEN (:from & ~ifnull((SELECT (1 << period) - 1 FROM channels_seen WHERE id = "          \
    ":from >> 22), 0)) AND :to ORDER BY id"

} // namespace nightjar
