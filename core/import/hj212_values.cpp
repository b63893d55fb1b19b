// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/import/hj212_decoder.h"
#include "core/import/sample_cells.h"
#include "core/import/text.h"
#include "core/import/text_encoding.h"

// How the items of a message that needs a closer look become samples.

namespace nightjar {
namespace {

using Role = Hj212Field::Role;

/// Chinese in UTF-8 takes three bytes a character. What is UTF-8 by pairs of bytes alone is far more likely GBK, unless
/// they are signs such as `°` and `·`.
bool isPairsOnly(std::string_view text)
{
    bool pairs = false;
    for (const char c : text) {
        const auto byte = std::uint8_t(c);
        if (byte >= 0xE0)
            return false;
        pairs = pairs || (byte > 0xC2 && byte < 0xE0);
    }
    return pairs;
}

/// The text in UTF-8; empty when it is neither that nor GBK.
std::string asUtf8(std::string_view text, qint64 &transcoded)
{
    if (isUtf8(text) && !isPairsOnly(text))
        return std::string(text);
    if (!isGb18030(text))
        return isUtf8(text) ? std::string(text) : std::string();
    std::string out;
    Transcoder(TextEncoding::Gb18030).add(text, true, out);
    ++transcoded;
    return out;
}

} // namespace

/// The last value of a factor rules: it is taken first, and what stood before it is a duplicate or a conflict.
Outcome Hj212Decoder::values(Seconds time, qint64 line)
{
    m_order.clear();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Hj212Item &item = m_items[i];
        const Role role = m_slots[i]->field.role;
        if (role == Role::FlagLetter || (item.code.empty() && item.name == "DataTime"))
            continue;
        if (role == Role::Unread || !item.hasValue)
            m_notes.unreadFields.add(item.field.empty() ? item.raw : item.field);
        else
            m_order.push_back(i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> places; // channel, item
    for (const std::size_t i : m_order) {
        if (!m_slots[i]->badCode)
            places.emplace_back(m_slots[i]->channel, i);
    }
    std::sort(places.begin(), places.end());
    const auto isEarlier = [&places](std::size_t item, std::size_t channel) {
        const auto next = std::upper_bound(places.begin(), places.end(), std::pair(channel, item));
        return next != places.end() && next->first == channel;
    };
    std::stable_partition(m_order.begin(), m_order.end(), [&](std::size_t i) {
        const bool earlier = !m_slots[i]->badCode && isEarlier(i, m_slots[i]->channel);
        m_notes.repeated += earlier;
        return !earlier;
    });
    for (const std::size_t i : m_order) {
        if (auto outcome = value(i, time, line); !outcome)
            return outcome;
    }
    return Done{};
}

Outcome Hj212Decoder::value(std::size_t index, Seconds time, qint64 line)
{
    const Hj212Item &item = m_items[index];
    const Hj212Slot &slot = *m_slots[index];
    if (slot.badCode) {
        return m_sink.refuse(
            line, fromUtf8(item.name).left(80),
            importText(QT_TRANSLATE_NOOP("Import", "%1 is no code of 1 to 64 letters, digits, '.', '-' or single '_'"))
                .arg(shownText(item.code).left(80)),
            item.raw);
    }
    const std::string text =
        slot.kind == ValueKind::State ? asUtf8(item.value, m_notes.transcoded) : std::string(item.value);
    Reading reading;
    if ((text.empty() && !item.value.empty()) || !isUtf8(text) || !parseReading(text, slot.kind, reading))
        return m_sink.refuse(line, shownText(item.name), badValueText(item.value, slot.kind), item.raw);
    std::string flag;
    if (const int flagItem = m_hasFlags ? flagItemOf(index, m_items, m_slots) : -1; flagItem >= 0)
        flag = asUtf8(m_items[std::size_t(flagItem)].value, m_notes.transcoded);
    if (flag.empty() || !badFlagText(flag).isEmpty())
        flag.assign(1, char(flagUnknown));
    const Flag code = flag == "?" ? flagUnknown : m_sink.flag(slot.channel, flag);
    m_sink.add(slot.channel, time, reading, text, code, Origin::Measured, line);
    return Done{};
}

} // namespace nightjar
