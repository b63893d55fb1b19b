// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace nightjar {

/// One `code-Field=value` or `Name=value` of a CP.
struct Hj212Item {
    std::string_view name;  ///< left of `=`
    std::string_view code;  ///< before the last `-`; empty for `Name=value`
    std::string_view field; ///< behind it; the whole name for `Name=value`
    std::string_view value;
    std::string_view raw;
    bool hasValue = true; ///< false: a piece without `=`
};

/// Is a CP encrypted (SM4, HJ 212-2025): bytes printed as `{0xE4,0x3E,...}`, or as bare hex digits of one block of 16
/// and more, with the tail of less than a block in clear?
bool isCipher(std::string_view cp);

/// The header fields of a data segment; views into it.
struct Hj212Message {
    std::string_view qn;
    std::string_view st;
    std::string_view cn;
    std::string_view mn;
    std::string_view pw;
    int flag = -1; ///< -1: not sent, as in many packets of 2005
    int pnum = 0;  ///< 0: not split
    int pno = 0;
    std::string_view rf; ///< `1` on packets that are sent again (2025)
    std::string_view cp; ///< between `&&` and `&&`
    bool hasCp = false;
    /// Edition of the protocol by bits 7..2 of Flag: 2005, 2017, 2025; 0 = a later one.
    int edition() const;
    bool encrypted() const { return isCipher(cp); }
};

/// Reads the header; tolerant against order, case of the names and stray commas.
Hj212Message parseMessage(std::string_view segment);
/// Splits a CP into its items: groups by `;`, items by `,`. A value with a decimal comma stays whole.
void parseItems(std::string_view cp, std::vector<Hj212Item> &items);
/// `YYYYMMDDhhmmss`, local time; milliseconds behind it are cut off and told by `fraction`.
std::optional<Seconds> parseDataTime(std::string_view text, bool *fraction = nullptr);

/// parseDataTime() for texts of 14 digits; those of the day before cost a comparison and six digits.
class DataTimeReader
{
public:
    std::optional<Seconds> read(std::string_view text);

private:
    char m_date[8] = {};
    Seconds m_midnight = 0;
    bool m_known = false;
};

} // namespace nightjar
