// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `noise-collapse` (噪声塌缩): the level goes on following the plant, but the fast movement of the instrument is gone:
/// smoothed, damped or redrawn values. F10.
///
/// The measure is the mean change from sample to sample, as a share of the level, over `least_h` hours of running.
/// Found when it falls under `most_share` of what is usual, and under three quarters of what it falls to on one window
/// of twenty by itself, while the level still moves. Where the level stands still, too, it is `long-constant`. Single
/// jumps count at most five usual changes. Begin and end are where the changes before and after tell best apart.
///
/// Least input: samples of up to 10 minutes for three days of running, whose usual change is no less than the
/// resolution; one witness of running. Strength: 0.6 at the threshold, 0.93 where a tenth is left.
RuleResult judgeNoiseCollapse(const FirmData &firm, const Params &params);

} // namespace nightjar
