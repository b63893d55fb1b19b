// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
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
    QString keptValue, keptFlag, keptCell; ///< the cell only where it said more than the value
    SourceId keptSource = 0;
    QString otherValue, otherFlag, otherCell;
    SourceId otherSource = 0;
    qint64 otherLine = 0;
};

/// Which of two samples that contradict each other rules in curves, screening, export and evidence.
enum class ConflictRule { First, Newest };

/// A stretch of samples that came from one file.
struct SourceRun {
    Span span;
    SourceId source = 0;
    qint64 samples = 0;
};

/// Series of a cache: blocks of one or more whole days of a channel, their pyramid, conflicts. Writing happens inside
/// the caller's transaction.
class SeriesStore
{
public:
    explicit SeriesStore(Database &database);
    ~SeriesStore();

    /// The channel's number; 0 when it is not known.
    Result<ChannelId> find(const ChannelKey &key);
    Result<ChannelId> findOrCreate(const ChannelKey &key);
    /// Cheap: read from the channels' totals.
    Result<std::vector<ChannelSummary>> summaries();
    /// Every channel that has samples: id and key, by key. Cheap.
    Result<std::vector<std::pair<ChannelId, ChannelKey>>> channels();

    /// Merges samples into the channel's blocks, pyramid and conflicts; adds taken, duplicate and conflict to `counts`
    /// (`read` and `refused` are the reader's). The batch may be in any order and is left empty.
    Outcome merge(ChannelId channel, SampleBatch &batch, SourceId source, RowCounts &counts);

    /// Samples of the span (whole blocks are decoded); an empty span means all.
    Result<Series> read(ChannelId channel, Span span = {}, SeriesParts parts = SeriesParts::All);
    /// The same into arrays whose memory is used again: new memory costs as much as the decoding.
    Outcome read(ChannelId channel, Span span, Series &series, SeriesParts parts = SeriesParts::All);
    /// Hands over the channel block by block, each decoded into the same arrays; for what needs no whole series.
    Outcome scan(ChannelId channel, const std::function<Outcome(const Series &block)> &use,
                 SeriesParts parts = SeriesParts::All);
    /// Arrays that are needed no more, for the series that are read next; they are kept as long as the store.
    void giveBack(Series &&series);
    /// First and last sample + its step; nothing stored: an empty span.
    Result<Span> extent(ChannelId channel);
    /// `count` buckets over the span, from the pyramid where a bucket covers whole hours, from blocks otherwise.
    Result<std::vector<Bucket>> buckets(ChannelId channel, Span span, std::size_t count);
    /// Over the hash of every day that the span touches, in order: the fingerprint of what a screening reads. The same
    /// samples give the same one, however they are cut into blocks.
    Result<QByteArray> fingerprint(ChannelId channel, Span span = {});
    /// Which files the samples of the span came from, in time order.
    Result<std::vector<SourceRun>> sources(ChannelId channel, Span span = {});
    Result<std::vector<Conflict>> conflicts(qint64 limit = -1);
    Result<qint64> conflictCount();
    /// The setting `conflict`; First until another is chosen.
    Result<ConflictRule> conflictRule();
    Outcome setConflictRule(ConflictRule rule);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nightjar
