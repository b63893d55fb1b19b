// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_staging.h"

#include <algorithm>
#include <limits>

namespace nightjar {
namespace {

/// 64 MB of samples, 128 MB while vectors grow: half of what an import may use.
constexpr std::size_t mostStaged = std::size_t(4) << 20;
/// A text or long number needs the room of so many plain samples.
constexpr std::size_t oddWeight = 8;

bool isListed(Flag flag)
{
    constexpr std::string_view listed = "NFMSDCTB?";
    return listed.find(char(flag)) != std::string_view::npos;
}

} // namespace

Hj212Staging::Hj212Staging(SampleSink &sink) : m_sink(sink), m_limit(std::min(mostStaged, sink.pendingLimit() * 4)) {}

void Hj212Staging::addText(std::size_t channel, Seconds time, const Reading &reading, std::string text,
                           std::string flag, qint64 line)
{
    if (channel >= m_channels.size())
        m_channels.resize(channel + 1);
    Channel &staged = m_channels[channel];
    staged.samples.push_back({0, std::int32_t(staged.odd.size()), std::uint32_t(line), 0, oddSample});
    staged.odd.push_back({time, reading, std::move(text), std::move(flag)});
    m_size += oddWeight;
}

/// Gives the sink the samples of a channel that lie before an instant.
Outcome Hj212Staging::pour(std::size_t channel, Seconds before)
{
    Channel &staged = m_channels[channel];
    std::vector<Odd> keptOdd;
    std::size_t kept = 0;
    std::size_t poured = 0;
    for (Staged sample : staged.samples) {
        const bool stays = staged.timeOf(sample) >= before;
        if (sample.scale == oddSample) {
            Odd &odd = staged.odd[std::size_t(sample.digits)];
            if (stays) {
                sample.digits = std::int32_t(keptOdd.size());
                keptOdd.push_back(std::move(odd));
            } else {
                const Flag flag = odd.flag == "?" ? flagUnknown : m_sink.flag(channel, odd.flag);
                m_sink.add(channel, odd.time, odd.reading, odd.text, flag, Origin::Measured, sample.line);
                poured += oddWeight;
            }
        } else if (!stays) {
            const char letter = char(sample.flag);
            const Flag flag = isListed(sample.flag) ? sample.flag : m_sink.flag(channel, {&letter, 1});
            m_sink.add(channel, Seconds(sample.time), {sample.digits, sample.scale}, {}, flag, Origin::Measured,
                       sample.line);
            ++poured;
        }
        if (stays)
            staged.samples[kept++] = sample;
    }
    m_size -= poured;
    staged.odd = std::move(keptOdd);
    staged.samples.resize(kept);
    if (staged.samples.capacity() > 4 * kept + 64)
        staged.samples.shrink_to_fit();
    return m_sink.flushIfFull();
}

/// Every channel keeps its newest day, whose end may still come; unless that is too much.
Outcome Hj212Staging::pourDays()
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        const Channel &staged = m_channels[channel];
        if (staged.samples.empty())
            continue;
        Seconds newest = staged.timeOf(staged.samples.front());
        for (const Staged &sample : staged.samples)
            newest = std::max(newest, staged.timeOf(sample));
        if (auto outcome = pour(channel, dayStart(dayOf(newest))); !outcome)
            return outcome;
    }
    return m_size > m_limit / 2 ? pourAll() : Outcome(Done{});
}

Outcome Hj212Staging::pourAll()
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        if (m_channels[channel].samples.empty())
            continue;
        if (auto outcome = pour(channel, std::numeric_limits<Seconds>::max()); !outcome)
            return outcome;
    }
    return m_sink.flushAll();
}

} // namespace nightjar
