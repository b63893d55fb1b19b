// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

#include "core/import/csv_stream.h"
#include "core/import/plain_cells.h"
#include "core/import/recognise.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// Takes rows `[ENTERPRISE,POINT,FACTOR,]TIME,VALUE[,FLAG][,more]` of a clean stretch as fast as they can be read. It
/// stops at the first row that is anything else and leaves it to SampleRows, which knows every case.
class PlainRows
{
public:
    PlainRows(SampleSink &sink, const Recognised &file, char delimiter);
    /// All rows are of this channel; its batches are handed on at the end of a day as soon as they hold enough.
    void setChannel(std::size_t channel) { m_channel = channel; }
    /// Rows that begin with these three cells, delimiters included, are of this channel.
    void learn(std::string_view prefix, std::size_t channel);
    /// Is the file written so that any row can be plain?
    bool usable() const { return m_usable; }
    /// Reads on from where the stream stands.
    Outcome read(CsvStream &csv);

private:
    /// The channel that rows begin with, and the one that came behind it the last time.
    struct Owner {
        std::string prefix;
        std::size_t channel = 0;
        Owner *next = nullptr;
    };
    const char *rows(const char *at, const char *end, qint64 &line);
    const char *longRows(const char *at, const char *end, qint64 &line);
    const char *cells(const char *at, const char *end, Seconds &time, Reading &reading, Flag &flag) const;
    const char *lineEnd(const char *at, const char *end) const;
    Owner *owner(const char *at, const char *end);

    SampleSink &m_sink;
    char m_delimiter;
    bool m_usable = false;
    bool m_long = false;
    bool m_flags = false;
    bool m_dayEnded = false; ///< with a batch that is large enough
    int m_more = 0;          ///< columns behind those that are read
    Flag m_missingFlag = flagNormal;
    std::size_t m_channel = 0;
    plain::Clock m_clock;
    std::deque<Owner> m_owners;
    std::unordered_map<std::string_view, Owner *> m_byPrefix; ///< views into m_owners
    Owner *m_last = nullptr;
};

} // namespace nightjar
