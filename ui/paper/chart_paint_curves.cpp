// SPDX-License-Identifier: GPL-3.0-or-later
// The layers that lie over the grid: curves, limits, labelled spans, lanes of flags and states.
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPolygonF>

#include "ui/paper/format.h"
#include "ui/paper/chart_paint.h"

namespace nightjar
{
namespace
{

constexpr double dotDistance = 12; ///< from this distance on single samples are marked

/// Qt's smooth filling costs the square of the strokes that cross a row of pixels: a long curve is stroked in short
/// pieces (a week of three channels: 55 ms in one piece, 6 ms in pieces). Paper formats keep it whole.
constexpr qsizetype pieceLength = 24;

void drawRun(QPainter &painter, QPolygonF &run)
{
    const QPaintEngine *engine = painter.paintEngine();
    if (engine == nullptr || engine->type() != QPaintEngine::Raster) {
        if (run.size() > 1)
            painter.drawPolyline(run);
        run.clear();
        return;
    }
    // Pieces share one stretch, so that the corner between them is joined; where ink is thin only a point, for twice
    // the ink would be seen.
    const qsizetype shared = painter.pen().color().alpha() == 255 ? 2 : 1;
    for (qsizetype from = 0; from + 1 < run.size(); from += pieceLength - shared) {
        const qsizetype count = std::min(pieceLength, run.size() - from);
        painter.drawPolyline(run.constData() + from, int(count));
        if (from + count == run.size())
            break;
    }
    run.clear();
}

/// Every sample, as it was reported: a step for a mean, a point for an instant; holes stay open.
void paintSamples(QPainter &painter, const ChartCurve &curve, const ChartPlan &plan, const AxisRange &range,
                  const QColor &colour)
{
    const Series &series = *curve.samples;
    const ChartGeometry &geometry = plan.geometry;
    const Seconds step = std::max<Seconds>(curve.step, 1);
    const double stepWidth = geometry.x(geometry.view.from + step) - geometry.x(geometry.view.from);
    const bool steps = curve.line == ChartLine::Steps;
    QPolygonF run;
    QList<QPointF> dots;
    std::size_t first = lowerIndex(series, geometry.view.from - 2 * step);
    Seconds lastEnd = 0;
    bool open = false;
    for (std::size_t i = first > 0 ? first - 1 : 0; i < series.size() && series.times[i] <= geometry.view.to + 2 * step;
         ++i) {
        const Seconds t = series.times[i];
        if (open && (t - lastEnd) * 2 > step) {
            drawRun(painter, run);
            open = false;
        }
        const double value = series.values[i] * curve.scale;
        if (std::isnan(value)) {
            if (open)
                drawRun(painter, run);
            open = false;
            continue;
        }
        const double y = geometry.y(range, value);
        const bool nextJoins = i + 1 < series.size() && (series.times[i + 1] - t) * 2 <= step * 3;
        const Seconds end = nextJoins ? series.times[i + 1] : t + step;
        const double left = geometry.x(t);
        if (steps) {
            const double right = std::max(geometry.x(end), left + (open || nextJoins ? 0 : 2.5));
            run << QPointF(left, y) << QPointF(right, y);
        } else {
            run << QPointF(left, y);
        }
        const bool alone = !open && !(nextJoins && !std::isnan(series.values[i + 1]));
        if (stepWidth >= dotDistance || (alone && !steps))
            dots << QPointF(steps ? (left + geometry.x(end)) / 2 : left, y);
        open = true;
        lastEnd = nextJoins ? series.times[i + 1] : t + step;
    }
    drawRun(painter, run);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const QPointF &dot : std::as_const(dots))
        painter.drawEllipse(dot, 2.4, 2.4);
    painter.setBrush(Qt::NoBrush);
}

/// Two points a pixel column: its extremes, in the order in which they lead from the edge before to the edge after.
void paintColumns(QPainter &painter, const ChartCurve &curve, const ChartPlan &plan, const AxisRange &range,
                  double pixel, bool twice)
{
    QPolygonF run;
    const std::vector<PixelColumn> columns = pixelColumns(curve, plan.geometry, pixel);
    // Smoothing long upright strokes costs much and shows nothing: a dense band is drawn pixel by pixel.
    double travel = 0;
    for (const PixelColumn &column : columns)
        travel += column.values.max - column.values.min;
    const bool dense = travel / (range.high - range.low) > 30;
    if (dense) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen = painter.pen();
        pen.setWidthF(pixel < 1 ? 1 : 0); // a hair on paper would not be seen
        painter.setPen(pen);
    }
    const auto finish = [&] {
        // A frozen stretch between dense ones is what officers look for: two pixels thick, not a hair.
        if (dense && twice) {
            QPolygonF below = run.translated(0, pixel);
            drawRun(painter, below);
        }
        drawRun(painter, run);
    };
    for (const PixelColumn &column : columns) {
        if (column.breakBefore)
            finish();
        const bool rising = column.values.first <= column.values.last;
        double a = plan.geometry.y(range, rising ? column.values.min : column.values.max);
        const double b = plan.geometry.y(range, rising ? column.values.max : column.values.min);
        if (run.isEmpty() && a == b)
            a += pixel; // a column alone must be seen
        run << QPointF(column.x, a) << QPointF(column.x, b);
    }
    finish();
}

