// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/import/hj212_crc.h"

namespace nightjar {

/// The data segment as a packet with head, length, CRC and tail.
inline QByteArray packetOf(const QByteArray &segment)
{
    const std::string_view view(segment.constData(), std::size_t(segment.size()));
    return "##" + QByteArray::number(segment.size()).rightJustified(4, '0') + segment +
           QByteArray::number(hj212Crc(view), 16).toUpper().rightJustified(4, '0') + "\r\n";
}

} // namespace nightjar
