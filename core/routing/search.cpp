// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/search.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/routing/clocks.h"

namespace nightjar {

namespace {

constexpr double hot = 1.0; ///< temperature at the begin and at the end, in mean site values
constexpr double cold = 0.03;
constexpr int longestString = 10;
constexpr int mostRemoved = 8;
constexpr double blink = 0.01; ///< chance that an insertion place is overlooked
constexpr int sampleFrom = 70; ///< from this many absent sites on, only a sample is tried in each step
constexpr int sampleSize = 40;
constexpr double pairChance = 0.3; ///< that an absent pair is tried in a step: it costs as much as many single sites

} // namespace

template <class Route>
Search<Route>::Search(const Network &net, std::uint64_t seed, SearchBudget budget)
    : m_net(net), m_rng(seed), m_budget(budget), m_where(std::size_t(net.sites), -1), m_pool(net),
      m_touched(net.teams.size(), 0), m_drop(std::size_t(net.sites), 0)
{
    for (int t = 0; t < int(net.teams.size()); ++t)
        m_routes.emplace_back(net, t);
    m_saved = m_routes;
    m_best = m_routes;
    m_bestWhere = m_where;
}

template <class Route>
double Search<Route>::worth() const
{
    double sum = 0;
    for (const Route &route : m_routes)
        sum += route.value();
    for (std::size_t s = 0; s < m_where.size(); ++s)
        sum += m_where[s] >= 0 ? m_net.bonus[s] : 0;
    return sum;
}

template <class Route>
Ticks Search<Route>::travel() const
{
    Ticks sum = 0;
    for (const Route &route : m_routes)
        sum += route.travel();
    return sum;
}

template <class Route>
void Search<Route>::run(double until, const std::function<bool(double)> &watch)
{
    if (m_net.units.empty())
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
            // With a fixed number of iterations the cooling must not look at the clock.
            if (m_budget.iterations > 0)
                share = double(m_iterations) / double(m_budget.iterations);
            temperature = m_net.meanValue * hot * std::pow(cold / hot, std::min(1.0, share));
        }
        step(temperature);
        ++m_iterations;
    }
}

template <class Route>
void Search<Route>::step(double temperature)
{
    m_savedWhere = m_where;
    std::fill(m_touched.begin(), m_touched.end(), char(0));
    ruin();
    recreate();
    const double found = worth();
    const Ticks way = travel();
    const double value = found - m_net.epsilon * way;
    const double limit = m_currentValue + temperature * std::log(m_rng.unit() + 1e-300);
    if (value <= limit) {
        for (std::size_t t = 0; t < m_routes.size(); ++t) {
            if (m_touched[t])
                std::swap(m_routes[t], m_saved[t]);
        }
        m_where.swap(m_savedWhere);
        return;
    }
    m_currentValue = value;
    const bool fresh = found > m_bestWorth + 1e-6 || (found > m_bestWorth - 1e-6 && way < m_bestTravel);
    if (fresh) {
        m_bestWorth = found;
        m_bestTravel = way;
        m_best = m_routes;
        m_bestWhere = m_where;
    }
    if (m_routes.size() > 1 && (fresh || found > 0.97 * m_bestWorth)) {
        std::vector<int> sites;
        for (std::size_t t = 0; t < m_routes.size(); ++t) {
            if (!m_touched[t] && !fresh)
                continue;
            double routeWorth = m_routes[t].value();
            sites.clear();
            for (int k = 0; k < m_routes[t].size(); ++k) {
                sites.push_back(m_routes[t].site(k));
                routeWorth += m_net.bonus[std::size_t(sites.back())];
            }
            m_pool.add(m_net.teams[t].kind, sites, routeWorth, m_routes[t].travel());
        }
    }
}

template <class Route>
void Search<Route>::touch(int team)
{
    const auto t = std::size_t(team);
    if (m_touched[t])
        return;
    m_touched[t] = 1;
    m_saved[t] = m_routes[t];
}

