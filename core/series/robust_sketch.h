// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>

namespace nightjar {

/// Quantiles of any number of values in 25 KB: counts in fixed cells, 64 an octave (the layout of HdrHistogram), for
/// magnitudes from 2^-20 (about 1e-6, smaller counts as 0) to 2^30 (about 1e9, larger counts as that). A quantile is
/// within `relativeError` of an order statistic. Sketches add and subtract exactly: history by state, by day, without
/// the judged interval, in any order and on any number of threads the same.
class QuantileSketch
{
public:
    static constexpr double relativeError = 1.0 / 128;

    void add(double value)
    {
        if (std::isnan(value))
            return;
        const std::size_t cell = cellOf(std::abs(value));
        ++(value < 0 ? m_below : m_above)[cell];
    }
    void add(std::span<const double> values);
    /// Magnitudes of the differences of neighbours; NaN on either side leaves a pair out.
    void addDifferences(std::span<const double> values);
    void add(const QuantileSketch &other);
    /// Takes away what was added before; `other` must be part of this.
    void remove(const QuantileSketch &other);

    std::uint64_t count() const;
    /// NaN when empty or `share` is outside 0..1.
    double quantile(double share) const;
    double median() const { return quantile(0.5); }
    /// Share of values up to `value`, whose whole cell counts; NaN when empty.
    double shareUpTo(double value) const;
    bool operator==(const QuantileSketch &) const = default;

private:
    static constexpr int cellBits = 6;
    static constexpr std::int64_t lowest = std::int64_t(1023 - 20) << cellBits;
    static constexpr std::int64_t cells = std::int64_t(50) << cellBits;
    /// 0 is zero; the others start at exponent -20.
    static std::size_t cellOf(double magnitude)
    {
        const auto place = std::int64_t(std::bit_cast<std::uint64_t>(magnitude) >> (52 - cellBits)) - lowest + 1;
        return std::size_t(std::clamp<std::int64_t>(place, 0, cells));
    }
    static double valueOf(std::size_t cell);
    std::array<std::uint32_t, cells + 1> m_below{};
    std::array<std::uint32_t, cells + 1> m_above{};
};

} // namespace nightjar
