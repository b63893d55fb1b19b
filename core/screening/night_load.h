// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/power.h"
#include "core/screening/shift.h"
#include "core/screening/tariff_calendar.h"

namespace nightjar {

/// Standby and production level of a load curve, found from the data.
struct LoadLevels {
    bool known = false; ///< two levels stand apart; else only `alwaysOn` and `threshold` mean something
    bool alwaysOn = false;
    double standby = 0;   ///< kW
    double spread = 0;    ///< robust spread of the standby level
    double high = 0;      ///< usual production: 90th percentile of 08-17, or of everything where nobody works by day
    double threshold = 0; ///< production runs above this
    double roughness = 0; ///< median bend (second difference) of day production, as a share of the power above standby
};
LoadLevels loadLevels(const PowerCurve &curve);

/// A stretch above the threshold (over standby, or over what every night draws there), in cells of the curve.
struct LoadRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    double roughness = 0;     ///< as in LoadLevels; NaN for runs under four cells
    bool lockedBegin = false; ///< begins with a cheap tariff period
    bool lockedEnd = false;   ///< ends with one
    bool onTheStroke = false; ///< begins in the very step in which the cheap period does
    double everyNight = 0;    ///< share of the nights nearby that draw as much at these hours
};
/// Runs that touch the night hours; gaps of one quarter of an hour are bridged, runs under 30 min dropped. With
/// `background` (kW by cell, empty = none) the run is what stands above it.
std::vector<LoadRun> nightRuns(const PowerCurve &curve, const LoadLevels &levels, const TariffCalendar &tariff,
                               const Workdays &workdays, const std::vector<double> &background = {});
/// Median of the ten nights before and after at the same clock time, for every cell; at least the standby level.
std::vector<double> nightBackground(const PowerCurve &curve, const LoadLevels &levels);

/// Does the load switch on three times and more in most nights? A compressor or a pump on a thermostat or float does;
/// nobody starts a line that often every night. Not known with steps over half an hour.
bool isCycling(const PowerCurve &curve, const LoadLevels &levels);
/// What such a load draws while it is on, the same for every cell.
std::vector<double> cycleBackground(const PowerCurve &curve, const LoadLevels &levels);

/// Runs as smooth as a heater or a charger: under a third of the roughness of this firm's own day work, and under 4 %.
bool isSmooth(const LoadRun &run, const LoadLevels &levels);

inline constexpr int nightFrom = 22 * 60; ///< minutes; 22:00-06:00 of the facts, section 4.4
inline constexpr int nightTo = 6 * 60;
/// The night 22:00-06:00 that begins on `day`.
inline Span nightOf(Day day) { return {dayStart(day) + nightFrom * 60, dayStart(day + 1) + nightTo * 60}; }

} // namespace nightjar
