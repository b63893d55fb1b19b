// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "core/series/decimal.h"

namespace nightjar {
namespace {

constexpr std::size_t mostCharacters = 40;
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Characters of UTF-8 text.
std::size_t characters(std::string_view text)
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The parts of a number's text; `ok` says whether it is one.
struct NumberText {
    bool ok = false;
    bool plusSign = false;
    bool minusSign = false;
    std::string_view whole;
    std::string_view fraction;
    bool hasExponent = false;
    long exponent = 0; ///< capped to 1,000,000 in size
};

NumberText splitNumber(std::string_view text)
{
    NumberText parts;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        parts.plusSign = text[at] == '+';
        parts.minusSign = text[at] == '-';
        ++at;
    }
    const std::size_t whole = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    parts.whole = text.substr(whole, at - whole);
    if (parts.whole.empty())
        return parts;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        parts.fraction = text.substr(fraction, at - fraction);
        if (parts.fraction.empty())
            return parts;
    }
    if (at < text.size() && text[at] == 'e') {
        parts.hasExponent = true;
        ++at;
        const bool negative = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t digits = at;
        for (; at < text.size() && isDigit(text[at]); ++at)
            parts.exponent = std::min(1'000'000L, parts.exponent * 10 + (text[at] - '0'));
        if (at == digits)
            return parts;
        if (negative)
            parts.exponent = -parts.exponent;
    }
    parts.ok = at == text.size();
    return parts;
}

/// Is the number too small for a double, rather than too large? Asked only when it is one of both.
bool isTiny(const NumberText &parts)
{
    const std::size_t lead = parts.whole.find_first_not_of('0');
    if (lead != std::string_view::npos)
        return long(parts.whole.size() - lead) + parts.exponent < 0;
    return parts.exponent < 0 || !parts.hasExponent;
}

/// The value of a number's text; NaN when it is not finite.
double numberValue(std::string_view text, const NumberText &parts)
{
    if (parts.plusSign)
        text.remove_prefix(1); // from_chars knows no plus
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem == std::errc())
        return std::isfinite(value) ? value : notANumber;
    if (problem == std::errc::result_out_of_range && isTiny(parts))
        return parts.minusSign ? -0.0 : 0.0;
    return notANumber;
}

} // namespace

double decimalValue(std::int64_t digits, int scale)
{
    constexpr std::int64_t exact = std::int64_t(1) << 53;
    if (digits >= -exact && digits <= exact)
        return double(digits) / powersOfTen[scale]; // both exact, so the quotient is rounded once
    return textValue(readingText(digits, std::int8_t(scale)));
}

double textValue(std::string_view text)
{
    const NumberText parts = splitNumber(text);
    return parts.ok ? numberValue(text, parts) : notANumber;
}

void *allocateLongArray(std::size_t bytes)
{
    void *const array = ::operator new(bytes, std::align_val_t(longArrayBytes));
#if defined(__linux__)
    // Whole huge pages only, so that the array takes no more memory than it fills. It is advice: no answer is needed.
    ::madvise(array, bytes / longArrayBytes * longArrayBytes, MADV_HUGEPAGE);
#endif
    return array;
}

void freeLongArray(void *array) { ::operator delete(array, std::align_val_t(longArrayBytes)); }

void Series::clear()
{
    resize(0);
    texts.clear();
    flagTexts.clear();
    cells.clear();
}

void Series::reserve(std::size_t size, SeriesParts parts)
{
    times.reserve(size);
    values.reserve(size);
    flags.reserve(size);
    origins.reserve(size);
    if (parts == SeriesParts::All) {
        digits.reserve(size);
        scales.reserve(size);
    }
}

void Series::resize(std::size_t size, SeriesParts parts)
{
    times.resize(size);
    values.resize(size);
    flags.resize(size);
    origins.resize(size);
    digits.resize(parts == SeriesParts::All ? size : 0);
    scales.resize(parts == SeriesParts::All ? size : 0);
}

void SampleBatch::clear()
{
    times.clear();
    readings.clear();
    flags.clear();
    origins.clear();
    texts.clear();
    flagTexts.clear();
    cells.clear();
    lines.clear();
}

bool parseReading(std::string_view text, ValueKind kind, Reading &reading, double *value)
{
    if (text.empty()) {
        reading = {};
        if (value)
            *value = notANumber;
        return true;
    }
    // The usual reading: an optional minus, up to 18 digits, an optional point among them.
    const bool negative = text[0] == '-';
    std::size_t at = negative ? 1 : 0;
    const std::size_t begin = at;
    std::int64_t digits = 0;
    std::size_t point = 0;
    int count = 0;
    for (; at < text.size() && count <= mostDigits; ++at) {
        const char c = text[at];
        if (isDigit(c)) {
            if (++count <= mostDigits)
                digits = digits * 10 + (c - '0');
        } else if (c == '.' && point == 0 && at > begin) {
            point = at;
        } else {
            break;
        }
    }
    const bool superfluousZero = text.size() > begin + 1 && text[begin] == '0' && text[begin + 1] != '.';
    if (at == text.size() && count >= 1 && count <= mostDigits && (point == 0 || point != at - 1) && !superfluousZero &&
        !(negative && digits == 0)) {
        reading.digits = negative ? -digits : digits;
        reading.scale = std::int8_t(point ? at - point - 1 : 0);
        if (value)
            *value = decimalValue(reading.digits, reading.scale);
        return true;
    }

    if (text.size() > 4 * mostCharacters || text.find('\0') != std::string_view::npos)
        return false;
    const NumberText parts = splitNumber(text);
    double number = notANumber;
    if (parts.ok)
        number = numberValue(text, parts);
    if (kind == ValueKind::Number && (!std::isfinite(number) || text.size() > mostCharacters))
        return false;
    if (characters(text) > mostCharacters)
        return false;
    reading.digits = 0;
    reading.scale = Reading::verbatim;
    if (value)
        *value = number;
    return true;
}

