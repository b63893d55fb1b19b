// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFont>
#include <QRectF>

#include "ui/paper/chart_math.h"
#include "ui/paper/theme.h"

class QPainter;

namespace nightjar
{

/// How a chart looks; where it goes decides.
struct ChartStyle {
    const Theme *theme = &lightTheme();
    QFont font;
    double pixel = 1;       ///< width of a device pixel in the painter's units
    bool dimCurves = false; ///< while something else speaks, such as a selection
};
/// Style of a page: the application's font and the theme in force.
ChartStyle screenStyle();
/// Style of paper: light theme and fonts whose text can be copied out of a PDF. Sizes in 1/96 inch.
ChartStyle paperStyle();

/// Where everything of a chart lies.
struct ChartPlan {
    QRectF rect;
    ChartGeometry geometry;
    std::vector<AxisRange> ranges;
    std::vector<double> axisX; ///< x of each axis' labels' near edge
    QRectF lanes;
    QRectF tariff;
    double timeTop = 0; ///< of the label rows
};
/// Width that labels need left and right of the plot; the largest of a stack goes into all its charts.
struct ChartEdges {
    double left = 0;
    double right = 0;
};
ChartEdges chartEdges(const ChartScene &scene, const std::vector<AxisRange> &ranges, const ChartStyle &style);
ChartPlan planChart(const ChartScene &scene, Span view, const std::vector<AxisRange> &ranges, const QRectF &rect,
                    const ChartEdges &edges, const ChartStyle &style);

// Layers, bottom to top. Each is an item of its own on the screen, so that what did not change is not thought about
// again.
void paintBackdrop(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);
void paintSpans(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);
void paintCurves(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);
void paintLimits(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);
void paintSpanLabels(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);
void paintLanes(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);
void paintAxes(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style);

/// Shared small parts.
QColor faded(const QColor &colour, double alpha);
void paintLabel(QPainter &painter, const QRectF &box, const QString &text, const QColor &ink, const QColor &ground);
QColor plotGround(const Theme &theme);
QColor curveColour(const ChartCurve &curve, const Theme &theme);

} // namespace nightjar
