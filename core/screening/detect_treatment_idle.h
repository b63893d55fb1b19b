// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `treatment-idle` (治污设施未运行): production runs and the treatment that serves it does not. F18, E03, section 4.6.
///
/// Every treatment point is needed by itself (`chain` = `all`); those declared `any` with the same `serves` are one
/// group of which one part is enough, and so are parts that were seen to take turns. States come from thresholds
/// learned from the past with hysteresis (past_threshold.h), so that the alarm at an instant needs no future. Missing
/// data is never "off". `from` is the begin of the mismatch; the alarm is raised `alarm_after` later (with steps over 5
/// min after two steps); interruptions up to `gap` do not restart the clock. A part that cycles by itself (at least one
/// short stop in three hours of production) alarms only beyond its own usual stops. Alarms that stand under `tier_min`
/// are the firm's; 90 minutes and more are leads; firm alarms that sum to 120 min a day, or five of 60-89 min in 7
/// days, are one lead of kind `repeated`.
///
/// Least input: one production and one treatment meter at steps up to 15 min and four hours of history (or rated
/// power). Strength: 0.88 for a clear one; less when production drew under 40 % of its usual running power (idling
/// line), at 15-min steps, when the threshold rests on rated power, under a filed mark.
RuleResult judgeTreatmentIdle(const FirmData &firm, const Params &params);

} // namespace nightjar
