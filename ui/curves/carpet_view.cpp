// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/carpet_view.h"

#include <cmath>

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/paper/format.h"

namespace nightjar
{

CarpetView::CarpetView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("carpetView"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Carpet: one row a day, one column a stretch of the clock"));
}

void CarpetView::setScene(CarpetScene scene)
{
    m_scene = std::move(scene);
    QStringList sentences;
    for (const CarpetPanel &panel : m_scene.panels)
        //: read aloud by screen readers: %1 channel, %2 first day, %3 number of days, %4 to %5 scale, %6 unit
        sentences << tr("%1 from %2, %3 days, %4 to %5 %6.")
                         .arg(panel.label, formatDate(panel.firstDay), QString::number(panel.days),
                              formatNumber(panel.low), formatNumber(panel.high), formatUnit(panel.unit));
    setAccessibleDescription(sentences.join(u' '));
    update();
}

ChartStyle CarpetView::style() const
{
    ChartStyle style = screenStyle();
    style.font = font();
    return style;
}

QRectF CarpetView::panelRect(std::size_t index) const
{
    const double each = double(height()) / double(std::max<std::size_t>(1, m_scene.panels.size()));
    return {0, double(index) * each, double(width()), each};
}

std::optional<std::pair<std::size_t, CarpetCell>> CarpetView::cellAt(QPointF position) const
{
    for (std::size_t i = 0; i < m_scene.panels.size(); ++i)
        if (const auto cell = carpetCellAt(m_scene.panels[i], carpetPlot(panelRect(i), style()), position))
            return std::pair(i, *cell);
    return std::nullopt;
}

void CarpetView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartStyle how = style();
    painter.fillRect(rect(), plotGround(*how.theme));
    for (std::size_t i = 0; i < m_scene.panels.size(); ++i)
        paintCarpet(painter, panelRect(i), m_scene, i, how);
    const auto cell = cellAt(m_hover);
    if (!cell)
        return;
    const CarpetPanel &panel = m_scene.panels[cell->first];
    const QString value = std::isnan(cell->second.value)
                              ? tr("no data")
                              : formatNumber(cell->second.value) + u' ' + formatUnit(panel.unit);
    const QString text = formatDayWithWeekday(dayOf(cell->second.span.from)) + u' ' +
                         formatClock(secondOfDay(cell->second.span.from) / 60) + QStringLiteral("   ") + value;
    const QFontMetricsF metrics(font());
    const double width = metrics.horizontalAdvance(text) + 20;
    const QRectF box(std::clamp(m_hover.x() + 14, 0.0, std::max(0.0, this->width() - width)),
                     std::max(0.0, m_hover.y() - 34), width, metrics.height() + 8);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(how.theme->line, 1));
    painter.setBrush(faded(how.theme->raised, 0.96));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(how.theme->text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void CarpetView::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = event->position();
    setCursor(cellAt(m_hover) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void CarpetView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto cell = cellAt(event->position()))
        Q_EMIT dayActivated(dayOf(cell->second.span.from));
}

void CarpetView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_scene.panels.empty())
        Q_EMIT dayActivated(m_scene.panels.front().firstDay);
    else
        QWidget::keyPressEvent(event);
}

void CarpetView::leaveEvent(QEvent *)
{
    m_hover = {-1, -1};
    update();
}

} // namespace nightjar
