// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/registry/keys.h"
#include "core/series/pyramid.h"
#include "core/series/series.h"

namespace nightjar {

class Database;

/// Where a sample came from: the id of an import_files row.
using SourceId = qint64;

/// Contract's counts of an import; read = taken + refused + duplicate + conflict.
struct RowCounts {
    qint64 read = 0;
    qint64 taken = 0;
    qint64 refused = 0;
    qint64 duplicate = 0;
    qint64 conflict = 0;
    RowCounts &operator+=(const RowCounts &other);
};

/// One line of `channels` in the contract.
struct ChannelSummary {
    ChannelId id = 0;
    ChannelKey key;
    QString unit;
    Seconds step = 0; ///< declared, else the median distance
    Seconds from = 0; ///< first sample
    Seconds to = 0;   ///< last sample + step
    qint64 samples = 0;
    qint64 gaps = 0;  ///< holes longer than 1.5 steps
    qint64 bytes = 0; ///< blocks and pyramid
};

/// A sample that contradicts a stored one; both are kept with their sources.
struct Conflict {
    ChannelKey channel;
    Seconds time = 0;
    QString keptValue, keptFlag;
    SourceId keptSource = 0;
    QString otherValue, otherFlag;
    SourceId otherSource = 0;
    qint64 otherLine = 0;
};

/// A stretch of samples that came from one file.
struct SourceRun {
    Span span;
    SourceId source = 0;
    qint64 samples = 0;
};

/// Series of a cache: channel-day blocks, their pyramid, conflicts. Writing happens inside the caller's transaction.
class SeriesStore
{
public:
    explicit SeriesStore(Database &database);
    ~SeriesStore();

    /// The channel's number; 0 when it is not known.
    Result<ChannelId> find(const ChannelKey &key);
    Result<ChannelId> findOrCreate(const ChannelKey &key);
    Result<std::vector<ChannelSummary>> summaries();
    /// Every channel that has samples: id and key, by key. Cheap.
    Result<std::vector<std::pair<ChannelId, ChannelKey>>> channels();

    /// Merges samples into the channel's blocks, pyramid and conflicts; adds taken, duplicate and conflict to `counts`
    /// (`read` and `refused` are the reader's). The batch may be in any order and is left empty.
    Outcome merge(ChannelId channel, SampleBatch &batch, SourceId source, RowCounts &counts);

    /// Samples of the span (whole days are decoded); an empty span means all.
    Result<Series> read(ChannelId channel, Span span = {});
    /// First and last sample + its step; nothing stored: an empty span.
    Result<Span> extent(ChannelId channel);
    /// `count` buckets over the span, from the pyramid where a bucket covers whole hours, from blocks otherwise.
    Result<std::vector<Bucket>> buckets(ChannelId channel, Span span, std::size_t count);
    /// Hash of every block that touches the span, in day order: the fingerprint of what a screening reads.
    Result<QByteArray> fingerprint(ChannelId channel, Span span = {});
    /// Which files the samples of the span came from, in time order.
    Result<std::vector<SourceRun>> sources(ChannelId channel, Span span = {});
    Result<std::vector<Conflict>> conflicts(qint64 limit = -1);
    Result<qint64> conflictCount();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nightjar
