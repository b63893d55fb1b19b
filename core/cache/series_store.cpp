// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/series_store.h"

#include <algorithm>
#include <numeric>

#include "core/cache/series_keys.h"
#include "core/cache/series_merge.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

/// Positions of the batch in order of time, equal times in order of their lines; empty when it is sorted already.
std::vector<std::uint32_t> orderOf(const SampleBatch &batch)
{
    if (std::is_sorted(batch.times.begin(), batch.times.end()))
        return {};
    std::vector<std::uint32_t> order(batch.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&batch](std::uint32_t a, std::uint32_t b) { return batch.times[a] < batch.times[b]; });
    return order;
}

Result<DayOfSamples> storedDay(Database &database, qint64 key)
{
    auto statement = database.prepare("SELECT samples, hash, sources, data FROM blocks WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", key).step();
    if (!row)
        return row.error();
    DayOfSamples day;
    if (!*row)
        return day;
    // A block that is written anew gets a new hash: damage must be noticed before, or it would be sealed in.
    const QByteArrayView data = statement->blobView(3);
    if (blockHash(data) != statement->blobView(1) || !decodeBlock(data, day.series) ||
        !decodeSources(statement->blobView(2), std::uint32_t(day.series.size()), day.sources) ||
        qint64(day.series.size()) != statement->integer(0))
        return blockError(database, key);
    return day;
}

Outcome storeDay(Database &database, qint64 key, const DayOfSamples &day)
{
    const Series &series = day.series;
    const QByteArray data = encodeBlock(series, 0, series.size());
    const QByteArray hash = blockHash(data);
    const QByteArray sources = encodeSources(day.sources);
    const BlockFacts facts = blockFacts(series, 0, series.size());
    auto block =
        database.prepare("INSERT OR REPLACE INTO blocks (id, first, last, samples, numbers, min, max, sum, hash, "
                         "sources, data) VALUES (:id, :first, :last, :samples, :numbers, :min, :max, :sum, :hash, "
                         ":sources, :data)");
    if (!block)
        return block.error();
    block->bind(":id", key).bind(":first", facts.first).bind(":last", facts.last);
    block->bind(":samples", qint64(facts.samples)).bind(":numbers", qint64(facts.numbers));
    block->bind(":min", facts.min).bind(":max", facts.max).bind(":sum", facts.sum);
    block->bindBlob(":hash", hash).bindBlob(":sources", sources).bindBlob(":data", data);
    if (auto ok = block->run(); !ok)
        return ok;
    auto pyramid = database.prepare("INSERT OR REPLACE INTO pyramid (id, data) VALUES (:id, :data)");
    if (!pyramid)
        return pyramid.error();
    const QByteArray hours = dayPyramid(series, dayOfKey(key));
    return pyramid->bind(":id", key).bindBlob(":data", hours).run();
}

SourceId sourceAt(const std::vector<SourceCount> &sources, std::size_t index)
{
    for (const SourceCount &run : sources) {
        if (index < run.samples)
            return run.source;
        index -= run.samples;
    }
    return 0;
}

Outcome storeConflict(Database &database, ChannelId channel, const DayOfSamples &day, const FoundConflict &conflict,
                      const SampleBatch &batch, SourceId source)
{
    auto statement = database.prepare("INSERT INTO conflicts (channel, time, kept_value, kept_flag, kept_source, "
                                      "other_value, other_flag, other_origin, "
                                      "other_source, other_line) VALUES (:channel, :time, :keptValue, :keptFlag, "
                                      ":keptSource, :value, :flag, :origin, "
                                      ":source, :line)");
    if (!statement)
        return statement.error();
    const std::size_t i = conflict.other;
    statement->bind(":channel", channel).bind(":time", batch.times[i]);
    statement->bind(":keptValue", QString::fromStdString(valueText(day.series, conflict.kept)));
    statement->bind(":keptFlag", QString::fromStdString(flagText(day.series, conflict.kept)));
    statement->bind(":keptSource", sourceAt(day.sources, conflict.kept));
    statement->bind(":value", QString::fromStdString(batchText(batch, i)));
    statement->bind(":flag", QString::fromStdString(flagText(batch.flags[i], batch.flagTexts)));
    statement->bind(":origin", int(batch.origins[i])).bind(":source", source);
    statement->bind(":line", i < batch.lines.size() ? qint64(batch.lines[i]) : 0);
    return statement->run();
}

} // namespace

RowCounts &RowCounts::operator+=(const RowCounts &other)
{
    read += other.read;
    taken += other.taken;
    refused += other.refused;
    duplicate += other.duplicate;
    conflict += other.conflict;
    return *this;
}

