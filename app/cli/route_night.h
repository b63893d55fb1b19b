// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/call.h"
#include "core/routing/optimiser.h"

namespace nightjar::cli {

/// `route --night`: candidates from the cache's leads, the plan kept in the cache, card and GPX on request.
int runNight(const Call &call, int teams, const RouteOptions &options, const OnProgress &progress);

/// A solution for people: a line a team and a stop, then what is left out.
QStringList solutionLines(const RouteProblem &problem, const RouteSolution &solution);

} // namespace nightjar::cli
