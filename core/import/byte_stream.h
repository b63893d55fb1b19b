// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <QFile>

#include "core/base/hash.h"
#include "core/base/result.h"

namespace nightjar {

/// Reads a file once, front to back, in pieces of bounded size, and hashes what it reads. A reader looks at window(),
/// consumes what it understood and asks for more() when a record is not complete yet.
class ByteStream
{
public:
    /// Called after each piece with the bytes read so far; false ends the reading with a `Cancelled` error.
    using OnBytes = std::function<bool(qint64)>;

    static Result<ByteStream> open(const QString &path, OnBytes onBytes = {});

    /// Bytes that were read and not consumed yet. Valid until more() is called.
    std::string_view window() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    void consume(std::size_t bytes) { m_begin += bytes; }
    /// Appends the next piece to the window. False: the end of the file, the window stays as it is.
    Result<bool> more();
    bool atEnd() const { return m_atEnd; }

    /// May the window hold a quote, a NUL byte or a byte over 127? (May say yes where only consumed bytes did.)
    bool plain() const { return !m_oddBefore && !m_oddNow; }

    QString path() const { return m_path; }
    qint64 size() const { return m_size; }
    /// Reads the rest and returns the SHA-256 of the whole file in lower-case hex.
    Result<QString> finish();

private:
    ByteStream() = default;
    QString m_path;
    std::unique_ptr<QFile> m_file;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    qint64 m_done = 0;
    qint64 m_size = 0;
    bool m_atEnd = false;
    bool m_oddBefore = false; ///< of the pieces before the last one that are still in the window
    bool m_oddNow = false;    ///< of the last piece
    Sha256 m_hash;
    OnBytes m_onBytes;
};

} // namespace nightjar
