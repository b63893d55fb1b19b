// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/solution.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace nightjar {

RouteSolution assembleSolution(const RouteProblem &problem, const std::vector<std::vector<int>> &orders,
                               const std::vector<std::vector<Ticks>> &starts)
{
    RouteSolution solution;
    for (std::size_t t = 0; t < problem.teams.size(); ++t) {
        const RouteTeam &team = problem.teams[t];
        TeamRoute route;
        route.team = int(t);
        route.back = team.from;
        int place = team.startPlace;
        Ticks now = team.from;
        for (std::size_t k = 0; t < orders.size() && k < orders[t].size(); ++k) {
            const int s = orders[t][k];
            const RouteSite &site = problem.sites[std::size_t(s)];
            RouteStop stop;
            stop.site = s;
            stop.arrive = now + problem.travelTime(place, s);
            stop.start = starts[t][k];
            stop.leave = stop.start + durationAt(problem, site, stop.start);
            stop.score = scoreAt(problem, site, stop.start);
            route.distance += problem.distanceOf(place, s);
            solution.score += stop.score;
            place = s;
            now = stop.leave;
            route.stops.push_back(stop);
        }
        if (!route.stops.empty()) {
            route.back = now + problem.travelTime(place, team.endPlace);
            route.distance += problem.distanceOf(place, team.endPlace);
        }
        solution.distance += route.distance;
        solution.routes.push_back(std::move(route));
    }
    return solution;
}

namespace {

bool near(double a, double b) { return std::abs(a - b) <= 1e-6 * (1 + std::abs(a) + std::abs(b)); }

/// Collects the violations of one solution.
class Checker
{
public:
    Checker(const RouteProblem &problem, const RouteSolution &solution)
        : m_problem(problem), m_solution(solution), m_start(problem.sites.size()), m_team(problem.sites.size(), -1)
    {
    }

    std::vector<QString> run()
    {
        if (m_solution.routes.size() != m_problem.teams.size())
            complain(QStringLiteral("one route a team is expected"));
        double score = 0;
        double distance = 0;
        for (const TeamRoute &route : m_solution.routes) {
            if (route.team < 0 || std::size_t(route.team) >= m_problem.teams.size()) {
                complain(QStringLiteral("unknown team"));
                continue;
            }
            score += checkRoute(route);
            distance += route.distance;
        }
        if (!near(score, m_solution.score))
            complain(QStringLiteral("score %1, recomputed %2").arg(m_solution.score).arg(score));
        if (!near(distance, m_solution.distance))
            complain(QStringLiteral("distance %1, recomputed %2").arg(m_solution.distance).arg(distance));
        checkPairs();
        checkLeftOut();
        return m_problems;
    }

private:
    void complain(const QString &text) { m_problems.push_back(text); }

