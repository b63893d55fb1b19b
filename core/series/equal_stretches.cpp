// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/equal_stretches.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/clones.h"

namespace nightjar {
namespace {

/// Least and greatest of a block; NaN counts as an infinite value.
NIGHTJAR_CLONES void rangeOf(const double *values, std::size_t count, double &lowest, double &highest)
{
    constexpr std::size_t lanes = 8;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    double low[lanes];
    double high[lanes];
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        low[lane] = infinite;
        high[lane] = -infinite;
    }
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const double value = values[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value <= high[lane] ? high[lane] : value == value ? value : infinite;
        }
    }
    for (; i < count; ++i) {
        low[0] = std::min(low[0], values[i]);
        high[0] = values[i] <= high[0] ? high[0] : values[i] == values[i] ? values[i] : infinite;
    }
    lowest = *std::min_element(low, low + lanes);
    highest = *std::max_element(high, high + lanes);
}

} // namespace

EqualRun longestEqual(std::span<const double> values)
{
    EqualRun best;
    std::size_t run = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        run = i > 0 && values[i] == values[i - 1] ? run + 1 : (values[i] == values[i] ? 1 : 0);
        if (run > best.length())
            best = {i + 1 - run, i + 1};
    }
    return best;
}

std::vector<EqualRun> equalStretches(std::span<const double> values, std::size_t least)
{
    std::vector<EqualRun> found;
    least = std::max<std::size_t>(least, 2);
    std::size_t done = 0; // everything before belongs to stretches that were looked at
    // Every stretch of `least` holds a probed place with an equal neighbour after it.
    const std::size_t stride = least - 1;
    for (std::size_t probe = 0; probe + 1 < values.size(); probe += stride) {
        if (probe < done || values[probe] != values[probe + 1])
            continue;
        std::size_t begin = probe;
        while (begin > done && values[begin - 1] == values[probe])
            --begin;
        std::size_t end = probe + 2;
        while (end < values.size() && values[end] == values[probe])
            ++end;
        done = end;
        if (end - begin >= least)
            found.push_back({begin, end});
    }
    return found;
}

std::vector<EqualRun> cyclicStretches(std::span<const double> values, std::size_t period, std::size_t least)
{
    std::vector<EqualRun> found;
    if (period == 0)
        return found;
    least = std::max(least, 2 * period);
    const std::size_t stride = least - period;
    std::size_t done = period;
    for (std::size_t probe = period; probe < values.size(); probe += stride) {
        if (probe < done || values[probe] != values[probe - period])
            continue;
        std::size_t begin = probe;
        while (begin > done && values[begin - 1] == values[begin - 1 - period])
            --begin;
        std::size_t end = probe + 1;
        while (end < values.size() && values[end] == values[end - period])
            ++end;
        done = end;
        if (end - begin + period < least)
            continue;
        const double first = values[begin];
        const auto loop = values.subspan(begin, std::min(period, end - begin));
        if (std::any_of(loop.begin(), loop.end(), [first](double value) { return value != first; }))
            found.push_back({begin - period, end});
    }
    return found;
}

std::vector<EqualRun> flatStretches(std::span<const double> values, double width, std::size_t least)
{
    std::vector<EqualRun> found;
    least = std::max<std::size_t>(least, 2);
    if (!(width >= 0))
        return found;
    // A stretch of `least` holds one whole block of this grid.
    const std::size_t block = std::max<std::size_t>(1, least / 2);
    std::size_t done = 0;
    for (std::size_t start = 0; start + block <= values.size(); start += block) {
        if (start < done)
            continue;
        double low = 0;
        double high = 0;
        rangeOf(values.data() + start, block, low, high);
        if (!(high - low <= width))
            continue;
        const auto grow = [&](bool leftFirst) {
            EqualRun run{start, start + block};
            double least_ = low;
            double most = high;
            const auto fits = [&](double value) {
                const double newLow = std::min(least_, value);
                const double newHigh = std::max(most, value);
                if (std::isnan(value) || !(newHigh - newLow <= width))
                    return false;
                least_ = newLow;
                most = newHigh;
                return true;
            };
            for (const bool left : {leftFirst, !leftFirst}) {
                while (left && run.begin > done && fits(values[run.begin - 1]))
                    --run.begin;
                while (!left && run.end < values.size() && fits(values[run.end]))
                    ++run.end;
            }
            return run;
        };
        const EqualRun left = grow(true);
        const EqualRun right = grow(false);
        const EqualRun best = right.length() > left.length() ? right : left;
        if (best.length() < least)
            continue;
        found.push_back(best);
        done = best.end;
    }
    return found;
}

} // namespace nightjar
