// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `night-production` (夜间生产): production power, not standby, heating, charging or cooling, runs for `night_min_h`
/// or more between 22:00 and 06:00 outside the declared shift on at least `nights` nights of 30. E02, E04,
/// sections 4.1-4.4.
///
/// The load curve rules: standby and production level are found from it (night_load.h). A load that stands there every
/// night is production only if it looks like it: as rough as the day's work, not beginning with the cheap hours, not
/// alike on days off. Else it is taken as background, and only what stands above it counts. Work that ends within
/// `overtime_min` after the declared (or usual) end is overtime. A firm without a declared shift that works alike by
/// day and night on 80 % of its days is classed `round-the-clock` and no lead. The peak-valley ratio is shown beside
/// what work patterns give under the tariff of these very dates. Registers by tariff period alone give weaker leads (at
/// most 0.55) of kind `register-only`.
///
/// Least input: a total meter (else production meters) with 15-min or hourly power or energy, or a register, for 7
/// days. Strength: log-odds from declared hours, number of nights, level and roughness against day work, production
/// meters that agree or contradict, petitions; see strengthOf().
RuleResult judgeNightProduction(const FirmData &firm, const Params &params);

} // namespace nightjar
