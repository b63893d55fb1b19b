// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/problem.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace nightjar {

namespace {

Error broken(const RouteProblem &problem, const QString &text)
{
    return Error{Error::Kind::BadInput, text, problem.source, -1};
}

bool inRange(Ticks t) { return t >= -maxTicks && t <= maxTicks; }

bool isAmount(double v) { return std::isfinite(v) && v >= 0 && v <= double(maxTicks); }

bool siteHolds(const RouteSite &site)
{
    if (!inRange(site.open) || !inRange(site.close) || !isAmount(site.duration) || !isAmount(site.score))
        return false;
    if (site.miss.has_value() != site.hit.has_value())
        return false;
    if (site.miss && (!isAmount(*site.miss) || !isAmount(*site.hit)))
        return false;
    return site.demand >= 0 && site.demand <= maxTicks &&
           std::all_of(site.slotScores.begin(), site.slotScores.end(), isAmount);
}

} // namespace

double scoreAt(const RouteProblem &problem, const RouteSite &site, Ticks start)
{
    if (site.slotScores.empty())
        return site.score;
    if (start < problem.slotBegin)
        return 0;
    const auto slot = std::size_t((start - problem.slotBegin) / problem.slotLength);
    return slot < site.slotScores.size() ? site.slotScores[slot] : 0;
}

Ticks durationAt(const RouteProblem &problem, const RouteSite &site, Ticks start)
{
    double ticks = site.duration;
    if (site.hit && site.miss) {
        const double p = std::clamp(scoreAt(problem, site, start), 0.0, 1.0);
        ticks = *site.hit * p + *site.miss * (1 - p);
    }
    return Ticks(std::ceil(ticks - 1e-6));
}

QString formatTick(const RouteProblem &problem, Ticks tick)
{
    switch (problem.style) {
    case TimeStyle::Number: return QString::number(double(tick) / problem.ticksPerUnit, 'g', 12);
    case TimeStyle::Clock: {
        const int minute = (problem.clockOrigin + tick) % 1440;
        return formatClock(minute < 0 ? minute + 1440 : minute);
    }
    case TimeStyle::Instant: return formatTime(problem.origin + 60 * Seconds(tick));
    }
    Q_UNREACHABLE();
}

Outcome validateProblem(const RouteProblem &problem)
{
    const std::size_t n = problem.sites.size();
    const auto cells = std::size_t(std::max(0, problem.places)) * std::size_t(std::max(0, problem.places));
    if (std::size_t(problem.places) < n || problem.travel.size() != cells || problem.distance.size() != cells)
        return broken(
            problem,
            QCoreApplication::translate(
                "Routing",
                "The travel table does not fit the number of sites and teams. Build the table again from all places."));
    if (problem.slotLength < 1 || problem.pairWithin < 0 || problem.capacity < 0 || !(problem.ticksPerUnit > 0))
        return broken(problem, QCoreApplication::translate("Routing",
                                                           "A slot must be at least one time unit long and no setting "
                                                           "may be negative. Correct the settings of the plan."));
    for (const Ticks t : problem.travel) {
        if (t < 0 || t > noWay)
            return broken(
                problem, QCoreApplication::translate(
                             "Routing",
                             "The travel table holds a time that is negative or too long. Check positions and speed."));
    }
    for (const RouteSite &site : problem.sites) {
        if (!siteHolds(site))
            return broken(problem, QCoreApplication::translate(
                                       "Routing", "Site %1 has a time, a duration or a score that is negative, not a "
                                                  "number or too large. Correct this site.")
                                       .arg(site.id.toVariant().toString()));
    }
    for (const RouteTeam &team : problem.teams) {
        const bool placed = team.startPlace >= 0 && team.startPlace < problem.places && team.endPlace >= 0 &&
                            team.endPlace < problem.places;
        if (!placed || !inRange(team.from) || !inRange(team.to))
            return broken(
                problem,
                QCoreApplication::translate(
                    "Routing",
                    "Team %1 has no place or times that cannot be used. Correct the team's start, end and place.")
                    .arg(team.id.toVariant().toString()));
    }
    return Done{};
}

} // namespace nightjar
