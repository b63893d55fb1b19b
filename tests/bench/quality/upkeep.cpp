// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <numbers>

#include "tests/bench/quality/plant.h"

namespace nightjar::quality {
namespace {

bool isAnalyser(const std::string &factor) { return factor.rfind("a2", 0) == 0 || factor == "a19001"; }

struct Stretch {
    int from = 0;
    int to = 0;
};

template <class Change>
void each(const Stretch &stretch, int minutes, Change change)
{
    for (int i = std::max(0, stretch.from); i < std::min(minutes, stretch.to); ++i)
        change(std::size_t(i));
}

/// Zero gas, then span gas, with the flag C; or the value of before, held.
void calibrate(RandomStream &random, Outlet &outlet, int minutes, const Stretch &stretch, bool holds, char letter,
               bool dustToo)
{
    const double span = random.between(0.75, 0.85);
    for (auto &[factor, track] : outlet.tracks) {
        const bool dust = factor == "a34013";
        if (!isAnalyser(factor) && !(dust && dustToo))
            continue;
        const double held =
            stretch.from > 0 && stretch.from <= minutes ? track.values[std::size_t(stretch.from - 1)] : 0;
        each(stretch, minutes, [&](std::size_t i) {
            if (track.flags[i] == noRow)
                return;
            track.flags[i] = letter;
            const bool first = int(i) < (stretch.from + stretch.to) / 2;
            if (holds)
                track.values[i] = held;
            else if (factor == "a19001")
                track.values[i] = (first ? 0.05 : 20.9) + 0.03 * random.normal();
            else
                track.values[i] = (first ? 0.0 : span * track.rangeHigh) + 0.004 * track.rangeHigh * random.normal();
        });
    }
}

} // namespace

void addUpkeep(RandomStream &random, Plant &plant, Outlet &outlet)
{
    const int minutes = plant.minutes;
    const double days = double(minutes) / minutesPerDay;
    if (!outlet.water) {
        // an analyser drifts between calibrations and is set right
        if (random.chance(0.4)) {
            for (const std::string &gas : outlet.gases) {
                Track &track = outlet.tracks[gas];
                const double perWeek = random.between(-0.05, 0.05);
                for (int i = 0; i < minutes; ++i)
                    track.values[std::size_t(i)] *= 1 + perWeek * double(i % (7 * minutesPerDay)) / (7 * minutesPerDay);
            }
        }
        if (random.chance(0.25)) { // blowback of the probe: a minute or two, every few hours
            const int every = 60 * random.whole(2, 8);
            const int length = random.whole(1, 2);
            const int phase = random.below(every);
            for (const std::string &gas : outlet.gases) {
                Track &track = outlet.tracks[gas];
                for (int at = phase; at < minutes; at += every)
                    each({at, at + length}, minutes,
                         [&](std::size_t i) { track.values[i] *= random.between(0.2, 0.6); });
            }
        }
        const bool holds = random.chance(0.3);
        const bool automatic = random.chance(0.6);
        if (automatic) {
            const int clock = random.whole(0, 23) * 60 + random.whole(0, 40);
            const int length = random.whole(8, 20);
            for (int day = 0; day < int(days); ++day) {
                const int from = day * minutesPerDay + clock + random.whole(0, 2);
                calibrate(random, outlet, minutes, {from, from + length}, holds, 'C', false);
            }
        }
        const int weekday = random.below(7);
        for (int day = weekday; day < int(days); day += 7) {
            const int from = day * minutesPerDay + random.whole(9 * 60, 15 * 60);
            const int length = random.whole(25, 90);
            calibrate(random, outlet, minutes, {from, from + length}, holds, automatic ? 'M' : 'C', day % 14 < 7);
        }
    }
    // faults of one instrument, repaired the same day
    for (int k = int(random.exponential(days / 25)); k > 0; --k) {
        auto track = outlet.tracks.begin();
        std::advance(track, random.below(int(outlet.tracks.size())));
        const int from = random.below(minutes);
        const double stuck = random.chance(0.5) ? track->second.values[std::size_t(from)] : 0.0;
        each({from, from + random.whole(15, 85)}, minutes, [&](std::size_t i) {
            if (track->second.flags[i] == noRow)
                return;
            track->second.flags[i] = 'D';
            track->second.values[i] = stuck;
        });
    }
    // a power cut or a repair while the plant stands, with or without the letter F
    const bool marksStops = random.chance(0.55);
    const bool silentStops = !marksStops && random.chance(0.2);
    int stopped = 0;
    for (int i = 0; i < minutes; ++i) {
        stopped = plant.load[std::size_t(i)] <= 0 ? stopped + 1 : 0;
        if (stopped < 25 || (!marksStops && !silentStops))
            continue;
        for (auto &[factor, track] : outlet.tracks) {
            if (track.flags[std::size_t(i)] == 'N')
                track.flags[std::size_t(i)] = marksStops ? 'F' : noRow;
        }
    }
    // the line to the platform breaks
    for (int k = int(random.exponential(days / 14)); k > 0; --k) {
        const int from = random.below(minutes);
        const Stretch gap{from, from + random.whole(3, 95)};
        const bool letter = random.chance(0.2);
        for (auto &[factor, track] : outlet.tracks)
            each(gap, minutes, [&](std::size_t i) {
                if (letter && track.flags[i] != noRow) {
                    track.flags[i] = 'B';
                    track.values[i] = std::numeric_limits<double>::quiet_NaN();
                } else {
                    track.flags[i] = noRow;
                }
            });
    }
    // single rows get lost
    const double lost = random.chance(0.4) ? random.between(0.0002, 0.004) : 0;
    for (int i = 0; i < minutes && lost > 0; ++i) {
        if (random.chance(lost)) {
            for (auto &[factor, track] : outlet.tracks)
                track.flags[std::size_t(i)] = noRow;
        }
    }
}

void addMeters(RandomStream &random, Plant &plant)
{
    const int way = random.below(20); // 0-1 none, 2-8 total only, 9-16 total and production, 17-19 production only
    if (way < 2)
        return;
    const double rated = random.between(150, 2500);
    const double idle = random.between(0.005, 0.02);
    const double noise = random.between(0.01, 0.05);
    const int steps[] = {1, 5, 15, 15};
    const int step = steps[random.below(4)];
    const Curve jitter = noiseCurve(random, plant.minutes, 0.8);
    MeterTrack production{"P1", "production", {}, step, 0.1, {}};
    production.power.resize(plant.load.size());
    for (std::size_t i = 0; i < plant.load.size(); ++i) {
        const double load = plant.load[i];
        production.power[i] = std::max(0.0, rated * (load > 0 ? 0.12 + 0.88 * load : idle) * (1 + noise * jitter[i]));
    }
    MeterTrack total{"M0", "total", production.power, step == 1 ? 15 : step, 0.1, {}};
    const double other = rated * random.between(0.05, 0.3);
    const Curve slow = wander(random, plant.minutes, 120);
    for (std::size_t i = 0; i < total.power.size(); ++i) {
        const double hour = double(int(i) % minutesPerDay) / 60;
        const double office = 0.55 + 0.45 * std::max(0.0, std::sin((hour - 7) / 12 * std::numbers::pi));
        total.power[i] += other * office * std::max(0.3, 1 + 0.12 * slow[i]);
    }
    if (way <= 16)
        plant.meters.push_back(std::move(total));
    if (way >= 9)
        plant.meters.push_back(std::move(production));
    for (MeterTrack &meter : plant.meters)
        meter.flags.assign(std::size_t(plant.minutes), 'N');
}

} // namespace nightjar::quality
