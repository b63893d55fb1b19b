// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `dilution` (稀释采样): air let into the sampling line. Every gas falls by one factor, and the distance of O2 to air
/// falls by the same factor, so that C / (21 - O2) stays; power, flow and temperature of the plant do not move. F12.
///
/// Found on ln(21 - O2) and ln C in blocks of ten minutes (or hours), once load, flow and temperature are taken out by
/// a regression that withstands outliers: a stretch in which the oxygen's rest falls by `least_share` and more, and in
/// which the gases' rests fall by the same amount within 28 % of it (or twice their error). A gas that is calm enough
/// to tell and does not follow speaks against it; particulate may stay, since it is measured in the duct.
///
/// Least input: O2, one measured gas and one witness of running for three days. Not judged: outlets where nothing
/// burns; converted values alone, since dilution leaves them as they are. A duct that has leaked all the time is no
/// change and gives no lead; more air in the duct itself moves the flow up or the temperature down and is excused.
///
/// Strength: 0.5 where the fall is 12 % in a calm history, 0.7 for a third with one gas, 0.85 with two; less without a
/// flow or temperature that stayed.
RuleResult judgeDilution(const FirmData &firm, const Params &params);

} // namespace nightjar
