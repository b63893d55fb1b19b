// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `load-emission-contradiction` (电量-排放矛盾): the load says running and everything in the flue says stopped, or the
/// reverse, for `least_h` hours or more. F17.
///
/// `flue-stopped`: flow under `still_share` of its usual, O2 over 20 %, duct cold, pollutants at the floor - all that
/// is measured, and flow, O2 or temperature among it - while the load is at least `load_share` of what it usually is.
/// `marked-stopped`: the samples carry the flag F or lie under a filed stop, while the load is over a tenth of its
/// usual and over its running threshold. `load-stopped`: two kinds of flue channels at their usual level while every
/// load stands under a tenth; another supply explains that, so it is weaker. Starts and stops get the times that the
/// marking rules allow (StateTimes). Where only the firm's total is metered, the load must have gone with the flue
/// before (together on and off, or by rank), since an office or another line may draw it. What an outlet does on many
/// days (`habit_share`) is its way of working. At wastewater outlets only the flow speaks, and for `water_h` hours:
/// basins hold water back.
///
/// Least input: load and flue of any step up to an hour for two days. Strength: 0.65 at two hours with two kinds of
/// channels, up to 0.95; the reverse up to 0.65.
RuleResult judgeLoadEmissionContradiction(const FirmData &firm, const Params &params);

} // namespace nightjar
