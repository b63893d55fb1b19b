// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_decoder.h"

#include <algorithm>
#include <array>

#include "core/import/hj212_parameters.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr auto none = std::string_view::npos;

/// `QN=YYYYMMDDhhmmsszzz;`, the only part of a header that changes from message to message.
constexpr std::size_t qnBytes = 21;
bool beginsWithQn(std::string_view segment)
{
    return segment.size() > qnBytes && segment.starts_with("QN=") && segment[qnBytes - 1] == ';';
}

constexpr auto isListed = [] {
    std::array<bool, 256> listed{};
    for (const char c : std::string_view("NFMSDCTB?"))
        listed[std::uint8_t(c)] = true;
    return listed;
}();

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

Hj212Decoder::Hj212Decoder(const Registry &registry, SampleSink &sink) : m_sink(sink), m_channels(registry, sink)
{
    sink.gatherDays();
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
    while (used < bytes.size() && !m_sink.full()) {
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
        m_lineHasPacket = true;
        outcome = packet(event);
        if (bytes.size() > used + 1 && bytes[used] == '\r' && bytes[used + 1] == '\n') { // the usual tail
            used += 2;
            ++m_line;
            m_lineText.clear();
            m_lineHasPacket = false;
        }
        break;
    }
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

Outcome Hj212Decoder::packet(const FrameEvent &event)
{
    ++m_notes.crcKinds[std::size_t(event.crc)];
    m_notes.lengthsOff += event.lengthOff != 0;
    if (!quickMessage(event.segment)) {
        if (auto outcome = message(parseMessage(event.segment), {m_line, event.segment}); !outcome)
            return outcome;
    }
    return m_sink.flushIfFull();
}

/// The flag that a message like the one before gave at an item. The sink counts letters outside the list.
inline Flag Hj212Decoder::flagOf(std::size_t channel, std::size_t item)
{
    const Flag letter = m_values.letters[item];
    if (isListed[letter])
        return letter;
    const char text = char(letter);
    return m_sink.flag(channel, {&text, 1});
}

/// Reads a message whose header and items were seen before, in one pass. False: nothing was done.
bool Hj212Decoder::quickMessage(std::string_view segment)
{
    const std::size_t begin = beginsWithQn(segment) ? qnBytes : 0;
    const std::size_t cp = segment.find("CP=&&", begin);
    if (cp == none || segment.size() < cp + 7 || !segment.ends_with("&&"))
        return false;
    const std::string_view header = segment.substr(begin, cp - begin);
    if (header != m_lastHeader) {
        const auto known = m_headers.find(header);
        if (known == m_headers.end())
            return false;
        m_lastHeader = header;
        m_lastMeaning = known->second;
    }
    if (!m_lastMeaning.stream)
        return false;
    const Hj212Stream &stream = *m_lastMeaning.stream;
    const std::string_view body = segment.substr(cp + 5, segment.size() - cp - 7);
    const auto layout = std::find_if(stream.layouts.begin(), stream.layouts.end(),
                                     [&](const Hj212Layout &known) { return known.read(body, m_values); });
    if (layout == stream.layouts.end() || m_values.time.size() != 14)
        return false;
    const auto time = m_times.read(m_values.time);
    if (!time)
        return false;
    for (const Hj212Layout::Value &value : layout->values()) {
        m_sink.add(value.channel, *time, m_values.readings[value.item], {},
                   value.flagItem < 0 ? flagUnknown : flagOf(value.channel, std::size_t(value.flagItem)),
                   Origin::Measured, m_line);
    }
    m_notes.resent += m_lastMeaning.resent;
    if (begin != 0)
        noteClock(stream, segment.substr(3, 17), m_lastMeaning.resent, *time);
    return true;
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
        learn(message, stream, sources.front().segment);
    }
    return Done{};
}

/// The next message with this header and these items is read by quickMessage().
void Hj212Decoder::learn(const Hj212Message &message, Hj212Stream &stream, std::string_view segment)
{
    constexpr std::size_t mostHeaders = 100'000;
    constexpr std::size_t mostLayouts = 4;
    const std::size_t begin = beginsWithQn(segment) ? qnBytes : 0;
    const std::size_t cp = segment.find("CP=&&", begin);
    if (cp == none || (!message.qn.empty() && begin == 0) || m_headers.size() >= mostHeaders)
        return;
    m_headers.try_emplace(std::string(segment.substr(begin, cp - begin)), Header{&stream, message.rf == "1"});
    if (stream.layouts.size() >= mostLayouts)
        return;
    if (auto layout = Hj212Layout::learn(m_items, m_slots))
        stream.layouts.push_back(*std::move(layout));
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
