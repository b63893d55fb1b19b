// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xlsx_strings.h"

#include <charconv>
#include <limits>

#include "core/import/text.h"
#include "core/import/xml_parser.h"
#include "core/import/zip_reader.h"

namespace nightjar {
namespace {

constexpr std::size_t mostInMemory = std::size_t(24) << 20;
constexpr std::size_t longestText = std::size_t(1) << 20; ///< Excel allows 32,767 characters

} // namespace

/// Puts the runs of each `si` together and leaves out its reading aids (`rPh`).
class SharedTextEvents : public XmlEvents
{
public:
    explicit SharedTextEvents(SharedTexts &texts) : m_texts(texts) {}
    void begin(std::string_view name, const XmlAttributes &) override
    {
        if (name == "si")
            m_text.clear();
        else if (name == "rPh")
            m_reading = false;
        m_inText = name == "t" && m_reading;
    }
    void end(std::string_view name) override
    {
        m_inText = false;
        if (name == "rPh") {
            m_reading = true;
        } else if (name == "si") {
            unescapeText(m_text);
            ok = m_texts.add(m_text) && ok;
        }
    }
    void text(std::string_view text) override
    {
        if (m_inText && m_text.size() < longestText)
            m_text += text;
    }
    bool ok = true; ///< false: there is no room for more

private:
    SharedTexts &m_texts;
    std::string m_text;
    bool m_inText = false;
    bool m_reading = true;
};

bool SharedTexts::add(std::string_view text)
{
    const std::size_t before = m_ends.empty() ? 0 : m_ends.back();
    if (before + text.size() > std::numeric_limits<std::uint32_t>::max())
        return false;
    m_memory += text;
    m_ends.push_back(std::uint32_t(before + text.size()));
    return m_memory.size() < mostInMemory || spill();
}

bool SharedTexts::spill()
{
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open())
            return false;
    }
    if (m_file->write(m_memory.data(), qint64(m_memory.size())) != qint64(m_memory.size()))
        return false;
    m_memory.clear();
    return true;
}

Outcome SharedTexts::read(ZipReader &zip, const ZipEntry &part, const QString &file,
                          const std::function<Outcome()> &onPiece)
{
    const auto noRoom = [&] {
        return Error{Error::Kind::Io,
                     importText(QT_TRANSLATE_NOOP("Import", "The texts of %1 need a temporary file, and there is no "
                                                            "room for it (or they exceed 4 GB). Free some room."))
                         .arg(file),
                     file};
    };
    if (auto outcome = zip.enter(part); !outcome)
        return outcome;
    SharedTextEvents events(*this);
    XmlParser parser(events);
    std::vector<char> piece(128 * 1024);
    for (;;) {
        const auto got = zip.read(piece.data(), qint64(piece.size()));
        if (!got)
            return got.error();
        const auto last = *got == 0 ? XmlParser::Last::Yes : XmlParser::Last::No;
        if (auto outcome = parser.feed({piece.data(), std::size_t(*got)}, last, part.name, file); !outcome)
            return outcome;
        if (!events.ok)
            return noRoom();
        if (auto outcome = onPiece(); !outcome)
            return outcome;
        if (*got == 0)
            break;
    }
    m_ends.shrink_to_fit();
    m_all = m_memory;
    if (!m_file)
        return Done{};
    if (!spill() || !m_file->flush())
        return noRoom();
    const uchar *mapped = m_file->map(0, m_file->size());
    if (!mapped)
        return noRoom();
    m_memory = {};
    m_all = {reinterpret_cast<const char *>(mapped), std::size_t(m_file->size())};
    return Done{};
}

void unescapeText(std::string &text)
{
    std::size_t at = text.find("_x");
    if (at == std::string::npos)
        return;
    for (; at != std::string::npos; at = text.find("_x", at + 1)) {
        unsigned code = 0;
        if (at + 7 > text.size() || text[at + 6] != '_')
            continue;
        const char *first = text.data() + at + 2;
        const auto [end, fault] = std::from_chars(first, first + 4, code, 16);
        if (fault != std::errc() || end != first + 4 || code == 0 || code >= 0x80)
            continue; // what is not ASCII is never escaped
        text.replace(at, 7, 1, char(code));
    }
}

} // namespace nightjar
