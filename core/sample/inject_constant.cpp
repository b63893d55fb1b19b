// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>
#include <array>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

/// Where `hours` of steady running begin, at or after the given share of the clock; -1 when nowhere.
int steadyMinute(const Site &site, const Curve &load, double share, int hours)
{
    for (const Minutes &run : runsOf(load, 0.1, 30)) {
        const int begin = std::max(run.from + 90, site.dayAt(share) + 14 * 60 + 20);
        if (begin + hours * 60 + 60 <= run.to)
            return begin;
    }
    return -1;
}

template <class Value>
void paste(Site &site, Channel &channel, int minute, int minutes, const char *kind, const char *level, Value value)
{
    const std::size_t from = std::size_t(minute * 60 / channel.stepS);
    const std::size_t count = std::size_t(minutes * 60 / channel.stepS);
    for (std::size_t i = from; i < std::min(from + count, channel.values.size()); ++i) {
        channel.values[i] = value(int(i - from));
        channel.letters[i] = 'N'; // whoever pastes values pastes the letter of good ones
    }
    const int begin = int(from) * channel.stepS / 60;
    site.label("long-constant", kind, {channel.point + '/' + channel.factor},
               {begin, begin + int(count) * channel.stepS / 60}, level);
}

} // namespace

void shapeReadings(Site &site, Channel &channel, const Curve &load)
{
    const bool nox = channel.factor == "a21002";
    const struct {
        Act act;
        bool fits;
        double share;
        int hours;
    } wanted[] = {{Act::Frozen, nox, 0.42, 31},
                  {Act::Dither, nox, 0.55, 26},
                  {Act::ShortCycle, nox, 0.3, 20},
                  {Act::FrozenHours, channel.factor == "w21003", 0.6, 34}};
    for (const auto &one : wanted) {
        if (!one.fits || !site.has(one.act))
            continue;
        const int minute = steadyMinute(site, load, one.share, one.hours);
        if (minute < 0)
            continue;
        std::size_t at = std::size_t(minute * 60 / channel.stepS);
        while (at > 0 && (channel.letters[at] != 'N' || channel.values[at] == Channel::missing))
            --at;
        const qint32 held = channel.values[at];
        const qint32 quantum = channel.quantum;
        const int length = one.hours * 60 / std::max(1, channel.stepS / 60) * std::max(1, channel.stepS / 60);
        Random &random = site.random;
        if (one.act == Act::Dither) {
            // One step of the resolution up and down at random: flat within what the analyser can tell.
            paste(site, channel, minute, length, "dither", "hard",
                  [&](int) { return held + quantum * random.integer(-1, 1); });
        } else if (one.act == Act::ShortCycle) {
            const std::array<qint32, 6> cycle = {0, 7, 3, -5, 9, -4};
            paste(site, channel, minute, length, "cycle", "middling",
                  [&](int i) { return held + quantum * cycle[std::size_t(i) % cycle.size()]; });
        } else {
            paste(site, channel, minute, length, "frozen", one.act == Act::Frozen ? "easy" : "middling",
                  [&](int) { return held; });
        }
    }
}

} // namespace nightjar::sample
