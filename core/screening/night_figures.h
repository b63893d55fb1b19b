// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/lead.h"
#include "core/screening/night_habits.h"

namespace nightjar {

/// Strength of a habit, 0..1. `productionMeters` is the share of it in which production meters ran; negative: not
/// known.
double strengthOf(const FirmLoad &load, const std::vector<Night> &nights, double productionMeters);
/// Nights, energies, levels and peak-valley ratios into the lead's figures; its span has to stand.
void addFigures(const FirmLoad &load, const std::vector<Night> &nights, Lead &lead);
/// `switched`, `besides-day` or `instead-of-day`.
QString kindOf(const std::vector<Night> &nights, Day firstDay, Day lastDay);

} // namespace nightjar
