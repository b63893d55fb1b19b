// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/route_pool.h"

#include <algorithm>
#include <numeric>

#include "core/routing/random.h"

namespace nightjar {

namespace {

constexpr std::size_t mostRoutes = 20'000; ///< kept in memory
constexpr std::size_t mostPacked = 500;    ///< of one kind of team in the branch and bound
constexpr int mostNodes = 400'000;

struct Candidate {
    double worth = 0;
    std::size_t route = 0;
    std::vector<std::uint64_t> bits;
};

/// Depth-first branch and bound: teams in order of their kinds, routes of a kind by falling worth.
class Packing
{
public:
    Packing(const std::vector<std::vector<Candidate>> &byKind, std::vector<int> kinds, std::size_t words,
            double atLeast)
        : m_byKind(byKind), m_kinds(std::move(kinds)), m_used(words, 0), m_best(atLeast)
    {
        m_chosen.reserve(m_kinds.size());
    }

    std::vector<std::size_t> run()
    {
        descend(0, 0, 0);
        return m_bestChoice;
    }

private:
    double topOf(std::size_t team) const
    {
        const auto &list = m_byKind[std::size_t(m_kinds[team])];
        return list.empty() ? 0 : list.front().worth;
    }

    void descend(std::size_t team, std::size_t first, double sum)
    {
        if (team == m_kinds.size()) {
            if (sum > m_best + 1e-6) {
                m_best = sum;
                m_bestChoice = m_chosen;
            }
            return;
        }
        const auto &list = m_byKind[std::size_t(m_kinds[team])];
        for (std::size_t i = first; i < list.size(); ++i) {
            double bound = sum;
            for (std::size_t t = team; t < m_kinds.size(); ++t)
                bound += m_kinds[t] == m_kinds[team] ? list[i].worth : topOf(t);
            if (bound <= m_best + 1e-6 || ++m_nodes > mostNodes)
                return;
            bool clash = false;
            for (std::size_t w = 0; w < m_used.size(); ++w)
                clash |= (m_used[w] & list[i].bits[w]) != 0;
            if (clash)
                continue;
            for (std::size_t w = 0; w < m_used.size(); ++w)
                m_used[w] |= list[i].bits[w];
            m_chosen.push_back(list[i].route);
            const bool sameKind = team + 1 < m_kinds.size() && m_kinds[team + 1] == m_kinds[team];
            descend(team + 1, sameKind ? i + 1 : 0, sum + list[i].worth);
            m_chosen.pop_back();
            for (std::size_t w = 0; w < m_used.size(); ++w)
                m_used[w] &= ~list[i].bits[w];
        }
    }

    const std::vector<std::vector<Candidate>> &m_byKind;
    std::vector<int> m_kinds;
    std::vector<std::uint64_t> m_used;
    double m_best;
    int m_nodes = 0;
    std::vector<std::size_t> m_chosen;
    std::vector<std::size_t> m_bestChoice;
};

} // namespace

RoutePool::RoutePool(const Network &net) : m_net(&net)
{
    Rng rng(0x5EED);
    for (int s = 0; s < net.sites; ++s)
        m_siteHash.push_back(rng.next());
}

void RoutePool::add(int kind, const std::vector<int> &sites, double worth, Ticks travel)
{
    if (sites.empty())
        return;
    std::uint64_t hash = std::uint64_t(kind + 1) * 0x9E3779B97F4A7C15ULL;
    for (const int s : sites)
        hash ^= m_siteHash[std::size_t(s)];
    const auto [at, fresh] = m_index.emplace(hash, m_routes.size());
    if (!fresh) {
        Route &known = m_routes[at->second];
        if (worth > known.worth || (worth == known.worth && travel < known.travel))
            known = {kind, worth, travel, sites};
    } else if (m_routes.size() < mostRoutes) {
        m_routes.push_back({kind, worth, travel, sites});
    } else {
        m_index.erase(at);
    }
}

std::vector<std::vector<int>> RoutePool::pack(double atLeast) const
{
    const std::size_t words = (std::size_t(m_net->sites) + 63) / 64;
    int kindCount = 0;
    for (const Network::Team &team : m_net->teams)
        kindCount = std::max(kindCount, team.kind + 1);
    std::vector<std::vector<Candidate>> byKind(static_cast<std::size_t>(kindCount));
    for (std::size_t r = 0; r < m_routes.size(); ++r)
        byKind[std::size_t(m_routes[r].kind)].push_back({m_routes[r].worth, r, {}});
    for (auto &list : byKind) {
        std::sort(list.begin(), list.end(), [](const Candidate &a, const Candidate &b) {
            return a.worth != b.worth ? a.worth > b.worth : a.route < b.route;
        });
        if (list.size() > mostPacked)
            list.resize(mostPacked);
        for (Candidate &c : list) {
            c.bits.assign(words, 0);
            for (const int s : m_routes[c.route].sites)
                c.bits[std::size_t(s) / 64] |= std::uint64_t(1) << (s % 64);
        }
    }
    std::vector<int> order(m_net->teams.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
        return m_net->teams[std::size_t(a)].kind < m_net->teams[std::size_t(b)].kind;
    });
    std::vector<int> kinds;
    for (const int t : order)
        kinds.push_back(m_net->teams[std::size_t(t)].kind);

    const std::vector<std::size_t> choice = Packing(byKind, kinds, words, atLeast).run();
    std::vector<std::vector<int>> packed;
    if (choice.empty())
        return packed;
    packed.resize(m_net->teams.size());
    for (std::size_t i = 0; i < choice.size(); ++i)
        packed[std::size_t(order[i])] = m_routes[choice[i]].sites;
    return packed;
}

} // namespace nightjar
