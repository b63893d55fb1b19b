// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/import/sample_sink.h"

namespace nightjar {

/// Samples of a log on their way to the sink. A log interleaves many devices, so samples wait here, 16 bytes each,
/// until a day of their channel is complete: then every channel-day is merged once. Holds at most mostStaged samples.
class Hj212Staging
{
public:
    explicit Hj212Staging(SampleSink &sink);

    /// A sample with a plain reading and a flag of one ASCII character.
    void add(std::size_t channel, Seconds time, const Reading &reading, Flag flag, qint64 line)
    {
        if (channel >= m_channels.size())
            m_channels.resize(channel + 1);
        if (std::uint64_t(time) > UINT32_MAX || reading.digits != std::int32_t(reading.digits) ||
            reading.scale == Reading::verbatim) {
            addText(channel, time, reading, {}, std::string(1, char(flag)), line);
            return;
        }
        m_channels[channel].samples.push_back(
            {std::uint32_t(time), std::int32_t(reading.digits), std::uint32_t(line), flag, reading.scale});
        ++m_size;
    }
    /// Any sample: with the text of a verbatim reading and a flag of any length.
    void addText(std::size_t channel, Seconds time, const Reading &reading, std::string text, std::string flag,
                 qint64 line);

    /// To be called between messages: hands complete days on when enough samples wait.
    Outcome pourIfFull() { return m_size >= m_limit ? pourDays() : Outcome(Done{}); }
    /// Hands everything on and lets the sink merge it.
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
    struct Channel {
        std::vector<Staged> samples;
        std::vector<Odd> odd;
        Seconds timeOf(const Staged &sample) const
        {
            return sample.scale == oddSample ? odd[std::size_t(sample.digits)].time : Seconds(sample.time);
        }
    };
    Outcome pourDays();
    Outcome pour(std::size_t channel, Seconds before);

    SampleSink &m_sink;
    std::vector<Channel> m_channels;
    std::size_t m_size = 0; ///< samples, an odd one counted as many
    std::size_t m_limit = 0;
};

} // namespace nightjar
