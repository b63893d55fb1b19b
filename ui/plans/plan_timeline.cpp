// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plan_timeline.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/theme.h"

namespace nightjar
{

namespace
{

constexpr double axisHeight = 22;
constexpr double rowHeight = 40;
constexpr double blockInset = 8;
constexpr double right = 10;

} // namespace

PlanTimeline::PlanTimeline(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setSizePolicy(policy);
}

void PlanTimeline::setScene(const PlanScene &scene)
{
    const bool otherHeight = scene.plan.has_value() != m_scene.plan.has_value() ||
                             (scene.plan && scene.plan->teams.size() != m_scene.plan->teams.size());
    m_scene = scene;
    setAccessibleDescription(planInWords(scene));
    if (otherHeight)
        updateGeometry();
    update();
}

QSize PlanTimeline::sizeHint() const
{
    const std::size_t teams = m_scene.plan ? m_scene.plan->teams.size() : 1;
    return {560, int(axisHeight + rowHeight * double(teams) + 4)};
}

QSize PlanTimeline::minimumSizeHint() const { return {240, sizeHint().height()}; }

double PlanTimeline::left() const
{
    double widest = 0;
    if (m_scene.plan) {
        for (const PlanTeam &team : m_scene.plan->teams)
            widest = std::max(widest, fontMetrics().horizontalAdvance(team.name) + 26.0);
    }
    return std::clamp(widest, 40.0, 104.0);
}

Span PlanTimeline::night() const
{
    Span span;
    for (const PlanTeam &team : m_scene.plan->teams) {
        span.from = span.from == 0 ? team.from : std::min(span.from, team.from);
        span.to = std::max(span.to, team.to);
    }
    return span;
}

double PlanTimeline::xOf(Seconds at) const
{
    const Span span = night();
    return left() + (width() - left() - right) * double(at - span.from) / double(std::max<Seconds>(1, span.length()));
}

double PlanTimeline::rowTop(int team) const { return axisHeight + rowHeight * team; }

std::vector<std::size_t> PlanTimeline::stopsOf(int team) const
{
    std::vector<std::size_t> stops;
    for (std::size_t i = 0; i < m_scene.plan->stops.size(); ++i) {
        if (m_scene.plan->stops[i].team == team)
            stops.push_back(i);
    }
    return stops;
}

QRectF PlanTimeline::blockOf(std::size_t stop) const
{
    const PlanStop &visit = m_scene.plan->stops[stop];
    const double from = xOf(visit.start);
    return {from, rowTop(visit.team) + blockInset, std::max(3.0, xOf(visit.leave) - from), rowHeight - 2 * blockInset};
}

void PlanTimeline::paintAxis(QPainter &painter) const
{
    const Span span = night();
    const double hourWidth = (width() - left() - right) * 3600.0 / double(std::max<Seconds>(1, span.length()));
    const int every = hourWidth >= 44 ? 1 : hourWidth >= 22 ? 2 : 4;
    const double bottom = rowTop(int(m_scene.plan->teams.size()));
    for (Seconds hour = (span.from + 3599) / 3600 * 3600; hour <= span.to; hour += 3600) {
        if (int(secondOfDay(hour) / 3600) % every != 0)
            continue;
        const double x = xOf(hour);
        painter.setPen(QPen(currentTheme().line, 1));
        painter.drawLine(QPointF(x, axisHeight - 4), QPointF(x, bottom));
        painter.setPen(currentTheme().quietText);
        const QString text = clockText(hour);
        const double half = fontMetrics().horizontalAdvance(text) / 2.0;
        painter.drawText(QPointF(std::clamp(x - half, left(), width() - 2 * half - 2), axisHeight - 7), text);
    }
}

void PlanTimeline::paintChance(QPainter &painter, int team, const std::vector<std::size_t> &stops) const
{
    const PlanTeam &who = m_scene.plan->teams[std::size_t(team)];
    for (std::size_t k = 0; k < stops.size(); ++k) {
        // Each firm owns the strip from half of the way to it until half of the way to the next.
        const PlanStop &stop = m_scene.plan->stops[stops[k]];
        const Seconds from = k == 0 ? who.from : (m_scene.plan->stops[stops[k - 1]].leave + stop.arrive) / 2;
        const Seconds to = k + 1 == stops.size() ? who.to : (stop.leave + m_scene.plan->stops[stops[k + 1]].arrive) / 2;
        const std::vector<double> slots = m_scene.places.value(stop.enterprise).slots;
        for (Seconds t = from; t < to;) {
            const Seconds next = std::min<Seconds>(to, (t / 900 + 1) * 900);
            const auto chance = chanceAt(slots, m_scene.plan->night, t);
            QColor color = chance ? teamColor(team) : currentTheme().quietText;
            color.setAlphaF(float(chance ? 0.06 + 0.34 * std::clamp(*chance, 0.0, 1.0) : 0.06));
            painter.fillRect(QRectF(xOf(t), rowTop(team) + 3, xOf(next) - xOf(t), rowHeight - 6), color);
            t = next;
        }
    }
}

void PlanTimeline::paintTeam(QPainter &painter, int team) const
{
    const PlanTeam &who = m_scene.plan->teams[std::size_t(team)];
    const std::vector<std::size_t> stops = stopsOf(team);
    const QColor color = teamColor(team);
    const double middle = rowTop(team) + rowHeight / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(8, middle), 4, 4);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(currentTheme().text);
    painter.drawText(QRectF(16, rowTop(team), left() - 20, rowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(who.name, Qt::ElideRight, int(left() - 20)));
    if (stops.empty()) {
        painter.setPen(currentTheme().quietText);
        painter.drawText(QRectF(left(), rowTop(team), width() - left(), rowHeight), Qt::AlignVCenter,
                         tr("stays at its place: no stop is worth the way"));
        return;
    }
    paintChance(painter, team, stops);
    painter.setPen(QPen(color, 1.5));
    painter.drawLine(QPointF(xOf(who.from), middle), QPointF(xOf(m_scene.plan->stops[stops.back()].leave), middle));
    painter.setPen(QPen(color, 1.5, Qt::DotLine)); // the way back
    const PlanStop &last = m_scene.plan->stops[stops.back()];
    const Seconds back = backAt(*m_scene.plan, team, last, m_scene.places.value(last.enterprise).position);
    painter.drawLine(QPointF(xOf(last.leave), middle), QPointF(xOf(back), middle));
    painter.drawLine(QPointF(xOf(back), middle - 5), QPointF(xOf(back), middle + 5));
    for (const std::size_t index : stops) {
        const PlanStop &stop = m_scene.plan->stops[index];
        if (stop.start > stop.arrive) {
            QColor waiting = color;
            painter.setPen(Qt::NoPen);
            painter.setBrush(QBrush(waiting, Qt::BDiagPattern));
            painter.drawRect(QRectF(xOf(stop.arrive), middle - 6, xOf(stop.start) - xOf(stop.arrive), 12));
        }
        const QRectF block = blockOf(index);
        const bool selected = int(index) == m_scene.selected;
        painter.setPen(selected ? QPen(currentTheme().text, 2) : QPen(currentTheme().panel, 1));
        painter.setBrush(color);
        painter.drawRoundedRect(block, 3, 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(color.lightnessF() > 0.45 ? Qt::black : Qt::white);
        const QString text = QStringLiteral("%1 %2")
                                 .arg(stopNumber(*m_scene.plan, index))
                                 .arg(m_scene.places.value(stop.enterprise).name);
        painter.drawText(block.adjusted(4, 0, -3, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(text, Qt::ElideRight, int(block.width() - 6)));
    }
}

void PlanTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), currentTheme().panel);
    if (m_scene.plan && !m_scene.plan->teams.empty()) {
        paintAxis(painter);
        for (int team = 0; team < int(m_scene.plan->teams.size()); ++team)
            paintTeam(painter, team);
    } else {
        painter.setPen(currentTheme().quietText);
        painter.drawText(rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("After Optimise each team's stops stand here on the clock."));
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(currentTheme().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

int PlanTimeline::stopAt(const QPointF &at) const
{
    if (!m_scene.plan)
        return -1;
    for (std::size_t i = 0; i < m_scene.plan->stops.size(); ++i) {
        if (m_scene.plan->stops[i].team >= 0 && blockOf(i).adjusted(-2, -6, 2, 6).contains(at))
            return int(i);
    }
    return -1;
}

void PlanTimeline::mousePressEvent(QMouseEvent *event)
{
    if (const int stop = stopAt(event->position()); stop >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT stopClicked(stop);
}

bool PlanTimeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = stopAt(help->pos());
        if (index < 0) {
            QToolTip::hideText();
            return true;
        }
        const PlanStop &stop = m_scene.plan->stops[std::size_t(index)];
        QToolTip::showText(help->globalPos(),
                           tr("%1: arrive %2, begin %3, leave %4")
                               .arg(m_scene.places.value(stop.enterprise).name, clockText(stop.arrive),
                                    clockText(stop.start), clockText(stop.leave))
                               .toHtmlEscaped(),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void PlanTimeline::step(int by)
{
    const int count = int(std::count_if(m_scene.plan->stops.begin(), m_scene.plan->stops.end(),
                                        [](const PlanStop &stop) { return stop.team >= 0; }));
    if (count > 0)
        Q_EMIT stopClicked(m_scene.selected < 0 ? 0 : std::clamp(m_scene.selected + by, 0, count - 1));
}

void PlanTimeline::stepTeam(int by)
{
    if (m_scene.selected < 0) {
        step(0);
        return;
    }
    const PlanStop &from = m_scene.plan->stops[std::size_t(m_scene.selected)];
    const int teams = int(m_scene.plan->teams.size());
    for (int team = from.team + by; team >= 0 && team < teams; team += by) {
        const auto stops = stopsOf(team);
        if (stops.empty())
            continue;
        const auto nearest = std::min_element(stops.begin(), stops.end(), [&](std::size_t a, std::size_t b) {
            return std::abs(m_scene.plan->stops[a].start - from.start) <
                   std::abs(m_scene.plan->stops[b].start - from.start);
        });
        Q_EMIT stopClicked(int(*nearest));
        return;
    }
}

void PlanTimeline::keyPressEvent(QKeyEvent *event)
{
    if (m_scene.plan) {
        switch (event->key()) {
        case Qt::Key_Left: step(-1); return;
        case Qt::Key_Right: step(1); return;
        case Qt::Key_Up: stepTeam(-1); return;
        case Qt::Key_Down: stepTeam(1); return;
        default: break;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace nightjar
