// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/crosshair_overlay.h"

#include <cmath>

#include <QFontMetricsF>

#include "ui/paper/format.h"
#include "ui/paper/chart_item.h"

namespace nightjar
{
namespace
{

/// `Mon 23 Nov 09:30`; seconds only where samples are that close.
QString momentText(Seconds t, Span view)
{
    const int second = secondOfDay(t);
    QString clock = formatClock(second / 60);
    if (view.length() < 7200)
        clock += QStringLiteral(":%1").arg(second % 60, 2, 10, QLatin1Char('0'));
    return formatDayWithWeekday(dayOf(t)) + u' ' + clock;
}

/// Begin of the sample or column that the readout speaks of: means say when their interval began.
Seconds readoutTime(const ChartScene &scene, Seconds t)
{
    for (const ChartCurve &curve : scene.curves) {
        if (!curve.samples)
            continue;
        if (const auto index = sampleAt(*curve.samples, t, curve.step))
            return curve.samples->times[*index];
    }
    return t;
}

} // namespace

CrosshairOverlay::CrosshairOverlay(const ChartItem &chart, QWidget *parent) : QWidget(parent), m_chart(chart)
{
    setObjectName(QStringLiteral("crosshairOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
}

void CrosshairOverlay::setCursorTime(std::optional<Seconds> time)
{
    if (time == m_time)
        return;
    m_time = time;
    update();
}

void CrosshairOverlay::setSelection(Span selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    update();
}

QString CrosshairOverlay::readoutText() const
{
    if (!m_time)
        return {};
    QStringList lines{momentText(readoutTime(m_chart.content(), *m_time), m_chart.view())};
    for (const ReadoutRow &row : readoutAt(m_chart.content(), *m_time))
        lines << QStringList{row.label, row.value, row.unit, row.flag, row.source}.join(u' ').simplified();
    return lines.join(u'\n');
}

void CrosshairOverlay::paintEvent(QPaintEvent *)
{
    const ChartPlan &plan = m_chart.plan();
    const QRectF &plot = plan.geometry.plot;
    const Theme &theme = currentTheme();
    if (plot.isEmpty() || m_chart.view().empty())
        return;
    QPainter painter(this);
    if (!m_selection.empty()) {
        const double from = std::max(plot.left(), plan.geometry.x(m_selection.from));
        const double to = std::min(plot.right(), plan.geometry.x(m_selection.to));
        if (to > from) {
            painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()), faded(theme.accent, 0.18));
            painter.setPen(QPen(theme.accent, 1));
            painter.drawLine(QPointF(from, plot.top()), QPointF(from, plot.bottom()));
            painter.drawLine(QPointF(to, plot.top()), QPointF(to, plot.bottom()));
        }
    }
    if (!m_time || !m_chart.view().contains(*m_time))
        return;
    const double x = std::floor(plan.geometry.x(*m_time)) + 0.5;
    painter.setPen(QPen(faded(theme.text, 0.75), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ChartCurve &curve : m_chart.content().curves) {
        if (curve.line == ChartLine::Lane || curve.axis >= int(plan.ranges.size()))
            continue;
        const double value = valueAt(curve, *m_time);
        const double y = plan.geometry.y(plan.ranges[std::size_t(curve.axis)], value);
        if (std::isnan(value) || y < plot.top() || y > plot.bottom())
            continue;
        painter.setPen(QPen(plotGround(theme), 1.5));
        painter.setBrush(curveColour(curve, theme));
        painter.drawEllipse(QPointF(x, y), 4, 4);
    }
    paintReadout(painter, x);
}

void CrosshairOverlay::paintReadout(QPainter &painter, double x)
{
    const Theme &theme = currentTheme();
    const QRectF &plot = m_chart.plan().geometry.plot;
    const std::vector<ReadoutRow> rows = readoutAt(m_chart.content(), *m_time);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font());
    const QString head = momentText(readoutTime(m_chart.content(), *m_time), m_chart.view());
    double names = 0;
    double values = 0;
    double flags = 0;
    QStringList files;
    for (const ReadoutRow &row : rows) {
        names = std::max(names, std::min(190.0, metrics.horizontalAdvance(row.label)));
        values = std::max(values, metrics.horizontalAdvance(row.value + u' ' + row.unit));
        flags = std::max(flags, metrics.horizontalAdvance(row.flag));
        if (!row.source.isEmpty() && !files.contains(row.source))
            files << row.source;
    }
    const double line = metrics.height() + 3;
    const qsizetype shownFiles = std::min<qsizetype>(files.size(), 2);
    const double width = std::max(metrics.horizontalAdvance(head) + 24, 18 + names + 14 + values + 10 + flags + 20);
    const double height = line * (1.0 + double(rows.size()) + double(shownFiles)) + 14;
    double left = x + 14;
    if (left + width > plot.right() + 4)
        left = x - 14 - width;
    left = std::clamp(left, 2.0, std::max(2.0, this->width() - width - 2));
    const QRectF box(left, plot.top() + 22, width, height);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(faded(theme.raised, 0.95));
    painter.drawRoundedRect(box, 4, 4);
    double y = box.top() + 7 + metrics.ascent();
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(QPointF(box.left() + 10, y), head);
    painter.setFont(font());
    for (const ReadoutRow &row : rows) {
        y += line;
        const ChartCurve &curve = m_chart.content().curves[std::size_t(row.curve)];
        painter.fillRect(QRectF(box.left() + 10, y - metrics.ascent() * 0.45, 12, 3), curveColour(curve, theme));
        painter.setPen(theme.text);
        painter.drawText(QPointF(box.left() + 28, y), metrics.elidedText(row.label, Qt::ElideRight, names + 1));
        const QString value = (row.value + u' ' + row.unit).trimmed();
        painter.drawText(QPointF(box.left() + 28 + names + 10 + values - metrics.horizontalAdvance(value), y), value);
        if (!row.flag.isEmpty()) {
            painter.setPen(row.flag == u"N" ? theme.quietText : theme.warning);
            painter.drawText(QPointF(box.left() + 28 + names + 10 + values + 8, y), row.flag);
        }
    }
    painter.setPen(theme.quietText);
    for (qsizetype i = 0; i < shownFiles; ++i) {
        y += line;
        painter.drawText(QPointF(box.left() + 10, y), metrics.elidedText(files[i], Qt::ElideMiddle, width - 20));
    }
}

} // namespace nightjar
