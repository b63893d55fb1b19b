// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_layout.h"

#include <cstring>

#include "core/import/hj212_channels.h"
#include "core/import/plain_cells.h"
#include "core/series/decimal.h"

namespace nightjar {
namespace {

constexpr std::size_t wordsBytes = 16;
/// What plain::number() looks at: a sign and eight bytes.
constexpr std::ptrdiff_t numberBytes = 9;

bool isSeparator(char c) { return c == ';' || c == ','; }

/// The usual number, read up to the separator behind it; the same answers as parseReading(). False: look closer.
bool plainNumber(const char *&at, const char *end, Reading &out)
{
    const bool negative = at < end && *at == '-';
    at += negative;
    const char *const whole = at;
    std::uint64_t digits = 0;
    unsigned digit = 0;
    while (at < end && (digit = unsigned(*at - '0')) < 10) {
        digits = digits * 10 + digit;
        ++at;
    }
    std::ptrdiff_t count = at - whole;
    if (count == 0 || (count > 1 && *whole == '0'))
        return false;
    std::ptrdiff_t scale = 0;
    if (at < end && *at == '.') {
        const char *const fraction = ++at;
        while (at < end && (digit = unsigned(*at - '0')) < 10) {
            digits = digits * 10 + digit;
            ++at;
        }
        scale = at - fraction;
        if (scale == 0)
            return false;
        count += scale;
    }
    if (count > mostDigits || (negative && digits == 0))
        return false;
    out.digits = negative ? -std::int64_t(digits) : std::int64_t(digits);
    out.scale = std::int8_t(scale);
    return true;
}

bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '?'; }

} // namespace

int flagItemOf(std::size_t value, const std::vector<Hj212Item> &items, const std::vector<const Hj212Slot *> &slots)
{
    const std::size_t count = items.size();
    for (std::size_t step = 1; step < count; ++step) {
        const std::size_t i = (value + step) % count;
        if (slots[i]->field.role == Hj212Field::Role::FlagLetter && items[i].code == items[value].code)
            return int(i);
    }
    return -1;
}

std::optional<Hj212Layout> Hj212Layout::learn(const std::vector<Hj212Item> &items,
                                              const std::vector<const Hj212Slot *> &slots)
{
    constexpr std::size_t most = 400;
    if (items.size() > most)
        return {};
    Hj212Layout layout;
    int times = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Hj212Slot &slot = *slots[i];
        Item item;
        item.lead = slot.name + '=';
        for (std::size_t k = 0; k < 2; ++k) {
            const std::size_t bytes = item.lead.size() > k * 8 ? std::min<std::size_t>(item.lead.size() - k * 8, 8) : 0;
            std::memcpy(&item.words[k], item.lead.data() + std::min(item.lead.size(), k * 8), bytes);
            std::memset(&item.masks[k], 0xFF, bytes);
        }
        if (items[i].code.empty() && items[i].name == "DataTime") {
            item.kind = Kind::Time;
            ++times;
        } else if (slot.field.role == Hj212Field::Role::FlagLetter) {
            item.kind = Kind::Letter;
        } else if (slot.field.role == Hj212Field::Role::Value && !slot.badCode && slot.kind == ValueKind::Number) {
            layout.m_values.push_back({std::uint32_t(i), flagItemOf(i, items, slots), std::uint32_t(slot.channel)});
        } else {
            return {};
        }
        layout.m_items.push_back(std::move(item));
    }
    // A factor that comes twice in a message needs a closer look every time.
    for (std::size_t i = 0; i < layout.m_values.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (layout.m_values[k].channel == layout.m_values[i].channel)
                return {};
        }
    }
    if (times != 1 || layout.m_values.empty())
        return {};
    return layout;
}

bool Hj212Layout::read(std::string_view cp, Hj212Values &out) const
{
    out.readings.resize(m_items.size());
    out.letters.resize(m_items.size());
    const char *at = cp.data();
    const char *const end = at + cp.size();
    const Item *const first = m_items.data();
    for (const Item *item = first; item != first + m_items.size(); ++item) {
        if (item != first) {
            if (at == end || !isSeparator(*at))
                return false;
            ++at;
        }
        const std::size_t size = item->lead.size();
        const auto left = std::size_t(end - at);
        if (left >= wordsBytes && size <= wordsBytes) {
            std::uint64_t words[2];
            std::memcpy(words, at, wordsBytes);
            if ((((words[0] ^ item->words[0]) & item->masks[0]) | ((words[1] ^ item->words[1]) & item->masks[1])) != 0)
                return false;
        } else if (left < size || std::memcmp(at, item->lead.data(), size) != 0) {
            return false;
        }
        at += size;
        switch (item->kind) {
        case Kind::Number: {
            Reading &reading = out.readings[std::size_t(item - first)];
            const char *const behind = plain::usable && end - at > numberBytes ? plain::number(at, reading) : nullptr;
            if (behind)
                at = behind;
            else if (!plainNumber(at, end, reading))
                return false;
            break;
        }
        case Kind::Letter:
            if (at == end || !isLetter(*at))
                return false;
            out.letters[std::size_t(item - first)] = Flag(*at++);
            break;
        case Kind::Time: {
            const char *const begin = at;
            while (at < end && !isSeparator(*at))
                ++at;
            out.time = {begin, std::size_t(at - begin)};
            break;
        }
        }
    }
    return at == end;
}

} // namespace nightjar
