// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/run_chance.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nightjar {
namespace {

constexpr std::size_t counted = 512; ///< stretches up to this length are counted one by one, longer ones by octaves

std::size_t slotOf(std::size_t length)
{
    if (length < counted)
        return length;
    return std::min<std::size_t>(counted + 63, counted + std::size_t(std::log2(double(length) / counted) * 4));
}

/// Upper end of Wilson's (1927) interval at one-sided 99 %.
double upperShare(double hits, double trials)
{
    if (trials <= 0)
        return 1;
    constexpr double z = 2.3263;
    const double share = hits / trials;
    const double n = trials;
    const double middle = share + z * z / (2 * n);
    const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return std::min(1.0, (middle + reach) / (1 + z * z / n));
}

} // namespace

TieHabit tieHabit(std::span<const double> values, std::span<const EqualRun> without)
{
    TieHabit habit;
    std::array<double, counted + 64> runs{};
    std::array<double, counted + 64> samples{};
    std::uint64_t ties = 0;
    std::uint64_t all = 0;
    const auto learn = [&](std::span<const double> part) {
        std::size_t run = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const bool tie = run > 0 && part[i] == part[i - 1];
            habit.pairs += i > 0 && part[i] == part[i] && part[i - 1] == part[i - 1] ? 1 : 0;
            ties += tie ? 1 : 0;
            if (!tie && run > 0) {
                const std::size_t slot = slotOf(run);
                runs[slot] += 1;
                samples[slot] += double(run);
                habit.longest = std::max(habit.longest, run);
            }
            run = tie ? run + 1 : (part[i] == part[i] ? 1 : 0);
            all += part[i] == part[i] ? 1 : 0;
        }
        if (run > 0) { // cut off by the end: at least this long
            runs[slotOf(run)] += 1;
            samples[slotOf(run)] += double(run);
            habit.longest = std::max(habit.longest, run);
        }
    };
    std::size_t from = 0;
    for (const EqualRun &judged : without) {
        if (judged.begin > from)
            learn(values.subspan(from, std::min(judged.begin, values.size()) - from));
        from = std::max(from, std::min(judged.end, values.size()));
    }
    if (from < values.size())
        learn(values.subspan(from));
    if (habit.pairs == 0)
        return habit;
    habit.plain = double(ties) / double(habit.pairs);
    double stay = upperShare(double(ties), double(habit.pairs));
    // From the longest down until a twentieth of the samples is held; then how often these went on past that length.
    double held = 0;
    double tailRuns = 0;
    std::size_t slot = runs.size();
    while (slot > 1 && held < 0.05 * double(all)) {
        --slot;
        held += samples[slot];
        tailRuns += runs[slot];
    }
    const double least = slot < counted ? double(slot) : double(counted) * std::exp2(double(slot - counted) / 4);
    const double steps = held - tailRuns * (least - 1); // chances to end from `least` on
    if (tailRuns > 0 && steps > tailRuns)
        stay = std::max(stay, upperShare(steps - tailRuns, steps));
    // The longest stretch seen as an even chance: samples (1 - s) s^(L - 1) = 1/2 under the habit so far.
    if (habit.longest >= 3) {
        double even = stay;
        for (int round = 0; round < 30; ++round) {
            const double rare = 0.5 / (double(all) * std::max(1 - even, 1e-9));
            even = std::pow(std::min(rare, 1.0), 1.0 / double(habit.longest - 1));
        }
        stay = std::max(stay, even);
    }
    habit.stay = std::min(stay, 1.0);
    return habit;
}

double log10ExpectedRuns(double stay, std::size_t length, double samples)
{
    if (!(samples > 0) || length == 0)
        return -INFINITY;
    if (stay >= 1)
        return std::log10(samples);
    if (stay <= 0)
        return length > 1 ? -INFINITY : std::log10(samples);
    return std::log10(samples) + std::log10(1 - stay) + double(length - 1) * std::log10(stay);
}

double log10ExpectedCycles(double repeat, std::size_t period, std::size_t length, double samples)
{
    return length <= period ? 0.0 : log10ExpectedRuns(repeat, length - period + 1, samples);
}

} // namespace nightjar
