// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/night_work.h"

#include <QCoreApplication>
#include <QSet>

#include "core/base/hash.h"
#include "core/base/write_file.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/plan_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/screening/tonight.h"
#include "ui/paper/document_pdf.h"
#include "ui/plans/plan_scene.h"

namespace nightjar
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Plans)
};

/// Chances of running of the firms that a night may visit. A forecast that fails leaves a firm without one.
std::map<QString, RunningChance> chancesOf(const QString &cachePath, Day night, const QStringList &enterprises,
                                           const OnProgress &progress)
{
    std::map<QString, RunningChance> chances;
    if (enterprises.isEmpty())
        return chances;
    const auto forecasts = forecastNights(cachePath, night, enterprises, {}, 0, progress);
    if (!forecasts)
        return chances;
    for (const RunningForecast &forecast : *forecasts) {
        RunningChance chance;
        chance.why = forecast.why;
        if (forecast.known)
            chance.slots.assign(forecast.slots.begin(), forecast.slots.end());
        chances[forecast.enterprise] = std::move(chance);
    }
    return chances;
}

QString planSubject(const Plan &plan) { return QStringLiteral("plan %1").arg(plan.id); }

} // namespace

Result<NightCandidates> loadCandidates(const QString &cachePath, Day night, const OnProgress &progress)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    const auto registry = cache->registry().load();
    if (!registry)
        return registry.error();
    const auto leads = cache->screenings().leads();
    if (!leads)
        return leads.error();
    NightCandidates found = nightCandidates(*registry, *leads, {});
    QStringList firms;
    for (const NightCandidate &candidate : found.candidates)
        firms << candidate.enterprise;
    const auto chances = chancesOf(cachePath, night, firms, progress);
    if (progress && !progress({}))
        return Error{Error::Kind::Cancelled, Text::tr("Stopped.")};
    return nightCandidates(*registry, *leads, chances);
}

Result<Plan> planNight(const NightCandidates &candidates, const NightSettings &settings, const OnProgress &progress)
{
    const auto night = nightProblem(candidates, settings);
    if (!night)
        return night.error();
    const auto solution = optimise(night->problem, settings.route, progress);
    if (!solution)
        return solution.error();
    if (solution->cancelled)
        return Error{Error::Kind::Cancelled, Text::tr("Stopped; the plan before stays.")};
    return nightPlan(*night, *solution, settings);
}

Result<std::vector<Plan>> loadPlans(const QString &cachePath)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    return cache->plans().plans();
}

Result<Plan> keepPlan(const PlanHand &hand, Plan plan)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    auto transaction = Transaction::begin(cache->database());
    if (!transaction)
        return transaction.error();
    plan.madeAt = hand.at;
    plan.madeBy = hand.by;
    const auto id = cache->plans().save(plan);
    if (!id)
        return id.error();
    plan.id = *id;
    int stops = 0;
    QSet<QString> leads;
    for (const PlanStop &stop : plan.stops) {
        if (stop.team < 0)
            continue;
        ++stops;
        for (const QString &lead : stop.leads)
            leads.insert(lead);
    }
    for (const QString &lead : std::as_const(leads)) {
        const auto stored = cache->screenings().lead(lead);
        if (!stored)
            return stored.error();
        if (!*stored || (*stored)->state != u"new")
            continue;
        const LeadMark mark{QStringLiteral("in-plan"), Text::tr("Plan of the night of %1").arg(formatDate(plan.night)),
                            hand.by, hand.at};
        if (const auto marked = cache->screenings().mark(lead, mark); !marked)
            return marked.error();
    }
    if (const auto kept = cache->audit().append(hand.at, hand.by, QStringLiteral("plan-save"), planSubject(plan),
                                                {{QStringLiteral("night"), formatDate(plan.night)},
                                                 {QStringLiteral("teams"), qint64(plan.teams.size())},
                                                 {QStringLiteral("stops"), stops},
                                                 {QStringLiteral("expected"), plan.score}});
        !kept)
        return kept.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return plan;
}

