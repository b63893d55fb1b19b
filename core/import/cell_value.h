// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <QString>

#include "core/series/series.h"

namespace nightjar {

/// What a value cell of a foreign table says.
struct CellValue {
    enum class Kind { Nothing, Value, Bad };
    Kind kind = Kind::Nothing; ///< Nothing: the cell is empty
    Reading reading;           ///< missing for `--` and `停运`
    std::string_view text;     ///< the number understood, for the sink; valid until the next cell
    Flag letter = 0;           ///< flag that the cell itself tells; 0 = none
    bool kept = false;         ///< the cell said more than the value: keep it as it stood
    QString reason;            ///< of Bad
};

/// Understands cells by the words of resources/import/cell_words.json and those of a mapping.
class CellValues
{
public:
    /// `words`: further words of cells -> a flag letter, or empty = missing (TableMapping::words).
    explicit CellValues(const std::map<QString, QString> &words = {}, bool decimalComma = false);

    /// `unit`: what the column is known to be in; a cell in another unit is bad.
    void understand(std::string_view cell, const QString &unit, CellValue &value);
    /// The flag that a flag cell tells: a letter or the letter of a word; the text itself where neither is known.
    std::string_view flag(std::string_view cell);
    /// Is this a word that stands before totals, means and notes below a table?
    bool isTotal(std::string_view cell);

private:
    using Words = std::unordered_map<std::string, char>; ///< 0 = missing
    bool number(std::string_view text, CellValue &value);
    bool word(std::string_view text, CellValue &value) const;
    bool bound(std::string_view text, CellValue &value);
    bool tail(std::string_view text, const QString &unit, CellValue &value);
    void understandSlowly(std::string_view cell, const QString &unit, CellValue &value);

    Words m_words;
    std::unordered_map<std::string, char> m_flags;
    std::unordered_map<std::string, bool> m_totals;
    std::vector<std::string> m_below, m_belowBehind, m_above;
    char m_aboveFlag = 'T';
    bool m_decimalComma = false;
    std::string m_folded;
    std::string m_number;
    std::string m_flag;
    std::string m_flagCell; ///< read last
};

inline void CellValues::understand(std::string_view cell, const QString &unit, CellValue &value)
{
    const bool grouped = m_decimalComma && cell.find('.') != std::string_view::npos;
    if (!cell.empty() && !grouped && parseReading(cell, ValueKind::Number, value.reading)) {
        value.kind = CellValue::Kind::Value;
        value.text = cell;
        value.letter = 0;
        value.kept = false;
        return;
    }
    understandSlowly(cell, unit, value);
}

} // namespace nightjar
