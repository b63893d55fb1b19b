// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/cell_text.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "core/base/time.h"

namespace nightjar {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The first section of a format code without colours, locales, quoted and escaped text; `elapsed` tells of `[h]`.
std::string bareFormat(std::string_view code, bool &elapsed)
{
    std::string bare;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
        case '"': {
            const std::size_t close = code.find('"', i + 1);
            i = close == std::string_view::npos ? code.size() : close;
            break;
        }
        case '\\':
        case '_':
        case '*': ++i; break;
        case '[': {
            const std::size_t close = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                elapsed = true;
            i = close;
            break;
        }
        default: bare += lower(code[i]);
        }
    }
    return bare;
}

struct DecimalText {
    int significant = 0; ///< digits from the first that is not zero to the last
    bool exponent = false;
};

/// Nothing when the text is no number.
std::optional<DecimalText> inspect(std::string_view text)
{
    DecimalText about;
    std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    bool digits = false;
    bool point = false;
    for (; i < text.size() && (isDigit(text[i]) || (text[i] == '.' && !point)); ++i) {
        if (text[i] == '.') {
            point = true;
            continue;
        }
        digits = true;
        about.significant += about.significant > 0 || text[i] != '0';
    }
    if (!digits)
        return {};
    if (i < text.size() && lower(text[i]) == 'e') {
        about.exponent = true;
        i += i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 2 : 1;
        if (i >= text.size())
            return {};
        while (i < text.size() && isDigit(text[i]))
            ++i;
    }
    if (i != text.size())
        return {};
    return about;
}

std::optional<double> toDouble(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

/// Multiplies the decimal text that begins at `from` by 100, digit by digit.
void shiftByTwo(std::string &out, std::size_t from)
{
    if (out.find_first_of("eE", from) != std::string::npos)
        return;
    std::size_t point = out.find('.', from);
    if (point == std::string::npos) {
        if (out.find_first_of("123456789", from) != std::string::npos)
            out += "00";
        return;
    }
    out.erase(point, 1);
    while (out.size() < point + 2)
        out += '0';
    if (out.size() > point + 2)
        out.insert(point + 2, 1, '.');
    std::size_t first = from + (out[from] == '-' ? 1 : 0);
    while (first + 1 < out.size() && out[first] == '0' && out[first + 1] != '.')
        out.erase(first, 1);
}

/// Two digits, or more where the number has them.
void appendPadded(std::string &out, std::int64_t number)
{
    if (number >= 100)
        appendPadded(out, number / 100);
    out += char('0' + number / 10 % 10);
    out += char('0' + number % 10);
}

void appendClock(std::string &out, std::int64_t seconds)
{
    appendPadded(out, seconds / 3600);
    out += ':';
    appendPadded(out, seconds / 60 % 60);
    out += ':';
    appendPadded(out, seconds % 60);
}

bool appendDate(std::string &out, std::int64_t day)
{
    constexpr std::int64_t unixEpoch = 25569; // serial of 1970-01-01
    constexpr std::int64_t lastDay = 2958465; // 9999-12-31
    if (day < 1 || day > lastDay)
        return false;
    if (day == 60) { // Lotus thought 1900 a leap year, and Excel kept that
        out += "1900-02-29";
        return true;
    }
    const Civil civil = civilOf(Day(day - unixEpoch + (day < 60 ? 1 : 0)));
    appendPadded(out, civil.year);
    out += '-';
    appendPadded(out, civil.month);
    out += '-';
    appendPadded(out, civil.day);
    return true;
}

/// False when the serial is no date.
bool appendSerial(std::string &out, double serial, CellFormat kind, Epoch epoch)
{
    constexpr double beyond = 3e6;
    if (!(serial >= 0 && serial < beyond))
        return false;
    std::int64_t seconds = std::llround(serial * double(secondsPerDay));
    const bool clock = kind == CellFormat::Clock || kind == CellFormat::Elapsed;
    if (kind == CellFormat::Elapsed || (clock && seconds <= secondsPerDay) ||
        (kind == CellFormat::DateTime && seconds < secondsPerDay)) {
        appendClock(out, seconds);
        return true;
    }
    if (kind == CellFormat::Date && seconds < secondsPerDay && seconds > 0) {
        appendClock(out, seconds);
        return true;
    }
    if (epoch == Epoch::From1904)
        seconds += daysOf1904 * secondsPerDay;
    if (!appendDate(out, seconds / secondsPerDay))
        return false;
    if (kind != CellFormat::Date || seconds % secondsPerDay != 0) {
        out += ' ';
        appendClock(out, seconds % secondsPerDay);
    }
    return true;
}

} // namespace

