// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/import/hj212_frame.h"
#include "core/import/hj212_message.h"

namespace nightjar {

/// The answer that a platform owes to a packet whose Flag asks for one (bit 0); empty when it asks for none. Data is
/// answered with 9014, notices (clock, login, heartbeat, serial number) with 9013, requests, which nobody may send to a
/// bureau's copy, with 9011 and QnRtn=2 (refused). The answer repeats QN, PW and MN, keeps the version bits of Flag and
/// carries the kind of CRC that the device itself uses.
QByteArray hj212Answer(const Hj212Message &message, CrcKind crc);

} // namespace nightjar
