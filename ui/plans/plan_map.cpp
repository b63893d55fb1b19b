// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plan_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QToolTip>

#include "ui/theme.h"

namespace nightjar
{

namespace
{

constexpr double kmPerDegree = 6371.0 * std::numbers::pi / 180;
constexpr double stopRadius = 10;
constexpr double margin = 36;

} // namespace

PlanMap::PlanMap(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(false);
}

QPointF PlanMap::kmOf(const Position &position) const
{
    const double shrink = std::cos(m_origin.lat * std::numbers::pi / 180);
    return {(position.lon - m_origin.lon) * kmPerDegree * shrink, (m_origin.lat - position.lat) * kmPerDegree};
}

QPointF PlanMap::pixelOf(const Position &position) const
{
    return QPointF(width() / 2.0, height() / 2.0) + (kmOf(position) - m_centre) * m_scale;
}

void PlanMap::setScene(const PlanScene &scene)
{
    QStringList before = m_scene.places.keys();
    QStringList now = scene.places.keys();
    std::sort(before.begin(), before.end());
    std::sort(now.begin(), now.end());
    const bool otherPlaces = before != now || m_scene.plan.has_value() != scene.plan.has_value();
    m_scene = scene;
    if (otherPlaces) {
        for (const PlanPlace &place : scene.places) {
            if (place.position) {
                m_origin = *place.position;
                break;
            }
        }
        fit();
    }
    setAccessibleDescription(planInWords(scene));
    update();
}

std::optional<QRectF> PlanMap::extent() const
{
    std::optional<QRectF> box;
    const auto add = [&](const Position &position) {
        const QPointF km = kmOf(position);
        const QRectF point(km, QSizeF(1e-9, 1e-9));
        box = box ? box->united(point) : point;
    };
    for (const PlanPlace &place : m_scene.places) {
        if (place.position)
            add(*place.position);
    }
    if (m_scene.plan) {
        for (const PlanTeam &team : m_scene.plan->teams)
            add(team.start);
    }
    return box;
}

void PlanMap::fit()
{
    m_fitted = true;
    const auto box = extent();
    if (!box)
        return;
    m_centre = box->center();
    const double wide = std::max(box->width(), 0.5);
    const double high = std::max(box->height(), 0.5);
    m_scale = std::clamp(std::min((width() - 2 * margin) / wide, (height() - 2 * margin - 16) / high), 0.05, 2000.0);
    update();
}

void PlanMap::zoom(double factor, const QPointF &at)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    const QPointF km = m_centre + (at - middle) / m_scale;
    m_scale = std::clamp(m_scale * factor, 0.05, 5000.0);
    m_centre = km - (at - middle) / m_scale;
    m_fitted = false;
    update();
}

void PlanMap::wheelEvent(QWheelEvent *event)
{
    zoom(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

void PlanMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press = event->position();
    m_dragFrom = event->position();
    m_dragging = false;
}

void PlanMap::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (!m_dragging && (event->position() - m_press).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    m_fitted = false;
    setCursor(Qt::ClosedHandCursor);
    m_centre -= (event->position() - m_dragFrom) / m_scale;
    m_dragFrom = event->position();
    update();
}

void PlanMap::mouseReleaseEvent(QMouseEvent *event)
{
    unsetCursor();
    if (event->button() != Qt::LeftButton || std::exchange(m_dragging, false))
        return;
    const QString enterprise = enterpriseAt(event->position());
    if (enterprise.isEmpty())
        return;
    if (m_scene.plan) {
        for (std::size_t i = 0; i < m_scene.plan->stops.size(); ++i) {
            if (m_scene.plan->stops[i].enterprise == enterprise && m_scene.plan->stops[i].team >= 0) {
                Q_EMIT stopClicked(int(i));
                return;
            }
        }
    }
    Q_EMIT candidateClicked(enterprise);
}

void PlanMap::mouseDoubleClickEvent(QMouseEvent *) { fit(); }

void PlanMap::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    const double pan = 60 / m_scale;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(1.25, middle); return;
    case Qt::Key_Minus: zoom(0.8, middle); return;
    case Qt::Key_Home: fit(); return;
    case Qt::Key_Left: m_centre -= QPointF(pan, 0); break;
    case Qt::Key_Right: m_centre += QPointF(pan, 0); break;
    case Qt::Key_Up: m_centre -= QPointF(0, pan); break;
    case Qt::Key_Down: m_centre += QPointF(0, pan); break;
    default: QWidget::keyPressEvent(event); return;
    }
    m_fitted = false;
    update();
}

void PlanMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        fit();
}

