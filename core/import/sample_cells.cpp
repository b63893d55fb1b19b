// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_cells.h"

#include <algorithm>
#include <cstring>

#include "core/import/text.h"

namespace nightjar {
namespace {

/// Two digits as a number; more than 99 when they are none.
unsigned twoDigits(const char *text)
{
    const unsigned tens = std::uint8_t(text[0]) - unsigned('0');
    const unsigned ones = std::uint8_t(text[1]) - unsigned('0');
    return tens > 9 || ones > 9 ? 1000U : tens * 10 + ones;
}

} // namespace

bool TimeCells::sameDay(const char *text) const { return std::memcmp(text, m_date, 10) == 0; }

/// ` HH:MM:SS` behind a known date.
bool TimeCells::clock(const char *text, Seconds &time) const
{
    const unsigned hour = twoDigits(text + 1);
    const unsigned minute = twoDigits(text + 4);
    const unsigned second = twoDigits(text + 7);
    if ((text[0] != ' ' && text[0] != 'T') || text[3] != ':' || text[6] != ':' || hour > 23 || minute > 59 ||
        second > 59)
        return false;
    time = m_midnight + Seconds(hour * 3600 + minute * 60 + second);
    return true;
}

bool TimeCells::parseSlowly(std::string_view text, Seconds &time)
{
    const auto parsed = parseTime(text);
    if (!parsed)
        return false;
    time = *parsed;
    if (const auto day = parseDate(text.substr(0, 10))) {
        std::memcpy(m_date, text.data(), 10);
        m_midnight = dayStart(*day);
        m_known = true;
    }
    return true;
}

QString badValueText(std::string_view text, ValueKind kind)
{
    if (kind == ValueKind::State)
        return importText(
            QT_TRANSLATE_NOOP("Import", "the state text is longer than 40 characters or holds control characters"));
    if (text.size() > 40)
        return importText(QT_TRANSLATE_NOOP("Import", "the value is longer than 40 characters"));
    Reading reading;
    const std::size_t capital = text.find('E');
    if (std::string small(text); capital != std::string_view::npos) {
        small[capital] = 'e';
        if (parseReading(small, ValueKind::Number, reading))
            return importText(QT_TRANSLATE_NOOP("Import", "the value %1 has a capital E; an exponent is written with a "
                                                          "small e, as in %2"))
                .arg(shownText(text), shownText(small));
    }
    return importText(QT_TRANSLATE_NOOP("Import", "the value %1 is no finite number of the form "
                                                  "[+-]digits[.digits][e[+-]digits], such as 12.34 or 1e-5"))
        .arg(shownText(text));
}

QString badTimeText(std::string_view text)
{
    if (text.empty())
        return importText(QT_TRANSLATE_NOOP("Import", "the time is missing"));
    return importText(QT_TRANSLATE_NOOP("Import", "the time %1 does not exist or is not written YYYY-MM-DD HH:MM[:SS]"))
        .arg(shownText(text.substr(0, 60)));
}

QString badFlagText(std::string_view text)
{
    const bool control =
        std::any_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) < 0x20 || c == 0x7F; });
    if (text.size() > 40 || control)
        return importText(QT_TRANSLATE_NOOP("Import", "the flag is longer than 40 bytes or holds control characters"));
    return {};
}

bool parseOrigin(std::string_view text, Origin &origin)
{
    origin = text.empty() ? Origin::Measured : Origin::Substituted;
    return text.empty() || text == "substituted";
}

QString badOriginText(std::string_view text)
{
    return importText(QT_TRANSLATE_NOOP("Import", "the origin %1 is neither empty nor substituted"))
        .arg(shownText(text.substr(0, 60)));
}

} // namespace nightjar
