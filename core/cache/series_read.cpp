// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/hash.h"
#include "core/cache/channel_totals.h"
#include "core/cache/overview.h"
#include "core/cache/series_keys.h"
#include "core/cache/series_state.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

/// Room is made in advance up to so many samples; beyond it the arrays grow as they fill.
constexpr qint64 mostReserved = 4'000'000;
/// Samples that the arrays given back may hold together: a few hundred megabytes.
constexpr std::size_t mostSpare = 16'000'000;

template <class T>
void cut(Column<T> &values, std::size_t begin, std::size_t end)
{
    if (values.empty()) // a part that was not read
        return;
    values.resize(end);
    values.erase(values.begin(), values.begin() + std::ptrdiff_t(begin));
}

void cut(std::vector<std::pair<std::uint32_t, std::string>> &texts, std::size_t begin, std::size_t end)
{
    std::erase_if(texts, [=](const auto &text) { return text.first < begin || text.first >= end; });
    for (auto &text : texts)
        text.first -= std::uint32_t(begin);
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
    cut(series.texts, begin, end);
    cut(series.cells, begin, end);
}

/// Calls `use(key, samples, data)` for each block that touches the span, in order of time, until it gives an error.
template <class Use>
Outcome forEachBlock(Database &database, ChannelId channel, Span span, Use use)
{
    auto statement = database.prepare("SELECT id, samples, data" NIGHTJAR_BLOCKS_OF_SPAN);
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

/// About how many samples a span has, by the channel's mean density; at most `mostReserved`.
Result<std::size_t> expectedSamples(Database &database, ChannelId channel, Span span)
{
    const auto totals = loadTotals(database, channel);
    if (!totals)
        return totals.error();
    qint64 samples = totals->samples;
    if (samples > 0 && !span.empty() && (span.from > totals->first || span.to <= totals->last)) {
        const double share = double(span.length() + (secondsPerDay << (totals->period + 1))) /
                             double(std::max<Seconds>(1, totals->last - totals->first));
        samples = share >= 1 ? samples : qint64(double(samples) * share);
    }
    return std::size_t(std::clamp<qint64>(samples, 0, mostReserved));
}

bool hasLess(const Series &series, std::size_t capacity) { return series.times.capacity() < capacity; }

/// The smallest arrays that are large enough, else the largest there are, else new ones.
Series takeSpare(std::vector<Series> &spare, std::size_t expected)
{
    if (spare.empty())
        return {};
    auto best = std::lower_bound(spare.begin(), spare.end(), expected, hasLess);
    if (best == spare.end())
        --best;
    Series series = std::move(*best);
    spare.erase(best);
    return series;
}

Outcome decodeStored(Database &database, qint64 key, qint64 samples, QByteArrayView data, Series &series,
                     SeriesParts parts = SeriesParts::All)
{
    const std::size_t before = series.size();
    if (!decodeBlock(data, series, parts) || qint64(series.size() - before) != samples)
        return blockError(database, key);
    return Done{};
}

/// Appends the samples of the span to an empty series.
Outcome readSamples(Database &database, ChannelId channel, Span span, SeriesParts parts, Series &series)
{
    const auto ok = forEachBlock(database, channel, span, [&](qint64 key, qint64 samples, QByteArrayView data) {
        return decodeStored(database, key, samples, data, series, parts);
    });
    if (!ok)
        return ok;
    cut(series, span);
    const auto newest = newestRules(database);
    if (!newest)
        return newest.error();
    return *newest ? applyNewest(database, channel, series, parts) : Outcome(Done{});
}

Result<bool> hasConflicts(Database &database, ChannelId channel, Span span)
{
    auto statement =
        database.prepare("SELECT 1 FROM conflicts WHERE channel = :channel AND time >= :from AND time < :to LIMIT 1");
    if (!statement)
        return statement.error();
    return statement->bind(":channel", channel).bind(":from", span.from).bind(":to", span.to).step();
}

/// Buckets that a column cannot cut in two, or of which it holds so many that the half of one at its edges is less than
/// a quarter of a pixel, may come from the pyramid.
bool fitsPyramid(Span span, std::size_t count)
{
    const double width = double(span.length()) / double(count);
    if (width >= 2 * pyramidStep)
        return true;
    const bool whole = span.length() % (Seconds(count) * pyramidStep) == 0;
    return whole && (span.from + localOffset) % pyramidStep == 0;
}

Result<std::vector<Bucket>> pyramidBuckets(Database &database, ChannelId channel, Span span, std::size_t count)
{
    std::vector<Bucket> buckets(count);
    auto statement = database.prepare("SELECT id, data FROM pyramid WHERE id BETWEEN :from AND :to ORDER BY id");
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    statement->bind(":from", overviewKey(range.from)).bind(":to", range.to);
    const double perSecond = double(count) / double(span.length());
    std::vector<Bucket> stored(overviewBuckets);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return buckets;
        const qint64 key = statement->integer(0);
        if (!decodePyramid(statement->blobView(1), stored))
            return blockError(database, key);
        Seconds middle = dayStart(dayOfKey(key)) + pyramidStep / 2;
        for (const Bucket &bucket : stored) {
            if (bucket.samples > 0 && span.contains(middle)) {
                const auto i = std::size_t(double(middle - span.from) * perSecond);
                buckets[std::min(i, count - 1)].add(bucket);
            }
            middle += pyramidStep;
        }
    }
}

