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

/// Keys of the days that a span touches, both inclusive; an empty span means every day.
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

} // namespace nightjar
