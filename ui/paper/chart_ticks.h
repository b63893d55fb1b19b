// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "core/base/time.h"

namespace nightjar
{

/// A y axis from `low` to `high` with ticks at whole multiples of `step`.
struct AxisRange {
    double low = 0;
    double high = 1;
    double step = 0.2;
    int decimals() const; ///< that labels of this step need
    std::vector<double> ticks() const;
    double share(double value) const { return (value - low) / (high - low); }
};

/// The smallest of 1, 2, 2.5, 5 x 10^n that is at least `atLeast`.
double niceStep(double atLeast);
/// Range of whole steps around `low..high` in exactly `intervals` steps, so that axes can share grid lines.
/// Anything not finite or not ordered gives 0..1.
AxisRange alignedRange(double low, double high, int intervals);
/// 4, 5 or 6: with how many intervals the range wastes least room.
int bestIntervals(double low, double high);
/// The part `from..to` (0 bottom, 1 top) of a range with ticks of its own: vertical zoom.
AxisRange windowOf(const AxisRange &range, double from, double to);

enum class TickUnit { Second, Minute, Hour, Date, Week, Month, Year };

/// Ticks of a time axis on whole units of UTC+8, and the days, months or years that the second label row names.
struct TimeTicks {
    TickUnit unit = TickUnit::Hour;
    int count = 1;
    std::vector<Seconds> ticks; ///< inside the view
    TickUnit groupUnit = TickUnit::Date;
    std::vector<Span> groups; ///< whole units that touch the view
};

/// The densest scale whose ticks stand at least `minimumDistance` pixels apart.
TimeTicks timeTicks(Span view, double pixels, double minimumDistance);
/// First row: `22:00`, `14`, `Sep`, `2026`.
QString tickText(TickUnit unit, Seconds t);
/// Second row, longest first; the caller takes the first that fits.
QStringList groupTexts(TickUnit unit, Seconds t);

} // namespace nightjar
