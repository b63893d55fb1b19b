// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/overview.h"
#include "core/cache/stored_block.h"

namespace nightjar {

/// Writes blocks of one channel in order of time and keeps its overview and totals in step with them. Works inside the
/// caller's transaction; nothing is in step before finish().
class BlockWriter
{
public:
    BlockWriter(Database &database, ChannelId channel, ChannelTotals totals);
    /// What is stored under the key; the next store() replaces it.
    Result<BlockOfSamples> load(qint64 key);
    Outcome store(const BlockOfSamples &block);
    Outcome finish();

private:
    Outcome count(const BlockOfSamples &block, const QByteArray &data);
    Database &m_database;
    ChannelId m_channel;
    ChannelTotals m_totals;
    OverviewWriter m_overview;
    qint64 m_key = 0;
    StoredBlock m_before; ///< without its samples
    Span m_beforeSpan;    ///< first and last sample, both inclusive
    bool m_had = false;
    bool m_lastChannel = false; ///< no channel has blocks behind this one: what is appended lies in order
};

} // namespace nightjar
