// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/byte_stream.h"

#include <cstring>

#include "core/import/text.h"

namespace nightjar {
namespace {

/// Large enough that a read costs nothing, small enough that hashing and parsing find it in the processor's cache.
constexpr std::size_t pieceBytes = 256 * 1024;

/// Is there a quote, a NUL byte or a byte over 127? Written so that the compiler makes vector code of it.
bool hasOddBytes(const char *bytes, std::size_t count)
{
    unsigned odd = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto byte = std::uint8_t(bytes[i]);
        odd |= unsigned(byte & 0x80U) | unsigned(byte == '"') | unsigned(byte == 0);
    }
    return odd != 0;
}

} // namespace

Result<ByteStream> ByteStream::open(const QString &path, OnBytes onBytes)
{
    ByteStream stream;
    stream.m_path = path;
    stream.m_file = std::make_unique<QFile>(path);
    stream.m_onBytes = std::move(onBytes);
    if (!stream.m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Error{
            Error::Kind::Io,
            importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read: %2. Check the path and the permissions."))
                .arg(path, stream.m_file->errorString()),
            path};
    }
    stream.m_size = stream.m_file->size();
    return stream;
}

Result<bool> ByteStream::more()
{
    if (m_atEnd)
        return false;
    const std::size_t left = m_end - m_begin;
    m_oddBefore = left > 0 && (m_oddBefore || m_oddNow);
    if (left > 0 && m_begin > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, left);
    m_begin = 0;
    m_end = left;
    if (m_buffer.size() < left + pieceBytes)
        m_buffer.resize(std::max(left + pieceBytes, m_buffer.size() * 2));
    const qint64 got = m_file->read(m_buffer.data() + left, qint64(pieceBytes));
    if (got < 0) {
        return Error{Error::Kind::Io,
                     importText(QT_TRANSLATE_NOOP("Import", "Reading %1 broke off: %2. Copy the file again and retry."))
                         .arg(m_path, m_file->errorString()),
                     m_path};
    }
    m_oddNow = false;
    if (got == 0) {
        m_atEnd = true;
        return false;
    }
    m_hash.add(QByteArrayView(m_buffer.data() + left, got));
    m_oddNow = hasOddBytes(m_buffer.data() + left, std::size_t(got));
    m_end += std::size_t(got);
    m_done += got;
    if (m_onBytes && !m_onBytes(m_done))
        return Error{Error::Kind::Cancelled,
                     importText(QT_TRANSLATE_NOOP("Import", "The import of %1 was cancelled; nothing of it was kept."))
                         .arg(m_path),
                     m_path};
    return true;
}

Result<QString> ByteStream::finish()
{
    for (;;) {
        consume(m_end - m_begin);
        const auto got = more();
        if (!got)
            return got.error();
        if (!*got)
            return QString::fromLatin1(m_hash.finish().toHex());
    }
}

} // namespace nightjar
