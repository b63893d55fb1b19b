// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/night_plan.h"

#include <algorithm>

#include <QCoreApplication>

namespace nightjar {
namespace {

constexpr Seconds slotSeconds = 15 * 60;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Routing)
};

/// Worth by quarter hour from `origin` on. A clue that is on record keeps its weight when nobody works.
std::vector<double> slotScores(const NightCandidate &candidate, const NightSettings &settings, Seconds origin,
                               int count)
{
    const Seconds noon = dayStart(settings.night) + 12 * 3600;
    std::vector<double> out(std::size_t(count), candidate.weight * settings.unknownChance);
    for (int i = 0; i < count; ++i) {
        if (!candidate.needsRunning) {
            out[std::size_t(i)] = candidate.weight;
            continue;
        }
        const Seconds slot = (origin + i * slotSeconds - noon) / slotSeconds;
        if (slot >= 0 && slot < Seconds(candidate.slots.size()))
            out[std::size_t(i)] = candidate.weight * candidate.slots[std::size_t(slot)];
    }
    return out;
}

Outcome checkTeams(const std::vector<PlanTeam> &teams)
{
    if (teams.empty())
        return Error{Error::Kind::BadInput, Text::tr("A plan needs at least one team.")};
    for (const PlanTeam &team : teams) {
        if (team.to <= team.from)
            return Error{Error::Kind::BadInput,
                         Text::tr("%1 ends before it starts. Correct its times.").arg(team.name)};
        if (team.to - team.from > secondsPerDay)
            return Error{Error::Kind::BadInput,
                         Text::tr("%1 is planned for more than 24 hours. Correct its times.").arg(team.name)};
        if (std::abs(team.start.lon) > 180 || std::abs(team.start.lat) > 90)
            return Error{Error::Kind::BadInput,
                         Text::tr("The start of %1 is no place on earth. Write lon,lat in degrees.").arg(team.name)};
    }
    return Done{};
}

} // namespace

std::vector<PlanTeam> equalTeams(int count, const Position &start, Day night, int fromMinute, int toMinute)
{
    const Seconds from = dayStart(night) + fromMinute * 60;
    const Seconds to = dayStart(night) + toMinute * 60 + (toMinute <= fromMinute ? secondsPerDay : 0);
    std::vector<PlanTeam> teams;
    for (int i = 0; i < count; ++i) {
        PlanTeam team;
        team.name = Text::tr("Team %1").arg(i + 1);
        team.start = start;
        team.from = from;
        team.to = to;
        teams.push_back(team);
    }
    return teams;
}

Result<NightProblem> nightProblem(const NightCandidates &found, const NightSettings &settings)
{
    if (const auto checked = checkTeams(settings.teams); !checked)
        return checked.error();
    Seconds origin = settings.teams.front().from;
    Seconds end = settings.teams.front().to;
    for (const PlanTeam &team : settings.teams) {
        origin = std::min(origin, team.from);
        end = std::max(end, team.to);
    }
    const Ticks minutes = Ticks((end - origin + 59) / 60);
    NightProblem night;
    RouteProblem &problem = night.problem;
    problem.geographic = true;
    problem.style = TimeStyle::Instant;
    problem.origin = origin;
    problem.slotLength = 15;
    const int slotCount = minutes / 15 + 1;
    for (const NightCandidate &candidate : found.candidates) {
        RouteSite site;
        site.id = candidate.enterprise;
        site.name = candidate.name;
        site.x = candidate.position.lon;
        site.y = candidate.position.lat;
        site.open = 0;
        site.close = minutes;
        site.duration = settings.visitMinutes;
        site.slotScores = slotScores(candidate, settings, origin, slotCount);
        site.must = candidate.must;
        problem.sites.push_back(std::move(site));
        night.places.push_back({candidate.position.lon, candidate.position.lat});
        night.placeNames.push_back(candidate.name);
        night.candidates.push_back(candidate);
    }
    for (const PlanTeam &team : settings.teams) {
        RouteTeam routeTeam;
        routeTeam.id = team.name;
        routeTeam.startPlace = routeTeam.endPlace = int(night.places.size());
        routeTeam.from = Ticks((team.from - origin) / 60);
        routeTeam.to = Ticks((team.to - origin) / 60);
        problem.teams.push_back(routeTeam);
        night.places.push_back({team.start.lon, team.start.lat});
        night.placeNames.push_back(team.name);
    }
    fillTravel(problem, night.places, settings.travel);
    return night;
}

Plan nightPlan(const NightProblem &night, const RouteSolution &solution, const NightSettings &settings)
{
    const Seconds origin = night.problem.origin;
    Plan plan;
    plan.night = settings.night;
    plan.teams = settings.teams;
    plan.score = solution.score;
    plan.distanceKm = solution.distance;
    const auto stopOf = [&](int site) {
        const NightCandidate &candidate = night.candidates[std::size_t(site)];
        PlanStop stop;
        stop.enterprise = candidate.enterprise;
        stop.leads = candidate.leads;
        stop.checkKind = QStringLiteral("clue-driven");
        stop.basis = Text::tr(
            "Clue-driven check on the clues of this screening; approval needed (State Council office 2024 no. 54)");
        return stop;
    };
    for (const TeamRoute &route : solution.routes) {
        for (const RouteStop &visited : route.stops) {
            PlanStop stop = stopOf(visited.site);
            stop.team = route.team;
            stop.arrive = origin + Seconds(visited.arrive) * 60;
            stop.start = origin + Seconds(visited.start) * 60;
            stop.leave = origin + Seconds(visited.leave) * 60;
            stop.score = visited.score;
            plan.stops.push_back(std::move(stop));
        }
    }
    for (const LeftOut &left : solution.leftOut) {
        PlanStop stop = stopOf(left.site);
        stop.why = left.why;
        plan.stops.push_back(std::move(stop));
    }
    plan.settings = {
        {QStringLiteral("speed_kmh"), settings.travel.speedKmh},
        {QStringLiteral("detour"), settings.travel.detour ? QJsonValue(*settings.travel.detour) : QJsonValue()},
        {QStringLiteral("gate_min"), settings.travel.extraMinutes},
        {QStringLiteral("visit_min"), settings.visitMinutes},
        {QStringLiteral("unknown_chance"), settings.unknownChance},
        {QStringLiteral("seed"), qint64(settings.route.seed)},
        {QStringLiteral("iterations"), solution.iterations},
        {QStringLiteral("proven"), solution.proven}};
    return plan;
}

QStringList stopWarnings(const PlanStop &stop)
{
    QStringList out;
    if (stop.leads.isEmpty() && stop.checkKind != u"planned")
        out << Text::tr("no clue");
    if (stop.approvedBy.isEmpty() && !stop.urgent)
        out << Text::tr("no approval");
    if (stop.approvedBy.isEmpty() && stop.urgent)
        out << Text::tr("urgent, approval to be completed");
    if (stop.actCode.isEmpty())
        out << Text::tr("no act code");
    return out;
}

} // namespace nightjar
