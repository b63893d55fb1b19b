// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <map>
#include <vector>

#include "core/screening/firm_data.h"
#include "core/screening/night_load.h"
#include "core/screening/rule.h"

namespace nightjar {

/// Running outside the allowed hours in one night.
struct Night {
    Day day = 0; ///< on which the evening lies
    Span span;
    double minutes = 0;
    double kwh = 0;
    double level = 0; ///< mean kW above standby
    double roughness = std::numeric_limits<double>::quiet_NaN();
    bool locked = false;
    bool smooth = false;
    bool everyNight = false;
    bool dayWorked = false;
};

/// The load of a firm and what was learned from it.
struct FirmLoad {
    const FirmData &firm;
    const Params &params;
    PowerCurve curve;
    LoadLevels levels;
    Shift shift;
    const TariffCalendar &tariff;
    std::map<Day, double> dayHours; ///< running hours in 08-17
    double usualEnd = 1440;         ///< minutes: when day work usually ends
};

/// Running hours of every day, and when work by day usually ends.
void learnDays(FirmLoad &load);
/// Running outside the allowed hours, night by night; what stands there every night without being production is left
/// out.
std::map<Day, Night> nightsOf(FirmLoad &load);
/// Does the plant run through for days, as much by night as by day, between stops?
bool runsAroundTheClock(const FirmLoad &load);

} // namespace nightjar
