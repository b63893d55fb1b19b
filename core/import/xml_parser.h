// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include <QString>

#include "core/base/result.h"

struct XML_ParserStruct;

namespace nightjar {

/// Attributes of an element by local name (`id` for `r:id`).
class XmlAttributes
{
public:
    explicit XmlAttributes(const char **pairs) : m_pairs(pairs) {}
    std::string_view value(std::string_view name) const; ///< empty when there is none
private:
    const char **m_pairs;
};

/// What is told of an XML text, in its order. Names come without their prefix, so that transitional and strict
/// Office Open XML and every producer's prefixes read alike.
class XmlEvents
{
public:
    virtual ~XmlEvents() = default;
    virtual void begin(std::string_view name, const XmlAttributes &attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

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

} // namespace nightjar
