// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace nightjar {

/// CRC16 of HJ 212 annex A: `reg = (reg >> 8) ^ byte`, so the register's low byte is thrown away. 0xFFFF at the begin.
std::uint16_t hj212Crc(std::string_view segment);
/// CRC-16/MODBUS, which many devices send instead.
std::uint16_t modbusCrc(std::string_view segment);

} // namespace nightjar
