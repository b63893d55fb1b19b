// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csv_stream.h"

#include <cstring>

#include "core/import/delimiter.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t longestRecord = 10 * 1024 * 1024;
constexpr std::size_t noEnd = std::string_view::npos;

} // namespace

QString csvFaultText(CsvFault fault)
{
    switch (fault) {
    case CsvFault::None: return {};
    case CsvFault::NulByte: return importText(QT_TRANSLATE_NOOP("Import", "the row holds a NUL byte"));
    case CsvFault::NotUtf8: return importText(QT_TRANSLATE_NOOP("Import", "the row is not valid UTF-8"));
    case CsvFault::NotGb18030:
        return importText(QT_TRANSLATE_NOOP("Import", "the row holds bytes that are no character of GB18030"));
    case CsvFault::NotUtf16: return importText(QT_TRANSLATE_NOOP("Import", "the row holds half a character of UTF-16"));
    case CsvFault::HalfCharacter:
        return importText(QT_TRANSLATE_NOOP("Import", "the file ends in half a character; copy it again"));
    case CsvFault::GbInUtf8:
        return importText(
            QT_TRANSLATE_NOOP("Import", "the row is GB18030 in a file of UTF-8; save it in one encoding"));
    case CsvFault::Utf8InGb:
        return importText(
            QT_TRANSLATE_NOOP("Import", "the row is UTF-8 in a file of GB18030; save it in one encoding"));
    case CsvFault::OpenQuote: return importText(QT_TRANSLATE_NOOP("Import", "a quote is opened and never closed"));
    case CsvFault::TooLong: return importText(QT_TRANSLATE_NOOP("Import", "the row is longer than 10 MB"));
    }
    Q_UNREACHABLE();
}

Outcome CsvStream::prepare() { return m_begun ? Outcome(Done{}) : begin(); }

