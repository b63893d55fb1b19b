// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `long-constant` (长期恒值): one value, one short cycle of values, values within the instrument's resolution, or a
/// flat line with pasted noise, while the plant runs, for longer than the channel's own noise makes by chance. F03.
///
/// Three conditions for the first three kinds: at least `least_min` (hours: `least_hours` values); at least
/// `usual_factor` times what this channel does on three days of four while running (so that quiet channels, coarse
/// instruments and water analysers that hold their value between cycles are measured by themselves); expected less than
/// `max_per_year` by the chance that a value of this channel stays. `dither`: over `dither_h` hours the means of 10
/// minutes move less than a fifth of what they usually do and half of what they ever do, no more than white noise
/// allows, while load, flow or a sister factor moves as usual. Running is witnessed by other channels
/// (operating_state.h); without a witness the channel is listed as not judged. Values at or under the detection limit
/// belong to `minimal-value`; samples under C M D F B take no part.
///
/// With quarter hours or hours `dither` takes windows of eight values at least and compares with windows of the same
/// level. Least input: minutes for a day, or hours for a week; one witness of running. Strength: 0.75 at the threshold,
/// rising with length over it to 0.95; less where half of the stretch was a stop.
RuleResult judgeLongConstant(const FirmData &firm, const Params &params);

} // namespace nightjar
