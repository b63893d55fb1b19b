// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/firm_data.h"

namespace nightjar {

/// A time in which channels of an outlet gave nothing.
struct Outage {
    Span span;
    std::vector<const ChannelData *> channels;
    double faulty = 0;  ///< share of it under samples flagged D
    double broken = 0;  ///< share of it under samples flagged B
    bool atEnd = false; ///< no sample came after it
};

/// Outages of one channel of at least `least` seconds (and two steps): samples that are missing, empty, or flagged B
/// or D. After its last sample only when `goesOn`, the end of what others of the firm recorded, is later.
std::vector<Outage> outagesOf(const ChannelData &channel, Seconds least, Seconds goesOn);

/// Outages that begin and end together, within two steps or ten minutes, become one of several channels.
std::vector<Outage> joinOutages(std::vector<Outage> outages);

/// Outages that begin within an hour of the same time of day on `days` of seven days, as indices; a plant's usual
/// silence (a minute lost here and there) is shorter.
std::vector<std::vector<std::size_t>> dailyOutages(const std::vector<Outage> &outages, int days);

} // namespace nightjar
