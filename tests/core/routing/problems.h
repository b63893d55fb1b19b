// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "core/routing/random.h"
#include "core/routing/travel.h"

/// Small problems for the tests, and an independent brute force to compare with.
namespace nightjar::testing {

struct RandomPlan {
    int sites = 6;
    int teams = 1;
    bool slotScores = true;
    bool hitTimes = false;
    int pairs = 0;
};

inline RouteProblem randomProblem(std::uint64_t seed, const RandomPlan &plan)
{
    Rng rng(seed);
    RouteProblem problem;
    problem.style = TimeStyle::Clock;
    problem.clockOrigin = 22 * 60;
    problem.slotLength = 15;
    std::vector<TravelPoint> places;
    for (int i = 0; i < plan.sites; ++i) {
        RouteSite site;
        site.id = i + 1;
        site.open = rng.below(90);
        site.close = site.open + 20 + rng.below(120);
        site.duration = 15 + rng.below(30);
        if (plan.hitTimes) {
            site.miss = 10 + rng.below(10);
            site.hit = 30 + rng.below(40);
        }
        site.score = (1 + rng.below(9)) / 10.0;
        if (plan.slotScores) {
            const int peak = rng.below(14);
            for (int k = 0; k < 14; ++k)
                site.slotScores.push_back(std::max(0.0, 0.9 - 0.15 * std::abs(k - peak)));
        }
        if (i < 2 * plan.pairs)
            site.pair = i / 2;
        problem.sites.push_back(site);
        places.push_back({rng.unit() * 16, rng.unit() * 16});
    }
    for (int t = 0; t < plan.teams; ++t) {
        RouteTeam team;
        team.id = QString(QChar(u'A' + t));
        team.startPlace = team.endPlace = int(places.size());
        team.from = 10 * t;
        team.to = 190 + 15 * t;
        problem.teams.push_back(team);
        places.push_back({4.0 + 6 * t, 8});
    }
    TravelModel model;
    model.detour = 1.3;
    fillTravel(problem, places, model);
    return problem;
}

/// Best score of one team over all orders of all subsets, minute by minute.
inline double bruteForceOneTeam(const RouteProblem &problem)
{
    const RouteTeam &team = problem.teams.front();
    std::vector<char> used(problem.sites.size(), 0);
    double best = 0;
    std::function<void(int, Ticks, double)> go = [&](int place, Ticks now, double sum) {
        best = std::max(best, sum);
        for (std::size_t s = 0; s < problem.sites.size(); ++s) {
            const RouteSite &site = problem.sites[s];
            if (used[s])
                continue;
            used[s] = 1;
            for (Ticks t = std::max(site.open, now + problem.travelTime(place, int(s))); t <= site.close; ++t) {
                // A begin inside a slot is never better than the slot's first or the earliest possible one.
                const Ticks arrive = now + problem.travelTime(place, int(s));
                if (t != std::max(site.open, arrive) && (t - problem.slotBegin) % problem.slotLength != 0)
                    continue;
                const Ticks leave = t + durationAt(problem, site, t);
                if (leave + problem.travelTime(int(s), team.endPlace) <= team.to)
                    go(int(s), leave, sum + scoreAt(problem, site, t));
            }
            used[s] = 0;
        }
    };
    go(team.startPlace, team.from, 0);
    return best;
}

} // namespace nightjar::testing