CellFormat kindOfFormat(std::string_view code)
{
    bool elapsed = false;
    std::string bare = bareFormat(code, elapsed);
    if (elapsed)
        return CellFormat::Elapsed;
    if (bare.find("general") != std::string::npos)
        return CellFormat::Number;
    // Fractions of a second are the only digits that a date format may hold.
    if (const std::size_t fraction = bare.find("s."); fraction != std::string::npos) {
        const std::size_t digits = std::min(bare.find_first_not_of('0', fraction + 2), bare.size());
        bare.erase(fraction + 1, digits - fraction - 1);
    }
    if (bare.find_first_of("0#?") != std::string::npos)
        return bare.find('%') != std::string::npos ? CellFormat::Percent : CellFormat::Number;
    const auto has = [&](std::string_view letters) { return bare.find_first_of(letters) != std::string::npos; };
    const bool clock = has("hs") || bare.find("am/pm") != std::string::npos || bare.find("a/p") != std::string::npos;
    const bool date = has("yd") || bare.find("aaa") != std::string::npos || (has("m") && !clock) ||
                      bare.find("gg") != std::string::npos;
    return date ? (clock ? CellFormat::DateTime : CellFormat::Date) : clock ? CellFormat::Clock : CellFormat::Number;
}

CellFormat kindOfBuiltIn(int id)
{
    if (id == 9 || id == 10)
        return CellFormat::Percent;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return CellFormat::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return CellFormat::Clock;
    if (id == 22)
        return CellFormat::DateTime;
    return id == 46 ? CellFormat::Elapsed : CellFormat::Number;
}

void appendNumber(std::string &out, double number)
{
    if (number == 0) {
        out += '0';
        return;
    }
    char text[40];
    std::snprintf(text, sizeof text, "%.14e", number);
    // d.dddddddddddddde[+-]xx
    std::string digits;
    const char *at = text;
    if (*at == '-')
        out += *at++;
    for (; *at && *at != 'e'; ++at) {
        if (isDigit(*at))
            digits += *at;
    }
    const int power = int(std::strtol(at + 1, nullptr, 10));
    while (digits.size() > 1 && digits.back() == '0')
        digits.pop_back();
    if (power < -16 || power > 20) {
        out += digits[0];
        if (digits.size() > 1)
            (out += '.').append(digits, 1);
        out += 'E';
        out += std::to_string(power);
    } else if (power < 0) {
        out += "0.";
        out.append(std::size_t(-power - 1), '0');
        out += digits;
    } else {
        if (digits.size() < std::size_t(power) + 1)
            digits.append(std::size_t(power) + 1 - digits.size(), '0');
        out.append(digits, 0, std::size_t(power) + 1);
        if (digits.size() > std::size_t(power) + 1)
            (out += '.').append(digits, std::size_t(power) + 1);
    }
}

void appendNumber(std::string &out, std::string_view number)
{
    const auto about = inspect(number);
    if (about && (about->exponent || about->significant > 15)) {
        if (const auto value = toDouble(number)) {
            appendNumber(out, *value);
            return;
        }
    }
    out += number;
}

void appendCell(std::string &out, double number, CellFormat kind, Epoch epoch)
{
    const std::size_t from = out.size();
    if (kind != CellFormat::Number && kind != CellFormat::Percent && appendSerial(out, number, kind, epoch))
        return;
    out.resize(from);
    appendNumber(out, number);
    if (kind == CellFormat::Percent) {
        shiftByTwo(out, from);
        out += '%';
    }
}

void appendCell(std::string &out, std::string_view number, CellFormat kind, Epoch epoch)
{
    if (kind != CellFormat::Number) {
        if (const auto value = toDouble(number)) {
            appendCell(out, *value, kind, epoch);
            return;
        }
    }
    appendNumber(out, number);
}

} // namespace nightjar
