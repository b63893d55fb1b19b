// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml_parser.h"

#include <expat.h>

#include "core/import/text.h"

namespace nightjar {

struct XmlParser::State {
    XmlEvents &events;
    XML_Parser parser;
    bool hasDoctype = false;
    XmlAttributes attributes = {};

    static void XMLCALL begin(void *self, const char *name, const char **pairs)
    {
        auto *state = static_cast<State *>(self);
        state->attributes.pairs.clear();
        for (; *pairs; pairs += 2)
            state->attributes.pairs.push_back({xmlLocalName(pairs[0]), pairs[1]});
        state->events.begin(xmlLocalName(name), state->attributes);
    }
    static void XMLCALL end(void *self, const char *name)
    {
        static_cast<State *>(self)->events.end(xmlLocalName(name));
    }
    static void XMLCALL text(void *self, const char *bytes, int count)
    {
        static_cast<State *>(self)->events.text({bytes, std::size_t(count)});
    }
    static void XMLCALL doctype(void *self, const char *, const char *, const char *, int)
    {
        auto *state = static_cast<State *>(self);
        state->hasDoctype = true;
        XML_StopParser(state->parser, XML_FALSE);
    }
};

void XmlParser::Free::operator()(XML_ParserStruct *parser) const { XML_ParserFree(parser); }

XmlParser::XmlParser(XmlEvents &events) : m_parser(XML_ParserCreate(nullptr))
{
    m_state = std::make_unique<State>(State{events, m_parser.get()});
    XML_SetUserData(m_parser.get(), m_state.get());
    XML_SetElementHandler(m_parser.get(), State::begin, State::end);
    XML_SetCharacterDataHandler(m_parser.get(), State::text);
    XML_SetStartDoctypeDeclHandler(m_parser.get(), State::doctype);
}

XmlParser::~XmlParser() = default;

Outcome XmlParser::feed(std::string_view piece, Last last, const QString &part, const QString &file)
{
    if (XML_Parse(m_parser.get(), piece.data(), int(piece.size()), last == Last::Yes) == XML_STATUS_OK)
        return Done{};
    if (m_state->hasDoctype)
        return xmlDeclaresEntities(part, file);
    return xmlDamaged(part, file);
}

Error xmlDeclaresEntities(const QString &part, const QString &file)
{
    return Error{
        Error::Kind::BadInput,
        importText(QT_TRANSLATE_NOOP("Import", "%1 in %2 declares entities (DTD), which no table needs and which could "
                                               "fetch other files; nothing of it was read. Save it again from a "
                                               "spreadsheet program."))
            .arg(part, file),
        file};
}

Error xmlDamaged(const QString &part, const QString &file)
{
    return Error{
        Error::Kind::Damaged,
        importText(QT_TRANSLATE_NOOP("Import", "%1 in %2 is damaged: it is no XML that holds together. Save it "
                                               "again from a spreadsheet program."))
            .arg(part, file),
        file};
}

} // namespace nightjar
