// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_reader.h"

#include <array>
#include <map>

#include "core/import/hj212_channels.h"
#include "core/import/hj212_frame.h"
#include "core/import/sample_cells.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

using Role = Hj212Field::Role;

/// Parts of split messages that wait for the part that carries DataTime.
struct SplitMessage {
    std::optional<Seconds> time;
    std::vector<std::pair<std::string, qint64>> waiting; ///< data segment, line
};

class Reader
{
public:
    Reader(ByteStream &bytes, const Registry &registry, SampleSink &sink)
        : m_bytes(bytes), m_sink(sink), m_channels(registry, sink)
    {
    }
    Outcome read();

private:
    Outcome frame(const FrameEvent &event);
    Outcome endLine();
    Outcome packet(const FrameEvent &event);
    Outcome message(const Hj212Message &message, std::string_view segment, qint64 line);
    Result<std::optional<Seconds>> timeOf(const Hj212Message &message, std::string_view segment, qint64 line,
                                          bool hasValues, bool &waits);
    Outcome values(Seconds time, qint64 line);
    Flag flagOf(std::size_t item, std::size_t channel);
    Outcome release(SplitMessage &split);
    Outcome giveUpWaiting();
    void report();
    Outcome refuse(qint64 line, const QString &reason, std::string_view raw)
    {
        return m_sink.refuse(line, {}, reason, raw);
    }

    ByteStream &m_bytes;
    SampleSink &m_sink;
    Hj212Channels m_channels;
    std::vector<Hj212Item> m_items;
    std::vector<const Hj212Slot *> m_slots;
    std::map<std::string, SplitMessage> m_split;
    qint64 m_line = 1;
    bool m_lineHasPacket = false;
    std::string m_lineText; ///< text outside packets on this line, for a refusal
    std::array<qint64, 4> m_crcKinds{};
    qint64 m_lengthsOff = 0;
    qint64 m_resent = 0;
    qint64 m_fractions = 0;
    std::map<std::string, qint64> m_unreadCommands;
    std::map<std::string, qint64> m_unreadFields;
};

void countText(std::map<std::string, qint64> &counts, std::string_view text)
{
    constexpr std::size_t mostKinds = 100;
    if (const auto at = counts.find(std::string(text)); at != counts.end())
        ++at->second;
    else if (counts.size() < mostKinds)
        counts.emplace(text, 1);
}

QString listOf(const std::map<std::string, qint64> &counts)
{
    QStringList list;
    for (const auto &[text, count] : counts) {
        if (list.size() == 20) {
            list += QStringLiteral("...");
            break;
        }
        list += QStringLiteral("%1 (%2)").arg(shownText(text).left(40)).arg(count);
    }
    return list.join(QStringLiteral(", "));
}

Outcome Reader::read()
{
    if (m_bytes.window().starts_with("\xEF\xBB\xBF"))
        m_bytes.consume(3);
    while (!m_sink.full()) {
        const FrameEvent event = nextFrame(m_bytes.window(), m_bytes.atEnd());
        if (event.kind == FrameEvent::Kind::NeedMore) {
            if (m_bytes.atEnd())
                break;
            if (const auto more = m_bytes.more(); !more)
                return more.error();
            continue;
        }
        if (auto outcome = frame(event); !outcome)
            return outcome;
        m_bytes.consume(event.bytes);
        if (auto outcome = m_sink.flushIfFull(); !outcome)
            return outcome;
    }
    if (!m_sink.full()) {
        if (auto outcome = endLine(); !outcome)
            return outcome;
    }
    if (auto outcome = giveUpWaiting(); !outcome)
        return outcome;
    report();
    return Done{};
}

Outcome Reader::frame(const FrameEvent &event)
{
    switch (event.kind) {
    case FrameEvent::Kind::NeedMore: break;
    case FrameEvent::Kind::Text:
        if (m_lineText.size() < 400)
            m_lineText += event.raw.substr(0, 400);
        break;
    case FrameEvent::Kind::LineEnd:
        if (auto outcome = endLine(); !outcome)
            return outcome;
        ++m_line;
        break;
    case FrameEvent::Kind::BadPacket:
        m_lineHasPacket = true;
        return refuse(m_line, frameFaultText(event.fault), event.raw);
    case FrameEvent::Kind::Packet: m_lineHasPacket = true; return packet(event);
    }
    return Done{};
}

