// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/text.h"

#include <cstring>

namespace nightjar {
namespace {

/// Length of the well-formed character at `at`; 0 when the bytes there are none.
std::size_t characterLength(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return std::uint8_t(bytes[i]); };
    const std::uint8_t first = byte(at);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > bytes.size())
        return 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    switch (first) {
    case 0xE0: low = 0xA0; break;
    case 0xED: high = 0x9F; break;
    case 0xF0: low = 0x90; break;
    case 0xF4: high = 0x8F; break;
    default: break;
    }
    if (byte(at + 1) < low || byte(at + 1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        if (at + 8 <= bytes.size()) {
            std::memcpy(&eight, bytes.data() + at, 8);
            if (!(eight & 0x8080808080808080U)) {
                at += 8;
                continue;
            }
        }
        const std::size_t length = characterLength(bytes, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

QString shownText(std::string_view bytes)
{
    constexpr int longest = 200;
    QString out;
    std::size_t at = 0;
    while (at < bytes.size() && out.size() < longest) {
        const std::size_t length = characterLength(bytes, at);
        const std::uint8_t first = std::uint8_t(bytes[at]);
        if (length == 0 || (first < 0x20 && first != '\t' && first != '\n') || first == 0x7F) {
            out += QStringLiteral("\\x%1").arg(uint(first), 2, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x');
            ++at;
        } else {
            out += fromUtf8(bytes.substr(at, length));
            at += length;
        }
    }
    out.truncate(longest);
    return out;
}

} // namespace nightjar
