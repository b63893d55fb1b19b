// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_decoder.h"

#include <algorithm>

#include "core/import/hj212_parameters.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr auto none = std::string_view::npos;

/// Nothing but the time that some loggers write on a line of its own, above the packet.
bool isTimeStamp(std::string_view text)
{
    std::size_t digits = 0;
    std::size_t separators = 0;
    for (const char c : text) {
        digits += c >= '0' && c <= '9';
        separators += c == '-' || c == '/' || c == ':';
    }
    return digits >= 8 && separators >= 2 && text.size() <= 48 &&
           text.find_first_not_of("0123456789-/:., \tTZ[]()+") == none;
}

} // namespace

Hj212Decoder::Hj212Decoder(const Registry &registry, SampleSink &sink, Workers *workers)
    : m_sink(sink), m_channels(registry, sink)
{
    sink.gatherDays();
    if (workers)
        m_ahead.emplace(*workers);
}

Outcome Hj212Decoder::refuse(std::span<const Source> sources, const QString &reason)
{
    for (const Source &source : sources) {
        if (auto outcome = m_sink.refuse(source.line, {}, reason, source.segment); !outcome)
            return outcome;
    }
    return Done{};
}

Result<std::size_t> Hj212Decoder::take(std::string_view bytes, bool atEnd)
{
    std::size_t used = 0;
    const bool ahead = m_ahead && m_ahead->worth(bytes);
    if (ahead)
        m_ahead->read(m_known, bytes);
    while (used < bytes.size() && !m_sink.full()) {
        if (const auto *const frame = ahead ? m_ahead->at(bytes.data() + used) : nullptr) {
            frameAhead(*frame);
            used += frame->bytes;
            used += tail(bytes.substr(used));
            if (auto outcome = m_sink.flushIfFull(); !outcome)
                return outcome.error();
            continue;
        }
        const auto step = takeOne(bytes.substr(used), atEnd);
        if (!step)
            return step.error();
        if (*step == 0)
            break;
        used += *step;
    }
    return used;
}

Result<std::size_t> Hj212Decoder::takeOne(std::string_view bytes, bool atEnd)
{
    const FrameEvent event = nextFrame(bytes, atEnd);
    Outcome outcome = Done{};
    std::size_t used = event.bytes;
    switch (event.kind) {
    case FrameEvent::Kind::NeedMore: return std::size_t(0);
    case FrameEvent::Kind::Text:
        if (m_lineText.size() < 400)
            m_lineText += event.raw.substr(0, 400);
        break;
    case FrameEvent::Kind::LineEnd:
        outcome = endLine();
        ++m_line;
        break;
    case FrameEvent::Kind::BadPacket: {
        m_lineHasPacket = true;
        if (event.fault == FrameEvent::Fault::Encrypted)
            m_notes.encrypted.add(parseMessage(event.raw.substr(std::min<std::size_t>(6, event.raw.size()))).mn);
        const Source source{m_line, event.raw};
        outcome = refuse({&source, 1}, frameFaultText(event.fault));
        break;
    }
    case FrameEvent::Kind::Packet:
        outcome = packet(event);
        used += tail(bytes.substr(used));
        break;
    }
    if (outcome)
        outcome = m_sink.flushIfFull();
    if (!outcome)
        return outcome.error();
    return used;
}

/// Text on a line that holds packets is what a logger writes around them; a line without any packet is a bad one.
Outcome Hj212Decoder::endLine()
{
    const bool nothing = m_lineText.find_first_not_of(" \t") == std::string::npos || m_lineText == "\\r\\n";
    Outcome outcome = Done{};
    if (!m_lineHasPacket && !nothing && !isTimeStamp(m_lineText)) {
        const Source source{m_line, m_lineText};
        outcome = refuse({&source, 1}, importText(QT_TRANSLATE_NOOP("Import", "the line holds no HJ 212 packet")));
    }
    m_lineText.clear();
    m_lineHasPacket = false;
    return outcome;
}