/// Marks strings of neighbouring stops around a random site, from the routes nearest to it.
template <class Route>
void Search<Route>::ruin()
{
    m_dropped.clear();
    const auto &seedUnit = m_net.units[std::size_t(m_rng.below(int(m_net.units.size())))];
    m_seed = seedUnit[std::size_t(m_rng.below(int(seedUnit.size())))];
    const int wanted = 1 + m_rng.below(mostRemoved);
    const bool split = m_rng.unit() < 0.5;
    const auto mark = [this](int site) {
        for (const int member : m_net.units[std::size_t(m_net.unitOf[std::size_t(site)])]) {
            if (m_where[std::size_t(member)] >= 0 && !m_drop[std::size_t(member)]) {
                m_drop[std::size_t(member)] = 1;
                m_dropped.push_back(member);
            }
        }
    };
    const auto markString = [this, wanted, split, &mark](int site) {
        const Route &route = m_routes[std::size_t(m_where[std::size_t(site)])];
        const int most = std::min({longestString, route.size(), wanted - int(m_dropped.size())});
        const int length = 1 + m_rng.below(std::max(1, most));
        int position = 0;
        while (route.site(position) != site)
            ++position;
        // A split string keeps some stops in its middle, so that it reaches further along the route.
        const int kept = split && length > 1 ? m_rng.below(std::min(length, route.size() - length + 1)) : 0;
        const int reach = std::min(route.size(), length + kept);
        const int low = std::max(0, position - reach + 1);
        const int high = std::min(position, route.size() - reach);
        const int begin = low + m_rng.below(high - low + 1);
        const int keepFrom = begin + (kept > 0 ? 1 + m_rng.below(std::max(1, length - 1)) : reach);
        for (int k = begin; k < begin + reach; ++k) {
            if (k < keepFrom || k >= keepFrom + kept)
                mark(route.site(k));
        }
    };
    if (m_where[std::size_t(m_seed)] >= 0)
        markString(m_seed);
    for (const int site : m_net.nearby[std::size_t(m_seed)]) {
        if (int(m_dropped.size()) >= wanted)
            break;
        if (m_where[std::size_t(site)] >= 0 && !m_drop[std::size_t(site)])
            markString(site);
    }
    removeMarked();
}

template <class Route>
void Search<Route>::removeMarked()
{
    for (const int site : m_dropped)
        touch(m_where[std::size_t(site)]);
    for (std::size_t t = 0; t < m_routes.size(); ++t) {
        if (m_touched[t])
            m_routes[t].remove(m_drop);
    }
    for (const int site : m_dropped) {
        place(site, -1);
        m_drop[std::size_t(site)] = 0;
    }
}

/// What to try to put in: all that was just taken out, and the absent ones or a sample of them.
template <class Route>
void Search<Route>::collectUnits()
{
    m_queue.clear();
    m_absent.clear();
    for (const int site : m_dropped)
        m_drop[std::size_t(site)] = 1;
    for (int u = 0; u < int(m_net.units.size()); ++u) {
        const int site = m_net.units[std::size_t(u)].front();
        if (m_where[std::size_t(site)] >= 0)
            continue;
        if (m_drop[std::size_t(site)] || m_net.bonus[std::size_t(site)] > 0)
            m_queue.emplace_back(0.0, u);
        else
            m_absent.push_back(u);
    }
    for (const int site : m_dropped)
        m_drop[std::size_t(site)] = 0;
    int take = int(m_absent.size());
    if (take > sampleFrom)
        take = sampleSize;
    for (int i = 0; i < take; ++i) {
        if (take < int(m_absent.size()))
            std::swap(m_absent[std::size_t(i)], m_absent[std::size_t(i + m_rng.below(int(m_absent.size()) - i))]);
        m_queue.emplace_back(0.0, m_absent[std::size_t(i)]);
    }
}

template <class Route>
double Search<Route>::sortKey(int unit, int kind)
{
    const auto s = std::size_t(m_net.units[std::size_t(unit)].front());
    switch (kind) {
    case 0: return m_rng.unit();
    case 1: return -(m_net.value[s] + m_net.bonus[s]);
    case 2: return double(m_net.from(m_seed)[s]);
    case 3: return double(m_net.close[s] - m_net.open[s]);
    case 4: return double(m_net.open[s]);
    case 5: return double(m_net.close[s]);
    default:
        return -(m_net.value[s] + m_net.bonus[s]) / double(m_net.duration[s] + 1 + m_net.horizon / 50) *
               (0.7 + 0.6 * m_rng.unit());
    }
}

