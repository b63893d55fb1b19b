// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/import/sample_sink.h"

namespace nightjar {

/// Samples of a log on their way to the sink. A log interleaves many devices, so samples wait here, 16 bytes each,
/// until a day of their channel is complete: then every channel-day is merged once. They lie in chunks that are used
/// again and again, so that memory is asked for once and is bounded.
class Hj212Staging
{
public:
    explicit Hj212Staging(SampleSink &sink);

    /// A sample with a reading that is not verbatim and a flag of one ASCII character.
    void add(std::size_t channel, Seconds time, const Reading &reading, Flag flag, qint64 line)
    {
        if (std::uint64_t(time) > UINT32_MAX || reading.digits != std::int32_t(reading.digits)) {
            addText(channel, time, reading, {}, std::string(1, char(flag)), line);
            return;
        }
        place(channel) = {std::uint32_t(time), std::int32_t(reading.digits), std::uint32_t(line), flag, reading.scale};
        ++m_size;
    }
    /// Any sample: with the text of a verbatim reading and a flag of any length.
    void addText(std::size_t channel, Seconds time, const Reading &reading, std::string text, std::string flag,
                 qint64 line);

    /// To be called between messages: hands complete days on when enough samples wait.
    Outcome pourIfFull() { return m_size >= m_limit ? pourDays() : Outcome(Done{}); }
    /// Hands everything on.
    Outcome pourAll();

private:
    /// `scale` oddSample: `digits` is the place in `odd`.
    struct Staged {
        std::uint32_t time;
        std::int32_t digits;
        std::uint32_t line;
        Flag flag;
        std::int8_t scale;
    };
    static constexpr std::int8_t oddSample = -3;
    struct Odd {
        Seconds time = 0;
        Reading reading;
        std::string text;
        std::string flag;
    };
    static constexpr std::size_t chunkSamples = 64;
    using Chunk = std::array<Staged, chunkSamples>;
    struct Channel {
        Staged *next = nullptr; ///< where the next sample goes
        Staged *end = nullptr;  ///< of the last chunk
        std::vector<Chunk *> chunks;
        std::vector<Odd> odd;
        std::size_t size() const { return chunks.size() * chunkSamples - std::size_t(end - next); }
        const Staged &at(std::size_t i) const { return (*chunks[i / chunkSamples])[i % chunkSamples]; }
        Seconds timeOf(const Staged &sample) const
        {
            return sample.scale == oddSample ? odd[std::size_t(sample.digits)].time : Seconds(sample.time);
        }
    };

    Staged &place(std::size_t channel)
    {
        if (channel >= m_channels.size() || m_channels[channel].next == m_channels[channel].end)
            grow(channel);
        return *m_channels[channel].next++;
    }
    void grow(std::size_t channel);
    Outcome pourDays();
    Outcome pour(std::size_t channel, Seconds before);
    void take(std::size_t channel, const Staged &sample);

    SampleSink &m_sink;
    std::vector<Channel> m_channels;
    std::vector<std::unique_ptr<Chunk[]>> m_slabs;
    std::vector<Chunk *> m_free;
    SampleBatch m_batch;    ///< one after the other of all channels
    std::size_t m_size = 0; ///< samples, an odd one counted as many
    std::size_t m_limit = 0;
    std::size_t m_most = 0; ///< to which the limit may grow where days do not fit
};

} // namespace nightjar
