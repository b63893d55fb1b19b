// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/constant_runs.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "core/series/statistics.h"

namespace nightjar {
namespace {

/// May the step from sample i - 1 to i belong to one stretch? Flags may hide up to two hours, silence only `gap`.
std::vector<bool> joined(const ValidSamples &samples, Seconds gap)
{
    std::vector<bool> fine(samples.times.size(), true);
    std::size_t k = 0;
    for (std::size_t i = 1; i < samples.times.size(); ++i) {
        const Seconds distance = samples.times[i] - samples.times[i - 1];
        if (distance <= std::max(gap, 2 * samples.step))
            continue;
        while (k < samples.invalidTimes.size() && samples.invalidTimes[k] <= samples.times[i - 1])
            ++k;
        Seconds hidden = 0;
        for (std::size_t j = k; j < samples.invalidTimes.size() && samples.invalidTimes[j] < samples.times[i]; ++j)
            hidden += samples.step;
        fine[i] = distance <= 7200 && 2 * hidden >= distance;
    }
    return fine;
}

} // namespace

ValidSamples validSamples(const ChannelData &channel)
{
    ValidSamples samples;
    const Series &series = channel.series;
    samples.step = std::max<Seconds>(1, channel.step);
    std::size_t unknown = 0;
    samples.times.reserve(series.size());
    samples.values.reserve(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!isValidFlag(series.flags[i])) {
            samples.invalidTimes.push_back(series.times[i]);
            continue;
        }
        if (series.origins[i] != Origin::Measured || !std::isfinite(series.values[i]) ||
            std::abs(series.values[i]) > 1e12)
            continue;
        samples.times.push_back(series.times[i]);
        samples.values.push_back(series.values[i]);
        unknown += series.flags[i] == flagUnknown ? 1 : 0;
    }
    if (samples.values.empty())
        return samples;
    samples.unflaggedShare = double(unknown) / double(samples.values.size());
    // Every tenth change is enough to know the resolution.
    std::vector<double> changes;
    const std::size_t stride = std::max<std::size_t>(1, samples.values.size() / 20'000);
    for (std::size_t i = 1; i < samples.values.size(); i += stride) {
        const double change = std::abs(samples.values[i] - samples.values[i - 1]);
        if (change > 1e-9 * std::max(1.0, std::abs(samples.values[i])))
            changes.push_back(change);
    }
    samples.resolution = changes.empty() ? 0 : quantile(changes, 0.02);
    return samples;
}

std::vector<Flat> flatRuns(const ValidSamples &samples, double tolerance, std::size_t least, Seconds gap)
{
    std::vector<Flat> found;
    const std::size_t n = samples.values.size();
    const std::vector<bool> fine = joined(samples, gap);
    const double slack = tolerance > 0 ? tolerance * (1 + 1e-9) : 0;
    if (tolerance <= 0) {
        for (std::size_t i = 0; i < n;) {
            std::size_t j = i + 1;
            while (j < n && fine[j] && samples.values[j] == samples.values[i])
                ++j;
            if (j - i >= least)
                found.push_back({i, j, 1});
            i = j;
        }
        return found;
    }
    std::deque<std::size_t> highest;
    std::deque<std::size_t> lowest;
    std::vector<Flat> windows;
    std::size_t left = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t before = left;
        if (i > 0 && !fine[i]) {
            left = i;
            highest.clear();
            lowest.clear();
        }
        while (!highest.empty() && samples.values[highest.back()] <= samples.values[i])
            highest.pop_back();
        while (!lowest.empty() && samples.values[lowest.back()] >= samples.values[i])
            lowest.pop_back();
        highest.push_back(i);
        lowest.push_back(i);
        while (samples.values[highest.front()] - samples.values[lowest.front()] > slack) {
            ++left;
            if (highest.front() < left)
                highest.pop_front();
            if (lowest.front() < left)
                lowest.pop_front();
        }
        if (left != before && i - before >= least)
            windows.push_back({before, i, 1});
    }
    if (n - left >= least)
        windows.push_back({left, n, 1});
    // Overlapping windows: the longest first.
    std::sort(windows.begin(), windows.end(), [](const Flat &a, const Flat &b) {
        return a.length() != b.length() ? a.length() > b.length() : a.begin < b.begin;
    });
    std::vector<bool> taken(n, false);
    for (const Flat &window : windows) {
        Flat rest = window;
        while (rest.begin < rest.end && taken[rest.begin])
            ++rest.begin;
        while (rest.end > rest.begin && taken[rest.end - 1])
            --rest.end;
        if (rest.length() < least)
            continue;
        std::fill(taken.begin() + std::ptrdiff_t(rest.begin), taken.begin() + std::ptrdiff_t(rest.end), true);
        found.push_back(rest);
    }
    std::sort(found.begin(), found.end(), [](const Flat &a, const Flat &b) { return a.begin < b.begin; });
    return found;
}

