// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "core/series/bitpack.h"
#include "core/series/block_parts.h"

namespace nightjar {
namespace {

/// Longer cells are cut: nobody writes a value in so many bytes.
constexpr std::size_t longestCell = 1 << 12;

auto firstFrom(const Series &series, std::size_t begin)
{
    return std::lower_bound(series.cells.begin(), series.cells.end(), begin,
                            [](const auto &cell, std::size_t i) { return cell.first < i; });
}

/// At most `longestCell` bytes, never half a character of UTF-8.
std::string_view clipped(std::string_view text)
{
    std::size_t size = std::min(text.size(), longestCell);
    while (size > 0 && size < text.size() && (text[size] & 0xC0) == 0x80)
        --size;
    return text.substr(0, size);
}

} // namespace

bool hasCells(const Series &series, std::size_t begin, std::size_t count)
{
    const auto found = firstFrom(series, begin);
    return found != series.cells.end() && found->first < begin + count;
}

void writeCells(ByteWriter &out, const Series &series, std::size_t begin, std::size_t count)
{
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<std::string_view> distinct;
    std::vector<std::uint64_t> indices;
    std::vector<std::int64_t> positions;
    for (auto cell = firstFrom(series, begin); cell != series.cells.end() && cell->first < begin + count; ++cell) {
        const std::string_view text = clipped(cell->second);
        const auto [found, added] = known.emplace(text, distinct.size());
        if (added)
            distinct.push_back(text);
        indices.push_back(found->second);
        positions.push_back(std::int64_t(cell->first - begin));
    }
    out.number(positions.size());
    writeIntegers(out, positions);
    out.number(distinct.size());
    for (const std::string_view text : distinct)
        out.text(text);
    packBits(indices.data(), indices.size(), bitsOf(distinct.size() - 1), out.bytes());
}

bool readCells(ByteReader &in, Series &series, std::size_t begin, std::size_t count, SeriesParts parts)
{
    const std::size_t cells = in.number(count);
    if (cells == 0)
        return false;
    std::vector<std::int64_t> positions(cells);
    if (!readIntegers(in, cells, positions.data()))
        return false;
    const std::size_t distinct = in.number(cells);
    if (distinct == 0 || distinct > in.left())
        return false;
    std::vector<std::string_view> texts(distinct);
    for (std::string_view &text : texts)
        text = in.text(longestCell);
    const int width = bitsOf(distinct - 1);
    const std::size_t available = in.left();
    const std::uint8_t *const at = in.take(packedSize(cells, width));
    if (!in.ok() || !at)
        return false;
    std::vector<std::uint64_t> indices(cells);
    unpackBits(at, available, cells, width, indices.data());
    std::int64_t last = -1;
    for (std::size_t i = 0; i < cells; ++i) {
        if (positions[i] <= last || positions[i] >= std::int64_t(count) || indices[i] >= distinct)
            return false;
        last = positions[i];
        if (parts == SeriesParts::All)
            series.cells.emplace_back(std::uint32_t(begin) + std::uint32_t(last), texts[indices[i]]);
    }
    return true;
}

} // namespace nightjar
