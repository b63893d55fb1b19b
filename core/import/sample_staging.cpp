// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_staging.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace nightjar {
namespace {

/// 64 MB of samples, and half a chunk a channel: many days of a channel are merged at once.
constexpr std::size_t usualStaged = std::size_t(4) << 20;
/// 160 MB, for logs of which a few days need more. An import may use 300 MB.
constexpr std::size_t mostStaged = std::size_t(10) << 20;
/// A text or long number needs the room of so many plain samples.
constexpr std::size_t oddWeight = 8;
constexpr std::size_t slabChunks = 256;

} // namespace

SampleStaging::SampleStaging(Pour pour, std::size_t small)
    : m_pour(std::move(pour)), m_limit(std::min(usualStaged, small)),
      m_most(m_limit == usualStaged ? mostStaged : m_limit)
{
}

/// Times of the channel's last chunk, as far as it is filled.
void SampleStaging::noteExtent(Channel &staged)
{
    if (staged.chunks.empty())
        return;
    const Chunk &chunk = *staged.chunks.back();
    Seconds oldest = staged.timeOf(chunk[0]);
    Seconds newest = oldest;
    for (const Staged *at = chunk.data(); at != staged.next; ++at) {
        const Seconds time = staged.timeOf(*at);
        oldest = std::min(oldest, time);
        newest = std::max(newest, time);
    }
    const bool first = staged.chunks.size() == 1;
    staged.oldest = first ? oldest : std::min(staged.oldest, oldest);
    staged.newest = first ? newest : std::max(staged.newest, newest);
}

void SampleStaging::grow(std::size_t channel)
{
    if (channel >= m_channels.size())
        m_channels.resize(channel + 1);
    if (m_free.empty()) {
        m_slabs.push_back(std::make_unique_for_overwrite<Chunk[]>(slabChunks));
        for (std::size_t i = slabChunks; i-- > 0;)
            m_free.push_back(&m_slabs.back()[i]);
    }
    Channel &staged = m_channels[channel];
    noteExtent(staged);
    staged.chunks.push_back(m_free.back());
    m_free.pop_back();
    staged.next = staged.chunks.back()->data();
    staged.end = staged.next + chunkSamples;
}

/// The channel's last sample needs more room than it has in its place.
void SampleStaging::makeOdd(std::size_t channel, Odd odd)
{
    Channel &staged = m_channels[channel];
    Staged &sample = *(staged.next - 1);
    sample.scale = oddSample;
    sample.digits = std::int32_t(staged.odd.size());
    staged.odd.push_back(std::move(odd));
    m_size += oddWeight;
}

void SampleStaging::keepCell(std::size_t channel, std::string_view cell)
{
    Channel &staged = m_channels[channel];
    const Staged sample = *(staged.next - 1);
    if (sample.scale != oddSample) {
        --m_size;
        makeOdd(channel, {Seconds(sample.time), {sample.digits, sample.scale}, {}, {}, Origin::Measured});
    }
    staged.odd.back().cell = cell;
}

/// Puts a sample behind those that are in the batch.
void SampleStaging::takeOdd(const Staged &sample, Odd &odd)
{
    const auto index = std::uint32_t(m_batch.times.size());
    if (odd.reading.scale == Reading::verbatim)
        m_batch.texts.emplace_back(index, std::move(odd.text));
    if (!odd.cell.empty())
        m_batch.cells.emplace_back(index, std::move(odd.cell));
    m_batch.times.push_back(odd.time);
    m_batch.readings.push_back(odd.reading);
    m_batch.flags.push_back(sample.flag);
    m_batch.origins.push_back(odd.origin);
    m_batch.lines.push_back(sample.line);
}

/// Moves the samples of a channel that lie before an instant into the batch; the others stay, in their order.
void SampleStaging::take(Channel &staged, Seconds before, std::vector<Staged> &kept)
{
    if (!staged.odd.empty()) {
        staged.forEach([&](const Staged &sample) {
            if (staged.timeOf(sample) >= before) {
                kept.push_back(sample);
            } else if (sample.scale == oddSample) {
                takeOdd(sample, staged.odd[std::size_t(sample.digits)]);
                m_size -= oddWeight;
            } else {
                Odd plain{Seconds(sample.time), {sample.digits, sample.scale}, {}, {}, Origin::Measured};
                takeOdd(sample, plain);
                --m_size;
            }
        });
        return;
    }
    const std::size_t size = staged.size();
    m_batch.times.resize(size);
    m_batch.readings.resize(size);
    m_batch.flags.resize(size);
    m_batch.lines.resize(size);
    std::size_t count = 0;
    staged.forEach([&](const Staged &sample) {
        if (Seconds(sample.time) >= before) {
            kept.push_back(sample);
            return;
        }
        m_batch.times[count] = Seconds(sample.time);
        m_batch.readings[count] = {sample.digits, sample.scale};
        m_batch.flags[count] = sample.flag;
        m_batch.lines[count++] = sample.line;
    });
    m_batch.times.resize(count);
    m_batch.readings.resize(count);
    m_batch.flags.resize(count);
    m_batch.lines.resize(count);
    m_batch.origins.resize(count, Origin::Measured);
    m_size -= count;
}

/// Hands the samples of a channel on that lie before an instant.
Outcome SampleStaging::pour(std::size_t channel, Seconds before)
{
    Channel &staged = m_channels[channel];
    std::vector<Staged> kept;
    m_batch.clear();
    take(staged, before, kept);
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
    return m_batch.size() > 0 ? m_pour(channel, m_batch) : Outcome(Done{});
}

/// Every channel keeps its newest day, whose end may still come; unless that is too much.
Outcome SampleStaging::pourDays()
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        Channel &staged = m_channels[channel];
        if (staged.chunks.empty())
            continue;
        noteExtent(staged);
        const Seconds newestDay = dayStart(dayOf(staged.newest));
        if (staged.oldest >= newestDay)
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

Outcome SampleStaging::pourAll()
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        if (m_channels[channel].chunks.empty())
            continue;
        if (auto outcome = pour(channel, std::numeric_limits<Seconds>::max()); !outcome)
            return outcome;
    }
    return Done{};
}

} // namespace nightjar
