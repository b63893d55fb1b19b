// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

namespace nightjar {

/// Encodings of text files that officers get. GB18030 holds GBK and GB2312.
enum class TextEncoding { Utf8, Gb18030, Utf16Le, Utf16Be };

/// `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`.
QString encodingName(TextEncoding encoding);

struct EncodingGuess {
    TextEncoding encoding = TextEncoding::Utf8;
    bool decided = true;   ///< false: ASCII so far, which UTF-8 and GB18030 share
    bool doubtful = false; ///< few characters, readable in both encodings: the words in them decided
};

/// What the beginning of a file is written in: by its byte-order mark, by zeros in every second byte, else UTF-8 where
/// all of it is strictly valid, else GB18030. Where both fit, known header words decide; where lines of both are mixed,
/// the first line that fits one only. `complete`: the file ends here, so half a character is a fault.
EncodingGuess guessEncoding(std::string_view head, bool complete);

/// GB18030 (2005) without a byte that cannot be decoded; an incomplete last character is accepted unless `complete`.
bool isGb18030(std::string_view bytes, bool complete = true);
/// Without the begin of a UTF-8 character at the end of a piece.
std::string_view withoutCutCharacter(std::string_view bytes);
/// A line that is no UTF-8 and reads as GB18030, rather than damaged UTF-8.
bool isGb18030Line(std::string_view line);
/// Does the text of the last line, which cannot be decoded, end in the begin of a character?
bool endsInHalfCharacter(std::string_view line, TextEncoding encoding);

/// Stands before the first letter of a line of UTF-8 inside a GB18030 file; never part of UTF-8.
inline constexpr std::string_view mixedMark = "\xFE\xFF";

/// Turns a file's bytes into UTF-8, piece by piece. Bytes that cannot be decoded come out as bytes that are no UTF-8
/// (where possible the very same), so that the row that holds them is refused and shows them. A byte-order mark stays.
class Transcoder
{
public:
    explicit Transcoder(TextEncoding encoding) : m_encoding(encoding) {}
    TextEncoding encoding() const { return m_encoding; }
    /// Appends the text of the bytes to `out`; what is incomplete waits for the next piece, unless this is the last.
    void add(std::string_view bytes, bool last, std::string &out);

private:
    TextEncoding m_encoding;
    std::string m_rest; ///< of the piece before: half a character or the begin of a line
};

} // namespace nightjar