template <class Route>
void Search<Route>::recreate()
{
    collectUnits();
    static constexpr int kinds[] = {0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6};
    const int kind = kinds[m_rng.below(int(std::size(kinds)))];
    for (auto &[key, unit] : m_queue)
        key = sortKey(unit, kind);
    std::sort(m_queue.begin(), m_queue.end());
    for (const auto &[key, unit] : m_queue) {
        const std::vector<int> &members = m_net.units[std::size_t(unit)];
        if (members.size() == 1)
            insertSingle(members.front());
        else if (m_net.bonus[std::size_t(members.front())] > 0 || m_rng.unit() < pairChance)
            insertGroup(members);
    }
}

template <class Route>
void Search<Route>::insertSingle(int site)
{
    Insertion best;
    int team = -1;
    // Counts down to the next place to be overlooked, instead of a draw at each place.
    const auto skip = [this] {
        if (m_untilBlink-- > 0)
            return false;
        m_untilBlink = int(std::log(m_rng.unit() + 1e-300) / std::log(1 - blink));
        return true;
    };
    int emptyKind = -1;
    for (int t = 0; t < int(m_routes.size()); ++t) {
        const Route &route = m_routes[std::size_t(t)];
        if (route.size() == 0) {
            // Of several waiting teams of one kind the first stands for all.
            if (emptyKind == m_net.teams[std::size_t(t)].kind)
                continue;
            emptyKind = m_net.teams[std::size_t(t)].kind;
        }
        const Insertion found = route.bestInsertion(site, skip);
        if (found.possible && (team < 0 || found.merit > best.merit)) {
            best = found;
            team = t;
        }
    }
    if (team < 0 || best.merit <= 0)
        return;
    touch(team);
    m_routes[std::size_t(team)].insert(best.position, site);
    place(site, team);
}

/// Puts all members of a pair into different routes, begun within the pair's tolerance: the begin is chosen here and
/// then kept as a window of each member, so that the routes stay independent of each other.
template <class Route>
void Search<Route>::insertGroup(const std::vector<int> &members)
{
    if constexpr (std::is_same_v<Route, TimedRoute>) {
        const auto width = std::size_t(m_net.horizon) + 1;
        const int teams = int(m_routes.size());
        const auto g = int(members.size());
        const Ticks tolerance = m_net.pairWithin;
        // change[member][team][t]: change of the team's value when the member begins in [t, t + tolerance]
        std::vector<std::vector<std::vector<int>>> change(members.size());
        std::vector<int> raw(width);
        std::vector<int> position(width);
        for (int m = 0; m < g; ++m) {
            for (int t = 0; t < teams; ++t) {
                const Route &route = m_routes[std::size_t(t)];
                std::fill(raw.begin(), raw.end(), TimedRoute::never);
                route.valuesByBegin(members[std::size_t(m)], raw, position);
                std::vector<int> best(width, TimedRoute::never);
                for (Ticks at = 0; at <= m_net.horizon; ++at) {
                    for (Ticks d = 0; d <= tolerance && at + d <= m_net.horizon; ++d)
                        best[std::size_t(at)] = std::max(best[std::size_t(at)], raw[std::size_t(at + d)]);
                    if (best[std::size_t(at)] > TimedRoute::never)
                        best[std::size_t(at)] -= route.value();
                }
                change[std::size_t(m)].push_back(std::move(best));
            }
        }
        double bonus = 0;
        for (const int s : members)
            bonus += m_net.bonus[std::size_t(s)];
        double most = 0;
        Ticks when = -1;
        std::vector<int> chosen(members.size());
        std::vector<int> trial(members.size());
        std::vector<char> busy(std::size_t(teams), 0);
        const int firstTeam = m_rng.below(teams);
        const bool exhaustive = std::pow(double(teams), double(g)) <= 300;
        for (Ticks at = 0; at <= m_net.horizon; ++at) {
            const auto assign = [&](const auto &self, int m, double sum) -> void {
                if (m == g) {
                    if (sum + bonus > most) {
                        most = sum + bonus;
                        when = at;
                        chosen = trial;
                    }
                    return;
                }
                int greedy = -1;
                for (int i = 0; i < teams; ++i) {
                    const int t = (i + firstTeam) % teams;
                    const int value = change[std::size_t(m)][std::size_t(t)][std::size_t(at)];
                    if (busy[std::size_t(t)] || value <= TimedRoute::never)
                        continue;
                    if (!exhaustive) {
                        if (greedy < 0 || value > change[std::size_t(m)][std::size_t(greedy)][std::size_t(at)])
                            greedy = t;
                        continue;
                    }
                    busy[std::size_t(t)] = 1;
                    trial[std::size_t(m)] = t;
                    self(self, m + 1, sum + value);
                    busy[std::size_t(t)] = 0;
                }
                if (greedy >= 0) {
                    busy[std::size_t(greedy)] = 1;
                    trial[std::size_t(m)] = greedy;
                    self(self, m + 1, sum + change[std::size_t(m)][std::size_t(greedy)][std::size_t(at)]);
                    busy[std::size_t(greedy)] = 0;
                }
            };
            assign(assign, 0, 0);
        }
        if (when < 0)
            return;
        for (std::size_t m = 0; m < members.size(); ++m) {
            Route &route = m_routes[std::size_t(chosen[m])];
            int value = TimedRoute::never;
            int at = -1;
            for (int k = 0; k <= route.size(); ++k) {
                const int v = route.valueWith(members[m], k, k, when, when + tolerance, value);
                if (v > value) {
                    value = v;
                    at = k;
                }
            }
            touch(chosen[m]);
            route.insert(at, members[m], when, when + tolerance);
            place(members[m], chosen[m]);
        }
    } else {
        Q_UNUSED(members);
    }
}

