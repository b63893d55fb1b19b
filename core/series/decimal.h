// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace nightjar {

/// Scales that a plain reading may have: 10^22 is the largest power of ten that a double holds exactly.
inline constexpr int mostScale = 22;
/// Digits of a plain reading.
inline constexpr int mostDigits = 18;

inline constexpr double powersOfTen[mostScale + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr std::int64_t wholePowersOfTen[mostDigits + 1] = {1,
                                                                  10,
                                                                  100,
                                                                  1'000,
                                                                  10'000,
                                                                  100'000,
                                                                  1'000'000,
                                                                  10'000'000,
                                                                  100'000'000,
                                                                  1'000'000'000,
                                                                  10'000'000'000,
                                                                  100'000'000'000,
                                                                  1'000'000'000'000,
                                                                  10'000'000'000'000,
                                                                  100'000'000'000'000,
                                                                  1'000'000'000'000'000,
                                                                  10'000'000'000'000'000,
                                                                  100'000'000'000'000'000,
                                                                  1'000'000'000'000'000'000};

/// The double nearest to digits * 10^-scale, 0 <= scale <= mostScale.
double decimalValue(std::int64_t digits, int scale);

/// The same for many values of one scale.
void decimalValues(const std::int64_t *digits, std::size_t count, int scale, double *values);

/// The number that a verbatim text says; NaN when it is no number.
double textValue(std::string_view text);

} // namespace nightjar
