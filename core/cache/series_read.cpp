// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/hash.h"
#include "core/cache/series_keys.h"
#include "core/cache/series_state.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

/// Room is made in advance up to so many samples; beyond it the arrays grow as they fill.
constexpr qint64 mostReserved = 4'000'000;

void reserve(Series &series, std::size_t size)
{
    series.times.reserve(size);
    series.values.reserve(size);
    series.digits.reserve(size);
    series.scales.reserve(size);
    series.flags.reserve(size);
    series.origins.reserve(size);
}

template <class T>
void cut(std::vector<T> &values, std::size_t begin, std::size_t end)
{
    values.resize(end);
    values.erase(values.begin(), values.begin() + std::ptrdiff_t(begin));
}

/// Keeps the samples of a span; an empty span keeps all.
void cut(Series &series, Span span)
{
    if (span.empty())
        return;
    const std::size_t begin = lowerIndex(series, span.from);
    const std::size_t end = lowerIndex(series, span.to);
    if (begin == 0 && end == series.size())
        return;
    cut(series.times, begin, end);
    cut(series.values, begin, end);
    cut(series.digits, begin, end);
    cut(series.scales, begin, end);
    cut(series.flags, begin, end);
    cut(series.origins, begin, end);
    std::erase_if(series.texts, [=](const auto &text) { return text.first < begin || text.first >= end; });
    for (auto &text : series.texts)
        text.first -= std::uint32_t(begin);
}

/// Calls `use(key, data)` for each block that touches the span, in order of time, until it gives an error.
template <class Use>
Outcome forEachBlock(Database &database, ChannelId channel, Span span, Use use)
{
    auto statement =
        database.prepare("SELECT id, samples, data FROM blocks WHERE id BETWEEN :from AND :to ORDER BY id");
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    statement->bind(":from", range.from).bind(":to", range.to);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return Done{};
        if (Outcome ok = use(statement->integer(0), statement->integer(1), statement->blobView(2)); !ok)
            return ok;
    }
}

Result<qint64> samplesIn(Database &database, ChannelId channel, Span span)
{
    auto statement = database.prepare("SELECT ifnull(sum(samples), 0) FROM blocks WHERE id BETWEEN :from AND :to");
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    const auto row = statement->bind(":from", range.from).bind(":to", range.to).step();
    if (!row)
        return row.error();
    return statement->integer(0);
}

Outcome decodeStored(Database &database, qint64 key, qint64 samples, QByteArrayView data, Series &series)
{
    const std::size_t before = series.size();
    if (!decodeBlock(data, series) || qint64(series.size() - before) != samples)
        return blockError(database, key);
    return Done{};
}

Result<bool> hasConflicts(Database &database, ChannelId channel, Span span)
{
    auto statement =
        database.prepare("SELECT 1 FROM conflicts WHERE channel = :channel AND time >= :from AND time < :to LIMIT 1");
    if (!statement)
        return statement.error();
    return statement->bind(":channel", channel).bind(":from", span.from).bind(":to", span.to).step();
}

/// Hours that a bucket cannot cut in two, or of which it holds so many that the half hour at its edges is less than a
/// quarter of a pixel, may come from the pyramid.
bool fitsPyramid(Span span, std::size_t count)
{
    const double width = double(span.length()) / double(count);
    if (width >= 2 * pyramidStep)
        return true;
    const bool whole = span.length() % (Seconds(count) * pyramidStep) == 0;
    return whole && (span.from + localOffset) % pyramidStep == 0;
}

Outcome addDayBlock(Database &database, qint64 key, Span span, std::vector<Bucket> &buckets)
{
    auto statement = database.prepare("SELECT samples, data FROM blocks WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", key).step();
    if (!row)
        return row.error();
    Series day;
    if (!*row)
        return blockError(database, key);
    if (auto ok = decodeStored(database, key, statement->integer(0), statement->blobView(1), day); !ok)
        return ok;
    const double perSecond = double(buckets.size()) / double(span.length());
    for (std::size_t i = lowerIndex(day, span.from); i < day.size() && day.times[i] < span.to; ++i) {
        const auto bucket = std::size_t(double(day.times[i] - span.from) * perSecond);
        buckets[std::min(bucket, buckets.size() - 1)].add(day.values[i]);
    }
    return Done{};
}

Result<std::vector<Bucket>> pyramidBuckets(Database &database, ChannelId channel, Span span, std::size_t count)
{
    std::vector<Bucket> buckets(count);
    auto statement = database.prepare("SELECT id, data FROM pyramid WHERE id BETWEEN :from AND :to ORDER BY id");
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    statement->bind(":from", range.from).bind(":to", range.to);
    const double perSecond = double(count) / double(span.length());
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return buckets;
        const qint64 key = statement->integer(0);
        const QByteArrayView data = statement->blobView(1);
        if (data.isEmpty()) { // a day with few samples
            if (auto ok = addDayBlock(database, key, span, buckets); !ok)
                return ok.error();
            continue;
        }
        const auto hours = decodeDayPyramid(data);
        if (!hours)
            return blockError(database, key);
        Seconds middle = dayStart(dayOfKey(key)) + pyramidStep / 2;
        for (const Bucket &hour : *hours) {
            if (hour.samples > 0 && span.contains(middle)) {
                const auto bucket = std::size_t(double(middle - span.from) * perSecond);
                buckets[std::min(bucket, count - 1)].add(hour);
            }
            middle += pyramidStep;
        }
    }
}

} // namespace