QColor spanColour(ChartSpanKind kind, const Theme &theme)
{
    switch (kind) {
    case ChartSpanKind::Lead: return theme.warning;
    case ChartSpanKind::Order: return theme.bad;
    case ChartSpanKind::Evidence: return theme.good;
    case ChartSpanKind::Mark: break;
    }
    return theme.series[4];
}

QColor flagColour(const QString &letter, const Theme &theme)
{
    switch (letter.isEmpty() ? u'?' : letter[0].unicode()) {
    case u'D':
    case u'B': return theme.bad;
    case u'T': return theme.warning;
    case u'C': return theme.accent;
    case u'M': return theme.series[4];
    case u'S': return theme.series[6];
    case u'F': return theme.quietText;
    default: return theme.series[3];
    }
}

constexpr double maxRows = 4;

} // namespace

void paintCurves(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    painter.save();
    painter.setClipRect(plan.geometry.plot.adjusted(0, -1, 0, 1), Qt::IntersectClip);
    const double pixels = plan.geometry.plot.width() / style.pixel;
    painter.setRenderHint(QPainter::Antialiasing, scene.curves.size() <= 6);
    // The first channel is the one that was asked for first: it lies on top.
    for (auto curve = scene.curves.rbegin(); curve != scene.curves.rend(); ++curve) {
        if (curve->line == ChartLine::Lane || curve->axis >= int(plan.ranges.size()))
            continue;
        QColor colour = curveColour(*curve, *style.theme);
        if (style.dimCurves)
            colour = faded(colour, 0.5);
        QPen pen(colour, scene.curves.size() <= 6 ? 1.35 : 1.0);
        pen.setJoinStyle(Qt::BevelJoin);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.setRenderHint(QPainter::Antialiasing, scene.curves.size() <= 6);
        const AxisRange &range = plan.ranges[std::size_t(curve->axis)];
        std::size_t visible = 0;
        if (curve->samples)
            visible = lowerIndex(*curve->samples, plan.geometry.view.to) -
                      lowerIndex(*curve->samples, plan.geometry.view.from);
        if (curve->samples && (double(visible) <= pixels || curve->columns.empty()))
            paintSamples(painter, *curve, plan, range, colour);
        else
            paintColumns(painter, *curve, plan, range, style.pixel, scene.curves.size() <= 4);
    }
    painter.restore();
}

