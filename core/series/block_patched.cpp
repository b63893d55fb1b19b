// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "core/base/clones.h"
#include "core/series/bitpack.h"
#include "core/series/block_parts.h"

namespace nightjar {
namespace {

// Noise has few far values: packed in the bits of the many, with the few listed, instrument noise takes 9.1 bits where
// pieces that follow its extremes take 9.8. Large pieces are also unpacked faster than small ones. A load that starts
// and stops is packed in pieces that end there: 0.9 bytes a quarter hour instead of 1.4.

constexpr std::size_t pieceSize = 256; // a place inside is one byte
constexpr std::size_t exceptionBits = 24;
constexpr std::size_t headerBits = 44;
/// Pieces are made of units, so that each begins at a whole byte.
constexpr std::size_t unit = 8;
constexpr int patience = 3; ///< narrower widths are tried until so many in a row were worse

NIGHTJAR_CLONES std::size_t countOutside(const std::uint64_t *values, std::size_t count, std::uint64_t reference,
                                         std::uint64_t beyond)
{
    std::size_t outside = 0;
    for (std::size_t i = 0; i < count; ++i)
        outside += (values[i] - reference) >= beyond; // below the reference wraps to a huge number
    return outside;
}

NIGHTJAR_CLONES void extremes(const std::uint64_t *values, std::size_t count, std::uint64_t &min, std::uint64_t &max,
                              std::uint64_t &sum)
{
    std::uint64_t least = values[0];
    std::uint64_t most = values[0];
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        least = values[i] < least ? values[i] : least;
        most = values[i] > most ? values[i] : most;
        all += values[i] - values[0];
    }
    min = least;
    max = most;
    sum = all;
}

PatchedWindow bestWindow(const std::uint64_t *values, std::size_t count)
{
    std::uint64_t min = 0;
    std::uint64_t max = 0;
    std::uint64_t sum = 0;
    extremes(values, count, min, max, sum);
    const std::uint64_t mean = values[0] + std::uint64_t(std::int64_t(sum) / std::int64_t(count));
    const int full = bitsOf(max - min);
    PatchedWindow best{count, min, full, 0, count * std::size_t(full)};
    int worse = 0;
    for (int width = full - 1; width >= 0 && worse < patience; --width) {
        const std::uint64_t beyond = std::uint64_t(1) << width;
        // Around the mean, but not beyond the extremes.
        const std::uint64_t half = beyond / 2;
        std::uint64_t reference = mean - min > half ? mean - half : min;
        if (max - min + 1 >= beyond)
            reference = std::min(reference, max + 1 - beyond);
        const std::size_t outside = countOutside(values, count, reference, beyond);
        const std::size_t bits = count * std::size_t(width) + outside * exceptionBits;
        ++worse;
        if (bits < best.bits) {
            best = {count, reference, width, outside, bits};
            worse = 0;
        }
    }
    return best;
}

/// Lengths of the pieces, in units, that cost least when each is packed in the bits of its range: the cheapest end at
/// each unit by dynamic programming.
std::vector<std::uint8_t> fittedPieces(const std::vector<std::uint64_t> &values)
{
    constexpr std::size_t longest = 16; // units; longer ones gain nothing and cost time
    const std::size_t units = (values.size() + unit - 1) / unit;
    std::vector<std::uint64_t> least(units);
    std::vector<std::uint64_t> most(units);
    for (std::size_t u = 0; u < units; ++u) {
        std::uint64_t sum = 0;
        extremes(values.data() + u * unit, std::min(unit, values.size() - u * unit), least[u], most[u], sum);
    }
    std::vector<std::size_t> cost(units + 1, 0);
    std::vector<std::uint8_t> length(units + 1, 0);
    for (std::size_t end = 1; end <= units; ++end) {
        std::uint64_t min = least[end - 1];
        std::uint64_t max = most[end - 1];
        std::size_t best = std::numeric_limits<std::size_t>::max();
        for (std::size_t l = 1; l <= std::min(longest, end); ++l) {
            min = std::min(min, least[end - l]);
            max = std::max(max, most[end - l]);
            const std::size_t bits = l * unit * std::size_t(bitsOf(max - min)) + headerBits;
            if (cost[end - l] + bits < best) {
                best = cost[end - l] + bits;
                length[end] = std::uint8_t(l);
            }
        }
        cost[end] = best;
    }
    std::vector<std::uint8_t> pieces;
    for (std::size_t end = units; end > 0; end -= length[end])
        pieces.push_back(length[end]);
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

} // namespace

void planPatched(std::span<const std::int64_t> values, std::int64_t min, std::uint64_t divisor, Pieces pieces,
                 PatchedPlan &plan)
{
    plan.values.resize(values.size());
    plan.windows.clear();
    for (std::size_t i = 0; i < values.size(); ++i)
        plan.values[i] = std::uint64_t(values[i]) - std::uint64_t(min);
    if (divisor != 1) {
        for (std::uint64_t &value : plan.values)
            value /= divisor;
    }
    std::vector<std::uint8_t> lengths;
    if (pieces == Pieces::Fitted)
        lengths = fittedPieces(plan.values);
    else
        lengths.assign((values.size() + pieceSize - 1) / pieceSize, std::uint8_t(pieceSize / unit));
    std::size_t bits = 0;
    std::size_t at = 0;
    for (const std::uint8_t length : lengths) {
        const std::size_t count = std::min(length * unit, values.size() - at);
        plan.windows.push_back(bestWindow(plan.values.data() + at, count));
        bits += plan.windows.back().bits + headerBits;
        at += count;
    }
    plan.bytes = bits / 8;
}

void writePatched(ByteWriter &out, const PatchedPlan &plan)
{
    std::uint64_t packed[pieceSize];
    const std::uint64_t *from = plan.values.data();
    for (const PatchedWindow &window : plan.windows) {
        const std::size_t count = window.count;
        out.byte(std::uint8_t((count + unit - 1) / unit));
        out.byte(std::uint8_t(window.width));
        out.number(window.reference);
        out.number(window.exceptions);
        for (std::size_t i = 0; i < count; ++i)
            packed[i] = from[i] - window.reference;
        if (window.exceptions > 0) { // then the width is below 64
            const std::uint64_t beyond = std::uint64_t(1) << window.width;
            for (std::size_t i = 0; i < count; ++i) {
                if (packed[i] < beyond)
                    continue;
                out.byte(std::uint8_t(i));
                out.signedNumber(std::int64_t(packed[i]));
                packed[i] = 0;
            }
        }
        packBits(packed, count, window.width, out.bytes());
        from += count;
    }
}

bool readPatched(ByteReader &in, std::size_t count, std::uint64_t min, std::uint64_t divisor, std::uint64_t *values)
{
    for (std::size_t at = 0; at < count;) {
        const std::size_t now = std::min(in.byte() * unit, count - at);
        if (now == 0 || now > pieceSize)
            return false;
        const int width = in.byte();
        const std::uint64_t reference = in.number();
        const std::size_t exceptions = in.number(now);
        if (!in.ok() || width > 64)
            return false;
        std::uint8_t places[pieceSize];
        std::uint64_t above[pieceSize];
        for (std::size_t i = 0; i < exceptions; ++i) {
            places[i] = in.byte();
            above[i] = std::uint64_t(in.signedNumber());
            if (places[i] >= now)
                return false;
        }
        const std::size_t available = in.left();
        const std::uint8_t *const bytes = in.take(packedSize(now, width));
        if (!in.ok() || !bytes)
            return false;
        std::uint64_t *const to = values + at;
        const std::uint64_t base = min + reference * divisor;
        if (divisor == 1) {
            unpackBits(bytes, available, now, width, to, base);
        } else {
            unpackBits(bytes, available, now, width, to);
            for (std::size_t i = 0; i < now; ++i)
                to[i] = to[i] * divisor + base;
        }
        for (std::size_t i = 0; i < exceptions; ++i)
            to[places[i]] = above[i] * divisor + base;
        at += now;
    }
    return true;
}

} // namespace nightjar
