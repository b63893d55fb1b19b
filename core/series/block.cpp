// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/block.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

#include <zstd.h>

#include <QCoreApplication>

#include "core/base/hash.h"
#include "core/series/block_parts.h"

namespace nightjar {
namespace {

// Byte 0: version. Byte 1: 0 plain, 1 zstd (then the size of the unpacked part). Then: count, times, values, flags and,
// with version 2, cells.
enum Version : std::uint8_t { Samples = 1, WithCells = 2 };
enum Wrapping : std::uint8_t { PlainBytes = 0, Zstd = 1 };
constexpr std::size_t largestUnpacked = std::size_t(16) << 20;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

/// Packed integers rarely repeat themselves: only bytes of which a good part was seen before are worth a try.
bool mayCompress(const std::string &bytes)
{
    if (bytes.size() < 96)
        return false;
    std::array<std::uint16_t, 1024> seen{};
    std::size_t repeats = 0;
    const std::size_t end = std::min<std::size_t>(bytes.size(), 0xffff) - 4;
    const std::size_t stride = bytes.size() > 1024 ? 6 : 2;
    std::size_t places = 0;
    for (std::size_t i = 0; i < end; i += stride, ++places) {
        std::uint32_t word;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        std::uint16_t &slot = seen[(word * 2654435761u) >> 22];
        if (slot != 0 && std::memcmp(bytes.data() + slot - 1, &word, sizeof word) == 0)
            ++repeats;
        slot = std::uint16_t(i + 1);
    }
    return repeats * 5 > places;
}

Error damaged()
{
    return {Error::Kind::Damaged,
            QCoreApplication::translate("Series", "A data block is damaged. Restore the cache from a backup or import "
                                                  "its files again.")};
}

/// Gives back the memory of arrays that a failed read had enlarged.
void shrinkTo(Series &series, SeriesParts parts, std::size_t size, std::size_t texts, std::size_t flagTexts,
              std::size_t cells)
{
    series.resize(size, parts);
    series.texts.resize(texts);
    series.flagTexts.resize(flagTexts);
    series.cells.resize(cells);
}

/// Fetches the room of the block to come while this one is decoded: the processor itself does so only inside a page.
template <class T>
void fetchAhead(const Column<T> &array, std::size_t count)
{
    const T *const begin = array.data() + array.size();
    const T *const end = begin + std::min(count, array.capacity() - array.size());
    for (const T *at = begin; at < end; at += 64 / sizeof(T))
        __builtin_prefetch(at, 1, 2);
}

bool decodePayload(ByteReader &in, Version version, Series &series, SeriesParts parts)
{
    const std::size_t begin = series.size();
    const std::size_t count = in.number(blockCap);
    if (!in.ok())
        return false;
    if (count == 0)
        return in.atEnd();
    const std::size_t end = begin + count;
    series.times.resize(end);
    if (!readTimes(in, count, series.times.data() + begin) ||
        (begin > 0 && series.times[begin - 1] >= series.times[begin]))
        return false;
    series.resize(end, parts);
    fetchAhead(series.times, count);
    if (!readValues(in, series, begin, count, parts))
        return false;
    fetchAhead(series.values, count);
    return readFlags(in, series, begin, count) && (version == Samples || readCells(in, series, begin, count, parts)) &&
           in.ok() && in.atEnd();
}

/// Calls `use` with the unwrapped payload; false when damaged.
template <class Use>
bool unwrap(QByteArrayView bytes, Use use)
{
    const auto *const data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    ByteReader in(data, data + bytes.size());
    const std::uint8_t version = in.byte();
    if (version != Samples && version != WithCells)
        return false;
    const std::uint8_t wrapping = in.byte();
    if (!in.ok())
        return false;
    if (wrapping == PlainBytes)
        return use(in, Version(version));
    if (wrapping != Zstd)
        return false;
    const std::size_t size = in.number(largestUnpacked);
    const std::size_t packed = in.left();
    const std::uint8_t *const at = in.take(packed);
    if (!in.ok() || size == 0 || ZSTD_getFrameContentSize(at, packed) != size)
        return false;
    thread_local const Decompressor context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    std::string buffer(size, '\0');
    if (ZSTD_decompressDCtx(context.get(), buffer.data(), size, at, packed) != size)
        return false;
    const auto *const unpacked = reinterpret_cast<const std::uint8_t *>(buffer.data());
    ByteReader payload(unpacked, unpacked + size);
    return use(payload, Version(version));
}

} // namespace

QByteArray encodeBlock(const Series &series, std::size_t begin, std::size_t end)
{
    Q_ASSERT(end >= begin && end - begin <= blockCap); // a channel-day has 86,400 samples at most
    ByteWriter out;
    const Version version = hasCells(series, begin, end - begin) ? WithCells : Samples;
    out.byte(version);
    out.byte(PlainBytes);
    out.number(end - begin);
    if (end > begin) {
        writeTimes(out, series.times.data() + begin, end - begin);
        writeValues(out, series, begin, end - begin);
        writeFlags(out, series, begin, end - begin);
        if (version == WithCells)
            writeCells(out, series, begin, end - begin);
    }
    const std::string &plain = out.bytes();
    const std::size_t size = plain.size() - 2;
    if (mayCompress(plain) && size <= largestUnpacked) {
        thread_local const Compressor context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
        ByteWriter wrapped;
        wrapped.byte(version);
        wrapped.byte(Zstd);
        wrapped.number(size);
        const std::size_t header = wrapped.bytes().size();
        wrapped.bytes().resize(header + ZSTD_compressBound(size));
        const std::size_t packed = ZSTD_compressCCtx(context.get(), wrapped.bytes().data() + header,
                                                     wrapped.bytes().size() - header, plain.data() + 2, size, 3);
        if (!ZSTD_isError(packed) && (header + packed) * 10 < plain.size() * 7)
            return QByteArray(wrapped.bytes().data(), qsizetype(header + packed));
    }
    return QByteArray(plain.data(), qsizetype(plain.size()));
}

BlockFacts blockFacts(const Series &series, std::size_t begin, std::size_t end)
{
    BlockFacts facts;
    facts.min = facts.max = facts.sum = std::numeric_limits<double>::quiet_NaN();
    if (end <= begin)
        return facts;
    facts.first = series.times[begin];
    facts.last = series.times[end - 1];
    facts.samples = std::uint32_t(end - begin);
    double min = std::numeric_limits<double>::infinity();
    double max = -min;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const double value = series.values[i];
        if (std::isnan(value))
            continue;
        ++facts.numbers;
        min = std::min(min, value);
        max = std::max(max, value);
        sum += value;
    }
    if (facts.numbers > 0) {
        facts.min = min;
        facts.max = max;
        facts.sum = sum;
    }
    return facts;
}

Outcome decodeBlock(QByteArrayView bytes, Series &series, SeriesParts parts)
{
    const std::size_t size = series.size();
    const std::size_t texts = series.texts.size();
    const std::size_t flagTexts = series.flagTexts.size();
    const std::size_t cells = series.cells.size();
    const auto decode = [&series, parts](ByteReader &in, Version version) {
        return decodePayload(in, version, series, parts);
    };
    if (unwrap(bytes, decode))
        return Done{};
    shrinkTo(series, parts, size, texts, flagTexts, cells);
    return damaged();
}

Outcome blockDistances(QByteArrayView bytes, std::vector<std::pair<Seconds, std::uint32_t>> &distances)
{
    const bool ok = unwrap(bytes, [&distances](ByteReader &in, Version) {
        const std::size_t count = in.number(blockCap);
        return in.ok() && (count == 0 || readDistances(in, count, distances));
    });
    if (ok)
        return Done{};
    return damaged();
}

QByteArray blockHash(QByteArrayView bytes) { return sha256(bytes).left(16); }

} // namespace nightjar
