// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nightjar {

/// A character of GB18030 (GB 18030-2005, the tables of ICU).
struct GbCharacter {
    enum class Kind { Good, Bad, Incomplete } kind = Kind::Bad;
    char32_t code = 0;
    std::size_t bytes = 1; ///< 2 or 4 when good
};

/// The character that begins with the byte over 127 at the front of `bytes`. No second or later byte of one is below
/// 0x30, so commas, quotes and line ends are always themselves.
GbCharacter gbCharacter(std::string_view bytes);

} // namespace nightjar
