// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ole_file.h"

#include <algorithm>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr quint32 lastSector = 0xFFFFFFFA; ///< what is above is no sector: end, free, table
constexpr qint64 headBytes = 512;
constexpr qint64 miniBytes = 64;
constexpr qint64 shortStream = 4096; ///< below it a stream lies in the mini stream

} // namespace

bool OleStream::read(qint64 from, qint64 count, std::string &out) const
{
    if (from < 0 || count < 0 || from > m_size || count > m_size - from)
        return false;
    while (count > 0) {
        const auto piece = std::size_t(from / m_pieceSize);
        const qint64 inside = from % m_pieceSize;
        const qint64 length = std::min(count, m_pieceSize - inside);
        out.append(m_file + m_pieces[piece] + inside, std::size_t(length));
        from += length;
        count -= length;
    }
    return true;
}

/// The sectors of a stream, first to last.
std::optional<std::vector<quint32>> OleFile::chain(quint32 first, const std::vector<quint32> &table) const
{
    std::vector<quint32> sectors;
    for (quint32 at = first; at < lastSector; at = table[at]) {
        if (at >= table.size() || sectors.size() >= table.size())
            return {}; // leads out of the file, or in a circle
        sectors.push_back(at);
    }
    return sectors;
}

std::optional<OleStream> OleFile::ordinary(quint32 first, qint64 size) const
{
    const auto sectors = chain(first, m_table);
    if (!sectors)
        return {};
    OleStream stream;
    stream.m_file = m_bytes;
    stream.m_pieceSize = qint64(1) << m_sectorShift;
    for (const quint32 sector : *sectors) {
        if (placeOf(sector) + stream.m_pieceSize > m_size)
            return {}; // the file was cut off
        stream.m_pieces.push_back(placeOf(sector));
    }
    const qint64 there = qint64(stream.m_pieces.size()) * stream.m_pieceSize;
    if (size > there)
        return {};
    stream.m_size = size < 0 ? there : size;
    return stream;
}

bool OleFile::readHead()
{
    m_sectorShift = littleEndian<quint16>(m_bytes + 30);
    return (m_sectorShift == 9 || m_sectorShift == 12) && littleEndian<quint16>(m_bytes + 32) == 6;
}

bool OleFile::readTable()
{
    const qint64 sectorBytes = qint64(1) << m_sectorShift;
    const auto numbers = [&](quint32 sector, std::vector<quint32> &out) {
        if (sector >= lastSector || placeOf(sector) + sectorBytes > m_size)
            return false;
        for (qint64 at = 0; at < sectorBytes; at += 4)
            out.push_back(littleEndian<quint32>(m_bytes + placeOf(sector) + at));
        return true;
    };
    std::vector<quint32> places; // of the sectors that hold the table
    for (qint64 at = 76; at < headBytes; at += 4)
        places.push_back(littleEndian<quint32>(m_bytes + at));
    quint32 more = littleEndian<quint32>(m_bytes + 68);
    const qint64 mostSectors = m_size >> m_sectorShift;
    for (qint64 i = 0; more < lastSector; ++i) {
        std::vector<quint32> list;
        if (i > mostSectors || !numbers(more, list))
            return false;
        more = list.back();
        places.insert(places.end(), list.begin(), list.end() - 1);
    }
    for (const quint32 place : places) {
        if (place >= lastSector)
            continue;
        if (qint64(m_table.size()) > mostSectors + sectorBytes || !numbers(place, m_table))
            return false;
    }
    return !m_table.empty();
}

bool OleFile::readDirectory()
{
    const auto directory = ordinary(littleEndian<quint32>(m_bytes + 48), -1);
    if (!directory)
        return false;
    std::string bytes;
    for (qint64 at = 0; at + 128 <= directory->size(); at += 128) {
        bytes.clear();
        if (!directory->read(at, 128, bytes))
            return false;
        const quint16 length = littleEndian<quint16>(bytes.data() + 64);
        Entry entry;
        entry.type = bytes[66];
        if (entry.type == 0 || length < 2 || length > 64)
            continue;
        for (int i = 0; i + 2 < length; i += 2)
            entry.name += QChar(littleEndian<quint16>(bytes.data() + i));
        entry.first = littleEndian<quint32>(bytes.data() + 116);
        entry.size = littleEndian<quint32>(bytes.data() + 120);
        m_entries.push_back(entry);
    }
    const auto root = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &e) { return e.type == 5; });
    if (root == m_entries.end() || root->first >= lastSector)
        return true; // no short streams
    m_mini = ordinary(root->first, -1);
    const auto table = ordinary(littleEndian<quint32>(m_bytes + 60), -1);
    if (!table)
        return true;
    bytes.clear();
    if (!table->read(0, table->size(), bytes))
        return false;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
        m_miniTable.push_back(littleEndian<quint32>(bytes.data() + at));
    return true;
}

Result<OleFile> OleFile::open(const QString &path)
{
    OleFile ole;
    ole.m_file = std::make_unique<QFile>(path);
    if (!ole.m_file->open(QIODevice::ReadOnly)) {
        return Error{
            Error::Kind::Io,
            importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read: %2. Check the path and the permissions."))
                .arg(path, ole.m_file->errorString()),
            path};
    }
    ole.m_size = ole.m_file->size();
    if (ole.m_size >= headBytes)
        ole.m_bytes = reinterpret_cast<const char *>(ole.m_file->map(0, ole.m_size));
    if (ole.m_bytes && ole.readHead() && ole.readTable() && ole.readDirectory())
        return ole;
    return Error{Error::Kind::Damaged,
                 importText(QT_TRANSLATE_NOOP("Import", "%1 is damaged or was cut off: the table of its parts does not "
                                                        "fit it. Copy it again from its source."))
                     .arg(path),
                 path};
}

const OleFile::Entry *OleFile::find(const QString &name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.type == 2 && entry.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

bool OleFile::has(const QString &name) const { return find(name) != nullptr; }

std::optional<OleStream> OleFile::stream(const QString &name) const
{
    const Entry *entry = find(name);
    if (!entry)
        return {};
    if (entry->size >= shortStream)
        return ordinary(entry->first, entry->size);
    const auto pieces = chain(entry->first, m_miniTable);
    if (!pieces || !m_mini || entry->size > qint64(pieces->size()) * miniBytes)
        return {};
    OleStream stream;
    stream.m_file = m_bytes;
    stream.m_pieceSize = miniBytes;
    stream.m_size = entry->size;
    for (const quint32 piece : *pieces) {
        const qint64 at = qint64(piece) * miniBytes;
        if (at + miniBytes > m_mini->m_size)
            return {};
        stream.m_pieces.push_back(m_mini->m_pieces[std::size_t(at / m_mini->m_pieceSize)] + at % m_mini->m_pieceSize);
    }
    return stream;
}

} // namespace nightjar
