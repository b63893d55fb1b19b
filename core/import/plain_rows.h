// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pipeline.h"
#include "core/import/csv_stream.h"
#include "core/import/plain_form.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// Takes plain rows of a clean stretch as fast as they can be read. It stops at the first row that is anything else and
/// leaves it to SampleRows, which knows every case. With workers a long stretch is cut at line ends and read ahead by
/// all of them; what they read is taken in the order of the file, so that nothing depends on their number.
class PlainRows
{
public:
    /// `workers` null: nothing is read ahead.
    PlainRows(SampleSink &sink, const Recognised &file, char delimiter, Workers *workers);
    /// All rows are of this channel; its batches are handed on at the end of a day as soon as they hold enough.
    void setChannel(std::size_t channel) { m_channel = channel; }
    /// Rows that begin with these three cells, delimiters included, are of this channel.
    void learn(std::string_view prefix, std::size_t channel) { m_learned |= m_owners.learn(prefix, channel); }
    /// Is the file written so that any row can be plain?
    bool usable() const { return m_form.usable; }
    /// Reads on from where the stream stands.
    Outcome read(CsvStream &csv);

private:
    /// Plain rows one after the other, by where they stand in the stream.
    struct Stretch {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::size_t first = 0; ///< row of the part
        std::size_t rows = 0;
        std::size_t firstDay = 0; ///< of the part's `days`
        std::size_t days = 0;
    };
    /// What one worker read.
    struct Part {
        std::vector<Seconds> times;
        std::vector<Reading> readings;
        std::vector<Flag> flags;
        std::vector<const PlainOwner *> owners; ///< where rows have them
        std::vector<std::size_t> days;          ///< rows with which another day may begin
        std::vector<Stretch> stretches;
        plain::Clock clock;
        PlainOwners::Guess guess;
    };
    const char *rows(const char *at, const char *end, qint64 &line);
    const char *longRows(const char *at, const char *end, qint64 &line);
    void readAhead(const CsvStream &csv, std::string_view window);
    void readPart(Part &part, std::string_view window, std::size_t begin, std::size_t end, std::uint64_t base) const;
    Outcome takeAhead(CsvStream &csv);
    Outcome take(const Part &part, const Stretch &stretch, qint64 line);
    Outcome takeOwned(const Part &part, const Stretch &stretch, qint64 line);
    void takeRows(const Part &part, std::size_t first, std::size_t rows, qint64 line);

    SampleSink &m_sink;
    PlainForm m_form;
    Workers *m_workers;
    bool m_dayEnded = false; ///< with a batch that is large enough
    bool m_learned = false;  ///< an owner, since rows were read
    std::size_t m_channel = 0;
    plain::Clock m_clock;
    PlainOwners m_owners;
    PlainOwners::Guess m_guess;
    std::vector<Part> m_parts; ///< read ahead
    std::size_t m_part = 0;    ///< the next one to be taken
    std::size_t m_stretch = 0; ///< of that part
    std::uint64_t m_aheadEnd = 0;
};

} // namespace nightjar
