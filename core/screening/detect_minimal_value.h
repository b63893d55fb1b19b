// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `minimal-value` (极小值): at or under the detection limit, 0 or negative while the plant runs. F04.
///
/// The detection limit is declared (`detection_limit` of channels.csv), else 1 % of the range, as HJ 76 asks of gas
/// analysers; without a range it is not known and a sixteenth of the usual level stands for it. A stretch is found
/// where four of five values over `least_h` hours of running (three samples at least) lie at the bottom and their
/// median at or slightly above the limit (`over_limit`), while the channel's other running hours lie clear above it.
/// Its own habit decides: a channel that comes there by itself in more than `habit_share` of its other hours, or that
/// lives there (SO2 of gas firing, dust behind bags), is not judged, save NOx of a flame, COD and total nitrogen, which
/// cannot be at the bottom for hours. What raises the strength: how far below its own lower edge, how long, an abrupt
/// begin, other factors of the outlet that go on as usual, flow, oxygen and temperature that say running. What lowers
/// it: low load, only the main meter as witness, a level that stays until the end of the data (a new filter or fuel).
/// Flow, velocity and oxygen are judged likewise where other instruments of the same duct say that gas flows.
///
/// Kinds: `zero`, `negative`, `at-limit`, `just-above`; `line-open` where all gases of a flame lie at the bottom while
/// oxygen is plausible (sampling line not connected), which needs no history.
///
/// Least input: a day of running beside the stretch (none for `line-open`); minutes, hours or two-hourly values; one
/// witness of running. Calibration, maintenance and faults under their flags are never looked at.
RuleResult judgeMinimalValue(const FirmData &firm, const Params &params);

} // namespace nightjar
