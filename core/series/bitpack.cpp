// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/bitpack.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

/// Bytes beyond the last value that the fast loops may load.
constexpr std::size_t overread = 16;

void addUpPlain(std::uint64_t *values, std::size_t count, std::uint64_t sum)
{
    for (std::size_t i = 0; i < count; ++i)
        values[i] = sum += values[i];
}

/// The last values of a stretch that is no multiple of 8.
template <int width>
void unpackRest(const std::uint8_t *bytes, std::size_t count, std::uint64_t *out, std::uint64_t base)
{
    constexpr std::uint64_t mask = ~std::uint64_t(0) >> (64 - width);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t bit = k * std::size_t(width);
        std::uint64_t word = load(bytes + bit / 8) >> (bit % 8);
        if (width + int(bit % 8) > 64)
            word |= std::uint64_t(bytes[bit / 8 + 8]) << (64 - bit % 8);
        out[k] = (word & mask) + base;
    }
}

/// The width is a constant, so the inner loop unrolls into fixed shifts.
template <int width>
void unpackFixed(const std::uint8_t *bytes, std::size_t count, std::uint64_t *out, std::uint64_t base)
{
    if constexpr (width == 0) {
        std::fill_n(out, count, base);
    } else {
        std::size_t i = 0;
        for (; i + 8 <= count; i += 8, bytes += width)
            unpackRest<width>(bytes, 8, out + i, base);
        unpackRest<width>(bytes, count - i, out + i, base);
    }
}

using Unpack = void (*)(const std::uint8_t *, std::size_t, std::uint64_t *, std::uint64_t);

template <std::size_t... widths>
constexpr std::array<Unpack, sizeof...(widths)> unpackTable(std::index_sequence<widths...>)
{
    return {&unpackFixed<int(widths)>...};
}

constexpr auto plainUnpackers = unpackTable(std::make_index_sequence<65>());

#if defined(__x86_64__)
/// Where four values of a width lie after `shift` bits: two in each half of a register, moved by a byte shuffle.
template <int width, int shift>
struct Quad {
    static constexpr int bit(int k) { return shift + k * width; }
    static constexpr int firstByte = bit(0) / 8;
    static constexpr int thirdByte = bit(2) / 8;
    static constexpr int byte(int k) { return bit(k) / 8 - (k < 2 ? firstByte : thirdByte); }
    /// The shuffle of value k: eight bytes from its first one on.
    static constexpr long long lane(int k)
    {
        return static_cast<long long>(0x0706050403020100ULL + std::uint64_t(byte(k)) * 0x0101010101010101ULL);
    }
};

template <int width, int shift>
__attribute__((target("avx2"), always_inline)) inline void unpackQuad(const std::uint8_t *bytes, std::uint64_t *out,
                                                                      __m256i mask, __m256i base)
{
    using Q = Quad<width, shift>;
    const __m256i lanes = _mm256_setr_epi64x(Q::lane(0), Q::lane(1), Q::lane(2), Q::lane(3));
    const __m256i shifts = _mm256_setr_epi64x(Q::bit(0) % 8, Q::bit(1) % 8, Q::bit(2) % 8, Q::bit(3) % 8);
    const __m256i raw = _mm256_loadu2_m128i(reinterpret_cast<const __m128i *>(bytes + Q::thirdByte),
                                            reinterpret_cast<const __m128i *>(bytes + Q::firstByte));
    const __m256i words = _mm256_srlv_epi64(_mm256_shuffle_epi8(raw, lanes), shifts);
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(out), _mm256_add_epi64(_mm256_and_si256(words, mask), base));
}

/// Widths 1 to 56: a value and the bits before it in its byte fit into 64.
template <int width>
__attribute__((target("avx2"))) void unpackAvx2(const std::uint8_t *bytes, std::size_t count, std::uint64_t *out,
                                                std::uint64_t base)
{
    const __m256i mask = _mm256_set1_epi64x(static_cast<long long>(~std::uint64_t(0) >> (64 - width)));
    const __m256i bases = _mm256_set1_epi64x(static_cast<long long>(base));
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8, bytes += width) {
        unpackQuad<width, 0>(bytes, out + i, mask, bases);
        unpackQuad<width, 4 * width % 8>(bytes + 4 * width / 8, out + i + 4, mask, bases);
    }
    unpackRest<width>(bytes, count - i, out + i, base);
}

template <std::size_t... widths>
constexpr std::array<Unpack, 65> avx2Table(std::index_sequence<widths...>)
{
    auto table = plainUnpackers;
    ((table[widths + 1] = &unpackAvx2<int(widths) + 1>), ...);
    return table;
}

/// Four sums at once: inside the halves, from the lower to the upper half, then all that came before.
__attribute__((target("avx2"))) void addUpAvx2(std::uint64_t *values, std::size_t count)
{
    __m256i before = _mm256_setzero_si256();
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        auto *const at = reinterpret_cast<__m256i *>(values + i);
        __m256i sums = _mm256_loadu_si256(at);
        sums = _mm256_add_epi64(sums, _mm256_slli_si256(sums, 8));
        const __m256i lower = _mm256_permute4x64_epi64(sums, 0x50);
        sums = _mm256_add_epi64(sums, _mm256_blend_epi32(_mm256_setzero_si256(), lower, 0xf0));
        _mm256_storeu_si256(at, _mm256_add_epi64(sums, before));
        before = _mm256_add_epi64(before, _mm256_permute4x64_epi64(sums, 0xff));
    }
    addUpPlain(values + i, count - i, std::uint64_t(_mm256_extract_epi64(before, 0)));
}

constexpr auto avx2Unpackers = avx2Table(std::make_index_sequence<56>());
const auto &unpackers = __builtin_cpu_supports("avx2") ? avx2Unpackers : plainUnpackers;
#else
constexpr const auto &unpackers = plainUnpackers;
#endif

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

void unpackBits(const std::uint8_t *bytes, std::size_t available, std::size_t count, int width, std::uint64_t *out,
                std::uint64_t base)
{
    const Unpack unpack = unpackers[std::size_t(width)];
    if (available >= packedSize(count, width) + overread) {
        unpack(bytes, count, out, base);
        return;
    }
    while (count > 0) {
        const std::size_t now = count < piece ? count : piece;
        const std::size_t size = packedSize(now, width);
        if (available >= size + overread) {
            unpack(bytes, now, out, base);
        } else {
            // The whole words that the loop loads would reach beyond the end: work on a padded copy.
            std::uint8_t padded[piece * 8 + overread] = {};
            std::memcpy(padded, bytes, size);
            unpack(padded, now, out, base);
        }
        bytes += size;
        available -= size;
        out += now;
        count -= now;
    }
}

void addUp(std::uint64_t *values, std::size_t count)
{
#if defined(__x86_64__)
    static const bool fast = __builtin_cpu_supports("avx2");
    if (fast) {
        addUpAvx2(values, count);
        return;
    }
#endif
    addUpPlain(values, count, 0);
}

} // namespace nightjar
