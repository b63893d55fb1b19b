// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/robust.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Pairs of ascending `values` that stand at most `distance` apart.
std::uint64_t pairsWithin(const std::vector<double> &values, double distance)
{
    std::uint64_t pairs = 0;
    for (std::size_t low = 0, high = 0; high < values.size(); ++high) {
        while (values[high] - values[low] > distance)
            ++low;
        pairs += high - low;
    }
    return pairs;
}

/// Correction for few values, table of Croux and Rousseeuw (1992).
double qnCorrection(std::size_t n)
{
    constexpr std::array<double, 10> few{0, 0, 0.399, 0.994, 0.512, 0.844, 0.611, 0.857, 0.669, 0.872};
    if (n < few.size())
        return few[n];
    return n % 2 == 1 ? double(n) / (double(n) + 1.4) : double(n) / (double(n) + 3.8);
}

} // namespace

std::size_t keepFinite(std::span<const double> values, std::vector<double> &kept)
{
    kept.resize(values.size());
    std::size_t count = 0;
    for (const double value : values) {
        kept[count] = value;
        count += std::isfinite(value) ? 1 : 0; // no branch: gaps and values may alternate
    }
    kept.resize(count);
    return count;
}

double quantileInPlace(std::span<double> values, double share)
{
    if (values.empty() || !(share >= 0 && share <= 1))
        return none;
    const double place = share * double(values.size() - 1);
    const auto below = std::ptrdiff_t(place);
    const auto at = values.begin() + below;
    std::nth_element(values.begin(), at, values.end());
    const double fraction = place - double(below);
    if (fraction == 0)
        return *at;
    const double above = *std::min_element(at + 1, values.end());
    return *at + (above - *at) * fraction;
}

double medianInPlace(std::span<double> values) { return quantileInPlace(values, 0.5); }

Spread medianSpread(std::span<const double> values, std::vector<double> &scratch)
{
    Spread spread{none, none, keepFinite(values, scratch)};
    if (scratch.empty())
        return spread;
    spread.centre = medianInPlace(scratch);
    for (double &value : scratch)
        value = std::abs(value - spread.centre);
    spread.scale = madToSigma * medianInPlace(scratch);
    return spread;
}

double qnScale(std::span<const double> values, std::vector<double> &scratch)
{
    const std::size_t n = keepFinite(values, scratch);
    if (n < 2)
        return none;
    std::sort(scratch.begin(), scratch.end());
    const std::uint64_t half = n / 2 + 1;
    const std::uint64_t wanted = half * (half - 1) / 2;
    // Non-negative doubles order as their bits do: halving the bits ends at the very distance after at most 63 passes.
    std::uint64_t low = 0;
    std::uint64_t high = std::bit_cast<std::uint64_t>(std::min(scratch.back() - scratch.front(), 1e308));
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (pairsWithin(scratch, std::bit_cast<double>(middle)) >= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return 2.2191 * qnCorrection(n) * std::bit_cast<double>(low);
}

double biweightMean(std::span<const double> values, std::vector<double> &scratch, int steps)
{
    const Spread spread = medianSpread(values, scratch);
    double centre = spread.centre;
    if (!(spread.scale > 0))
        return centre;
    const double reach = 6 * spread.scale / madToSigma;
    for (int step = 0; step < steps; ++step) {
        double sum = 0;
        double weights = 0;
        for (const double value : values) {
            const double part = (value - centre) / reach;
            if (!(std::abs(part) < 1)) // NaN as well
                continue;
            const double weight = (1 - part * part) * (1 - part * part);
            sum += weight * (value - centre);
            weights += weight;
        }
        if (weights > 0)
            centre += sum / weights;
    }
    return centre;
}

} // namespace nightjar
