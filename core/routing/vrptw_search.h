// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/routing/network.h"
#include "core/routing/random.h"
#include "core/routing/search.h"
#include "core/routing/static_route.h"

namespace nightjar {

/// One chain of slack induction by string removals (Christiaens, Vanden Berghe 2020) for routes that must serve all
/// sites: first, when asked, the fleet is reduced, then the travel.
class VrptwSearch
{
public:
    VrptwSearch(const Network &net, std::uint64_t seed, SearchBudget budget, double fleetShare);

    /// Goes on until the share `until` (0..1) of the budget is used; `watch(share)` answers false to stop early.
    void run(double until, const std::function<bool(double)> &watch);
    void restartFrom(const VrptwSearch &other);
    bool betterThan(const VrptwSearch &other) const;
    TeamOrders best() const;
    std::int64_t iterations() const { return m_iterations; }

private:
    struct State {
        std::vector<StaticRoute> routes;
        std::vector<int> where; ///< by site: route or -1
        std::vector<int> absent;
        std::int64_t travel = 0;
    };

    void step(double temperature);
    void fleetStep();
    void ruin();
    void recreate();
    void place(int site);
    void undo();
    void keepIfBest();
    void dropRoute();
    void beginDistance();
    void touch(int route);
    std::int64_t absentWeight(const std::vector<int> &absent) const;
    std::int64_t cost() const;

    const Network &m_net;
    Rng m_rng;
    SearchBudget m_budget;
    double m_fleetShare;
    bool m_fleetDone = false;
    double m_distanceFrom = -1; ///< share of the budget that was used when the fleet stood; -1 before
    int m_lowerBound = 1;
    std::vector<int> m_usable;
    std::vector<std::int64_t> m_hard; ///< by site: how often it found no place
    State m_now;
    State m_best;
    std::int64_t m_penalty = 0; ///< travel that an absent site counts for
    double m_meanArc = 1;
    std::int64_t m_iterations = 0;
    double m_used = 0;
    // Scratch of one step
    std::vector<StaticRoute> m_saved;
    std::vector<char> m_touched;
    std::vector<int> m_savedWhere;
    std::vector<int> m_savedAbsent;
    std::int64_t m_savedTravel = 0;
    std::vector<char> m_drop;
    std::vector<std::pair<double, int>> m_queue;
};

} // namespace nightjar
