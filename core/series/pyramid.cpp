// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/pyramid.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include <QCoreApplication>

#include "core/series/block_parts.h"
#include "core/series/decimal.h"

namespace nightjar {
namespace {

/// Scaled: figures are decimals of one scale, packed as integers. Raw: doubles as they are.
enum Form : std::uint8_t { Scaled = 0, Raw = 1 };
constexpr std::uint8_t formatVersion = 2; // the first bytes of version 1 were a bit set of hours
constexpr int mostPyramidScale = 6;
constexpr double largestScaled = 1e15;
constexpr std::size_t mostBuckets = 4096;

bool isDecimal(double value, int scale)
{
    const double scaled = std::round(value * powersOfTen[scale]);
    return std::abs(scaled) < largestScaled && scaled / powersOfTen[scale] == value &&
           !(value == 0 && std::signbit(value));
}

/// The fewest digits after the point, from `scale` on, that write every extreme exactly; -1 when there are too many.
int scaleOf(const Bucket &bucket, int scale)
{
    for (const double value : {bucket.min, bucket.max, bucket.first, bucket.last}) {
        while (!isDecimal(value, scale)) {
            if (++scale > mostPyramidScale)
                return -1;
        }
    }
    return std::abs(bucket.sum) * powersOfTen[scale] < largestScaled ? scale : -1;
}

int commonScale(std::span<const Bucket> buckets)
{
    int scale = 0;
    for (const Bucket &bucket : buckets) {
        if (bucket.numbers > 0 && (scale = scaleOf(bucket, scale)) < 0)
            return -1;
    }
    // The larger scale that a later bucket asked for may be too large for the sum of an earlier one.
    for (const Bucket &bucket : buckets) {
        if (bucket.numbers > 0 && std::abs(bucket.sum) * powersOfTen[scale] >= largestScaled)
            return -1;
    }
    return scale;
}

std::int64_t scaled(double value, int scale) { return std::int64_t(std::round(value * powersOfTen[scale])); }

/// Rounded to the bucket's own last digit.
double roundedSum(const Bucket &bucket)
{
    const int scale = scaleOf(bucket, 0);
    return scale < 0 ? bucket.sum : std::round(bucket.sum * powersOfTen[scale]) / powersOfTen[scale];
}

void writeRaw(ByteWriter &out, double value)
{
    std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8)
        out.byte(std::uint8_t(bits));
}

double readRaw(ByteReader &in)
{
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i)
        bits |= std::uint64_t(in.byte()) << (8 * i);
    return std::bit_cast<double>(bits);
}

Error damaged()
{
    return {Error::Kind::Damaged,
            QCoreApplication::translate("Series", "The overview of a day is damaged. Run `cache check` and restore the "
                                                  "cache from a backup.")};
}

constexpr std::size_t columnCount = 5; // min; max, first, last and the sum above it
using Columns = std::array<std::vector<std::int64_t>, columnCount>;

/// Writes only what a value lies above the bucket's minimum: small numbers pack well.
void writeScaled(ByteWriter &out, std::span<const Bucket> buckets, int scale)
{
    Columns columns;
    for (const Bucket &bucket : buckets) {
        if (bucket.numbers == 0)
            continue;
        const std::int64_t min = scaled(bucket.min, scale);
        columns[0].push_back(min);
        columns[1].push_back(scaled(bucket.max, scale) - min);
        columns[2].push_back(scaled(bucket.first, scale) - min);
        columns[3].push_back(scaled(bucket.last, scale) - min);
        columns[4].push_back(scaled(roundedSum(bucket), scale) - min * std::int64_t(bucket.numbers));
    }
    for (const auto &column : columns)
        writeIntegers(out, column);
}

bool readScaled(ByteReader &in, std::span<Bucket> buckets, int scale, std::size_t count)
{
    Columns columns;
    std::array<std::vector<double>, columnCount> values;
    for (std::size_t c = 0; c < columnCount; ++c) {
        columns[c].resize(count);
        values[c].resize(count);
        if (!readIntegers(in, count, columns[c].data()))
            return false;
    }
    std::size_t i = 0;
    for (const Bucket &bucket : buckets) {
        if (bucket.numbers == 0)
            continue;
        const auto min = std::uint64_t(columns[0][i]);
        for (std::size_t c = 1; c < columnCount; ++c)
            columns[c][i] = std::int64_t(std::uint64_t(columns[c][i]) + min * (c < 4 ? 1 : bucket.numbers));
        ++i;
    }
    for (std::size_t c = 0; c < columnCount; ++c)
        decimalValues(columns[c].data(), count, scale, values[c].data());
    i = 0;
    for (Bucket &bucket : buckets) {
        if (bucket.numbers == 0)
            continue;
        bucket.min = values[0][i];
        bucket.max = values[1][i];
        bucket.first = values[2][i];
        bucket.last = values[3][i];
        bucket.sum = values[4][i++];
    }
    return true;
}

bool readRaws(ByteReader &in, std::span<Bucket> buckets)
{
    for (Bucket &bucket : buckets) {
        if (bucket.numbers == 0)
            continue;
        for (double *value : {&bucket.min, &bucket.max, &bucket.sum, &bucket.first, &bucket.last})
            *value = readRaw(in);
    }
    return in.ok();
}

