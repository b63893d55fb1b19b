// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/import/xml_parser.h"

namespace nightjar {

/// Tells the rows of a sheet to XmlEvents as XmlParser does, for UTF-8 only. A sheet of a million rows is ten million
/// small elements, of which expat reads 80 MB/s and this four times as many. It checks what matters here: elements
/// that close in order, known entities, UTF-8, no document type declaration, no text or tag beyond 1 MiB.
class XmlScanner
{
public:
    explicit XmlScanner(XmlEvents &events) : m_events(events) {}
    Outcome feed(std::string_view piece, XmlParser::Last last, const QString &part, const QString &file);

private:
    enum class Step { Taken, NeedsMore, Fault, Doctype };
    Step scan();
    Step takeText(std::size_t end);
    Step takeMarkup();
    Step takeSkipped();
    Step takeTag(std::size_t end);
    Step takeEnd(std::string_view name);
    Step takeAttributes(std::string_view inside);
    bool decode(std::string_view text, std::string &out) const;

    XmlEvents &m_events;
    std::string m_buffer;
    std::string_view m_window; ///< what is left of the buffer
    std::string m_text;
    XmlAttributes m_attributes;
    std::vector<std::string> m_values; ///< attribute values that held entities
    std::vector<std::string> m_open;   ///< names of the open elements in [0, m_depth)
    std::size_t m_depth = 0;
    std::string_view m_skipUntil; ///< end of the comment or instruction that is being left out
    bool m_sawRoot = false;
    bool m_atStart = true;
};

} // namespace nightjar
