// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <QByteArray>

#include "core/import/hj212_session.h"

namespace nightjar {

/// Why a sender is cut off; None: it may go on.
enum class CutOff { None, Garbage, BadPackets, Slow, Idle };

/// What one sender has sent and is owed, without the socket.
class Hj212Connection
{
public:
    using Clock = std::chrono::steady_clock;
    struct Limits {
        std::size_t garbage = 0;
        int badPackets = 0;
        std::chrono::milliseconds idle{0};
        std::chrono::milliseconds packetIn{0};
    };

    Hj212Connection(const Limits &limits, Clock::time_point now) : m_limits(limits), m_lastGood(now), m_begun(now) {}

    /// Takes bytes as they came and gives packets to the session. `atEnd`: the sender has gone.
    CutOff receive(std::string_view bytes, bool atEnd, Clock::time_point now, Hj212Session &session);
    /// Has it been silent or slow for too long?
    CutOff check(Clock::time_point now) const;
    /// The answers to packets that are committed now. With `partsHeld` those to parts that wait stay.
    QByteArray answers(bool partsHeld);
    qint64 packets() const { return m_packets; }
    qint64 answered() const { return m_answered; }

private:
    struct Answer {
        QByteArray bytes;
        bool part = false; ///< to a part of a split message without DataTime
    };
    Limits m_limits;
    std::string m_buffer;
    std::vector<Answer> m_answers;
    std::size_t m_garbage = 0;
    int m_badPackets = 0;
    qint64 m_packets = 0;
    qint64 m_answered = 0;
    Clock::time_point m_lastGood; ///< the last good packet
    Clock::time_point m_begun;    ///< since when the buffer holds a begun packet
};

} // namespace nightjar
