// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xlsx_merges.h"

#include <algorithm>

#include "core/import/zip_reader.h"

namespace nightjar {
namespace {

/// A range that covers more is a decoration, and filling it would cost more than reading the sheet.
constexpr qint64 mostCells = 1'000'000;
constexpr std::size_t mostRanges = 200'000;
constexpr std::size_t mostActive = 1'000; ///< ranges that one row can lie in

std::optional<MergedRange> rangeFrom(std::string_view reference)
{
    const std::size_t colon = reference.find(':');
    if (colon == std::string_view::npos)
        return {};
    const CellPlace from = cellPlace(reference.substr(0, colon));
    const CellPlace to = cellPlace(reference.substr(colon + 1));
    if (from.row < 1 || from.column < 0 || to.row < from.row || to.column < from.column || to.column >= sheetColumns ||
        (to.row - from.row + 1) > mostCells / (to.column - from.column + 1))
        return {};
    return MergedRange{from.row, to.row, from.column, to.column};
}

} // namespace

CellPlace cellPlace(std::string_view reference)
{
    CellPlace place;
    std::size_t at = 0;
    int column = 0;
    for (; at < reference.size() && column < 1'000'000; ++at) {
        const char letter = char(reference[at] & ~0x20);
        if (letter < 'A' || letter > 'Z')
            break;
        column = column * 26 + (letter - 'A' + 1);
    }
    place.column = column - 1;
    if (at == reference.size())
        return place;
    qint64 row = 0;
    for (; at < reference.size(); ++at) {
        if (reference[at] < '0' || reference[at] > '9' || row > 1'000'000'000)
            return place;
        row = row * 10 + (reference[at] - '0');
    }
    place.row = row > 0 ? row : -1;
    return place;
}

Result<std::vector<MergedRange>> readMerges(ZipReader &zip, const ZipEntry &part,
                                            const std::function<Outcome()> &onPiece)
{
    std::vector<MergedRange> merges;
    if (auto outcome = zip.enter(part); !outcome)
        return outcome.error();
    constexpr std::string_view mark = "mergeCell ";
    constexpr std::size_t overlap = 64; // a whole element fits
    std::string piece(256 * 1024 + overlap, '\0');
    std::size_t kept = 0;
    for (;;) {
        const auto got = zip.read(piece.data() + kept, qint64(piece.size() - kept));
        if (!got)
            return got.error();
        if (auto outcome = onPiece(); !outcome)
            return outcome.error();
        const std::string_view window(piece.data(), kept + std::size_t(*got));
        // What begins in the last bytes of a window is looked at with the next one.
        const std::size_t end = *got == 0 ? window.size() : window.size() - std::min(window.size(), overlap);
        std::size_t at = window.find(mark);
        for (; at < end && merges.size() < mostRanges; at = window.find(mark, at + 1)) {
            const std::string_view element = window.substr(at, window.find('>', at) - at);
            const std::size_t open = element.find("ref=");
            if (open == std::string_view::npos || open + 5 > element.size())
                continue;
            const std::string_view value = element.substr(open + 5);
            if (const auto range = rangeFrom(value.substr(0, value.find(element[open + 4]))))
                merges.push_back(*range);
        }
        if (*got == 0)
            break;
        kept = window.size() - end;
        std::copy(window.begin() + std::ptrdiff_t(end), window.end(), piece.begin());
    }
    std::stable_sort(merges.begin(), merges.end(),
                     [](const MergedRange &a, const MergedRange &b) { return a.firstRow < b.firstRow; });
    return merges;
}

void MergeFiller::fill(qint64 row, std::vector<std::string_view> &cells, const std::function<bool(int)> &isNumber)
{
    std::erase_if(m_active, [row](const Active &active) { return active.range->lastRow < row; });
    for (; m_next < m_merges.size() && m_merges[m_next].firstRow <= row; ++m_next) {
        const MergedRange &range = m_merges[m_next];
        const auto column = std::size_t(range.firstColumn);
        if (range.firstRow == row && column < cells.size() && !cells[column].empty() && !isNumber(range.firstColumn) &&
            m_active.size() < mostActive)
            m_active.push_back({&range, std::string(cells[column])});
    }
    for (const Active &active : m_active) {
        const auto last = std::size_t(active.range->lastColumn);
        if (cells.size() <= last)
            cells.resize(last + 1);
        for (auto column = std::size_t(active.range->firstColumn); column <= last; ++column) {
            if (cells[column].empty())
                cells[column] = active.text;
        }
    }
}

} // namespace nightjar
