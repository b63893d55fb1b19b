// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/oxygen_frame.h"

namespace nightjar {

/// A stretch in which the oxygen stands while the plant goes on moving.
struct SteadyOxygen {
    Span span;
    double oxygen = 0;     ///< percent, median
    double usual = 0;      ///< percent that the witnesses let expect
    double moved = 0;      ///< q90 - q10 of the blocks, percent
    double usualMoved = 0; ///< the same of other windows of that length
    double share = 0;      ///< moved against usual
};

/// Windows of `hours` of running (a day of hourly values) whose oxygen moves by at most `share` of what is usual, and
/// from block to block by at most 0.4 of it, while the load or a gas moves at least half as much as usual; neighbours
/// are joined. A history that stands as a whole while the load varies by an
/// eighth and more counts as one, against half a percent of movement.
std::vector<SteadyOxygen> steadyOxygen(const OxygenFrame &frame, double hours, double share);

} // namespace nightjar
