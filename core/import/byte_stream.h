// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <QFile>

#include "core/base/hash.h"
#include "core/base/result.h"
#include "core/import/read_ahead.h"
#include "core/import/text_encoding.h"

namespace nightjar {

/// Reads a file once, front to back, in pieces of bounded size, and hashes what it reads. A reader looks at window(),
/// consumes what it understood and asks for more() when a record is not complete yet. UTF-16 always comes as UTF-8;
/// GB18030 once a reader of text asks for it (an HJ 212 packet is summed over its very bytes).
class ByteStream
{
public:
    /// Called after each piece with the bytes read so far; false ends the reading with a `Cancelled` error.
    using OnBytes = std::function<bool(qint64)>;

    /// Ahead: read and hashed on a thread of its own; worth it for files of many pieces.
    enum class Reading { Here, Ahead };
    static Result<ByteStream> open(const QString &path, OnBytes onBytes = {}, Reading reading = Reading::Here);

    /// Bytes that were read and not consumed yet. Valid until more() is called.
    std::string_view window() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    void consume(std::size_t bytes) { m_begin += bytes; }
    /// Bytes consumed so far, of the text where the file is decoded.
    std::uint64_t position() const { return m_before + m_begin; }
    /// Appends the next piece to the window. False: the end of the file, the window stays as it is.
    Result<bool> more();
    bool atEnd() const { return m_atEnd; }
    /// Turns what is in the window and what follows into UTF-8. To be called before anything was consumed.
    void decodeText();
    /// What the file is written in, as far as it was read: UTF-8 until a byte says otherwise.
    TextEncoding encoding() const { return m_guess.encoding; }
    /// The encoding was chosen by few words that fit two of them.
    bool encodingDoubtful() const { return m_guess.doubtful; }

    /// False: the window may hold a quote, a NUL byte or bytes that are no UTF-8 (or the bytes consumed before did).
    bool plain() const { return !m_oddBefore && !m_oddNow; }

    QString path() const { return m_path; }
    /// Who watches the reading; for readers that open the file in their own way.
    const OnBytes &onBytes() const { return m_onBytes; }
    qint64 size() const { return m_size; }
    /// Reads the rest and returns the SHA-256 of the whole file in lower-case hex.
    Result<QString> finish();

private:
    ByteStream() = default;
    Result<std::size_t> readPiece(std::string &buffer, std::size_t at);
    void look(std::string_view piece);
    void grow(std::size_t bytes);
    bool isOdd(std::size_t from);
    QString m_path;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<ReadAhead> m_ahead; ///< reads in its place
    std::string m_buffer;               ///< bytes [m_begin, m_end) are the window
    std::string m_raw;                  ///< a piece before it is decoded
    std::string m_decoded;              ///< and after it
    EncodingGuess m_guess;
    std::optional<Transcoder> m_transcoder;
    bool m_text = false;   ///< decodeText() was called
    bool m_looked = false; ///< the first piece was looked at
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_before = 0; ///< bytes consumed that are no longer in the buffer
    qint64 m_done = 0;
    qint64 m_size = 0;
    bool m_atEnd = false;
    std::size_t m_cut = 0;    ///< bytes of half a UTF-8 character at the end of the window
    bool m_oddBefore = false; ///< of the pieces before the last one that are still in the window
    bool m_oddNow = false;    ///< of the last piece
    Sha256 m_hash;
    OnBytes m_onBytes;
};

} // namespace nightjar
