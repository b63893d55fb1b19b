// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/series_store.h"

#include <algorithm>
#include <numeric>

#include "core/cache/block_writer.h"
#include "core/cache/series_keys.h"
#include "core/cache/series_merge.h"

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

/// The distance that most neighbours of a batch have: the middle one of up to 63, spread over it. Fewer than eight
/// samples tell nothing.
template <class TimeAt>
Seconds likelyDistance(std::size_t count, TimeAt timeAt)
{
    std::vector<Seconds> distances;
    const std::size_t stride = std::max<std::size_t>(1, count / 64);
    for (std::size_t i = 1; i < count; i += stride) {
        if (timeAt(i) > timeAt(i - 1))
            distances.push_back(timeAt(i) - timeAt(i - 1));
    }
    if (distances.size() < 7)
        return 0;
    const auto middle = distances.begin() + std::ptrdiff_t(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
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

Outcome storeConflict(Database &database, ChannelId channel, const BlockOfSamples &block, const FoundConflict &conflict,
                      const SampleBatch &batch, SourceId source)
{
    auto statement = database.prepare("INSERT INTO conflicts (channel, time, kept_value, kept_flag, kept_source, "
                                      "other_value, other_flag, other_origin, other_source, other_line, kept_cell, "
                                      "other_cell) VALUES (:channel, :time, :keptValue, :keptFlag, :keptSource, "
                                      ":value, :flag, :origin, :source, :line, :keptCell, :cell)");
    if (!statement)
        return statement.error();
    const std::size_t i = conflict.other;
    statement->bind(":channel", channel).bind(":time", batch.times[i]);
    statement->bind(":keptValue", QString::fromStdString(valueText(block.series, conflict.kept)));
    statement->bind(":keptFlag", QString::fromStdString(flagText(block.series, conflict.kept)));
    statement->bind(":keptSource", sourceAt(block.sources, conflict.kept));
    statement->bind(":value", QString::fromStdString(batchText(batch, i)));
    statement->bind(":flag", QString::fromStdString(flagText(batch.flags[i], batch.flagTexts)));
    statement->bind(":origin", int(batch.origins[i])).bind(":source", source);
    const auto cellOf = [](const auto &cells, std::size_t index) {
        const std::string *const cell = textAt(cells, index);
        return cell ? QString::fromStdString(*cell) : QString(QLatin1StringView(""));
    };
    statement->bind(":keptCell", cellOf(block.series.cells, conflict.kept)).bind(":cell", cellOf(batch.cells, i));
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
        "SELECT id, enterprise, point, factor FROM channels_seen WHERE blocks > 0 ORDER BY enterprise, point, factor");
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
    Database &database = m_state->database;
    if (batch.size() == 0)
        return Done{};
    auto totals = loadTotals(database, channel);
    if (!totals)
        return totals.error();
    const std::vector<std::uint32_t> order = orderOf(batch);
    const auto timeAt = [&](std::size_t i) { return batch.times[order.empty() ? i : order[i]]; };
    if (totals->blocks == 0)
        totals->period = periodFor(likelyDistance(batch.size(), timeAt));
    BlockWriter writer(database, channel, *totals);
    std::vector<FoundConflict> conflicts;
    bool changed = false;
    for (std::size_t begin = 0; begin < batch.size();) {
        const Day day = periodStart(dayOf(timeAt(begin)), totals->period);
        const Seconds next = dayStart(day) + (secondsPerDay << totals->period);
        std::size_t end = begin + 1;
        while (end < batch.size() && timeAt(end) < next)
            ++end;
        auto stored = writer.load(blockKey(channel, day));
        if (!stored)
            return stored.error();
        if (stored->series.empty())
            stored->series = std::move(m_state->block);
        const qint64 takenBefore = counts.taken;
        conflicts.clear();
        BlockOfSamples merged = mergeBlock(std::move(*stored), batch, order, begin, end, source, counts, conflicts);
        if (counts.taken != takenBefore) {
            changed = true;
            if (auto ok = writer.store(merged); !ok)
                return ok;
        }
        for (const FoundConflict &conflict : conflicts) {
            if (auto ok = storeConflict(database, channel, merged, conflict, batch, source); !ok)
                return ok;
        }
        m_state->block = std::move(merged.series);
        m_state->block.clear();
        begin = end;
    }
    batch.clear();
    return changed ? writer.finish() : Outcome(Done{});
}

Result<std::vector<Conflict>> SeriesStore::conflicts(qint64 limit)
{
    auto statement = m_state->database.prepare(
        "SELECT c.enterprise, c.point, c.factor, x.time, x.kept_value, x.kept_flag, x.kept_source, x.other_value, "
        "x.other_flag, x.other_source, x.other_line, x.kept_cell, x.other_cell FROM conflicts AS x JOIN channels_seen "
        "AS c ON c.id = x.channel "
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
        conflict.keptCell = statement->text(11);
        conflict.otherCell = statement->text(12);
        conflicts.push_back(std::move(conflict));
    }
}

Result<ConflictRule> SeriesStore::conflictRule()
{
    const auto newest = newestRules(m_state->database);
    if (!newest)
        return newest.error();
    return *newest ? ConflictRule::Newest : ConflictRule::First;
}

Outcome SeriesStore::setConflictRule(ConflictRule rule)
{
    auto statement =
        m_state->database.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('conflict', :value)");
    if (!statement)
        return statement.error();
    const QString value = rule == ConflictRule::Newest ? QStringLiteral("newest") : QStringLiteral("first");
    return statement->bind(":value", value).run();
}

Result<qint64> SeriesStore::conflictCount() { return oneInteger(m_state->database, "SELECT count(*) FROM conflicts"); }

} // namespace nightjar