/// Skips the byte-order mark and finds out how lines end and what separates their cells.
Outcome CsvStream::begin()
{
    m_begun = true;
    m_bytes.decodeText();
    while (m_bytes.window().size() < 64 * 1024) {
        const auto more = m_bytes.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    if (m_bytes.window().starts_with("\xEF\xBB\xBF"))
        m_bytes.consume(3);
    const std::string_view head = m_bytes.window().substr(0, 64 * 1024);
    if (head.find('\n') == noEnd && head.find('\r') != noEnd)
        m_lineEnd = '\r';
    m_delimiter = delimiterOf(head);
    return Done{};
}

/// Place of the next line end at or after `from`; the window's size at the end of the file or when the record is too
/// long.
Result<std::size_t> CsvStream::findEnd(std::size_t from)
{
    for (;;) {
        const std::string_view window = m_bytes.window();
        const std::size_t end = window.find(m_lineEnd, from);
        if (end != noEnd)
            return end;
        if (window.size() > longestRecord)
            return window.size();
        from = window.size();
        const auto more = m_bytes.more();
        if (!more)
            return more.error();
        if (!*more)
            return from;
    }
}

Outcome CsvStream::fill(std::size_t bytes)
{
    while (m_bytes.plain() && m_bytes.window().size() < bytes) {
        const auto more = m_bytes.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    return Done{};
}

std::string_view CsvStream::plainWindow() const
{
    if (!m_begun || m_lineEnd != '\n' || !m_bytes.plain())
        return {};
    const std::string_view window = m_bytes.window();
    const std::size_t last = window.rfind('\n');
    return last == noEnd ? std::string_view() : window.substr(0, last + 1);
}

void CsvStream::splitPlain(CsvRecord &record) const
{
    const char *at = record.raw.data();
    const char *const end = at + record.raw.size();
    for (;;) {
        const auto *comma = static_cast<const char *>(std::memchr(at, m_delimiter, std::size_t(end - at)));
        record.fields.emplace_back(at, std::size_t((comma ? comma : end) - at));
        if (!comma)
            return;
        at = comma + 1;
    }
}

void CsvStream::finish(CsvRecord &record, std::string_view raw, std::size_t consumed, qint64 lines)
{
    if (m_lineEnd == '\n' && raw.ends_with('\r'))
        raw.remove_suffix(1);
    record.raw = raw;
    m_bytes.consume(consumed);
    m_line += lines;
    if (!m_bytes.plain() && record.fault == CsvFault::None) {
        if (raw.find('\0') != noEnd)
            record.fault = CsvFault::NulByte;
        else if (!isUtf8(raw))
            undecodable(record);
    }
}

/// Says why a row is no text, and shows the text of a row that is in the other encoding.
void CsvStream::undecodable(CsvRecord &record)
{
    const TextEncoding encoding = m_bytes.encoding();
    if (!record.ended && endsInHalfCharacter(record.raw, encoding)) {
        record.fault = CsvFault::HalfCharacter;
        return;
    }
    if (encoding == TextEncoding::Utf8) {
        record.fault = CsvFault::NotUtf8;
        if (isGb18030Line(record.raw)) {
            record.fault = CsvFault::GbInUtf8;
            Transcoder(TextEncoding::Gb18030).add(record.raw.substr(0, 4096), true, m_unquoted.emplace_back());
            record.raw = m_unquoted.back();
        }
        return;
    }
    if (encoding != TextEncoding::Gb18030) {
        record.fault = CsvFault::NotUtf16;
        return;
    }
    record.fault = CsvFault::NotGb18030;
    const std::size_t mark = record.raw.find(mixedMark);
    if (mark == noEnd)
        return;
    std::string without(record.raw.substr(0, 4096));
    without.erase(mark, mixedMark.size());
    record.fault = CsvFault::Utf8InGb;
    record.raw = m_unquoted.emplace_back(std::move(without));
}

Result<bool> CsvStream::skipLong(CsvRecord &record)
{
    record.fault = CsvFault::TooLong;
    const std::string_view window = m_bytes.window();
    record.raw = window.substr(0, 200);
    m_unquoted.emplace_back(record.raw);
    record.raw = m_unquoted.back();
    for (;;) {
        m_bytes.consume(m_bytes.window().size());
        const auto more = m_bytes.more();
        if (!more)
            return more.error();
        if (!*more) {
            record.ended = false;
            return true;
        }
        const std::size_t end = m_bytes.window().find(m_lineEnd);
        if (end != noEnd) {
            m_bytes.consume(end + 1);
            ++m_line;
            return true;
        }
    }
}

Result<bool> CsvStream::next(CsvRecord &record)
{
    if (!m_begun) {
        if (const auto begun = begin(); !begun)
            return begun.error();
    }
    record.fields.clear();
    record.fault = CsvFault::None;
    record.ended = true;
    record.line = m_line;
    m_unquoted.clear();
    const auto end = findEnd(0);
    if (!end)
        return end.error();
    const std::string_view window = m_bytes.window();
    if (window.empty())
        return false;
    if (*end > longestRecord)
        return skipLong(record);
    if (!m_bytes.plain() && window.substr(0, *end).find('"') != noEnd)
        return quoted(record);
    record.ended = *end < window.size();
    finish(record, window.substr(0, *end), *end + (record.ended ? 1 : 0), 1);
    splitPlain(record);
    return true;
}

/// A record with quotes, which may go over several lines.
Result<bool> CsvStream::quoted(CsvRecord &record)
{
    // First find where it ends: a line end outside quotes. Then cut it into fields.
    enum class At { FieldBegin, Plain, Quoted, QuoteInQuotes } state = At::FieldBegin;
    std::size_t at = 0;
    std::size_t lines = 1;
    std::size_t end = noEnd;
    while (end == noEnd) {
        const std::string_view window = m_bytes.window();
        for (; at < window.size() && end == noEnd; ++at) {
            const char c = window[at];
            if (state == At::Quoted) {
                if (c == '"')
                    state = At::QuoteInQuotes;
                else if (c == m_lineEnd)
                    ++lines;
            } else if (c == m_lineEnd) {
                end = at;
            } else if (c == m_delimiter) {
                state = At::FieldBegin;
            } else if (c == '"' && state != At::Plain) {
                state = At::Quoted;
            } else {
                state = At::Plain;
            }
        }
        if (end != noEnd)
            break;
        const bool tooLong = window.size() > longestRecord;
        const auto more = tooLong ? Result<bool>(false) : m_bytes.more();
        if (!more)
            return more.error();
        if (*more)
            continue;
        if (state != At::Quoted) {
            if (tooLong)
                return skipLong(record);
            end = window.size();
            break;
        }
        // Never closed: only the line on which it was opened is spoilt.
        const auto lineEnd = findEnd(0);
        if (!lineEnd)
            return lineEnd.error();
        if (*lineEnd > longestRecord)
            return skipLong(record);
        record.fault = CsvFault::OpenQuote;
        record.ended = *lineEnd < m_bytes.window().size();
        finish(record, m_bytes.window().substr(0, *lineEnd), *lineEnd + (record.ended ? 1 : 0), 1);
        return true;
    }
    const std::string_view window = m_bytes.window();
    record.ended = end < window.size();
    finish(record, window.substr(0, end), end + (record.ended ? 1 : 0), qint64(lines));

    const std::string_view raw = record.raw;
    std::size_t from = 0;
    while (from <= raw.size()) {
        if (from == raw.size() || raw[from] != '"') {
            const std::size_t comma = std::min(raw.find(m_delimiter, from), raw.size());
            record.fields.push_back(raw.substr(from, comma - from));
            from = comma + 1;
            continue;
        }
        std::string &text = m_unquoted.emplace_back();
        std::size_t i = from + 1;
        for (; i < raw.size(); ++i) {
            if (raw[i] != '"') {
                text += raw[i];
            } else if (i + 1 < raw.size() && raw[i + 1] == '"') {
                text += '"';
                ++i;
            } else {
                ++i;
                break;
            }
        }
        const std::size_t comma = std::min(raw.find(m_delimiter, i), raw.size());
        text += raw.substr(i, comma - i); // letters behind a closing quote are kept, not lost
        record.fields.push_back(text);
        from = comma + 1;
    }
    return true;
}

} // namespace nightjar