/// Hands the values of a message that is like one before to the sink, which counts letters outside the list.
template <class ReadingAt, class FlagAt>
void Hj212Decoder::takeValues(const Hj212Known::Message &message, ReadingAt readingAt, FlagAt flagAt)
{
    const std::vector<Hj212Layout::Value> &values = message.layout->values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        Flag flag = flagAt(i, values[i]);
        if (!isListedFlag(flag)) {
            const char letter = char(flag);
            flag = m_sink.flag(values[i].channel, {&letter, 1});
        }
        m_sink.add(values[i].channel, message.time, readingAt(i, values[i]), {}, flag, Origin::Measured, m_line);
    }
    m_notes.resent += message.header->resent;
    if (!message.qn.empty())
        noteClock(*message.header->stream, message.qn, message.header->resent, message.time);
}

Outcome Hj212Decoder::packet(const FrameEvent &event)
{
    ++m_notes.crcKinds[std::size_t(event.crc)];
    m_notes.lengthsOff += event.lengthOff != 0;
    Hj212Known::Message known;
    if (m_known.read(event.segment, m_memory, known)) {
        const Hj212Values &values = m_memory.values;
        takeValues(
            known, [&](std::size_t, const auto &value) { return values.readings[value.item]; },
            [&](std::size_t, const auto &value) {
                return value.flagItem < 0 ? flagUnknown : values.letters[std::size_t(value.flagItem)];
            });
        return Done{};
    }
    return message(parseMessage(event.segment), {m_line, event.segment});
}

/// The same for a frame that a worker read.
void Hj212Decoder::frameAhead(const Hj212Ahead::Frame &frame)
{
    ++m_notes.crcKinds[std::size_t(frame.crc)];
    m_notes.lengthsOff += frame.lengthOff != 0;
    const Reading *const readings = m_ahead->readings(frame);
    const Flag *const flags = m_ahead->flags(frame);
    takeValues(
        frame.message, [&](std::size_t i, const auto &) { return readings[i]; },
        [&](std::size_t i, const auto &) { return flags[i]; });
}

/// What follows a packet: the usual tail ends its line.
std::size_t Hj212Decoder::tail(std::string_view behind)
{
    m_lineHasPacket = true;
    if (!behind.starts_with("\r\n"))
        return 0;
    ++m_line;
    m_lineText.clear();
    m_lineHasPacket = false;
    return 2;
}

void Hj212Decoder::noteClock(const Hj212Stream &stream, std::string_view qn, bool resent, Seconds time)
{
    if (!stream.realTime || resent)
        return;
    const auto sent = m_times.read(qn.substr(0, 14));
    if (!sent)
        return;
    constexpr Seconds drift = 5 * 60;
    if (*sent - time > secondsPerDay)
        ++m_notes.late;
    else if (*sent - time > drift || time - *sent > drift)
        ++m_notes.clockDrift;
}

Outcome Hj212Decoder::message(const Hj212Message &message, const Source &source)
{
    const std::span<const Source> sources(&source, 1);
    m_notes.resent += message.rf == "1";
    if (message.encrypted()) {
        m_notes.encrypted.add(message.mn);
        return refuse(sources, frameFaultText(FrameEvent::Fault::Encrypted));
    }
    if (message.cn.empty())
        return refuse(sources, importText(QT_TRANSLATE_NOOP("Import", "the packet names no command (CN)")));
    if (!message.hasCp || message.cp.empty())
        return Done{};
    const bool parameters = message.cn == "3020" || message.cn == "3021";
    if (!parameters && !periodSuffix(message.cn)) {
        if (message.cn[0] == '2' && message.cn != "2081")
            m_notes.unreadCommands.add(message.cn);
        return Done{};
    }
    if (m_channels.stream(message).badMn) {
        return refuse(sources,
                      importText(QT_TRANSLATE_NOOP(
                          "Import", "the device number (MN) is missing or is no code of 1 to 64 letters and digits")));
    }
    if (!SplitCollector::isPart(message))
        return items(message, sources, {}, false);
    const bool taken = m_partsAtOnce && message.cp.find("DataTime=") != none;
    if (taken) {
        if (auto outcome = items(message, sources, {}, true); !outcome)
            return outcome;
    }
    for (const SplitMessage &split :
         m_split.add(message, {message.pno, std::string(source.segment), source.line, taken})) {
        if (auto outcome = splitMessage(split); !outcome)
            return outcome;
    }
    return Done{};
}

