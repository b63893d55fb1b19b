// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/import/gb18030.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

bool isHigh(char c) { return (std::uint8_t(c) & 0x80U) != 0; }

/// First byte over 127 at or after `from`; the size when there is none.
std::size_t findHigh(std::string_view bytes, std::size_t from)
{
    std::size_t at = from;
    for (; at + 32 <= bytes.size(); at += 32) {
        std::array<std::uint64_t, 4> words;
        std::memcpy(words.data(), bytes.data() + at, 32);
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080U)
            break;
    }
    while (at < bytes.size() && !isHigh(bytes[at]))
        ++at;
    return at;
}

/// Writes one to four bytes; returns their number.
std::size_t putUtf8(char32_t code, char *text)
{
    std::size_t size = 0;
    if (code < 0x80) {
        text[size++] = char(code);
    } else if (code < 0x800) {
        text[size++] = char(0xC0 | code >> 6);
        text[size++] = char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text[size++] = char(0xE0 | code >> 12);
        text[size++] = char(0x80 | (code >> 6 & 0x3F));
        text[size++] = char(0x80 | (code & 0x3F));
    } else {
        text[size++] = char(0xF0 | code >> 18);
        text[size++] = char(0x80 | (code >> 12 & 0x3F));
        text[size++] = char(0x80 | (code >> 6 & 0x3F));
        text[size++] = char(0x80 | (code & 0x3F));
    }
    return size;
}

void appendUtf8(char32_t code, std::string &out)
{
    char text[4];
    out.append(text, putUtf8(code, text));
}

/// Is what follows the first high byte of a line UTF-8 with at least two characters of three bytes (Chinese ones)? In
/// GB18030 that needs three rare characters in a row.
bool isUtf8Line(std::string_view bytes)
{
    const auto lead = std::uint8_t(bytes.front());
    if (lead < 0xE2 || lead > 0xEF || bytes.size() < 6 || !isUtf8(bytes))
        return false;
    const auto longer = std::count_if(bytes.begin(), bytes.end(), [](char c) { return std::uint8_t(c) >= 0xE2; });
    return longer >= 2;
}

/// Letters beyond ASCII that stand in headers and remarks written in UTF-8: units and Greek letters.
bool isUsualSymbol(std::uint8_t first, std::uint8_t second)
{
    static constexpr std::string_view latin = "\xA7\xB0\xB1\xB2\xB3\xB5\xB7\xB9\xBC\xBD\xBE";
    return (first == 0xC2 && latin.find(char(second)) != std::string_view::npos) ||
           (first == 0xC3 && (second == 0x97 || second == 0xB7)) || first == 0xCE || first == 0xCF;
}

/// Words of headers and flags in GBK, some of which are valid UTF-8 by accident.
bool holdsKnownWord(std::string_view bytes)
{
    static constexpr std::string_view words[] = {
        "\xCA\xB1\xBC\xE4", // time
        "\xC8\xD5\xC6\xDA", // date
        "\xD7\xB4\xCC\xAC", // state
        "\xD0\xA3\xD7\xBC", // calibration
        "\xD5\xDB\xCB\xE3", // converted
        "\xBC\xE0\xB2\xE2", // monitoring
        "\xC6\xF3\xD2\xB5", // enterprise
        "\xBB\xA7\xBA\xC5", // account
        "\xB1\xEA\xBC\xC7", // mark
        "\xB9\xA6\xC2\xCA", // power
        "\xB5\xE7\xC1\xBF", // energy
        "\xC5\xA8\xB6\xC8", // concentration
        "\xD2\xB9\xD3\xA5", // nightjar
    };
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return bytes.find(word) != std::string_view::npos; });
}

