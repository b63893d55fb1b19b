// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/time.h"
#include "core/screening/firm_data.h"

namespace nightjar {

/// Valid samples of a channel that patterns are looked for in.
struct ValidSamples {
    std::vector<Seconds> times;
    std::vector<double> values;
    std::vector<Seconds> invalidTimes; ///< samples that a flag took out
    Seconds step = 60;
    double resolution = 0;     ///< smallest usual change of the reported value
    double unflaggedShare = 0; ///< share whose flag is unknown
};
ValidSamples validSamples(const ChannelData &channel);

/// A stretch [begin, end) of sample indices.
struct Flat {
    std::size_t begin = 0;
    std::size_t end = 0;
    int period = 1; ///< samples after which the values come again; 1 = one value
    std::size_t length() const { return end - begin; }
};

/// Longest stretches whose values lie within `tolerance` (0: equal), at least `least` samples long. A hole of more than
/// `gap` ends a stretch; samples under a flag may lie within one for up to two hours when the value then goes on.
std::vector<Flat> flatRuns(const ValidSamples &samples, double tolerance, std::size_t least, Seconds gap);
/// Can a stretch of at least `least` seconds lie within `tolerance`? Looks at a few values in a hundred; where it says
/// no, flatRuns() has no such stretch.
bool mayBeFlat(const ValidSamples &samples, double tolerance, Seconds least, Seconds gap);
/// Stretches in which the values repeat after `period` samples and are not all equal.
std::vector<Flat> cycleRuns(const ValidSamples &samples, int period, std::size_t least, Seconds gap);

/// Chance that a value stays for one more sample by the channel's own habit: from the mean length of stretches weighted
/// by their length, (L - 1) / (L + 1), which is the geometric law's and errs to the cautious side for mixtures.
double stayChance(const std::vector<Flat> &runs, std::size_t longestCounted);
/// Share of samples outside `runs` that equal the one `period` samples before.
double repeatChance(const ValidSamples &samples, int period, const std::vector<Flat> &runs);
/// log10 of how often a year a stretch of `length` samples is expected, when each goes on with `stay`.
double expectedPerYear(double stay, std::size_t length, Seconds step);

} // namespace nightjar
