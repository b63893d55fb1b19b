// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `flag-abuse` (标记滥用): marks (C, M, S, T, D, F on samples, device marks of marks.csv) that take high values out of
/// judgement, or checks that are made when, as often or as long as no check is. F16.
///
/// Only marks while the plant runs count, without those that events.csv explains and without the automatic check (C,
/// at most `routine_min`, at the same time of the day). `hides-highs`: what would have been reported is told by the
/// values under the mark where they move like those of the flue (zero and span gas do not), else by the quarter hours
/// before and after. Marks that are made when work is due lie anywhere in the order of the channel's values at work;
/// `least_marks` in its highest fifth or over the limit, and a mean rank of all marks there that is `least_z` standard
/// errors over the middle, are a lead.
/// `calibration-night`: checks begun between 22 and 6 on three days; `calibration-often`: more than `most_per_day` on
/// two days; `calibration-long`: over `most_h` twice.
///
/// The lead lasts from the first to the last such mark; pauses over `gap_days` end it. Least input: any step up to an
/// hour, three days of running, one witness of running. Strength: 0.6 for three highs behind marks, up to 0.95; 0.55 to
/// 0.75 for checks.
RuleResult judgeFlagAbuse(const FirmData &firm, const Params &params);

} // namespace nightjar