/// Valid UTF-8 that is GBK all the same: nothing but two-byte sequences, which as UTF-8 are letters of other scripts
/// and as GB 2312 common Chinese characters.
bool isGbkInDisguise(std::string_view bytes, bool &doubtful)
{
    const auto isLetter = [bytes](std::size_t at) {
        return at < bytes.size() && ((bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z');
    };
    bool symbols = true;
    bool common = true;
    std::size_t behind = 0; // the pair before
    for (std::size_t at = findHigh(bytes, 0); at < bytes.size(); at = findHigh(bytes, behind)) {
        const auto first = std::uint8_t(bytes[at]);
        if (first >= 0xE0 || at + 1 >= bytes.size())
            return false;
        const auto second = std::uint8_t(bytes[at + 1]);
        const bool alone = at != behind && (at + 2 == bytes.size() || !isHigh(bytes[at + 2]));
        const bool inWord = alone && (isLetter(at - 1) || isLetter(at + 2)); // a letter with an accent
        symbols = symbols && isUsualSymbol(first, second);
        common = common && !inWord && first >= 0xB0 && first <= 0xD7 && second >= 0xA1;
        behind = at + 2;
    }
    doubtful = !symbols && common;
    return !symbols && (common || holdsKnownWord(bytes));
}

/// Zeros in every second byte and hardly any in the others.
bool guessUtf16(std::string_view head, TextEncoding &encoding)
{
    head = head.substr(0, 8192);
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
        zeros[0] += head[i] == '\0';
        zeros[1] += head[i + 1] == '\0';
    }
    const std::size_t pairs = head.size() / 2;
    const auto holds = [pairs](std::size_t many, std::size_t few) { return many * 4 >= pairs && few * 50 <= pairs; };
    if (pairs < 4)
        return false;
    encoding = zeros[1] > zeros[0] ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
    return holds(std::max(zeros[0], zeros[1]), std::min(zeros[0], zeros[1]));
}

/// Decodes GB18030; returns how many bytes were used (all but half a character at the end, unless `last`).
std::size_t decodeGb(std::string_view bytes, bool last, std::string &out)
{
    std::size_t at = 0;
    std::size_t lineEnd = 0; // of the line whose encoding was looked at
    while (at < bytes.size()) {
        const std::size_t high = findHigh(bytes, at);
        out.append(bytes, at, high - at);
        at = high;
        if (at == bytes.size())
            break;
        if (at >= lineEnd) {
            lineEnd = std::min(bytes.find('\n', at), bytes.size());
            const std::string_view line = bytes.substr(at, lineEnd - at);
            if (isUtf8Line(line)) {
                out.append(mixedMark).append(line);
                at = lineEnd;
                continue;
            }
        }
        // A run of characters, with the digits and letters between them, goes through a buffer: most are three bytes.
        char run[512];
        std::size_t size = 0;
        std::size_t plain = 0; // ASCII since the last character
        while (at < bytes.size() && at < lineEnd && plain < 16) {
            if (size > sizeof run - 8) {
                out.append(run, size);
                size = 0;
            }
            if (!isHigh(bytes[at])) {
                run[size++] = bytes[at++];
                ++plain;
                continue;
            }
            plain = 0;
            const GbCharacter character = gbCharacter(bytes.substr(at));
            if (character.kind == GbCharacter::Kind::Incomplete && !last) {
                out.append(run, size);
                return at;
            }
            if (character.kind == GbCharacter::Kind::Good)
                size += putUtf8(character.code, run + size);
            else
                size += bytes.copy(run + size, character.bytes, at);
            at += character.bytes;
        }
        out.append(run, size);
    }
    return at;
}

/// Decodes UTF-16; half a surrogate pair comes out as three bytes that are no UTF-8.
std::size_t decodeUtf16(std::string_view bytes, bool bigEndian, bool last, std::string &out)
{
    const std::size_t low = bigEndian ? 1 : 0;
    const auto unit = [&](std::size_t at) {
        return char32_t(std::uint8_t(bytes[at + low]) | std::uint8_t(bytes[at + 1 - low]) << 8);
    };
    std::size_t at = 0;
    char run[64];
    while (at + 2 <= bytes.size()) {
        std::size_t count = 0;
        while (count < sizeof run && at + 2 <= bytes.size() && bytes[at + 1 - low] == '\0' &&
               !isHigh(bytes[at + low])) {
            run[count++] = bytes[at + low];
            at += 2;
        }
        out.append(run, count);
        if (count == sizeof run || at + 2 > bytes.size())
            continue;
        const char32_t code = unit(at);
        if (code < 0xD800 || code > 0xDBFF) {
            appendUtf8(code, out);
            at += 2;
            continue;
        }
        if (at + 4 > bytes.size() && !last)
            return at;
        const char32_t next = at + 4 <= bytes.size() ? unit(at + 2) : 0;
        if (next >= 0xDC00 && next <= 0xDFFF) {
            appendUtf8(0x10000 + ((code & 0x3FF) << 10) + (next & 0x3FF), out);
            at += 4;
        } else {
            appendUtf8(code, out);
            at += 2;
        }
    }
    if (last && at < bytes.size()) { // half a unit: seen even where the byte alone is ASCII
        out += isHigh(bytes[at]) ? bytes[at] : '\xFF';
        ++at;
    }
    return at;
}

} // namespace

