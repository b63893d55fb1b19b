// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/hash.h"
#include "core/import/cache_sink.h"
#include "core/import/hj212_decoder.h"

namespace nightjar {

class Cache;

/// One listening, as the journal and the import records see it: a file that grows. Packets wait in memory until
/// commit() has them in the cache for good; each commit is one transaction, so that a killed listening has kept exactly
/// what was committed, and its record tells it.
class Hj212Session
{
public:
    /// Makes the record (format `hj212-listen`) and the first row of the journal.
    static Result<std::unique_ptr<Hj212Session>> begin(Cache &cache, const QString &source, const QString &by,
                                                       Seconds now);

    /// Keeps a packet, good or bad, or a stretch of noise, for the next commit.
    void add(std::string_view frame);
    std::size_t waitingBytes() const { return m_waiting.size(); }
    std::size_t waitingFrames() const { return m_waitingFrames; }

    /// Brings what waits into the cache. An error leaves the cache as it was and everything waiting.
    Outcome commit(Seconds now);
    /// The same, and parts of split messages are no longer waited for.
    Outcome commitAll(Seconds now);
    /// Do parts of split messages wait that are not in the cache?
    bool holdsParts() const { return m_decoder && m_decoder->holdsParts(); }
    /// The last commit, the warnings and the last row of the journal.
    Outcome end(Seconds now);

    const ImportFile &record() const { return m_record; }
    qint64 commits() const { return m_commits; }
    double longestCommit() const { return m_longestCommit; } ///< seconds

private:
    enum class Parts { Wait, GiveUp };
    Hj212Session(Cache &cache, const QString &by) : m_cache(cache), m_by(by) {}
    Outcome commit(Seconds now, Parts parts, bool last);
    Outcome commitInTransaction(Seconds now, Parts parts, bool last);
    Outcome prepare();
    Outcome journal(Seconds now, const QString &what);

    Cache &m_cache;
    QString m_by;
    ImportFile m_record; ///< as it is committed
    RowCounts m_before;  ///< counts of sinks that were put away
    QStringList m_warnings;
    Sha256 m_hash;
    std::string m_waiting;
    std::size_t m_waitingFrames = 0;
    qint64 m_frames = 0; ///< committed; the line of a frame is its number
    qint64 m_dataVersion = -1;
    Seconds m_journalled = 0;
    qint64 m_commits = 0;
    double m_longestCommit = 0;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<CacheSink> m_sink;
    std::unique_ptr<Hj212Decoder> m_decoder;
};

} // namespace nightjar
