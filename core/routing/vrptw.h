// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/optimiser.h"

namespace nightjar {

enum class VrptwGoal {
    Distance,      ///< the least travel with at most the given vehicles
    FewestVehicles ///< first the fewest vehicles, then the least travel
};

/// Day mode: every site is to be visited within the teams' capacity. The teams must be alike (one base, one time);
/// unused ones stay. A site that found no place is left out with its reason and `ok` false. Default budget: 5 seconds.
Result<RouteSolution> solveVrptw(const RouteProblem &problem, VrptwGoal goal, const RouteOptions &options,
                                 const OnProgress &progress = {});

} // namespace nightjar
