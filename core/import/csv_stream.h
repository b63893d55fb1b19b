// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/import/byte_stream.h"

namespace nightjar {

/// Why a record cannot be used at all.
enum class CsvFault {
    None,
    NulByte,
    NotUtf8,
    NotGb18030,
    NotUtf16,
    GbInUtf8,
    Utf8InGb,
    HalfCharacter,
    OpenQuote,
    TooLong
};
/// What is wrong, as a refusal's reason; empty for None.
QString csvFaultText(CsvFault fault);

/// One record; the views are valid until the next one is read.
struct CsvRecord {
    std::vector<std::string_view> fields; ///< unquoted
    std::string_view raw;                 ///< without the line end
    qint64 line = 0;                      ///< 1-based line on which it begins
    CsvFault fault = CsvFault::None;
    bool ended = true; ///< false: the file ends in it, without a line end
    bool blank() const { return raw.find_first_not_of(" \t") == std::string_view::npos; }
};

/// RFC 4180 with comma, tab, semicolon or bar, in any encoding that ByteStream knows: quotes, line breaks inside
/// quotes, CR LF, LF or CR as the line end, an optional byte-order mark. Views are UTF-8 wherever the fault says
/// nothing else. A quote that is never closed spoils its own line only; a record of more than 10 MB is a fault and
/// skipped.
class CsvStream
{
public:
    explicit CsvStream(ByteStream &bytes) : m_bytes(bytes) {}
    /// False: the end. Blank lines are records, too.
    Result<bool> next(CsvRecord &record);

    /// Known as soon as a record was asked for.
    char delimiter() const { return m_delimiter; }
    /// Looks at the first lines without taking any.
    Outcome prepare();
    /// Line on which the next record begins.
    qint64 line() const { return m_line; }
    /// Bytes of the text in front of the next record.
    std::uint64_t position() const { return m_bytes.position(); }
    /// Makes the window as large as that, where the text goes on and stays clean.
    Outcome fill(std::size_t bytes);
    /// Whole rows of valid text that hold neither quote nor NUL, for a reader's own fast path; empty when there are
    /// none.
    std::string_view plainWindow() const;
    /// The reader has understood so many bytes of plainWindow(), which were so many lines.
    void take(std::size_t bytes, qint64 lines)
    {
        m_bytes.consume(bytes);
        m_line += lines;
    }

private:
    Outcome begin();
    Result<std::size_t> findEnd(std::size_t from);
    Result<bool> skipLong(CsvRecord &record);
    Result<bool> quoted(CsvRecord &record);
    void splitPlain(CsvRecord &record) const;
    void finish(CsvRecord &record, std::string_view raw, std::size_t consumed, qint64 lines);
    void undecodable(CsvRecord &record);

    ByteStream &m_bytes;
    std::deque<std::string> m_unquoted; ///< a deque, so that views of earlier fields stay valid
    qint64 m_line = 1;
    char m_lineEnd = '\n';
    char m_delimiter = ',';
    bool m_begun = false;
};

} // namespace nightjar
