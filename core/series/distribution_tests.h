// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace nightjar {

/// Does the density of values jump at a limit? Values just under it against just above.
struct LimitDensity {
    double below = 0;      ///< density of all values just under the limit, per unit; by a local line
    double above = 0;      ///< the same just above
    double logJump = 0;    ///< ln(above / below): clearly negative when mass is missing above
    double error = 0;      ///< its standard error
    double z = 0;          ///< on the scale of square roots, where nothing above has a finite error, too; -3 is clear
    double countBelow = 0; ///< values in [limit - reach, limit)
    double countAbove = 0; ///< values in [limit, limit + reach]
    bool judged = false;   ///< enough values (30) under the limit, and some density
};
/// McCrary's (J. Econometrics 142, 2008) test: bins of `bin`, on each side a local line with triangular weights over
/// `reach`. When nothing stands above, one value is counted there: logJump is then a bound. `bin` should be a multiple
/// of the resolution with a bin's edge at the limit, `reach` 5 to 20 bins. Means by the hour are independent enough;
/// minutes are not, hand in every n-th.
LimitDensity densityAtLimit(std::span<const double> values, double limit, double bin, double reach);

/// Counts of the last digit of values that are whole multiples of `step` (0.01: the second decimal).
struct DigitTest {
    std::array<std::uint64_t, 10> counts{};
    std::uint64_t total = 0;
    double chiSquare = 0; ///< against equal shares, nine degrees of freedom
    double p = 1;
};
/// Only meaningful when the values spread over many times ten steps; successive values should differ (hand in every
/// n-th, or only those that changed), or ties make any channel suspicious.
DigitTest lastDigits(std::span<const double> values, double step);

struct UniformTest {
    double distance = 0; ///< Kolmogorov: greatest difference between the two distribution functions
    double p = 1;        ///< of a uniform sample being as far away; values are taken as independent
    std::size_t values = 0;
};
/// Distance of the values' distribution to the uniform one on [low, high]; n log n. Honest residuals are far away (p
/// near 0), numbers drawn from a generator are not.
UniformTest uniformTest(std::span<const double> values, double low, double high);
/// The same against a normal distribution with this centre and scale.
UniformTest normalTest(std::span<const double> values, double centre, double scale);

} // namespace nightjar
