// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "core/series/bitpack.h"
#include "core/series/block_parts.h"
#include "core/series/decimal.h"

namespace nightjar {
namespace {

constexpr std::uint8_t missingBit = 0x01;
constexpr std::uint8_t verbatimBit = 0x02;
/// How the digits after the point are told: one number for all; stripped (no text ends in a zero beyond `least`
/// places); one packed number a sample over digits brought to the largest scale; the same over digits as they are.
enum ScaleMode : std::uint8_t { OneScale = 0, Stripped = 1, Aligned = 2, Own = 3 };
constexpr int scaleModeShift = 2;

constexpr std::size_t longestText = 160; // 40 characters of UTF-8

/// Positions below `count` as runs or, where that is shorter, as a bitmap.
void writePositions(ByteWriter &out, const std::vector<std::uint32_t> &positions, std::size_t count)
{
    ByteWriter runs;
    std::size_t number = 0;
    std::uint32_t after = 0;
    for (std::size_t i = 0; i < positions.size(); ++number) {
        std::size_t end = i + 1;
        while (end < positions.size() && positions[end] == positions[end - 1] + 1)
            ++end;
        runs.number(positions[i] - after);
        runs.number(end - i);
        after = positions[end - 1] + 1;
        i = end;
    }
    const std::size_t bitmap = (count + 7) / 8;
    if (runs.bytes().size() <= bitmap) {
        out.number(number);
        out.bytes() += runs.bytes();
        return;
    }
    out.number(0); // no runs: a bitmap follows
    std::string bits(bitmap, '\0');
    for (const std::uint32_t position : positions)
        bits[position / 8] = char(bits[position / 8] | (1 << (position % 8)));
    out.bytes() += bits;
}

/// Sets scales[position] = mark for each position; false when damaged or when a position is marked already.
bool readPositions(ByteReader &in, std::size_t count, std::int8_t *scales, std::int8_t mark, std::size_t &marked)
{
    const std::size_t runs = in.number(count);
    if (runs == 0) {
        const std::uint8_t *const bits = in.take((count + 7) / 8);
        if (!bits)
            return false;
        for (std::size_t i = 0; i < count; ++i) {
            if (!(bits[i / 8] >> (i % 8) & 1))
                continue;
            if (scales[i] != 0)
                return false;
            scales[i] = mark;
            ++marked;
        }
        return true;
    }
    std::size_t at = 0;
    for (std::size_t k = 0; k < runs; ++k) {
        at += in.number(count);
        const std::size_t length = in.number(count);
        if (!in.ok() || length == 0 || at + length > count)
            return false;
        for (const std::size_t end = at + length; at < end; ++at) {
            if (scales[at] != 0)
                return false;
            scales[at] = mark;
        }
        marked += length;
    }
    return true;
}

/// The plain readings of a block, without the empty and verbatim ones between them.
struct Plain {
    std::vector<std::int64_t> digits;
    std::vector<std::int8_t> scales;
};

/// Multiplies every reading to `scale`; false when a number would leave the range of 18 digits.
bool alignDigits(Plain &plain, int scale)
{
    for (std::size_t i = 0; i < plain.digits.size(); ++i) {
        const int missing = scale - plain.scales[i];
        if (missing == 0)
            continue;
        if (missing > mostDigits)
            return false;
        const std::int64_t limit = wholePowersOfTen[mostDigits] / wholePowersOfTen[missing];
        if (plain.digits[i] >= limit || plain.digits[i] <= -limit)
            return false;
    }
    for (std::size_t i = 0; i < plain.digits.size(); ++i)
        plain.digits[i] *= wholePowersOfTen[scale - plain.scales[i]];
    return true;
}

void writePlain(ByteWriter &out, ScaleMode mode, Plain &plain, int least, int most)
{
    if (mode == Stripped) {
        out.byte(std::uint8_t(least));
        out.byte(std::uint8_t(most));
    } else {
        out.byte(std::uint8_t(least));
        if (mode != OneScale) {
            out.byte(std::uint8_t(most));
            std::vector<std::uint64_t> packed(plain.scales.size());
            std::transform(plain.scales.begin(), plain.scales.end(), packed.begin(),
                           [least](std::int8_t scale) { return std::uint64_t(scale - least); });
            packBits(packed.data(), packed.size(), bitsOf(unsigned(most - least)), out.bytes());
        }
    }
    writeIntegers(out, plain.digits);
}

/// Where the readings of a block go. Without `texts` digits and scales are a scratch that nobody looks at, so that what
/// only they need is left out.
struct Readings {
    std::int64_t *digits = nullptr;
    std::int8_t *scales = nullptr;
    double *values = nullptr;
    std::vector<std::pair<std::uint32_t, std::string>> *texts = nullptr;
};

bool readScales(ByteReader &in, std::size_t count, int least, int most, std::int8_t *scales)
{
    const int width = bitsOf(unsigned(most - least));
    const std::size_t available = in.left();
    const std::uint8_t *const at = in.take(packedSize(count, width));
    if (!at)
        return false;
    std::uint64_t some[256];
    for (std::size_t i = 0; i < count; i += 256) {
        const std::size_t now = std::min<std::size_t>(256, count - i);
        const std::size_t skip = i / 8 * std::size_t(width);
        unpackBits(at + skip, available - skip, now, width, some);
        for (std::size_t k = 0; k < now; ++k) {
            if (some[k] > std::uint64_t(most - least))
                return false;
            scales[i + k] = std::int8_t(least + int(some[k]));
        }
    }
    return true;
}

bool readPlain(ByteReader &in, ScaleMode mode, std::size_t count, const Readings &to)
{
    const int least = in.byte();
    const int most = mode == OneScale ? least : in.byte();
    if (!in.ok() || most > mostScale || least > most)
        return false;
    if ((mode == Aligned || mode == Own) && !readScales(in, count, least, most, to.scales))
        return false;
    if (!readIntegers(in, count, to.digits))
        return false;
    if (mode == Own) {
        for (std::size_t i = 0; i < count; ++i)
            to.values[i] = decimalValue(to.digits[i], to.scales[i]);
        return true;
    }
    decimalValues(to.digits, count, most, to.values);
    if (mode == Aligned) {
        for (std::size_t i = 0; i < count; ++i) {
            if (most - to.scales[i] > mostDigits)
                return false;
        }
    }
    if (!to.texts)
        return true;
    if (mode == OneScale) {
        std::fill_n(to.scales, count, std::int8_t(least));
    } else if (mode == Aligned) {
        for (std::size_t i = 0; i < count; ++i)
            to.digits[i] /= wholePowersOfTen[most - to.scales[i]];
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            std::int64_t number = to.digits[i];
            int scale = most;
            for (std::int64_t tenth; scale > least && (tenth = number / 10) * 10 == number; --scale)
                number = tenth;
            to.digits[i] = number;
            to.scales[i] = std::int8_t(scale);
        }
    }
    return true;
}

void writeTexts(ByteWriter &out, const std::vector<const std::string *> &texts)
{
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<std::string_view> distinct;
    std::vector<std::uint64_t> indices;
    for (const std::string *text : texts) {
        const auto [found, added] = known.emplace(*text, distinct.size());
        if (added)
            distinct.push_back(*text);
        indices.push_back(found->second);
    }
    out.number(distinct.size());
    for (const std::string_view text : distinct)
        out.text(text);
    packBits(indices.data(), indices.size(), bitsOf(distinct.size() - 1), out.bytes());
}

bool readTexts(ByteReader &in, std::size_t begin, std::size_t count, std::size_t verbatim, const Readings &to)
{
    const std::size_t distinct = in.number(verbatim);
    if (distinct == 0 || distinct > in.left())
        return false;
    std::vector<std::pair<std::string_view, double>> texts(distinct);
    for (auto &[text, value] : texts) {
        text = in.text(longestText);
        value = textValue(text);
    }
    const int width = bitsOf(distinct - 1);
    const std::size_t available = in.left();
    const std::uint8_t *const at = in.take(packedSize(verbatim, width));
    if (!at)
        return false;
    std::vector<std::uint64_t> indices(verbatim);
    unpackBits(at, available, verbatim, width, indices.data());
    std::size_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (to.scales[i] != Reading::verbatim)
            continue;
        const std::size_t index = indices[next++];
        if (index >= distinct)
            return false;
        to.values[i] = texts[index].second;
        if (to.texts)
            to.texts->emplace_back(std::uint32_t(begin + i), texts[index].first);
    }
    return true;
}