/// Text on a line that holds packets is what a logger writes around them; a line without any packet is a bad one.
Outcome Reader::endLine()
{
    const bool blank = m_lineText.find_first_not_of(" \t") == std::string::npos || m_lineText == "\\r\\n";
    Outcome outcome = Done{};
    if (!m_lineHasPacket && !blank)
        outcome =
            refuse(m_line, importText(QT_TRANSLATE_NOOP("Import", "the line holds no HJ 212 packet")), m_lineText);
    m_lineText.clear();
    m_lineHasPacket = false;
    return outcome;
}

Outcome Reader::packet(const FrameEvent &event)
{
    ++m_crcKinds[std::size_t(event.crc)];
    m_lengthsOff += event.lengthOff != 0;
    return message(parseMessage(event.segment), event.segment, m_line);
}

Outcome Reader::message(const Hj212Message &message, std::string_view segment, qint64 line)
{
    m_resent += message.rf == "1";
    if (message.encrypted()) {
        return refuse(line,
                      importText(QT_TRANSLATE_NOOP(
                          "Import", "the packet is encrypted; ask the monitoring centre for clear text")),
                      segment);
    }
    if (message.cn.empty())
        return refuse(line, importText(QT_TRANSLATE_NOOP("Import", "the packet names no command (CN)")), segment);
    if (!message.hasCp || message.cp.empty())
        return Done{};
    const auto suffix = periodSuffix(message.cn);
    if (!suffix) {
        if ((message.cn[0] == '2' && message.cn != "2081") || message.cn == "3020")
            countText(m_unreadCommands, message.cn);
        return Done{};
    }
    const auto stream = m_channels.stream(message);
    if (!stream)
        return stream.error();
    if ((*stream)->badMn)
        return refuse(line,
                      importText(QT_TRANSLATE_NOOP(
                          "Import", "the device number (MN) is missing or is no code of 1 to 64 letters and digits")),
                      segment);

    parseItems(message.cp, m_items);
    m_slots.clear();
    bool hasValues = false;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const auto slot = m_channels.slot(**stream, i, m_items[i], message);
        if (!slot)
            return slot.error();
        m_slots.push_back(*slot);
        hasValues = hasValues || ((*slot)->field.role != Role::FlagLetter && (*slot)->field.role != Role::Unread);
    }
    bool waits = false;
    const auto time = timeOf(message, segment, line, hasValues, waits);
    if (!time)
        return time.error();
    if (waits)
        return Done{};
    if (!hasValues)
        return values(0, line); // tells what was not read
    if (!*time) {
        return refuse(line, importText(QT_TRANSLATE_NOOP("Import", "the packet has no DataTime that exists")), segment);
    }
    if (auto outcome = values(**time, line); !outcome)
        return outcome;
    if (message.pnum > 1 && !m_split.empty()) {
        std::string key = std::string(message.mn) + '\0' + std::string(message.cn) + '\0' + std::string(message.qn);
        if (const auto found = m_split.find(key); found != m_split.end())
            return release(found->second);
    }
    return Done{};
}

/// The time of a message. A part of a split message may have it in another part: then it waits for that one.
Result<std::optional<Seconds>> Reader::timeOf(const Hj212Message &message, std::string_view segment, qint64 line,
                                              bool hasValues, bool &waits)
{
    std::optional<Seconds> time;
    bool named = false;
    for (const Hj212Item &item : m_items) {
        if (!item.code.empty() || item.name != "DataTime")
            continue;
        bool fraction = false;
        const auto parsed = parseDataTime(item.value, &fraction);
        m_fractions += fraction;
        if (!parsed || (named && parsed != time))
            return std::optional<Seconds>(); // none that exists, or two that contradict each other
        time = parsed;
        named = true;
    }
    if (message.pnum <= 1)
        return time;
    constexpr std::size_t most = 4096;
    if (m_split.size() >= most) {
        if (auto outcome = giveUpWaiting(); !outcome)
            return outcome.error();
    }
    SplitMessage &split =
        m_split[std::string(message.mn) + '\0' + std::string(message.cn) + '\0' + std::string(message.qn)];
    if (time) {
        split.time = time;
    } else if (!named && split.time) {
        time = split.time;
    } else if (!named && hasValues && split.waiting.size() < 1000) {
        split.waiting.emplace_back(std::string(segment), line);
        waits = true;
    }
    return time;
}

