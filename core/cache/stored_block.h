// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/channel_totals.h"
#include "core/cache/series_merge.h"

namespace nightjar {

/// A block with its sources; empty when there is none. A block that does not fit its hash is an error: written anew it
/// would get a new hash, and the damage would be sealed in.
struct StoredBlock {
    BlockOfSamples samples;
    qint64 bytes = 0;
    ChannelTotals::Distances distances;
};
Result<StoredBlock> loadBlock(Database &database, qint64 key);

/// Writes a block's row in place of what was there. Gives the bytes of its data.
Result<QByteArray> storeBlock(Database &database, qint64 key, const BlockOfSamples &block);

/// Last sample of the block before `key`, or first sample of the one after it, in the same channel.
Result<std::optional<Seconds>> lastBefore(Database &database, qint64 key);
Result<std::optional<Seconds>> firstAfter(Database &database, qint64 key);

} // namespace nightjar
