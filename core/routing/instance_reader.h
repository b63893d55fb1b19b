// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/routing/problem.h"
#include "core/routing/travel.h"

namespace nightjar {

/// A night as `route --instance` reads it; ticks are minutes from the plan's start.
struct RouteInstance {
    RouteProblem problem;
    std::vector<TravelPoint> places; ///< sites, then the teams' own places
};

/// Reads the JSON of `route --instance` (cli-contract, route). Unknown keys are ignored; `detour` is 1.3 and
/// `slot_minutes` 15 when absent; `slots` rule over `score` when both are given. Errors name the file, the field, the
/// site and what to do.
Result<RouteInstance> readInstance(const QString &path);
/// The same from bytes; `path` is for messages.
Result<RouteInstance> parseInstance(const QByteArray &bytes, const QString &path);

} // namespace nightjar
