// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/plant.h"
#include "core/sample/random.h"

namespace nightjar::sample {

/// What comes out of a stack at full load with treatment at work. Gases are converted mg/m3; negative: not measured.
struct FlueSpec {
    double nox = -1, so2 = -1, pm = -1;
    double oxygen = 5;            ///< percent, at full load
    double referenceOxygen = 3.5; ///< percent
    double temperature = 110;     ///< degC
    double velocity = 11;         ///< m/s
    double humidity = 9;          ///< percent
    double noise = 0.05;          ///< of the gases, share
    bool zeroWhenStopped = false; ///< the logger sends plain zeros while the plant stands
};

/// When the analysers are looked after. Minutes of the day.
struct Upkeep {
    int dailyAt = 125, dailyMinutes = 12;                  ///< automatic zero and span; an hour keeps 45 valid minutes
    int weeklyDay = 2, weeklyAt = 570, weeklyMinutes = 40; ///< maintenance on one weekday
    double outagesPerMonth = 1.5;                          ///< 20 to 100 minutes each
    bool holds = false;                                    ///< the last value stands during calibration
};

/// One stack by minutes, as the probe would see it, with the letters that its instruments report.
struct Flue {
    Curve nox, so2, pm, oxygen, temperature, velocity, humidity;
    Letters gas;   ///< of gases, particulate and oxygen
    Letters other; ///< of temperature, velocity and humidity
};

/// Burns: NOx follows load and `factor` (1 = usual, more = treatment fails), SO2 and dust a little; oxygen falls with
/// load, the duct warms and cools with a lag. Flag F from 20 minutes after a stop until 25 minutes after the next
/// start.
Flue burn(const Clock &clock, const Curve &load, const Curve &factor, const FlueSpec &spec, const Curve &air,
          Random &random);

/// Overlays calibrations (C), maintenance (M), faults (D), outages (B or rows that are missing) on values and letters.
void keepUp(Flue &flue, const Clock &clock, const FlueSpec &spec, const Upkeep &upkeep, Random &random);

} // namespace nightjar::sample
