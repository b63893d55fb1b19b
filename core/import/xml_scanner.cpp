// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml_scanner.h"

#include <charconv>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t longest = std::size_t(1) << 20;
constexpr std::size_t deepest = 256;
constexpr std::string_view blanks = " \t\r\n";

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool appendCharacter(std::string &out, std::uint32_t code)
{
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return false;
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xC0 | code >> 6);
        out += char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += char(0xE0 | code >> 12);
        out += char(0x80 | (code >> 6 & 0x3F));
        out += char(0x80 | (code & 0x3F));
    } else {
        out += char(0xF0 | code >> 18);
        out += char(0x80 | (code >> 12 & 0x3F));
        out += char(0x80 | (code >> 6 & 0x3F));
        out += char(0x80 | (code & 0x3F));
    }
    return true;
}

/// Where the tag that begins the window ends: a `>` outside of quotes.
std::size_t endOfTag(std::string_view window)
{
    char quote = 0;
    for (std::size_t i = 1; i < window.size(); ++i) {
        const char c = window[i];
        if (quote != 0)
            quote = c == quote ? char(0) : quote;
        else if (c == '>')
            return i;
        else if (c == '"' || c == '\'')
            quote = c;
    }
    return std::string_view::npos;
}

/// ASCII without entities and carriage returns, as nearly all text of a sheet is.
bool isPlain(std::string_view text)
{
    unsigned odd = 0;
    for (const char c : text)
        odd |= unsigned(std::uint8_t(c) & 0x80U) | unsigned(c == '&') | unsigned(c == '\r');
    return odd == 0;
}

std::string_view withoutBlanksBehind(std::string_view text)
{
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

/// Entities and line ends (a carriage return in XML is a line feed).
bool XmlScanner::decode(std::string_view text, std::string &out) const
{
    struct Entity {
        std::string_view name;
        char character;
    };
    static constexpr Entity entities[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    out.clear();
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\r') {
            out += '\n';
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
            continue;
        }
        if (text[at] != '&') {
            const std::size_t next = std::min(text.find_first_of("&\r", at), text.size());
            out += text.substr(at, next - at);
            at = next;
            continue;
        }
        const std::size_t end = text.find(';', at);
        if (end == std::string_view::npos)
            return false;
        const std::string_view name = text.substr(at + 1, end - at - 1);
        at = end + 1;
        if (name.starts_with('#')) {
            const bool hex = name.size() > 1 && name[1] == 'x';
            const std::string_view digits = name.substr(std::min(name.size(), std::size_t(hex ? 2 : 1)));
            std::uint32_t code = 0;
            const auto [stop, trouble] =
                std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
            if (digits.empty() || trouble != std::errc() || stop != digits.data() + digits.size() ||
                !appendCharacter(out, code))
                return false;
            continue;
        }
        const Entity *found = nullptr;
        for (const Entity &entity : entities)
            found = entity.name == name ? &entity : found;
        if (!found)
            return false;
        out += found->character;
    }
    return true;
}

XmlScanner::Step XmlScanner::takeText(std::size_t end)
{
    const std::string_view text = m_window.substr(0, end);
    m_window.remove_prefix(end);
    if (m_depth == 0)
        return text.find_first_not_of(blanks) == std::string_view::npos ? Step::Taken : Step::Fault;
    if (isPlain(text)) {
        m_events.text(text);
        return Step::Taken;
    }
    if (!isUtf8(text))
        return Step::Fault;
    if (!decode(text, m_text))
        return Step::Fault;
    m_events.text(m_text);
    return Step::Taken;
}

XmlScanner::Step XmlScanner::takeSkipped()
{
    const std::size_t end = m_window.find(m_skipUntil);
    if (end == std::string_view::npos) {
        m_window.remove_prefix(m_window.size() - std::min(m_window.size(), m_skipUntil.size() - 1));
        return Step::NeedsMore;
    }
    m_window.remove_prefix(end + m_skipUntil.size());
    m_skipUntil = {};
    return Step::Taken;
}

/// Behind `<!` or `<?`.
XmlScanner::Step XmlScanner::takeMarkup()
{
    constexpr std::string_view cdata = "<![CDATA[";
    if (m_window.starts_with("<?")) {
        m_window.remove_prefix(2);
        m_skipUntil = "?>";
        return Step::Taken;
    }
    if (m_window.size() < cdata.size() && m_window.find('>') == std::string_view::npos)
        return Step::NeedsMore;
    if (m_window.starts_with("<!--")) {
        m_window.remove_prefix(4);
        m_skipUntil = "-->";
        return Step::Taken;
    }
    if (m_window.starts_with(cdata)) {
        const std::size_t end = m_window.find("]]>");
        if (end == std::string_view::npos)
            return Step::NeedsMore;
        const std::string_view text = m_window.substr(cdata.size(), end - cdata.size());
        m_window.remove_prefix(end + 3);
        if (m_depth == 0 || !isUtf8(text))
            return Step::Fault;
        m_events.text(text);
        return Step::Taken;
    }
    return m_window.starts_with("<!DOCTYPE") ? Step::Doctype : Step::Fault;
}

