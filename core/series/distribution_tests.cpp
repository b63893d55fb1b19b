// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/distribution_tests.h"

#include <algorithm>
#include <cmath>

#include "core/series/robust.h"
#include "core/series/significance.h"

namespace nightjar {
namespace {

/// Height at the limit of a line through the bins' counts, weighted by nearness. `counts[0]` stands next to the limit.
double heightAtLimit(const std::vector<double> &counts, double bin, double reach)
{
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double t0 = 0;
    double t1 = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double x = (double(i) + 0.5) * bin;
        const double weight = std::max(0.0, 1 - x / reach);
        s0 += weight;
        s1 += weight * x;
        s2 += weight * x * x;
        t0 += weight * counts[i];
        t1 += weight * x * counts[i];
    }
    const double determinant = s0 * s2 - s1 * s1;
    return determinant > 0 ? (s2 * t0 - s1 * t1) / determinant : (s0 > 0 ? t0 / s0 : 0);
}

template <class Cdf>
UniformTest distanceTo(std::span<const double> values, const Cdf &cdf)
{
    UniformTest test;
    std::vector<double> sorted;
    const std::size_t n = keepFinite(values, sorted);
    test.values = n;
    if (n == 0)
        return test;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < n; ++i) {
        const double share = cdf(sorted[i]);
        test.distance = std::max({test.distance, double(i + 1) / double(n) - share, share - double(i) / double(n)});
    }
    test.p = kolmogorovTail(test.distance, n);
    return test;
}

} // namespace

LimitDensity densityAtLimit(std::span<const double> values, double limit, double bin, double reach)
{
    LimitDensity result;
    if (!(bin > 0) || !(reach >= 2 * bin) || !(reach < 1e6 * bin) || !std::isfinite(limit))
        return result;
    const std::size_t bins = std::size_t(std::ceil(reach / bin));
    std::vector<double> under(bins, 0.0);
    std::vector<double> over(bins, 0.0);
    double all = 0;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        all += 1;
        // 34.9999999 is the limit of 35 as a binary fraction reports it.
        const double away = (value - limit) / bin + 1e-9;
        const double place = std::floor(away);
        if (place >= 0 && place < double(bins))
            over[std::size_t(place)] += 1;
        else if (place < 0 && -place <= double(bins))
            under[std::size_t(-place - 1)] += 1;
    }
    for (std::size_t i = 0; i < bins; ++i) {
        result.countBelow += under[i];
        result.countAbove += over[i];
    }
    if (result.countBelow < 30)
        return result;
    const double perUnit = 1 / (all * bin);
    // One value spread over the side is the least that can be told from nothing.
    const double least = 1 / double(bins);
    const double rawBelow = std::max(heightAtLimit(under, bin, reach), 0.0);
    const double rawAbove = std::max(heightAtLimit(over, bin, reach), 0.0);
    const double heightBelow = std::max(rawBelow, least);
    const double heightAbove = std::max(rawAbove, least);
    result.below = heightBelow * perUnit;
    result.above = heightAbove * perUnit;
    result.logJump = std::log(heightAbove / heightBelow);
    result.error = std::sqrt(24.0 / 5 / (all * reach) * (1 / result.below + 1 / result.above));
    result.z = (std::sqrt(rawAbove * perUnit) - std::sqrt(rawBelow * perUnit)) * std::sqrt(2 / 4.8 * all * reach);
    result.judged = true;
    return result;
}

DigitTest lastDigits(std::span<const double> values, double step)
{
    DigitTest test;
    if (!(step > 0))
        return test;
    for (const double value : values) {
        const double steps = std::nearbyint(std::abs(value) / step);
        if (!(steps < 1e15))
            continue;
        ++test.counts[std::uint64_t(steps) % 10];
        ++test.total;
    }
    if (test.total == 0)
        return test;
    const double expected = double(test.total) / 10;
    for (const std::uint64_t count : test.counts)
        test.chiSquare += (double(count) - expected) * (double(count) - expected) / expected;
    test.p = chiSquareTail(test.chiSquare, 9);
    return test;
}

UniformTest uniformTest(std::span<const double> values, double low, double high)
{
    if (!(high > low))
        return {};
    return distanceTo(values, [low, high](double value) { return std::clamp((value - low) / (high - low), 0.0, 1.0); });
}

UniformTest normalTest(std::span<const double> values, double centre, double scale)
{
    if (!(scale > 0))
        return {};
    return distanceTo(values, [centre, scale](double value) { return normalCdf((value - centre) / scale); });
}

} // namespace nightjar
