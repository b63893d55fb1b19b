// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `abnormal-value` (异常值): what cannot be, by the instrument, by physics or by a sister factor. F05.
///
/// Kinds: `fill` (999.9, 9999, -9999, 65535 and their like, and anything beyond 1e9, where the channel's own values are
/// far away); `over-range` (above `over_range` times the declared range; not where a twentieth of the values lies
/// there: then the declared range is wrong, which is said); `absurd` (no range declared: ten times the channel's own
/// highest, from one sample to the next); `negative` (flow, velocity, moisture, temperatures in kelvin's sense, or a
/// concentration more than a tenth of the range under zero; `minimal-value` tells smaller ones); `oxygen` (under 0 or
/// over 21.5 %, a hint up to 22: analysers drift by a percent); `moisture` (over 100 %); `acidity` (pH outside 0 to
/// 14); `colder-than-air` (flue of a running plant under the coldest air of the season: without air data the lower
/// bounds of the month on the coast of Zhejiang, ten degrees lower where the flue is hardly warmer than air as a rule);
/// `sister` (a part above its whole for half an hour or three hours: NO2 over NOx, ammonia over total nitrogen, BOD or
/// permanganate over COD).
///
/// Valid samples only: what the analyser flagged itself (T, D, C ...) was told. A real upset is high but comes and goes
/// over several samples: above the range it is a hint. Records of one kind closer than `gap` are one lead, with their
/// number. Least input: one record; 100 samples of the channel for `absurd` and `fill` without a range.
RuleResult judgeAbnormalValue(const FirmData &firm, const Params &params);

} // namespace nightjar
