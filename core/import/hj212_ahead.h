// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/base/pipeline.h"
#include "core/import/hj212_frame.h"
#include "core/import/hj212_known.h"

namespace nightjar {

/// Frames of a log that workers read ahead: each one with a fitting CRC whose message is like one before. Frames are
/// found again by the place at which they begin, so that what stands between them, and any wrong guess where one
/// begins, is left to the decoder, which goes through the bytes in order.
class Hj212Ahead
{
public:
    struct Frame {
        const char *begin = nullptr;
        std::size_t bytes = 0; ///< with its CRC, without the line end
        CrcKind crc = CrcKind::Hj212;
        int lengthOff = 0;
        Hj212Known::Message message;
        std::size_t first = 0; ///< of its values
    };
    explicit Hj212Ahead(Workers &workers) : m_workers(workers) {}
    /// Is the stretch long enough to be worth it?
    bool worth(std::string_view bytes) const;
    /// Reads all it can of the bytes, which must stay where they are as long as frames are asked for.
    void read(const Hj212Known &known, std::string_view bytes);
    /// The frame that begins there; null when none was read. Places only go forward.
    const Frame *at(const char *place);
    /// Of the frame's values, in the order of its layout's.
    const Reading *readings(const Frame &frame) const { return m_parts[m_part].readings.data() + frame.first; }
    const Flag *flags(const Frame &frame) const { return m_parts[m_part].flags.data() + frame.first; }

private:
    /// What one worker read.
    struct Part {
        std::vector<Frame> frames;
        std::vector<Reading> readings;
        std::vector<Flag> flags;
        Hj212Known::Memory memory;
    };
    static void readPart(const Hj212Known &known, std::string_view bytes, std::size_t begin, std::size_t end,
                         Part &part);
    Workers &m_workers;
    std::vector<Part> m_parts;
    std::size_t m_part = 0;
    std::size_t m_frame = 0; ///< of that part; the next one to be asked for
};

} // namespace nightjar
