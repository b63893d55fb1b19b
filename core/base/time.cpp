// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <chrono>

namespace nightjar {
namespace {

/// Reads exactly `count` ASCII digits at `at`; -1 when there are fewer.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool hasAt(std::string_view text, std::size_t at, char c) { return at < text.size() && text[at] == c; }

/// Offset from UTC in seconds; local time when the text is empty.
std::optional<Seconds> parseOffset(std::string_view text)
{
    if (text.empty())
        return localOffset;
    if (text == "Z" || text == "z")
        return 0;
    if (text[0] != '+' && text[0] != '-')
        return {};
    const int hours = digitsAt(text, 1, 2);
    int minutes = 0;
    if (text.size() == 6 && text[3] == ':')
        minutes = digitsAt(text, 4, 2);
    else if (text.size() == 5)
        minutes = digitsAt(text, 3, 2);
    else if (text.size() != 3)
        return {};
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return {};
    const Seconds offset = hours * 3600 + minutes * 60;
    return text[0] == '-' ? -offset : offset;
}

QChar digit(int value) { return QChar(u'0' + char16_t(value % 10)); }

void appendTwo(QString &out, int value)
{
    out += digit(value / 10);
    out += digit(value);
}

} // namespace

Civil civilOf(Day day)
{
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day}}};
    return {int(ymd.year()), int(unsigned(ymd.month())), int(unsigned(ymd.day()))};
}

std::optional<Day> dayFromCivil(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return {};
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                                          std::chrono::day{unsigned(day)}};
    if (!ymd.ok())
        return {};
    return Day(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

int weekdayOf(Day day)
{
    const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day}}};
    return int(weekday.iso_encoding());
}

std::optional<Day> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    return dayFromCivil(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
}

std::optional<Seconds> parseTime(std::string_view text)
{
    if (text.size() < 16 || (text[10] != ' ' && text[10] != 'T'))
        return {};
    const auto day = parseDate(text.substr(0, 10));
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    if (!day || text[13] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return {};
    int second = 0;
    std::size_t end = 16;
    if (hasAt(text, 16, ':')) {
        second = digitsAt(text, 17, 2);
        if (second < 0 || second > 59)
            return {};
        end = 19;
    }
    const auto offset = parseOffset(text.substr(end));
    if (!offset)
        return {};
    return Seconds(*day) * secondsPerDay + hour * 3600 + minute * 60 + second - *offset;
}

std::optional<int> parseClock(std::string_view text, Allow24 allow24)
{
    if (text.size() != 5 || text[2] != ':')
        return {};
    const int hour = digitsAt(text, 0, 2);
    const int minute = digitsAt(text, 3, 2);
    if (hour == 24 && minute == 0 && allow24 == Allow24::Yes)
        return 1440;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return {};
    return hour * 60 + minute;
}

QString formatDate(Day day)
{
    const Civil civil = civilOf(day);
    QString out;
    out.reserve(10);
    appendTwo(out, civil.year / 100);
    appendTwo(out, civil.year % 100);
    out += u'-';
    appendTwo(out, civil.month);
    out += u'-';
    appendTwo(out, civil.day);
    return out;
}

QString formatTime(Seconds t)
{
    const int second = secondOfDay(t);
    QString out = formatDate(dayOf(t));
    out += u' ';
    appendTwo(out, second / 3600);
    out += u':';
    appendTwo(out, second / 60 % 60);
    out += u':';
    appendTwo(out, second % 60);
    return out;
}

QString formatIso(Seconds t)
{
    QString out = formatTime(t);
    out[10] = u'T';
    return out + QStringLiteral("+08:00");
}

QString formatClock(int minutes)
{
    minutes = ((minutes % 1440) + 1440) % 1440;
    QString out;
    appendTwo(out, minutes / 60);
    out += u':';
    appendTwo(out, minutes % 60);
    return out;
}

QString formatShort(Seconds t) { return formatTime(t).mid(5, 11); }

} // namespace nightjar
