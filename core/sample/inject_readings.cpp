// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>
#include <cmath>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

struct Event {
    double share; ///< of the clock
    int hours;
    double size; ///< what it means is the act's own
    const char *level;
};

/// Where `hours` of steady running begin at or after the share of the clock, away from every label of this channel;
/// -1 when nowhere.
int freeMinute(const Site &site, const Channel &channel, const Curve &load, const Event &event, int offset)
{
    const QByteArray name = channel.point + '/' + channel.factor;
    for (const Minutes &run : runsOf(load, 0.1)) {
        const int begin = std::max(run.from + 75, site.dayAt(event.share) + offset);
        const int end = begin + event.hours * 60;
        if (end + 30 > run.to)
            continue;
        const Span around{site.clock.timeOf(begin) - secondsPerDay, site.clock.timeOf(end) + secondsPerDay};
        const bool taken = std::any_of(site.plant.labels.begin(), site.plant.labels.end(), [&](const Label &label) {
            return !label.rule.isEmpty() && label.channels.contains(name) && overlap(label.span, around) > 0;
        });
        if (!taken)
            return begin;
    }
    return -1;
}

struct Stretch {
    std::size_t from;
    std::size_t to;
    Minutes minutes(const Channel &channel) const
    {
        return {int(from) * channel.stepS / 60, int(to) * channel.stepS / 60};
    }
};

Stretch stretchOf(const Channel &channel, int minute, int hours)
{
    const std::size_t from = std::size_t(minute * 60 / channel.stepS);
    return {from, std::min(from + std::size_t(hours * 3600 / channel.stepS), channel.values.size())};
}

bool isGood(const Channel &channel, std::size_t i)
{
    return channel.letters[i] == 'N' && channel.values[i] != Channel::missing;
}

qint32 rounded(const Channel &channel, double value)
{
    return std::max(channel.quantum, qint32(std::lround(value / channel.quantum)) * channel.quantum);
}

/// A factor on what was measured: a changed slope, air let in, a twisted parameter.
void scale(Channel &channel, const Stretch &where, double factor, std::size_t ramp = 0)
{
    for (std::size_t i = where.from; i < where.to; ++i) {
        if (!isGood(channel, i))
            continue;
        const double in =
            ramp > 0 ? std::min({1.0, double(i - where.from + 1) / double(ramp), double(where.to - i) / double(ramp)})
                     : 1.0;
        channel.values[i] = rounded(channel, channel.values[i] * (1 + (factor - 1) * in));
    }
}

/// What a bottle of clean gas or a diluted sample shows: low, with a slow drift of its own, whatever the plant does.
void replaceLow(Channel &channel, const Stretch &where, double share, Random &random)
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = where.from; i < where.to; ++i) {
        if (isGood(channel, i)) {
            sum += channel.values[i];
            ++count;
        }
    }
    const double base = count > 0 ? share * sum / count : 0;
    SlowNoise drift(0.96, 0.045, random);
    for (std::size_t i = where.from; i < where.to; ++i) {
        const double level = base * (1 + drift.next());
        const double fast = 0.006 * base * random.gauss();
        if (isGood(channel, i))
            channel.values[i] = rounded(channel, level + fast);
    }
}

/// Damping far beyond what is filed: the level stays, `left` of the fast movement remains.
void smooth(Channel &channel, const Stretch &where, double left)
{
    const std::vector<qint32> before = channel.values;
    const std::ptrdiff_t half = std::max<std::ptrdiff_t>(4, 1500 / channel.stepS);
    for (std::size_t i = where.from; i < where.to; ++i) {
        if (!isGood(channel, i))
            continue;
        double sum = 0;
        int count = 0;
        const std::ptrdiff_t at = std::ptrdiff_t(i);
        for (std::ptrdiff_t k = std::max(at - half, std::ptrdiff_t(where.from));
             k <= std::min(at + half, std::ptrdiff_t(where.to) - 1); ++k) {
            if (channel.letters[std::size_t(k)] == 'N' && before[std::size_t(k)] != Channel::missing) {
                sum += before[std::size_t(k)];
                ++count;
            }
        }
        const double mean = sum / count;
        channel.values[i] = rounded(channel, mean + left * (before[i] - mean));
    }
}

} // namespace

void stepLoad(Site &site, Curve &load)
{
    if (!site.has(Act::LoadStep))
        return;
    const int from = site.dayAt(0.62) + 640;
    const int to = from + 300;
    if (to + 120 > site.clock.minutes())
        return;
    for (int m = from; m < to; ++m)
        load[std::size_t(m)] *= 1 - 0.4 * std::min({1.0, double(m - from + 1) / 4, double(to - m) / 4});
    site.label("", "load-step", {"DA001/a21002"}, {from, to}, "middling");
}

void alterReadings(Site &site, Channel &channel, const Curve &load)
{
    const bool main = channel.factor == "a21002" || channel.factor == "a24088" || channel.factor == "a34013";
    if (!main || channel.stepS > 600)
        return;
    // A stream of its own: firms without these acts keep their bytes.
    Random copy = site.random;
    Random random(copy.next(), 0x0517);
    const QByteArrayList name{channel.point + '/' + channel.factor};
    const int offset = random.integer(500, 780);
    const auto each = [&](Act act, std::initializer_list<Event> events, const char *rule, const char *kind,
                          auto apply) {
        if (!site.has(act))
            return;
        for (const Event &event : events) {
            const int minute = freeMinute(site, channel, load, event, offset);
            if (minute < 0)
                continue;
            const Stretch where = stretchOf(channel, minute, event.hours);
            apply(where, event.size);
            site.label(rule, kind, name, where.minutes(channel), event.level);
        }
    };
    each(Act::Jumps,
         {{0.14, 2, 0.35, "easy"},
          {0.34, 3, 0.35, "easy"},
          {0.5, 3, 0.5, "middling"},
          {0.66, 2, 0.66, "hard"},
          {0.82, 3, 0.66, "hard"}},
         "minute-jump", "drop", [&](const Stretch &where, double size) { scale(channel, where, size); });
    each(Act::StableLow, {{0.2, 7, 0.2, "easy"}, {0.5, 8, 0.3, "middling"}, {0.75, 7, 0.42, "hard"}}, "hour-stable-low",
         "steady-low", [&](const Stretch &where, double size) { replaceLow(channel, where, size, random); });
    each(Act::NoiseGone, {{0.25, 8, 0.0, "easy"}, {0.52, 7, 0.15, "middling"}, {0.8, 7, 0.3, "hard"}}, "noise-collapse",
         "smoothed", [&](const Stretch &where, double size) { smooth(channel, where, size); });
    // Honest: another fuel or a dosing that is turned up, over an hour and a half and back.
    each(Act::FuelChange, {{0.45, 9, 0.7, "middling"}}, "", "fuel-change",
         [&](const Stretch &where, double size) { scale(channel, where, size, std::size_t(5400 / channel.stepS)); });
}

} // namespace nightjar::sample
