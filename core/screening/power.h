// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include <QStringList>

#include "core/base/time.h"
#include "core/screening/firm_data.h"

namespace nightjar {

/// Mean power on a regular grid that is aligned to local midnight. NaN where at least half of a cell is not known.
struct PowerCurve {
    Seconds from = 0;
    Seconds step = 900;
    std::vector<double> kw; ///< power fed back into the grid is negative and stays so
    QStringList channels;   ///< what it was made from
    bool estimated = false; ///< from amperes, at 380 V and a power factor of 0.85
    double fedBackKwh = 0;  ///< energy that went back into the grid
    bool empty() const { return kw.empty(); }
    std::size_t size() const { return kw.size(); }
    Seconds timeOf(std::size_t index) const { return from + Seconds(index) * step; }
    Seconds end() const { return timeOf(kw.size()); }
    /// Value of the cell in which `t` lies; NaN outside.
    double at(Seconds t) const;
};

/// Load of a meter from the first of `kw`, `kwh`, `kwh-reg`, `a` that it has; E01. The grid step is the channel's own
/// where it divides a day, but at least `atLeast`. Invalid flags and impossible values are unknown. Registers may wrap
/// or be replaced: such a difference is unknown. A register read less often than every two hours gives no curve.
PowerCurve powerCurve(const FirmData &firm, const Point &meter, Seconds atLeast = 60);
/// Means over cells of `step`, which must be a multiple of the curve's.
PowerCurve resampled(const PowerCurve &curve, Seconds step);
/// Sum on the coarsest step of all; unknown where any part is unknown.
PowerCurve summed(const std::vector<PowerCurve> &curves);

} // namespace nightjar
