// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_crc.h"

#include <array>
#include <cstddef>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nightjar {
namespace {

/// What CRC-16 with the reflected polynomial 0x8005 makes of a byte.
constexpr auto crcTable = [] {
    std::array<std::uint16_t, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        unsigned reg = byte;
        for (int bit = 0; bit < 8; ++bit)
            reg = (reg & 1) ? (reg >> 1) ^ 0xA001 : reg >> 1;
        table[byte] = std::uint16_t(reg);
    }
    return table;
}();

// The register's low byte is thrown away, so all that goes from byte to byte is its high byte h: h' = step(h ^ b) with
// step(x) = high byte of crcTable[x]. That map is linear over bits, so h after n bytes is the sum (xor) of step^(n - k)
// of each byte k: bytes can be taken in any grouping, eight look-ups or thirty-two lanes at once.

constexpr std::uint8_t steps(unsigned times, std::uint8_t x)
{
    for (unsigned i = 0; i < times; ++i)
        x = std::uint8_t(crcTable[x] >> 8);
    return x;
}

/// Table k applies the step k + 1 times.
constexpr auto stepTables = [] {
    std::array<std::array<std::uint8_t, 256>, 8> tables{};
    for (unsigned k = 0; k < 8; ++k) {
        for (unsigned x = 0; x < 256; ++x)
            tables[k][x] = steps(k + 1, std::uint8_t(x));
    }
    return tables;
}();

/// h after `count` bytes that begin at `at`.
std::uint8_t highByte(const std::uint8_t *at, std::size_t count, std::uint8_t high)
{
    const auto &t = stepTables;
    for (; count >= 8; at += 8, count -= 8) {
        high = std::uint8_t(t[7][high ^ at[0]] ^ t[6][at[1]] ^ t[5][at[2]] ^ t[4][at[3]] ^ t[3][at[4]] ^ t[2][at[5]] ^
                            t[1][at[6]] ^ t[0][at[7]]);
    }
    for (; count > 0; ++at, --count)
        high = t[0][high ^ *at];
    return high;
}

#if defined(__x86_64__)
/// step^times of a byte is that of its low half xor that of its high half: two look-ups in tables of 16, which fit a
/// register.
struct HalfTables {
    alignas(16) std::array<std::uint8_t, 16> low{};
    alignas(16) std::array<std::uint8_t, 16> high{};
};
constexpr HalfTables halfTables(unsigned times)
{
    HalfTables tables;
    for (unsigned x = 0; x < 16; ++x) {
        tables.low[x] = steps(times, std::uint8_t(x));
        tables.high[x] = steps(times, std::uint8_t(x << 4));
    }
    return tables;
}
constexpr HalfTables step1 = halfTables(1), step2 = halfTables(2), step4 = halfTables(4), step8 = halfTables(8),
                     step16 = halfTables(16), step32 = halfTables(32);

__attribute__((target("avx2"))) __m128i stepped(__m128i x, const HalfTables &tables)
{
    const __m128i half = _mm_set1_epi8(15);
    const __m128i low = _mm_load_si128(reinterpret_cast<const __m128i *>(tables.low.data()));
    const __m128i high = _mm_load_si128(reinterpret_cast<const __m128i *>(tables.high.data()));
    return _mm_xor_si128(_mm_shuffle_epi8(low, _mm_and_si128(x, half)),
                         _mm_shuffle_epi8(high, _mm_and_si128(_mm_srli_epi16(x, 4), half)));
}

/// highByte() with 32 lanes: lane j sums bytes j, j + 32, ...; then the lanes are folded in halves.
__attribute__((target("avx2"))) std::uint8_t highByteAvx2(const std::uint8_t *at, std::size_t count)
{
    const __m256i half = _mm256_set1_epi8(15);
    const __m256i low =
        _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i *>(step32.low.data())));
    const __m256i high =
        _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i *>(step32.high.data())));
    // The register begins with 0xFFFF: the first byte meets 0xFF.
    __m256i sum = _mm256_xor_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(at)),
                                   _mm256_zextsi128_si256(_mm_cvtsi32_si128(0xFF)));
    for (at += 32, count -= 32; count >= 32; at += 32, count -= 32) {
        const __m256i stepped32 =
            _mm256_xor_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(sum, half)),
                             _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(sum, 4), half)));
        sum = _mm256_xor_si256(stepped32, _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at)));
    }
    __m128i lanes = _mm_xor_si128(stepped(_mm256_castsi256_si128(sum), step16), _mm256_extracti128_si256(sum, 1));
    lanes = _mm_xor_si128(stepped(lanes, step8), _mm_srli_si128(lanes, 8));
    lanes = _mm_xor_si128(stepped(lanes, step4), _mm_srli_si128(lanes, 4));
    lanes = _mm_xor_si128(stepped(lanes, step2), _mm_srli_si128(lanes, 2));
    lanes = _mm_xor_si128(stepped(lanes, step1), _mm_srli_si128(lanes, 1));
    const auto folded = std::uint8_t(_mm_cvtsi128_si32(lanes) & 0xFF);
    return highByte(at, count, stepTables[0][folded]);
}
#endif

/// Slice-by-8 tables of the ordinary CRC-16.
constexpr auto modbusTables = [] {
    std::array<std::array<std::uint16_t, 256>, 8> tables{};
    tables[0] = crcTable;
    for (unsigned k = 1; k < 8; ++k) {
        for (unsigned x = 0; x < 256; ++x)
            tables[k][x] = std::uint16_t(crcTable[tables[k - 1][x] & 0xFF] ^ (tables[k - 1][x] >> 8));
    }
    return tables;
}();

} // namespace

std::uint16_t hj212Crc(std::string_view segment)
{
    if (segment.empty())
        return 0xFFFF;
    const auto *at = reinterpret_cast<const std::uint8_t *>(segment.data());
    const std::size_t before = segment.size() - 1; // the last byte gives the low byte, too
#if defined(__x86_64__)
    static const bool hasAvx2 = __builtin_cpu_supports("avx2") != 0;
    if (hasAvx2 && before >= 64)
        return crcTable[highByteAvx2(at, before) ^ at[before]];
#endif
    return crcTable[highByte(at, before, 0xFF) ^ at[before]];
}

std::uint16_t modbusCrc(std::string_view segment)
{
    const auto *at = reinterpret_cast<const std::uint8_t *>(segment.data());
    std::size_t count = segment.size();
    unsigned reg = 0xFFFF;
    const auto &t = modbusTables;
    for (; count >= 8; at += 8, count -= 8) {
        reg = unsigned(t[7][(reg ^ at[0]) & 0xFF]) ^ t[6][(reg >> 8) ^ at[1]] ^ t[5][at[2]] ^ t[4][at[3]] ^
              t[3][at[4]] ^ t[2][at[5]] ^ t[1][at[6]] ^ t[0][at[7]];
    }
    for (; count > 0; ++at, --count)
        reg = crcTable[(reg ^ *at) & 0xFF] ^ (reg >> 8);
    return std::uint16_t(reg);
}

} // namespace nightjar
