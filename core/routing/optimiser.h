// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/routing/problem.h"
#include "core/routing/solution.h"

namespace nightjar {

/// How long to search. With `iterations` the same seed gives the same plan for any number of threads, unless `seconds`
/// ends it before; with seconds alone plans may differ between runs. One second is one second of each thread's core.
struct RouteOptions {
    double seconds = 0;    ///< 0: no limit when `iterations` is set, else 1 second
    qint64 iterations = 0; ///< steps of all chains together; 0: by time
    std::uint64_t seed = 1;
    int threads = 1;
};

/// Plans the teams' routes for the highest score (`must` sites first, shorter ways among equals): exact for few sites,
/// else chains of ruin and recreate under annealing with a pool of routes (routing-notes section 3). Progress counts
/// thousandths and is called from the calling thread; answering false ends the search with the best plan so far.
/// Errors: see validateProblem(); a timed problem whose plan is longer than 6,000 ticks.
Result<RouteSolution> optimise(const RouteProblem &problem, const RouteOptions &options,
                               const OnProgress &progress = {});

} // namespace nightjar