    double checkRoute(const TeamRoute &route)
    {
        const RouteTeam &team = m_problem.teams[std::size_t(route.team)];
        int place = team.startPlace;
        Ticks now = team.from;
        double score = 0;
        double distance = 0;
        long long load = 0;
        for (const RouteStop &stop : route.stops) {
            if (stop.site < 0 || std::size_t(stop.site) >= m_problem.sites.size()) {
                complain(QStringLiteral("unknown site %1").arg(stop.site));
                return score;
            }
            const RouteSite &site = m_problem.sites[std::size_t(stop.site)];
            const QString name = site.id.toVariant().toString();
            if (m_team[std::size_t(stop.site)] >= 0)
                complain(QStringLiteral("site %1 is visited twice").arg(name));
            m_team[std::size_t(stop.site)] = route.team;
            m_start[std::size_t(stop.site)] = stop.start;
            if (m_problem.travelTime(place, stop.site) >= noWay)
                complain(QStringLiteral("site %1: there is no way").arg(name));
            if (stop.arrive != now + m_problem.travelTime(place, stop.site))
                complain(QStringLiteral("site %1: arrives at %2").arg(name).arg(stop.arrive));
            if (stop.start < stop.arrive || stop.start < site.open || stop.start > site.close)
                complain(QStringLiteral("site %1: begins outside its window or before arrival").arg(name));
            if (stop.leave != stop.start + durationAt(m_problem, site, stop.start))
                complain(QStringLiteral("site %1: leaves at %2").arg(name).arg(stop.leave));
            if (!near(stop.score, scoreAt(m_problem, site, stop.start)))
                complain(QStringLiteral("site %1: score %2").arg(name).arg(stop.score));
            score += scoreAt(m_problem, site, stop.start);
            distance += m_problem.distanceOf(place, stop.site);
            load += site.demand;
            now = stop.leave;
            place = stop.site;
        }
        if (!route.stops.empty()) {
            now += m_problem.travelTime(place, team.endPlace);
            distance += m_problem.distanceOf(place, team.endPlace);
            if (now > team.to || m_problem.travelTime(place, team.endPlace) >= noWay)
                complain(QStringLiteral("team %1 is back at %2, after %3").arg(route.team).arg(now).arg(team.to));
        }
        if (now != route.back)
            complain(QStringLiteral("team %1 claims to be back at %2").arg(route.team).arg(route.back));
        if (!near(distance, route.distance))
            complain(QStringLiteral("team %1: distance %2, recomputed %3")
                         .arg(route.team)
                         .arg(route.distance)
                         .arg(distance));
        if (m_problem.capacity > 0 && load > m_problem.capacity)
            complain(QStringLiteral("team %1 carries %2 of %3").arg(route.team).arg(load).arg(m_problem.capacity));
        return score;
    }

    void checkPairs()
    {
        for (std::size_t a = 0; a < m_problem.sites.size(); ++a) {
            if (m_problem.sites[a].pair < 0)
                continue;
            bool alone = true;
            for (std::size_t b = 0; b < m_problem.sites.size(); ++b) {
                if (b == a || m_problem.sites[b].pair != m_problem.sites[a].pair)
                    continue;
                alone = false;
                const QString name = m_problem.sites[a].id.toVariant().toString();
                if ((m_team[a] < 0) != (m_team[b] < 0))
                    complain(QStringLiteral("site %1: half of its pair is visited").arg(name));
                else if (m_team[a] >= 0 && m_team[a] == m_team[b])
                    complain(QStringLiteral("site %1: one team visits both of a pair").arg(name));
                else if (m_team[a] >= 0 && std::abs(m_start[a] - m_start[b]) > m_problem.pairWithin)
                    complain(QStringLiteral("site %1: its pair begins too far apart").arg(name));
            }
            if (alone && m_team[a] >= 0)
                complain(QStringLiteral("site %1 is half a pair").arg(m_problem.sites[a].id.toVariant().toString()));
        }
    }

    void checkLeftOut()
    {
        std::vector<int> seen(m_problem.sites.size(), 0);
        for (const LeftOut &left : m_solution.leftOut) {
            if (left.site < 0 || std::size_t(left.site) >= seen.size() || ++seen[std::size_t(left.site)] > 1)
                complain(QStringLiteral("left-out list names %1 wrongly").arg(left.site));
            else if (left.why.isEmpty())
                complain(QStringLiteral("no reason for leaving out %1").arg(left.site));
        }
        for (std::size_t s = 0; s < seen.size(); ++s) {
            if ((m_team[s] >= 0) == (seen[s] > 0))
                complain(QStringLiteral("site %1 must be either visited or left out").arg(s));
            if (m_solution.ok && m_problem.sites[s].must && m_team[s] < 0)
                complain(QStringLiteral("site %1 is a must and missing, but the plan claims to be ok").arg(s));
        }
    }

    const RouteProblem &m_problem;
    const RouteSolution &m_solution;
    std::vector<Ticks> m_start;
    std::vector<int> m_team;
    std::vector<QString> m_problems;
};

} // namespace

std::vector<QString> checkSolution(const RouteProblem &problem, const RouteSolution &solution)
{
    return Checker(problem, solution).run();
}

} // namespace nightjar
