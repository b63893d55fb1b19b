// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/vrptw_search.h"

#include <algorithm>
#include <cmath>

#include "core/routing/clocks.h"

namespace nightjar {

namespace {

constexpr double meanRemoved = 10;
constexpr int longestString = 10;
constexpr double blink = 0.01;
constexpr double hot = 1.0; ///< temperatures in mean arcs of the first plan
constexpr double cold = 0.01;

} // namespace

VrptwSearch::VrptwSearch(const Network &net, std::uint64_t seed, SearchBudget budget, double fleetShare)
    : m_net(net), m_rng(seed), m_budget(budget), m_fleetShare(fleetShare), m_fleetDone(fleetShare <= 0),
      m_hard(std::size_t(net.sites), 1), m_touched(net.teams.size(), 0), m_drop(std::size_t(net.sites), 0)
{
    long long load = 0;
    for (int s = 0; s < net.sites; ++s) {
        if (net.unitOf[std::size_t(s)] < 0)
            continue;
        m_usable.push_back(s);
        load += net.demand[std::size_t(s)];
        m_penalty = std::max<std::int64_t>(m_penalty, *std::max_element(net.from(s), net.from(s) + net.sites));
    }
    m_penalty = 4 * (m_penalty + 1);
    if (net.capacity > 0)
        m_lowerBound = int((load + net.capacity - 1) / net.capacity);
    for (int t = 0; t < int(net.teams.size()); ++t)
        m_now.routes.emplace_back(net, t);
    m_now.where.assign(std::size_t(net.sites), -1);
    m_now.absent = m_usable;
    m_saved = m_now.routes;
    if (!m_usable.empty() && !m_now.routes.empty())
        recreate();
    m_best = m_now;
    m_meanArc = std::max(1.0, double(m_now.travel) / double(m_usable.size() + 1));
}

std::int64_t VrptwSearch::cost() const { return m_now.travel + m_penalty * std::int64_t(m_now.absent.size()); }

std::int64_t VrptwSearch::absentWeight(const std::vector<int> &absent) const
{
    std::int64_t sum = 0;
    for (const int s : absent)
        sum += m_hard[std::size_t(s)];
    return sum;
}

void VrptwSearch::run(double until, const std::function<bool(double)> &watch)
{
    if (m_usable.empty() || m_now.routes.empty())
        return;
    const BudgetClock clock;
    const double usedBegin = m_used;
    double temperature = 0;
    for (std::int64_t round = 0;; ++round) {
        if (round % 32 == 0) {
            m_used = usedBegin + clock.used();
            double share = m_budget.seconds > 0 ? m_used / m_budget.seconds : 0;
            if (m_budget.iterations > 0)
                share = std::max(share, double(m_iterations) / double(m_budget.iterations));
            if (share >= until || !watch(share))
                return;
            if (m_budget.iterations > 0)
                share = double(m_iterations) / double(m_budget.iterations);
            if (!m_fleetDone && share >= m_fleetShare)
                beginDistance();
            if (m_fleetDone && m_distanceFrom < 0)
                m_distanceFrom = share;
            const double cooled =
                m_fleetDone ? std::clamp((share - m_distanceFrom) / (1 - m_distanceFrom), 0.0, 1.0) : 0;
            temperature = m_meanArc * hot * std::pow(cold / hot, cooled);
        }
        if (m_fleetDone)
            step(temperature);
        else
            fleetStep();
        ++m_iterations;
    }
}

/// The fleet stands: go on from the best plan with it.
void VrptwSearch::beginDistance()
{
    m_fleetDone = true;
    m_now = m_best;
}

void VrptwSearch::step(double temperature)
{
    const std::int64_t before = cost();
    ruin();
    recreate();
    const double limit = double(before) - temperature * std::log(m_rng.unit() + 1e-300);
    if (double(cost()) < limit)
        keepIfBest();
    else
        undo();
}

void VrptwSearch::fleetStep()
{
    if (m_now.absent.empty()) {
        keepIfBest();
        if (int(m_now.routes.size()) <= m_lowerBound) {
            beginDistance();
            return;
        }
        dropRoute();
        if (m_fleetDone)
            return;
    }
    const std::int64_t before = m_now.travel;
    ruin();
    recreate();
    for (const int s : m_now.absent)
        ++m_hard[std::size_t(s)];
    const std::int64_t weight = absentWeight(m_now.absent);
    const std::int64_t weightBefore = absentWeight(m_savedAbsent);
    const double limit = double(before) - m_meanArc * 0.1 * std::log(m_rng.unit() + 1e-300);
    const bool better = weight < weightBefore || m_now.absent.size() < m_savedAbsent.size();
    const bool alike = m_now.absent.size() <= m_savedAbsent.size() && double(m_now.travel) < limit;
    if (!better && !alike)
        undo();
}

/// Takes away the route whose sites are easiest to place elsewhere; an unused one goes first.
void VrptwSearch::dropRoute()
{
    std::size_t least = 0;
    std::int64_t leastWeight = -1;
    for (std::size_t r = 0; r < m_now.routes.size(); ++r) {
        std::int64_t weight = 0;
        for (int k = 0; k < m_now.routes[r].size(); ++k)
            weight += m_hard[std::size_t(m_now.routes[r].site(k))];
        if (leastWeight < 0 || weight < leastWeight) {
            leastWeight = weight;
            least = r;
        }
    }
    if (m_now.routes.size() <= 1) {
        beginDistance();
        return;
    }
    for (int k = 0; k < m_now.routes[least].size(); ++k)
        m_now.absent.push_back(m_now.routes[least].site(k));
    m_now.travel -= m_now.routes[least].travel();
    m_now.routes.erase(m_now.routes.begin() + std::ptrdiff_t(least));
    m_saved = m_now.routes;
    m_touched.assign(m_now.routes.size(), 0);
    std::fill(m_now.where.begin(), m_now.where.end(), -1);
    for (std::size_t r = 0; r < m_now.routes.size(); ++r) {
        for (int k = 0; k < m_now.routes[r].size(); ++k)
            m_now.where[std::size_t(m_now.routes[r].site(k))] = int(r);
    }
}

void VrptwSearch::keepIfBest()
{
    const std::size_t absent = m_now.absent.size();
    const std::size_t known = m_best.absent.size();
    if (absent < known || (absent == known && m_now.routes.size() < m_best.routes.size()) ||
        (absent == known && m_now.routes.size() == m_best.routes.size() && m_now.travel < m_best.travel))
        m_best = m_now;
}

void VrptwSearch::touch(int route)
{
    const auto r = std::size_t(route);
    if (m_touched[r])
        return;
    m_touched[r] = 1;
    m_saved[r] = m_now.routes[r];
}

void VrptwSearch::undo()
{
    for (std::size_t r = 0; r < m_now.routes.size(); ++r) {
        if (m_touched[r])
            std::swap(m_now.routes[r], m_saved[r]);
    }
    m_now.where.swap(m_savedWhere);
    m_now.absent.swap(m_savedAbsent);
    m_now.travel = m_savedTravel;
}

void VrptwSearch::ruin()
{
    m_saved.resize(m_now.routes.size(), m_now.routes.front());
    m_touched.assign(m_now.routes.size(), 0);
    m_savedWhere = m_now.where;
    m_savedAbsent = m_now.absent;
    m_savedTravel = m_now.travel;

    int used = 0;
    for (const StaticRoute &route : m_now.routes)
        used += route.size() > 0 ? 1 : 0;
    const double mean = used > 0 ? double(m_usable.size() - m_now.absent.size()) / used : 1;
    const double most = std::min<double>(longestString, mean);
    const int strings = 1 + int(m_rng.unit() * std::max(1.0, 4 * meanRemoved / (1 + most) - 1));
    const int seed = m_usable[std::size_t(m_rng.below(int(m_usable.size())))];
    int ruined = 0;
    const auto cut = [&](int site) {
        const int r = m_now.where[std::size_t(site)];
        if (r < 0 || m_touched[std::size_t(r)])
            return;
        const StaticRoute &route = m_now.routes[std::size_t(r)];
        touch(r);
        ++ruined;
        const int length = 1 + int(m_rng.unit() * std::min<double>(route.size(), most));
        int position = 0;
        while (route.site(position) != site)
            ++position;
        int kept = 0;
        if (length > 1 && length < route.size() && m_rng.unit() < 0.5) {
            while (length + kept < route.size() && m_rng.unit() > 0.01 && kept < 1 + m_rng.below(longestString))
                ++kept;
        }
        const int reach = std::min(route.size(), length + kept);
        const int low = std::max(0, position - reach + 1);
        const int high = std::min(position, route.size() - reach);
        const int begin = low + m_rng.below(std::max(1, high - low + 1));
        const int keepFrom = begin + (kept > 0 ? 1 + m_rng.below(std::max(1, length - 1)) : reach);
        for (int k = begin; k < begin + reach; ++k) {
            if (k >= keepFrom && k < keepFrom + kept)
                continue;
            const int gone = route.site(k);
            m_drop[std::size_t(gone)] = 1;
            m_now.absent.push_back(gone);
            m_now.where[std::size_t(gone)] = -1;
        }
    };
    cut(seed);
    for (const int site : m_net.nearby[std::size_t(seed)]) {
        if (ruined >= strings)
            break;
        cut(site);
    }
    for (std::size_t r = 0; r < m_now.routes.size(); ++r) {
        if (!m_touched[r])
            continue;
        m_now.travel -= m_now.routes[r].travel();
        m_now.routes[r].remove(m_drop);
        m_now.travel += m_now.routes[r].travel();
    }
    for (const int site : m_now.absent)
        m_drop[std::size_t(site)] = 0;
}

void VrptwSearch::recreate()
{
    static constexpr int kinds[] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6};
    const int kind = kinds[m_rng.below(int(std::size(kinds)))];
    const Ticks *fromBase = m_net.from(m_net.teams.front().begin);
    m_queue.clear();
    for (const int site : m_now.absent) {
        const auto s = std::size_t(site);
        double key = 0;
        switch (kind) {
        case 0: key = m_rng.unit(); break;
        case 1: key = -m_net.demand[s]; break;
        case 2: key = -fromBase[s]; break;
        case 3: key = fromBase[s]; break;
        case 4: key = m_net.close[s] - m_net.open[s]; break;
        case 5: key = m_net.open[s]; break;
        default: key = -m_net.close[s]; break;
        }
        m_queue.emplace_back(key, site);
    }
    std::sort(m_queue.begin(), m_queue.end());
    m_now.absent.clear();
    for (const auto &[key, site] : m_queue)
        place(site);
}

