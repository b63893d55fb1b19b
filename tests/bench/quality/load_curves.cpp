// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numbers>

#include "tests/bench/quality/plant.h"

namespace nightjar::quality {

Curve noiseCurve(RandomStream &random, int minutes, double lag1, int degrees)
{
    Curve curve(std::size_t(minutes), 0.0);
    const double fresh = std::sqrt(1 - lag1 * lag1);
    double value = random.normal();
    for (double &each : curve) {
        value = lag1 * value + fresh * (degrees > 2 ? random.heavy(degrees) : random.normal());
        each = value;
    }
    return curve;
}

Curve wander(RandomStream &random, int minutes, double minutesOfMemory)
{
    constexpr int knot = 10;
    const Curve knots = noiseCurve(random, minutes / knot + 2, std::exp(-knot / minutesOfMemory));
    Curve curve(std::size_t(minutes), 0.0);
    for (int i = 0; i < minutes; ++i) {
        const double part = double(i % knot) / knot;
        curve[std::size_t(i)] = knots[std::size_t(i / knot)] * (1 - part) + knots[std::size_t(i / knot) + 1] * part;
    }
    return curve;
}

namespace {

/// Moves towards a target by at most `rate` a minute.
void approach(double &value, double target, double rate) { value += std::clamp(target - value, -rate, rate); }

/// Stops of the plant, for repair or for want of orders, in minutes from the begin.
std::vector<std::pair<int, int>> stops(RandomStream &random, int minutes, double perMonth)
{
    std::vector<std::pair<int, int>> found;
    const double mean = 30.0 * minutesPerDay / std::max(0.01, perMonth);
    double at = random.exponential(mean);
    while (at < minutes) {
        const int length = random.chance(0.5) ? random.whole(180, 900) : random.whole(900, 5000);
        found.push_back({int(at), std::min(minutes, int(at) + length)});
        at += length + random.exponential(mean);
    }
    return found;
}

void cut(Curve &target, const std::vector<std::pair<int, int>> &stretches)
{
    for (const auto &[from, to] : stretches)
        std::fill(target.begin() + from, target.begin() + to, 0.0);
}

} // namespace

Curve continuousLoad(RandomStream &random, int minutes)
{
    Curve target(std::size_t(minutes), 0.0);
    const double usual = random.between(0.6, 0.9);
    const double day = random.between(0.0, 0.14);
    const double peak = random.between(9, 20);
    const double hold = random.between(300, 1600);
    const double spread = random.between(0.03, 0.13);
    double set = usual;
    int until = 0;
    for (int i = 0; i < minutes; ++i) {
        if (i >= until) {
            set = std::clamp(usual + spread * random.normal(), 0.42, 1.03);
            until = i + 30 + int(random.exponential(hold));
        }
        const double hour = double(i % minutesPerDay) / 60.0;
        target[std::size_t(i)] = set + day * std::cos((hour - peak) / 24 * 2 * std::numbers::pi);
    }
    cut(target, stops(random, minutes, random.chance(0.5) ? 0.3 : 1.4));
    Curve load(std::size_t(minutes), 0.0);
    const double rate = random.between(0.004, 0.03);
    const Curve jitter = noiseCurve(random, minutes, 0.9);
    const double restless = random.between(0.004, 0.02);
    double value = target.front();
    for (std::size_t i = 0; i < load.size(); ++i) {
        approach(value, target[i], target[i] <= 0 ? 0.03 : value < 0.35 ? 0.012 : rate);
        load[i] = value <= 0.02 ? 0 : std::clamp(value + restless * jitter[i], 0.03, 1.12);
    }
    return load;
}

Curve batchLoad(RandomStream &random, int minutes)
{
    Curve load(std::size_t(minutes), 0.0);
    const int heat = random.whole(30, 120);
    const int hold = random.whole(90, 360);
    const int open = random.whole(15, 60);
    const double low = random.between(0.12, 0.3);
    const std::vector<std::pair<int, int>> idle = stops(random, minutes, 1.2);
    int i = 0;
    while (i < minutes) {
        const int ownHeat = int(heat * random.between(0.8, 1.25));
        const int ownHold = int(hold * random.between(0.8, 1.25));
        const double top = random.between(0.85, 1.05);
        const double level = random.between(0.5, 0.75);
        for (int k = 0; k < ownHeat && i < minutes; ++k, ++i)
            load[std::size_t(i)] = low + (top - low) * std::min(1.0, double(k) / (0.5 * ownHeat));
        for (int k = 0; k < ownHold && i < minutes; ++k, ++i)
            load[std::size_t(i)] = level + (top - level) * std::exp(-k / 25.0) + 0.012 * random.normal();
        const int ownOpen = int(open * random.between(0.7, 1.5));
        for (int k = 0; k < ownOpen && i < minutes; ++k, ++i)
            load[std::size_t(i)] = low + 0.01 * random.normal();
    }
    for (double &each : load)
        each = std::max(each, 0.05);
    cut(load, idle);
    return load;
}

Curve shiftLoad(RandomStream &random, int minutes, Seconds start)
{
    Curve load(std::size_t(minutes), 0.0);
    const int from = random.whole(5, 8) * 60 + random.whole(0, 50);
    const int length = (random.chance(0.5) ? 9 : random.whole(14, 17)) * 60;
    const bool saturday = random.chance(0.6);
    const bool sunday = random.chance(0.2);
    const double usual = random.between(0.6, 0.9);
    const double spread = random.between(0.03, 0.12);
    const Curve slow = wander(random, minutes, 90);
    for (int day = 0; day * minutesPerDay < minutes; ++day) {
        const int weekday = weekdayOf(dayOf(start) + day);
        if ((weekday == 6 && !saturday) || (weekday == 7 && !sunday) || random.chance(0.03))
            continue;
        const int begin = day * minutesPerDay + from + random.whole(-12, 12);
        const int end = begin + length + random.whole(-20, 30);
        const double level = usual + 0.06 * random.normal();
        for (int i = std::max(0, begin); i < std::min(minutes, end); ++i) {
            const double ramp = std::min({1.0, double(i - begin + 1) / 35.0, double(end - i) / 12.0});
            load[std::size_t(i)] =
                std::clamp(ramp * (level + spread * slow[std::size_t(i)] + 0.01 * random.normal()), 0.03, 1.12);
        }
    }
    return load;
}

} // namespace nightjar::quality
