// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/routing/problem.h"

namespace nightjar {

struct RouteStop {
    int site = 0; ///< index into the problem's sites
    Ticks arrive = 0;
    Ticks start = 0; ///< later than `arrive` when the team waits, for the window or for a better slot
    Ticks leave = 0;
    double score = 0; ///< earned by beginning at `start`
};

struct TeamRoute {
    int team = 0;        ///< index into the problem's teams
    double distance = 0; ///< in the problem's unit, the way back included; 0 for a team that stays
    Ticks back = 0;      ///< arrival at the team's end; the team's `from` for a team that stays
    std::vector<RouteStop> stops;
};

struct LeftOut {
    int site = 0;
    QString why; ///< computed reason, a translated sentence
};

/// One route a team, in the order of the problem's teams.
struct RouteSolution {
    bool ok = true; ///< every `must` site is served and no pair is broken for good
    double score = 0;
    double distance = 0;
    std::vector<TeamRoute> routes;
    std::vector<LeftOut> leftOut;
    double seconds = 0; ///< wall clock
    qint64 iterations = 0;
    bool proven = false;    ///< no plan has a higher score
    bool cancelled = false; ///< stopped early by the caller; the best so far
};

/// Turns visiting orders and begins into a solution: times, scores, distances; nothing is left out yet.
RouteSolution assembleSolution(const RouteProblem &problem, const std::vector<std::vector<int>> &orders,
                               const std::vector<std::vector<Ticks>> &starts);

/// Recomputes everything that a solution claims (windows, travel, durations, returns, capacity, pairs, scores, sums,
/// each site once) from the problem alone. Empty when it all holds, else one English line a violation, for tests and
/// logs.
std::vector<QString> checkSolution(const RouteProblem &problem, const RouteSolution &solution);

} // namespace nightjar
