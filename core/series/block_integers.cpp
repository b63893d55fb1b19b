// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "core/base/clones.h"
#include "core/series/bitpack.h"
#include "core/series/block_parts.h"

namespace nightjar {
namespace {

// Arithmetic is unsigned throughout: differences wrap in a defined way, whatever damaged bytes say.

/// Values of a piece: 32, 64, 128 or 256. Small pieces follow idle hours and spikes, large ones save their headers.
constexpr std::size_t smallestPiece = 32;
constexpr int pieceKinds = 4;
constexpr std::uint8_t differencesBit = 0x04;
constexpr std::uint8_t patchedBit = 0x08;
/// Shorter sequences are never patched, so that a day of a sparse channel has the same bytes in every version.
constexpr std::size_t patchedFrom = 512;

struct Range {
    std::int64_t min = std::numeric_limits<std::int64_t>::max();
    std::int64_t max = std::numeric_limits<std::int64_t>::min();
    void add(const Range &other)
    {
        min = std::min(min, other.min);
        max = std::max(max, other.max);
    }
};

/// How a sequence would be packed, and what that costs.
struct Layout {
    Range all;
    std::uint64_t divisor = 1;
    int kind = 0;
    int referenceWidth = 0;
    int valueWidth = 0;
    std::size_t bytes = 0;
};

std::uint64_t commonDivisor(std::span<const std::int64_t> values, std::int64_t min)
{
    std::uint64_t divisor = 0;
    for (const std::int64_t value : values) {
        const std::uint64_t distance = std::uint64_t(value) - std::uint64_t(min);
        if (divisor == 0 || distance % divisor != 0) {
            divisor = std::gcd(divisor, distance);
            if (divisor == 1)
                return 1;
        }
    }
    return std::max<std::uint64_t>(divisor, 1);
}

NIGHTJAR_CLONES Range rangeOf(const std::int64_t *values, std::size_t count)
{
    std::int64_t min = values[0];
    std::int64_t max = min;
    for (std::size_t i = 0; i < count; ++i) {
        min = values[i] < min ? values[i] : min;
        max = values[i] > max ? values[i] : max;
    }
    return {min, max};
}

std::vector<Range> pieceRanges(std::span<const std::int64_t> values)
{
    std::vector<Range> ranges((values.size() + smallestPiece - 1) / smallestPiece);
    for (std::size_t k = 0; k < ranges.size(); ++k) {
        const std::size_t begin = k * smallestPiece;
        ranges[k] = rangeOf(values.data() + begin, std::min(smallestPiece, values.size() - begin));
    }
    return ranges;
}

int widthOf(std::int64_t from, std::int64_t to, std::uint64_t divisor)
{
    const std::uint64_t distance = std::uint64_t(to) - std::uint64_t(from);
    return bitsOf(divisor == 1 ? distance : distance / divisor);
}

Layout layoutOf(std::span<const std::int64_t> values)
{
    Layout best;
    std::vector<Range> ranges = pieceRanges(values);
    for (const Range &range : ranges)
        best.all.add(range);
    best.divisor = commonDivisor(values, best.all.min);
    best.bytes = std::numeric_limits<std::size_t>::max();
    std::size_t size = smallestPiece;
    for (int kind = 0; kind < pieceKinds; ++kind, size *= 2) {
        if (kind > 0) { // merge pairs
            for (std::size_t k = 0; 2 * k < ranges.size(); ++k) {
                ranges[k] = ranges[2 * k];
                if (2 * k + 1 < ranges.size() && k != 2 * k + 1)
                    ranges[k].add(ranges[2 * k + 1]);
            }
            ranges.resize((ranges.size() + 1) / 2);
        }
        int referenceWidth = 0;
        int valueWidth = 0;
        std::size_t bytes = 0;
        for (std::size_t k = 0; k < ranges.size(); ++k) {
            const int width = widthOf(ranges[k].min, ranges[k].max, best.divisor);
            referenceWidth = std::max(referenceWidth, widthOf(best.all.min, ranges[k].min, best.divisor));
            valueWidth = std::max(valueWidth, width);
            bytes += packedSize(std::min(size, values.size() - k * size), width);
        }
        bytes += packedSize(ranges.size(), referenceWidth) + packedSize(ranges.size(), bitsOf(unsigned(valueWidth)));
        if (bytes < best.bytes) {
            best.kind = kind;
            best.referenceWidth = referenceWidth;
            best.valueWidth = valueWidth;
            best.bytes = bytes;
        }
        if (ranges.size() == 1)
            break;
    }
    return best;
}

void writePieces(ByteWriter &out, std::span<const std::int64_t> values, const Layout &layout)
{
    const std::size_t size = smallestPiece << layout.kind;
    const std::size_t pieces = (values.size() + size - 1) / size;
    std::vector<std::uint64_t> widths(pieces);
    std::vector<std::uint64_t> references(pieces);
    for (std::size_t k = 0; k < pieces; ++k) {
        const auto part = values.subspan(k * size, std::min(size, values.size() - k * size));
        const auto [min, max] = rangeOf(part.data(), part.size());
        widths[k] = std::uint64_t(widthOf(min, max, layout.divisor));
        references[k] = (std::uint64_t(min) - std::uint64_t(layout.all.min)) / layout.divisor;
    }
    out.byte(std::uint8_t(layout.referenceWidth));
    out.byte(std::uint8_t(layout.valueWidth));
    packBits(widths.data(), pieces, bitsOf(unsigned(layout.valueWidth)), out.bytes());
    packBits(references.data(), pieces, layout.referenceWidth, out.bytes());
    std::uint64_t packed[smallestPiece << (pieceKinds - 1)];
    for (std::size_t k = 0; k < pieces; ++k) {
        if (widths[k] == 0)
            continue;
        const auto part = values.subspan(k * size, std::min(size, values.size() - k * size));
        const std::uint64_t base = std::uint64_t(layout.all.min) + references[k] * layout.divisor;
        if (layout.divisor == 1) {
            for (std::size_t i = 0; i < part.size(); ++i)
                packed[i] = std::uint64_t(part[i]) - base;
        } else {
            for (std::size_t i = 0; i < part.size(); ++i)
                packed[i] = (std::uint64_t(part[i]) - base) / layout.divisor;
        }
        packBits(packed, part.size(), int(widths[k]), out.bytes());
    }
}

bool readPieces(ByteReader &in, std::size_t count, int kind, std::uint64_t min, std::uint64_t divisor,
                std::int64_t *values)
{
    const int referenceWidth = in.byte();
    const int valueWidth = in.byte();
    if (!in.ok() || referenceWidth > 64 || valueWidth > 64)
        return false;
    const std::size_t size = smallestPiece << kind;
    const std::size_t pieces = (count + size - 1) / size;
    const int widthWidth = bitsOf(unsigned(valueWidth));
    const std::size_t widthBytes = packedSize(pieces, widthWidth);
    const std::uint8_t *const widthAt = in.take(widthBytes);
    if (!widthAt)
        return false;
    const std::size_t afterWidths = widthBytes + in.left();
    const std::uint8_t *const referenceAt = in.take(packedSize(pieces, referenceWidth));
    if (!referenceAt)
        return false;
    const std::size_t afterReferences = packedSize(pieces, referenceWidth) + in.left();

    // Headers are unpacked a few at a time, so that hostile counts cost no memory.
    constexpr std::size_t group = 64;
    std::uint64_t widths[group];
    std::uint64_t references[group];
    for (std::size_t k = 0; k < pieces; ++k) {
        if (k % group == 0) {
            const std::size_t now = std::min(group, pieces - k);
            const std::size_t widthSkip = k * std::size_t(widthWidth) / 8;
            const std::size_t referenceSkip = k * std::size_t(referenceWidth) / 8;
            unpackBits(widthAt + widthSkip, afterWidths - widthSkip, now, widthWidth, widths);
            unpackBits(referenceAt + referenceSkip, afterReferences - referenceSkip, now, referenceWidth, references);
        }
        const std::uint64_t width = widths[k % group];
        if (width > std::uint64_t(valueWidth))
            return false;
        const std::size_t now = std::min(size, count - k * size);
        const std::uint64_t base = min + references[k % group] * divisor;
        std::int64_t *const to = values + k * size;
        if (width == 0) {
            std::fill_n(to, now, std::int64_t(base));
            continue;
        }
        const std::size_t available = in.left();
        const std::uint8_t *const at = in.take(packedSize(now, int(width)));
        if (!at)
            return false;
        auto *const raw = reinterpret_cast<std::uint64_t *>(to); // the signed twin of a type may be written through
        if (divisor == 1) {
            unpackBits(at, available, now, int(width), raw, base);
        } else {
            unpackBits(at, available, now, int(width), raw);
            for (std::size_t i = 0; i < now; ++i)
                raw[i] = raw[i] * divisor + base;
        }
    }
    return true;
}

} // namespace

void writeIntegers(ByteWriter &out, std::span<const std::int64_t> values)
{
    if (values.empty())
        return;
    // Memory that is used again: blocks are written one after the other.
    thread_local std::vector<std::int64_t> differences;
    thread_local PatchedPlan ofValues;
    thread_local PatchedPlan ofSteps;
    const Layout plain = layoutOf(values);
    differences.resize(values.size() - 1);
    Layout steps;
    bool asDifferences = false;
    if (values.size() > 8 && plain.bytes > 0) {
        for (std::size_t i = 1; i < values.size(); ++i)
            differences[i - 1] = values[i] - values[i - 1];
        steps = layoutOf(differences);
        asDifferences = steps.bytes + 6 < plain.bytes;
    }
    const Layout &layout = asDifferences ? steps : plain;
    if (values.size() >= patchedFrom && layout.bytes > values.size() / 8) {
        planPatched(values, plain.all.min, plain.divisor, Pieces::Fitted, ofValues);
        planPatched(differences, steps.all.min, steps.divisor, Pieces::Even, ofSteps);
        const bool differ = ofSteps.bytes < ofValues.bytes;
        const PatchedPlan &best = differ ? ofSteps : ofValues;
        if (best.bytes < layout.bytes) {
            const Layout &used = differ ? steps : plain;
            out.byte(std::uint8_t(patchedBit | (differ ? differencesBit : 0)));
            out.signedNumber(used.all.min);
            out.number(used.divisor);
            if (differ)
                out.signedNumber(values[0]);
            writePatched(out, best);
            return;
        }
    }
    out.byte(std::uint8_t(layout.kind | (asDifferences ? differencesBit : 0)));
    out.signedNumber(layout.all.min);
    out.number(layout.divisor);
    if (asDifferences)
        out.signedNumber(values[0]);
    writePieces(out, asDifferences ? std::span<const std::int64_t>(differences) : values, layout);
}

bool readIntegers(ByteReader &in, std::size_t count, std::int64_t *values)
{
    if (count == 0)
        return true;
    const std::uint8_t header = in.byte();
    const bool isPatched = (header & patchedBit) != 0;
    if (header > 0x0f || (isPatched && (header & 3) != 0))
        return false;
    const std::uint64_t min = std::uint64_t(in.signedNumber());
    const std::uint64_t divisor = in.number();
    if (!in.ok() || divisor == 0)
        return false;
    const auto read = [&](std::size_t size, std::int64_t *to) {
        return isPatched ? readPatched(in, size, min, divisor, reinterpret_cast<std::uint64_t *>(to))
                         : readPieces(in, size, header & 3, min, divisor, to);
    };
    if (!(header & differencesBit))
        return read(count, values);
    values[0] = in.signedNumber();
    if (!in.ok() || !read(count - 1, values + 1))
        return false;
    addUp(reinterpret_cast<std::uint64_t *>(values), count);
    return true;
}

} // namespace nightjar
