// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/overview_strip.h"

#include <cmath>

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>

#include "ui/paper/chart_paint.h"

namespace nightjar
{

OverviewStrip::OverviewStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("overviewStrip"));
    setAccessibleName(tr("Overview of all stored data; the brush marks what the chart shows"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

QSize OverviewStrip::sizeHint() const { return {400, int(QFontMetricsF(font()).height()) + 44}; }

void OverviewStrip::setScene(ChartScene scene)
{
    m_scene = std::move(scene);
    update();
}

void OverviewStrip::setView(Span view)
{
    m_view = view;
    update();
}

void OverviewStrip::setEdges(double left, double right)
{
    m_left = left;
    m_right = right;
    update();
}

QRectF OverviewStrip::plotArea() const
{
    const double text = QFontMetricsF(font()).height() + 4;
    return {m_left, 4, std::max(20.0, width() - m_left - m_right), height() - text - 6};
}

double OverviewStrip::xOf(Seconds t) const { return ChartGeometry{plotArea(), m_scene.span}.x(t); }

Seconds OverviewStrip::timeOf(double x) const { return ChartGeometry{plotArea(), m_scene.span}.timeAt(x); }

void OverviewStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    if (m_scene.span.empty() || m_scene.curves.empty())
        return;
    const QRectF plot = plotArea();
    painter.fillRect(plot, plotGround(theme));
    const ChartCurve &curve = m_scene.curves.front();
    const ChartGeometry geometry{plot, m_scene.span};
    const std::vector<AxisRange> ranges = axisRanges(m_scene, m_scene.span);
    if (curve.axis >= 0 && curve.axis < int(ranges.size())) {
        const AxisRange &range = ranges[std::size_t(curve.axis)];
        const QColor colour = curveColour(curve, theme);
        painter.setPen(QPen(faded(colour, 0.85), 1));
        for (const PixelColumn &column : pixelColumns(curve, geometry, 1)) {
            const double top = geometry.y(range, column.values.max);
            painter.drawLine(QPointF(column.x, plot.bottom()), QPointF(column.x, std::min(plot.bottom() - 1, top)));
        }
    }
    for (const ChartSpan &span : m_scene.spans)
        if (span.kind == ChartSpanKind::Lead)
            painter.fillRect(
                QRectF(xOf(span.span.from), plot.top(), std::max(2.0, xOf(span.span.to) - xOf(span.span.from)), 3),
                theme.warning);
    // Labels by month or day, whatever has room.
    const QFontMetricsF metrics(font());
    const TimeTicks ticks = timeTicks(m_scene.span, plot.width(), 70);
    painter.setPen(theme.quietText);
    double last = -1e9;
    for (Seconds t : ticks.ticks) {
        const QString text = groupTexts(ticks.unit >= TickUnit::Month ? ticks.unit : TickUnit::Date, t)
                                 .value(ticks.unit >= TickUnit::Month ? 0 : 1);
        const double x = xOf(t);
        if (x < last + 8 || x + metrics.horizontalAdvance(text) > plot.right())
            continue;
        painter.drawText(QPointF(x, plot.bottom() + metrics.ascent() + 3), text);
        last = x + metrics.horizontalAdvance(text);
    }
    if (!m_view.empty()) {
        const double from = std::clamp(xOf(m_view.from), plot.left(), plot.right());
        const double to = std::clamp(xOf(m_view.to), plot.left(), plot.right());
        const QRectF brush(from, plot.top(), std::max(3.0, to - from), plot.height());
        painter.fillRect(brush, faded(theme.accent, 0.25));
        painter.setPen(QPen(theme.accent, hasFocus() ? 2 : 1));
        painter.drawRect(brush);
    }
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_scene.span.empty())
        return;
    const double x = event->position().x();
    const double from = xOf(m_view.from);
    const double to = xOf(m_view.to);
    m_viewAtPress = m_view;
    m_pressedX = x;
    if (to - from > 14 && std::abs(x - from) < 5)
        m_grip = Grip::Left;
    else if (to - from > 14 && std::abs(x - to) < 5)
        m_grip = Grip::Right;
    else if (event->modifiers().testFlag(Qt::ShiftModifier))
        m_grip = Grip::New;
    else
        m_grip = Grip::Body;
    if (m_grip == Grip::Body && (x < from - 4 || x > to + 4)) {
        // A click beside the brush brings it there.
        const Seconds middle = timeOf(x);
        m_viewAtPress = {middle - m_view.length() / 2, middle - m_view.length() / 2 + m_view.length()};
        Q_EMIT viewRequested(m_viewAtPress);
    }
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const bool edge = std::abs(x - xOf(m_view.from)) < 5 || std::abs(x - xOf(m_view.to)) < 5;
        setCursor(edge ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    }
    const Seconds by = timeOf(x) - timeOf(m_pressedX);
    Span view = m_viewAtPress;
    switch (m_grip) {
    case Grip::Body: view = {view.from + by, view.to + by}; break;
    case Grip::Left: view.from = std::min(view.from + by, view.to - 60); break;
    case Grip::Right: view.to = std::max(view.to + by, view.from + 60); break;
    case Grip::New:
        view = {std::min(timeOf(x), timeOf(m_pressedX)), std::max(timeOf(x), timeOf(m_pressedX)) + 60};
        break;
    case Grip::None: return;
    }
    Q_EMIT viewRequested(clampView(view, m_scene.extent));
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *) { m_grip = Grip::None; }

void OverviewStrip::keyPressEvent(QKeyEvent *event)
{
    const Seconds by = std::max<Seconds>(60, m_view.length() / 2);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        Q_EMIT viewRequested(panView(m_view, event->key() == Qt::Key_Left ? -by : by, m_scene.extent));
    else
        QWidget::keyPressEvent(event);
}

} // namespace nightjar
