// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/cell_times.h"

#include <cmath>

#include "core/import/machine_times.h"
#include "core/import/text.h"
#include "core/series/decimal.h"

namespace nightjar {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Walks through a folded cell.
struct Walk {
    std::string_view rest;

    bool done() const { return rest.empty(); }
    void blanks()
    {
        while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\t'))
            rest.remove_prefix(1);
    }
    bool take(std::string_view word)
    {
        if (!rest.starts_with(word))
            return false;
        rest.remove_prefix(word.size());
        return true;
    }
    bool takeAny(std::initializer_list<std::string_view> words)
    {
        for (const std::string_view word : words) {
            if (take(word))
                return true;
        }
        return false;
    }
    /// Digits as a number; their count, 0 when there are none or too many.
    int number(int &value)
    {
        int count = 0;
        value = 0;
        while (std::size_t(count) < rest.size() && isDigit(rest[std::size_t(count)]) && count < 9)
            value = value * 10 + (rest[std::size_t(count++)] - '0');
        if (std::size_t(count) < rest.size() && isDigit(rest[std::size_t(count)]))
            return 0;
        rest.remove_prefix(std::size_t(count));
        return count;
    }
};

enum class HalfDay { None, Morning, Afternoon };

HalfDay halfDay(Walk &walk)
{
    if (walk.takeAny({"上午", "凌晨", "早上", "AM", "am", "a.m."}))
        return HalfDay::Morning;
    if (walk.takeAny({"下午", "晚上", "傍晚", "PM", "pm", "p.m."}))
        return HalfDay::Afternoon;
    return HalfDay::None;
}

/// `8`, `8:05`, `8:05:00.000`, `8时5分`, `08.05.00`. False: no clock begins here.
TimeFault clockAt(Walk &walk, Seconds &clock)
{
    HalfDay half = halfDay(walk);
    walk.blanks();
    int hour = 0;
    int minute = 0;
    int second = 0;
    const int digits = walk.number(hour);
    if (digits == 0 || digits > 2)
        return TimeFault::Unreadable;
    if (walk.take(":") || walk.take(".")) {
        const int count = walk.number(minute);
        if (count == 0 || count > 2)
            return TimeFault::Unreadable;
        if ((walk.take(":") || walk.take(".")) && walk.number(second) == 0)
            return TimeFault::Unreadable;
        if (walk.rest.size() > 1 && walk.rest[0] == '.' && isDigit(walk.rest[1])) { // a fraction must be zero
            walk.rest.remove_prefix(1);
            const std::size_t end = std::min(walk.rest.find_first_not_of('0'), walk.rest.size());
            walk.rest.remove_prefix(end);
            if (!walk.rest.empty() && isDigit(walk.rest[0]))
                return TimeFault::Unreadable;
        }
        walk.takeAny({"分", "时"});
    } else if (walk.takeAny({"时", "点", "h", "H"})) {
        walk.take("整");
        Walk after = walk;
        if (after.number(minute) > 0 && after.takeAny({"分", "m"})) {
            Walk further = after;
            walk = after;
            if (further.number(second) > 0 && further.takeAny({"秒", "s"}))
                walk = further;
            else
                second = 0;
        } else {
            minute = 0;
        }
    }
    Walk after = walk;
    after.blanks();
    if (half == HalfDay::None && (half = halfDay(after)) != HalfDay::None)
        walk = after;
    if (half != HalfDay::None && (hour > 12 || hour == 0) && !(half == HalfDay::Afternoon && hour < 24 && hour > 12) &&
        !(half == HalfDay::Morning && hour == 0))
        return TimeFault::NoSuchTime;
    if (half == HalfDay::Afternoon && hour < 12)
        hour += 12;
    else if (half == HalfDay::Morning && hour == 12)
        hour = 0;
    if (minute > 59 || second > 59 || hour > 24 || (hour == 24 && (minute || second)))
        return TimeFault::NoSuchTime;
    clock = Seconds(hour) * 3600 + minute * 60 + second;
    return TimeFault::None;
}

bool rangeSign(Walk &walk)
{
    walk.blanks();
    const bool sign = walk.takeAny({"~", "--", "-", "—", "–", "至", "到", "～"});
    walk.blanks();
    return sign;
}

/// A clock and, behind a range sign, another one; nothing but blanks may follow.
TimeFault clockOrRange(Walk &walk, Seconds &clock, Seconds &length)
{
    length = 0;
    if (const TimeFault fault = clockAt(walk, clock); fault != TimeFault::None)
        return fault;
    Walk after = walk;
    if (rangeSign(after)) {
        Seconds end = 0;
        if (const TimeFault fault = clockAt(after, end); fault != TimeFault::None)
            return fault;
        if (end == 0)
            end = secondsPerDay;
        if (end <= clock)
            return TimeFault::NoSuchTime;
        length = end - clock;
        walk = after;
    }
    walk.blanks();
    return walk.done() ? TimeFault::None : TimeFault::Unreadable;
}

/// Three numbers of a date in the order that they show or that was said.
TimeFault dateOfNumbers(const int (&n)[3], const int (&digits)[3], DateOrder order, Seconds &midnight)
{
    if (digits[0] == 4)
        return dayOfParts(n[0], n[1], n[2], midnight);
    const auto century = [](int year, int count) { return count == 2 ? 2000 + year : year; };
    const bool last = digits[2] == 4 || digits[2] == 2;
    switch (order) {
    case DateOrder::None: return TimeFault::NeedsOrder;
    case DateOrder::Ymd:
        return digits[0] == 2 ? dayOfParts(century(n[0], 2), n[1], n[2], midnight) : TimeFault::NeedsOrder;
    case DateOrder::Dmy:
        return last ? dayOfParts(century(n[2], digits[2]), n[1], n[0], midnight) : TimeFault::Unreadable;
    case DateOrder::Mdy:
        return last ? dayOfParts(century(n[2], digits[2]), n[0], n[1], midnight) : TimeFault::Unreadable;
    }
    return TimeFault::Unreadable;
}

/// The date at the beginning of a cell.
TimeFault dateAt(Walk &walk, DateOrder order, Seconds &midnight)
{
    int n[3] = {};
    int digits[3] = {};
    digits[0] = walk.number(n[0]);
    if (digits[0] == 0)
        return TimeFault::Unreadable;
    if (digits[0] == 8) // 20260902
        return dayOfParts(n[0] / 10'000, n[0] / 100 % 100, n[0] % 100, midnight);
    Walk before = walk;
    const bool chinese = walk.take("年");
    if (!chinese && !walk.takeAny({"-", "/", "."}))
        return before.take("月") ? TimeFault::NoYear : TimeFault::Unreadable;
    walk.blanks();
    digits[1] = walk.number(n[1]);
    if (digits[1] == 0 || digits[1] > 2)
        return TimeFault::Unreadable;
    if (!walk.takeAny({"-", "/", ".", "月"}))
        return digits[0] <= 2 && digits[1] <= 2 && (walk.done() || walk.rest[0] == ' ') ? TimeFault::NoYear
                                                                                        : TimeFault::Unreadable;
    walk.blanks();
    digits[2] = walk.number(n[2]);
    if (digits[2] == 0)
        return TimeFault::Unreadable;
    walk.takeAny({"日", "号"});
    if (chinese && digits[0] == 2) { // 26年9月2日 cannot be anything else
        n[0] += 2000;
        digits[0] = 4;
    }
    if (digits[0] == 4 && digits[2] > 2)
        return TimeFault::Unreadable;
    return dateOfNumbers(n, digits, order, midnight);
}

/// `星期三`, `周三`, `(三)` between date and time.
void skipWeekday(Walk &walk)
{
    walk.blanks();
    Walk after = walk;
    const bool bracket = after.take("(");
    const bool word = after.takeAny({"星期", "周"});
    if ((bracket || word) && after.takeAny({"一", "二", "三", "四", "五", "六", "日", "天"}) &&
        (!bracket || after.take(")")))
        walk = after;
    walk.blanks();
}

} // namespace

DateOrder dateOrderFromText(const QString &text)
{
    if (text == u"dmy")
        return DateOrder::Dmy;
    if (text == u"mdy")
        return DateOrder::Mdy;
    return text == u"ymd" ? DateOrder::Ymd : DateOrder::None;
}

bool foldWide(std::string_view text, std::string &out)
{
    out.clear();
    bool changed = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? std::uint8_t(text[at]) : 0; };
        if (byte(i) == 0xEF && (byte(i + 1) == 0xBC || byte(i + 1) == 0xBD)) { // U+FF01 .. U+FF5E
            const int code = ((byte(i + 1) & 0x3F) << 6) | (byte(i + 2) & 0x3F);
            const int ascii = code - 0xF00 + 0x20;
            if (ascii > 0x20 && ascii < 0x7F) {
                out += char(ascii);
                i += 3;
                changed = true;
                continue;
            }
        }
        if (byte(i) == 0xE3 && byte(i + 1) == 0x80 && byte(i + 2) == 0x80) { // U+3000
            out += ' ';
            i += 3;
        } else if (byte(i) == 0xC2 && byte(i + 1) == 0xA0) { // U+00A0
            out += ' ';
            i += 2;
        } else {
            out += text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
            ++i;
        }
    }
    const std::size_t end = out.find_last_not_of(' ');
    out.erase(end == std::string::npos ? 0 : end + 1);
    out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
    return changed;
}

