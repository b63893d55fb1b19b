// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/cell_value.h"

#include <algorithm>

#include <QJsonArray>

#include "core/import/cell_times.h"
#include "core/import/import_resource.h"
#include "core/import/sample_cells.h"
#include "core/import/text.h"
#include "core/import/units.h"

namespace nightjar {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return out;
}

std::string foldedWord(const QString &word)
{
    std::string out;
    foldWide(word.toStdString(), out);
    return lower(out);
}

std::vector<std::string> list(const QJsonValue &value)
{
    std::vector<std::string> out;
    for (const QJsonValue &word : value.toArray())
        out.push_back(foldedWord(word.toString()));
    return out;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    const std::size_t end = text.find_last_not_of(' ');
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// Takes the separators of thousands out of `1,234,567.8`; false where they do not stand so.
bool withoutThousands(std::string_view text, char separator, char point, std::string &out)
{
    out.clear();
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    out.append(text.substr(0, at));
    std::size_t group = 0;
    bool separated = false;
    for (; at < text.size() && text[at] != point; ++at) {
        if (text[at] == separator) {
            const bool leadingZero = !separated && out.size() >= group && group > 0 && out[out.size() - group] == '0';
            if (group == 0 || group > 3 || (separated && group != 3) || leadingZero)
                return false; // 0,123 is no number of thousands
            separated = true;
            group = 0;
        } else if (isDigit(text[at])) {
            ++group;
            out += text[at];
        } else {
            return false;
        }
    }
    if (separated && group != 3)
        return false;
    if (at < text.size()) {
        out += '.';
        out.append(text.substr(at + 1));
    }
    return separated || point != '.';
}

/// `1.5E-02` as spreadsheets write small numbers, `.53` as databases do, `5.`: the same number in the form that is
/// kept.
bool inPlainForm(std::string_view text, std::string &out)
{
    out.clear();
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        out += text[at++];
    const std::size_t whole = at;
    while (at < text.size() && isDigit(text[at]))
        out += text[at++];
    const bool hasWhole = at > whole;
    if (!hasWhole)
        out += '0';
    bool hasFraction = false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t point = ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        hasFraction = at > point;
        if (hasFraction)
            out.append(".").append(text.substr(point, at - point));
    }
    if (!hasWhole && !hasFraction)
        return false;
    if (at == text.size())
        return true;
    if (text[at] != 'e' && text[at] != 'E')
        return false;
    out += 'e';
    out.append(text.substr(at + 1)); // parseReading() looks at the exponent
    return true;
}

} // namespace

CellValues::CellValues(const std::map<QString, QString> &words, bool decimalComma) : m_decimalComma(decimalComma)
{
    static const QJsonObject table = importResource(QStringLiteral("cell_words.json"));
    for (const std::string &text : list(table[u"missing"]))
        m_words[text] = 0;
    const QJsonObject below = table[u"below_detection"].toObject();
    m_below = list(below[u"before"]);
    m_belowBehind = list(below[u"behind"]);
    for (const std::string &text : list(below[u"alone"]))
        m_words[text] = 0;
    const QJsonObject above = table[u"above_range"].toObject();
    m_above = list(above[u"before"]);
    m_aboveFlag = above[u"flag"].toString().toLatin1().at(0);
    const QJsonObject flags = table[u"flags"].toObject();
    for (auto flag = flags.begin(); flag != flags.end(); ++flag) {
        const char letter = flag.key().toLatin1().at(0);
        for (const std::string &text : list(*flag)) {
            m_flags[text] = letter;
            if (letter != flagNormal && letter != flagUnknown) // "normal" in place of a value explains nothing
                m_words[text] = letter;
        }
    }
    for (const std::string &text : list(table[u"totals"]))
        m_totals[text] = true;
    for (const auto &[word, letter] : words) {
        const std::string text = foldedWord(word);
        const char code = letter.isEmpty() ? '\0' : letter.toLatin1().at(0);
        m_words[text] = code;
        if (code)
            m_flags[text] = code;
    }
}

bool CellValues::number(std::string_view text, CellValue &value)
{
    // Where the comma is the decimal sign, 1.234 may be a thousand, or come from a cell that holds a number.
    const bool grouped = m_decimalComma && text.find('.') != std::string_view::npos;
    if (grouped && text.find(',') == std::string_view::npos && text.find('.') == text.rfind('.'))
        return false;
    if (grouped || text.empty() || !parseReading(text, ValueKind::Number, value.reading)) {
        const bool understood =
            m_decimalComma ? withoutThousands(text, '.', ',', m_number) : withoutThousands(text, ',', '.', m_number);
        if ((!understood || !parseReading(m_number, ValueKind::Number, value.reading)) &&
            (m_decimalComma || !inPlainForm(text, m_number) ||
             !parseReading(m_number, ValueKind::Number, value.reading)))
            return false;
        text = m_number;
        value.kept = true;
    }
    value.kind = CellValue::Kind::Value;
    value.text = text;
    return true;
}

/// `--`, `停运`, `故障`: no value, perhaps a flag.
bool CellValues::word(std::string_view text, CellValue &value) const
{
    const auto found = m_words.find(lower(text));
    if (found == m_words.end())
        return false;
    value.kind = CellValue::Kind::Value;
    value.reading = {};
    value.text = {};
    value.letter = Flag(found->second);
    value.kept = true;
    return true;
}

