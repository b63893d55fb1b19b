// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/read_ahead.h"

namespace nightjar {

ReadAhead::ReadAhead(std::unique_ptr<QFile> file, std::size_t pieceBytes)
    : m_file(std::move(file)), m_thread([this, pieceBytes] { run(pieceBytes); })
{
}

ReadAhead::~ReadAhead()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void ReadAhead::run(std::size_t pieceBytes)
{
    for (;;) {
        Piece *piece = nullptr;
        bool wake = false;
        {
            std::unique_lock lock(m_mutex);
            // One piece less than there are: the one that was given out last is still being looked at.
            if (m_filled - m_given == pieces - 1) // then goes on once half of them are free: waking costs time
                m_changed.wait(lock, [this] { return m_stop || m_filled - m_given <= pieces / 2; });
            if (m_stop)
                return;
            piece = &m_pieces[m_filled % pieces];
        }
        piece->bytes.resize(pieceBytes);
        const qint64 got = m_file->read(piece->bytes.data(), qint64(pieceBytes));
        piece->size = got > 0 ? std::size_t(got) : 0;
        m_hash.add(QByteArrayView(piece->bytes.data(), qsizetype(piece->size)));
        {
            const std::lock_guard lock(m_mutex);
            if (got < 0)
                m_error = m_file->errorString();
            m_end = got <= 0;
            m_filled += got > 0;
            wake = m_waiting;
        }
        if (wake)
            m_changed.notify_all();
        if (got <= 0)
            return;
    }
}

std::string_view ReadAhead::next()
{
    std::size_t index = 0;
    bool wake = false;
    {
        std::unique_lock lock(m_mutex);
        m_waiting = true;
        m_changed.wait(lock, [this] { return m_end || m_filled > m_given; });
        m_waiting = false;
        if (m_filled == m_given)
            return {};
        index = m_given++;
        wake = m_filled - m_given == pieces / 2;
    }
    if (wake)
        m_changed.notify_all();
    const Piece &piece = m_pieces[index % pieces];
    return {piece.bytes.data(), piece.size};
}

} // namespace nightjar
