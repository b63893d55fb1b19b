// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_connection.h"

#include "core/import/hj212_answer.h"

namespace nightjar {

CutOff Hj212Connection::receive(std::string_view bytes, bool atEnd, Clock::time_point now, Hj212Session &session)
{
    if (m_buffer.empty())
        m_begun = now;
    m_buffer += bytes;
    std::size_t used = 0;
    CutOff cutOff = CutOff::None;
    while (cutOff == CutOff::None && used < m_buffer.size()) {
        const FrameEvent event = nextFrame(std::string_view(m_buffer).substr(used), atEnd);
        if (event.kind == FrameEvent::Kind::NeedMore)
            break;
        used += event.bytes;
        switch (event.kind) {
        case FrameEvent::Kind::NeedMore: break;
        case FrameEvent::Kind::LineEnd: ++m_garbage; break;
        case FrameEvent::Kind::Text:
            m_garbage += event.bytes;
            if (event.raw.find_first_not_of(" \t") != std::string_view::npos)
                session.add(event.raw);
            break;
        case FrameEvent::Kind::BadPacket:
            m_garbage += event.bytes;
            ++m_badPackets;
            session.add(event.raw);
            break;
        case FrameEvent::Kind::Packet: {
            m_garbage = 0;
            m_badPackets = 0;
            m_lastGood = now;
            ++m_packets;
            session.add(event.raw);
            const Hj212Message message = parseMessage(event.segment);
            const bool part = SplitCollector::isPart(message) && message.cp.find("DataTime=") == std::string_view::npos;
            if (QByteArray answer = hj212Answer(message, event.crc); !answer.isEmpty())
                m_answers.push_back({std::move(answer), part});
            break;
        }
        }
        if (m_garbage > m_limits.garbage)
            cutOff = CutOff::Garbage;
        else if (m_badPackets > m_limits.badPackets)
            cutOff = CutOff::BadPackets;
    }
    if (used > 0) {
        m_buffer.erase(0, used);
        m_begun = now;
    }
    return cutOff;
}

CutOff Hj212Connection::check(Clock::time_point now) const
{
    if (!m_buffer.empty() && now - m_begun > m_limits.packetIn)
        return CutOff::Slow;
    return now - m_lastGood > m_limits.idle ? CutOff::Idle : CutOff::None;
}

QByteArray Hj212Connection::answers(bool partsHeld)
{
    QByteArray out;
    std::vector<Answer> kept;
    for (Answer &answer : m_answers) {
        if (answer.part && partsHeld) {
            kept.push_back(std::move(answer));
        } else {
            out += answer.bytes;
            ++m_answered;
        }
    }
    m_answers = std::move(kept);
    return out;
}

} // namespace nightjar
