// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_ahead.h"

#include <algorithm>

namespace nightjar {
namespace {

/// What a worker reads at once: enough to be worth waking it, little enough to stay in its cache.
constexpr std::size_t partBytes = 128 * 1024;
constexpr std::string_view frameBegins = "##";

} // namespace

bool Hj212Ahead::worth(std::string_view bytes) const { return bytes.size() > 2 * partBytes; }

/// A worker's task: the frames that begin in bytes[begin, end).
void Hj212Ahead::readPart(const Hj212Known &known, std::string_view bytes, std::size_t begin, std::size_t end,
                          Part &part)
{
    part.frames.clear();
    part.readings.clear();
    part.flags.clear();
    std::size_t at = begin;
    while (at < end) {
        const std::string_view rest = bytes.substr(at);
        const FrameEvent event = nextFrame(rest, false);
        Frame frame;
        if (event.kind == FrameEvent::Kind::Packet && known.read(event.segment, part.memory, frame.message)) {
            frame.begin = rest.data();
            frame.bytes = event.bytes;
            frame.crc = event.crc;
            frame.lengthOff = event.lengthOff;
            frame.first = part.readings.size();
            const Hj212Values &values = part.memory.values;
            for (const Hj212Layout::Value &value : frame.message.layout->values()) {
                part.readings.push_back(values.readings[value.item]);
                part.flags.push_back(value.flagItem < 0 ? flagUnknown : values.letters[std::size_t(value.flagItem)]);
            }
            part.frames.push_back(frame);
        }
        at = bytes.find(frameBegins, at + std::max(event.bytes, frameBegins.size()));
    }
}

void Hj212Ahead::read(const Hj212Known &known, std::string_view bytes)
{
    std::vector<std::size_t> cuts{0};
    while (bytes.size() - cuts.back() > 2 * partBytes) {
        const std::size_t next = bytes.find(frameBegins, cuts.back() + partBytes);
        if (next == std::string_view::npos)
            break;
        cuts.push_back(next);
    }
    cuts.push_back(bytes.size());
    m_parts.resize(cuts.size() - 1);
    m_workers.each(m_parts.size(), [&](std::size_t i) { readPart(known, bytes, cuts[i], cuts[i + 1], m_parts[i]); });
    m_part = m_frame = 0;
}

const Hj212Ahead::Frame *Hj212Ahead::at(const char *place)
{
    for (; m_part < m_parts.size(); ++m_part, m_frame = 0) {
        const std::vector<Frame> &frames = m_parts[m_part].frames;
        for (; m_frame < frames.size(); ++m_frame) {
            if (frames[m_frame].begin == place)
                return &frames[m_frame];
            if (frames[m_frame].begin > place)
                return nullptr;
        }
    }
    return nullptr;
}

} // namespace nightjar
