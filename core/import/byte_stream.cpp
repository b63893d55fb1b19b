// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/byte_stream.h"

#include <cstring>
#include <utility>

#include "core/base/clones.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// Large enough that a read costs nothing, small enough that hashing and parsing find it in the processor's cache.
constexpr std::size_t pieceBytes = 256 * 1024;

struct Found {
    bool odd = false;  ///< a quote or a NUL byte
    bool high = false; ///< a byte over 127
};

/// Written so that the compiler makes vector code of it.
NIGHTJAR_CLONES Found scan(const char *bytes, std::size_t count)
{
    std::uint8_t odd = 0;
    std::uint8_t high = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto byte = std::uint8_t(bytes[i]);
        odd = std::uint8_t(odd | std::uint8_t(byte == '"') | std::uint8_t(byte == 0));
        high |= byte;
    }
    return {odd != 0, (high & 0x80U) != 0};
}

} // namespace

Result<ByteStream> ByteStream::open(const QString &path, OnBytes onBytes, Reading reading)
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
    if (reading == Reading::Ahead)
        stream.m_ahead = std::make_unique<ReadAhead>(std::move(stream.m_file), pieceBytes);
    return stream;
}

/// Reads and hashes the next bytes into `buffer`; 0 at the end.
Result<std::size_t> ByteStream::readPiece(std::string &buffer, std::size_t at)
{
    qint64 got = 0;
    if (m_ahead) {
        const std::string_view piece = m_ahead->next();
        got = piece.empty() && !m_ahead->error().isEmpty() ? -1 : qint64(piece.size());
        std::memcpy(buffer.data() + at, piece.data(), piece.size());
    } else {
        got = m_file->read(buffer.data() + at, qint64(pieceBytes));
    }
    if (got < 0) {
        return Error{Error::Kind::Io,
                     importText(QT_TRANSLATE_NOOP("Import", "Reading %1 broke off: %2. Copy the file again and retry."))
                         .arg(m_path, m_ahead ? m_ahead->error() : m_file->errorString()),
                     m_path};
    }
    if (!m_ahead)
        m_hash.add(QByteArrayView(buffer.data() + at, got));
    m_done += got;
    return std::size_t(got);
}

/// Makes up the mind about the encoding, for the whole file or as long as all was ASCII.
void ByteStream::look(std::string_view piece)
{
    if (m_looked && (m_guess.decided || !m_text || !scan(piece.data(), piece.size()).high))
        return;
    m_guess = guessEncoding(piece, m_done >= m_size);
    m_looked = true;
    const bool wide = m_guess.encoding == TextEncoding::Utf16Le || m_guess.encoding == TextEncoding::Utf16Be;
    if (wide || (m_text && m_guess.encoding == TextEncoding::Gb18030))
        m_transcoder.emplace(m_guess.encoding);
}

void ByteStream::grow(std::size_t bytes)
{
    if (m_buffer.size() < m_end + bytes)
        m_buffer.resize(std::max(m_end + bytes, m_buffer.size() * 2));
}

/// Looks at what was added to the window behind `from`, together with half a character before it.
bool ByteStream::isOdd(std::size_t from)
{
    const std::size_t cut = std::exchange(m_cut, 0);
    const Found found = scan(m_buffer.data() + from, m_end - from);
    if (found.odd || cut > from - m_begin)
        return true;
    if (!found.high)
        return cut > 0;
    const std::string_view added(m_buffer.data() + from - cut, m_end - from + cut);
    const std::string_view whole = m_atEnd ? added : withoutCutCharacter(added);
    m_cut = added.size() - whole.size();
    return !isUtf8(whole);
}

Result<bool> ByteStream::more()
{
    if (m_atEnd)
        return false;
    const std::size_t left = m_end - m_begin;
    m_oddBefore = left > 0 && (m_oddBefore || m_oddNow);
    if (left > 0 && m_begin > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, left);
    m_before += m_begin;
    m_begin = 0;
    m_end = left;
    std::size_t added = 0;
    while (added == 0) {
        if (m_transcoder)
            m_raw.resize(pieceBytes);
        else
            grow(pieceBytes);
        const auto got = m_transcoder ? readPiece(m_raw, 0) : readPiece(m_buffer, m_end);
        if (!got)
            return got.error();
        m_atEnd = *got == 0;
        added = *got;
        if (!m_transcoder) {
            const std::string_view piece(m_buffer.data() + m_end, *got);
            if (!m_atEnd)
                look(piece);
            if (m_transcoder)
                m_raw.assign(piece);
        }
        if (m_transcoder) {
            m_decoded.clear();
            m_transcoder->add(std::string_view(m_raw).substr(0, *got), m_atEnd, m_decoded);
            added = m_decoded.size();
            grow(added);
            std::memcpy(m_buffer.data() + m_end, m_decoded.data(), added);
        }
        const std::size_t before = m_end;
        m_end += added;
        m_oddNow = isOdd(before);
        if (m_onBytes && *got > 0 && !m_onBytes(m_done))
            return Error{
                Error::Kind::Cancelled,
                importText(QT_TRANSLATE_NOOP("Import", "The import of %1 was cancelled; nothing of it was kept."))
                    .arg(m_path),
                m_path};
        if (m_atEnd)
            return added > 0;
    }
    return true;
}

void ByteStream::decodeText()
{
    if (m_text)
        return;
    m_text = true;
    if (!m_looked || m_transcoder)
        return;
    if (!m_guess.decided)
        look(window()); // the pieces behind the first one may hold more than ASCII
    else if (m_guess.encoding == TextEncoding::Gb18030)
        m_transcoder.emplace(m_guess.encoding);
    if (!m_transcoder)
        return;
    m_decoded.clear();
    m_transcoder->add(window(), m_atEnd, m_decoded);
    m_begin = m_end = 0;
    grow(m_decoded.size());
    std::memcpy(m_buffer.data(), m_decoded.data(), m_decoded.size());
    m_end = m_decoded.size();
    m_oddBefore = false;
    m_cut = 0;
    m_oddNow = isOdd(0);
}

Result<QString> ByteStream::finish()
{
    for (;;) {
        consume(m_end - m_begin);
        const auto got = more();
        if (!got)
            return got.error();
        if (!*got)
            return QString::fromLatin1((m_ahead ? m_ahead->hash() : m_hash.finish()).toHex());
    }
}

} // namespace nightjar