XmlScanner::Step XmlScanner::takeEnd(std::string_view name)
{
    name = withoutBlanksBehind(name);
    if (m_depth == 0 || m_open[m_depth - 1] != name)
        return Step::Fault;
    --m_depth;
    m_events.end(xmlLocalName(name));
    return Step::Taken;
}

XmlScanner::Step XmlScanner::takeAttributes(std::string_view inside)
{
    m_attributes.pairs.clear();
    std::size_t decoded = 0;
    for (std::size_t at = 0;;) {
        while (at < inside.size() && isBlank(inside[at]))
            ++at;
        if (at == inside.size())
            return Step::Taken;
        const std::size_t equals = inside.find('=', at);
        if (equals == std::string_view::npos || equals == at)
            return Step::Fault;
        const std::string_view name = withoutBlanksBehind(inside.substr(at, equals - at));
        std::size_t open = equals + 1;
        while (open < inside.size() && isBlank(inside[open]))
            ++open;
        if (open == inside.size() || (inside[open] != '"' && inside[open] != '\''))
            return Step::Fault;
        const std::size_t close = inside.find(inside[open], open + 1);
        if (close == std::string_view::npos)
            return Step::Fault;
        std::string_view value = inside.substr(open + 1, close - open - 1);
        if (value.find('&') != std::string_view::npos) {
            if (m_values.size() <= decoded)
                m_values.resize(64); // views into them must stay; more than 64 such attributes are refused
            if (decoded == m_values.size() || !decode(value, m_values[decoded]))
                return Step::Fault;
            value = m_values[decoded++];
        }
        m_attributes.pairs.push_back({xmlLocalName(name), value});
        at = close + 1;
    }
}

/// `<name attribute="value">`, `<name/>` or `</name>`; `end` is the place of its `>`.
XmlScanner::Step XmlScanner::takeTag(std::size_t end)
{
    std::string_view tag = m_window.substr(1, end - 1);
    m_window.remove_prefix(end + 1);
    if (tag.starts_with('/'))
        return takeEnd(tag.substr(1));
    const bool empty = tag.ends_with('/');
    if (empty)
        tag.remove_suffix(1);
    std::size_t length = 0;
    while (length < tag.size() && !isBlank(tag[length]))
        ++length;
    const std::string_view name = tag.substr(0, length);
    if (name.empty() || (m_depth == 0 && m_sawRoot))
        return Step::Fault;
    if (m_depth == deepest)
        return Step::Fault;
    m_sawRoot = true;
    if (const Step step = takeAttributes(tag.substr(length)); step != Step::Taken)
        return step;
    m_events.begin(xmlLocalName(name), m_attributes);
    if (empty) {
        m_events.end(xmlLocalName(name));
        return Step::Taken;
    }
    if (m_open.size() == m_depth)
        m_open.emplace_back();
    m_open[m_depth++] = name;
    return Step::Taken;
}

XmlScanner::Step XmlScanner::scan()
{
    if (!m_skipUntil.empty())
        return takeSkipped();
    if (m_window.empty())
        return Step::NeedsMore;
    if (m_window[0] != '<') {
        const std::size_t end = m_window.find('<');
        return end == std::string_view::npos ? Step::NeedsMore : takeText(end);
    }
    if (m_window.size() < 2)
        return Step::NeedsMore;
    if (m_window[1] == '!' || m_window[1] == '?')
        return takeMarkup();
    const std::size_t end = endOfTag(m_window);
    return end == std::string_view::npos ? Step::NeedsMore : takeTag(end);
}

Outcome XmlScanner::feed(std::string_view piece, XmlParser::Last last, const QString &part, const QString &file)
{
    const std::size_t left = m_window.size();
    if (left > 0)
        m_buffer.erase(0, m_buffer.size() - left);
    else
        m_buffer.clear();
    m_buffer += piece;
    m_window = m_buffer;
    if (m_atStart && m_window.size() < 3 && last == XmlParser::Last::No)
        return Done{}; // half a byte-order mark
    if (m_atStart && m_window.starts_with("\xEF\xBB\xBF"))
        m_window.remove_prefix(3);
    m_atStart = false;
    Step step = Step::Taken;
    while (step == Step::Taken)
        step = scan();
    if (step == Step::Doctype)
        return xmlDeclaresEntities(part, file);
    if (step == Step::Fault)
        return xmlDamaged(part, file);
    if (m_window.size() > longest)
        return xmlDamaged(part, file);
    const bool rest = m_window.find_first_not_of(blanks) != std::string_view::npos;
    if (last == XmlParser::Last::Yes && (m_depth > 0 || !m_sawRoot || rest || !m_skipUntil.empty()))
        return xmlDamaged(part, file);
    return Done{};
}

} // namespace nightjar
