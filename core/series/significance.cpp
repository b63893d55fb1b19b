// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/significance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

template <std::size_t N>
double polynomial(const double (&factors)[N], double x)
{
    double value = factors[N - 1];
    for (std::size_t i = N - 1; i-- > 0;)
        value = value * x + factors[i];
    return value;
}

} // namespace

double normalCdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double normalQuantile(double share)
{
    if (std::isnan(share) || share < 0 || share > 1)
        return none;
    if (share == 0 || share == 1)
        return share == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    static constexpr double a[] = {3.3871328727963666080,    1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                   1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                   3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr double b[] = {1.0,
                                   4.2313330701600911252e+1,
                                   6.8718700749205790830e+2,
                                   5.3941960214247511077e+3,
                                   2.1213794301586595867e+4,
                                   3.9307895800092710610e+4,
                                   2.8729085735721942674e+4,
                                   5.2264952788528545610e+3};
    static constexpr double c[] = {1.42343711074968357734,    4.63033784615654529590,   5.76949722146069140550,
                                   3.64784832476320460504,    1.27045825245236838258,   2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr double d[] = {1.0,
                                   2.05319162663775882187,
                                   1.67638483018380384940,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9};
    static constexpr double e[] = {6.65790464350110377720,    5.46378491116411436990,    1.78482653991729133580,
                                   2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr double f[] = {1.0,
                                   5.99832206555887937690e-1,
                                   1.36929880922735805310e-1,
                                   1.48753612908506148525e-2,
                                   7.86869131145613259100e-4,
                                   1.84631831751005468180e-5,
                                   1.42151175831644588870e-7,
                                   2.04426310338993978564e-15};
    const double q = share - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(a, r) / polynomial(b, r);
    }
    double r = std::sqrt(-std::log(q < 0 ? share : 1 - share));
    double z = 0;
    if (r <= 5) {
        r -= 1.6;
        z = polynomial(c, r) / polynomial(d, r);
    } else {
        r -= 5;
        z = polynomial(e, r) / polynomial(f, r);
    }
    return q < 0 ? -z : z;
}

double chiSquareTail(double x, double freedom)
{
    if (std::isnan(x) || !(freedom > 0))
        return none;
    if (x <= 0)
        return 1;
    const double a = freedom / 2;
    const double y = x / 2;
    const double front = std::exp(a * std::log(y) - y - std::lgamma(a));
    if (y < a + 1) { // series of the lower part
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < 1000 && term > 1e-17 * sum; ++n) {
            term *= y / (a + n);
            sum += term;
        }
        return std::clamp(1 - front * sum, 0.0, 1.0);
    }
    double b = y + 1 - a; // continued fraction of the upper part, Lentz's method
    double c = 1e300;
    double d = 1 / b;
    double fraction = d;
    for (int n = 1; n < 1000; ++n) {
        const double step = -n * (n - a);
        b += 2;
        d = 1 / (step * d + b);
        c = b + step / c;
        const double factor = c * d;
        fraction *= factor;
        if (std::abs(factor - 1) < 1e-15)
            break;
    }
    return std::clamp(front * fraction, 0.0, 1.0);
}

double kolmogorovTail(double distance, std::size_t n)
{
    if (std::isnan(distance) || n == 0)
        return none;
    const double root = std::sqrt(double(n));
    const double x = distance * (root + 0.12 + 0.11 / root);
    if (x < 0.2)
        return 1;
    double sum = 0;
    for (int k = 1; k <= 100; ++k) {
        const double term = std::exp(-2.0 * k * k * x * x);
        sum += k % 2 == 1 ? term : -term;
        if (term < 1e-18)
            break;
    }
    return std::clamp(2 * sum, 0.0, 1.0);
}

double log10BinomialTail(double hits, double trials, double chance)
{
    if (std::isnan(hits) || !(trials > 0) || std::isnan(chance))
        return none;
    const double share = std::min(hits / trials, 1.0);
    if (share <= chance)
        return 0;
    if (chance <= 0)
        return -std::numeric_limits<double>::infinity();
    const double up = share * std::log(share / chance);
    const double down = share < 1 ? (1 - share) * std::log((1 - share) / (1 - chance)) : 0;
    return -trials * (up + down) / std::log(10.0);
}

double permutationTest(std::span<const double> first, std::span<const double> second,
                       const TwoGroupStatistic &statistic, int rounds, std::uint64_t seed)
{
    if (first.empty() || second.empty() || rounds < 1)
        return none;
    const double seen = statistic(first, second);
    if (std::isnan(seen))
        return none;
    std::vector<double> all(first.begin(), first.end());
    all.insert(all.end(), second.begin(), second.end());
    SeededNumbers numbers(seed);
    int asLarge = 0;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < first.size(); ++i) // only the first group has to be drawn
            std::swap(all[i], all[i + numbers.below(std::uint32_t(all.size() - i))]);
        const std::span<const double> mixed(all);
        asLarge +=
            statistic(mixed.first(first.size()), mixed.subspan(first.size())) >= seen - 1e-12 * std::abs(seen) ? 1 : 0;
    }
    return double(1 + asLarge) / double(1 + rounds);
}

} // namespace nightjar
