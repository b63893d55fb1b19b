// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "core/base/time.h"
#include "core/series/series.h"

namespace nightjar {

/// Reads the usual time and number cells eight bytes at a time. What they do not know they leave to TimeCells and
/// parseReading(), which know every case; so they may be narrow, never wrong. Bytes behind the cell must be readable.
namespace plain {

inline constexpr bool usable = std::endian::native == std::endian::little;
inline constexpr std::uint64_t zeros = 0x3030303030303030U;
inline constexpr std::uint64_t highBits = 0x8080808080808080U;
/// Bytes that must be readable from the begin of a cell.
inline constexpr std::ptrdiff_t margin = 40;

inline std::uint64_t load(const char *at)
{
    std::uint64_t bytes;
    std::memcpy(&bytes, at, 8);
    return bytes;
}

/// The high bit of each byte that is no digit, right up to and including the first such byte.
inline std::uint64_t notDigits(std::uint64_t bytes)
{
    const std::uint64_t offset = bytes ^ zeros;
    return ((offset + 0x7676767676767676U) | offset) & highBits;
}

/// The number that eight digits say.
inline std::uint64_t eightDigits(std::uint64_t bytes)
{
    bytes -= zeros;
    bytes = bytes * 10 + (bytes >> 8);
    constexpr std::uint64_t mask = 0x000000FF000000FFU;
    return (((bytes & mask) * 0x000F424000000064U) + (((bytes >> 16) & mask) * 0x0000271000000001U)) >> 32;
}

/// A number of up to seven digits, with or without a point, written the plain way and followed by a byte that is
/// neither. Returns its end, or null.
inline const char *number(const char *at, Reading &reading)
{
    const bool negative = *at == '-';
    at += negative;
    const std::uint64_t bytes = load(at);
    std::uint64_t others = notDigits(bytes);
    if (!others)
        return nullptr;
    const unsigned whole = unsigned(std::countr_zero(others)) / 8;
    unsigned end = whole;
    unsigned count = whole;
    std::uint64_t digits = bytes;
    if (at[whole] == '.') {
        others &= others - 1;
        if (!others)
            return nullptr;
        end = unsigned(std::countr_zero(others)) / 8;
        count = end - 1;
        if (count == whole)
            return nullptr; // nothing behind the point
        const std::uint64_t before = (std::uint64_t(1) << (8 * whole)) - 1;
        digits = (bytes & before) | ((bytes >> 8) & ~before);
    }
    if (whole == 0 || (whole > 1 && *at == '0'))
        return nullptr;
    const auto value = std::int64_t(eightDigits(digits << (64 - 8 * count) | zeros >> (8 * count)));
    if (negative && value == 0)
        return nullptr; // a minus before zero is kept as text
    reading.digits = negative ? -value : value;
    reading.scale = std::int8_t(count - whole);
    return at + end;
}

/// Times `YYYY-MM-DD HH:MM[:SS]`, also with `T`, of a day that was seen before.
class Clock
{
public:
    /// The end of the cell, or null: another day, another form. remember() learns the day.
    const char *time(const char *at, char delimiter, Seconds &time) const
    {
        if (!knows(at) || (at[10] != ' ' && at[10] != 'T'))
            return nullptr;
        std::uint64_t clock = load(at + 11);
        const char *end = at + 19;
        if (at[16] == delimiter) {
            clock = (clock & 0x000000FFFFFFFFFFU) | 0x30303A0000000000U;
            end = at + 16;
        } else if (at[19] != delimiter) {
            return nullptr;
        }
        constexpr std::uint64_t colons = 0x00003A00003A0000U;
        clock ^= colons ^ 0x0000300000300000U; // colons become zeros
        if (notDigits(clock) || (clock & 0x0000FF0000FF0000U) != 0x0000300000300000U)
            return nullptr;
        std::uint64_t pairs = clock - zeros;
        pairs = pairs * 10 + (pairs >> 8);
        const auto hour = std::int64_t(pairs & 0xFF);
        const auto minute = std::int64_t(pairs >> 24 & 0xFF);
        const auto second = std::int64_t(pairs >> 48 & 0xFF);
        if (hour > 23 || minute > 59 || second > 59)
            return nullptr;
        time = m_midnight + hour * 3600 + minute * 60 + second;
        return end;
    }

    /// Is this the day that was remembered?
    bool knows(const char *at) const { return load(at) == m_date && load(at + 2) == m_dateEnd; }
    void forget() { m_date = m_dateEnd = 0; }
    /// False: the ten bytes are no date.
    bool remember(const char *at)
    {
        const auto day = parseDate({at, 10});
        if (!day)
            return false;
        m_date = load(at);
        m_dateEnd = load(at + 2);
        m_midnight = dayStart(*day);
        return true;
    }

private:
    std::uint64_t m_date = 0; ///< no text begins with NUL bytes
    std::uint64_t m_dateEnd = 0;
    Seconds m_midnight = 0;
};

} // namespace plain
} // namespace nightjar
