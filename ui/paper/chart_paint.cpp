// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_paint.h"

#include <cmath>

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "ui/paper/format.h"

namespace nightjar
{
namespace
{

constexpr double laneHeight = 10;

QString axisText(double value, int decimals)
{
    QString text = decimals > 0 ? QString::number(value, 'f', decimals) : formatNumber(value, 15);
    if (std::abs(value) >= 1e7 || (value != 0 && std::abs(value) < 1e-6))
        text = QString::number(value, 'g', 4);
    return text.replace(u'-', QChar(0x2212));
}

double axisWidth(const ChartScene &scene, const std::vector<AxisRange> &ranges, std::size_t axis,
                 const QFontMetricsF &metrics)
{
    double width = metrics.horizontalAdvance(formatUnit(scene.axes[axis].unit)) * 0.8;
    for (double tick : ranges[axis].ticks())
        width = std::max(width, metrics.horizontalAdvance(axisText(tick, ranges[axis].decimals())));
    return width;
}

/// An axis with curves of one colour wears it; a shared one stays quiet.
QColor axisInk(const ChartScene &scene, int axis, const Theme &theme)
{
    QColor ink;
    for (const ChartCurve &curve : scene.curves) {
        if (curve.axis != axis || curve.line == ChartLine::Lane)
            continue;
        const QColor colour = curveColour(curve, theme);
        if (ink.isValid() && ink != colour)
            return theme.quietText;
        ink = colour;
    }
    return ink.isValid() && scene.axes.size() > 1 ? ink : theme.quietText;
}

QColor tariffColour(TariffPeriod period, const Theme &theme)
{
    switch (period) {
    case TariffPeriod::Sharp: return theme.series[3];
    case TariffPeriod::Peak: return theme.series[1];
    case TariffPeriod::Valley: return theme.series[0];
    case TariffPeriod::DeepValley: return theme.series[6];
    case TariffPeriod::Flat: break;
    }
    return theme.line;
}

void paintYAxes(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    const QRectF &plot = plan.geometry.plot;
    for (std::size_t axis = 0; axis < scene.axes.size(); ++axis) {
        const AxisRange &range = plan.ranges[axis];
        const QColor ink = axisInk(scene, int(axis), *style.theme);
        painter.setPen(ink);
        const bool left = axis == 0;
        for (double tick : range.ticks()) {
            const double y = plan.geometry.y(range, tick);
            const QString text = axisText(tick, range.decimals());
            const double x = left ? plan.axisX[axis] - metrics.horizontalAdvance(text) : plan.axisX[axis];
            painter.drawText(QPointF(x, std::min(plot.bottom(), y + metrics.ascent() * 0.38)), text);
        }
        const QString unit = formatUnit(scene.axes[axis].unit);
        const double width = metrics.horizontalAdvance(unit);
        const double x = left ? std::max(plan.rect.left() + 2, plan.axisX[axis] - width)
                              : std::min(plan.axisX[axis], plan.rect.right() - width - 2);
        painter.drawText(QPointF(x, plot.top() - metrics.height() * 0.75), unit);
    }
}

void paintTimeAxis(QPainter &painter, const ChartPlan &plan, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    const QRectF &plot = plan.geometry.plot;
    const TimeTicks ticks =
        timeTicks(plan.geometry.view, plot.width(), metrics.horizontalAdvance(QStringLiteral("00:00")) + 16);
    const double top = plan.timeTop;
    double lastRight = -1e9;
    painter.setPen(style.theme->quietText);
    for (Seconds t : ticks.ticks) {
        const QString text = tickText(ticks.unit, t);
        const double width = metrics.horizontalAdvance(text);
        // Days and months name what begins here, clocks the instant itself.
        const double x = plan.geometry.x(t) - width / 2;
        if (x < lastRight + 4 || x < plan.rect.left() || x + width > plan.rect.right())
            continue;
        painter.drawText(QPointF(x, top + metrics.ascent() + 3), text);
        lastRight = x + width;
    }
    painter.setPen(style.theme->text);
    const double rowTop = top + metrics.height() + 3;
    for (const Span &group : ticks.groups) {
        const double from = std::max(plot.left(), plan.geometry.x(group.from));
        const double to = std::min(plot.right(), plan.geometry.x(group.to));
        for (const QString &text : groupTexts(ticks.groupUnit, group.from)) {
            const double width = metrics.horizontalAdvance(text);
            if (width + 8 > to - from)
                continue;
            painter.drawText(QPointF((from + to - width) / 2, rowTop + metrics.ascent()), text);
            break;
        }
        if (group.from > plan.geometry.view.from) {
            painter.save();
            painter.setPen(QPen(style.theme->line, 0));
            painter.drawLine(QPointF(from, plot.bottom()), QPointF(from, rowTop + metrics.height()));
            painter.restore();
        }
    }
}

} // namespace

ChartStyle screenStyle()
{
    ChartStyle style;
    style.theme = &currentTheme();
    style.font = QApplication::font();
    return style;
}

ChartStyle paperStyle()
{
    ChartStyle style;
    style.theme = &lightTheme();
    style.font.setFamilies({QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans CJK SC")});
    style.font.setPixelSize(12);
    style.font.setHintingPreference(QFont::PreferNoHinting);
    return style;
}

QColor faded(const QColor &colour, double alpha)
{
    QColor result = colour;
    result.setAlphaF(float(alpha));
    return result;
}

QColor plotGround(const Theme &theme) { return theme.dark ? theme.ground : theme.panel; }

QColor curveColour(const ChartCurve &curve, const Theme &theme)
{
    return theme.series[std::size_t(std::max(0, curve.colour)) % theme.series.size()];
}

void paintLabel(QPainter &painter, const QRectF &box, const QString &text, const QColor &ink, const QColor &ground)
{
    const QFontMetricsF metrics(painter.font());
    const QString fitted = metrics.elidedText(text, Qt::ElideRight, box.width() - 6);
    const QRectF area(box.left(), box.top(), std::min(box.width(), metrics.horizontalAdvance(fitted) + 6),
                      box.height());
    painter.fillRect(area, faded(ground, 0.78));
    painter.setPen(ink);
    painter.drawText(QPointF(area.left() + 3, area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2),
                     fitted);
}

ChartEdges chartEdges(const ChartScene &scene, const std::vector<AxisRange> &ranges, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    ChartEdges edges{metrics.averageCharWidth() * 4, metrics.averageCharWidth() * 3};
    for (std::size_t axis = 0; axis < scene.axes.size(); ++axis) {
        const double width = axisWidth(scene, ranges, axis, metrics) + 16;
        if (axis == 0)
            edges.left = std::max(edges.left, width);
        else
            edges.right = axis == 1 ? std::max(edges.right, width) : edges.right + width;
    }
    return edges;
}

ChartPlan planChart(const ChartScene &scene, Span view, const std::vector<AxisRange> &ranges, const QRectF &rect,
                    const ChartEdges &edges, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    ChartPlan plan;
    plan.rect = rect;
    plan.ranges = ranges;
    const double lanes = double(scene.lanes.size()) * (laneHeight + 2);
    const double tariff = scene.tariff.empty() ? 0 : 5;
    const double below = lanes + tariff + 2 * metrics.height() + 10;
    const double left = std::round(rect.left() + edges.left);
    const double top = std::round(rect.top() + metrics.height() * 1.75);
    plan.geometry.plot = QRectF(left, top, std::max(20.0, std::round(rect.right() - edges.right) - left),
                                std::max(20.0, std::round(rect.bottom() - below) - top));
    plan.geometry.view = view;
    const QRectF &plot = plan.geometry.plot;
    plan.tariff = QRectF(plot.left(), plot.bottom() + 1, plot.width(), tariff);
    plan.lanes = QRectF(plot.left(), plan.tariff.bottom() + (lanes > 0 ? 2 : 0), plot.width(), lanes);
    plan.timeTop = plan.lanes.bottom();
    double x = plot.right() + 8;
    for (std::size_t axis = 0; axis < scene.axes.size(); ++axis) {
        if (axis == 0) {
            plan.axisX.push_back(plot.left() - 8);
            continue;
        }
        plan.axisX.push_back(x);
        x += axisWidth(scene, ranges, axis, metrics) + 16;
    }
    return plan;
}

void paintBackdrop(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    const ChartGeometry &geometry = plan.geometry;
    painter.save();
    painter.setClipRect(geometry.plot, Qt::IntersectClip);
    const double perDay =
        double(secondsPerDay) / double(std::max<Seconds>(1, geometry.view.length())) * geometry.plot.width();
    if (perDay >= 3) {
        for (const Span &night : nightSpans(geometry.view, scene.nightFrom, scene.nightTo)) {
            const double from = geometry.x(night.from);
            painter.fillRect(QRectF(from, geometry.plot.top(), geometry.x(night.to) - from, geometry.plot.height()),
                             style.theme->night);
        }
    }
    // Day, month or hour lines: what the first label row names.
    const QFontMetricsF metrics(style.font);
    const TimeTicks ticks =
        timeTicks(geometry.view, geometry.plot.width(), metrics.horizontalAdvance(QStringLiteral("00:00")) + 16);
    painter.setPen(QPen(faded(style.theme->line, 0.7), 0));
    for (Seconds t : ticks.ticks) {
        const double x = std::round(geometry.x(t)) + 0.5 * style.pixel;
        painter.drawLine(QPointF(x, geometry.plot.top()), QPointF(x, geometry.plot.bottom()));
    }
    if (!plan.ranges.empty()) {
        for (double tick : plan.ranges[0].ticks()) {
            const double y = std::round(geometry.y(plan.ranges[0], tick)) + 0.5 * style.pixel;
            painter.drawLine(QPointF(geometry.plot.left(), y), QPointF(geometry.plot.right(), y));
        }
    }
    for (const Span &hole : commonHoles(scene.curves)) {
        const QRectF band(geometry.x(hole.from), geometry.plot.top(), geometry.x(hole.to) - geometry.x(hole.from),
                          geometry.plot.height());
        const QRectF seen = band & geometry.plot;
        if (seen.width() < 1.5)
            continue;
        painter.fillRect(seen, faded(style.theme->quietText, 0.08));
        painter.save();
        painter.setClipRect(seen, Qt::IntersectClip);
        painter.setPen(QPen(faded(style.theme->quietText, 0.45), 0));
        for (double x = seen.left() - seen.height(); x < seen.right(); x += 9)
            painter.drawLine(QPointF(x, seen.bottom()), QPointF(x + seen.height(), seen.top()));
        painter.restore();
        //: a hole in the data under a chart: %1 is its length
        const QString text = QCoreApplication::translate("Chart", "no data %1").arg(formatDuration(hole.length()));
        painter.setFont(style.font);
        if (metrics.horizontalAdvance(text) + 10 <= seen.width())
            paintLabel(painter,
                       QRectF(seen.center().x() - metrics.horizontalAdvance(text) / 2 - 3,
                              seen.bottom() - metrics.height() - 4, seen.width(), metrics.height()),
                       text, style.theme->quietText, plotGround(*style.theme));
    }
    painter.restore();
}

void paintAxes(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    painter.save();
    painter.setFont(style.font);
    painter.setClipRect(plan.tariff, Qt::IntersectClip);
    for (const TariffStretch &stretch : scene.tariff) {
        const double from = plan.geometry.x(stretch.span.from);
        const double to = plan.geometry.x(stretch.span.to);
        if (to < plan.tariff.left() || from > plan.tariff.right())
            continue;
        painter.fillRect(QRectF(from, plan.tariff.top() + 1, to - from, plan.tariff.height() - 1),
                         tariffColour(stretch.period, *style.theme));
    }
    painter.restore();
    painter.save();
    painter.setFont(style.font);
    painter.setPen(QPen(style.theme->line, 0));
    painter.drawLine(plan.geometry.plot.bottomLeft(), plan.geometry.plot.bottomRight());
    paintYAxes(painter, scene, plan, style);
    paintTimeAxis(painter, plan, style);
    painter.restore();
}

} // namespace nightjar
