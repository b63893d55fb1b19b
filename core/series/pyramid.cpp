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

constexpr std::size_t hoursOfDay = 24;
/// Scaled: figures are decimals of one scale, packed as integers. Raw: doubles as they are.
enum Form : std::uint8_t { Scaled = 0, Raw = 1 };
constexpr int mostPyramidScale = 6;
constexpr double largestScaled = 1e15;

bool isDecimal(double value, int scale)
{
    const double scaled = std::round(value * powersOfTen[scale]);
    return std::abs(scaled) < largestScaled && scaled / powersOfTen[scale] == value &&
           !(value == 0 && std::signbit(value));
}

/// The fewest digits after the point that write every extreme exactly; -1 when there are too many.
int commonScale(const std::vector<Bucket> &hours)
{
    int scale = 0;
    for (const Bucket &hour : hours) {
        if (hour.numbers == 0)
            continue;
        for (const double value : {hour.min, hour.max, hour.first, hour.last}) {
            while (!isDecimal(value, scale)) {
                if (++scale > mostPyramidScale)
                    return -1;
            }
        }
        if (std::abs(hour.sum) * powersOfTen[scale] >= largestScaled)
            return -1;
    }
    return scale;
}

std::int64_t scaled(double value, int scale) { return std::int64_t(std::round(value * powersOfTen[scale])); }

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

/// Writes only what a value lies above the hour's minimum: small numbers pack well.
void writeScaled(ByteWriter &out, const std::vector<Bucket> &hours, int scale)
{
    std::vector<std::int64_t> columns[5];
    for (const Bucket &hour : hours) {
        if (hour.numbers == 0)
            continue;
        const std::int64_t min = scaled(hour.min, scale);
        columns[0].push_back(min);
        columns[1].push_back(scaled(hour.max, scale) - min);
        columns[2].push_back(scaled(hour.first, scale) - min);
        columns[3].push_back(scaled(hour.last, scale) - min);
        columns[4].push_back(scaled(hour.sum, scale) - min * std::int64_t(hour.numbers));
    }
    for (const auto &column : columns)
        writeIntegers(out, column);
}

bool readScaled(ByteReader &in, std::vector<Bucket> &hours, int scale, std::size_t count)
{
    std::array<std::array<std::int64_t, hoursOfDay>, 5> columns;
    for (auto &column : columns) {
        if (!readIntegers(in, count, column.data()))
            return false;
    }
    std::size_t i = 0;
    for (Bucket &hour : hours) {
        if (hour.numbers == 0)
            continue;
        const auto above = [&](std::size_t column) {
            const std::uint64_t sum = std::uint64_t(columns[0][i]) + std::uint64_t(columns[column][i]);
            return double(std::int64_t(sum)) / powersOfTen[scale];
        };
        hour.min = double(columns[0][i]) / powersOfTen[scale];
        hour.max = above(1);
        hour.first = above(2);
        hour.last = above(3);
        const std::uint64_t sum = std::uint64_t(columns[4][i]) + std::uint64_t(columns[0][i]) * hour.numbers;
        hour.sum = double(std::int64_t(sum)) / powersOfTen[scale];
        ++i;
    }
    return true;
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

QByteArray encodeDayPyramid(const std::vector<Bucket> &hours)
{
    Q_ASSERT(hours.size() == hoursOfDay);
    ByteWriter out;
    std::uint32_t filled = 0;
    std::vector<std::int64_t> samples;
    std::vector<std::int64_t> empty;
    for (std::size_t h = 0; h < hoursOfDay; ++h) {
        if (hours[h].samples == 0)
            continue;
        filled |= 1u << h;
        samples.push_back(hours[h].samples);
        empty.push_back(std::int64_t(hours[h].samples) - hours[h].numbers);
    }
    for (int shift = 0; shift < 24; shift += 8)
        out.byte(std::uint8_t(filled >> shift));
    writeIntegers(out, samples);
    writeIntegers(out, empty);
    const int scale = commonScale(hours);
    out.byte(std::uint8_t(scale >= 0 ? scale << 1 | Scaled : Raw));
    if (scale >= 0) {
        writeScaled(out, hours, scale);
    } else {
        for (const Bucket &hour : hours) {
            if (hour.numbers == 0)
                continue;
            for (const double value : {hour.min, hour.max, hour.sum, hour.first, hour.last})
                writeRaw(out, value);
        }
    }
    return QByteArray(out.bytes().data(), qsizetype(out.bytes().size()));
}

Result<std::vector<Bucket>> decodeDayPyramid(QByteArrayView bytes)
{
    const auto *const data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    ByteReader in(data, data + bytes.size());
    std::uint32_t filled = 0;
    for (int shift = 0; shift < 24; shift += 8)
        filled |= std::uint32_t(in.byte()) << shift;
    const auto count = std::size_t(std::popcount(filled));
    std::array<std::int64_t, hoursOfDay> samples{};
    std::array<std::int64_t, hoursOfDay> empty{};
    if (!in.ok() || !readIntegers(in, count, samples.data()) || !readIntegers(in, count, empty.data()))
        return damaged();
    std::vector<Bucket> hours(hoursOfDay);
    std::size_t next = 0;
    std::size_t withNumbers = 0;
    for (std::size_t h = 0; h < hoursOfDay; ++h) {
        if (!(filled >> h & 1))
            continue;
        if (samples[next] < 1 || samples[next] > std::int64_t(blockCap) || empty[next] < 0 ||
            empty[next] > samples[next])
            return damaged();
        hours[h].samples = std::uint32_t(samples[next]);
        hours[h].numbers = std::uint32_t(samples[next] - empty[next]);
        withNumbers += hours[h].numbers > 0;
        ++next;
    }
    const std::uint8_t form = in.byte();
    if (!in.ok())
        return damaged();
    if ((form & 1) == Scaled) {
        if ((form >> 1) > mostPyramidScale || !readScaled(in, hours, form >> 1, withNumbers))
            return damaged();
    } else {
        for (Bucket &hour : hours) {
            if (hour.numbers == 0)
                continue;
            for (double *value : {&hour.min, &hour.max, &hour.sum, &hour.first, &hour.last})
                *value = readRaw(in);
        }
    }
    if (!in.ok() || !in.atEnd())
        return damaged();
    return hours;
}

} // namespace nightjar
