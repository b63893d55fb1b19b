// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/prose.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/import/hj212_hexdump.h"

namespace nightjar {
namespace {

constexpr std::size_t linesLookedAt = 100;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A number, a date or a clock alone.
bool isFigure(std::string_view cell)
{
    const std::size_t begin = std::min(cell.find_first_not_of(" \"="), cell.size());
    const std::size_t end = cell.find_last_not_of(" \"");
    cell = cell.substr(begin, end == std::string_view::npos ? 0 : end + 1 - begin);
    return !cell.empty() && std::any_of(cell.begin(), cell.end(), isDigit) &&
           cell.find_first_not_of("0123456789+-.:/T ") == std::string_view::npos;
}

bool hasFigure(std::string_view line, char separator)
{
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(separator, at), line.size());
        if (isFigure(line.substr(at, end - at)))
            return true;
        at = end + 1;
    }
    return false;
}

/// Several lines have the same number of cells, and figures stand in some.
bool isTable(const std::vector<std::string_view> &lines, char separator)
{
    std::map<std::ptrdiff_t, int> sameCells;
    bool figure = false;
    for (const std::string_view line : lines) {
        const auto cells = std::count(line.begin(), line.end(), separator);
        if (cells == 0)
            continue;
        ++sameCells[cells];
        figure = figure || hasFigure(line, separator);
    }
    const bool rows = std::any_of(sameCells.begin(), sameCells.end(), [](const auto &one) { return one.second > 1; });
    const auto isSentence = [](std::string_view line) { return line.ends_with('.') || line.ends_with("。"); };
    return (rows && figure) || (lines.size() == 1 && !sameCells.empty() && !isSentence(lines.front()));
}

} // namespace

bool isProse(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    // Empty files and UTF-16 are for their readers to tell.
    if (first == std::string_view::npos || head[first] == '{' || head[first] == '[' ||
        head.find('\0') != std::string_view::npos || head.find("##") != std::string_view::npos || isHexDump(head))
        return false;
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < head.size() && lines.size() < linesLookedAt;) {
        const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
        const std::string_view line = head.substr(at, end - at);
        if (line.find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(line);
        at = end + 1;
    }
    constexpr std::size_t shortNote = 20; // bytes; a word or two are a file that was cut off
    if (lines.size() == 1 && lines.front().size() < shortNote)
        return false;
    return !isTable(lines, ',') && !isTable(lines, '\t') && !isTable(lines, ';');
}

} // namespace nightjar
