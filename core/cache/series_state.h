// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/cache/database.h"
#include "core/cache/series_store.h"

namespace nightjar {

struct SeriesStore::State {
    Database &database;
    std::vector<Series> spare = {}; ///< given back; ascending in capacity
    Series block = {};              ///< memory of the block that was merged last, for the next one
};

/// Samples in order of time of which a source gave so many, one after the other.
struct SourceCount {
    SourceId source = 0;
    std::uint32_t samples = 0;
};

/// The sources of a block's samples in order of time. The last count is left out: it is the rest.
QByteArray encodeSources(const std::vector<SourceCount> &runs);
/// False when the bytes are damaged or do not fit `samples`.
bool decodeSources(QByteArrayView bytes, std::uint32_t samples, std::vector<SourceCount> &runs);

/// A block was refused by the codec or does not fit its hash: names channel and day.
Error blockError(Database &database, qint64 key);

/// Does the newer value of a conflict rule (setting `conflict` = `newest`)?
Result<bool> newestRules(Database &database);
/// Replaces samples by the newest value that contradicted them.
Outcome applyNewest(Database &database, ChannelId channel, Series &series, SeriesParts parts);

/// Runs a query without parameters that gives one integer; 0 when there is no row.
Result<qint64> oneInteger(Database &database, const char *sql);

} // namespace nightjar
