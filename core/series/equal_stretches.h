// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/series/statistics.h"

namespace nightjar {

// Where a value stands still. NaN ends a stretch; holes in time are the caller's business (a NaN in the hole ends it,
// too). Long stretches are found by probing places half their length apart, so that noisy minutes cost next to nothing.

/// Longest stretch of one value; empty for no values.
EqualRun longestEqual(std::span<const double> values);
/// Maximal stretches of one value, at least `least` (2 or more) samples long.
std::vector<EqualRun> equalStretches(std::span<const double> values, std::size_t least);
/// Stretches in which each value comes again after `period` samples (a looped recording), not all of one value; at
/// least `least` and at least two periods long.
std::vector<EqualRun> cyclicStretches(std::span<const double> values, std::size_t period, std::size_t least);
/// Stretches whose values lie within `width` of each other (max - min), at least `least` samples long, not overlapping,
/// each as long as its place allows: around the first half that is flat, to both sides.
std::vector<EqualRun> flatStretches(std::span<const double> values, double width, std::size_t least);

} // namespace nightjar
