// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_staging.h"

#include <algorithm>
#include <limits>

namespace nightjar {
namespace {

/// 64 MB of samples, and half a chunk a channel: enough for a day of most logs.
constexpr std::size_t usualStaged = std::size_t(4) << 20;
/// 160 MB, for logs of which a day needs more. An import may use 300 MB.
constexpr std::size_t mostStaged = std::size_t(10) << 20;
/// A text or long number needs the room of so many plain samples.
constexpr std::size_t oddWeight = 8;
constexpr std::size_t slabChunks = 256;

bool isListed(Flag flag)
{
    constexpr std::string_view listed = "NFMSDCTB?";
    return listed.find(char(flag)) != std::string_view::npos;
}

} // namespace

// A preview wants its first rows soon, so that its sink's limit counts here, too.
Hj212Staging::Hj212Staging(SampleSink &sink)
    : m_sink(sink), m_limit(std::min(usualStaged, sink.pendingLimit() * 4)),
      m_most(m_limit == usualStaged ? mostStaged : m_limit)
{
}

void Hj212Staging::grow(std::size_t channel)
{
    if (channel >= m_channels.size())
        m_channels.resize(channel + 1);
    if (m_free.empty()) {
        m_slabs.push_back(std::make_unique_for_overwrite<Chunk[]>(slabChunks));
        for (std::size_t i = slabChunks; i-- > 0;)
            m_free.push_back(&m_slabs.back()[i]);
    }
    Channel &staged = m_channels[channel];
    staged.chunks.push_back(m_free.back());
    m_free.pop_back();
    staged.next = staged.chunks.back()->data();
    staged.end = staged.next + chunkSamples;
}

void Hj212Staging::addText(std::size_t channel, Seconds time, const Reading &reading, std::string text,
                           std::string flag, qint64 line)
{
    Staged &sample = place(channel);
    Channel &staged = m_channels[channel];
    sample = {0, std::int32_t(staged.odd.size()), std::uint32_t(line), 0, oddSample};
    staged.odd.push_back({time, reading, std::move(text), std::move(flag)});
    m_size += oddWeight;
}

/// Puts a sample into the batch for the sink.
void Hj212Staging::take(std::size_t channel, const Staged &sample)
{
    // The sink counts letters outside the list; what a code means belongs to the batch.
    const auto codeOf = [&](std::string_view text) {
        (void)m_sink.flag(channel, text);
        return flagCode(text, m_batch.flagTexts);
    };
    if (sample.scale == oddSample) {
        Odd &odd = m_channels[channel].odd[std::size_t(sample.digits)];
        if (odd.reading.scale == Reading::verbatim)
            m_batch.texts.emplace_back(std::uint32_t(m_batch.times.size()), std::move(odd.text));
        m_batch.times.push_back(odd.time);
        m_batch.readings.push_back(odd.reading);
        m_batch.flags.push_back(odd.flag == "?" ? flagUnknown : codeOf(odd.flag));
        m_size -= oddWeight;
    } else {
        const char letter = char(sample.flag);
        m_batch.times.push_back(Seconds(sample.time));
        m_batch.readings.push_back({sample.digits, sample.scale});
        m_batch.flags.push_back(isListed(sample.flag) ? sample.flag : codeOf({&letter, 1}));
        --m_size;
    }
    m_batch.lines.push_back(sample.line);
}

/// Gives the sink the samples of a channel that lie before an instant.
Outcome Hj212Staging::pour(std::size_t channel, Seconds before)
{
    Channel &staged = m_channels[channel];
    const std::size_t size = staged.size();
    std::vector<Staged> kept;
    for (std::size_t i = 0; i < size; ++i) {
        const Staged &sample = staged.at(i);
        if (staged.timeOf(sample) >= before)
            kept.push_back(sample);
        else
            take(channel, sample);
    }
    m_free.insert(m_free.end(), staged.chunks.begin(), staged.chunks.end());
    staged.chunks.clear();
    staged.next = staged.end = nullptr;
    std::vector<Odd> odd = std::exchange(staged.odd, {});
    for (Staged &sample : kept) {
        if (sample.scale == oddSample) {
            staged.odd.push_back(std::move(odd[std::size_t(sample.digits)]));
            sample.digits = std::int32_t(staged.odd.size() - 1);
        }
        place(channel) = sample;
    }
    m_batch.origins.assign(m_batch.size(), Origin::Measured);
    return m_batch.size() > 0 ? m_sink.give(channel, m_batch) : Outcome(Done{});
}

/// Every channel keeps its newest day, whose end may still come; unless that is too much.
Outcome Hj212Staging::pourDays()
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        const Channel &staged = m_channels[channel];
        const std::size_t size = staged.size();
        if (size == 0)
            continue;
        Seconds newest = std::numeric_limits<Seconds>::min();
        Seconds oldest = std::numeric_limits<Seconds>::max();
        for (std::size_t i = 0; i < size; ++i) {
            const Seconds time = staged.timeOf(staged.at(i));
            newest = std::max(newest, time);
            oldest = std::min(oldest, time);
        }
        const Seconds newestDay = dayStart(dayOf(newest));
        if (oldest >= newestDay)
            continue;
        if (auto outcome = pour(channel, newestDay); !outcome)
            return outcome;
    }
    if (m_size <= m_limit / 2)
        return Done{};
    if (m_limit == m_most)
        return pourAll();
    m_limit = std::min(m_limit * 2, m_most);
    return Done{};
}

Outcome Hj212Staging::pourAll()
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        if (m_channels[channel].size() == 0)
            continue;
        if (auto outcome = pour(channel, std::numeric_limits<Seconds>::max()); !outcome)
            return outcome;
    }
    return Done{};
}

} // namespace nightjar
