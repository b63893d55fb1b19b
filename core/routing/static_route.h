// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/routing/network.h"

namespace nightjar {

/// Where a site would go into a route and what that brings.
struct Insertion {
    bool possible = false;
    int position = 0; ///< becomes the stop of this index
    int gain = 0;     ///< change of the route's value
    Ticks added = 0;  ///< change of its travel
    double merit = 0; ///< gain less the price of the travel; higher is better
};

/// One team's route while worth and duration do not depend on the time: an insertion is tested in constant time from
/// the earliest leaving before it and the latest begin after it.
class StaticRoute
{
public:
    StaticRoute(const Network &net, int team);

    int size() const { return int(m_place.size()) - 2; }
    int site(int k) const { return m_place[std::size_t(k) + 1]; }
    Ticks travel() const { return m_travel; }
    int value() const { return m_value; }
    int load() const { return m_load; }
    int team() const { return m_team; }

    /// Best place for `site`.
    Insertion bestInsertion(int site) const;
    /// The same, where each position is skipped when `skip()` says so.
    template <class Skip>
    Insertion bestInsertion(int site, Skip skip) const;
    void insert(int position, int site);
    void remove(const std::vector<char> &drop); ///< drops every stop whose site is marked
    void assign(const std::vector<int> &sites); ///< must be feasible
    std::vector<Ticks> begins() const;          ///< earliest begin of each stop, network time
    /// Earliest leaving of the team's start (k = 0) or of stop k - 1, and latest begin of stop k (the end at size()).
    Ticks leaveBefore(int k) const { return m_leave[std::size_t(k)]; }
    Ticks latestAt(int k) const { return m_latest[std::size_t(k) + 1]; }

private:
    void rebuild();

    const Network *m_net;
    int m_team;
    int m_value = 0;
    int m_load = 0;
    Ticks m_travel = 0;
    std::vector<int> m_place;    ///< start, stops, end
    std::vector<Ticks> m_leave;  ///< earliest leaving of m_place[i]
    std::vector<Ticks> m_latest; ///< latest begin at m_place[i] that still keeps all later windows
};

template <class Skip>
Insertion StaticRoute::bestInsertion(int site, Skip skip) const
{
    Insertion best;
    const auto s = std::size_t(site);
    if (m_net->capacity > 0 && m_load + m_net->demand[s] > m_net->capacity)
        return best;
    const Ticks open = m_net->open[s];
    const Ticks close = m_net->close[s];
    const Ticks stay = m_net->duration[s];
    const Ticks *to = m_net->to(site);
    const Ticks *out = m_net->from(site);
    const std::size_t n = m_place.size();
    Ticks cheapest = maxTicks;
    // Latest begins ascend along a route: before the first that leaves room for the visit there is nothing to find.
    std::size_t k = 1;
    std::size_t high = n;
    while (k < high) {
        const std::size_t middle = (k + high) / 2;
        if (m_latest[middle] < open + stay)
            k = middle + 1;
        else
            high = middle;
    }
    for (; k < n; ++k) {
        const Ticks left = m_leave[k - 1];
        if (left > close)
            break;
        const int before = m_place[k - 1];
        const int after = m_place[k];
        const Ticks arrive = left + to[before];
        const Ticks begin = arrive > open ? arrive : open;
        const Ticks added = to[before] + out[after] - m_net->from(before)[after];
        if (begin > close || begin + stay + out[after] > m_latest[k] || added >= cheapest || skip())
            continue;
        cheapest = added;
        best.possible = true;
        best.position = int(k) - 1;
    }
    best.gain = m_net->value[s];
    best.added = cheapest;
    best.merit = best.gain + m_net->bonus[s] - m_net->epsilon * cheapest;
    return best;
}

inline Insertion StaticRoute::bestInsertion(int site) const
{
    return bestInsertion(site, [] { return false; });
}

} // namespace nightjar
