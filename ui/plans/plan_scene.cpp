// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plan_scene.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/routing/travel.h"
#include "ui/theme.h"

namespace nightjar
{

std::optional<double> chanceAt(const std::vector<double> &slots, Day night, Seconds at)
{
    const Seconds noon = dayStart(night) + 12 * 3600;
    if (at < noon)
        return {};
    const auto slot = std::size_t((at - noon) / (15 * 60));
    return slot < slots.size() ? std::optional(slots[slot]) : std::nullopt;
}

int stopNumber(const Plan &plan, std::size_t stop)
{
    int number = 1;
    for (std::size_t i = 0; i < stop; ++i)
        number += plan.stops[i].team == plan.stops[stop].team ? 1 : 0;
    return number;
}

QColor teamColor(int team)
{
    const auto &colors = currentTheme().series;
    return colors[std::size_t(std::max(0, team)) % colors.size()];
}

QString clockText(Seconds at) { return formatClock(secondOfDay(at) / 60); }

double chanceOfAny(const Plan &plan)
{
    double none = 1;
    for (const PlanStop &stop : plan.stops) {
        if (stop.team >= 0)
            none *= 1 - std::clamp(stop.score, 0.0, 1.0);
    }
    return 1 - none;
}

Seconds backAt(const Plan &plan, int team, const PlanStop &last, const std::optional<Position> &position)
{
    const PlanTeam &who = plan.teams[std::size_t(team)];
    TravelModel model;
    model.speedKmh = plan.settings.value(u"speed_kmh").toDouble(0);
    model.extraMinutes = plan.settings.value(u"gate_min").toDouble(0);
    if (const QJsonValue detour = plan.settings.value(u"detour"); detour.isDouble())
        model.detour = detour.toDouble();
    if (!position || model.speedKmh <= 0)
        return who.to;
    const double straight = greatCircleKm({position->lon, position->lat}, {who.start.lon, who.start.lat});
    return std::min(who.to, last.leave + Seconds(wayMinutes(model, wayKm(model, straight))) * 60);
}

QString planInWords(const PlanScene &scene)
{
    if (!scene.plan)
        return {};
    QStringList lines;
    for (std::size_t team = 0; team < scene.plan->teams.size(); ++team) {
        QStringList stops;
        for (const PlanStop &stop : scene.plan->stops) {
            if (stop.team == int(team))
                stops << clockText(stop.start) + u' ' + scene.places.value(stop.enterprise).name;
        }
        lines << QCoreApplication::translate("Plans", "%1: %2")
                     .arg(scene.plan->teams[team].name, stops.isEmpty()
                                                            ? QCoreApplication::translate("Plans", "no stop")
                                                            : stops.join(QStringLiteral(", ")));
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace nightjar