TimeFault CellTimes::parseSlowly(std::string_view text, CellTime &time)
{
    time = {};
    if (text.size() > 100)
        return TimeFault::Unreadable;
    std::string folded;
    foldWide(text, folded);
    if (folded.empty())
        return TimeFault::Empty;
    if (m_iso.parse(folded, time.time)) // blanks around it, or full-width digits
        return TimeFault::None;
    if (std::string iso; plainIso(folded, iso) && m_iso.parse(iso, time.time))
        return TimeFault::None;
    TimeFault fault = TimeFault::None;
    if (compactTime(folded, time, fault))
        return fault == TimeFault::NoSuchTime && timeSinceEpoch(folded, time) ? TimeFault::None : fault;
    if (timeSinceEpoch(folded, time))
        return TimeFault::None;
    if (serialTime(folded, time)) {
        time.time += m_serialShift * secondsPerDay;
        return TimeFault::None;
    }
    Walk walk{folded};
    if (fault = dateAt(walk, m_order, time.time); fault != TimeFault::None)
        return fault;
    skipWeekday(walk);
    walk.takeAny({"T", ","});
    walk.blanks();
    if (walk.done()) {
        time.dateOnly = true;
        return TimeFault::None;
    }
    Walk ranged = walk; // `2026-09-02 18:00~2026-09-02 19:00`
    Seconds clock = 0;
    if (fault = clockAt(ranged, clock); fault != TimeFault::None)
        return fault;
    CellTime end;
    if (rangeSign(ranged) && ranged.rest.size() > 8 && parse(std::string(ranged.rest), end) == TimeFault::None) {
        time.time += clock;
        time.length = end.time - time.time;
        return time.length > 0 && end.length == 0 && time.length <= 32 * secondsPerDay ? TimeFault::None
                                                                                       : TimeFault::NoSuchTime;
    }
    fault = clockOrRange(walk, clock, time.length);
    time.time += clock;
    time.endOfDay = clock == secondsPerDay;
    return fault;
}