void paintLimits(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    painter.save();
    painter.setFont(style.font);
    const QFontMetricsF metrics(style.font);
    const QRectF &plot = plan.geometry.plot;
    const QColor ink = style.theme->bad;
    int above = 0;
    int below = 0;
    for (const ChartLimit &limit : scene.limits) {
        if (limit.axis >= int(plan.ranges.size()) || !(limit.span.empty() || limit.span.touches(plan.geometry.view)))
            continue;
        const AxisRange &range = plan.ranges[std::size_t(limit.axis)];
        const double share = range.share(limit.value);
        const double width = std::min(plot.width() - 8, metrics.horizontalAdvance(limit.label) + 8);
        if (share < 0 || share > 1) {
            // Outside the picture: say so at the edge instead of leaving it out.
            const QString text = (share > 1 ? QStringLiteral("▲ ") : QStringLiteral("▼ ")) + limit.label;
            const double row = share > 1 ? double(above++) : double(below++);
            const double y = share > 1 ? plot.top() + 2 + row * (metrics.height() + 2)
                                       : plot.bottom() - (row + 1) * (metrics.height() + 2);
            const double wide = std::min(plot.width() - 8, metrics.horizontalAdvance(text) + 8);
            paintLabel(painter, QRectF(plot.right() - wide - 2, y, wide, metrics.height()), text, ink,
                       plotGround(*style.theme));
            continue;
        }
        const double y = std::round(plan.geometry.y(range, limit.value)) + 0.5 * style.pixel;
        const double from = limit.span.empty() ? plot.left() : std::max(plot.left(), plan.geometry.x(limit.span.from));
        const double to = limit.span.empty() ? plot.right() : std::min(plot.right(), plan.geometry.x(limit.span.to));
        QPen pen(ink, 1.1);
        pen.setDashPattern(limit.kind == ChartLimitKind::Converted ? QList<qreal>{1.5, 4} : QList<qreal>{5, 4});
        painter.setPen(pen);
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        const double labelTop = y - metrics.height() - 2 < plot.top() ? y + 2 : y - metrics.height() - 2;
        paintLabel(painter,
                   QRectF(std::max(from, to - width - 4), labelTop, std::min(width, to - from), metrics.height()),
                   limit.label, ink, plotGround(*style.theme));
    }
    painter.restore();
}

void paintSpans(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    painter.save();
    painter.setClipRect(plan.geometry.plot, Qt::IntersectClip);
    for (const ChartSpan &span : scene.spans) {
        const double from = plan.geometry.x(span.span.from);
        const double to = plan.geometry.x(span.span.to);
        const QRectF band =
            QRectF(from, plan.geometry.plot.top(), std::max(to - from, 1.0), plan.geometry.plot.height());
        const double alpha = (span.kind == ChartSpanKind::Lead ? 0.16 : 0.08) * (style.theme->dark ? 1.0 : 0.75);
        painter.fillRect(band, faded(spanColour(span.kind, *style.theme), alpha));
    }
    painter.restore();
}

void paintSpanLabels(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    painter.save();
    painter.setFont(style.font);
    const QFontMetricsF metrics(style.font);
    const QRectF &plot = plan.geometry.plot;
    painter.setClipRect(plot.adjusted(0, -4, 0, 0), Qt::IntersectClip);
    std::vector<const ChartSpan *> seen;
    std::vector<Span> spans;
    for (const ChartSpan &span : scene.spans) {
        if (!span.span.touches(plan.geometry.view))
            continue;
        seen.push_back(&span);
        spans.push_back(span.span);
    }
    const std::vector<int> rows = packRows(spans);
    const double rowHeight = metrics.height() + 5;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (rows[i] >= maxRows)
            continue;
        const QColor ink = spanColour(seen[i]->kind, *style.theme);
        const double top = plot.top() + rows[i] * rowHeight;
        const double from = std::max(plot.left(), plan.geometry.x(spans[i].from));
        const double to = std::max(from + 2, std::min(plot.right(), plan.geometry.x(spans[i].to)));
        painter.fillRect(QRectF(from, top - (rows[i] == 0 ? 2 : 0), to - from, 3), ink);
        // A short span may write over the free room to its right.
        double free = plot.right();
        for (std::size_t k = 0; k < seen.size(); ++k)
            if (rows[k] == rows[i] && spans[k].from >= spans[i].to)
                free = std::min(free, plan.geometry.x(spans[k].from));
        double left = from;
        double room = std::max(to, std::min(free - 4, from + 220)) - from;
        const double wanted = metrics.horizontalAdvance(seen[i]->label) + 10;
        if (room < wanted && free >= plot.right()) { // at the right edge: written to the left
            left = std::max(plot.left(), plot.right() - wanted);
            room = plot.right() - left;
        }
        if (room > 24)
            paintLabel(painter, QRectF(left + 1, top + 2, room - 2, metrics.height()), seen[i]->label, ink,
                       plotGround(*style.theme));
    }
    painter.restore();
}

