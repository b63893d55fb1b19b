// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/routing/network.h"
#include "core/routing/static_route.h"

namespace nightjar {

/// One team's route while worth or duration depend on the time. Two tables over the ticks of the night make waiting
/// exact: first(k)[t] = most that the first k stops earn when the k-th is left by t (never falls with t), and
/// rest(k)[t] = most that stops k.. earn when the team is free to begin at stop k from t (never rises with t).
class TimedRoute
{
public:
    /// Marks a state that cannot be reached; two of them and a value fit 32 bits.
    static constexpr int never = -(1 << 29);

    TimedRoute(const Network &net, int team);

    int size() const { return int(m_site.size()); }
    int site(int k) const { return m_site[std::size_t(k)]; }
    Ticks travel() const { return m_travel; }
    int value() const { return m_value; }
    int team() const { return m_team; }

    Insertion bestInsertion(int site) const;
    template <class Skip>
    Insertion bestInsertion(int site, Skip skip) const;
    /// Value of the route when `site` stands between stop `position - 1` and stop `next` (the stops from `position` to
    /// `next - 1` fall out), begun in [low, high]; `never` when impossible or not above `atLeast`.
    int valueWith(int site, int position, int next, Ticks low, Ticks high, int atLeast) const;
    /// Raises byBegin[t] to the best value of the route with `site` begun exactly at t, and notes the position.
    void valuesByBegin(int site, std::vector<int> &byBegin, std::vector<int> &position) const;

    void insert(int position, int site) { insert(position, site, 0, m_net->horizon); }
    void insert(int position, int site, Ticks low, Ticks high); ///< the begin is kept within [low, high]
    void remove(const std::vector<char> &drop);
    void assign(const std::vector<int> &sites);
    std::vector<Ticks> begins() const; ///< of the best timing, as early as it allows

private:
    std::size_t width() const { return std::size_t(m_net->horizon) + 1; }
    const int *first(int k) const { return m_first.data() + std::size_t(k) * width(); }
    const int *rest(int k) const { return m_rest.data() + std::size_t(k) * width(); }
    int placeBefore(int k) const;
    int placeAt(int k) const;
    void rebuildFirst(int fromStop);
    void rebuildRest(int fromStop);
    void summarise();

    const Network *m_net;
    int m_team;
    int m_value = 0;
    Ticks m_travel = 0;
    std::vector<int> m_site;
    std::vector<Ticks> m_low;
    std::vector<Ticks> m_high;
    std::vector<int> m_first; ///< (size + 1) x width
    std::vector<int> m_rest;  ///< (size + 1) x width; the last row is the way home
};

template <class Skip>
Insertion TimedRoute::bestInsertion(int site, Skip skip) const
{
    Insertion best;
    const double bonus = m_net->bonus[std::size_t(site)];
    for (int k = 0; k <= size(); ++k) {
        if (skip())
            continue;
        const Ticks added =
            m_net->from(placeBefore(k))[site] + m_net->from(site)[placeAt(k)] - m_net->from(placeBefore(k))[placeAt(k)];
        const int least = best.possible ? best.gain + m_value - 1 : never;
        const int value = valueWith(site, k, k, 0, m_net->horizon, least);
        if (value <= never)
            continue;
        const double merit = double(value - m_value) + bonus - m_net->epsilon * added;
        if (!best.possible || merit > best.merit)
            best = {true, k, value - m_value, added, merit};
    }
    return best;
}

inline Insertion TimedRoute::bestInsertion(int site) const
{
    return bestInsertion(site, [] { return false; });
}

} // namespace nightjar
