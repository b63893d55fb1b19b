// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/delimiter.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::string_view candidates = ",\t;|";
using Counts = std::array<int, 4>;

/// How often each candidate stands outside quotes, line by line; blank lines are left out.
std::vector<Counts> countLines(std::string_view head)
{
    constexpr std::size_t enough = 200;
    std::vector<Counts> lines;
    Counts counts{};
    bool quoted = false;
    bool blank = true;
    for (const char c : head) {
        if (c == '"') {
            quoted = !quoted;
            blank = false;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            if (!blank)
                lines.push_back(counts);
            if (lines.size() == enough)
                return lines;
            counts = {};
            blank = true;
        } else if (!quoted) {
            const std::size_t index = candidates.find(c);
            if (index != std::string_view::npos)
                ++counts[index];
            blank = blank && (c == ' ' || c == '\t');
        }
    }
    if (!blank && (lines.empty() || !quoted))
        lines.push_back(counts);
    return lines;
}

/// In how many lines a candidate stands at all, and in how many the same number of times.
struct Spread {
    std::size_t present = 0;
    std::size_t same = 0;
    int number = 0; ///< that number of times
};

Spread spreadOf(const std::vector<Counts> &lines, std::size_t candidate)
{
    std::map<int, std::size_t> numbers;
    for (const Counts &counts : lines) {
        if (counts[candidate] > 0)
            ++numbers[counts[candidate]];
    }
    Spread spread;
    for (const auto &[number, times] : numbers) {
        spread.present += times;
        if (times >= spread.same)
            spread = {spread.present, times, number};
    }
    return spread;
}

} // namespace

char delimiterOf(std::string_view head)
{
    const std::vector<Counts> lines = countLines(head);
    const auto first = std::find_if(lines.begin(), lines.end(), [](const Counts &counts) {
        return std::any_of(counts.begin(), counts.end(), [](int count) { return count > 0; });
    });
    if (first == lines.end())
        return ',';
    Counts header = *first;
    std::array<Spread, 4> spreads;
    bool inHeader = false;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        spreads[i] = spreadOf(lines, i);
        inHeader = inHeader || (header[i] > 0 && spreads[i].present * 2 > lines.size());
    }
    const auto may = [&](std::size_t i) {
        return !inHeader || (header[i] > 0 && spreads[i].present * 2 > lines.size());
    };
    std::size_t most = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        most = may(i) ? std::max(most, spreads[i].same) : most;
    // Decimal commas stand as regularly as the semicolons between them, but there are fewer; a header may lack some.
    std::size_t best = 0;
    int number = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (may(i) && spreads[i].same * 20 >= most * 19 && spreads[i].number > number) {
            number = spreads[i].number;
            best = i;
        }
    }
    return candidates[best];
}

QString delimiterName(char delimiter)
{
    switch (delimiter) {
    case '\t': return importText(QT_TRANSLATE_NOOP("Import", "tab"));
    case ';': return importText(QT_TRANSLATE_NOOP("Import", "semicolon"));
    case '|': return importText(QT_TRANSLATE_NOOP("Import", "bar"));
    default: return importText(QT_TRANSLATE_NOOP("Import", "comma"));
    }
}

} // namespace nightjar
