// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `exceedance` (超标): valid hourly means above the limit of that date (stacks), daily means (waste incineration,
/// water, flow weighted), single values where a limit is of kind `instant`; pH outside its range. L01-L03, V01, V02 of
/// the facts.
///
/// Least input: minutes, or hours as reported, and a limit. With a reference oxygen also O2 or a converted value;
/// without it the channel is listed as not judged. Hours under a filed mark, hours of a plant that stands still and
/// hours that are not valid are no exceedance; how many of them would have been over is a figure. A run of consecutive
/// exceeding valid hours is one lead; up to `gap` hours that are not valid do not end it.
///
/// Strength: an exceedance is arithmetic, so it begins at 0.9; it is lower for a single hour within 5 % of the limit
/// (0.75), for runs that lie wholly in a start-up without a mark (0.4: excused where the start-up rule of the industry
/// applies) and where no sample carried a flag (0.05 off).
RuleResult judgeExceedance(const FirmData &firm, const Params &params);

} // namespace nightjar
