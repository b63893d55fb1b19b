// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/constant_runs.h"

namespace nightjar {

/// A flat line under pasted noise.
struct DitherRun {
    Flat flat;
    double share = 0; ///< movement of the 10-min means against the channel's usual movement
};

/// Stretches of at least `hours` in which the level stands still though the value flickers. `running` by 300 s from
/// `gridFrom`.
std::vector<DitherRun> ditherRuns(const ValidSamples &samples, const std::vector<bool> &running, Seconds gridFrom,
                                  double hours);

/// Does any other channel of the outlet, or the load, move as it usually does during the span?
bool othersMove(const FirmData &firm, const QString &point, const ChannelData &judged, const Span &span);

} // namespace nightjar
