// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/explain.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QStringList>

namespace nightjar {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Routing)
};

/// The cheapest way to force one site in: which stops in a row it would push out of one route.
struct Price {
    double cost = std::numeric_limits<double>::infinity(); ///< what the plan loses, net of what the site brings
    int team = -1;
    int first = 0;
    int next = 0;
};

class Explainer
{
public:
    Explainer(const RouteProblem &problem, const Network &net, const TeamOrders &orders)
        : m_problem(problem), m_net(net)
    {
        for (int t = 0; t < int(net.teams.size()); ++t) {
            if (net.timed) {
                m_timed.emplace_back(net, t);
                m_timed.back().assign(orders.sites[std::size_t(t)]);
            } else {
                m_static.emplace_back(net, t);
                m_static.back().assign(orders.sites[std::size_t(t)]);
            }
        }
        m_orders = orders;
    }

    QString reason(int site, bool &ok) const
    {
        const RouteSite &s = m_problem.sites[std::size_t(site)];
        if (m_problem.teams.empty()) {
            ok &= !s.must;
            return Text::tr("There is no team that could go. Add a team.");
        }
        if (s.pair >= 0) {
            const QString text = pairReason(site, ok);
            if (!text.isEmpty()) {
                ok &= !s.must;
                return text;
            }
        }
        ok &= !s.must;
        const QString text = unreachable(site);
        return text.isEmpty() ? displaced(site) : text;
    }

private:
    QString name(int site) const
    {
        const RouteSite &s = m_problem.sites[std::size_t(site)];
        const QString id = s.id.toVariant().toString();
        return s.name.isEmpty() ? id : s.name;
    }

    QString clock(Ticks netTick) const { return formatTick(m_problem, netTick + m_net.base); }

    /// Why the site's pair cannot be whole; empty when it could.
    QString pairReason(int site, bool &ok) const
    {
        std::vector<int> members;
        for (int o = 0; o < int(m_problem.sites.size()); ++o) {
            if (m_problem.sites[std::size_t(o)].pair == m_problem.sites[std::size_t(site)].pair)
                members.push_back(o);
        }
        if (members.size() < 2) {
            ok = false;
            return Text::tr(
                "It is half a pair: no other site names the same pair. Add the other half or remove the pair.");
        }
        if (members.size() > m_problem.teams.size()) {
            ok = false;
            return Text::tr("Its pair needs %1 teams that begin together, but there are only %2.")
                .arg(members.size())
                .arg(m_problem.teams.size());
        }
        for (const int o : members) {
            if (o == site || unreachable(o).isEmpty())
                continue;
            ok = false;
            return Text::tr("It is half a pair: the other half, %1, cannot be served. %2").arg(name(o), unreachable(o));
        }
        if (unreachable(site).isEmpty())
            return Text::tr(
                "Its pair is visited by different teams at the same time or not at all; serving all of it would cost "
                "the plan more than it brings, or the teams cannot be there together.");
        ok = false;
        return {};
    }

    /// Why no team can visit the site, even as its only stop; empty when one can.
    QString unreachable(int site) const
    {
        const RouteSite &s = m_problem.sites[std::size_t(site)];
        if (s.open > s.close)
            return Text::tr("Its window closes at %1, before it opens at %2.")
                .arg(formatTick(m_problem, s.close), formatTick(m_problem, s.open));
        if (m_net.capacity > 0 && s.demand > m_net.capacity)
            return Text::tr("Its load of %1 is more than a team can carry (%2).").arg(s.demand).arg(m_net.capacity);
        long long arrival = noWay;
        long long back = std::numeric_limits<long long>::max();
        long long end = 0;
        bool worth = false;
        for (const RouteTeam &team : m_problem.teams) {
            const Ticks out = m_problem.travelTime(team.startPlace, site);
            const Ticks home = m_problem.travelTime(site, team.endPlace);
            if (out >= noWay || home >= noWay)
                continue;
            const long long arrive = (long long)(team.from) + out;
            arrival = std::min(arrival, arrive);
            for (const long long begin : usefulBegins(s, std::max<long long>(arrive, s.open))) {
                const long long returns = begin + durationAt(m_problem, s, Ticks(begin)) + home;
                const bool earns = s.must || s.pair >= 0 || scoreAt(m_problem, s, Ticks(begin)) > 0;
                if (returns <= team.to && earns)
                    return {};
                worth |= returns <= team.to;
                if (returns - team.to < back) {
                    back = returns - team.to;
                    end = team.to;
                }
            }
        }
        if (arrival >= noWay)
            return Text::tr("No team has a way there.");
        if (arrival > s.close)
            return Text::tr("It cannot be reached in its window: the earliest arrival is %1, it closes at %2.")
                .arg(formatTick(m_problem, Ticks(arrival)), formatTick(m_problem, s.close));
        if (worth)
            return Text::tr("It earns nothing at any time at which a team could begin there.");
        return Text::tr("A team that visits it would be back at %1 at the earliest, after its end at %2.")
            .arg(formatTick(m_problem, Ticks(back + end)), formatTick(m_problem, Ticks(end)));
    }

