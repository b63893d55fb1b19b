// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `minute-hour-mismatch` (分钟—小时不一致): a reported hourly mean (`-h`, `-zs-h`) differs from the mean of its own
/// valid minutes. F08.
///
/// First the label is fitted once a channel: the lag of -1, 0 or +1 h at which hours and minutes agree best (HJ 212
/// DataTime is never moved; the lag is a figure). An hour with `valid_minutes` of its minutes then differs when it is
/// further away than `least_share` of the mean, two steps of the resolution and five times what this channel's hours
/// differ by as a rule; what missing minutes could have held is allowed for. An hour that equals the mean of all
/// minutes whatever their flag, or the mean weighted by flow, is explained. Differing hours up to `gap` apart are one
/// lead, from the first to the last.
///
/// Least input: hours beside minutes (steps of up to 20 minutes) of the same factor, twelve hours of both. No witness
/// is needed: two records of one instrument contradict each other. Channels of one outlet that differ together are one
/// lead.
///
/// Strength: 0.8 for three hours lowered by a tenth; more for more hours, for hours that only so stay under the limit
/// and where only high hours are lowered; under 0.5 for one hour alone, unless the limit lies between both.
RuleResult judgeMinuteHourMismatch(const FirmData &firm, const Params &params);

} // namespace nightjar
