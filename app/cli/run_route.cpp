// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/route_night.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/routing/instance_reader.h"
#include "core/routing/solution_json.h"
#include "core/routing/toptw_reader.h"
#include "core/routing/vrptw_reader.h"

namespace nightjar::cli {
namespace {

std::optional<RouteOptions> routeOptions(const Call &call, int &status)
{
    RouteOptions options;
    options.threads = std::max(1, call.threads());
    bool ok = true;
    if (call.has("seconds")) {
        options.seconds = call.option("seconds").toDouble(&ok);
        ok = ok && options.seconds > 0 && options.seconds <= 86'400;
    }
    if (ok && call.has("iterations")) {
        options.iterations = call.option("iterations").toLongLong(&ok);
        ok = ok && options.iterations > 0;
    }
    if (ok && call.has("seed"))
        options.seed = call.option("seed").toULongLong(&ok);
    if (!ok) {
        status = call.misuse(Text::tr("--seconds takes a number above 0, --iterations and --seed take whole numbers."));
        return {};
    }
    return options;
}

int answer(const Call &call, const RouteProblem &problem, const Result<RouteSolution> &solution)
{
    if (!solution)
        return call.fail(solution.error());
    call.document(solutionJson(problem, *solution));
    for (const QString &line : solutionLines(problem, *solution))
        call.line(line);
    return done;
}

} // namespace

int runRoute(const Call &call)
{
    int given = 0;
    for (const char *mode : {"instance", "toptw", "vrptw", "night"})
        given += call.has(mode) ? 1 : 0;
    if (given != 1)
        return call.misuse(Text::tr("route takes exactly one of --night, --instance, --toptw and --vrptw."));
    int status = done;
    const auto options = routeOptions(call, status);
    if (!options)
        return status;
    int teams = 1;
    if (call.has("teams")) {
        bool ok = false;
        teams = call.option("teams").toInt(&ok);
        if (!ok || teams < 1 || teams > 100)
            return call.misuse(Text::tr("--teams takes a whole number from 1 to 100."));
    } else if (call.has("toptw") || call.has("night")) {
        return call.misuse(Text::tr("--teams is missing: say how many teams there are."));
    }
    const OnProgress progress = call.progress(Text::tr("Planning"));
    if (call.has("night"))
        return runNight(call, teams, *options, progress);
    if (call.has("instance")) {
        const auto instance = readInstance(call.option("instance"));
        if (!instance)
            return call.fail(instance.error());
        return answer(call, instance->problem, optimise(instance->problem, *options, progress));
    }
    if (call.has("toptw")) {
        const auto problem = readToptw(call.option("toptw"), teams);
        if (!problem)
            return call.fail(problem.error());
        return answer(call, *problem, optimise(*problem, *options, progress));
    }
    const VrptwGoal goal = call.has("fewest") ? VrptwGoal::FewestVehicles : VrptwGoal::Distance;
    const auto problem = readVrptw(call.option("vrptw"), goal);
    if (!problem)
        return call.fail(problem.error());
    return answer(call, *problem, solveVrptw(*problem, goal, *options, progress));
}

} // namespace nightjar::cli