/// Reads the parts of a split message: whatever stands alone by itself, what was cut in two as one.
Outcome Hj212Decoder::splitMessage(const SplitMessage &split)
{
    if (!split.complete())
        m_notes.incomplete.add(split.mn);
    const auto time = split.time();
    for (const SplitPiece &piece : piecesOf(split)) {
        std::vector<Source> sources;
        bool taken = true;
        for (std::size_t i = piece.first; i <= piece.last; ++i)
            taken = taken && split.parts[i].taken;
        if (taken)
            continue;
        for (std::size_t i = piece.first; i <= piece.last; ++i)
            sources.push_back({split.parts[i].line, split.parts[i].segment});
        if (auto outcome = items(parseMessage(piece.segment), sources, time, true); !outcome)
            return outcome;
    }
    for (const SplitPart &part : split.again) {
        if (part.taken)
            continue;
        const Source source{part.line, part.segment};
        if (auto outcome = items(parseMessage(part.segment), {&source, 1}, time, true); !outcome)
            return outcome;
    }
    return Done{};
}

/// DataTime of the items. False: one that does not exist, or two that contradict each other.
bool Hj212Decoder::ownTime(std::optional<Seconds> &time)
{
    for (const Hj212Item &item : m_items) {
        if (!item.code.empty() || item.name != "DataTime")
            continue;
        bool fraction = false;
        const auto parsed = parseDataTime(item.value, &fraction);
        m_notes.fractions += fraction;
        if (!parsed || (time && parsed != time))
            return false;
        time = parsed;
    }
    return true;
}

Outcome Hj212Decoder::items(const Hj212Message &message, std::span<const Source> sources,
                            std::optional<Seconds> splitTime, bool isSplit)
{
    Hj212Stream &stream = m_channels.stream(message);
    parseItems(message.cp, m_items);
    std::optional<Seconds> time;
    const bool timeHolds = ownTime(time);
    if (!time && timeHolds)
        time = splitTime;
    const auto noTime = [&] {
        return refuse(sources, isSplit && timeHolds
                                   ? importText(QT_TRANSLATE_NOOP(
                                         "Import", "the packet is part of a split message whose DataTime never came"))
                                   : importText(QT_TRANSLATE_NOOP("Import", "the packet has no DataTime that exists")));
    };
    if (!periodSuffix(message.cn)) {
        if (!time && timeHolds)
            time = m_times.read(message.qn.substr(0, 14));
        if (!time || !timeHolds)
            return noTime();
        return keepParameters(message, stream, m_items, *time, sources.front().line, m_sink, m_notes);
    }
    m_slots.clear();
    m_hasFlags = false;
    bool hasValues = false;
    for (const Hj212Item &item : m_items) {
        const auto slot = m_channels.slot(stream, item, message);
        if (!slot)
            return slot.error();
        m_slots.push_back(*slot);
        const auto role = (*slot)->field.role;
        m_hasFlags = m_hasFlags || role == Hj212Field::Role::FlagLetter;
        hasValues = hasValues || (role != Hj212Field::Role::FlagLetter && role != Hj212Field::Role::Unread);
    }
    if (hasValues && (!time || !timeHolds))
        return noTime();
    if (auto outcome = values(time.value_or(0), sources.front().line); !outcome)
        return outcome;
    if (!isSplit && hasValues) {
        noteClock(stream, message.qn, message.rf == "1", *time);
        m_known.learn(sources.front().segment, message, stream, m_items, m_slots);
    }
    return Done{};
}

Outcome Hj212Decoder::giveUpParts()
{
    for (const SplitMessage &split : m_split.giveUp()) {
        if (auto outcome = splitMessage(split); !outcome)
            return outcome;
    }
    return Done{};
}

Outcome Hj212Decoder::finish()
{
    if (!m_sink.full()) {
        if (auto outcome = endLine(); !outcome)
            return outcome;
    }
    if (auto outcome = giveUpParts(); !outcome)
        return outcome;
    if (auto outcome = m_sink.flushAll(); !outcome)
        return outcome;
    if (auto outcome = m_sink.settle(); !outcome)
        return outcome;
    m_channels.report();
    m_notes.tell(m_sink);
    if (m_sink.counts.conflict > 0) {
        m_sink.warn(importText(QT_TRANSLATE_NOOP(
                                   "Import",
                                   "History overwritten: %1 values came again for a time that is already stored, with "
                                   "another value or flag. Both are kept; cache conflicts lists them."))
                        .arg(m_sink.counts.conflict));
    }
    return Done{};
}

} // namespace nightjar
