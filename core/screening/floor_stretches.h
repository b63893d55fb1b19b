// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/time.h"

namespace nightjar {

/// A stretch of samples [begin, end) of which four of five lie at or under a bar; both ends do.
struct FloorStretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t low = 0; ///< samples at or under the bar
};

/// Stretches of greatest (low - 4 x others), with at least `least` low samples. One ends where a sequence of more than
/// `most` others would have to be crossed, or a hole longer than `hole`. Linear.
std::vector<FloorStretch> floorStretches(std::span<const Seconds> times, std::span<const double> values, double bar,
                                         std::size_t least, std::size_t most, Seconds hole);

/// What a channel usually shows while the plant runs, from at most 8,000 samples spread over it.
struct UsualLevel {
    double usual = 0; ///< median of what is above the floor, where a twentieth is; else of all
    double low = 0;   ///< 5 % of what is above the floor lies under this
    double share = 0; ///< of the samples at or under the floor
};
/// `floor` may be NaN: a tenth of the 95th percentile then.
UsualLevel usualLevel(std::span<const double> values, double floor);

} // namespace nightjar