void paintLanes(QPainter &painter, const ChartScene &scene, const ChartPlan &plan, const ChartStyle &style)
{
    if (scene.lanes.empty())
        return;
    painter.save();
    QFont small = style.font;
    small.setPixelSize(9);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    const double height = plan.lanes.height() / double(scene.lanes.size()) - 2;
    for (std::size_t i = 0; i < scene.lanes.size(); ++i) {
        const ChartLane &lane = scene.lanes[i];
        if (lane.curve < 0 || lane.curve >= int(scene.curves.size()))
            continue;
        const ChartCurve &curve = scene.curves[std::size_t(lane.curve)];
        const QRectF row(plan.lanes.left(), plan.lanes.top() + double(i) * (height + 2), plan.lanes.width(), height);
        painter.fillRect(row, style.theme->raised);
        painter.fillRect(QRectF(row.left() - 12, row.top() + 2, 8, row.height() - 4), curveColour(curve, *style.theme));
        painter.save();
        painter.setClipRect(row, Qt::IntersectClip);
        for (const Span &hole : curve.holes) {
            const QRectF band =
                QRectF(plan.geometry.x(hole.from), row.top(),
                       std::max(1.0, plan.geometry.x(hole.to) - plan.geometry.x(hole.from)), row.height()) &
                row;
            if (band.isEmpty())
                continue;
            painter.save();
            painter.setClipRect(band, Qt::IntersectClip);
            painter.setPen(QPen(style.theme->quietText, 0));
            for (double x = band.left() - band.height(); x < band.right(); x += 4)
                painter.drawLine(QPointF(x, band.bottom()), QPointF(x + band.height(), band.top()));
            painter.restore();
            const QString length = formatDuration(hole.length());
            if (const double width = metrics.horizontalAdvance(length); width + 12 < band.width()) {
                const QRectF box(band.center().x() - width / 2 - 3, band.top(), width + 6, band.height());
                painter.fillRect(box, style.theme->raised);
                painter.setPen(style.theme->quietText);
                painter.drawText(QPointF(box.left() + 3, box.center().y() + metrics.capHeight() / 2), length);
            }
        }
        int stateColour = 0;
        for (const LaneRun &run : lane.runs) {
            const double from = plan.geometry.x(run.span.from);
            const double to = std::max(from + 1, plan.geometry.x(run.span.to));
            ++stateColour;
            if (to < row.left() || from > row.right())
                continue;
            const QColor fill = lane.state ? faded(style.theme->accent, stateColour % 2 == 0 ? 0.25 : 0.5)
                                           : flagColour(run.text, *style.theme);
            const QRectF box = QRectF(from, row.top(), to - from, row.height()) & row;
            painter.fillRect(box, fill);
            if (box.width() > metrics.horizontalAdvance(run.text) + 4) {
                painter.setPen(lane.state || style.theme->dark ? style.theme->text : QColor(Qt::white));
                if (!lane.state && style.theme->dark)
                    painter.setPen(style.theme->ground);
                painter.drawText(QPointF(box.left() + 3, box.center().y() + metrics.capHeight() / 2), run.text);
            }
        }
        painter.restore();
    }
    painter.restore();
}

} // namespace nightjar
