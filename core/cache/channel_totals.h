// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <utility>
#include <vector>

#include <QByteArray>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/registry/keys.h"

namespace nightjar {

class Database;

/// What a channel's blocks say together, kept in the channel's row and in step with them: so that nobody reads five
/// thousand million values' worth of blocks to list the channels.
struct ChannelTotals {
    int period = 0; ///< a block covers 2^period days
    Seconds first = 0;
    Seconds last = 0;
    qint64 samples = 0;
    qint64 blocks = 0;
    qint64 bytes = 0;                    ///< blocks and overviews
    qint64 loose = 0;                    ///< bytes of blocks that were put between others since the file was compacted
    std::map<Seconds, qint64> distances; ///< between neighbouring samples, and how often each occurs

    using Distances = std::vector<std::pair<Seconds, std::uint32_t>>;
    void add(const Distances &of);
    void remove(const Distances &of);
    void add(Seconds distance);
    void remove(Seconds distance);

    /// The middle distance, as medianStep() gives it.
    Seconds medianDistance() const;
    /// Holes longer than 1.5 steps.
    qint64 gaps(Seconds step) const;
    bool operator==(const ChannelTotals &) const = default;
};

QByteArray encodeDistances(const ChannelTotals &totals);
/// False when the bytes are damaged.
bool decodeDistances(QByteArrayView bytes, ChannelTotals &totals);

/// Of an unknown channel: empty ones.
Result<ChannelTotals> loadTotals(Database &database, ChannelId channel);
Outcome storeTotals(Database &database, ChannelId channel, const ChannelTotals &totals);

} // namespace nightjar
