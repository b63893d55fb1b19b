// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `long-offline` (长期脱机): no data, or only samples flagged B (no communication) and D (fault), while the plant runs
/// by other instruments. F06.
///
/// One outage: longer than `suspect_h` hours of running, counted from the end of the last sample to the next one that
/// came. The strength grows with the hours of running (0.5 at `suspect_h`, 0.86 at 24 h) and with the pattern: it
/// begins within 30 minutes of a value at the limit; it ends when an inspection of events.csv or results.csv comes
/// (30 minutes before to two hours after its begin); only some factors are gone while their sisters go on; the load is
/// higher than usual. Less for D, which the instrument admits, and where the main meter alone witnesses.
///
/// Repeated outages are one lead with `figures.gaps`: from 40 minutes on where they begin at the same clock hour on
/// `repeat_days` of seven days, else those closer than `gap`. What ends or begins with the data of all channels is no
/// outage; where only meters go on after the last sample it may be the export's end: at most a weak lead.
///
/// Excused: marks, work orders and power cuts over half of the outage; a plant that stood. Where meters fall silent
/// with the outlet (the firm's whole line) nothing tells of running: not judged, and a hint when it took a day.
/// Least input: samples of any step before and after; a witness of running during the outage.
RuleResult judgeLongOffline(const FirmData &firm, const Params &params);

} // namespace nightjar