/// Arrays for the digits and scales of a block that are wanted for its values only; they stay in the cache's reach.
Readings scratchOf(std::size_t count, double *values)
{
    thread_local Column<std::int64_t> digits;
    thread_local Column<std::int8_t> scales;
    if (digits.size() < count) {
        digits.resize(count);
        scales.resize(count);
    }
    return {digits.data(), scales.data(), values, nullptr};
}

} // namespace

void writeValues(ByteWriter &out, const Series &series, std::size_t begin, std::size_t count)
{
    Plain plain;
    std::vector<std::uint32_t> missing;
    std::vector<std::uint32_t> verbatim;
    const std::int8_t *const scales = series.scales.data() + begin;
    if (std::all_of(scales, scales + count, [first = scales[0]](std::int8_t s) { return s == first && s >= 0; })) {
        plain.digits.assign(series.digits.begin() + std::ptrdiff_t(begin),
                            series.digits.begin() + std::ptrdiff_t(begin + count));
        plain.scales.assign(1, scales[0]);
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            if (scales[i] == Reading::missing) {
                missing.push_back(std::uint32_t(i));
            } else if (scales[i] == Reading::verbatim) {
                verbatim.push_back(std::uint32_t(i));
            } else {
                plain.digits.push_back(series.digits[begin + i]);
                plain.scales.push_back(scales[i]);
            }
        }
    }
    int least = 0;
    int most = 0;
    ScaleMode mode = OneScale;
    if (!plain.scales.empty()) {
        const auto [min, max] = std::minmax_element(plain.scales.begin(), plain.scales.end());
        least = *min;
        most = *max;
        if (least != most) {
            bool stripped = true;
            for (std::size_t i = 0; i < plain.digits.size() && stripped; ++i)
                stripped = plain.scales[i] == least || plain.digits[i] % 10 != 0;
            mode = !alignDigits(plain, most) ? Own : stripped ? Stripped : Aligned;
        }
    }
    out.byte(std::uint8_t((missing.empty() ? 0 : missingBit) | (verbatim.empty() ? 0 : verbatimBit) |
                          (mode << scaleModeShift)));
    if (!missing.empty())
        writePositions(out, missing, count);
    if (!verbatim.empty())
        writePositions(out, verbatim, count);
    if (!plain.digits.empty())
        writePlain(out, mode, plain, least, most);
    if (!verbatim.empty()) {
        static const std::string none;
        std::vector<const std::string *> texts;
        auto next = std::lower_bound(series.texts.begin(), series.texts.end(), begin,
                                     [](const auto &text, std::size_t i) { return text.first < i; });
        for (const std::uint32_t position : verbatim) {
            while (next != series.texts.end() && next->first < begin + position)
                ++next;
            texts.push_back(next != series.texts.end() && next->first == begin + position ? &next->second : &none);
        }
        writeTexts(out, texts);
    }
}

