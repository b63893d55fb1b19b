// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <QRectF>

#include "ui/paper/chart_scene.h"
#include "ui/paper/chart_ticks.h"

namespace nightjar
{

/// Where time lies on the paper: `view` fills the width of `plot`.
struct ChartGeometry {
    QRectF plot;
    Span view;
    double x(Seconds t) const
    {
        return plot.left() + double(t - view.from) * plot.width() / double(std::max<Seconds>(1, view.length()));
    }
    double y(const AxisRange &range, double value) const { return plot.bottom() - range.share(value) * plot.height(); }
    Seconds timeAt(double x) const;
};

/// Width of a column: whole hours where the pyramid can serve them, else whole steps.
Seconds columnWidthFor(Seconds length, int pixels, Seconds step);

/// What lies in one pixel column; `first` and `last` keep the edges of steep flanks where they are.
struct PixelColumn {
    double x = 0;
    Bucket values;
    bool breakBefore = false; ///< a hole lies between this column and the one before
};

/// Merges buckets into columns of `pixel` width; extremes are never lost and empty stretches break the line.
std::vector<PixelColumn> pixelColumns(const ChartCurve &curve, const ChartGeometry &geometry, double pixel);
/// Smallest and largest value of an axis's curves inside the view; nothing there: no value.
std::optional<std::pair<double, double>> valueExtent(const ChartScene &scene, int axis, Span view);
/// Automatic range of each axis for a view: zero included where it is near, limits included where they do not squeeze
/// the curve, the same number of intervals on every axis.
std::vector<AxisRange> axisRanges(const ChartScene &scene, Span view);

/// Temperatures, pH, pressures and counters: their zero says nothing about the curve.
bool hasFreeScale(const QString &unit);

/// Holes of a decoded series inside `span`, numbers only: longer than 1.5 steps.
std::vector<Span> holesOf(const Series &series, Seconds step, Span span, Span extent);
/// Holes that no curve covers; what is hatched over the whole height.
std::vector<Span> commonHoles(const std::vector<ChartCurve> &curves);
/// Local nights inside the view, such as 22:00-06:00.
std::vector<Span> nightSpans(Span view, int fromMinute, int toMinute);
/// Row for each span so that spans of one row do not overlap; rows from 0.
std::vector<int> packRows(const std::vector<Span> &spans);

/// Runs of flags other than N and ?, and texts of state channels.
ChartLane laneOf(const ChartCurve &curve, int index);
/// The sample that holds at `t`: the last one at or before it, unless that is older than 1.5 steps.
std::optional<std::size_t> sampleAt(const Series &series, Seconds t, Seconds step);
/// The multiplied value of a curve at `t`, for crosshair dots; NaN in a hole.
double valueAt(const ChartCurve &curve, Seconds t);

/// One line of the crosshair's readout.
struct ReadoutRow {
    int curve = 0;
    QString label;
    QString value; ///< as reported, or lowest - highest of the pixel column
    QString unit;
    QString flag;   ///< letter as reported; empty when unknown from here
    QString source; ///< file name
};
std::vector<ReadoutRow> readoutAt(const ChartScene &scene, Seconds t);

/// What an interval holds. Energy only for power and energy channels.
struct IntervalStatistics {
    qint64 samples = 0; ///< with empty ones
    qint64 numbers = 0;
    qint64 missing = 0; ///< steps without a number
    double mean = std::numeric_limits<double>::quiet_NaN();
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    std::optional<double> kwh;
};
IntervalStatistics statisticsOf(const Series &series, Span span, Seconds step, double scale, const QString &unit);

/// Views: zoom around an instant, whole days, the ends. A view is 10 s to 200 years long and keeps its middle inside
/// `extent` (ignored when empty).
Span clampView(Span view, Span extent);
Span zoomView(Span view, double factor, Seconds anchor, Span extent);
Span panView(Span view, Seconds by, Span extent);
/// The next night after the middle of the view, with two hours before and after it.
Span nextNight(Span view, int fromMinute, int toMinute);
/// Earliest span that begins after the middle of the view (or that of all when there is none); a quarter of air around.
std::optional<Span> nextSpan(Span view, const std::vector<Span> &spans);

} // namespace nightjar