Outcome Reader::release(SplitMessage &split)
{
    const auto parts = std::exchange(split.waiting, {});
    for (const auto &[segment, line] : parts) {
        if (auto outcome = message(parseMessage(segment), segment, line); !outcome)
            return outcome;
    }
    return Done{};
}

Outcome Reader::giveUpWaiting()
{
    for (const auto &[key, split] : std::exchange(m_split, {})) {
        for (const auto &[segment, line] : split.waiting) {
            if (auto outcome = refuse(line,
                                      importText(QT_TRANSLATE_NOOP(
                                          "Import", "the packet is part of a split message whose DataTime never came")),
                                      segment);
                !outcome)
                return outcome;
        }
    }
    return Done{};
}

/// The flag of the same code, usually right behind the value, but it may stand before it or not at all.
Flag Reader::flagOf(std::size_t item, std::size_t channel)
{
    const std::size_t count = m_items.size();
    for (std::size_t step = 1; step < count; ++step) {
        const std::size_t i = (item + step) % count;
        if (m_slots[i]->field.role == Role::FlagLetter && m_items[i].code == m_items[item].code) {
            const std::string_view text = m_items[i].value;
            if (text.empty() || !badFlagText(text).isEmpty())
                return flagUnknown;
            return m_sink.flag(channel, text);
        }
    }
    return flagUnknown;
}

Outcome Reader::values(Seconds time, qint64 line)
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Hj212Item &item = m_items[i];
        const Hj212Slot &slot = *m_slots[i];
        if (slot.field.role == Role::FlagLetter || (item.code.empty() && item.name == "DataTime"))
            continue;
        if (slot.field.role == Role::Unread || !item.hasValue) {
            countText(m_unreadFields, item.field.empty() ? item.raw : item.field);
            continue;
        }
        Outcome outcome = Done{};
        Reading reading;
        if (slot.badCode) {
            outcome = m_sink.refuse(
                line, fromUtf8(item.name).left(80),
                importText(
                    QT_TRANSLATE_NOOP("Import", "%1 is no code of 1 to 64 letters, digits, '.', '-' or single '_'"))
                    .arg(shownText(item.code).left(80)),
                item.raw);
        } else if (!isUtf8(item.value) || !parseReading(item.value, slot.kind, reading)) {
            outcome = m_sink.refuse(line, shownText(item.name), badValueText(item.value, slot.kind), item.raw);
        } else {
            m_sink.add(slot.channel, time, reading, item.value, flagOf(i, slot.channel), Origin::Measured, line);
        }
        if (!outcome)
            return outcome;
    }
    return Done{};
}

void Reader::report()
{
    m_channels.report();
    for (std::size_t kind = 1; kind < m_crcKinds.size(); ++kind) {
        if (m_crcKinds[kind] > 0) {
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Packets whose CRC fits only as %1: %2."))
                            .arg(crcKindName(CrcKind(kind)), QString::number(m_crcKinds[kind])));
        }
    }
    if (m_lengthsOff > 0)
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Packets taken although their length is wrong by 1 or 2: %1."))
                .arg(m_lengthsOff));
    if (m_resent > 0)
        m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Packets marked as sent again (RF=1): %1.")).arg(m_resent));
    if (m_fractions > 0)
        m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Times with milliseconds, which were cut off: %1."))
                        .arg(m_fractions));
    if (!m_unreadCommands.empty())
        m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Messages of commands that are not read: %1."))
                        .arg(listOf(m_unreadCommands)));
    if (!m_unreadFields.empty())
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Fields that are not read: %1.")).arg(listOf(m_unreadFields)));
}

} // namespace

Outcome readHj212(ByteStream &bytes, const Registry &registry, SampleSink &sink)
{
    return Reader(bytes, registry, sink).read();
}

} // namespace nightjar
