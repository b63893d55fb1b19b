// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include <QFile>

#include "core/base/hash.h"

namespace nightjar {

/// Reads and hashes a file on a thread of its own, a few pieces ahead of the one who parses them.
class ReadAhead
{
public:
    ReadAhead(std::unique_ptr<QFile> file, std::size_t pieceBytes);
    /// Stops reading and waits for the thread.
    ~ReadAhead();
    ReadAhead(const ReadAhead &) = delete;
    ReadAhead &operator=(const ReadAhead &) = delete;

    /// The next piece, valid until the next call; empty at the end or when reading broke off.
    std::string_view next();
    /// Why reading broke off; empty where it did not. Meant after an empty piece.
    QString error() const { return m_error; }
    /// SHA-256 of the whole file; meant once, after the last piece.
    QByteArray hash() { return m_hash.finish(); }

private:
    void run(std::size_t pieceBytes);

    struct Piece {
        std::string bytes;
        std::size_t size = 0;
    };
    static constexpr std::size_t pieces = 8;
    std::unique_ptr<QFile> m_file;
    Sha256 m_hash;
    QString m_error;
    std::array<Piece, pieces> m_pieces;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_filled = 0; ///< pieces read since the begin
    std::size_t m_given = 0;  ///< pieces given out; the last one is still being looked at
    bool m_waiting = false;   ///< somebody waits for a piece
    bool m_end = false;
    bool m_stop = false;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace nightjar
