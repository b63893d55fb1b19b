// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace nightjar {

// How surprising a figure is by chance alone. Probabilities are 0..1; NaN in gives NaN out.

double normalCdf(double z);
/// Inverse of normalCdf (Wichura 1988, AS 241, 16 digits); infinite at 0 and 1.
double normalQuantile(double share);
/// P(chi-square with `freedom` degrees > x): the regularised upper incomplete gamma function.
double chiSquareTail(double x, double freedom);
/// P(D > distance) of Kolmogorov's one-sample test with n values, Stephens' (1970) form for finite n.
double kolmogorovTail(double distance, std::size_t n);
/// log10 P(at least `hits` of `trials`) when each hits with `chance`: Chernoff's bound, never under the truth.
double log10BinomialTail(double hits, double trials, double chance);

/// Numbers from a seed, the same on every machine (splitmix64, Steele et al. 2014).
class SeededNumbers
{
public:
    explicit SeededNumbers(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 .. bound - 1, by multiplication and without rejection: the bias is under bound / 2^32.
    std::uint32_t below(std::uint32_t bound) { return std::uint32_t(((next() >> 32) * bound) >> 32); }

private:
    std::uint64_t m_state;
};

/// Chance that a split of all values into two groups at random gives a statistic as large as the one seen:
/// (1 + as large) / (1 + rounds), which is never 0 (Phipson and Smyth 2010). Values must be exchangeable: hours of
/// one state, not neighbouring minutes.
using TwoGroupStatistic = std::function<double(std::span<const double>, std::span<const double>)>;
double permutationTest(std::span<const double> first, std::span<const double> second,
                       const TwoGroupStatistic &statistic, int rounds = 999, std::uint64_t seed = 1);

} // namespace nightjar
