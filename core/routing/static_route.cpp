// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/static_route.h"

#include <algorithm>

namespace nightjar {

StaticRoute::StaticRoute(const Network &net, int team) : m_net(&net), m_team(team)
{
    const Network::Team &t = net.teams[std::size_t(team)];
    m_place = {t.begin, t.end};
    rebuild();
}

void StaticRoute::insert(int position, int site)
{
    m_place.insert(m_place.begin() + position + 1, site);
    rebuild();
}

void StaticRoute::remove(const std::vector<char> &drop)
{
    const auto gone = [&drop](int site) { return drop[std::size_t(site)] != 0; };
    m_place.erase(std::remove_if(m_place.begin() + 1, m_place.end() - 1, gone), m_place.end() - 1);
    rebuild();
}

void StaticRoute::assign(const std::vector<int> &sites)
{
    const Network::Team &t = m_net->teams[std::size_t(m_team)];
    m_place.assign(1, t.begin);
    m_place.insert(m_place.end(), sites.begin(), sites.end());
    m_place.push_back(t.end);
    rebuild();
}

std::vector<Ticks> StaticRoute::begins() const
{
    std::vector<Ticks> starts;
    for (std::size_t k = 1; k + 1 < m_place.size(); ++k)
        starts.push_back(m_leave[k] - m_net->duration[std::size_t(m_place[k])]);
    return starts;
}

void StaticRoute::rebuild()
{
    const Network::Team &t = m_net->teams[std::size_t(m_team)];
    const std::size_t n = m_place.size();
    m_leave.resize(n);
    m_latest.resize(n);
    m_leave[0] = t.from;
    m_value = 0;
    m_load = 0;
    m_travel = 0;
    for (std::size_t k = 1; k + 1 < n; ++k) {
        const auto s = std::size_t(m_place[k]);
        const Ticks way = m_net->from(m_place[k - 1])[m_place[k]];
        m_leave[k] = std::max(m_leave[k - 1] + way, m_net->open[s]) + m_net->duration[s];
        m_travel += way;
        m_value += m_net->value[s];
        m_load += m_net->demand[s];
    }
    m_travel += n > 2 ? m_net->from(m_place[n - 2])[m_place[n - 1]] : 0;
    m_leave[n - 1] = t.to;
    m_latest[n - 1] = t.to;
    for (std::size_t k = n - 2; k > 0; --k) {
        const auto s = std::size_t(m_place[k]);
        const Ticks way = m_net->from(m_place[k])[m_place[k + 1]];
        m_latest[k] = std::min(m_net->close[s], m_latest[k + 1] - way - m_net->duration[s]);
    }
    m_latest[0] = n > 2 ? m_latest[1] - m_net->from(m_place[0])[m_place[1]] : t.to;
}

} // namespace nightjar
