// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml_parser.h"

#include <cstring>

#include <expat.h>

#include "core/import/text.h"

namespace nightjar {
namespace {

std::string_view localName(const char *name)
{
    const char *colon = std::strchr(name, ':');
    return colon ? colon + 1 : name;
}

} // namespace

struct XmlParser::State {
    XmlEvents &events;
    XML_Parser parser;
    bool hasDoctype = false;

    static void XMLCALL begin(void *self, const char *name, const char **attributes)
    {
        static_cast<State *>(self)->events.begin(localName(name), XmlAttributes(attributes));
    }
    static void XMLCALL end(void *self, const char *name) { static_cast<State *>(self)->events.end(localName(name)); }
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

std::string_view XmlAttributes::value(std::string_view name) const
{
    for (const char **pair = m_pairs; *pair; pair += 2) {
        if (localName(*pair) == name)
            return pair[1];
    }
    return {};
}

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
    if (m_state->hasDoctype) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP(
                                    "Import", "%1 in %2 declares entities (DTD), which no table needs and which could "
                                              "fetch other files; nothing of it was read. Save it again from a "
                                              "spreadsheet program."))
                         .arg(part, file),
                     file};
    }
    return Error{Error::Kind::Damaged,
                 importText(QT_TRANSLATE_NOOP("Import", "%1 in %2 is damaged in its line %3 (%4). Save it again from a "
                                                        "spreadsheet program."))
                     .arg(part, file)
                     .arg(qint64(XML_GetCurrentLineNumber(m_parser.get())))
                     .arg(QString::fromLatin1(XML_ErrorString(XML_GetErrorCode(m_parser.get())))),
                 file};
}

} // namespace nightjar
