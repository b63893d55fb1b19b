// SPDX-License-Identifier: GPL-3.0-or-later
// Wheel, mouse and keys of the chart.
#include <cmath>

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "ui/curves/chart_view.h"
#include "ui/curves/crosshair_overlay.h"
#include "ui/paper/chart_item.h"

namespace nightjar
{

void ChartView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const ChartPlan &plan = m_chart->plan();
    if (plan.geometry.plot.isEmpty() || view().empty())
        return;
    const QPointF position = event->position();
    const int turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (turn == 0)
        return;
    const double factor = std::pow(0.8, turn / 120.0);
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        // Vertical: around the height of the cursor, never below a thousandth of the range.
        const double at =
            std::clamp((plan.geometry.plot.bottom() - position.y()) / plan.geometry.plot.height(), 0.0, 1.0);
        const auto [from, to] = m_chart->valueWindow();
        const double anchor = from + at * (to - from);
        const double height = std::clamp((to - from) * factor, 0.001, 4.0);
        m_chart->setValueWindow(anchor - at * height, anchor - at * height + height);
        m_overlay->update();
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        setView(panView(view(), -Seconds(turn / 120.0 * double(view().length()) * 0.1), content().extent));
        return;
    }
    const double x = std::clamp(position.x(), plan.geometry.plot.left(), plan.geometry.plot.right());
    setView(zoomView(view(), factor, plan.geometry.timeAt(x), content().extent));
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_viewAtPress = view();
    m_moved = false;
    m_drag = event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::Select : Drag::Pan;
    event->accept();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const ChartPlan &plan = m_chart->plan();
    const QPointF position = event->position();
    if (m_drag != Drag::None && (position - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        m_moved = true;
    if (m_drag == Drag::Pan && m_moved && plan.geometry.plot.width() > 0) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        m_overlay->setCursorTime(std::nullopt);
        const double perPixel = double(m_viewAtPress.length()) / plan.geometry.plot.width();
        setView(
            panView(m_viewAtPress, Seconds(std::llround((m_pressed.x() - position.x()) * perPixel)), content().extent));
        return;
    }
    if (m_drag == Drag::Select && m_moved) {
        const Seconds a =
            plan.geometry.timeAt(std::clamp(m_pressed.x(), plan.geometry.plot.left(), plan.geometry.plot.right()));
        const Seconds b =
            plan.geometry.timeAt(std::clamp(position.x(), plan.geometry.plot.left(), plan.geometry.plot.right()));
        // Whole steps of the finest channel, so that the figures are those of whole samples.
        Seconds step = 0;
        for (const ChartCurve &curve : content().curves)
            if (curve.step > 0 && (step == 0 || curve.step < step))
                step = curve.step;
        step = std::max<Seconds>(1, step);
        const auto down = [&](Seconds t) { return t - ((t + localOffset) % step + step) % step; };
        m_overlay->setSelection({down(std::min(a, b)), down(std::max(a, b) + step - 1)});
    }
    const QRectF zone = plan.geometry.plot.adjusted(0, -20, 0, 60);
    if (zone.contains(position) && !view().empty())
        m_overlay->setCursorTime(plan.geometry.timeAt(position.x()));
    else
        m_overlay->setCursorTime(std::nullopt);
    if (m_drag == Drag::None)
        viewport()->setCursor(leadAt(position).isEmpty() ? Qt::CrossCursor : Qt::PointingHandCursor);
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None)
        return;
    const Drag drag = m_drag;
    m_drag = Drag::None;
    viewport()->setCursor(Qt::CrossCursor);
    if (drag == Drag::Select && m_moved) {
        Q_EMIT selectionChanged(m_overlay->selection());
    } else if (!m_moved) {
        if (const QString id = leadAt(event->position()); !id.isEmpty())
            Q_EMIT leadActivated(id);
        else
            clearSelection();
    }
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        fitAll();
}

void ChartView::leaveEvent(QEvent *event)
{
    m_overlay->setCursorTime(std::nullopt);
    QGraphicsView::leaveEvent(event);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->modifiers().testFlag(Qt::ControlModifier) &&
        (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        // One sample of the finest channel: the crosshair walks.
        Seconds step = 0;
        for (const ChartCurve &curve : content().curves)
            if (curve.step > 0 && (step == 0 || curve.step < step))
                step = curve.step;
        const Seconds now = m_overlay->cursorTime().value_or(view().from + view().length() / 2);
        const Seconds next = now + (event->key() == Qt::Key_Right ? step : -step);
        if (!view().contains(next))
            setView(panView(view(), next - now, content().extent));
        m_overlay->setCursorTime(next);
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::AltModifier)) {
        QGraphicsView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: stepDays(shift ? -7 : -1); return;
    case Qt::Key_Right: stepDays(shift ? 7 : 1); return;
    case Qt::Key_Home: goToEnd(false); return;
    case Qt::Key_End: goToEnd(true); return;
    case Qt::Key_N: goToNextNight(); return;
    case Qt::Key_L: goToNextLead(); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(0.5); return;
    case Qt::Key_Minus: zoomBy(2); return;
    case Qt::Key_0: fitAll(); return;
    case Qt::Key_Escape:
        if (!selection().empty()) {
            clearSelection();
            return;
        }
        break;
    default: break;
    }
    // Up, Down and the rest belong to the page, not to scroll bars that are off.
    event->ignore();
}

QString ChartView::leadAt(QPointF position) const
{
    const ChartPlan &plan = m_chart->plan();
    if (position.y() < plan.geometry.plot.top() - 4 || position.y() > plan.geometry.plot.top() + 22)
        return {};
    const Seconds t = plan.geometry.timeAt(position.x());
    for (const ChartSpan &span : content().spans)
        if (span.kind == ChartSpanKind::Lead && span.span.contains(t))
            return span.id;
    return {};
}

} // namespace nightjar
