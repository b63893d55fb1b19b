// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/reblock.h"

#include <QCoreApplication>

#include "core/cache/block_writer.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

Result<std::vector<qint64>> keysOf(Database &database, const char *sql, ChannelId channel)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    statement->bind(":channel", channel);
    std::vector<qint64> keys;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return keys;
        keys.push_back(statement->integer(0));
    }
}

Result<std::vector<qint64>> blockKeys(Database &database, ChannelId channel)
{
    return keysOf(database,
                  "SELECT id FROM blocks WHERE id BETWEEN :channel << 22 AND (:channel << 22) + 4194303 ORDER BY id",
                  channel);
}

Outcome removeOverviews(Database &database, ChannelId channel)
{
    auto statement =
        database.prepare("DELETE FROM pyramid WHERE id BETWEEN :channel << 22 AND (:channel << 22) + 4194303");
    if (!statement)
        return statement.error();
    return statement->bind(":channel", channel).run();
}

Outcome removeBlock(Database &database, qint64 key)
{
    auto statement = database.prepare("DELETE FROM blocks WHERE id = :id");
    if (!statement)
        return statement.error();
    return statement->bind(":id", key).run();
}

/// Appends the samples [begin, end) of a block with their sources.
void appendPart(BlockOfSamples &to, const BlockOfSamples &from, std::size_t begin, std::size_t end)
{
    std::size_t at = 0;
    for (const SourceCount &run : from.sources) {
        const std::size_t first = std::max(at, begin);
        const std::size_t last = std::min(at + run.samples, end);
        at += run.samples;
        if (first >= last)
            continue;
        const auto count = std::uint32_t(last - first);
        if (!to.sources.empty() && to.sources.back().source == run.source)
            to.sources.back().samples += count;
        else
            to.sources.push_back({run.source, count});
    }
    append(to.series, slice(from.series, begin, end));
}

} // namespace

Outcome rebuildChannel(Database &database, ChannelId channel)
{
    const auto old = loadTotals(database, channel);
    if (!old)
        return old.error();
    const auto keys = blockKeys(database, channel);
    if (!keys)
        return keys.error();
    if (auto ok = removeOverviews(database, channel); !ok)
        return ok;
    ChannelTotals totals;
    totals.period = old->period;
    totals.loose = old->loose;
    OverviewWriter overview(database);
    for (const qint64 key : *keys) {
        const auto block = loadBlock(database, key);
        if (!block && block.error().kind == Error::Kind::Damaged)
            continue;
        if (!block)
            return block.error();
        const Series &series = block->samples.series;
        if (series.empty())
            continue;
        if (totals.blocks++ == 0)
            totals.first = series.times.front();
        else
            totals.add(series.times.front() - totals.last);
        totals.last = series.times.back();
        totals.samples += qint64(series.size());
        totals.bytes += block->bytes;
        totals.add(block->distances);
        if (hasOverview(totals.period)) {
            if (auto ok = overview.put(key, totals.period, series, false); !ok)
                return ok;
        }
    }
    if (auto ok = overview.flush(); !ok)
        return ok;
    totals.bytes += overview.takeGrowth();
    return storeTotals(database, channel, totals);
}

Outcome reblockChannel(Database &database, ChannelId channel, int period)
{
    auto totals = loadTotals(database, channel);
    if (!totals)
        return totals.error();
    const auto keys = blockKeys(database, channel);
    if (!keys)
        return keys.error();
    // A unit is the longer one of both periods: no block reaches over its ends, so old rows make room for new ones.
    const int unit = std::max(period, totals->period);
    BlockOfSamples gathered;
    std::vector<qint64> used;
    const auto write = [&]() -> Outcome {
        for (const qint64 key : used) {
            if (auto ok = removeBlock(database, key); !ok)
                return ok;
        }
        used.clear();
        const Series &series = gathered.series;
        for (std::size_t i = 0; i < series.size();) {
            const Day day = periodStart(dayOf(series.times[i]), period);
            const std::size_t end = lowerIndex(series, dayStart(day) + (secondsPerDay << period));
            BlockOfSamples block;
            appendPart(block, gathered, i, end);
            if (const auto stored = storeBlock(database, blockKey(channel, day), block); !stored)
                return stored.error();
            i = end;
        }
        gathered = {};
        return Done{};
    };
    for (const qint64 key : *keys) {
        const auto unitOf = [unit](qint64 k) { return periodStart(dayOfKey(k), unit); };
        if (!used.empty() && unitOf(used.back()) != unitOf(key)) {
            if (auto ok = write(); !ok)
                return ok;
        }
        const auto block = loadBlock(database, key);
        if (!block)
            return block.error();
        appendPart(gathered, block->samples, 0, block->samples.series.size());
        used.push_back(key);
    }
    if (auto ok = write(); !ok)
        return ok;
    totals->period = period;
    if (auto ok = storeTotals(database, channel, *totals); !ok)
        return ok;
    return rebuildChannel(database, channel);
}

Outcome reblockAll(Database &database, const OnProgress &onProgress)
{
    const auto channels = keysOf(database, "SELECT id FROM channels_seen WHERE blocks > 0 AND :channel = 0", 0);
    if (!channels)
        return channels.error();
    qint64 done = 0;
    for (const ChannelId channel : *channels) {
        if (onProgress && !onProgress({done++, qint64(channels->size())}))
            return Error{Error::Kind::Cancelled, QCoreApplication::translate("Cache", "Cancelled."), database.path()};
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        const auto totals = loadTotals(database, channel);
        if (!totals)
            return totals.error();
        const int period = periodFor(totals->medianDistance());
        // One step off costs little; and a single block cannot be bettered by longer ones.
        if (std::abs(period - totals->period) < 2 || (period > totals->period && totals->blocks < 2))
            continue;
        if (auto ok = reblockChannel(database, channel, period); !ok)
            return ok;
        if (auto ok = transaction->commit(); !ok)
            return ok;
    }
    return Done{};
}

} // namespace nightjar