QByteArray dayPyramid(const Series &series, Day day)
{
    if (series.size() < pyramidFrom)
        return {};
    const Seconds begin = dayStart(day);
    return encodeDayPyramid(bucketsOf(series, {begin, begin + secondsPerDay}, 24));
}

SeriesStore::SeriesStore(Database &database) : m_state(new State{database}) {}
SeriesStore::~SeriesStore() = default;

Result<ChannelId> SeriesStore::find(const ChannelKey &key)
{
    auto statement = m_state->database.prepare(
        "SELECT id FROM channels_seen WHERE enterprise = :enterprise AND point = :point AND factor = :factor");
    if (!statement)
        return statement.error();
    statement->bind(":enterprise", key.enterprise).bind(":point", key.point).bind(":factor", key.factor);
    const auto row = statement->step();
    if (!row)
        return row.error();
    return ChannelId(*row ? statement->integer(0) : 0);
}

Result<ChannelId> SeriesStore::findOrCreate(const ChannelKey &key)
{
    const auto known = find(key);
    if (!known || *known != 0)
        return known;
    auto statement = m_state->database.prepare(
        "INSERT INTO channels_seen (enterprise, point, factor) VALUES (:enterprise, :point, :factor)");
    if (!statement)
        return statement.error();
    statement->bind(":enterprise", key.enterprise).bind(":point", key.point).bind(":factor", key.factor);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return ChannelId(m_state->database.lastInsertId());
}

Result<std::vector<std::pair<ChannelId, ChannelKey>>> SeriesStore::channels()
{
    auto statement = m_state->database.prepare(
        "SELECT id, enterprise, point, factor FROM channels_seen AS c WHERE EXISTS (SELECT 1 FROM blocks AS b "
        "WHERE b.id BETWEEN c.id << 22 AND (c.id << 22) + 4194303) ORDER BY enterprise, point, factor");
    if (!statement)
        return statement.error();
    std::vector<std::pair<ChannelId, ChannelKey>> channels;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return channels;
        channels.emplace_back(statement->integer(0),
                              ChannelKey{statement->text(1), statement->text(2), statement->text(3)});
    }
}

Outcome SeriesStore::merge(ChannelId channel, SampleBatch &batch, SourceId source, RowCounts &counts)
{
    const std::vector<std::uint32_t> order = orderOf(batch);
    const auto timeAt = [&](std::size_t i) { return batch.times[order.empty() ? i : order[i]]; };
    std::vector<FoundConflict> conflicts;
    for (std::size_t begin = 0; begin < batch.size();) {
        const Day day = dayOf(timeAt(begin));
        const Seconds next = dayStart(day) + secondsPerDay;
        std::size_t end = begin + 1;
        while (end < batch.size() && timeAt(end) < next)
            ++end;
        const qint64 key = blockKey(channel, day);
        auto stored = storedDay(m_state->database, key);
        if (!stored)
            return stored.error();
        const qint64 takenBefore = counts.taken;
        conflicts.clear();
        const DayOfSamples merged = mergeDay(std::move(*stored), batch, order, begin, end, source, counts, conflicts);
        if (counts.taken != takenBefore) {
            if (auto ok = storeDay(m_state->database, key, merged); !ok)
                return ok;
        }
        for (const FoundConflict &conflict : conflicts) {
            if (auto ok = storeConflict(m_state->database, channel, merged, conflict, batch, source); !ok)
                return ok;
        }
        begin = end;
    }
    batch.clear();
    return Done{};
}

Result<std::vector<Conflict>> SeriesStore::conflicts(qint64 limit)
{
    auto statement = m_state->database.prepare(
        "SELECT c.enterprise, c.point, c.factor, x.time, x.kept_value, x.kept_flag, x.kept_source, x.other_value, "
        "x.other_flag, x.other_source, x.other_line FROM conflicts AS x JOIN channels_seen AS c ON c.id = x.channel "
        "ORDER BY c.enterprise, c.point, c.factor, x.time, x.id LIMIT :limit");
    if (!statement)
        return statement.error();
    statement->bind(":limit", limit);
    std::vector<Conflict> conflicts;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return conflicts;
        Conflict conflict;
        conflict.channel = {statement->text(0), statement->text(1), statement->text(2)};
        conflict.time = statement->integer(3);
        conflict.keptValue = statement->text(4);
        conflict.keptFlag = statement->text(5);
        conflict.keptSource = statement->integer(6);
        conflict.otherValue = statement->text(7);
        conflict.otherFlag = statement->text(8);
        conflict.otherSource = statement->integer(9);
        conflict.otherLine = statement->integer(10);
        conflicts.push_back(std::move(conflict));
    }
}

Result<qint64> SeriesStore::conflictCount() { return oneInteger(m_state->database, "SELECT count(*) FROM conflicts"); }

} // namespace nightjar
