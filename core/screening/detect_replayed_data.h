// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `replayed-data` (数据重放): a stretch that stood before in the same channel, digit by digit, with a constant added,
/// multiplied, or with noise laid over it. F09.
///
/// What never comes twice by itself is the fast movement, so likeness is measured on each value against its neighbours,
/// at several averages (a minute, 5, 15, 60), and must stand out from the likeness at other lags: a plant that follows
/// the clock resembles itself every day, a copy resembles one place only. Constant stretches prove nothing. Evidence is
/// the log likelihood of "copied" against "independent"; it must pay for the number of places looked at (about e^23 for
/// 90 days of minutes). Where several factors of the outlet repeat with the same lag their evidence adds up, by 0.7
/// each, because sister factors share part of their movement.
///
/// Least input: 90 minutes of samples up to ten minutes apart, 12 hours of hourly values; two days of history. No
/// witness of running is needed: the copy is its own proof. The lead's interval is the copy, the later of the two.
RuleResult judgeReplayedData(const FirmData &firm, const Params &params);

} // namespace nightjar
