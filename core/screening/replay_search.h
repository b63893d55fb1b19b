// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/constant_runs.h"
#include "core/series/repeated_shape.h"

namespace nightjar {

/// A channel on an even grid of its own step, ready to be compared with its past.
struct ReplayChannel {
    Seconds from = 0; ///< of the first cell, a midnight
    Seconds step = 60;
    double resolution = 0;
    std::vector<double> values; ///< NaN where there is no valid sample
    ShapeSketch sketch;         ///< of `values`
    Seconds timeOf(std::size_t index) const { return from + Seconds(index) * step; }
};
/// Empty values when there are too few samples or the grid would be absurdly long (four samples in five missing).
ReplayChannel replayChannel(const ValidSamples &samples);

/// A stretch that may have stood before in the same channel. Indices count in the grid.
struct Replay {
    std::size_t copyBegin = 0;
    std::size_t length = 0;
    std::size_t lag = 0; ///< source = copy - lag
    double factor = 1;   ///< copy = factor x source + offset
    double offset = 0;
    double correlation = 0; ///< of the values within the stretch
    double noiseShare = 0;  ///< what is left after factor and offset, against the movement of the copy
    double rest = 0;        ///< scale of what is left, in the channel's unit
    std::size_t compared = 0;
    std::size_t equal = 0;  ///< agree within half a resolution after factor and offset (rounded where scaled)
    std::size_t moving = 0; ///< compared values that differ from the one before
    double evidence = 0;    ///< natural log of likelihood "copied" / "independent", over fast and slow movement
    double standout = 0;    ///< how far the likeness lies above that at other lags, in their spreads
    std::size_t end() const { return copyBegin + length; }
    std::size_t sourceBegin() const { return copyBegin - lag; }
};

/// Stretches of at least `leastSamples` for which the evidence reaches `leastEvidence`, ascending by copyBegin, without
/// overlaps. Three gates propose them: anchors of the fast movement (any lag), agreeing signs of means over 5, 15 and
/// 60 minutes (lags in whole steps of these), and for hourly data digit by digit; what is proposed is compared sample
/// by sample and against the likeness at other lags, which is what habit makes.
std::vector<Replay> findReplays(const ReplayChannel &channel, std::size_t leastSamples, double leastEvidence);

/// The same question asked at one lag and stretch, because another channel stood there: evidence 0 when there is none.
Replay replayAt(const ReplayChannel &channel, std::size_t lag, std::size_t begin, std::size_t end);

} // namespace nightjar
