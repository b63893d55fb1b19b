// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `limit-hugging` (贴限排放): hourly means are piled up right under the limit and missing right above it. F07.
///
/// Judged are the hourly means that the limit means (dataset-format: converted where the limit has a reference oxygen),
/// else, with `minutes`, every tenth minute of the channel that is limited. Between two exceedances the density of the
/// values must fall off a cliff at the limit (McCrary 2008, densityAtLimit: z of `most_z` or less) with `least_near`
/// hours in the last tenth under it. A dosing that is controlled to a set-point has a spread of its own around it and
/// falls off smoothly; a firm that stays far under its limit has nothing there. `compress`: many different values;
/// `value-cap`: `cap_share` of them are one and the same value, the greatest of all.
///
/// The lead lasts as long as the statistic holds: from the first to the last hour in which values lie near the limit
/// more often than in half of that stretch. Least input: a limit and `least_hours` valid hours. Strength: 0.6 at the
/// threshold, up to 0.93.
RuleResult judgeLimitHugging(const FirmData &firm, const Params &params);

} // namespace nightjar
