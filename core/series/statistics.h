// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nightjar {

// Helpers of the detectors. NaN values are left out everywhere; what needs more values than there are gives NaN.

/// The `share` quantile (0..1), linear between neighbours (type 7 of Hyndman and Fan).
double quantile(std::vector<double> values, double share);
double median(std::vector<double> values);
/// Median absolute deviation from the median, without a factor for the normal distribution.
double medianDeviation(const std::vector<double> &values);
double mean(std::span<const double> values);
/// Standard deviation with n - 1.
double standardDeviation(std::span<const double> values);

/// A stretch [begin, end) of indices with one value.
struct EqualRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t length() const { return end - begin; }
};
/// Splits `values` into maximal stretches of equal numbers.
std::vector<EqualRun> equalRuns(std::span<const std::int64_t> values);

} // namespace nightjar