QString encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return QStringLiteral("UTF-8");
    case TextEncoding::Gb18030: return QStringLiteral("GB18030");
    case TextEncoding::Utf16Le: return QStringLiteral("UTF-16LE");
    case TextEncoding::Utf16Be: return QStringLiteral("UTF-16BE");
    }
    Q_UNREACHABLE();
}

bool isGb18030(std::string_view bytes, bool complete)
{
    for (std::size_t at = findHigh(bytes, 0); at < bytes.size(); at = findHigh(bytes, at)) {
        const GbCharacter character = gbCharacter(bytes.substr(at));
        if (character.kind == GbCharacter::Kind::Incomplete && !complete)
            return true;
        if (character.kind != GbCharacter::Kind::Good)
            return false;
        at += character.bytes;
    }
    return true;
}

std::string_view withoutCutCharacter(std::string_view bytes)
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = std::uint8_t(bytes[bytes.size() - back]);
        if (byte < 0x80)
            break;
        if (byte >= 0xC0) {
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return length > back ? bytes.substr(0, bytes.size() - back) : bytes;
        }
    }
    return bytes;
}

bool isGb18030Line(std::string_view line)
{
    // A whole Chinese character of UTF-8 in it: rather damaged UTF-8.
    for (std::size_t at = findHigh(line, 0); at + 2 < line.size(); at = findHigh(line, at + 1)) {
        const auto byte = [&](std::size_t i) { return std::uint8_t(line[at + i]); };
        if (byte(0) >= 0xE4 && byte(0) <= 0xE9 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80)
            return false;
    }
    return isGb18030(line);
}

bool endsInHalfCharacter(std::string_view line, TextEncoding encoding)
{
    if (line.empty() || !isHigh(line.back()))
        return false;
    const std::string_view rest = withoutCutCharacter(line);
    return encoding != TextEncoding::Utf8 || (rest.size() < line.size() && isUtf8(rest));
}

EncodingGuess guessEncoding(std::string_view head, bool complete)
{
    using namespace std::string_view_literals;
    if (head.starts_with("\xEF\xBB\xBF"sv))
        return {TextEncoding::Utf8, true, false};
    if (head.starts_with("\xFF\xFE"sv))
        return {TextEncoding::Utf16Le, true, false};
    if (head.starts_with("\xFE\xFF"sv))
        return {TextEncoding::Utf16Be, true, false};
    if (head.starts_with("\x84\x31\x95\x33"sv))
        return {TextEncoding::Gb18030, true, false};
    EncodingGuess guess;
    if (guessUtf16(head, guess.encoding))
        return guess;
    guess.encoding = TextEncoding::Utf8;
    std::size_t high = findHigh(head, 0);
    if (high == head.size()) {
        guess.decided = false;
        return guess;
    }
    if (isUtf8(complete ? head : withoutCutCharacter(head))) {
        if (isGbkInDisguise(head, guess.doubtful))
            guess.encoding = TextEncoding::Gb18030;
        return guess;
    }
    // Not all of it is UTF-8: the first line that can be read in one way only decides.
    while (high < head.size()) {
        const std::size_t end = std::min(head.find('\n', high), head.size());
        const std::string_view line = head.substr(high, end - high);
        const bool cut = end == head.size() && !complete;
        const bool utf8 = isUtf8(cut ? withoutCutCharacter(line) : line);
        if (utf8 && isUtf8Line(cut ? withoutCutCharacter(line) : line))
            return guess;
        if (!utf8 && isGb18030(line, !cut)) {
            guess.encoding = TextEncoding::Gb18030;
            return guess;
        }
        high = findHigh(head, end);
    }
    return guess;
}

void Transcoder::add(std::string_view bytes, bool last, std::string &out)
{
    std::string joined;
    if (!m_rest.empty()) {
        joined.reserve(m_rest.size() + bytes.size());
        joined.append(m_rest).append(bytes);
        m_rest.clear();
        bytes = joined;
    }
    std::size_t used = bytes.size();
    switch (m_encoding) {
    case TextEncoding::Utf8: out.append(bytes); break;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be: used = decodeUtf16(bytes, m_encoding == TextEncoding::Utf16Be, last, out); break;
    case TextEncoding::Gb18030: {
        // Whole lines, so that each is seen whole; a line longer than the piece is taken as it comes.
        const std::size_t lines = last ? std::string_view::npos : bytes.rfind('\n');
        used = decodeGb(lines == std::string_view::npos ? bytes : bytes.substr(0, lines + 1), last, out);
        break;
    }
    }
    m_rest.assign(bytes.substr(used));
}

} // namespace nightjar