Result<Series> SeriesStore::read(ChannelId channel, Span span)
{
    Database &database = m_state->database;
    Series series;
    const auto expected = samplesIn(database, channel, span);
    if (!expected)
        return expected.error();
    reserve(series, std::size_t(std::clamp<qint64>(*expected, 0, mostReserved)));
    const auto ok = forEachBlock(database, channel, span, [&](qint64 key, qint64 samples, QByteArrayView data) {
        return decodeStored(database, key, samples, data, series);
    });
    if (!ok)
        return ok.error();
    cut(series, span);
    const auto newest = newestRules(database);
    if (!newest)
        return newest.error();
    if (*newest) {
        if (auto applied = applyNewest(database, channel, series); !applied)
            return applied.error();
    }
    return series;
}

Result<std::vector<Bucket>> SeriesStore::buckets(ChannelId channel, Span span, std::size_t count)
{
    if (span.empty() || count == 0)
        return std::vector<Bucket>(count);
    Database &database = m_state->database;
    bool usePyramid = fitsPyramid(span, count);
    if (usePyramid) {
        const auto newest = newestRules(database);
        if (!newest)
            return newest.error();
        if (*newest) {
            const auto found = hasConflicts(database, channel, span);
            if (!found)
                return found.error();
            usePyramid = !*found;
        }
    }
    if (usePyramid)
        return pyramidBuckets(database, channel, span, count);
    const auto series = read(channel, span);
    if (!series)
        return series.error();
    return bucketsOf(*series, span, count);
}

Result<QByteArray> SeriesStore::fingerprint(ChannelId channel, Span span)
{
    Database &database = m_state->database;
    auto statement = database.prepare("SELECT id, hash FROM blocks WHERE id BETWEEN :from AND :to ORDER BY id");
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    statement->bind(":from", range.from).bind(":to", range.to);
    Sha256 sum;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        sum.add(QByteArray::number(dayOfKey(statement->integer(0))) + ':' + statement->blob(1).toHex() + ';');
    }
    // With the setting `newest` a screening reads other values from the same blocks.
    const auto newest = newestRules(database);
    if (!newest)
        return newest.error();
    if (*newest) {
        auto conflicts =
            database.prepare("SELECT time, other_value, other_flag FROM conflicts WHERE channel = :channel "
                             "AND (:to = 0 OR (time >= :from AND time < :to)) ORDER BY time, id");
        if (!conflicts)
            return conflicts.error();
        conflicts->bind(":channel", channel).bind(":from", span.from).bind(":to", span.empty() ? 0 : span.to);
        for (;;) {
            const auto row = conflicts->step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            sum.add(QStringLiteral("%1=%2,%3;")
                        .arg(conflicts->integer(0))
                        .arg(conflicts->text(1), conflicts->text(2))
                        .toUtf8());
        }
    }
    return sum.finish();
}

Result<std::vector<SourceRun>> SeriesStore::sources(ChannelId channel, Span span)
{
    Database &database = m_state->database;
    auto statement = database.prepare(
        "SELECT id, samples, first, last, sources, data FROM blocks WHERE id BETWEEN :from AND :to ORDER BY id");
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    statement->bind(":from", range.from).bind(":to", range.to);
    std::vector<SourceRun> runs;
    const auto add = [&runs](const SourceRun &run) {
        if (!runs.empty() && runs.back().source == run.source) {
            runs.back().span.to = run.span.to;
            runs.back().samples += run.samples;
        } else {
            runs.push_back(run);
        }
    };
    std::vector<SourceCount> counts;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return runs;
        const qint64 key = statement->integer(0);
        const qint64 samples = statement->integer(1);
        if (!decodeSources(statement->blobView(4), std::uint32_t(samples), counts))
            return blockError(database, key);
        const Span block{statement->integer(2), statement->integer(3) + 1};
        if (counts.size() == 1 && (span.empty() || (block.from >= span.from && block.to <= span.to))) {
            add({block, counts[0].source, samples});
            continue;
        }
        Series day;
        if (auto ok = decodeStored(database, key, samples, statement->blobView(5), day); !ok)
            return ok.error();
        std::size_t at = 0;
        for (const SourceCount &count : counts) {
            for (const std::size_t end = at + count.samples; at < end; ++at) {
                if (span.empty() || span.contains(day.times[at]))
                    add({{day.times[at], day.times[at] + 1}, count.source, 1});
            }
        }
    }
}

} // namespace nightjar
