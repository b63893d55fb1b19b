// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>

namespace nightjar {

/// A member of a ZIP that a test makes, with everything that real and hostile archives vary.
struct ZipMember {
    QByteArray name; ///< the very bytes
    QByteArray bytes;
    quint16 flags = 0; ///< 0x0800: the name is UTF-8, 0x0001: encrypted
    quint16 method = 8;
    qint64 declaredSize = -1; ///< in the directory; -1 = the truth
};

inline quint32 crc32Of(const QByteArray &bytes)
{
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320U : 0);
    }
    return ~crc;
}

/// Raw deflate: what qCompress() puts around it is left out.
inline QByteArray deflated(const QByteArray &bytes)
{
    const QByteArray wrapped = qCompress(bytes, 9);
    return wrapped.mid(6, wrapped.size() - 10);
}

inline void putLittle(QByteArray &out, quint64 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out += char(value >> (8 * i) & 0xFF);
}

inline QByteArray gzipOf(const QByteArray &bytes)
{
    QByteArray out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
    out += deflated(bytes);
    putLittle(out, crc32Of(bytes), 4);
    putLittle(out, quint64(bytes.size()), 4);
    return out;
}

inline QByteArray zipOf(const std::vector<ZipMember> &members)
{
    QByteArray out;
    QByteArray directory;
    for (const ZipMember &member : members) {
        const QByteArray packed = member.method == 0 ? member.bytes : deflated(member.bytes);
        const qint64 size = member.declaredSize >= 0 ? member.declaredSize : member.bytes.size();
        const auto offset = out.size();
        QByteArray common;
        putLittle(common, 20, 2);
        putLittle(common, member.flags, 2);
        putLittle(common, member.method, 2);
        putLittle(common, 0x58210000, 4); // a day of 2024
        putLittle(common, crc32Of(member.bytes), 4);
        putLittle(common, quint64(packed.size()), 4);
        putLittle(common, quint64(size), 4);
        putLittle(common, quint64(member.name.size()), 2);
        putLittle(common, 0, 2);
        out += "PK\x03\x04" + common + member.name + packed;
        directory += QByteArray("PK\x01\x02\x14\x00", 6) + common;
        directory += QByteArray(10, '\0');
        putLittle(directory, quint64(offset), 4);
        directory += member.name;
    }
    const auto begin = out.size();
    out += directory;
    out += QByteArray("PK\x05\x06\0\0\0\0", 8);
    putLittle(out, members.size(), 2);
    putLittle(out, members.size(), 2);
    putLittle(out, quint64(directory.size()), 4);
    putLittle(out, quint64(begin), 4);
    putLittle(out, 0, 2);
    return out;
}

} // namespace nightjar
