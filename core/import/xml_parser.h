// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>

#include "core/base/result.h"
#include "core/import/xml_events.h"

struct XML_ParserStruct;

namespace nightjar {

/// Parses XML piece by piece (expat). A document type declaration, and with it every entity that could unfold or fetch
/// other files, is refused.
class XmlParser
{
public:
    explicit XmlParser(XmlEvents &events);
    ~XmlParser();
    XmlParser(const XmlParser &) = delete;
    XmlParser &operator=(const XmlParser &) = delete;

    enum class Last { No, Yes };
    /// `part` and `file` name the text in the sentence of an error.
    Outcome feed(std::string_view piece, Last last, const QString &part, const QString &file);

private:
    struct Free {
        void operator()(XML_ParserStruct *parser) const;
    };
    struct State;
    std::unique_ptr<XML_ParserStruct, Free> m_parser;
    std::unique_ptr<State> m_state;
};

/// The sentences of both readers of XML.
Error xmlDeclaresEntities(const QString &part, const QString &file);
Error xmlDamaged(const QString &part, const QString &file);

} // namespace nightjar
