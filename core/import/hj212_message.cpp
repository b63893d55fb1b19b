// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_message.h"

#include <algorithm>
#include <charconv>

namespace nightjar {
namespace {

constexpr auto none = std::string_view::npos;

bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Where a separator stands at or after `at`; the size where there is none. (find_first_of() costs a call a character.)
std::size_t findSeparator(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] != ';' && text[at] != ',')
        ++at;
    return at;
}

bool sameWord(std::string_view a, std::string_view upperCase)
{
    return std::equal(a.begin(), a.end(), upperCase.begin(), upperCase.end(),
                      [](char x, char y) { return (x >= 'a' && x <= 'z' ? char(x - 'a' + 'A') : x) == y; });
}

int wholeNumber(std::string_view text, int otherwise)
{
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

void setField(Hj212Message &message, std::string_view name, std::string_view value)
{
    if (sameWord(name, "QN"))
        message.qn = value;
    else if (sameWord(name, "ST"))
        message.st = value;
    else if (sameWord(name, "CN"))
        message.cn = value;
    else if (sameWord(name, "MN"))
        message.mn = value;
    else if (sameWord(name, "PW"))
        message.pw = value;
    else if (sameWord(name, "FLAG"))
        message.flag = wholeNumber(value, -1);
    else if (sameWord(name, "PNUM"))
        message.pnum = wholeNumber(value, 0);
    else if (sameWord(name, "PNO"))
        message.pno = wholeNumber(value, 0);
    else if (sameWord(name, "RF"))
        message.rf = value;
}

} // namespace

bool isCipher(std::string_view cp)
{
    constexpr std::size_t block = 16;
    if (cp.find("{0x") != std::string_view::npos)
        return true;
    const std::size_t digits = std::min(cp.find_first_not_of("0123456789ABCDEFabcdef"), cp.size());
    return digits >= 2 * block && cp.size() - digits < block;
}

int Hj212Message::edition() const
{
    if (flag < 4)
        return 2005;
    return flag < 8 ? 2017 : flag < 12 ? 2025 : 0;
}

Hj212Message parseMessage(std::string_view segment)
{
    Hj212Message message;
    const std::size_t cp = segment.find("CP=");
    std::string_view head = segment.substr(0, cp);
    if (cp != none) {
        std::string_view body = segment.substr(cp + 3);
        message.hasCp = true;
        if (body.starts_with("&&"))
            body.remove_prefix(2);
        if (body.ends_with("&&"))
            body.remove_suffix(2);
        message.cp = body;
    }
    while (!head.empty()) {
        const std::size_t end = findSeparator(head, 0);
        const std::string_view item = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        const std::size_t equals = item.find('=');
        if (equals != none)
            setField(message, trimmed(item.substr(0, equals)), trimmed(item.substr(equals + 1)));
    }
    return message;
}

void parseItems(std::string_view cp, std::vector<Hj212Item> &items)
{
    items.clear();
    bool groupBegins = true;
    std::size_t at = 0;
    while (at < cp.size()) {
        const std::size_t end = findSeparator(cp, at);
        const std::string_view raw = trimmed(cp.substr(at, end - at));
        const bool first = groupBegins;
        groupBegins = end < cp.size() && cp[end] == ';';
        const std::size_t begin = at;
        at = end + 1;
        if (raw.empty())
            continue;
        const std::size_t equals = raw.find('=');
        if (equals == none && !first && !items.empty() && items.back().hasValue && !items.back().code.empty() &&
            raw.find_first_not_of("0123456789") == none && !items.back().value.empty() &&
            items.back().value.data() + items.back().value.size() + 1 == cp.data() + begin) {
            // `18,6`: kept whole, so that the value is refused instead of read as 18.
            Hj212Item &last = items.back();
            last.value = {last.value.data(), std::size_t(cp.data() + end - last.value.data())};
            last.raw = {last.raw.data(), std::size_t(cp.data() + end - last.raw.data())};
            continue;
        }
        Hj212Item &item = items.emplace_back(); // filled in place: copying it costs more than reading it
        item.raw = raw;
        item.hasValue = equals != none;
        item.name = trimmed(raw.substr(0, equals));
        if (item.hasValue)
            item.value = trimmed(raw.substr(equals + 1));
        std::size_t dash = item.name.size();
        while (dash > 0 && item.name[dash - 1] != '-')
            --dash;
        dash = dash == 0 ? none : dash - 1;
        item.field = dash == none ? item.name : item.name.substr(dash + 1);
        item.code = dash == none ? std::string_view() : item.name.substr(0, dash);
    }
}

std::optional<Seconds> parseDataTime(std::string_view text, bool *fraction)
{
    if ((text.size() != 14 && text.size() != 17) || text.find_first_not_of("0123456789") != none)
        return {};
    if (fraction)
        *fraction = text.size() == 17;
    const auto part = [&](std::size_t from, std::size_t count) { return wholeNumber(text.substr(from, count), -1); };
    const auto day = dayFromCivil(part(0, 4), part(4, 2), part(6, 2));
    const int hour = part(8, 2);
    const int minute = part(10, 2);
    const int second = part(12, 2);
    if (!day || hour > 23 || minute > 59 || second > 59)
        return {};
    return dayStart(*day) + hour * 3600 + minute * 60 + second;
}

std::optional<Seconds> DataTimeReader::read(std::string_view text)
{
    if (text.size() != 14)
        return {};
    if (!m_known || text.compare(0, sizeof m_date, m_date, sizeof m_date) != 0) {
        const auto time = parseDataTime(text);
        if (time) {
            text.copy(m_date, sizeof m_date);
            m_midnight = dayStart(dayOf(*time));
            m_known = true;
        }
        return time;
    }
    const auto two = [text](std::size_t at) {
        const unsigned tens = unsigned(text[at] - '0');
        const unsigned ones = unsigned(text[at + 1] - '0');
        return tens < 10 && ones < 10 ? tens * 10 + ones : 100U;
    };
    const unsigned hour = two(8);
    const unsigned minute = two(10);
    const unsigned second = two(12);
    if (hour > 23 || minute > 59 || second > 59)
        return {};
    return m_midnight + Seconds(hour * 3600 + minute * 60 + second);
}

} // namespace nightjar
