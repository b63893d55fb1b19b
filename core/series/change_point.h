// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace nightjar {

/// One alarm of a two-sided CUSUM.
struct CusumAlarm {
    std::size_t begin = 0; ///< where the sum last left zero: the estimate of when the change began
    std::size_t alarm = 0; ///< where the sum passed the bar
    int direction = 0;     ///< +1 up, -1 down
};
/// Page's (1954) CUSUM of (value - centre) / scale with `slack` (half the shift to be found, in scales; 0.5 finds a
/// shift of one scale) and `bar` (5 gives one false alarm in about 465 samples of white normal noise, 8 one in about
/// 1e4, Montgomery table 9.3). Values count at most 4 scales, so that a single spike raises no alarm. After an alarm
/// both sums begin anew. NaN leaves the sums as they are.
std::vector<CusumAlarm> cusum(std::span<const double> values, double centre, double scale, double slack = 0.5,
                              double bar = 5);

struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    double mean = 0; ///< of the finite values
};
/// Stretches of constant mean: PELT of Killick, Fearnhead and Eckley (JASA 107, 2012), the exact least of the sum of
/// ((value - mean) / scale)^2 plus `penalty` a segment, each with `least` finite values. For white noise 2 ln n per
/// change is the BIC, and 3 ln n is safer; for noise with lag-1 correlation r multiply by (1 + r) / (1 - r). Meant for
/// medians of blocks (remedian, 10-minute or hourly): quadratic where no change occurs (2,000 hours 5 ms, 13,000
/// ten-minute values 0.2 s); n is limited to 20,000 values, longer input is taken in such parts. NaN belongs to the
/// segment around it and costs nothing.
std::vector<Segment> segmentsOfMean(std::span<const double> values, double scale, double penalty,
                                    std::size_t least = 3);

} // namespace nightjar
