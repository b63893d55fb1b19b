// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xls_records.h"

#include <algorithm>

#include <QStringDecoder>

namespace nightjar {
namespace {

/// UTF-16 or Latin-1 characters as UTF-8.
void appendCharacters(std::string_view bytes, bool wide, std::u16string &out)
{
    if (!wide) {
        for (const char c : bytes)
            out += char16_t(std::uint8_t(c));
        return;
    }
    for (std::size_t i = 0; i + 2 <= bytes.size(); i += 2)
        out += char16_t(littleEndian<quint16>(bytes.data() + i));
}

/// Reads the texts over the ends of their records: characters go on behind a new byte that says how wide they are,
/// everything else goes on as it is.
class TextReader
{
public:
    explicit TextReader(XlsRecords &records) : m_records(records), m_data(records.data()) {}

    bool skip(std::size_t count)
    {
        while (count > 0) {
            if (m_data.empty() && !more())
                return false;
            const std::size_t length = std::min(count, m_data.size());
            m_data.remove_prefix(length);
            count -= length;
        }
        return true;
    }
    template <class T>
    bool number(T &value)
    {
        char bytes[sizeof value];
        for (char &byte : bytes) {
            if (m_data.empty() && !more())
                return false;
            byte = m_data.front();
            m_data.remove_prefix(1);
        }
        value = littleEndian<T>(bytes);
        return true;
    }
    bool characters(std::size_t count, bool wide, std::u16string &out)
    {
        while (count > 0) {
            if (m_data.empty()) {
                quint8 flags = 0;
                if (!more() || !number(flags))
                    return false;
                wide = flags & 1;
            }
            const std::size_t width = wide ? 2 : 1;
            const std::size_t here = std::min(count, m_data.size() / width);
            if (here == 0)
                return false; // half a character at the end of a record
            appendCharacters(m_data.substr(0, here * width), wide, out);
            m_data.remove_prefix(here * width);
            count -= here;
        }
        return true;
    }

private:
    bool more()
    {
        if (!m_records.next() || m_records.type() != xls::Continue)
            return false;
        m_data = m_records.data();
        return !m_data.empty();
    }
    XlsRecords &m_records;
    std::string_view m_data;
};

} // namespace

bool XlsRecords::next()
{
    m_head.clear();
    m_data.clear();
    m_place = m_next;
    if (m_next + 4 > m_stream->size())
        return false;
    m_damaged = !m_stream->read(m_next, 4, m_head);
    if (m_damaged)
        return false;
    m_type = littleEndian<quint16>(m_head.data());
    const quint16 length = littleEndian<quint16>(m_head.data() + 2);
    m_damaged = !m_stream->read(m_next + 4, length, m_data);
    m_next += 4 + length;
    return !m_damaged;
}

bool xlsText(std::string_view data, int countBytes, const XlsTextRules &rules, std::string &out)
{
    if (data.size() < std::size_t(countBytes))
        return false;
    std::size_t count =
        countBytes == 1 ? std::size_t(std::uint8_t(data[0])) : std::size_t(littleEndian<quint16>(data.data()));
    data.remove_prefix(std::size_t(countBytes));
    if (rules.version == BiffVersion::Biff5) {
        data = data.substr(0, count);
        QStringDecoder gb("GB18030");
        const bool chinese = rules.codePage == 936 || rules.codePage == 54936;
        const QByteArrayView bytes(data.data(), qsizetype(data.size()));
        out += (chinese && gb.isValid() ? QString(gb.decode(bytes)) : QString::fromLatin1(bytes)).toStdString();
        return true;
    }
    if (count == 0)
        return true;
    if (data.empty())
        return false;
    const auto flags = std::uint8_t(data[0]);
    data.remove_prefix(1);
    const std::size_t extra = (flags & 8 ? 2U : 0U) + (flags & 4 ? 4U : 0U); // counts of runs and reading aids
    if (data.size() < extra)
        return false;
    data.remove_prefix(extra);
    const bool wide = flags & 1;
    std::u16string text;
    appendCharacters(data.substr(0, count * (wide ? 2 : 1)), wide, text);
    out += QString::fromStdU16String(text).toStdString();
    return true;
}

void XlsTexts::read(XlsRecords &records)
{
    const qint64 begin = records.place();
    if (!readAll(records) && records.place() != begin && records.type() != xls::Continue)
        records.seek(records.place()); // of the record that was none of theirs
}

bool XlsTexts::readAll(XlsRecords &records)
{
    TextReader reader(records);
    quint32 total = 0;
    quint32 unique = 0;
    if (!reader.number(total) || !reader.number(unique))
        return false;
    std::u16string text;
    for (quint32 i = 0; i < unique; ++i) {
        quint16 count = 0;
        quint8 flags = 0;
        quint16 runs = 0;
        quint32 aids = 0;
        if (!reader.number(count) || !reader.number(flags) || ((flags & 8) && !reader.number(runs)) ||
            ((flags & 4) && !reader.number(aids)))
            return false;
        text.clear();
        if (!reader.characters(count, flags & 1, text) || !reader.skip(std::size_t(runs) * 4) || !reader.skip(aids))
            return false;
        m_all += QString::fromStdU16String(text).toStdString();
        m_ends.push_back(m_all.size());
    }
    return true;
}

} // namespace nightjar
