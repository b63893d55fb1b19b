// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/series/bitpack.h"
#include "core/series/block_parts.h"

namespace nightjar {
namespace {

enum FlagMode : std::uint8_t { Runs = 0, Indices = 1 };

constexpr std::size_t longestFlag = 1 << 12;

struct Symbol {
    Flag flag = flagNormal;
    Origin origin = Origin::Measured;
    bool operator==(const Symbol &) const = default;
};

struct Run {
    std::size_t symbol = 0;
    std::size_t length = 0;
};

} // namespace

void writeFlags(ByteWriter &out, const Series &series, std::size_t begin, std::size_t count)
{
    std::vector<Symbol> palette;
    std::vector<Run> runs;
    for (std::size_t i = begin; i < begin + count;) {
        const Symbol symbol{series.flags[i], series.origins[i]};
        std::size_t end = i + 1;
        while (end < begin + count && series.flags[end] == symbol.flag && series.origins[end] == symbol.origin)
            ++end;
        auto known = std::find(palette.begin(), palette.end(), symbol);
        if (known == palette.end())
            known = palette.insert(palette.end(), symbol);
        runs.push_back({std::size_t(known - palette.begin()), end - i});
        i = end;
    }
    out.number(palette.size());
    for (const Symbol &symbol : palette) {
        out.byte(symbol.flag);
        out.byte(std::uint8_t(symbol.origin));
        if (symbol.flag >= 128)
            out.text(flagText(symbol.flag, series.flagTexts));
    }
    if (palette.size() == 1)
        return;
    const int width = bitsOf(palette.size() - 1);
    if (runs.size() * 3 <= packedSize(count, width)) {
        out.byte(Runs);
        out.number(runs.size());
        for (const Run &run : runs) {
            out.number(run.symbol);
            out.number(run.length);
        }
        return;
    }
    out.byte(Indices);
    std::vector<std::uint64_t> indices;
    indices.reserve(count);
    for (const Run &run : runs)
        indices.insert(indices.end(), run.length, run.symbol);
    packBits(indices.data(), count, width, out.bytes());
}

bool readFlags(ByteReader &in, Series &series, std::size_t begin, std::size_t count)
{
    const std::size_t symbols = in.number(512);
    if (symbols == 0 || symbols > in.left())
        return false;
    std::array<Symbol, 8> few; // in nearly every block: no memory is asked for
    std::vector<Symbol> many(symbols > few.size() ? symbols : 0);
    const std::span<Symbol> palette(many.empty() ? few.data() : many.data(), symbols);
    for (Symbol &symbol : palette) {
        symbol.flag = in.byte();
        const std::uint8_t origin = in.byte();
        if (origin > std::uint8_t(Origin::Substituted))
            return false;
        symbol.origin = Origin(origin);
        if (symbol.flag >= 128) {
            const std::string_view text = in.text(longestFlag);
            if (!in.ok())
                return false;
            symbol.flag = flagCode(text, series.flagTexts);
        }
    }
    if (!in.ok())
        return false;
    Flag *const flags = series.flags.data() + begin;
    Origin *const origins = series.origins.data() + begin;
    if (symbols == 1) {
        std::fill_n(flags, count, palette[0].flag);
        std::fill_n(origins, count, palette[0].origin);
        return true;
    }
    const std::uint8_t mode = in.byte();
    if (mode == Runs) {
        const std::size_t runs = in.number(count);
        std::size_t at = 0;
        for (std::size_t k = 0; k < runs; ++k) {
            const std::size_t symbol = in.number(symbols - 1);
            const std::size_t length = in.number(count);
            if (!in.ok() || length == 0 || length > count - at)
                return false;
            std::fill_n(flags + at, length, palette[symbol].flag);
            std::fill_n(origins + at, length, palette[symbol].origin);
            at += length;
        }
        return at == count;
    }
    const int width = bitsOf(symbols - 1);
    const std::size_t available = in.left();
    const std::uint8_t *const at = in.take(packedSize(count, width));
    if (mode != Indices || !at)
        return false;
    std::vector<std::uint64_t> indices(count);
    unpackBits(at, available, count, width, indices.data());
    for (std::size_t i = 0; i < count; ++i) {
        if (indices[i] >= symbols)
            return false;
        flags[i] = palette[indices[i]].flag;
        origins[i] = palette[indices[i]].origin;
    }
    return true;
}

} // namespace nightjar
