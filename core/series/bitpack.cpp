// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/bitpack.h"

#include <array>
#include <cstring>
#include <utility>

namespace nightjar {
namespace {

static_assert(std::endian::native == std::endian::little, "blocks are little-endian and read as such");

/// Values that are unpacked at once: a multiple of 8, so that each piece begins at a whole byte.
constexpr std::size_t piece = 256;

std::uint64_t load(const std::uint8_t *bytes)
{
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Reads up to 7 bytes beyond the last value. The width is a constant, so the inner loop unrolls into fixed shifts.
template <int width>
void unpackFixed(const std::uint8_t *bytes, std::size_t count, std::uint64_t *out)
{
    if constexpr (width == 0) {
        std::memset(out, 0, count * sizeof *out);
    } else {
        constexpr std::uint64_t mask = ~std::uint64_t(0) >> (64 - width);
        std::size_t i = 0;
        for (; i + 8 <= count; i += 8, bytes += width) {
            for (int k = 0; k < 8; ++k) {
                const int bit = k * width;
                std::uint64_t word = load(bytes + bit / 8) >> (bit % 8);
                if (width + bit % 8 > 64)
                    word |= std::uint64_t(bytes[bit / 8 + 8]) << (64 - bit % 8);
                out[i + std::size_t(k)] = word & mask;
            }
        }
        for (int bit = 0; i < count; ++i, bit += width) {
            std::uint64_t word = load(bytes + bit / 8) >> (bit % 8);
            if (width + bit % 8 > 64)
                word |= std::uint64_t(bytes[bit / 8 + 8]) << (64 - bit % 8);
            out[i] = word & mask;
        }
    }
}

using Unpack = void (*)(const std::uint8_t *, std::size_t, std::uint64_t *);

template <std::size_t... widths>
constexpr std::array<Unpack, sizeof...(widths)> unpackTable(std::index_sequence<widths...>)
{
    return {&unpackFixed<int(widths)>...};
}

constexpr auto unpackers = unpackTable(std::make_index_sequence<65>());

} // namespace

void packBits(const std::uint64_t *values, std::size_t count, int width, std::string &out)
{
    if (width == 0 || count == 0)
        return;
    const std::size_t begin = out.size();
    const std::size_t size = packedSize(count, width);
    out.resize(begin + size + 8);
    char *at = out.data() + begin;
    std::uint64_t word = 0;
    int filled = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t value = values[i];
        word |= value << filled;
        filled += width;
        if (filled >= 64) {
            std::memcpy(at, &word, sizeof word);
            at += sizeof word;
            filled -= 64;
            word = filled == 0 ? 0 : value >> (width - filled);
        }
    }
    std::memcpy(at, &word, sizeof word);
    out.resize(begin + size);
}

void unpackBits(const std::uint8_t *bytes, std::size_t available, std::size_t count, int width, std::uint64_t *out)
{
    const Unpack unpack = unpackers[std::size_t(width)];
    while (count > 0) {
        const std::size_t now = count < piece ? count : piece;
        const std::size_t size = packedSize(now, width);
        if (available >= size + 8) {
            unpack(bytes, now, out);
        } else {
            // The whole words that the loop loads would reach beyond the end: work on a padded copy.
            std::uint8_t padded[piece * 8 + 8] = {};
            std::memcpy(padded, bytes, size);
            unpack(padded, now, out);
        }
        bytes += size;
        available -= size;
        out += now;
        count -= now;
    }
}

} // namespace nightjar
