// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/series_csv_reader.h"

#include <array>
#include <cstring>

#include "core/import/sample_rows.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// The flags that are one known letter.
constexpr auto knownFlags = [] {
    std::array<bool, 256> known{};
    for (const char c : std::string_view("NFMSDCTB?"))
        known[std::uint8_t(c)] = true;
    return known;
}();

/// Takes rows `YYYY-MM-DD HH:MM:SS,12.34[,N]` of a clean stretch as fast as they can be read. It stops at the first row
/// that is anything else and leaves it to SampleRows, which knows every case; so it may be narrow, never wrong.
class FastRows
{
public:
    FastRows(SampleSink &sink, std::size_t channel, const Recognised &file) : m_sink(sink), m_channel(channel)
    {
        const SampleColumns &c = file.columns;
        m_flags = c.flag == 2;
        m_missingFlag = file.missingFlag;
        m_usable = file.kind == ValueKind::Number && c.time == 0 && c.value == 1 && c.origin < 0 &&
                   !file.emptyIsNothing && file.header.size() == (m_flags ? 3 : 2);
    }

    void read(CsvStream &csv, qint64 &line)
    {
        if (!m_usable)
            return;
        const std::string_view window = csv.plainWindow();
        const char *at = window.data();
        const char *const end = at + window.size();
        const qint64 before = line;
        while (end - at > 22 && at[19] == ',' && !m_sink.wantsFlush()) {
            const char *const next = row(at, end, line);
            if (!next)
                break;
            at = next;
            ++line;
        }
        csv.take(std::size_t(at - window.data()), line - before);
    }

private:
    /// Begin of the next row; null when this one is not plain.
    const char *row(const char *at, const char *end, qint64 line)
    {
        Seconds time = 0;
        if (!m_times.parse({at, 19}, time))
            return nullptr;
        const char *const value = at + 20;
        const char *stop = value;
        while (stop != end && std::uint8_t(*stop) > ',') // digits, minus, point and e all stand behind the comma
            ++stop;
        if (stop == end || stop == value)
            return nullptr;
        const std::string_view text(value, std::size_t(stop - value));
        Flag flag = m_missingFlag;
        if (m_flags) {
            if (*stop++ != ',' || stop == end)
                return nullptr;
            if (knownFlags[std::uint8_t(*stop)])
                flag = Flag(*stop++);
        }
        if (stop != end && *stop == '\r')
            ++stop;
        Reading reading;
        if (stop == end || *stop != '\n' || !parseReading(text, ValueKind::Number, reading))
            return nullptr;
        m_sink.add(m_channel, time, reading, text, flag, Origin::Measured, line);
        return stop + 1;
    }

    SampleSink &m_sink;
    std::size_t m_channel;
    TimeCells m_times;
    Flag m_missingFlag = flagNormal;
    bool m_flags = false;
    bool m_usable = false;
};

/// Channels of a long file by the text of their three cells.
class LongChannels
{
public:
    struct Entry {
        std::size_t channel = 0;
        ValueKind kind = ValueKind::Number;
        int badColumn = -1;
    };

    LongChannels(const SampleColumns &columns, const Registry &registry, SampleSink &sink)
        : m_columns{columns.enterprise, columns.point, columns.factor}, m_registry(registry), m_sink(sink)
    {
    }

    /// The entry for a record that has all three cells.
    const Entry &find(const CsvRecord &record)
    {
        m_text.clear();
        for (const int column : m_columns) {
            m_text += record.fields[std::size_t(column)];
            m_text += '\0';
        }
        if (m_last && m_text == m_lastText)
            return *m_last;
        auto at = m_entries.find(m_text);
        if (at == m_entries.end()) {
            constexpr std::size_t most = 1'000'000; // bad codes must not fill the memory
            if (m_entries.size() >= most)
                std::erase_if(m_entries, [](const auto &entry) { return entry.second.badColumn >= 0; });
            at = m_entries.emplace(m_text, make(record)).first;
        }
        m_lastText = m_text;
        m_last = &at->second;
        return at->second;
    }

private:
    Entry make(const CsvRecord &record)
    {
        QString codes[3];
        for (std::size_t i = 0; i < 3; ++i) {
            codes[i] = fromUtf8(record.fields[std::size_t(m_columns[i])]);
            if (!isCode(codes[i]))
                return {0, ValueKind::Number, m_columns[i]};
        }
        const ChannelKey key{codes[0], codes[1], codes[2]};
        return {m_sink.channel(key), valueKind(key, m_registry), -1};
    }

    int m_columns[3];
    const Registry &m_registry;
    SampleSink &m_sink;
    std::map<std::string, Entry> m_entries;
    std::string m_text;
    std::string m_lastText;
    const Entry *m_last = nullptr;
};

} // namespace

Outcome readSeriesCsv(CsvStream &csv, const Recognised &file, SampleSink &sink)
{
    const std::size_t channel = sink.channel(file.channel);
    SampleRows rows(sink, file);
    FastRows fast(sink, channel, file);
    CsvRecord record;
    for (;;) {
        const auto got = csv.next(record);
        if (!got)
            return got.error();
        if (!*got || sink.full())
            return Done{};
        if (!record.blank()) {
            if (auto outcome = rows.add(channel, file.kind, record); !outcome)
                return outcome;
        }
        qint64 line = csv.line();
        fast.read(csv, line);
        if (auto outcome = sink.flushIfFull(); !outcome)
            return outcome;
    }
}

Outcome readLongCsv(CsvStream &csv, const Recognised &file, const Registry &registry, SampleSink &sink)
{
    const SampleColumns &c = file.columns;
    const auto needed = std::size_t(std::max({c.enterprise, c.point, c.factor})) + 1;
    SampleRows rows(sink, file);
    LongChannels channels(c, registry, sink);
    CsvRecord record;
    for (;;) {
        const auto got = csv.next(record);
        if (!got)
            return got.error();
        if (!*got || sink.full())
            return Done{};
        if (record.blank())
            continue;
        Outcome outcome = Done{};
        QString reason = badRecord(record, int(file.header.size()));
        if (reason.isEmpty() && record.fields.size() < needed)
            reason = importText(QT_TRANSLATE_NOOP("Import", "the row has %1 of %2 fields"))
                         .arg(record.fields.size())
                         .arg(file.header.size());
        if (!reason.isEmpty()) {
            outcome = sink.refuse(record.line, {}, reason, record.raw);
        } else if (const auto &entry = channels.find(record); entry.badColumn >= 0) {
            outcome = sink.refuse(
                record.line, file.header[entry.badColumn],
                importText(
                    QT_TRANSLATE_NOOP("Import", "%1 is no code of 1 to 64 letters, digits, '.', '-' or single '_'"))
                    .arg(shownText(record.fields[std::size_t(entry.badColumn)]).left(80)),
                record.raw);
        } else {
            outcome = rows.add(entry.channel, entry.kind, record);
        }
        if (!outcome)
            return outcome;
        if (outcome = sink.flushIfFull(); !outcome)
            return outcome;
    }
}

} // namespace nightjar
