// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <QFile>

#include "core/base/result.h"

namespace nightjar {

/// Numbers of the little-endian formats of Office; the bytes must be there.
template <class T>
T littleEndian(const char *bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// One stream of a compound file. It stays in the mapped file; reading copies what is asked for.
class OleStream
{
public:
    qint64 size() const { return m_size; }
    /// Appends `count` bytes from `from`; false when the stream ends before.
    bool read(qint64 from, qint64 count, std::string &out) const;

private:
    friend class OleFile;
    const char *m_file = nullptr;
    std::vector<qint64> m_pieces; ///< where each piece begins in the file
    qint64 m_pieceSize = 0;
    qint64 m_size = 0;
};

/// A compound file (MS-CFB), the container of XLS and of encrypted XLSX. Every length and link is checked against the
/// file, and chains that run in circles are refused.
class OleFile
{
public:
    static Result<OleFile> open(const QString &path);
    bool has(const QString &name) const;
    /// The stream of that name; nothing when there is none or its chain is damaged.
    std::optional<OleStream> stream(const QString &name) const;

private:
    struct Entry {
        QString name;
        quint32 first = 0;
        qint64 size = 0;
        int type = 0;
    };
    OleFile() = default;
    bool readHead();
    bool readTable();
    bool readDirectory();
    std::optional<std::vector<quint32>> chain(quint32 first, const std::vector<quint32> &table) const;
    std::optional<OleStream> ordinary(quint32 first, qint64 size) const;
    qint64 placeOf(quint32 sector) const { return (qint64(sector) + 1) << m_sectorShift; }
    const Entry *find(const QString &name) const;

    std::unique_ptr<QFile> m_file;
    const char *m_bytes = nullptr;
    qint64 m_size = 0;
    int m_sectorShift = 9;
    std::vector<quint32> m_table;     ///< next sector of each sector
    std::vector<quint32> m_miniTable; ///< the same for the pieces of 64 bytes that short streams are made of
    std::optional<OleStream> m_mini;  ///< what those pieces lie in
    std::vector<Entry> m_entries;
};

} // namespace nightjar
