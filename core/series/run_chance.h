// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/series/statistics.h"

namespace nightjar {

/// How readily a channel repeats its value by itself.
struct TieHabit {
    double stay = 1;         ///< cautious chance that a value stays for one more sample; 1 = nothing is known
    double plain = 1;        ///< ties / pairs as counted, the chance of independent repeats
    std::uint64_t pairs = 0; ///< of finite neighbours
    std::size_t longest = 0; ///< longest stretch counted, in samples
};
/// Learned from all samples but the stretches `without` (ascending, not overlapping): all candidates of the channel at
/// once, not only the one being judged, or two frozen weeks excuse each other. `stay` is the greatest of three, each
/// with its one-sided 99 % Wilson bound: the share of ties; the chance of going on within stretches that are already
/// long (the longest that hold a twentieth of all samples), where sticky spells show; and what makes the longest
/// stretch seen an even chance. So a mixture of lively and sticky hours errs to the cautious side.
TieHabit tieHabit(std::span<const double> values, std::span<const EqualRun> without = {});

/// log10 of the number of stretches of at least `length` equal values that `samples` samples would hold by that habit:
/// samples (1 - stay) stay^(length - 1). Divide the samples of a year by the step to get "once in so many years".
double log10ExpectedRuns(double stay, std::size_t length, double samples);
/// The same for a stretch that repeats after `period` samples, where neighbours at that distance are equal with
/// `repeat`.
double log10ExpectedCycles(double repeat, std::size_t period, std::size_t length, double samples);

} // namespace nightjar
