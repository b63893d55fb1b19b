// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include <QString>

#include "core/import/hj212_crc.h"

namespace nightjar {

enum class CrcKind { Hj212, Modbus, Hj212Swapped, ModbusSwapped };
/// `hj212`, `modbus`, `hj212-swapped`, `modbus-swapped`
QString crcKindName(CrcKind kind);

/// What stands at the begin of a stretch of bytes.
struct FrameEvent {
    enum class Kind {
        NeedMore,  ///< not decided yet; only when more bytes may come
        Packet,    ///< `segment` holds and its CRC fits
        BadPacket, ///< `fault` says why
        Text,      ///< no part of a packet: a time stamp in front of it, or a line without one
        LineEnd,
    };
    enum class Fault { None, Length, CutOff, Crc, Encrypted };
    Kind kind = Kind::NeedMore;
    std::size_t bytes = 0;    ///< how many of the bytes the event covers
    std::string_view segment; ///< data segment of a packet
    std::string_view raw;     ///< the bytes that the event covers
    CrcKind crc = CrcKind::Hj212;
    int lengthOff = 0; ///< true length of the data segment minus the one that was sent: -2..2
    Fault fault = Fault::None;
};

/// Takes the next packet, text or line end from the front of `bytes` (HJ 212 frame: `##`, 4 digits, data segment, CRC,
/// CR LF). Lengths off by up to 2 count as a packet when the CRC fits; a missing tail, LF alone and glued packets do,
/// too. Never asks for more than 64 KiB.
FrameEvent nextFrame(std::string_view bytes, bool atEnd);

/// The reason of a refusal.
QString frameFaultText(FrameEvent::Fault fault);

} // namespace nightjar
