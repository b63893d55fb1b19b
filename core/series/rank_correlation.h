// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace nightjar {

/// Mid-ranks centred around 0 (ties share their mean rank); NaN where the value is not finite. n log n.
void rankTransform(std::span<const double> values, std::vector<double> &ranks);

/// Spearman's rank correlation over the places where both are finite; NaN for fewer than three pairs or no movement.
double spearman(std::span<const double> a, std::span<const double> b);

struct LagFit {
    std::ptrdiff_t lag = 0; ///< b[i + lag] goes with a[i]: positive when b follows later
    double correlation = 0; ///< at that lag; NaN when nothing could be compared
    double atZero = 0;      ///< without lag
    std::size_t pairs = 0;
};
/// The lag within +-maxLag at which the ranks go together best (greatest magnitude; of equal ones the nearest to zero).
/// Ranks are taken once over the whole series. (2 maxLag + 1) x n products.
LagFit bestLag(std::span<const double> a, std::span<const double> b, std::size_t maxLag);

} // namespace nightjar
