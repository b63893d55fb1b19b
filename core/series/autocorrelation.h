// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace nightjar {

/// Autocorrelation at lags 0..maxLag around the mean of the finite values, pairs with NaN left out (each lag divided by
/// its own number of pairs). Values beyond 8 robust scales from the median count as 8, so that one spike does not rule.
/// n x maxLag products; NaN for lags without pairs or a series that does not move.
std::vector<double> autocorrelations(std::span<const double> values, std::size_t maxLag);

/// A period of its own.
struct Period {
    std::size_t lag = 0;   ///< samples; 0 = none found
    double strength = 0;   ///< autocorrelation at the lag
    double prominence = 0; ///< above the deepest valley before it
    bool found() const { return lag > 0; }
};
/// The first high peak of the autocorrelation: the least lag within [from, to] that is a peak, reaches 90 % of the
/// highest one and stands at least 0.2 above the valley before it. Lags are not looked at beyond a third of the
/// samples.
Period dominantPeriod(std::span<const double> values, std::size_t from, std::size_t to);

/// Factor by which correlated noise widens the variance of a mean: 1 + 2 sum of autocorrelations up to the first that
/// is not positive (Geyer's initial sequence, 1992), at most `maxLag` of them. At least 1.
double varianceInflation(std::span<const double> values, std::size_t maxLag);

} // namespace nightjar