void VrptwSearch::place(int site)
{
    const auto skip = [this] { return m_rng.unit() < blink; };
    Insertion best;
    int chosen = -1;
    int unused = -1;
    for (int r = 0; r < int(m_now.routes.size()); ++r) {
        const StaticRoute &route = m_now.routes[std::size_t(r)];
        if (route.size() == 0) {
            unused = r;
            continue;
        }
        const Insertion found = route.bestInsertion(site, skip);
        if (found.possible && (chosen < 0 || found.added < best.added)) {
            best = found;
            chosen = r;
        }
    }
    // A further vehicle only when no other has room: this keeps the fleet small on the way.
    if (chosen < 0 && unused >= 0) {
        best = m_now.routes[std::size_t(unused)].bestInsertion(site);
        chosen = best.possible ? unused : -1;
    }
    if (chosen < 0) {
        m_now.absent.push_back(site);
        return;
    }
    touch(chosen);
    StaticRoute &route = m_now.routes[std::size_t(chosen)];
    m_now.travel -= route.travel();
    route.insert(best.position, site);
    m_now.travel += route.travel();
    m_now.where[std::size_t(site)] = chosen;
}

bool VrptwSearch::betterThan(const VrptwSearch &other) const
{
    if (m_best.absent.size() != other.m_best.absent.size())
        return m_best.absent.size() < other.m_best.absent.size();
    if (m_best.routes.size() != other.m_best.routes.size())
        return m_best.routes.size() < other.m_best.routes.size();
    return m_best.travel < other.m_best.travel;
}

void VrptwSearch::restartFrom(const VrptwSearch &other)
{
    if (other.betterThan(*this))
        m_best = other.m_best;
    if (m_fleetDone)
        m_now = m_best;
}

TeamOrders VrptwSearch::best() const
{
    TeamOrders orders;
    orders.sites.resize(m_net.teams.size());
    orders.begins.resize(m_net.teams.size());
    std::size_t team = 0;
    for (const StaticRoute &route : m_best.routes) {
        if (route.size() == 0)
            continue;
        for (int k = 0; k < route.size(); ++k)
            orders.sites[team].push_back(route.site(k));
        orders.begins[team] = route.begins();
        ++team;
    }
    return orders;
}

} // namespace nightjar
