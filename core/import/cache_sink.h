// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <optional>
#include <vector>

#include "core/base/pipeline.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// Called with every refused row as it is found.
using OnRefused = std::function<void(const RefusedRow &)>;

class Cache;

/// Puts samples into a cache, inside the caller's transaction. Beside the reader, or on a writing thread behind it: one
/// of the two uses the cache at a time, the reader only while nothing waits to be written.
class CacheSink final : public SampleSink
{
public:
    enum class Writing { Here, Behind };
    CacheSink(Cache &cache, SourceId source, const QString &fileName, bool stopAtError, OnRefused onRefused,
              Writing writing = Writing::Here);
    Outcome declare(const ChannelKey &channel, const ChannelFacts &facts) override;
    Result<std::vector<TableRow>> storedRows(const TableShape &shape) override;
    Result<Series> storedSamples(const ChannelKey &channel, Span span) override;
    Outcome settle() override;

    // Meant when all is settled.
    /// Channels that got at least one sample.
    qint64 channelsWithSamples() const;
    QStringList enterprisesWithSamples() const; ///< by code
    /// First and last instant of a sample; `to` is the last one itself.
    Span extent() const { return m_written.extent; }
    /// The failure came from the cache (full disk, damaged file), not from the file that is read.
    bool cacheFailed() const { return m_cacheFailed; }

protected:
    Outcome flush(std::size_t channel, SampleBatch &batch) override;
    Outcome refused(const RefusedRow &row) override;
    Result<RowOutcome> put(const TableShape &shape, const TableRow &row, qint64 line) override;

private:
    /// Samples or a refused row on their way into the cache.
    struct Job {
        std::size_t channel = 0;
        std::optional<ChannelKey> key; ///< of a channel that comes for the first time
        SampleBatch batch;
        std::optional<RefusedRow> refused;
    };
    /// What the one who writes knows.
    struct Written {
        std::vector<ChannelId> ids;
        Span extent;
        bool any = false;
        RowCounts counts; ///< since the last settle()
        Outcome outcome = Done{};
    };
    void write(Job &job);
    Outcome store(Job &job);
    Outcome hand(Job job, std::size_t weight);
    SampleBatch spareBatch();
    template <class T>
    T noted(T outcome)
    {
        if (!outcome)
            m_cacheFailed = true;
        return outcome;
    }
    Cache &m_cache;
    SourceId m_source;
    OnRefused m_onRefused;
    Writing m_writing;
    std::vector<bool> m_begun;                                ///< channels of which something was handed on
    std::optional<std::map<ChannelKey, TableRow>> m_declared; ///< rows of channels, read when first asked for
    bool m_cacheFailed = false;
    Written m_written; ///< the writing thread's as long as something waits
    std::atomic<bool> m_writingFailed = false;
    std::mutex m_spareMutex;
    std::vector<SampleBatch> m_spare;  ///< written batches, whose memory is used again
    std::size_t m_spareRoom = 0;       ///< samples that they have room for
    std::unique_ptr<Lane<Job>> m_lane; ///< last: its thread uses all of the above
};

} // namespace nightjar