Outcome removePlan(const PlanHand &hand, const Plan &plan)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    auto transaction = Transaction::begin(cache->database());
    if (!transaction)
        return transaction.error();
    if (auto removed = cache->plans().remove(plan.id); !removed)
        return removed;
    if (auto kept = cache->audit().append(hand.at, hand.by, QStringLiteral("plan-remove"), planSubject(plan),
                                          {{QStringLiteral("night"), formatDate(plan.night)}});
        !kept)
        return kept;
    return transaction->commit();
}

Result<QString> writeCard(const PlanHand &hand, const Plan &plan, const QString &path, Language language)
{
    const auto format = documentFormat(path);
    if (!format)
        return format.error();
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    const auto card = loadRouteCard(*cache, plan, language, QStringLiteral("Nightjar " NIGHTJAR_VERSION), hand.at);
    if (!card)
        return card.error();
    const auto sha256 = writeDocument(routeCard(*card, language), path);
    if (!sha256)
        return sha256.error();
    if (const auto kept = cache->audit().append(hand.at, hand.by, QStringLiteral("plan-card"), planSubject(plan),
                                                {{QStringLiteral("night"), formatDate(plan.night)},
                                                 {QStringLiteral("format"), *format},
                                                 {QStringLiteral("sha256"), *sha256}});
        !kept)
        return kept.error();
    return *sha256;
}

QByteArray planGpx(const Plan &plan, const Registry &registry)
{
    RouteProblem problem;
    problem.geographic = true;
    problem.style = TimeStyle::Instant;
    problem.origin = dayStart(plan.night);
    const auto tick = [&](Seconds at) { return Ticks((at - problem.origin) / 60); };
    std::vector<TravelPoint> places;
    std::vector<QString> names;
    RouteSolution solution;
    for (std::size_t i = 0; i < plan.teams.size(); ++i) {
        TeamRoute route;
        route.team = int(i);
        route.back = tick(plan.teams[i].to);
        for (const PlanStop &stop : plan.stops) {
            const Enterprise *firm = registry.enterprise(stop.enterprise);
            if (stop.team != int(i) || !firm || !firm->position)
                continue;
            RouteSite site;
            site.id = stop.enterprise;
            site.name = firm->name.isEmpty() ? firm->code : firm->name;
            route.back = tick(backAt(plan, int(i), stop, firm->position));
            route.stops.push_back(
                {int(problem.sites.size()), tick(stop.arrive), tick(stop.start), tick(stop.leave), stop.score});
            places.push_back({firm->position->lon, firm->position->lat});
            names.push_back(site.name);
            problem.sites.push_back(std::move(site));
        }
        solution.routes.push_back(std::move(route));
    }
    for (const PlanTeam &team : plan.teams) {
        RouteTeam routeTeam;
        routeTeam.id = team.name;
        routeTeam.startPlace = routeTeam.endPlace = int(places.size());
        routeTeam.from = tick(team.from);
        routeTeam.to = tick(team.to);
        places.push_back({team.start.lon, team.start.lat});
        names.push_back(Text::tr("%1, start and end").arg(team.name));
        problem.teams.push_back(std::move(routeTeam));
    }
    return writeGpx(problem, solution, places, names, Text::tr("Night of %1").arg(formatDate(plan.night)));
}

Result<QString> writePlanGpx(const PlanHand &hand, const Plan &plan, const QString &path)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    const auto registry = cache->registry().load();
    if (!registry)
        return registry.error();
    const QByteArray bytes = planGpx(plan, *registry);
    if (const auto written = writeWhole(path, bytes); !written)
        return written.error();
    const QString sha256 = sha256Hex(bytes);
    if (const auto kept = cache->audit().append(
            hand.at, hand.by, QStringLiteral("plan-gpx"), planSubject(plan),
            {{QStringLiteral("night"), formatDate(plan.night)}, {QStringLiteral("sha256"), sha256}});
        !kept)
        return kept.error();
    return sha256;
}

} // namespace nightjar