TimeFault CellTimes::parseDate(std::string_view text, Seconds &midnight)
{
    if (!m_dateText.empty() && text == m_dateText) {
        midnight = m_midnight;
        return TimeFault::None;
    }
    CellTime time;
    if (const TimeFault fault = parse(text, time); fault != TimeFault::None)
        return fault;
    if (secondOfDay(time.time) != 0 || time.length != 0)
        return TimeFault::Unreadable;
    midnight = m_midnight = time.time;
    m_dateText = text;
    return TimeFault::None;
}

TimeFault CellTimes::parseClock(std::string_view text, Seconds &clock, Seconds &length)
{
    length = 0;
    std::string folded;
    if (text.size() > 60)
        return TimeFault::Unreadable;
    foldWide(text, folded);
    if (folded.empty())
        return TimeFault::Empty;
    if (folded.starts_with("0.") && folded.size() > 4 && folded.find_first_not_of("0123456789.") == std::string::npos &&
        folded.find('.', 2) == std::string::npos) {
        clock = std::llround(textValue(folded) * double(secondsPerDay));
        return TimeFault::None;
    }
    // Spreadsheets write a time of day as an instant of their first day.
    for (const std::string_view zero : {"1899-12-30 ", "1899-12-31 ", "1900-01-00 ", "1900-01-01 "}) {
        if (folded.starts_with(zero))
            folded.erase(0, zero.size());
    }
    Walk walk{folded};
    return clockOrRange(walk, clock, length);
}

QString timeFaultText(TimeFault fault, std::string_view text)
{
    const QString shown = shownText(text.substr(0, 60));
    switch (fault) {
    case TimeFault::None: return {};
    case TimeFault::Empty: return importText(QT_TRANSLATE_NOOP("Import", "the time is missing"));
    case TimeFault::NoSuchTime: return importText(QT_TRANSLATE_NOOP("Import", "the time %1 does not exist")).arg(shown);
    case TimeFault::NeedsOrder:
        return importText(QT_TRANSLATE_NOOP("Import",
                                            "the date %1 may be day/month or month/day; a profile with date_order "
                                            "(dmy, mdy or ymd) says which, see --profile"))
            .arg(shown);
    case TimeFault::NoYear:
        return importText(QT_TRANSLATE_NOOP("Import", "the date %1 has no year; write it with its year")).arg(shown);
    case TimeFault::Unreadable: break;
    }
    return importText(QT_TRANSLATE_NOOP("Import", "%1 is no time that is understood, such as 2026-09-22 18:00"))
        .arg(shown);
}

} // namespace nightjar
