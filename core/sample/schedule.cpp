// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/schedule.h"

#include <algorithm>
#include <cmath>

#include "core/sample/workdays.h"

namespace nightjar::sample {

SlowNoise::SlowNoise(double keep, double sigma, Random &random)
    : m_keep(keep), m_kick(sigma * std::sqrt(1 - keep * keep)), m_value(sigma * random.gauss()), m_random(random)
{
}

double SlowNoise::next()
{
    m_value = m_keep * m_value + m_kick * m_random.gauss();
    return m_value;
}

void addRun(Curve &load, Minutes run, double level, double swing, int batch, Random &random)
{
    constexpr int rampUp = 6;
    constexpr int rampDown = 4;
    SlowNoise slow(0.96, swing, random);
    const int from = std::max(run.from, 0);
    const int to = std::min(run.to, int(load.size()));
    for (int m = from; m < to; ++m) {
        double value = level * (1 + slow.next());
        // A furnace melts at full power for four fifths of a batch and holds while it is tapped and charged.
        if (batch > 0 && (m - run.from) % batch >= batch * 4 / 5)
            value *= 0.4;
        value = std::clamp(value, 0.08, 1.1);
        value *= std::min({1.0, double(m - run.from + 1) / rampUp, double(run.to - m) / rampDown});
        load[std::size_t(m)] = std::max(value, 0.05);
    }
}

void clearRun(Curve &load, Minutes run)
{
    for (int m = std::max(run.from, 0); m < std::min(run.to, int(load.size())); ++m)
        load[std::size_t(m)] = 0;
}

Curve produce(const Clock &clock, const Pattern &pattern, Random &random)
{
    Curve load(std::size_t(clock.minutes()), 0.0);
    for (int d = -1; d < clock.days; ++d) { // the night shift of the day before reaches into the first day
        const Day day = clock.first + d;
        const DayKind kind = dayKind(day);
        const bool off = random.chance(pattern.dayOff);
        const double level = pattern.level * (1 + 0.06 * random.gauss());
        bool works = kind == DayKind::Workday || (kind == DayKind::Weekend && weekdayOf(day) <= pattern.weekdays);
        works = works || (kind == DayKind::Holiday && pattern.holidays);
        for (const Minutes &block : pattern.blocks) {
            const int begin = d * 1440 + block.from + random.integer(-pattern.jitter, pattern.jitter);
            const int end = d * 1440 + block.to + random.integer(-pattern.jitter, pattern.jitter);
            if (works && !off)
                addRun(load, {begin, end}, level, pattern.swing, pattern.batch, random);
        }
    }
    return load;
}

Curve produceAlways(const Clock &clock, double level, double swing, Random &random)
{
    Curve load(std::size_t(clock.minutes()), 0.0);
    SlowNoise slow(0.995, swing, random);
    for (double &value : load)
        value = std::clamp(level * (1 + slow.next()), 0.3, 1.1);
    return load;
}

std::vector<Minutes> runsOf(const Curve &load, double threshold, int bridge)
{
    std::vector<Minutes> runs;
    const int size = int(load.size());
    for (int m = 0; m < size; ++m) {
        if (load[std::size_t(m)] <= threshold)
            continue;
        if (!runs.empty() && m - runs.back().to <= bridge)
            runs.back().to = m + 1;
        else
            runs.push_back({m, m + 1});
    }
    return runs;
}

} // namespace nightjar::sample
