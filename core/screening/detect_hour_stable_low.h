// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `hour-stable-low` (时均值稳定低值): for hours the hourly means stay far under the channel's usual level and differ
/// among each other far less than they usually do, while the load is what it usually is. F02.
///
/// Over at least `least_hours` hours of running: the median lies under `level_share` of the median of all other hours,
/// the relative spread (interquartile range over median) under `spread_share` of what windows of that length usually
/// have, so that a plain factor does not count (half as much again where the
/// level is far lower); load or flow of these hours is at least `load_share` of its usual; the
/// level is above the resolution and 2 % of the usual (else `minimal-value`); and the channel does not fall so low by
/// itself (`habit_share` of its other hours). What lasts over `most_days` or until the end of the data for days is a
/// new regime of the plant more often than not: a hint.
///
/// Least input: five days of running hours (reported hours, or minutes from which an hour counts with 45 of them), a
/// load or flow. Strength: 0.6 at the thresholds to 0.92.
RuleResult judgeHourStableLow(const FirmData &firm, const Params &params);

} // namespace nightjar
