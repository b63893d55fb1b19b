// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace nightjar {

/// An abrupt change of level: medians of nine samples before and after it.
struct Step {
    std::size_t at = 0; ///< first sample of the new level
    double before = 0;
    double after = 0;
    double size = 0;      ///< (after - before) / scale: signed, in robust units
    std::size_t ramp = 0; ///< samples from leaving the old level to reaching the new one (a quarter of the size each);
                          ///< 0 or 1 is a jump, a start-up takes more
};
/// Steps of at least `least` scales in either direction; of steps within nine samples the greatest counts.
/// `values` are free of NaN and ascending in time; `scale` is the channel's own (differenceScale, or that of the
/// level). One pass of rollingMedian and one of differences; candidates are then placed exactly. Linear.
std::vector<Step> findSteps(std::span<const double> values, double scale, double least);

/// A step, and how long the new level stays.
struct LevelShift {
    Step step;
    std::size_t end = 0;    ///< first sample that is back at the old level; values.size() when it never comes back
    bool returned = false;  ///< came back within `longest`
    double during = 0;      ///< median of the shifted stretch (of at most its first 4096 samples)
    bool abruptEnd = false; ///< the end is a step, too
};
/// Level shifts of at least `least` scales that stay for `shortest` samples or more. Back is where two
/// neighbouring medians of nine stand nearer to the level before than a third of the size.
std::vector<LevelShift> findLevelShifts(std::span<const double> values, double scale, double least,
                                        std::size_t shortest, std::size_t longest);

} // namespace nightjar