/// Adds the hash of each day inside [from, to]. A block of one day is hashed already; others are cut into days.
Outcome addDays(Database &database, const Statement &row, int period, Day from, Day to, Series &series, Sha256 &sum)
{
    const qint64 key = row.integer(0);
    const auto add = [&sum](Day day, const QByteArray &hash) {
        sum.add(QByteArray::number(day) + ':' + hash.toHex() + ';');
    };
    if (period == 0) {
        add(dayOfKey(key), row.blob(2));
        return Done{};
    }
    series.clear();
    if (auto ok = decodeStored(database, key, row.integer(1), row.blobView(3), series); !ok)
        return ok;
    for (std::size_t i = 0; i < series.size();) {
        const Day day = dayOf(series.times[i]);
        const std::size_t end = lowerIndex(series, dayStart(day + 1));
        if (day >= from && day <= to)
            add(day, blockHash(encodeBlock(series, i, end)));
        i = end;
    }
    return Done{};
}

} // namespace

Result<Series> SeriesStore::read(ChannelId channel, Span span, SeriesParts parts)
{
    const auto expected = expectedSamples(m_state->database, channel, span);
    if (!expected)
        return expected.error();
    Series series = takeSpare(m_state->spare, *expected);
    series.reserve(*expected, parts);
    if (auto ok = readSamples(m_state->database, channel, span, parts, series); !ok)
        return ok.error();
    return series;
}

Outcome SeriesStore::read(ChannelId channel, Span span, Series &series, SeriesParts parts)
{
    const auto expected = expectedSamples(m_state->database, channel, span);
    if (!expected)
        return expected.error();
    series.clear();
    series.reserve(*expected, parts);
    return readSamples(m_state->database, channel, span, parts, series);
}

void SeriesStore::giveBack(Series &&series)
{
    std::vector<Series> &spare = m_state->spare;
    std::size_t kept = series.times.capacity();
    for (const Series &other : spare)
        kept += other.times.capacity();
    if (kept > mostSpare)
        return;
    series.clear();
    spare.insert(std::lower_bound(spare.begin(), spare.end(), series.times.capacity(), hasLess), std::move(series));
}

Outcome SeriesStore::scan(ChannelId channel, const std::function<Outcome(const Series &block)> &use, SeriesParts parts)
{
    Database &database = m_state->database;
    const auto newest = newestRules(database);
    if (!newest)
        return newest.error();
    Series series;
    return forEachBlock(database, channel, {}, [&](qint64 key, qint64 samples, QByteArrayView data) -> Outcome {
        series.clear();
        if (auto ok = decodeStored(database, key, samples, data, series, parts); !ok)
            return ok;
        if (*newest) {
            if (auto ok = applyNewest(database, channel, series, parts); !ok)
                return ok;
        }
        return use(series);
    });
}

Result<std::vector<Bucket>> SeriesStore::buckets(ChannelId channel, Span span, std::size_t count)
{
    if (span.empty() || count == 0)
        return std::vector<Bucket>(count);
    Database &database = m_state->database;
    bool usePyramid = fitsPyramid(span, count);
    if (usePyramid) {
        const auto totals = loadTotals(database, channel);
        if (!totals)
            return totals.error();
        usePyramid = hasOverview(totals->period);
    }
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
    Result<Series> series = read(channel, span, SeriesParts::Numbers);
    if (!series)
        return series.error();
    std::vector<Bucket> buckets = bucketsOf(*series, span, count);
    giveBack(std::move(*series));
    return buckets;
}

Result<QByteArray> SeriesStore::fingerprint(ChannelId channel, Span span)
{
    Database &database = m_state->database;
    auto statement = database.prepare("SELECT id, samples, hash, data, (SELECT period FROM channels_seen WHERE id = "
                                      ":from >> 22)" NIGHTJAR_BLOCKS_OF_SPAN);
    if (!statement)
        return statement.error();
    const KeyRange range = keyRange(channel, span);
    statement->bind(":from", range.from).bind(":to", range.to);
    Sha256 sum;
    Series series;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (auto ok = addDays(database, *statement, int(statement->integer(4)), dayOfKey(range.from),
                              dayOfKey(range.to), series, sum);
            !ok)
            return ok.error();
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
    auto statement = database.prepare("SELECT id, samples, first, last, sources, data" NIGHTJAR_BLOCKS_OF_SPAN);
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
        if (!span.empty() && !span.touches({block.from, block.to})) // a long block that holds the span's day
            continue;
        if (counts.size() == 1 && (span.empty() || (block.from >= span.from && block.to <= span.to))) {
            add({block, counts[0].source, samples});
            continue;
        }
        Series decoded;
        if (auto ok = decodeStored(database, key, samples, statement->blobView(5), decoded); !ok)
            return ok.error();
        std::size_t at = 0;
        for (const SourceCount &count : counts) {
            for (const std::size_t end = at + count.samples; at < end; ++at) {
                if (span.empty() || span.contains(decoded.times[at]))
                    add({{decoded.times[at], decoded.times[at] + 1}, count.source, 1});
            }
        }
    }
}

} // namespace nightjar