/// `<0.5`, `≥ 200`: the number is the bound.
bool CellValues::bound(std::string_view text, CellValue &value)
{
    const auto begins = [&](const std::vector<std::string> &words) {
        for (const std::string &word : words) {
            if (text.starts_with(word))
                return word.size();
        }
        return std::size_t(0);
    };
    const std::size_t below = begins(m_below);
    const std::size_t above = below ? 0 : begins(m_above);
    if (below + above == 0 || !number(trimmed(text.substr(below + above)), value))
        return false;
    if (above)
        value.letter = Flag(m_aboveFlag);
    value.kept = true;
    return true;
}

/// `0.5L`, `12.3N`, `12.3(C)`, `8.5 %`, `12.3mg/m3(校准)`: a number and what stands behind it.
bool CellValues::tail(std::string_view text, const QString &unit, CellValue &value)
{
    std::size_t end = text.find_first_not_of("+-0123456789.,");
    if (end == 0 || end == std::string_view::npos)
        return false;
    std::string rest = lower(trimmed(text.substr(end)));
    std::string_view front = trimmed(text.substr(0, end));
    while (!front.empty() && front.back() == ',')
        front.remove_suffix(1);
    bool understood = false;
    for (int part = 0; part < 3 && !rest.empty(); ++part) {
        understood = false;
        if (std::find(m_belowBehind.begin(), m_belowBehind.end(), rest) != m_belowBehind.end()) {
            rest.clear();
            understood = true;
            break;
        }
        // From behind: a letter or word, in brackets or not.
        std::string_view last = rest;
        std::size_t cut = rest.size();
        if (last.back() == ')' || last.back() == ']') {
            cut = last.find_last_of("([");
            if (cut == std::string_view::npos)
                return false;
            last = last.substr(cut + 1, last.size() - cut - 2);
        } else {
            cut = 0;
            last = trimmed(last.substr(last.find_first_not_of(",/;|_ ") == std::string_view::npos
                                           ? last.size()
                                           : last.find_first_not_of(",/;|_ ")));
        }
        const std::string word(trimmed(last));
        if (const auto flag = m_flags.find(word); flag != m_flags.end()) {
            value.letter = Flag(flag->second);
            rest = std::string(trimmed(std::string_view(rest).substr(0, cut)));
            understood = true;
            continue;
        }
        if (const UnitWord found = unitWord(std::string_view(word)); found.known()) {
            if (!unit.isEmpty() && found.unit != unit) {
                value.kind = CellValue::Kind::Bad;
                value.reason = importText(QT_TRANSLATE_NOOP("Import", "the cell is in %1, its column in %2"))
                                   .arg(found.unit, unit);
                return true;
            }
            rest = std::string(trimmed(std::string_view(rest).substr(0, cut)));
            understood = true;
        } else {
            return false;
        }
    }
    if (!understood || !rest.empty())
        return false;
    const Flag letter = value.letter;
    if (!number(front, value))
        return false;
    value.letter = letter;
    value.kept = true;
    return true;
}

void CellValues::understandSlowly(std::string_view cell, const QString &unit, CellValue &value)
{
    value = {};
    const bool wide = foldWide(cell.substr(0, 400), m_folded);
    const std::string_view text = m_folded;
    if (text.empty())
        return;
    if (text.size() <= 160 && cell.size() <= 400) {
        if (number(text, value)) {
            value.kept |= wide;
            return;
        }
        if (word(text, value) || bound(text, value) || tail(text, unit, value))
            return;
    }
    value = {};
    value.kind = CellValue::Kind::Bad;
    const bool point = m_decimalComma && text.find('.') != std::string_view::npos;
    value.reason = point ? importText(QT_TRANSLATE_NOOP("Import", "the point in %1 may stand before decimals or before "
                                                                  "thousands, where the file's decimal sign is a "
                                                                  "comma"))
                               .arg(fromUtf8(cell.substr(0, 60)))
                         : badValueText(cell, ValueKind::Number);
}

std::string_view CellValues::flag(std::string_view cell)
{
    if (cell.size() == 1 && cell[0] >= 'A' && cell[0] <= 'Z')
        return cell;
    if (!m_flagCell.empty() && cell == m_flagCell)
        return m_flag;
    m_flagCell = cell;
    std::string folded;
    foldWide(cell.substr(0, 200), folded);
    std::string key = lower(folded);
    // `N(正常)`, `N:正常`, `校准(C)`
    if (!m_flags.contains(key)) {
        if (key.size() > 2 && std::string_view("(:[-").find(key[1]) != std::string_view::npos &&
            m_flags.contains(key.substr(0, 1)))
            key = key.substr(0, 1);
        else if (const std::size_t bracket = key.find('('); bracket != std::string::npos && bracket > 0)
            key = key.substr(0, bracket);
    }
    const auto found = m_flags.find(key);
    // A letter as it came; lower case is not ours to change, except where it stands for a word.
    m_flag = found == m_flags.end() ? folded : std::string(1, found->second);
    return m_flag;
}

bool CellValues::isTotal(std::string_view cell)
{
    if (cell.size() > 60 || cell.empty() || isDigit(cell[0]))
        return false;
    std::string folded;
    foldWide(cell, folded);
    if (const std::size_t colon = folded.find(':'); colon != std::string::npos)
        folded.erase(colon);
    std::string key = lower(folded);
    std::erase(key, ' ');
    return m_totals.contains(key);
}

} // namespace nightjar
