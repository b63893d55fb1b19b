// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/floor_stretches.h"

#include <algorithm>
#include <cmath>

#include "core/series/robust.h"

namespace nightjar {

std::vector<FloorStretch> floorStretches(std::span<const Seconds> times, std::span<const double> values, double bar,
                                         std::size_t least, std::size_t most, Seconds hole)
{
    std::vector<FloorStretch> found;
    const std::size_t n = values.size();
    for (std::size_t i = 0; i < n;) {
        if (!(values[i] <= bar)) {
            ++i;
            continue;
        }
        FloorStretch best{i, i + 1, 1};
        std::size_t low = 1;
        std::size_t others = 0; // since the last low one
        std::ptrdiff_t score = 1;
        std::ptrdiff_t top = 1;
        std::size_t j = i + 1;
        for (; j < n && times[j] - times[j - 1] <= hole; ++j) {
            if (values[j] <= bar) {
                ++low;
                ++score;
                others = 0;
                if (score >= top) {
                    top = score;
                    best = {i, j + 1, low};
                }
                continue;
            }
            score -= 4;
            if (++others > most || score < 0)
                break;
        }
        if (best.low >= least)
            found.push_back(best);
        // What lies behind the best end may begin another one.
        i = best.end;
    }
    return found;
}

UsualLevel usualLevel(std::span<const double> values, double floor)
{
    UsualLevel level;
    std::vector<double> some;
    const std::size_t stride = values.size() / 8000 + 1;
    some.reserve(values.size() / stride + 1);
    for (std::size_t i = 0; i < values.size(); i += stride)
        some.push_back(values[i]);
    if (some.empty())
        return level;
    if (!std::isfinite(floor))
        floor = 0.1 * quantileInPlace(some, 0.95);
    const auto middle = std::partition(some.begin(), some.end(), [floor](double v) { return v <= floor; });
    level.share = double(middle - some.begin()) / double(some.size());
    if (level.share <= 0.95) {
        const std::span<double> above(middle, some.end());
        level.usual = medianInPlace(above);
        level.low = quantileInPlace(above, 0.05);
    } else {
        level.usual = medianInPlace(some);
        level.low = quantileInPlace(some, 0.05);
    }
    return level;
}

} // namespace nightjar
