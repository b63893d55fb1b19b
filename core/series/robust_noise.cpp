// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/robust_noise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/clones.h"
#include "core/series/significance.h"

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double absurd = 1e12;
constexpr std::size_t lanes = 4;

/// Do at least 99 % of (at most 8192) values stand on multiples of 10^-decimals?
bool writtenWith(std::span<const double> values, double power)
{
    const std::size_t stride = values.size() / 8192 + 1;
    std::size_t seen = 0;
    std::size_t fit = 0;
    for (std::size_t i = 0; i < values.size(); i += stride) {
        const double scaled = values[i] * power;
        if (!(std::abs(scaled) < absurd))
            continue;
        ++seen;
        fit += std::abs(scaled - std::nearbyint(scaled)) <= 1e-6 + 1e-12 * std::abs(scaled) ? 1 : 0;
    }
    return seen >= 2 && 100 * fit >= 99 * seen;
}

/// Sums over a block, `lanes` at a time so that the compiler can keep them in vector registers. The order of additions
/// is fixed and no sum of products occurs, so every machine gives the same.
NIGHTJAR_CLONES void sumBlock(const double *values, const double *before, std::size_t count, double cap,
                              BlockFigures &block)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    double sum[lanes] = {};
    double moved[lanes] = {};
    double low[lanes];
    double high[lanes];
    double counted[lanes] = {};
    double changes[lanes] = {};
    double ties[lanes] = {};
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        low[lane] = infinite;
        high[lane] = -infinite;
    }
    double padded[2 * lanes]; // the last few, filled up with missing values
    for (std::size_t i = 0; i < count; i += lanes) {
        const double *value = values + i;
        const double *last = before + i;
        if (i + lanes > count) {
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                padded[lane] = i + lane < count ? value[lane] : none;
                padded[lanes + lane] = i + lane < count ? last[lane] : none;
            }
            value = padded;
            last = padded + lanes;
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const double here = std::abs(value[lane]) < absurd ? 1.0 : 0.0;
            const double pair = std::abs(last[lane]) < absurd ? here : 0.0;
            const double change = std::abs(value[lane] - last[lane]);
            const double capped = change < cap ? change : cap;
            const double down = here > 0 ? value[lane] : infinite;
            const double up = here > 0 ? value[lane] : -infinite;
            sum[lane] += here > 0 ? value[lane] : 0.0;
            low[lane] = down < low[lane] ? down : low[lane];
            high[lane] = up > high[lane] ? up : high[lane];
            counted[lane] += here;
            moved[lane] += pair > 0 ? capped : 0.0;
            changes[lane] += pair;
            ties[lane] += change > 0 ? 0.0 : pair;
        }
    }
    double all = 0;
    double allChanges = 0;
    double allTies = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        block.sum += sum[lane];
        block.moved += moved[lane];
        block.low = std::min(block.low, low[lane]);
        block.high = std::max(block.high, high[lane]);
        all += counted[lane];
        allChanges += changes[lane];
        allTies += ties[lane];
    }
    block.values += std::uint32_t(all);
    block.changes += std::uint32_t(allChanges);
    block.ties += std::uint32_t(allTies);
}

} // namespace

Resolution resolutionOf(std::span<const double> values)
{
    Resolution resolution;
    double power = 1;
    int decimals = 0;
    while (decimals <= 6 && !writtenWith(values, power)) {
        power *= 10;
        ++decimals;
    }
    if (decimals > 6)
        return resolution;
    resolution.written = 1 / power;
    resolution.step = resolution.written;
    // Changes as whole numbers of the last digit; the greatest number that divides nearly all of them is the step.
    constexpr std::size_t most = 4096;
    std::array<std::uint32_t, most> changes{};
    std::uint64_t total = 0;
    double last = none;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        const double change = std::nearbyint(std::abs(value - last) * power);
        last = value;
        if (change >= 1 && change < double(most)) {
            ++changes[std::size_t(change)];
            ++total;
        }
    }
    for (std::size_t step = most - 1; step > 1 && total >= 20; --step) {
        std::uint64_t fit = 0;
        for (std::size_t multiple = step; multiple < most; multiple += step)
            fit += changes[multiple];
        if (100 * fit >= 99 * total) {
            resolution.step = double(step) / power;
            break;
        }
    }
    return resolution;
}

double differenceScale(const QuantileSketch &magnitudes, double resolution)
{
    const double middle = magnitudes.median();
    if (std::isnan(middle))
        return none;
    if (!(resolution > 0))
        return middle / normalQuantile(0.75);
    // P(|d| <= (k + 1/2) q) = 2 Phi((k + 1/2) q / s) - 1 with the least k that holds half of the changes.
    // One step less when that holds a share nearer to a half: shares close to 1 would hang on the tails.
    const auto shareWithin = [&](double edge) {
        return magnitudes.shareUpTo(edge * (1 - 2 * QuantileSketch::relativeError));
    };
    double edge = (std::nearbyint(middle / resolution) + 0.5) * resolution;
    double share = shareWithin(edge);
    const double less = edge > resolution ? shareWithin(edge - resolution) : 0;
    if (0.5 - less < share - 0.5) {
        edge -= resolution;
        share = less;
    }
    const double z = normalQuantile(0.5 + share / 2);
    return edge / std::min(z, 3.0); // all within the edge: s is at most a third of it
}

double differenceScale(std::span<const double> values, double resolution)
{
    QuantileSketch magnitudes;
    magnitudes.addDifferences(values);
    return differenceScale(magnitudes, resolution);
}

std::vector<BlockFigures> blockFigures(std::span<const double> values, std::size_t perBlock, double cap)
{
    std::vector<BlockFigures> blocks;
    if (perBlock == 0 || values.empty())
        return blocks;
    if (!(cap > 0))
        cap = absurd;
    blocks.reserve(values.size() / perBlock + 1);
    for (std::size_t begin = 0; begin < values.size(); begin += perBlock) {
        BlockFigures block;
        block.low = std::numeric_limits<double>::infinity();
        block.high = -block.low;
        const std::size_t count = std::min(perBlock, values.size() - begin);
        if (begin == 0) {
            const double before = none; // the very first sample has none before it
            sumBlock(values.data(), &before, 1, cap, block);
            sumBlock(values.data() + 1, values.data(), count - 1, cap, block);
        } else {
            sumBlock(values.data() + begin, values.data() + begin - 1, count, cap, block);
        }
        blocks.push_back(block);
    }
    return blocks;
}

} // namespace nightjar
