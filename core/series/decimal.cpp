// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/decimal.h"

#include <bit>

namespace nightjar {

void decimalValues(const std::int64_t *digits, std::size_t count, int scale, double *values)
{
    constexpr std::int64_t limit = std::int64_t(1) << 50;
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < count; ++i)
        outside |= (digits[i] + limit) & ~(2 * limit - 1);
    if (outside != 0) {
        for (std::size_t i = 0; i < count; ++i)
            values[i] = decimalValue(digits[i], scale);
        return;
    }
    // Below 2^51 an integer added to the bits of 1.5 * 2^52 is that double plus the integer: no conversion instruction
    // is needed, which x86 lacks for vectors of 64-bit integers before AVX-512.
    constexpr double shift = 6755399441055744.0;
    constexpr auto shiftBits = std::bit_cast<std::int64_t>(shift);
    const double power = powersOfTen[scale];
    for (std::size_t i = 0; i < count; ++i)
        values[i] = (std::bit_cast<double>(digits[i] + shiftBits) - shift) / power;
}

} // namespace nightjar