template <class Route>
bool Search<Route>::betterThan(const Search &other) const
{
    if (m_bestWorth > other.m_bestWorth + 1e-6)
        return true;
    return m_bestWorth > other.m_bestWorth - 1e-6 && m_bestTravel < other.m_bestTravel;
}

template <class Route>
void Search<Route>::restartFrom(const Search &other)
{
    if (other.betterThan(*this)) {
        m_best = other.m_best;
        m_bestWhere = other.m_bestWhere;
        m_bestWorth = other.m_bestWorth;
        m_bestTravel = other.m_bestTravel;
    }
    m_routes = m_best;
    m_where = m_bestWhere;
    m_currentValue = m_bestWorth - m_net.epsilon * m_bestTravel;
}

template <class Route>
void Search<Route>::recombine()
{
    // A pair binds two routes to one begin, which a pool of single routes cannot keep.
    const bool pairs = std::any_of(m_net.units.begin(), m_net.units.end(), [](const auto &u) { return u.size() > 1; });
    if (m_routes.size() < 2 || pairs || m_pool.empty())
        return;
    const std::vector<std::vector<int>> packed = m_pool.pack(m_bestWorth);
    if (packed.empty())
        return;
    std::fill(m_where.begin(), m_where.end(), -1);
    for (std::size_t t = 0; t < packed.size(); ++t) {
        m_routes[t].assign(packed[t]);
        for (const int s : packed[t])
            place(s, int(t));
    }
    m_best = m_routes;
    m_bestWhere = m_where;
    m_bestWorth = worth();
    m_bestTravel = travel();
    m_currentValue = m_bestWorth - m_net.epsilon * m_bestTravel;
}

template <class Route>
TeamOrders Search<Route>::best() const
{
    TeamOrders orders;
    for (const Route &route : m_best) {
        std::vector<int> sites;
        for (int k = 0; k < route.size(); ++k)
            sites.push_back(route.site(k));
        orders.sites.push_back(std::move(sites));
        orders.begins.push_back(route.begins());
    }
    return orders;
}

template class Search<StaticRoute>;
template class Search<TimedRoute>;

} // namespace nightjar
