// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QStringList>

#include "core/base/result.h"
#include "core/cache/import_store.h"
#include "core/cache/registry_store.h"
#include "core/import/sample_staging.h"
#include "core/registry/keys.h"
#include "core/registry/tables.h"
#include "core/series/series.h"

namespace nightjar {

/// Is the flag a letter of HJ 212's list, or `?`? Others are counted and told.
inline bool isListedFlag(Flag flag)
{
    static constexpr auto listed = [] {
        std::array<bool, 256> table{};
        for (const char c : std::string_view("NFMSDCTB?"))
            table[std::uint8_t(c)] = true;
        return table;
    }();
    return listed[flag];
}

/// Facts of a channel that an import may add to channels.csv.
struct ChannelFacts {
    QString unit;
    Seconds step = 0;
    QJsonObject tags;
    QString multiplier = {}; ///< exact decimal; stored together with `raw`
    bool raw = false;        ///< values are to be multiplied when they are read
};

/// Where readers put what they found: samples by channel in batches of bounded size, refused rows, warnings. A subclass
/// says what happens with a full batch: into the cache (CacheSink), or shown in a preview.
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

    /// For files that interleave many channels: samples wait until a day of their channel is complete, so that each
    /// channel-day is merged once. To be called before the first sample.
    void gatherDays();
    /// Adds a sample; `text` is the value cell, kept where the reading needs it. Counts it as read.
    void add(std::size_t channel, Seconds time, const Reading &reading, std::string_view text, Flag flag, Origin origin,
             qint64 line)
    {
        ++counts.read;
        if (m_staging) {
            m_staging->add(channel, time, reading, text, flag, origin, line);
            return;
        }
        SampleBatch &batch = m_batches[channel];
        if (reading.scale == Reading::verbatim)
            batch.texts.emplace_back(std::uint32_t(batch.times.size()), std::string(text));
        batch.times.push_back(time);
        batch.readings.push_back(reading);
        batch.flags.push_back(flag);
        batch.origins.push_back(origin);
        batch.lines.push_back(std::uint32_t(line));
        ++m_pending;
    }
    /// The same for a fast reader: measured, a reading of at most nine digits.
    void addPlain(std::size_t channel, Seconds time, const Reading &reading, Flag flag, qint64 line)
    {
        if (!m_staging || !SampleStaging::isPlainTime(time)) {
            add(channel, time, reading, {}, flag, Origin::Measured, line);
            return;
        }
        ++counts.read;
        m_staging->addPlain(channel, time, reading, flag, line);
    }
    /// Where a fast reader puts samples of the only channel without text, in arrays for `count` of them.
    struct Room {
        Seconds *times;
        Reading *readings;
        Flag *flags;
        std::uint32_t *lines;
    };
    Room room(std::size_t channel, std::size_t count);
    /// So many of the places of room() were filled; they count as read.
    void used(std::size_t channel, std::size_t count);
    /// A batch that is large enough ends with its day: is a row at `time`, behind `more` rows that were put into room()
    /// and are not used() yet, the first of another day? Then it is time for flushAll(), before that row.
    bool endsBatch(Seconds time, std::size_t more = 0)
    {
        const Day day = dayOf(time);
        return std::exchange(m_day, day) != day && !m_staging && m_pending + more >= smallBatch;
    }
    /// Samples that were not handed on yet.
    std::size_t pending() const { return m_pending; }
    /// Keeps the cell of the sample that add() took last, where it said more than the value (`<0.5`, `12.3(C)`).
    void keepCell(std::size_t channel, std::string_view cell)
    {
        if (m_staging) {
            m_staging->keepCell(channel, cell);
            return;
        }
        SampleBatch &batch = m_batches[channel];
        batch.cells.emplace_back(std::uint32_t(batch.times.size() - 1), std::string(cell));
    }
    /// Code of a flag text for add() of the same channel.
    Flag flag(std::size_t channel, std::string_view text);
    /// To be called between rows: hands batches on when they hold enough.
    bool wantsFlush() const { return m_staging ? m_staging->full() : m_pending >= m_pendingLimit; }
    std::size_t pendingLimit() const { return m_pendingLimit; }
    Outcome flushIfFull()
    {
        if (!wantsFlush())
            return Done{};
        return m_staging ? m_staging->pourDays() : flushAll();
    }
    Outcome flushAll();
    /// Waits until all that was handed on is where it belongs: then `counts` tells of all of it.
    virtual Outcome settle() { return Done{}; }

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
    /// Takes a batch; what is left of it is thrown away.
    virtual Outcome flush(std::size_t channel, SampleBatch &batch) = 0;
    virtual Outcome refused(const RefusedRow &row) = 0;
    virtual Result<RowOutcome> put(const TableShape &shape, const TableRow &row, qint64 line) = 0;
    void setPendingLimit(std::size_t limit) { m_pendingLimit = limit; }

private:
    /// Small enough to stay in the processor's cache on its way into blocks, and holds many days.
    static constexpr std::size_t smallBatch = 32 * 1024;
    void countOddFlag(std::string_view text);
    Outcome pour(std::size_t channel, SampleBatch &batch);
    QString m_fileName;
    bool m_stopAtError;
    std::vector<ChannelKey> m_keys;
    std::vector<SampleBatch> m_batches;
    std::map<ChannelKey, std::size_t> m_index;
    std::map<std::string, qint64> m_oddFlags;
    std::unique_ptr<SampleStaging> m_staging; ///< with gatherDays()
    std::size_t m_pending = 0;
    Day m_day = 0;               ///< of the row that endsBatch() saw last
    std::size_t m_roomBegin = 0; ///< size of the batch before room()
    std::size_t m_pendingLimit = std::size_t(1) << 20;
};

/// Called with every refused row as it is found.
using OnRefused = std::function<void(const RefusedRow &)>;

} // namespace nightjar
