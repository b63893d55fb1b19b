// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/decimal.h"

#include <bit>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "core/base/clones.h"

namespace nightjar {

namespace {

constexpr std::int64_t limit = std::int64_t(1) << 50;

/// Below 2^51 an integer added to the bits of 1.5 * 2^52 is that double plus the integer: no conversion instruction is
/// needed, which x86 lacks for vectors of 64-bit integers before AVX-512.
constexpr double shift = 6755399441055744.0;
constexpr auto shiftBits = std::bit_cast<std::int64_t>(shift);

// Both give false when a number lies outside [-2^50, 2^50); the values are of no use then.

NIGHTJAR_CLONES bool quotientsDivided(const std::int64_t *digits, std::size_t count, double power, double *values)
{
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < count; ++i) {
        outside |= std::int64_t(std::uint64_t(digits[i]) + std::uint64_t(limit)) & ~(2 * limit - 1);
        values[i] =
            (std::bit_cast<double>(std::int64_t(std::uint64_t(digits[i]) + std::uint64_t(shiftBits))) - shift) / power;
    }
    return outside == 0;
}

#if defined(__x86_64__)
/// A division takes longer than all else in decoding. Multiplied by the rounded reciprocal the quotient is off by at
/// most two units in the last place; a correction by the exact remainder makes it one of the two neighbours, a second
/// one the right one (Markstein 1990).
template <int corrections>
__attribute__((target("avx2,fma"))) bool quotientsCorrected(const std::int64_t *digits, std::size_t count, double power,
                                                            double *values)
{
    const __m256d powers = _mm256_set1_pd(power);
    const __m256d reciprocals = _mm256_set1_pd(1.0 / power);
    const __m256d shifts = _mm256_set1_pd(shift);
    const __m256i shiftedBits = _mm256_set1_epi64x(shiftBits);
    const __m256i limits = _mm256_set1_epi64x(limit);
    __m256i outside = _mm256_setzero_si256();
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const __m256i whole = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(digits + i));
        outside = _mm256_or_si256(outside, _mm256_add_epi64(whole, limits));
        const __m256d number = _mm256_sub_pd(_mm256_castsi256_pd(_mm256_add_epi64(whole, shiftedBits)), shifts);
        __m256d quotient = _mm256_mul_pd(number, reciprocals);
        for (int k = 0; k < corrections; ++k)
            quotient = _mm256_fmadd_pd(_mm256_fnmadd_pd(quotient, powers, number), reciprocals, quotient);
        _mm256_storeu_pd(values + i, quotient);
    }
    const __m256i beyond = _mm256_set1_epi64x(~(2 * limit - 1));
    return _mm256_testz_si256(outside, beyond) != 0 && quotientsDivided(digits + i, count - i, power, values + i);
}

/// A reciprocal that is rounded by less than half of what it may be gives a neighbour at once: half a unit from the
/// product's rounding and less than a half from its own. So it is for one to four places, which nearly all values have.
__attribute__((target("avx2,fma"))) bool quotientsFused(const std::int64_t *digits, std::size_t count, double power,
                                                        double *values)
{
    const bool isNear = std::abs(std::fma(-power, 1.0 / power, 1.0)) <= 0x1p-54;
    return isNear ? quotientsCorrected<1>(digits, count, power, values)
                  : quotientsCorrected<2>(digits, count, power, values);
}

const auto quotients =
    __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? quotientsFused : quotientsDivided;
#else
constexpr auto quotients = quotientsDivided;
#endif

} // namespace

void decimalValues(const std::int64_t *digits, std::size_t count, int scale, double *values)
{
    if (quotients(digits, count, powersOfTen[scale], values))
        return;
    for (std::size_t i = 0; i < count; ++i)
        values[i] = decimalValue(digits[i], scale);
}

} // namespace nightjar
