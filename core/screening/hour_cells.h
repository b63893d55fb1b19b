// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/firm_data.h"

namespace nightjar {

/// One clock hour of a minute channel.
struct HourCell {
    double mean = 0; ///< of its valid samples; NaN without any
    double all = 0;  ///< of all numbers whatever their flag
    double low = 0;
    double high = 0;
    float share = 0; ///< of the samples that an hour has, how many are valid
    float unflagged = 0;
};
struct HourCells {
    Seconds from = 0;
    std::vector<HourCell> cells;
    /// The cell that begins at `t`; null where there is none.
    const HourCell *at(Seconds t) const;
};
/// Hours of a channel with steps of up to 20 minutes; empty for others. One pass.
HourCells hourCells(const ChannelData &channel);
/// Mean of the valid samples of [from, from + 1 h), each weighted by the flow at its time; NaN without any.
double flowWeighted(const ChannelData &channel, const ChannelData &flow, Seconds from);

struct LabelFit {
    int lag = 0;          ///< hours: the value labelled T is that of the minutes from T + lag h on
    double agreement = 0; ///< median distance at that lag, as a share of the level
    std::size_t hours = 0;
};
/// The lag of -1, 0, +1 h at which reported hours and minutes agree best; another than 0 only when the median distance
/// falls to less than half and 24 hours or more can be compared.
LabelFit fitLabel(const Series &hours, const HourCells &minutes, double leastShare);

} // namespace nightjar
