// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace nightjar {

/// Samples in a window of rollingMedian.
inline constexpr std::size_t medianWindow = 9;

/// medians[i] is the median of values[i .. i + 8]; its size is values.size() - 8, or 0 for fewer than nine. Exact, by
/// a network of 30 exchanges (Smith, Graphics Gems 1990, in Devillard's form) over many windows at once. `values` must
/// be free of NaN: drop missing samples first (keepFinite) and keep their times beside.
void rollingMedian(std::span<const double> values, std::vector<double> &medians);

/// Medians of groups of nine, then of nine of these, `levels` times: the remedian (Rousseeuw and Bassett, JASA 85,
/// 1990), a robust thinning by 9^levels for long scans. What is left over at the end is dropped.
std::vector<double> remedian(std::span<const double> values, int levels);

} // namespace nightjar
