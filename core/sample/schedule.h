// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/sample/plant.h"
#include "core/sample/random.h"

namespace nightjar::sample {

/// How a shop works. Minutes of the day; the end of a block may pass 1440.
struct Pattern {
    std::vector<Minutes> blocks = {{480, 720}, {780, 1020}};
    int weekdays = 5;      ///< works on the first n days of the week, and on make-up workdays
    bool holidays = false; ///< works on public holidays
    double level = 0.75;   ///< usual share of rated load
    double swing = 0.10;   ///< slow swing of the load, share
    int jitter = 8;        ///< minutes by which begin and end differ from day to day
    double dayOff = 0.02;  ///< chance that there is no work that day
    int batch = 0;         ///< length of a melting batch in minutes; 0: steady
};

/// Load of production, 0 or 0.05..1.1, for the whole clock.
Curve produce(const Clock &clock, const Pattern &pattern, Random &random);
/// Load of a plant that never stops by itself.
Curve produceAlways(const Clock &clock, double level, double swing, Random &random);
/// Puts one more run into the curve: ramp up, load with slow swing, ramp down. Cut off at the ends of the clock.
void addRun(Curve &load, Minutes run, double level, double swing, int batch, Random &random);
void clearRun(Curve &load, Minutes run);

/// Stretches in which `load` is above `threshold`; holes of up to `bridge` minutes do not end one.
std::vector<Minutes> runsOf(const Curve &load, double threshold = 0.02, int bridge = 0);

/// Slow noise with mean 0 and standard deviation `sigma`; `keep` is the share that stays from minute to minute.
class SlowNoise
{
public:
    SlowNoise(double keep, double sigma, Random &random);
    double next();

private:
    double m_keep;
    double m_kick;
    double m_value;
    Random &m_random;
};

} // namespace nightjar::sample
