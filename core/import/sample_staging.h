// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/series/series.h"

namespace nightjar {

/// Samples of a file that interleaves many channels, on their way into blocks. They wait here, 16 bytes each, until a
/// day of their channel is complete: then every channel-day is merged once. They lie in chunks that are used again and
/// again, so that memory is asked for once and is bounded.
class SampleStaging
{
public:
    /// Gets the samples of a channel, in the order in which they came, in a batch that is used again.
    using Pour = std::function<Outcome(std::size_t channel, SampleBatch &batch)>;
    /// `small`: hand on after so few samples, for one who wants the first rows soon.
    SampleStaging(Pour pour, std::size_t small);

    /// Any sample; `text` is kept where the reading is verbatim.
    void add(std::size_t channel, Seconds time, const Reading &reading, std::string_view text, Flag flag, Origin origin,
             qint64 line)
    {
        if (!isPlainTime(time) || reading.digits != std::int32_t(reading.digits) ||
            reading.scale == Reading::verbatim || origin != Origin::Measured) {
            place(channel) = {std::uint32_t(time), 0, std::uint32_t(line), flag, reading.scale};
            makeOdd(channel, {time, reading, std::string(text), {}, origin});
            return;
        }
        addPlain(channel, time, reading, flag, line);
    }
    /// A sample as nearly all are: measured, of a reading with at most nine digits, at a time from 1970 to 2106.
    void addPlain(std::size_t channel, Seconds time, const Reading &reading, Flag flag, qint64 line)
    {
        place(channel) = {std::uint32_t(time), std::int32_t(reading.digits), std::uint32_t(line), flag, reading.scale};
        ++m_size;
    }
    static constexpr bool isPlainTime(Seconds time) { return std::uint64_t(time) <= UINT32_MAX; }
    /// The cell of the channel's last sample.
    void keepCell(std::size_t channel, std::string_view cell);

    /// Do enough samples wait for pourDays()?
    bool full() const { return m_size >= m_limit; }
    /// Hands complete days on.
    Outcome pourDays();
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
        std::string cell;
        Origin origin = Origin::Measured;
    };
    static constexpr std::size_t chunkSamples = 64;
    using Chunk = std::array<Staged, chunkSamples>;
    struct Channel {
        Staged *next = nullptr; ///< where the next sample goes
        Staged *end = nullptr;  ///< of the last chunk
        std::vector<Chunk *> chunks;
        std::vector<Odd> odd;
        Seconds oldest = 0; ///< of all but the last chunk
        Seconds newest = 0;
        std::size_t size() const { return chunks.size() * chunkSamples - std::size_t(end - next); }
        Seconds timeOf(const Staged &sample) const
        {
            return sample.scale == oddSample ? odd[std::size_t(sample.digits)].time : Seconds(sample.time);
        }
        /// Calls `use` with each sample, in the order in which they came.
        template <class Use>
        void forEach(Use use) const
        {
            for (const Chunk *chunk : chunks) {
                const Staged *const to = chunk == chunks.back() ? next : chunk->data() + chunkSamples;
                for (const Staged *at = chunk->data(); at != to; ++at)
                    use(*at);
            }
        }
    };

    Staged &place(std::size_t channel)
    {
        if (channel >= m_channels.size() || m_channels[channel].next == m_channels[channel].end)
            grow(channel);
        return *m_channels[channel].next++;
    }
    void grow(std::size_t channel);
    static void noteExtent(Channel &staged);
    void makeOdd(std::size_t channel, Odd odd);
    Outcome pour(std::size_t channel, Seconds before);
    void take(Channel &staged, Seconds before, std::vector<Staged> &kept);
    void takeOdd(const Staged &sample, Odd &odd);

    Pour m_pour;
    std::vector<Channel> m_channels;
    std::vector<std::unique_ptr<Chunk[]>> m_slabs;
    std::vector<Chunk *> m_free;
    SampleBatch m_batch;    ///< one after the other of all channels
    std::size_t m_size = 0; ///< samples, an odd one counted as many
    std::size_t m_limit = 0;
    std::size_t m_most = 0; ///< to which the limit may grow where days do not fit
};

} // namespace nightjar
