// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `minute-jump` (分钟值突变): the value of a running plant changes from one sample to the next, stays, and comes back
/// within a day, though nothing else at the plant changed. F01.
///
/// Found when all of these hold: medians of nine samples before and after differ by `least_share` of the former, by
/// `noise_factor` times what they differ by on this channel otherwise, and by more than 19 of 20 such differences; the
/// change is made within one sample (a furnace answers over minutes: its lag tells a process from a twisted value); it
/// leads away from the channel's usual level; it stays at least `stay_min` minutes and five samples; no load, flow or
/// oxygen changed to match; no mark is filed, no flag and no hole stands beside it; and the channel does not do such
/// things by itself (`habit_per_10d`). What stays longer than `most_h` is the business of `parameter-change`, what
/// falls to nothing that of `minimal-value`. Upward steps are hints only: treatment that fails looks the same.
///
/// Least input: samples of up to 10 minutes for three days of running, one witness of running; hours are not judged.
/// Strength: from 0.62 at the threshold to 0.93; less where the value does not come back abruptly.
RuleResult judgeMinuteJump(const FirmData &firm, const Params &params);

} // namespace nightjar
