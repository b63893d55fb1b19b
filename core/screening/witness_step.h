// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/judged_channels.h"

namespace nightjar {

/// Did load, flow or oxygen change at `at` so that the channel's change from `before` to `after` follows from it?
/// Compares the medians of a quarter of an hour (two steps at least) from 15 minutes before and 5 minutes after.
bool othersStepped(const RunningChannel &channel, Seconds at, double before, double after);

} // namespace nightjar
