// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nightjar {

/// What a spreadsheet's number format makes of a number.
enum class CellFormat : unsigned char {
    Number,
    Percent,
    Date,  ///< shows no clock
    Clock, ///< shows no date
    DateTime,
    Elapsed, ///< hours beyond a day (`[h]:mm`)
};

/// Kind of a format code (ECMA-376 part 1, 18.8.31): `yyyy"年"m"月"d"日"`, `[h]:mm`, `0.00%`, `General`.
CellFormat kindOfFormat(std::string_view code);
/// Kind of a built-in format number, those of the Chinese versions (27-36, 50-58) included.
CellFormat kindOfBuiltIn(int id);

/// Appends a number as it is exact in a spreadsheet: 15 significant digits (0.30000000000000004 becomes 0.3), no
/// exponent where 20 digits do. Text that is no number is appended as it is; at most 15 digits stay as written.
void appendNumber(std::string &out, std::string_view number);
void appendNumber(std::string &out, double number);

/// Begin of a workbook's count of days.
enum class Epoch { From1900, From1904 };
/// Days that the same date counts less from 1904.
inline constexpr int daysOf1904 = 1'462;

/// Appends what the cell says: a number, a percentage (`8.5%`), or a date serial as `YYYY-MM-DD`, `HH:MM:SS` or
/// `YYYY-MM-DD HH:MM:SS`, rounded to the second. A serial under one is a clock, one of exactly 1 in a clock's format is
/// 24:00:00; a date format whose value has a fraction shows its clock. Serials that are no date stay numbers.
void appendCell(std::string &out, std::string_view number, CellFormat kind, Epoch epoch);
void appendCell(std::string &out, double number, CellFormat kind, Epoch epoch);

} // namespace nightjar
