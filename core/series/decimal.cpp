// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/decimal.h"

#include <bit>

#include "core/base/clones.h"

namespace nightjar {

namespace {

constexpr std::int64_t limit = std::int64_t(1) << 50;

/// Is there a number outside [-2^50, 2^50)?
NIGHTJAR_CLONES bool anyOutside(const std::int64_t *digits, std::size_t count)
{
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < count; ++i)
        outside |= std::int64_t(std::uint64_t(digits[i]) + std::uint64_t(limit)) & ~(2 * limit - 1);
    return outside != 0;
}

/// Below 2^51 an integer added to the bits of 1.5 * 2^52 is that double plus the integer: no conversion instruction is
/// needed, which x86 lacks for vectors of 64-bit integers before AVX-512.
NIGHTJAR_CLONES void quotients(const std::int64_t *digits, std::size_t count, double power, double *values)
{
    constexpr double shift = 6755399441055744.0;
    constexpr auto shiftBits = std::bit_cast<std::int64_t>(shift);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = (std::bit_cast<double>(digits[i] + shiftBits) - shift) / power;
}

} // namespace

void decimalValues(const std::int64_t *digits, std::size_t count, int scale, double *values)
{
    if (!anyOutside(digits, count)) {
        quotients(digits, count, powersOfTen[scale], values);
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        values[i] = decimalValue(digits[i], scale);
}

} // namespace nightjar
