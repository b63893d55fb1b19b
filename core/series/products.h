// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace nightjar {

/// Sum of a[i] * b[i], in 16 partial sums whose order is fixed. The file is compiled without fused operations, so that
/// every machine gives the same bits.
double sumOfProducts(const double *a, const double *b, std::size_t count);

/// Sums of a pair of series over the places where both are finite, for correlations and lines.
struct PairSums {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    double correlation() const; ///< Pearson; NaN when either does not move
    double slope() const;       ///< of y on x
};
/// Values should be centred roughly around zero (subtract a median), else digits are lost.
PairSums pairSums(const double *x, const double *y, std::size_t count);

} // namespace nightjar
