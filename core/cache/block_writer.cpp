// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/block_writer.h"

#include "core/series/block.h"

namespace nightjar {

BlockWriter::BlockWriter(Database &database, ChannelId channel, ChannelTotals totals)
    : m_database(database), m_channel(channel), m_totals(std::move(totals)), m_overview(database)
{
    if (auto last = database.prepare("SELECT max(id) FROM blocks")) {
        const auto row = last->step();
        m_lastChannel = row && *row && (last->isNull(0) || channelOfKey(last->integer(0)) <= channel);
    }
}

Result<BlockOfSamples> BlockWriter::load(qint64 key)
{
    m_key = key;
    m_before = {};
    m_had = false;
    if (m_totals.blocks == 0 || key > blockKey(m_channel, periodStart(dayOf(m_totals.last), m_totals.period)))
        return BlockOfSamples{};
    auto stored = loadBlock(m_database, key);
    if (!stored)
        return stored.error();
    BlockOfSamples samples = std::move(stored->samples);
    m_before = std::move(*stored);
    m_had = !samples.series.empty();
    if (m_had)
        m_beforeSpan = {samples.series.times.front(), samples.series.times.back()};
    m_before.samples.series = {};
    m_before.samples.sources.assign(1, {0, std::uint32_t(samples.series.size())}); // only how many they were
    return samples;
}

Outcome BlockWriter::store(const BlockOfSamples &block)
{
    const auto data = storeBlock(m_database, m_key, block);
    if (!data)
        return data.error();
    if (hasOverview(m_totals.period)) {
        const bool mayExist =
            m_totals.blocks > 0 && overviewKey(m_key) <= overviewKey(blockKey(m_channel, dayOf(m_totals.last)));
        if (auto ok = m_overview.put(m_key, m_totals.period, block.series, mayExist); !ok)
            return ok;
    }
    return count(block, *data);
}

/// Takes what the block said before out of the totals and adds what it says now. The distances to its neighbours belong
/// to the channel, not to a block.
Outcome BlockWriter::count(const BlockOfSamples &block, const QByteArray &data)
{
    const Series &series = block.series;
    const Seconds first = series.times.front();
    const Seconds last = series.times.back();
    ChannelTotals::Distances distances;
    if (!blockDistances(data, distances))
        return blockError(m_database, m_key);

    std::optional<Seconds> before;
    std::optional<Seconds> after;
    const bool atEnd = m_totals.blocks == 0 || (m_had ? m_beforeSpan.to : first) >= m_totals.last;
    if (m_totals.blocks > 0 && !m_had && atEnd) {
        before = m_totals.last;
    } else if (m_totals.blocks > 0 && !(m_had && m_beforeSpan.from == first)) {
        const auto found = lastBefore(m_database, m_key);
        if (!found)
            return found.error();
        before = *found;
    }
    if (!atEnd && !(m_had && m_beforeSpan.to == last)) {
        const auto found = firstAfter(m_database, m_key);
        if (!found)
            return found.error();
        after = *found;
    }
    if (m_had) {
        if (before)
            m_totals.remove(m_beforeSpan.from - *before);
        if (after)
            m_totals.remove(*after - m_beforeSpan.to);
        m_totals.remove(m_before.distances);
        m_totals.samples -= m_before.samples.sources.front().samples;
        m_totals.bytes -= m_before.bytes;
    } else {
        if (before && after)
            m_totals.remove(*after - *before);
        if (!m_lastChannel || !atEnd)
            m_totals.loose += data.size();
        ++m_totals.blocks;
    }
    if (before)
        m_totals.add(first - *before);
    if (after)
        m_totals.add(*after - last);
    m_totals.add(distances);
    const bool empty = m_totals.samples == 0;
    m_totals.first = empty ? first : std::min(m_totals.first, first);
    m_totals.last = empty ? last : std::max(m_totals.last, last);
    m_totals.samples += qint64(series.size());
    m_totals.bytes += data.size();
    return Done{};
}

Outcome BlockWriter::finish()
{
    if (auto ok = m_overview.flush(); !ok)
        return ok;
    m_totals.bytes += m_overview.takeGrowth();
    return storeTotals(m_database, m_channel, m_totals);
}

} // namespace nightjar
