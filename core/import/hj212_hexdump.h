// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QtGlobal>

namespace nightjar {

/// Do these first bytes of a file spell HJ 212 packets as a hex dump?
bool isHexDump(std::string_view head);

/// The bytes that a line of a hex dump spells: `23 23 30`, `23-23-30`, `0x23,0x23`, `2323 3031` or `232330`, behind an
/// offset or a time, before a column of text. Empty: the line spells none.
std::string bytesOfDumpLine(std::string_view line);

/// Turns the lines of a hex dump into the bytes that they spell; a packet may go over many lines. A line that holds a
/// packet as text is passed through. Knows which line each byte came from.
class HexDump
{
public:
    /// Takes whole lines from the front of `text` and says how many bytes of it are done with.
    std::size_t take(std::string_view text, bool atEnd);
    std::string_view bytes() const { return std::string_view(m_bytes).substr(m_begin); }
    void consume(std::size_t count);
    /// 1-based line of the first of bytes().
    qint64 line() const;

private:
    struct Mark {
        std::size_t at = 0; ///< place in m_bytes where the line's bytes begin
        qint64 line = 0;
    };
    std::string m_bytes;
    std::size_t m_begin = 0;
    std::vector<Mark> m_marks;
    qint64 m_lines = 0;
};

} // namespace nightjar
