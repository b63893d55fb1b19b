// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/routing/network.h"

namespace nightjar {

/// Good routes met during a search, one a set of sites and kind of team, to be recombined by set packing.
class RoutePool
{
public:
    explicit RoutePool(const Network &net);

    /// `worth` counts values and the bonus of `must` sites.
    void add(int kind, const std::vector<int> &sites, double worth, Ticks travel);
    bool empty() const { return m_routes.empty(); }
    /// The best choice of one route a team without a site twice, by branch and bound over the best few hundred routes;
    /// empty when nothing beats `atLeast`.
    std::vector<std::vector<int>> pack(double atLeast) const;

private:
    struct Route {
        int kind = 0;
        double worth = 0;
        Ticks travel = 0;
        std::vector<int> sites;
    };

    const Network *m_net;
    std::vector<std::uint64_t> m_siteHash;
    std::unordered_map<std::uint64_t, std::size_t> m_index;
    std::vector<Route> m_routes;
};

} // namespace nightjar
