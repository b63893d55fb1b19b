// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QByteArray>

#include "core/base/result.h"
#include "core/series/series.h"

namespace nightjar {

/// Searchable facts of a block, kept in columns beside it. Extremes and sum are over the values that are numbers,
/// whatever their flag; NaN when there is none.
struct BlockFacts {
    Seconds first = 0;
    Seconds last = 0;
    std::uint32_t samples = 0; ///< with empty ones
    std::uint32_t numbers = 0;
    double min = 0;
    double max = 0;
    double sum = 0;
};

/// Packs the samples [begin, end) of a series: regular time grids implicit with exceptions, scaled integers in the
/// cheaper of frame-of-reference and delta bit packing with the common divisor taken out, flags and origins in runs,
/// verbatim texts listed; zstd only where it saves more than 30 %. Knows nothing of SQLite.
QByteArray encodeBlock(const Series &series, std::size_t begin, std::size_t end);

BlockFacts blockFacts(const Series &series, std::size_t begin, std::size_t end);

/// Appends the samples of a block to `series`, whose samples must all be earlier. Damaged bytes give an Error and leave
/// `series` as it was; never reads beyond `bytes`, never allocates more than the block's declared (and capped) count.
/// The samples before must have the same parts.
Outcome decodeBlock(QByteArrayView bytes, Series &series, SeriesParts parts = SeriesParts::All);

/// Distances of neighbouring samples of a block and how often each occurs, appended unordered; reads no values.
Outcome blockDistances(QByteArrayView bytes, std::vector<std::pair<Seconds, std::uint32_t>> &distances);

/// First 16 bytes of SHA-256 over the block's bytes: enough to notice any change, half the room.
QByteArray blockHash(QByteArrayView bytes);

} // namespace nightjar
