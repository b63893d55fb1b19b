// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/series_csv_reader.h"

#include <map>
#include <optional>

#include "core/import/plain_rows.h"
#include "core/import/sample_rows.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

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

/// The first three cells of the record as they stand in the file, each with its delimiter; empty where they are quoted.
std::string_view prefixOf(const CsvRecord &record, char delimiter)
{
    std::size_t end = 0;
    for (int i = 0; i < 3; ++i) {
        end = record.raw.find(delimiter, end);
        if (end++ == std::string_view::npos)
            return {};
    }
    const std::string_view prefix = record.raw.substr(0, end);
    return prefix.find('"') == std::string_view::npos ? prefix : std::string_view();
}

} // namespace

Outcome readSeriesCsv(CsvStream &csv, const Recognised &file, SampleSink &sink, Workers *workers)
{
    const std::size_t channel = sink.channel(file.channel);
    SampleRows rows(sink, file);
    std::optional<PlainRows> plain; // once the delimiter is known
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
        if (!plain)
            plain.emplace(sink, file, csv.delimiter(), workers).setChannel(channel);
        if (auto outcome = plain->read(csv); !outcome)
            return outcome;
        if (auto outcome = sink.flushIfFull(); !outcome)
            return outcome;
    }
}

Outcome readLongCsv(CsvStream &csv, const Recognised &file, const Registry &registry, SampleSink &sink,
                    Workers *workers)
{
    const SampleColumns &c = file.columns;
    const auto needed = std::size_t(std::max({c.enterprise, c.point, c.factor})) + 1;
    SampleRows rows(sink, file);
    LongChannels channels(c, registry, sink);
    sink.gatherDays();
    std::optional<PlainRows> plain; // once the delimiter is known
    CsvRecord record;
    for (;;) {
        const auto got = csv.next(record);
        if (!got)
            return got.error();
        if (!*got || sink.full())
            return Done{};
        if (record.blank())
            continue;
        if (!plain)
            plain.emplace(sink, file, csv.delimiter(), workers);
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
            if (plain->usable() && entry.kind == ValueKind::Number)
                plain->learn(prefixOf(record, csv.delimiter()), entry.channel);
        }
        if (!outcome)
            return outcome;
        if (outcome = plain->read(csv); !outcome)
            return outcome;
        if (outcome = sink.flushIfFull(); !outcome)
            return outcome;
    }
}

} // namespace nightjar
