// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QStringList>

#include "core/base/result.h"
#include "core/cache/import_store.h"
#include "core/cache/registry_store.h"
#include "core/registry/keys.h"
#include "core/registry/tables.h"
#include "core/series/series.h"

namespace nightjar {

/// Facts of a channel that an import may add to channels.csv.
struct ChannelFacts {
    QString unit;
    Seconds step = 0;
    QJsonObject tags;
    QString multiplier = {}; ///< exact decimal; stored together with `raw`
    bool raw = false;        ///< values are to be multiplied when they are read
};

/// Where readers put what they found: samples by channel in batches of bounded size, refused rows, warnings. A subclass
/// says what happens with a full batch: into the cache, or shown in a preview.
class SampleSink
{
public:
    SampleSink(QString fileName, bool stopAtError) : m_fileName(std::move(fileName)), m_stopAtError(stopAtError) {}
    virtual ~SampleSink() = default;
    SampleSink(const SampleSink &) = delete;
    SampleSink &operator=(const SampleSink &) = delete;

    /// Number of the channel inside this file.
    std::size_t channel(const ChannelKey &key);
    std::size_t channelCount() const { return m_batches.size(); }
    const ChannelKey &key(std::size_t channel) const { return m_keys[channel]; }

    /// Adds a sample; `text` is the value cell, kept where the reading needs it. Counts it as read.
    void add(std::size_t channel, Seconds time, const Reading &reading, std::string_view text, Flag flag, Origin origin,
             qint64 line)
    {
        SampleBatch &batch = m_batches[channel];
        if (reading.scale == Reading::verbatim)
            batch.texts.emplace_back(std::uint32_t(batch.times.size()), std::string(text));
        batch.times.push_back(time);
        batch.readings.push_back(reading);
        batch.flags.push_back(flag);
        batch.origins.push_back(origin);
        batch.lines.push_back(std::uint32_t(line));
        ++m_pending;
        ++counts.read;
    }
    /// Where a fast reader puts samples of one channel without text, in arrays for `count` of them.
    struct Room {
        Seconds *times;
        Reading *readings;
        Flag *flags;
        std::uint32_t *lines;
    };
    Room room(std::size_t channel, std::size_t count);
    /// So many of the places of room() were filled; they count as read.
    void used(std::size_t channel, std::size_t count);
    /// Samples that were not handed on yet.
    std::size_t pending() const { return m_pending; }
    /// Keeps the cell of the sample that add() took last, where it said more than the value (`<0.5`, `12.3(C)`).
    void keepCell(std::size_t channel, std::string_view cell)
    {
        SampleBatch &batch = m_batches[channel];
        batch.cells.emplace_back(std::uint32_t(batch.times.size() - 1), std::string(cell));
    }
    /// Code of a flag text for add() of the same channel.
    Flag flag(std::size_t channel, std::string_view text);
    /// To be called between rows: hands batches on when they hold enough.
    bool wantsFlush() const { return m_pending >= m_pendingLimit; }
    std::size_t pendingLimit() const { return m_pendingLimit; }
    Outcome flushIfFull() { return wantsFlush() ? flushAll() : Outcome(Done{}); }
    Outcome flushAll();
    /// Hands a batch that a reader gathered itself on at once and leaves it empty. Counts its samples as read.
    Outcome give(std::size_t channel, SampleBatch &batch)
    {
        counts.read += qint64(batch.size());
        const Outcome outcome = flush(channel, batch);
        batch.clear();
        return outcome;
    }

    /// Counts a read and refused row. An error only with stopAtError: the row ends the import.
    Outcome refuse(qint64 line, const QString &field, const QString &reason, std::string_view raw);
    void warn(const QString &sentence);
    /// Adds the sentence about flags outside the list; called once at the end of a file.
    void reportFlags();
    /// True when nobody wants more rows (a preview is full).
    virtual bool full() const { return false; }
    /// Facts of a channel that follow from the file or its options; stored where nothing else is declared, never over
    /// it.
    virtual Outcome declare(const ChannelKey &channel, const ChannelFacts &facts) = 0;
    /// Stores a normalised registry row and counts it as read.
    Outcome addRow(const TableShape &shape, const TableRow &row, qint64 line);
    /// Rows of a registry table that are stored already.
    virtual Result<std::vector<TableRow>> storedRows(const TableShape &shape) = 0;
    /// Samples of a channel that are stored already; none where nothing is kept (a preview).
    virtual Result<Series> storedSamples(const ChannelKey &, Span) { return Series(); }

    RowCounts counts;
    QStringList warnings;

protected:
    virtual Outcome flush(std::size_t channel, SampleBatch &batch) = 0;
    virtual Outcome refused(const RefusedRow &row) = 0;
    virtual Result<RowOutcome> put(const TableShape &shape, const TableRow &row, qint64 line) = 0;
    void setPendingLimit(std::size_t limit) { m_pendingLimit = limit; }

private:
    void countOddFlag(std::string_view text);
    QString m_fileName;
    bool m_stopAtError;
    std::vector<ChannelKey> m_keys;
    std::vector<SampleBatch> m_batches;
    std::map<ChannelKey, std::size_t> m_index;
    std::map<std::string, qint64> m_oddFlags;
    std::size_t m_pending = 0;
    std::size_t m_roomBegin = 0; ///< size of the batch before room()
    std::size_t m_pendingLimit = std::size_t(1) << 20;
};

/// Called with every refused row as it is found.
using OnRefused = std::function<void(const RefusedRow &)>;

class Cache;

/// Puts samples into a cache, inside the caller's transaction.
class CacheSink final : public SampleSink
{
public:
    CacheSink(Cache &cache, SourceId source, const QString &fileName, bool stopAtError, OnRefused onRefused);
    Outcome declare(const ChannelKey &channel, const ChannelFacts &facts) override;
    Result<std::vector<TableRow>> storedRows(const TableShape &shape) override;
    Result<Series> storedSamples(const ChannelKey &channel, Span span) override;
    /// Channels that got at least one sample.
    qint64 channelsWithSamples() const;
    QStringList enterprisesWithSamples() const; ///< by code
    /// First and last instant of a sample; `to` is the last one itself.
    Span extent() const { return m_extent; }
    /// The failure came from the cache (full disk, damaged file), not from the file that is read.
    bool cacheFailed() const { return m_cacheFailed; }

protected:
    Outcome flush(std::size_t channel, SampleBatch &batch) override;
    Outcome refused(const RefusedRow &row) override;
    Result<RowOutcome> put(const TableShape &shape, const TableRow &row, qint64 line) override;

private:
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
    std::vector<ChannelId> m_ids;
    Span m_extent;
    bool m_any = false;
    std::optional<std::map<ChannelKey, TableRow>> m_declared; ///< rows of channels, read when first asked for
    bool m_cacheFailed = false;
};

} // namespace nightjar
