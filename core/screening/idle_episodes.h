// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/screening/power.h"
#include "core/screening/rule.h"

namespace nightjar {

/// A meter and its rated power in kW (NaN = not known).
struct IdleInput {
    const PowerCurve *curve = nullptr;
    double rated = 0;
};

/// Production against treatment cell by cell, from the past only.
struct IdleTrack {
    enum Cell : std::uint8_t { Unknown, Rest, Treated, Mismatch };
    Seconds from = 0;
    Seconds step = 60;
    std::vector<Cell> cells;
    std::vector<float> allowedMin;    ///< how long the treatment's own cycle may keep it off, by hour
    std::vector<bool> excused;        ///< another part that takes turns was on; empty = none
    std::size_t learnedAt = SIZE_MAX; ///< first cell from which every part had shown what off and on look like
    bool everKnown = false;
    const char *source = "";
    std::vector<float> productionOn, productionRunning, treatmentOff, treatmentRunning; ///< thresholds by hour, kW
    Seconds timeOf(std::size_t index) const { return from + Seconds(index) * step; }
    std::size_t hourOf(std::size_t index) const { return std::size_t(Seconds(index) * step / 3600); }
};

/// One stretch of mismatch for which an alarm was raised.
struct IdleEpisode {
    Span span;
    Seconds alarmAt = 0;
    int interruptions = 0;
    double productionOn = 0, productionRunning = 0, treatmentOff = 0, treatmentRunning = 0;
    const char *source = "";
};

/// Parts are a group of which one is enough; production is one line or several of which any counts.
IdleTrack trackIdle(const std::vector<IdleInput> &parts, const std::vector<IdleInput> &production,
                    const Params &params);
/// Where the two parts were seen to take turns (both on for at most 15 % of the time so far in which either was, this
/// one alone for an hour at least), the other one's running excuses this one's stop.
void excuseTurns(IdleTrack &track, const IdleTrack &other);
std::vector<IdleEpisode> idleEpisodes(const IdleTrack &track, const Params &params);

} // namespace nightjar
