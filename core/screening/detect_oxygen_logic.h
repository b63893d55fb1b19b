// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `oxygen-logic` (氧含量逻辑异常): the oxygen alone is impossible for the load, or flatters the conversion. F12.
/// Kinds:
///
/// - `lowered`: O2 stands lower by points than load, flow and temperature let expect, while the measured gases do not
///   rise with (21 - O2) as they do when less air is burnt with; so the converted value falls by `least_share` or more.
/// - `raised`: the same the other way round, O2 higher by points than any flame leaves at that load.
/// - `steady`: O2 keeps to a fraction of its usual movement for `steady_h` hours while load or gases move as ever, at
///   or under its usual level; or over the whole history.
/// - `near-air`: O2 of `near_air_pct` and more while the plant burns at load, which its own history does not know;
///   conversion is then no longer valid.
///
/// Least input: O2 and one witness of running that is not O2, for three days, in steps of an hour or less. Judged only
/// where something burns. The same rest of ln(21 - O2) as in `dilution`; where the gases follow, it is dilution or an
/// honest change of the air, and this rule says nothing.
///
/// Strength: 0.5 where the converted value falls by 8 % in a calm history, 0.85 for a quarter; more where a limit is
/// met only by it; less where no gas is calm enough to tell.
RuleResult judgeOxygenLogic(const FirmData &firm, const Params &params);

} // namespace nightjar
