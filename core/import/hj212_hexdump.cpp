// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_hexdump.h"

#include <algorithm>

namespace nightjar {
namespace {

constexpr auto none = std::string_view::npos;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

/// Hex digits that stand together, without `0x`.
struct Unit {
    std::size_t begin = 0; ///< of the digits, or of their `0x`
    std::size_t end = 0;
    std::string_view digits;
};

/// Every group of an even number of hex digits that is a word of its own.
std::vector<Unit> unitsOf(std::string_view line)
{
    std::vector<Unit> units;
    for (std::size_t at = 0; at < line.size();) {
        if (!isWordCharacter(line[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < line.size() && isWordCharacter(line[end]))
            ++end;
        std::string_view word = line.substr(at, end - at);
        if (word.size() > 2 && word[0] == '0' && (word[1] == 'x' || word[1] == 'X'))
            word.remove_prefix(2);
        const bool hex = std::all_of(word.begin(), word.end(), [](char c) { return hexDigit(c) >= 0; });
        if (hex && word.size() % 2 == 0)
            units.push_back({at, end, word});
        at = end;
    }
    return units;
}

/// May `next` go on with the bytes that `last` ends, as the `count + 1`th unit?
bool goesOn(std::string_view line, const Unit &last, const Unit &next, std::size_t count)
{
    if (next.digits.size() > last.digits.size())
        return false;
    const std::string_view gap = line.substr(last.end, next.begin - last.end);
    if (gap == " " || gap == "," || gap == "-" || gap == "\t" || gap == ", ")
        return true;
    return (gap == "  " || gap == " - ") && last.digits.size() == 2 && count == 8; // the middle of sixteen
}

/// Where the dump begins behind times and an offset with a colon.
std::size_t behindPrefix(std::string_view line)
{
    std::size_t at = 0;
    for (;;) {
        while (at < line.size() && isBlank(line[at]))
            ++at;
        std::size_t end = at;
        while (end < line.size() && !isBlank(line[end]))
            ++end;
        const std::string_view word = line.substr(at, end - at);
        const bool date = word.size() >= 10 && word[4] == '-' && word[7] == '-';
        if (word.empty() || end == line.size() || (!date && word.find_first_of(":/[].") == none))
            return at;
        at = end;
    }
}

bool holdsPacketText(std::string_view text)
{
    for (std::size_t at = text.find("##"); at != none; at = text.find("##", at + 1)) {
        std::size_t digits = 0;
        while (digits < 4 && at + 2 + digits < text.size() && text[at + 2 + digits] >= '0' &&
               text[at + 2 + digits] <= '9')
            ++digits;
        if (digits == 4)
            return true;
    }
    return false;
}

} // namespace

std::string bytesOfDumpLine(std::string_view line)
{
    const std::string_view text = line.substr(behindPrefix(line));
    const std::vector<Unit> units = unitsOf(text);
    std::size_t first = 0;
    // An offset without a colon: four to eight digits, then the bytes.
    if (units.size() > 1 && units[0].begin == 0 && units[0].digits.size() >= 4 && units[0].digits.size() <= 8 &&
        units[1].digits.size() < units[0].digits.size() && units[1].begin > units[0].end && isBlank(text[units[0].end]))
        first = 1;
    std::size_t best = 0, bestEnd = 0, bestDigits = 0;
    for (std::size_t begin = first; begin < units.size();) {
        std::size_t end = begin + 1;
        std::size_t digits = units[begin].digits.size();
        while (end < units.size() && goesOn(text, units[end - 1], units[end], end - begin)) {
            digits += units[end].digits.size();
            ++end;
        }
        if (digits > bestDigits) {
            best = begin;
            bestEnd = end;
            bestDigits = digits;
        }
        begin = end;
    }
    std::string bytes;
    for (std::size_t i = best; i < bestEnd; ++i) {
        for (std::size_t k = 0; k < units[i].digits.size(); k += 2)
            bytes += char(hexDigit(units[i].digits[k]) * 16 + hexDigit(units[i].digits[k + 1]));
    }
    return bytes;
}

bool isHexDump(std::string_view head)
{
    static constexpr std::string_view begins[] = {"23 23", "2323", "23-23", "23,23", "0x23", "0X23"};
    if (std::none_of(std::begin(begins), std::end(begins),
                     [head](std::string_view begin) { return head.find(begin) != none; }))
        return false;
    std::string bytes;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        bytes += bytesOfDumpLine(head.substr(0, end));
        head.remove_prefix(std::min(end + 1, head.size()));
    }
    return holdsPacketText(bytes);
}

std::size_t HexDump::take(std::string_view text, bool atEnd)
{
    constexpr std::size_t longestLine = 1024 * 1024;
    std::size_t used = 0;
    while (used < text.size()) {
        std::size_t end = text.find('\n', used);
        if (end == none) {
            if (!atEnd && text.size() - used < longestLine)
                break;
            end = text.size();
        }
        std::string_view line = text.substr(used, end - used);
        used = std::min(end + 1, text.size());
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        ++m_lines;
        std::string bytes = bytesOfDumpLine(line);
        if (holdsPacketText(line) && !holdsPacketText(bytes)) // a packet as text, not in the column beside its bytes
            bytes = std::string(line) + '\n';
        if (bytes.empty())
            continue;
        m_marks.push_back({m_bytes.size(), m_lines});
        m_bytes += bytes;
    }
    return used;
}

void HexDump::consume(std::size_t count)
{
    m_begin += count;
    constexpr std::size_t worthMoving = 64 * 1024;
    if (m_begin < worthMoving && m_begin < m_bytes.size())
        return;
    std::size_t current = 0;
    while (current + 1 < m_marks.size() && m_marks[current + 1].at <= m_begin)
        ++current;
    m_marks.erase(m_marks.begin(), m_marks.begin() + std::ptrdiff_t(current));
    for (Mark &mark : m_marks)
        mark.at -= std::min(mark.at, m_begin);
    m_bytes.erase(0, m_begin);
    m_begin = 0;
}

qint64 HexDump::line() const
{
    const auto behind = std::upper_bound(m_marks.begin(), m_marks.end(), m_begin,
                                         [](std::size_t at, const Mark &mark) { return at < mark.at; });
    return behind == m_marks.begin() ? std::max<qint64>(m_lines, 1) : std::prev(behind)->line;
}

} // namespace nightjar
