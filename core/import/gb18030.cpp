// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/gb18030.h"

#include <string>
#include <vector>

#include <unicode/ucnv.h>

namespace nightjar {
namespace {

constexpr std::size_t pairsOfLead = 190;       // second bytes 0x40..0x7E, 0x80..0xFE
constexpr std::size_t leads = 126;             // 0x81..0xFE
constexpr std::size_t fourByteBmp = 39420;     // 0x81308130..0x8431A439
constexpr std::size_t fourByteBeyond = 189000; // 0x90308130 is U+10000

/// Codes of all two-byte characters and of the four-byte ones of the basic plane; 0 = not assigned.
struct Tables {
    std::vector<char16_t> two;
    std::vector<char16_t> four;
    Tables();
};

/// Converts characters of `width` bytes, each of which is one UTF-16 unit (the converter writes U+FFFD for those that
/// are not assigned).
std::vector<char16_t> converted(UConverter *converter, const std::string &bytes, std::size_t width)
{
    const std::size_t count = bytes.size() / width;
    std::vector<char16_t> codes(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        UErrorCode status = U_ZERO_ERROR;
        char16_t units[4] = {};
        const auto got = ucnv_toUChars(converter, units, 4, bytes.data() + i * width, std::int32_t(width), &status);
        if (got == 1 && units[0] != 0xFFFD)
            codes[i] = units[0];
    }
    return codes;
}

Tables::Tables()
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &status);
    std::string pairs;
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
        for (unsigned second = 0x40; second <= 0xFE; ++second) {
            if (second == 0x7F)
                continue;
            pairs += char(lead);
            pairs += char(second);
        }
    }
    std::string fours;
    for (std::size_t i = 0; i < fourByteBmp; ++i) {
        fours += char(0x81 + i / 12600);
        fours += char(0x30 + i / 1260 % 10);
        fours += char(0x81 + i / 10 % 126);
        fours += char(0x30 + i % 10);
    }
    if (U_FAILURE(status)) { // ICU without its data: nothing can be decoded, every such row says so
        two.resize(leads * pairsOfLead);
        four.resize(fourByteBmp);
        return;
    }
    two = converted(converter, pairs, 2);
    four = converted(converter, fours, 4);
    ucnv_close(converter);
}

const Tables &tables()
{
    static const Tables all;
    return all;
}

} // namespace

GbCharacter gbCharacter(std::string_view bytes)
{
    using Kind = GbCharacter::Kind;
    static const Tables &all = tables();
    const auto byte = [&](std::size_t i) { return std::uint8_t(bytes[i]); };
    if (byte(0) < 0x81 || byte(0) == 0xFF)
        return {Kind::Bad, 0, 1};
    if (bytes.size() < 2)
        return {Kind::Incomplete, 0, 1};
    const unsigned second = byte(1);
    if (second >= 0x40 && second != 0x7F && second != 0xFF) {
        const std::size_t index = (byte(0) - 0x81U) * pairsOfLead + second - (second > 0x7F ? 0x41U : 0x40U);
        const char16_t code = all.two[index];
        return code ? GbCharacter{Kind::Good, code, 2} : GbCharacter{Kind::Bad, 0, 2};
    }
    if (second < 0x30 || second > 0x39)
        return {Kind::Bad, 0, 1};
    if (bytes.size() < 3)
        return {Kind::Incomplete, 0, 1};
    if (byte(2) < 0x81 || byte(2) == 0xFF)
        return {Kind::Bad, 0, 1};
    if (bytes.size() < 4)
        return {Kind::Incomplete, 0, 1};
    if (byte(3) < 0x30 || byte(3) > 0x39)
        return {Kind::Bad, 0, 1};
    const std::size_t index =
        (((byte(0) - 0x81U) * 10U + second - 0x30U) * 126U + byte(2) - 0x81U) * 10U + byte(3) - 0x30U;
    if (index < fourByteBmp) {
        const char16_t code = all.four[index];
        return code ? GbCharacter{Kind::Good, code, 4} : GbCharacter{Kind::Bad, 0, 4};
    }
    if (index >= fourByteBeyond && index < fourByteBeyond + 0x100000)
        return {Kind::Good, char32_t(0x10000 + index - fourByteBeyond), 4};
    return {Kind::Bad, 0, 4};
}

} // namespace nightjar