bool readValues(ByteReader &in, Series &series, std::size_t begin, std::size_t count, SeriesParts parts)
{
    const std::uint8_t header = in.byte();
    if (!in.ok() || header > 0x0f)
        return false;
    const auto mode = ScaleMode(header >> scaleModeShift);
    const Readings to = parts == SeriesParts::All ? Readings{series.digits.data() + begin, series.scales.data() + begin,
                                                             series.values.data() + begin, &series.texts}
                                                  : scratchOf(count, series.values.data() + begin);
    if (!(header & (missingBit | verbatimBit)))
        return readPlain(in, mode, count, to);

    std::size_t missing = 0;
    std::size_t verbatim = 0;
    std::fill_n(to.scales, count, std::int8_t(0));
    if ((header & missingBit) && !readPositions(in, count, to.scales, Reading::missing, missing))
        return false;
    if ((header & verbatimBit) && (!readPositions(in, count, to.scales, Reading::verbatim, verbatim) || verbatim == 0))
        return false;
    const std::size_t plain = count - missing - verbatim;
    if (plain > 0) {
        std::vector<std::int8_t> plainScales(plain);
        if (!readPlain(in, mode, plain, {to.digits, plainScales.data(), to.values, to.texts}))
            return false;
        // Spread from the back: a reading never moves to an earlier place.
        std::size_t from = plain;
        for (std::size_t i = count; i-- > 0;) {
            if (to.scales[i] < 0)
                continue;
            --from;
            to.digits[i] = to.digits[from];
            to.values[i] = to.values[from];
            to.scales[i] = plainScales[from];
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (to.scales[i] >= 0)
            continue;
        to.digits[i] = 0;
        to.values[i] = std::numeric_limits<double>::quiet_NaN();
    }
    return verbatim == 0 || readTexts(in, begin, count, verbatim, to);
}

} // namespace nightjar