    /// The earliest begin and the begins of later slots, up to the close.
    std::vector<long long> usefulBegins(const RouteSite &s, long long first) const
    {
        std::vector<long long> begins;
        if (first > s.close)
            return begins;
        begins.push_back(first);
        for (std::size_t k = 0; k < s.slotScores.size(); ++k) {
            const long long at = m_problem.slotBegin + (long long)(k)*m_problem.slotLength;
            if (at > first && at <= s.close)
                begins.push_back(at);
        }
        return begins;
    }

    Price staticPrice(int site) const
    {
        Price best;
        const auto s = std::size_t(site);
        for (const StaticRoute &route : m_static) {
            const auto placeAt = [&](int k) { // -1: the start; size(): the end
                const Network::Team &team = m_net.teams[std::size_t(route.team())];
                return k < 0 ? team.begin : k == route.size() ? team.end : route.site(k);
            };
            int load = route.load() + m_net.demand[s];
            for (int first = 0; first <= route.size(); ++first) {
                const Ticks begin =
                    std::max(route.leaveBefore(first) + m_net.to(site)[placeAt(first - 1)], m_net.open[s]);
                if (begin > m_net.close[s])
                    break;
                double lost = 0;
                int freed = 0;
                for (int next = first; next <= route.size(); ++next) {
                    if (next > first) {
                        const auto out = std::size_t(route.site(next - 1));
                        lost += m_net.value[out] + m_net.bonus[out];
                        freed += m_net.demand[out];
                    }
                    const bool fits = m_net.capacity == 0 || load - freed <= m_net.capacity;
                    if (!fits || begin + m_net.duration[s] + m_net.from(site)[placeAt(next)] > route.latestAt(next))
                        continue;
                    const double cost = lost - m_net.value[s] - m_net.bonus[s];
                    if (cost < best.cost)
                        best = {cost, route.team(), first, next};
                    break;
                }
            }
        }
        return best;
    }

    Price timedPrice(int site) const
    {
        Price best;
        for (const TimedRoute &route : m_timed) {
            for (int first = 0; first <= route.size(); ++first) {
                double bonus = 0;
                for (int next = first; next <= route.size(); ++next) {
                    if (next > first)
                        bonus += m_net.bonus[std::size_t(route.site(next - 1))];
                    const int value = route.valueWith(site, first, next, 0, m_net.horizon, TimedRoute::never);
                    if (value <= TimedRoute::never)
                        continue;
                    const double cost = route.value() + bonus - value - m_net.bonus[std::size_t(site)];
                    if (cost < best.cost)
                        best = {cost, route.team(), first, next};
                }
            }
        }
        return best;
    }

    QString displaced(int site) const
    {
        const Price price = m_net.timed ? timedPrice(site) : staticPrice(site);
        if (price.team < 0)
            return Text::tr("No team's route has room for it, even when other stops fall out.");
        QStringList out;
        bool must = false;
        for (int k = price.first; k < price.next; ++k) {
            const int gone = m_orders.sites[std::size_t(price.team)][std::size_t(k)];
            out << name(gone);
            must |= m_problem.sites[std::size_t(gone)].must;
        }
        // A must outweighs all scores inside the search; people are told the scores alone.
        double cost = price.cost + m_net.bonus[std::size_t(site)];
        for (int k = price.first; k < price.next; ++k)
            cost -= m_net.bonus[std::size_t(m_orders.sites[std::size_t(price.team)][std::size_t(k)])];
        const QString points = QString::number(std::max(0.0, cost) / m_net.scale, 'g', 4);
        const QString list = out.join(Text::tr(", "));
        if (out.isEmpty())
            return Text::tr("Adding it costs %1: later stops would be reached in worse slots.").arg(points);
        if (must)
            return Text::tr("It cannot be served together with the sites that must be: %1 would fall out.").arg(list);
        return Text::tr("Adding it costs %1: these fall out: %2.").arg(points, list);
    }

    const RouteProblem &m_problem;
    const Network &m_net;
    TeamOrders m_orders;
    std::vector<StaticRoute> m_static;
    std::vector<TimedRoute> m_timed;
};

} // namespace

void explainLeftOut(const RouteProblem &problem, const Network &net, const TeamOrders &orders, RouteSolution &solution)
{
    std::vector<char> visited(problem.sites.size(), 0);
    for (const TeamRoute &route : solution.routes) {
        for (const RouteStop &stop : route.stops)
            visited[std::size_t(stop.site)] = 1;
    }
    const Explainer explainer(problem, net, orders);
    solution.ok = true;
    for (int s = 0; s < int(problem.sites.size()); ++s) {
        if (!visited[std::size_t(s)])
            solution.leftOut.push_back({s, explainer.reason(s, solution.ok)});
    }
}

} // namespace nightjar
