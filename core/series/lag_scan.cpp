// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/lag_scan.h"

#include <algorithm>
#include <cmath>

#include "core/base/clones.h"

namespace nightjar {
namespace {

std::uint64_t mixed(std::uint64_t z)
{
    z += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/// Best agreement so far and its lag, for the whole word and its halves.
struct Best {
    std::uint8_t whole = 0;
    std::uint8_t low = 0;
    std::uint8_t high = 0;
    std::uint32_t wholeLag = 0;
    std::uint32_t lowLag = 0;
    std::uint32_t highLag = 0;
};

/// Agreement of each word with the one `shift` bits before it; words from `first` on have all their partners.
NIGHTJAR_CLONES void agreements(const std::uint64_t *signs, std::size_t words, std::size_t first, std::size_t shift,
                                std::uint8_t *low, std::uint8_t *high)
{
    const std::size_t whole = shift / 64;
    const unsigned bits = unsigned(shift % 64);
    for (std::size_t w = first; w < words; ++w) {
        // A shift by 64 is not defined; in two steps it is.
        const std::uint64_t before = (signs[w - whole] << bits) | ((signs[w - whole - 1] >> 1) >> (63 - bits));
        const std::uint64_t same = ~(signs[w] ^ before);
        low[w] = std::uint8_t(__builtin_popcountll(same & 0xFFFFFFFFu));
        high[w] = std::uint8_t(__builtin_popcountll(same >> 32));
    }
}

constexpr std::size_t phases = 8;

/// Sums over blocks of eight: products with the sample `lag` before, and squares of that. `z` is stored by phase:
/// sample i at z[i % 8 * blocks + i / 8], so that all blocks are summed side by side.
NIGHTJAR_CLONES void blockProducts(const float *z, std::size_t blocks, std::size_t lag, std::size_t first,
                                   float *products, float *squares)
{
    for (std::size_t b = first; b < blocks; ++b)
        products[b] = squares[b] = 0;
    for (std::size_t phase = 0; phase < phases; ++phase) {
        const std::size_t back = lag % phases;
        const std::size_t other = (phase + phases - back) % phases;
        const std::size_t shift = lag / phases + (phase < back ? 1 : 0);
        const float *copy = z + phase * blocks;
        const float *source = z + other * blocks;
        for (std::size_t b = first; b < blocks; ++b) {
            const float s = source[b - shift];
            products[b] += copy[b] * s;
            squares[b] += s * s;
        }
    }
}

} // namespace

std::vector<std::uint64_t> packedSigns(std::span<const float> residuals)
{
    std::vector<std::uint64_t> signs((residuals.size() + 63) / 64);
    for (std::size_t word = 0; word < signs.size(); ++word) {
        const std::size_t begin = word * 64;
        const std::size_t end = std::min(begin + 64, residuals.size());
        std::uint64_t known = 0;
        std::uint64_t up = 0;
        for (std::size_t i = begin; i < end; ++i) {
            up |= std::uint64_t(residuals[i] > 0.0f) << (i - begin);
            known |= std::uint64_t(residuals[i] > 0.0f || residuals[i] < 0.0f) << (i - begin);
        }
        signs[word] = (up & known) | (mixed(word) & ~known);
    }
    return signs;
}

std::vector<LagHit> bestLags(std::span<const std::uint64_t> signs, const LagScan &scan)
{
    std::vector<LagHit> hits;
    const std::size_t words = signs.size();
    if (words < 2 || scan.step == 0)
        return hits;
    std::vector<Best> best(words);
    std::vector<std::uint8_t> low(words);
    std::vector<std::uint8_t> high(words);
    const std::size_t to = std::min(scan.to, words * 64);
    for (std::size_t lag = std::max<std::size_t>(scan.from, 1); lag < to; lag += scan.step) {
        const std::size_t first = lag / 64 + 1;
        if (first >= words)
            break;
        agreements(signs.data(), words, first, lag, low.data(), high.data());
        for (std::size_t w = first; w < words; ++w) {
            const int whole = low[w] + high[w];
            // Most places are far from a hit: one comparison each.
            if (std::max(low[w], high[w]) < 24)
                continue;
            Best &b = best[w];
            if (whole > b.whole) {
                b.whole = std::uint8_t(whole);
                b.wholeLag = std::uint32_t(lag);
            }
            if (low[w] > b.low) {
                b.low = low[w];
                b.lowLag = std::uint32_t(lag);
            }
            if (high[w] > b.high) {
                b.high = high[w];
                b.highLag = std::uint32_t(lag);
            }
        }
    }
    for (std::size_t w = 0; w < words; ++w) {
        const Best &b = best[w];
        if (b.whole >= scan.leastOf64)
            hits.push_back({w * 64, 64, b.wholeLag, b.whole, 0});
        if (b.low >= scan.leastOf32 && !(b.whole >= scan.leastOf64 && b.lowLag == b.wholeLag))
            hits.push_back({w * 64, 32, b.lowLag, b.low, 0});
        if (b.high >= scan.leastOf32 && !(b.whole >= scan.leastOf64 && b.highLag == b.wholeLag))
            hits.push_back({w * 64 + 32, 32, b.highLag, b.high, 0});
    }
    return hits;
}

std::vector<LagHit> bestCorrelations(std::span<const float> residuals, std::size_t from, std::size_t to,
                                     double leastOf24, double leastOf48)
{
    std::vector<LagHit> hits;
    const std::size_t blocks = residuals.size() / phases;
    if (blocks < 4)
        return hits;
    std::vector<float> z(blocks * phases);
    std::vector<float> own(blocks, 0.0f);
    for (std::size_t i = 0; i < z.size(); ++i) {
        z[i % phases * blocks + i / phases] = residuals[i];
        own[i / phases] += residuals[i] * residuals[i];
    }
    std::vector<float> products(blocks);
    std::vector<float> squares(blocks);
    std::vector<LagHit> best(2 * blocks);
    to = std::min(to, residuals.size());
    for (std::size_t lag = std::max<std::size_t>(from, 1); lag < to; ++lag) {
        const std::size_t first = lag / phases + 1;
        if (first + 3 > blocks)
            break;
        blockProducts(z.data(), blocks, lag, first, products.data(), squares.data());
        for (const std::size_t wide : {std::size_t(3), std::size_t(6)}) {
            const double least = wide == 3 ? leastOf24 : leastOf48;
            for (std::size_t b = first; b + wide <= blocks; ++b) {
                float product = 0;
                for (std::size_t k = 0; k < wide; ++k)
                    product += products[b + k];
                if (product <= 0)
                    continue;
                float square = 0;
                float mine = 0;
                for (std::size_t k = 0; k < wide; ++k) {
                    square += squares[b + k];
                    mine += own[b + k];
                }
                // Compared as squares: one root a hit, not one a place.
                const double share = double(product) * double(product);
                if (share < least * least * double(square) * double(mine))
                    continue;
                const double correlation = std::sqrt(share / (double(square) * double(mine)));
                LagHit &hit = best[2 * b + (wide == 3 ? 0 : 1)];
                if (correlation > hit.correlation)
                    hit = {b * phases, wide * phases, lag, 0, correlation};
            }
        }
    }
    for (const LagHit &hit : best) {
        if (hit.correlation > 0)
            hits.push_back(hit);
    }
    return hits;
}

} // namespace nightjar
