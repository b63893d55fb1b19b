// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

namespace nightjar {

/// Bits that a value needs.
constexpr int bitsOf(std::uint64_t value) { return 64 - std::countl_zero(value); }

/// Bytes of `count` values of `width` bits.
constexpr std::size_t packedSize(std::size_t count, int width) { return (count * std::size_t(width) + 7) / 8; }

/// Appends `count` values of `width` (0..64) bits, lowest bits first, filled up to a whole byte.
void packBits(const std::uint64_t *values, std::size_t count, int width, std::string &out);

/// Reads `count` values of `width` (0..64) bits from `bytes`, of which `available` >= packedSize() may be read, and
/// adds `base` to each (wrapping).
void unpackBits(const std::uint8_t *bytes, std::size_t available, std::size_t count, int width, std::uint64_t *out,
                std::uint64_t base = 0);

/// Each value becomes the sum of itself and all before it (wrapping).
void addUp(std::uint64_t *values, std::size_t count);

} // namespace nightjar
