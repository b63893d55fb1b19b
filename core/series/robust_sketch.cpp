// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/robust_sketch.h"

#include <limits>
#include <numeric>

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

void QuantileSketch::add(std::span<const double> values)
{
    for (const double value : values)
        add(value);
}

void QuantileSketch::addDifferences(std::span<const double> values)
{
    for (std::size_t i = 1; i < values.size(); ++i) {
        const double change = std::abs(values[i] - values[i - 1]);
        if (change == change) // NaN on either side, or two equal infinities
            ++m_above[cellOf(change)];
    }
}

void QuantileSketch::add(const QuantileSketch &other)
{
    for (std::size_t i = 0; i < m_above.size(); ++i) {
        m_below[i] += other.m_below[i];
        m_above[i] += other.m_above[i];
    }
}

void QuantileSketch::remove(const QuantileSketch &other)
{
    for (std::size_t i = 0; i < m_above.size(); ++i) {
        m_below[i] -= std::min(m_below[i], other.m_below[i]);
        m_above[i] -= std::min(m_above[i], other.m_above[i]);
    }
}

std::uint64_t QuantileSketch::count() const
{
    return std::accumulate(m_above.begin(), m_above.end(),
                           std::accumulate(m_below.begin(), m_below.end(), std::uint64_t(0)));
}

double QuantileSketch::valueOf(std::size_t cell)
{
    if (cell == 0)
        return 0;
    const auto start = std::uint64_t(std::int64_t(cell) - 1 + lowest) << (52 - cellBits);
    const auto middle = start + (std::uint64_t(1) << (51 - cellBits));
    return std::bit_cast<double>(middle);
}

double QuantileSketch::quantile(double share) const
{
    const std::uint64_t all = count();
    if (all == 0 || !(share >= 0 && share <= 1))
        return none;
    std::uint64_t rest = std::uint64_t(share * double(all - 1));
    for (std::size_t i = m_below.size(); i-- > 0;) {
        if (rest < m_below[i])
            return -valueOf(i);
        rest -= m_below[i];
    }
    for (std::size_t i = 0; i < m_above.size(); ++i) {
        if (rest < m_above[i])
            return valueOf(i);
        rest -= m_above[i];
    }
    return valueOf(m_above.size() - 1); // not reached: the counts add up to `all`
}

double QuantileSketch::shareUpTo(double value) const
{
    const std::uint64_t all = count();
    if (all == 0 || std::isnan(value))
        return none;
    const std::size_t cell = cellOf(std::abs(value));
    std::uint64_t sum = 0;
    if (value < 0) {
        sum = std::accumulate(m_below.begin() + std::ptrdiff_t(cell), m_below.end(), std::uint64_t(0));
    } else {
        sum = std::accumulate(m_below.begin(), m_below.end(), std::uint64_t(0));
        sum = std::accumulate(m_above.begin(), m_above.begin() + std::ptrdiff_t(cell) + 1, sum);
    }
    return double(sum) / double(all);
}

} // namespace nightjar