bool PlanMap::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString enterprise = enterpriseAt(help->pos());
        if (enterprise.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), m_scene.places.value(enterprise).name.toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

QString PlanMap::enterpriseAt(const QPointF &at) const
{
    QString best;
    double nearest = 14;
    for (auto place = m_scene.places.begin(); place != m_scene.places.end(); ++place) {
        if (!place->position)
            continue;
        const QPointF away = pixelOf(*place->position) - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < nearest) {
            nearest = distance;
            best = place.key();
        }
    }
    return best;
}

double PlanMap::barKm() const
{
    const double most = 160 / m_scale;
    double length = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0}) {
        if (length * step <= most) {
            length *= step;
            break;
        }
    }
    return length;
}

void PlanMap::paintGrid(QPainter &painter) const
{
    const double step = barKm() * m_scale;
    if (step < 20)
        return;
    QColor line = currentTheme().line;
    line.setAlphaF(0.45f);
    painter.setPen(QPen(line, 1));
    const QPointF zero = QPointF(width() / 2.0, height() / 2.0) - m_centre * m_scale;
    for (double x = std::fmod(zero.x(), step); x < width(); x += step)
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    for (double y = std::fmod(zero.y(), step); y < height(); y += step)
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
}

void PlanMap::paintPlaces(QPainter &painter, std::vector<QRectF> &taken) const
{
    QSet<QString> visited;
    if (m_scene.plan) {
        for (const PlanStop &stop : m_scene.plan->stops) {
            if (stop.team >= 0)
                visited.insert(stop.enterprise);
        }
    }
    for (auto place = m_scene.places.begin(); place != m_scene.places.end(); ++place) {
        if (!place->position || visited.contains(place.key()))
            continue;
        const QPointF at = pixelOf(*place->position);
        const QColor color = place->excluded ? currentTheme().quietText : currentTheme().series[3];
        painter.setPen(QPen(color, 1.5));
        if (place->excluded) { // a cross: shape, not colour alone
            painter.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4));
            painter.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4));
        } else {
            painter.setBrush(color);
            painter.drawEllipse(at, 4.5, 4.5);
            painter.setBrush(Qt::NoBrush);
        }
        taken.emplace_back(at - QPointF(6, 6), QSizeF(12, 12));
    }
}