bool mayBeFlat(const ValidSamples &samples, double tolerance, Seconds least, Seconds gap)
{
    const std::vector<Seconds> &times = samples.times;
    const std::vector<double> &values = samples.values;
    const std::size_t n = values.size();
    const Seconds width = (least - samples.step) / 2;
    if (n == 0 || width < samples.step)
        return n > 0;
    const double slack = tolerance > 0 ? tolerance * (1 + 1e-9) : 0;
    // Values that might lie in one stretch with all of [first, last], which lie between `low` and `high`.
    const auto isLong = [&](std::size_t first, std::size_t last, double low, double high) {
        const auto fits = [&](double v) { return v >= high - slack && v <= low + slack; };
        while (first > 0 && fits(values[first - 1]))
            --first;
        while (last + 1 < n && fits(values[last + 1]))
            ++last;
        return times[last] - times[first] + samples.step >= least;
    };
    // A stretch covers one of the cells of half its length wholly, so all values of that cell lie together; or the cell
    // is empty, and the stretch goes on behind the hole.
    const Seconds longestHole = std::max({Seconds(7200), gap, 2 * samples.step});
    const std::size_t usual = std::size_t(width / samples.step);
    Seconds end = times.front() + width;
    for (std::size_t i = 0; i < n;) {
        if (times[i] >= end) {
            const Seconds begin = times[i] - (times[i] - times.front()) % width;
            const double low = std::min(values[i - 1], values[i]);
            const double high = std::max(values[i - 1], values[i]);
            if (begin > end && times[i] - times[i - 1] <= longestHole && high - low <= slack &&
                isLong(i - 1, i, low, high))
                return true;
            end = begin + width;
        }
        double low = values[i];
        double high = low;
        std::size_t k = i + 1;
        while (k < n && times[k] < end && high - low <= slack) {
            low = std::min(low, values[k]);
            high = std::max(high, values[k]);
            ++k;
        }
        if (high - low <= slack && isLong(i, k - 1, low, high))
            return true;
        // On to the next cell: where it begins when no sample is missing, else a little back or forward.
        k = std::max(k, std::min(n, i + usual));
        while (k > i + 1 && times[k - 1] >= end)
            --k;
        while (k < n && times[k] < end)
            ++k;
        i = k;
    }
    return false;
}

std::vector<Flat> cycleRuns(const ValidSamples &samples, int period, std::size_t least, Seconds gap)
{
    std::vector<Flat> found;
    const std::size_t n = samples.values.size();
    const std::size_t p = std::size_t(period);
    const std::size_t shortest = std::max(least, 2 * p + p / 2);
    if (n <= p || n < shortest)
        return found;
    const double *values = samples.values.data();
    const Seconds hole = std::max(gap, 2 * samples.step);
    const auto joins = [&](std::size_t k) { // does k go on with what repeats at k - 1?
        return values[k] == values[k - p] && samples.times[k] - samples.times[k - 1] <= hole;
    };
    // A run repeats `shortest - p` times on end at least: looking at every so many-th sample meets it.
    const std::size_t stride = shortest - p;
    for (std::size_t i = p + stride - 1; i < n; i += stride) {
        if (values[i] != values[i - p])
            continue;
        std::size_t first = i;
        while (first > p && values[first - 1] == values[first - 1 - p] && joins(first))
            --first;
        std::size_t j = i + 1;
        while (j < n && joins(j))
            ++j;
        const Flat run{first - p, j, period};
        i = j - 1;
        if (run.length() < shortest)
            continue;
        // A flat line repeats, too, and a coarse instrument flickers between two values: a cycle has three values at
        // least, or two over many turns.
        std::vector<double> turn(values + run.begin, values + run.begin + p);
        std::sort(turn.begin(), turn.end());
        const auto distinct = std::unique(turn.begin(), turn.end()) - turn.begin();
        if (distinct >= 3 || (distinct == 2 && run.length() >= 30 * p))
            found.push_back(run);
    }
    return found;
}

double stayChance(const std::vector<Flat> &runs, std::size_t longestCounted)
{
    double squares = 0;
    double sum = 0;
    for (const Flat &run : runs) {
        if (run.length() <= longestCounted) {
            squares += double(run.length()) * double(run.length());
            sum += double(run.length());
        }
    }
    if (sum <= 0)
        return 0.5;
    const double length = squares / sum;
    const double stay = (length - 1) / (length + 1);
    return std::clamp(stay, 1.0 / (sum + 2.0), 0.9999);
}

double repeatChance(const ValidSamples &samples, int period, const std::vector<Flat> &runs)
{
    const std::size_t p = std::size_t(period);
    std::size_t run = 0;
    double equal = 0;
    double all = 0;
    for (std::size_t i = p; i < samples.values.size(); ++i) {
        while (run < runs.size() && i >= runs[run].end)
            ++run;
        if (run < runs.size() && i >= runs[run].begin)
            continue;
        all += 1;
        equal += samples.values[i] == samples.values[i - p] ? 1 : 0;
    }
    return (equal + 1) / (all + 2);
}

double expectedPerYear(double stay, std::size_t length, Seconds step)
{
    const double starts = 365.0 * 86'400.0 / double(std::max<Seconds>(step, 1)) * (1 - stay);
    return std::log10(starts) + double(length > 1 ? length - 1 : 0) * std::log10(stay);
}

} // namespace nightjar
