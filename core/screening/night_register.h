// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"
#include "core/screening/shift.h"

namespace nightjar {

struct Point;

/// The weak half of `night-production`: energy by tariff period and day, where there is no load curve. A day counts
/// when the share of valley energy stands 0.15 above what the declared hours would give under the tariff of that date
/// and 0.12 above the firm's own middle; under schemes whose valley holds noon (vs of a day shift over 0.30) 0.50 is
/// the least share.
RuleResult judgeRegisters(const FirmData &firm, const Point &meter, const Params &params);

} // namespace nightjar