/// The same as adding the values one by one, with everything in registers.
void addRun(Bucket &bucket, const double *values, std::size_t count)
{
    bucket.samples += std::uint32_t(count);
    std::size_t i = 0;
    while (i < count && std::isnan(values[i]))
        ++i;
    if (i == count)
        return;
    double min = values[i];
    double max = min;
    double last = min;
    double sum = bucket.sum;
    std::uint32_t numbers = 0;
    const double first = min;
    for (; i < count; ++i) {
        const double value = values[i];
        if (std::isnan(value))
            continue;
        ++numbers;
        min = std::min(min, value);
        max = std::max(max, value);
        last = value;
        sum += value;
    }
    if (bucket.numbers == 0) {
        bucket.first = first;
        bucket.min = min;
        bucket.max = max;
    } else {
        bucket.min = std::min(bucket.min, min);
        bucket.max = std::max(bucket.max, max);
    }
    bucket.last = last;
    bucket.sum = sum;
    bucket.numbers += numbers;
}

} // namespace

void Bucket::add(double value)
{
    ++samples;
    if (std::isnan(value))
        return;
    if (numbers++ == 0) {
        min = max = first = value;
    } else {
        min = std::min(min, value);
        max = std::max(max, value);
    }
    last = value;
    sum += value;
}

void Bucket::add(const Bucket &later)
{
    samples += later.samples;
    if (later.numbers == 0)
        return;
    if (numbers == 0) {
        min = later.min;
        max = later.max;
        first = later.first;
    } else {
        min = std::min(min, later.min);
        max = std::max(max, later.max);
    }
    last = later.last;
    sum += later.sum;
    numbers += later.numbers;
}

std::vector<Bucket> bucketsOf(const Series &series, Span span, std::size_t count)
{
    std::vector<Bucket> buckets(count);
    if (span.empty() || count == 0)
        return buckets;
    const double width = double(span.length()) / double(count);
    const std::size_t end = lowerIndex(series, span.to);
    for (std::size_t i = lowerIndex(series, span.from); i < end;) {
        const double into = double(series.times[i] - span.from);
        const std::size_t bucket = std::min(count - 1, std::size_t(into / width));
        // Everything before the bucket's end, or at least this sample where rounding puts it on the edge.
        const double edge = double(span.from) + width * double(bucket + 1);
        std::size_t last = i + 1;
        while (last < end && (bucket + 1 == count || double(series.times[last]) < edge))
            ++last;
        addRun(buckets[bucket], series.values.data() + i, last - i);
        i = last;
    }
    return buckets;
}

QByteArray encodePyramid(std::span<const Bucket> buckets)
{
    Q_ASSERT(buckets.size() <= mostBuckets);
    ByteWriter out;
    out.byte(formatVersion);
    out.number(buckets.size());
    std::vector<std::int64_t> samples;
    std::vector<std::int64_t> empty;
    for (const Bucket &bucket : buckets) {
        samples.push_back(bucket.samples);
        empty.push_back(std::int64_t(bucket.samples) - bucket.numbers);
    }
    writeIntegers(out, samples);
    writeIntegers(out, empty);
    const int scale = commonScale(buckets);
    out.byte(std::uint8_t(scale >= 0 ? scale << 1 | Scaled : Raw));
    if (scale >= 0) {
        writeScaled(out, buckets, scale);
    } else {
        for (const Bucket &bucket : buckets) {
            if (bucket.numbers == 0)
                continue;
            for (const double value : {bucket.min, bucket.max, roundedSum(bucket), bucket.first, bucket.last})
                writeRaw(out, value);
        }
    }
    return QByteArray(out.bytes().data(), qsizetype(out.bytes().size()));
}

Outcome decodePyramid(QByteArrayView bytes, std::span<Bucket> buckets)
{
    const auto *const data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    ByteReader in(data, data + bytes.size());
    const std::size_t count = buckets.size();
    if (in.byte() != formatVersion || in.number() != count || count > mostBuckets)
        return damaged();
    std::vector<std::int64_t> samples(count);
    std::vector<std::int64_t> empty(count);
    if (!in.ok() || !readIntegers(in, count, samples.data()) || !readIntegers(in, count, empty.data()))
        return damaged();
    std::size_t withNumbers = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (samples[i] < 0 || samples[i] > std::int64_t(blockCap) || empty[i] < 0 || empty[i] > samples[i])
            return damaged();
        buckets[i] = Bucket{};
        buckets[i].samples = std::uint32_t(samples[i]);
        buckets[i].numbers = std::uint32_t(samples[i] - empty[i]);
        withNumbers += buckets[i].numbers > 0;
    }
    const std::uint8_t form = in.byte();
    const bool scaledForm = (form & 1) == Scaled;
    if (!in.ok() || (form >> 1) > mostPyramidScale)
        return damaged();
    if (!(scaledForm ? readScaled(in, buckets, form >> 1, withNumbers) : readRaws(in, buckets)) || !in.ok() ||
        !in.atEnd())
        return damaged();
    return Done{};
}

} // namespace nightjar