std::string readingText(std::int64_t digits, std::int8_t scale)
{
    if (scale < 0)
        return {};
    std::string text(48, '0');
    const std::uint64_t size = digits < 0 ? std::uint64_t(0) - std::uint64_t(digits) : std::uint64_t(digits);
    char number[20];
    const auto count = std::size_t(std::to_chars(number, number + sizeof number, size).ptr - number);
    std::size_t at = 0;
    if (digits < 0)
        text[at++] = '-';
    const std::size_t places = std::size_t(std::min<int>(scale, mostScale));
    std::size_t taken = 0;
    if (count <= places) {
        ++at; // the zero before the point
    } else {
        for (; taken < count - places; ++taken)
            text[at++] = number[taken];
    }
    if (places > 0) {
        text[at++] = '.';
        at += places > count ? places - count : 0;
        for (; taken < count; ++taken)
            text[at++] = number[taken];
    }
    text.resize(at);
    return text;
}

const std::string *textAt(const std::vector<std::pair<std::uint32_t, std::string>> &texts, std::size_t index)
{
    const auto found = std::lower_bound(texts.begin(), texts.end(), index,
                                        [](const auto &text, std::size_t i) { return text.first < i; });
    return found != texts.end() && found->first == index ? &found->second : nullptr;
}

std::string valueText(const Series &series, std::size_t index)
{
    if (series.scales[index] != Reading::verbatim)
        return readingText(series.digits[index], series.scales[index]);
    const std::string *const text = textAt(series.texts, index);
    return text ? *text : std::string();
}

std::string cellText(const Series &series, std::size_t index)
{
    const std::string *const cell = textAt(series.cells, index);
    return cell ? *cell : valueText(series, index);
}

std::string flagText(Flag flag, const std::vector<std::string> &flagTexts)
{
    if (flag < 128)
        return std::string(1, char(flag));
    const std::size_t index = flag - 128u;
    return index < flagTexts.size() ? flagTexts[index] : std::string(1, char(flagUnknown));
}

std::string flagText(const Series &series, std::size_t index)
{
    return flagText(series.flags[index], series.flagTexts);
}

Flag flagCode(std::string_view text, std::vector<std::string> &flagTexts)
{
    if (text.empty())
        return flagUnknown;
    if (text.size() == 1 && static_cast<unsigned char>(text[0]) < 128)
        return Flag(text[0]);
    const auto found = std::find(flagTexts.begin(), flagTexts.end(), text);
    if (found != flagTexts.end())
        return Flag(128 + (found - flagTexts.begin()));
    if (flagTexts.size() == 128)
        return flagUnknown; // more kinds of flags than a series can tell apart
    flagTexts.emplace_back(text);
    return Flag(127 + flagTexts.size());
}

std::size_t lowerIndex(const Series &series, Seconds t)
{
    return std::size_t(std::lower_bound(series.times.begin(), series.times.end(), t) - series.times.begin());
}

Seconds medianStep(const Series &series)
{
    if (series.size() < 2)
        return 0;
    std::vector<Seconds> distances(series.size() - 1);
    for (std::size_t i = 0; i < distances.size(); ++i)
        distances[i] = series.times[i + 1] - series.times[i];
    const auto middle = distances.begin() + std::ptrdiff_t((distances.size() - 1) / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

Series slice(const Series &series, std::size_t begin, std::size_t end)
{
    Series part;
    const auto copy = [begin, end](const auto &from, auto &to) {
        if (!from.empty()) // the digits of a series without texts
            to.assign(from.begin() + std::ptrdiff_t(begin), from.begin() + std::ptrdiff_t(end));
    };
    copy(series.times, part.times);
    copy(series.values, part.values);
    copy(series.digits, part.digits);
    copy(series.scales, part.scales);
    copy(series.flags, part.flags);
    copy(series.origins, part.origins);
    part.flagTexts = series.flagTexts;
    const auto texts = [begin, end](const auto &from, auto &to) {
        for (const auto &[index, text] : from) {
            if (index >= begin && index < end)
                to.emplace_back(std::uint32_t(index - begin), text);
        }
    };
    texts(series.texts, part.texts);
    texts(series.cells, part.cells);
    return part;
}

void append(Series &series, const Series &tail)
{
    const auto offset = std::uint32_t(series.size());
    series.times.insert(series.times.end(), tail.times.begin(), tail.times.end());
    series.values.insert(series.values.end(), tail.values.begin(), tail.values.end());
    series.digits.insert(series.digits.end(), tail.digits.begin(), tail.digits.end());
    series.scales.insert(series.scales.end(), tail.scales.begin(), tail.scales.end());
    series.origins.insert(series.origins.end(), tail.origins.begin(), tail.origins.end());
    series.texts.reserve(series.texts.size() + tail.texts.size());
    for (const auto &[index, text] : tail.texts)
        series.texts.emplace_back(offset + index, text);
    for (const auto &[index, cell] : tail.cells)
        series.cells.emplace_back(offset + index, cell);
    if (tail.flagTexts.empty()) {
        series.flags.insert(series.flags.end(), tail.flags.begin(), tail.flags.end());
        return;
    }
    for (const Flag flag : tail.flags)
        series.flags.push_back(flag < 128 ? flag : flagCode(flagText(flag, tail.flagTexts), series.flagTexts));
}

} // namespace nightjar
