// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/solution_json.h"

#include <cmath>

#include <QJsonArray>

namespace nightjar {

namespace {

/// Sums of decimals carry noise in their last bits that nobody wants to read.
double tidy(double value) { return std::round(value * 1e9) / 1e9; }

QJsonValue timeJson(const RouteProblem &problem, Ticks tick)
{
    switch (problem.style) {
    case TimeStyle::Number: return double(tick) / problem.ticksPerUnit;
    case TimeStyle::Clock: return formatTick(problem, tick);
    case TimeStyle::Instant: return formatIso(problem.origin + 60 * Seconds(tick));
    }
    Q_UNREACHABLE();
}

QJsonObject routeJson(const RouteProblem &problem, const TeamRoute &route)
{
    QJsonArray stops;
    for (const RouteStop &stop : route.stops) {
        stops.append(QJsonObject{{"site", problem.sites[std::size_t(stop.site)].id},
                                 {"arrive", timeJson(problem, stop.arrive)},
                                 {"start", timeJson(problem, stop.start)},
                                 {"leave", timeJson(problem, stop.leave)},
                                 {"score", tidy(stop.score)}});
    }
    return {{"team", problem.teams[std::size_t(route.team)].id}, {"distance", tidy(route.distance)}, {"stops", stops}};
}

} // namespace

QJsonObject solutionJson(const RouteProblem &problem, const RouteSolution &solution)
{
    QJsonArray routes;
    for (const TeamRoute &route : solution.routes)
        routes.append(routeJson(problem, route));
    QJsonArray leftOut;
    for (const LeftOut &left : solution.leftOut)
        leftOut.append(QJsonObject{{"site", problem.sites[std::size_t(left.site)].id}, {"why", left.why}});
    return {{"ok", solution.ok},
            {"score", tidy(solution.score)},
            {"distance", tidy(solution.distance)},
            {"routes", routes},
            {"left_out", leftOut},
            {"seconds", std::round(solution.seconds * 1000) / 1000},
            {"iterations", solution.iterations}};
}

} // namespace nightjar
