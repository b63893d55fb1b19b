// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_lines.h"

#include <algorithm>
#include <charconv>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int deepest = 16;
constexpr std::size_t mostFields = 4'096;

/// Reads one line; `m_why` stays empty as long as all goes well.
class Flattener
{
public:
    Flattener(std::string_view text, std::vector<JsonField> &fields) : m_text(text), m_fields(fields) {}
    QString read()
    {
        skipBlanks();
        if (!at('{'))
            return importText(QT_TRANSLATE_NOOP("Import", "the line is no JSON object"));
        object({}, 0);
        skipBlanks();
        if (m_why.isEmpty() && m_at != m_text.size())
            broken();
        return m_why;
    }

private:
    bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    bool take(char c)
    {
        skipBlanks();
        if (!at(c))
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks()
    {
        while (at(' ') || at('\t') || at('\r') || at('\n'))
            ++m_at;
    }
    bool refuse(const QString &why)
    {
        if (m_why.isEmpty())
            m_why = why;
        return false;
    }
    bool broken()
    {
        return refuse(importText(QT_TRANSLATE_NOOP("Import", "the line is broken JSON at its byte %1")).arg(m_at + 1));
    }
    bool object(const std::string &prefix, int depth);
    bool member(const std::string &prefix, int depth);
    bool value(std::string name, int depth);
    bool array(int depth);
    bool string(std::string &out);
    bool escape(std::string &out);
    bool unit(std::uint32_t &code);
    bool plain(std::string &out);
    bool add(std::string name, std::string value);

    std::string_view m_text;
    std::vector<JsonField> &m_fields;
    std::size_t m_at = 0;
    int m_arrays = 0; ///< that the reading is in: what stands in them is no field
    QString m_why;
};

bool Flattener::object(const std::string &prefix, int depth)
{
    if (depth > deepest)
        return refuse(importText(QT_TRANSLATE_NOOP("Import", "the line is nested too deeply")));
    ++m_at; // the brace
    if (take('}'))
        return true;
    do {
        if (!member(prefix, depth))
            return false;
    } while (take(','));
    return take('}') || broken();
}

bool Flattener::member(const std::string &prefix, int depth)
{
    std::string name = prefix;
    if (!prefix.empty())
        name += '.';
    skipBlanks();
    if (!string(name) || !take(':'))
        return broken();
    return value(std::move(name), depth);
}

bool Flattener::value(std::string name, int depth)
{
    skipBlanks();
    if (at('{'))
        return object(name, depth + 1);
    if (at('[')) {
        const std::size_t begin = m_at;
        return array(depth + 1) && add(std::move(name), std::string(m_text.substr(begin, m_at - begin)));
    }
    std::string text;
    if (at('"') ? !string(text) : !plain(text))
        return broken();
    return add(std::move(name), std::move(text));
}

bool Flattener::array(int depth)
{
    if (depth > deepest)
        return refuse(importText(QT_TRANSLATE_NOOP("Import", "the line is nested too deeply")));
    ++m_at; // the bracket
    if (take(']'))
        return true;
    ++m_arrays;
    do {
        if (!value({}, depth))
            return false;
    } while (take(','));
    --m_arrays;
    return take(']') || broken();
}

bool Flattener::add(std::string name, std::string value)
{
    if (m_arrays > 0)
        return true;
    if (m_fields.size() == mostFields)
        return refuse(importText(QT_TRANSLATE_NOOP("Import", "the line has more than %1 values")).arg(mostFields));
    m_fields.push_back({std::move(name), std::move(value)});
    return true;
}

/// Appends a quoted text, unescaped.
bool Flattener::string(std::string &out)
{
    if (!at('"'))
        return false;
    ++m_at;
    for (;;) {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\' &&
               std::uint8_t(m_text[m_at]) >= 0x20)
            ++m_at;
        out += m_text.substr(begin, m_at - begin);
        if (at('"')) {
            ++m_at;
            return true;
        }
        if (!at('\\') || !escape(out))
            return false;
    }
}

bool Flattener::unit(std::uint32_t &code)
{
    if (m_at + 4 > m_text.size())
        return false;
    const char *first = m_text.data() + m_at;
    const auto [end, fault] = std::from_chars(first, first + 4, code, 16);
    m_at += 4;
    return fault == std::errc() && end == first + 4;
}

bool Flattener::escape(std::string &out)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (m_at + 2 > m_text.size())
        return false;
    const char letter = m_text[m_at + 1];
    m_at += 2;
    if (letter != 'u') {
        const std::size_t which = letters.find(letter);
        if (which == std::string_view::npos)
            return false;
        out += meanings[which];
        return true;
    }
    std::uint32_t code = 0;
    if (!unit(code))
        return false;
    if (code >= 0xD800 && code < 0xDC00) { // the first half of a character beyond the basic plane
        std::uint32_t low = 0;
        if (m_text.substr(m_at, 2) != "\\u")
            return false;
        m_at += 2;
        if (!unit(low) || low < 0xDC00 || low > 0xDFFF)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code == 0 || (code >= 0xDC00 && code < 0xE000)) {
        return false;
    }
    const char32_t character = code;
    out += QString::fromUcs4(&character, 1).toStdString();
    return true;
}

/// A number as it stands, `true`, `false`, or `null`, which is an empty cell.
bool Flattener::plain(std::string &out)
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && std::string_view(",}] \t\r\n").find(m_text[m_at]) == std::string_view::npos)
        ++m_at;
    const std::string_view word = m_text.substr(begin, m_at - begin);
    if (word == "null")
        return true;
    const bool number = !word.empty() && word.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
                        (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'));
    if (!number && word != "true" && word != "false")
        return false;
    out = word;
    return true;
}

} // namespace

QString flattenJson(std::string_view line, std::vector<JsonField> &fields)
{
    fields.clear();
    QString why = Flattener(line, fields).read();
    if (!why.isEmpty())
        return why;
    std::vector<std::string_view> names;
    for (const JsonField &field : fields)
        names.emplace_back(field.name);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end())
        return importText(QT_TRANSLATE_NOOP("Import", "%1 stands twice in the line")).arg(shownText(*twice));
    return {};
}

} // namespace nightjar
