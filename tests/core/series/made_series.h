// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/series/significance.h"

namespace nightjar::made {

/// Normal numbers from a seed, by the inverse of the distribution function: the same in every run.
inline std::vector<double> normal(std::size_t count, std::uint64_t seed, double centre = 0, double scale = 1)
{
    SeededNumbers numbers(seed);
    std::vector<double> values(count);
    for (double &value : values)
        value = centre + scale * normalQuantile((double(numbers.next() >> 11) + 0.5) * 0x1p-53);
    return values;
}

/// A channel as analysers report it: a level that wanders, instrument noise, a resolution.
inline std::vector<double> channel(std::size_t count, std::uint64_t seed, double level = 40, double noise = 0.8,
                                   double resolution = 0.01)
{
    const std::vector<double> fast = normal(count, seed);
    const std::vector<double> slow = normal(count, seed + 1);
    std::vector<double> values(count);
    double wander = 0;
    for (std::size_t i = 0; i < count; ++i) {
        wander = 0.995 * wander + 0.3 * slow[i];
        const double day = 5 * std::sin(double(i) * 6.283185307 / 1440);
        values[i] = std::round((level + day + wander + noise * fast[i]) / resolution) * resolution;
    }
    return values;
}

} // namespace nightjar::made
