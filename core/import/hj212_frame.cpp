// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_frame.h"

#include <optional>

#include "core/import/hj212_message.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t longestWait = 64 * 1024;
constexpr auto none = std::string_view::npos;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Four hex digits as a number; -1 when they are none.
int crcAt(std::string_view bytes, std::size_t at)
{
    if (at + 4 > bytes.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = hexDigit(bytes[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

std::uint16_t swapped(std::uint16_t crc) { return std::uint16_t((crc << 8) | (crc >> 8)); }

std::optional<CrcKind> fittingCrc(std::string_view segment, int sent)
{
    const std::uint16_t own = hj212Crc(segment);
    if (own == sent)
        return CrcKind::Hj212;
    const std::uint16_t modbus = modbusCrc(segment);
    if (modbus == sent)
        return CrcKind::Modbus;
    if (swapped(own) == sent)
        return CrcKind::Hj212Swapped;
    if (swapped(modbus) == sent)
        return CrcKind::ModbusSwapped;
    return {};
}

/// Where the next packet or line begins behind a bad one; none = not in these bytes. (A plain loop: what stands in
/// front of a packet is short, and two searches would walk through the packet as well.)
std::size_t nextBegin(std::string_view bytes, std::size_t from)
{
    for (std::size_t at = from; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '\r' || c == '\n' || (c == '#' && at + 1 < bytes.size() && bytes[at + 1] == '#'))
            return at;
    }
    return none;
}

FrameEvent event(FrameEvent::Kind kind, std::string_view raw)
{
    FrameEvent out;
    out.kind = kind;
    out.raw = raw;
    out.bytes = raw.size();
    return out;
}

FrameEvent badPacket(std::string_view bytes, bool atEnd, FrameEvent::Fault fault)
{
    std::size_t end = nextBegin(bytes, 2);
    if (end == none) {
        if (!atEnd && bytes.size() < longestWait)
            return {};
        end = bytes.size();
    }
    FrameEvent out = event(FrameEvent::Kind::BadPacket, bytes.substr(0, end));
    out.fault = fault;
    return out;
}

FrameEvent packet(std::string_view bytes, bool atEnd)
{
    constexpr std::size_t head = 6;
    if (bytes.size() < head && !atEnd)
        return {};
    std::size_t length = 0;
    for (std::size_t i = 2; i < head; ++i) {
        if (i >= bytes.size())
            return badPacket(bytes, atEnd, FrameEvent::Fault::CutOff);
        if (bytes[i] < '0' || bytes[i] > '9')
            return badPacket(bytes, atEnd, FrameEvent::Fault::Length);
        length = length * 10 + std::size_t(bytes[i] - '0');
    }
    const int exact = crcAt(bytes, head + length);
    if (exact >= 0) {
        if (const auto kind = fittingCrc(bytes.substr(head, length), exact)) {
            FrameEvent out = event(FrameEvent::Kind::Packet, bytes.substr(0, head + length + 4));
            out.segment = bytes.substr(head, length);
            out.crc = *kind;
            return out;
        }
    }
    if (bytes.size() < head + length + 2 + 4 && !atEnd)
        return {};
    // Senders that count CR LF, or forget a byte. The segment must end as one, for the CRC alone knows only 256 values.
    for (const int off : {-1, 1, -2, 2}) {
        if (off < 0 && length < std::size_t(-off))
            continue;
        const std::size_t real = length + std::size_t(off);
        const int sent = crcAt(bytes, head + real);
        if (sent < 0 || !bytes.substr(head, real).ends_with("&&"))
            continue;
        if (const auto kind = fittingCrc(bytes.substr(head, real), sent)) {
            FrameEvent out = event(FrameEvent::Kind::Packet, bytes.substr(0, head + real + 4));
            out.segment = bytes.substr(head, real);
            out.crc = *kind;
            out.lengthOff = off;
            return out;
        }
    }
    FrameEvent out = badPacket(bytes, atEnd, FrameEvent::Fault::Crc);
    const std::size_t tail = out.raw.size() < 4 ? 0 : out.raw.size() - 4;
    const bool whole = crcAt(out.raw, tail) >= 0 && out.raw.substr(0, tail).ends_with("&&");
    if (out.kind != FrameEvent::Kind::BadPacket)
        return out;
    // SM4 (2025): the CRC was made of the clear text, so that it cannot fit what is sent.
    const std::size_t cp = out.raw.find("CP=&&");
    const std::size_t cpEnd = out.raw.rfind("&&");
    if (cp != none && cpEnd >= cp + 5 && isCipher(out.raw.substr(cp + 5, cpEnd - cp - 5)))
        out.fault = FrameEvent::Fault::Encrypted;
    else if (out.bytes < head + length + 4 && !whole)
        out.fault = FrameEvent::Fault::CutOff;
    return out;
}

} // namespace

QString crcKindName(CrcKind kind)
{
    switch (kind) {
    case CrcKind::Hj212: return QStringLiteral("hj212");
    case CrcKind::Modbus: return QStringLiteral("modbus");
    case CrcKind::Hj212Swapped: return QStringLiteral("hj212-swapped");
    case CrcKind::ModbusSwapped: return QStringLiteral("modbus-swapped");
    }
    Q_UNREACHABLE();
}

FrameEvent nextFrame(std::string_view bytes, bool atEnd)
{
    if (bytes.empty())
        return {};
    if (bytes[0] == '\n')
        return event(FrameEvent::Kind::LineEnd, bytes.substr(0, 1));
    if (bytes[0] == '\r') {
        if (bytes.size() == 1 && !atEnd)
            return {};
        return event(FrameEvent::Kind::LineEnd, bytes.substr(0, bytes.size() > 1 && bytes[1] == '\n' ? 2 : 1));
    }
    if (bytes.starts_with("##"))
        return packet(bytes, atEnd);
    if (bytes.size() == 1 && bytes[0] == '#' && !atEnd)
        return {};
    std::size_t end = nextBegin(bytes, 0);
    if (end == none) {
        if (!atEnd && bytes.size() < longestWait)
            return {};
        // A last `#` may be the first half of a packet's begin.
        end = bytes.size() - (!atEnd && bytes.ends_with('#') ? 1 : 0);
    }
    return event(FrameEvent::Kind::Text, bytes.substr(0, end));
}

QString frameFaultText(FrameEvent::Fault fault)
{
    switch (fault) {
    case FrameEvent::Fault::None: return {};
    case FrameEvent::Fault::Length:
        return importText(QT_TRANSLATE_NOOP("Import", "the packet's length is not written with 4 digits"));
    case FrameEvent::Fault::CutOff:
        return importText(QT_TRANSLATE_NOOP("Import", "the packet is cut off: it is shorter than its length says"));
    case FrameEvent::Fault::Crc:
        return importText(QT_TRANSLATE_NOOP("Import", "length and CRC of the packet do not fit its data"));
    case FrameEvent::Fault::Encrypted:
        return importText(
            QT_TRANSLATE_NOOP("Import", "the packet is encrypted; ask the monitoring centre for clear text"));
    }
    Q_UNREACHABLE();
}

} // namespace nightjar
