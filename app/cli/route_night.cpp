// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/route_night.h"

#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "core/base/write_file.h"
#include "core/base/language.h"
#include "core/cache/audit_store.h"
#include "core/cache/plan_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/report/route_card.h"
#include "core/routing/night_plan.h"
#include "core/routing/solution_json.h"
#include "core/screening/tonight.h"
#include "ui/paper/document_pdf.h"

namespace nightjar::cli {
namespace {

/// What the options of `route --night` say.
struct NightOptions {
    Day night = 0;
    std::optional<Position> start;
    int from = 22 * 60;
    int to = 5 * 60;
};

std::optional<NightOptions> nightOptions(const Call &call, int &status)
{
    NightOptions options;
    const QByteArray text = call.option("night").toUtf8();
    const auto night = parseDate({text.constData(), std::size_t(text.size())});
    if (!night) {
        status = call.misuse(Text::tr("--night takes a date that exists, such as 2026-07-30."));
        return {};
    }
    options.night = *night;
    if (call.has("start")) {
        const QStringList parts = call.option("start").split(u',');
        bool lonOk = false;
        bool latOk = false;
        const Position position{parts.value(0).toDouble(&lonOk), parts.value(1).toDouble(&latOk)};
        if (parts.size() != 2 || !lonOk || !latOk || std::abs(position.lon) > 180 || std::abs(position.lat) > 90) {
            status = call.misuse(Text::tr("--start takes LON,LAT in degrees, such as 121.84,29.90."));
            return {};
        }
        options.start = position;
    }
    for (const auto &[name, minute] : {std::pair{"from", &options.from}, std::pair{"to", &options.to}}) {
        if (!call.has(name))
            continue;
        const QByteArray clock = call.option(name).toUtf8();
        const auto parsed = parseClock({clock.constData(), std::size_t(clock.size())});
        if (!parsed) {
            status = call.misuse(Text::tr("--%1 takes a clock time HH:MM here.").arg(QString::fromLatin1(name)));
            return {};
        }
        *minute = *parsed;
    }
    return options;
}

Result<std::map<QString, RunningChance>> runningChances(const Call &call, Day night)
{
    const auto forecasts = forecastNights(call.option("cache"), night, {}, {}, call.threads());
    if (!forecasts)
        return forecasts.error();
    std::map<QString, RunningChance> chances;
    for (const RunningForecast &forecast : *forecasts) {
        RunningChance chance;
        if (forecast.known)
            chance.slots.assign(forecast.slots.begin(), forecast.slots.end());
        chance.why = forecast.why;
        chances[forecast.enterprise] = chance;
    }
    return chances;
}

/// Keeps the plan with its journal row; the plan gets its number.
Outcome keep(Cache &cache, Plan &plan)
{
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto id = cache.plans().save(plan);
    if (!id)
        return id.error();
    plan.id = *id;
    if (const auto noted =
            cache.audit().append(plan.madeAt, plan.madeBy, QStringLiteral("plan"), QString::number(plan.id),
                                 {{QStringLiteral("night"), formatDate(plan.night)}});
        !noted)
        return noted;
    return transaction->commit();
}

} // namespace

QStringList solutionLines(const RouteProblem &problem, const RouteSolution &solution)
{
    QStringList lines;
    for (const TeamRoute &route : solution.routes) {
        lines << Text::tr("%1: %2 stops, distance %3")
                     .arg(problem.teams[std::size_t(route.team)].id.toVariant().toString())
                     .arg(route.stops.size())
                     .arg(route.distance, 0, 'f', 1);
        for (const RouteStop &stop : route.stops) {
            const RouteSite &site = problem.sites[std::size_t(stop.site)];
            lines << QStringLiteral("    %1  %2 - %3  %4")
                         .arg(site.id.toVariant().toString(), formatTick(problem, stop.start),
                              formatTick(problem, stop.leave), site.name);
        }
    }
    for (const LeftOut &left : solution.leftOut)
        lines << Text::tr("Left out: %1. %2")
                     .arg(problem.sites[std::size_t(left.site)].id.toVariant().toString(), left.why);
    lines << Text::tr("Score %1, distance %2, %3 s, %4 iterations.")
                 .arg(solution.score, 0, 'f', 2)
                 .arg(solution.distance, 0, 'f', 1)
                 .arg(solution.seconds, 0, 'f', 2)
                 .arg(solution.iterations);
    return lines;
}

int runNight(const Call &call, int teams, const RouteOptions &options, const OnProgress &progress)
{
    if (call.option("cache").isEmpty())
        return call.misuse(Text::tr("--cache is missing: name the cache file, such as --cache district.nightjar."));
    int status = done;
    const auto night = nightOptions(call, status);
    if (!night)
        return status;
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    const auto registry = cache->registry().load();
    const auto leads = cache->screenings().leads();
    const auto chances = runningChances(call, night->night);
    if (!registry)
        return call.fail(registry.error());
    if (!leads)
        return call.fail(leads.error());
    if (!chances)
        return call.fail(chances.error());
    const NightCandidates candidates = nightCandidates(*registry, *leads, *chances);
    for (const NotCandidate &without : candidates.without)
        call.note(without.why);
    const std::optional<Position> start = night->start ? night->start : middleOf(candidates.candidates);
    if (!start)
        call.note(
            Text::tr("No open lead has a position, so there is nobody to visit. Run 'nightjar-cli screen' first."));

    NightSettings settings;
    settings.night = night->night;
    settings.teams = equalTeams(teams, start.value_or(Position{}), night->night, night->from, night->to);
    settings.route = options;
    const auto problem = nightProblem(candidates, settings);
    if (!problem)
        return call.fail(problem.error());
    const auto solution = optimise(problem->problem, options, progress);
    if (!solution)
        return call.fail(solution.error());
    Plan plan = nightPlan(*problem, *solution, settings);
    plan.madeAt = clockNow();
    plan.madeBy = userName();
    if (const auto kept = keep(*cache, plan); !kept)
        return call.fail(kept.error());
    if (call.has("pdf")) {
        const auto card =
            loadRouteCard(*cache, plan, currentLanguage(), QStringLiteral("Nightjar " NIGHTJAR_VERSION), plan.madeAt);
        if (!card)
            return call.fail(card.error());
        for (const StopProblem &missing : planProblems(plan))
            call.note(QStringLiteral("%1: %2").arg(plan.stops[missing.stop].enterprise,
                                                   problemText(missing.kind, currentLanguage())));
        if (const auto written = writeDocument(routeCard(*card, currentLanguage()), call.option("pdf")); !written)
            return call.fail(written.error());
    }
    if (call.has("gpx")) {
        const QByteArray gpx =
            writeGpx(problem->problem, *solution, problem->places, problem->placeNames, formatDate(plan.night));
        if (const auto written = writeWhole(call.option("gpx"), gpx); !written)
            return call.fail(written.error());
    }
    call.document(solutionJson(problem->problem, *solution));
    for (const QString &line : solutionLines(problem->problem, *solution))
        call.line(line);
    return done;
}

} // namespace nightjar::cli
