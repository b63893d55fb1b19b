// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <vector>

#include "core/routing/network.h"
#include "core/routing/random.h"
#include "core/routing/route_pool.h"
#include "core/routing/static_route.h"
#include "core/routing/timed_route.h"

namespace nightjar {

/// What one chain may use; the share of it that is used up drives the cooling.
struct SearchBudget {
    double seconds = 1;          ///< processor time of the chain's thread; 0: no limit
    std::int64_t iterations = 0; ///< 0: no limit
};

/// Orders and begins (network time) by team.
struct TeamOrders {
    std::vector<std::vector<int>> sites;
    std::vector<std::vector<Ticks>> begins;
};

/// One chain of ruin and recreate under annealing. `Route` is StaticRoute or TimedRoute.
template <class Route>
class Search
{
public:
    Search(const Network &net, std::uint64_t seed, SearchBudget budget);

    /// Goes on until the share `until` (0..1) of the budget is used; `watch(share)` answers false to stop early.
    void run(double until, const std::function<bool(double)> &watch);
    /// Takes over another chain's best when it is better, or this chain's own best, and goes on from there.
    void restartFrom(const Search &other);
    /// Recombines the routes met so far.
    void recombine();

    std::int64_t iterations() const { return m_iterations; }
    double bestWorth() const { return m_bestWorth; }
    Ticks bestTravel() const { return m_bestTravel; }
    TeamOrders best() const;
    bool betterThan(const Search &other) const;

private:
    void step(double temperature);
    void ruin();
    void removeMarked();
    void recreate();
    void collectUnits();
    double sortKey(int unit, int kind);
    void insertSingle(int site);
    void insertGroup(const std::vector<int> &members);
    void touch(int team);
    double worth() const;
    Ticks travel() const;
    void place(int site, int team) { m_where[std::size_t(site)] = team; }

    const Network &m_net;
    Rng m_rng;
    SearchBudget m_budget;
    std::vector<Route> m_routes;
    std::vector<int> m_where; ///< by site: team, or -1
    std::vector<Route> m_best;
    std::vector<int> m_bestWhere;
    double m_bestWorth = 0;
    Ticks m_bestTravel = 0;
    double m_currentValue = 0;
    std::int64_t m_iterations = 0;
    double m_used = 0; ///< seconds
    RoutePool m_pool;
    // Scratch of one step
    std::vector<Route> m_saved;
    std::vector<char> m_touched;
    std::vector<int> m_savedWhere;
    std::vector<char> m_drop;
    std::vector<int> m_dropped;
    std::vector<std::pair<double, int>> m_queue;
    std::vector<int> m_absent;
    int m_seed = 0;        ///< site around which the step ruins
    int m_untilBlink = 50; ///< places until the next one is overlooked
};

extern template class Search<StaticRoute>;
extern template class Search<TimedRoute>;

} // namespace nightjar