void PlanMap::paintRoutes(QPainter &painter, std::vector<QRectF> &taken) const
{
    if (!m_scene.plan)
        return;
    const Plan &plan = *m_scene.plan;
    for (std::size_t team = 0; team < plan.teams.size(); ++team) {
        QPolygonF route;
        const QPointF start = pixelOf(plan.teams[team].start);
        route << start;
        for (const PlanStop &stop : plan.stops) {
            const PlanPlace place = m_scene.places.value(stop.enterprise);
            if (stop.team == int(team) && place.position)
                route << pixelOf(*place.position);
        }
        if (route.size() < 2)
            continue;
        route << start;
        painter.setPen(QPen(teamColor(int(team)), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(route);
    }
    QFont bold = font();
    bold.setBold(true);
    for (std::size_t i = 0; i < plan.stops.size(); ++i) {
        const PlanStop &stop = plan.stops[i];
        const PlanPlace place = m_scene.places.value(stop.enterprise);
        if (stop.team < 0 || !place.position)
            continue;
        const QPointF at = pixelOf(*place.position);
        if (int(i) == m_scene.selected) {
            painter.setPen(QPen(currentTheme().text, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, stopRadius + 3.5, stopRadius + 3.5);
        }
        const QColor color = teamColor(stop.team);
        painter.setPen(QPen(currentTheme().panel, 1));
        painter.setBrush(color);
        painter.drawEllipse(at, stopRadius, stopRadius);
        painter.setPen(color.lightnessF() > 0.45 ? Qt::black : Qt::white);
        painter.setFont(bold);
        painter.drawText(QRectF(at - QPointF(stopRadius, stopRadius), QSizeF(2 * stopRadius, 2 * stopRadius)),
                         Qt::AlignCenter, QString::number(stopNumber(plan, i)));
        painter.setBrush(Qt::NoBrush);
        taken.emplace_back(at - QPointF(stopRadius + 3, stopRadius + 3),
                           QSizeF(2 * stopRadius + 6, 2 * stopRadius + 6));
    }
    painter.setFont(font());
    for (const PlanTeam &team : plan.teams) {
        const QPointF at = pixelOf(team.start);
        const QRectF square(at - QPointF(6, 6), QSizeF(12, 12));
        painter.setPen(QPen(currentTheme().panel, 1));
        painter.setBrush(currentTheme().text);
        painter.drawRect(square);
        painter.setBrush(Qt::NoBrush);
        taken.push_back(square);
    }
}

void PlanMap::paintLabels(QPainter &painter, std::vector<QRectF> &taken) const
{
    const QFontMetricsF metrics(font());
    // The chosen stop first: its name is never the one without room.
    std::vector<std::pair<QPointF, QString>> labels;
    QSet<QString> done;
    const auto label = [&](const QString &enterprise, const QString &text, bool first) {
        const PlanPlace place = m_scene.places.value(enterprise);
        if (!place.position || done.contains(enterprise))
            return;
        done.insert(enterprise);
        labels.insert(first ? labels.begin() : labels.end(), {pixelOf(*place.position), text});
    };
    if (m_scene.plan) {
        for (std::size_t i = 0; i < m_scene.plan->stops.size(); ++i) {
            const PlanStop &stop = m_scene.plan->stops[i];
            if (stop.team >= 0)
                label(stop.enterprise, clockText(stop.start) + u' ' + m_scene.places.value(stop.enterprise).name,
                      int(i) == m_scene.selected);
        }
    }
    QStringList rest = m_scene.places.keys();
    std::sort(rest.begin(), rest.end());
    for (const QString &enterprise : std::as_const(rest))
        label(enterprise, m_scene.places.value(enterprise).name, false);
    const QRectF whole = QRectF(rect()).adjusted(2, 2, -2, -26);
    bool chosen = m_scene.selected >= 0; // the first label is that of the chosen stop, which always has one
    for (const auto &[at, text] : labels) {
        const QString shown = metrics.elidedText(text, Qt::ElideRight, 150);
        const QSizeF size(metrics.horizontalAdvance(shown) + 4, metrics.height());
        const QPointF spots[] = {
            at + QPointF(13, -size.height() / 2), at + QPointF(-13 - size.width(), -size.height() / 2),
            at + QPointF(-size.width() / 2, 12), at + QPointF(-size.width() / 2, -12 - size.height())};
        const auto clashes = [&](const QPointF &spot) {
            const QRectF box(spot, size);
            return whole.contains(box) ? std::count_if(taken.begin(), taken.end(),
                                                       [&](const QRectF &other) { return other.intersects(box); })
                                       : 1000;
        };
        const QPointF spot =
            *std::min_element(std::begin(spots), std::end(spots),
                              [&](const QPointF &a, const QPointF &b) { return clashes(a) < clashes(b); });
        if (const auto worst = clashes(spot); worst == 0 || (chosen && worst < 1000)) {
            const QRectF box(spot, size);
            QColor ground = currentTheme().panel;
            ground.setAlphaF(0.75f);
            painter.fillRect(box, ground);
            painter.setPen(currentTheme().text);
            painter.drawText(box, Qt::AlignCenter, shown);
            taken.push_back(box);
        }
        chosen = false;
    }
}

void PlanMap::paintLegend(QPainter &painter) const
{
    const QFontMetricsF metrics(font());
    const double y = height() - 10;
    const double length = barKm() * m_scale;
    painter.setPen(QPen(currentTheme().quietText, 2));
    painter.drawLine(QPointF(12, y), QPointF(12 + length, y));
    painter.drawLine(QPointF(12, y - 4), QPointF(12, y));
    painter.drawLine(QPointF(12 + length, y - 4), QPointF(12 + length, y));
    const double km = barKm();
    const QString text = km >= 1 ? tr("%1 km").arg(km) : tr("%1 m").arg(km * 1000);
    double x = 12 + length + 8;
    painter.drawText(QPointF(x, y + 2), text);
    x += metrics.horizontalAdvance(text) + 20;
    painter.setPen(QPen(currentTheme().series[3], 1));
    painter.setBrush(currentTheme().series[3]);
    painter.drawEllipse(QPointF(x, y - 3), 4.5, 4.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(currentTheme().quietText);
    const QString candidate = tr("candidate");
    painter.drawText(QPointF(x + 9, y + 2), candidate);
    x += 9 + metrics.horizontalAdvance(candidate) + 20;
    painter.setBrush(currentTheme().text);
    painter.drawRect(QRectF(x - 5, y - 8, 10, 10));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(currentTheme().quietText);
    painter.drawText(QPointF(x + 10, y + 2), tr("start"));
}

void PlanMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), currentTheme().ground);
    if (!extent()) {
        painter.setPen(currentTheme().quietText);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Firms with open clues and a position stand here."));
    } else {
        paintGrid(painter);
        std::vector<QRectF> taken;
        paintRoutes(painter, taken);
        paintPlaces(painter, taken);
        paintLabels(painter, taken);
        paintLegend(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(currentTheme().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace nightjar
