// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/exact.h"

#include <algorithm>
#include <memory>

namespace nightjar {

namespace {

constexpr int mostSites = 12;
constexpr std::size_t mostCells = 24'000'000; ///< of the timed tables, 4 bytes each
constexpr int never = TimedRoute::never;

/// What one kind of team can earn from each set of sites, and in which order.
class SetLabels
{
public:
    virtual ~SetLabels() = default;
    virtual int valueOf(unsigned set) const = 0; ///< `never` when the set cannot be served
    virtual std::vector<int> orderOf(unsigned set) const = 0;
};

/// Worth does not depend on the time: the earliest leaving of each last site is all that matters.
class StaticLabels : public SetLabels
{
public:
    StaticLabels(const Network &net, const std::vector<int> &sites, const Network::Team &team)
        : m_net(net), m_sites(sites), m_team(team), m_n(int(sites.size())),
          m_leave((std::size_t(1) << sites.size()) * sites.size(), noWay)
    {
        for (unsigned set = 1; set < (1U << m_n); ++set) {
            for (int last = 0; last < m_n; ++last) {
                if (set & (1U << last))
                    cell(set, last) = earliest(set, last);
            }
        }
    }

    int valueOf(unsigned set) const override { return set == 0 ? 0 : lastOf(set) < 0 ? never : sum(set); }

    std::vector<int> orderOf(unsigned set) const override
    {
        std::vector<int> order;
        int last = set == 0 ? -1 : lastOf(set);
        while (set != 0 && last >= 0) {
            order.push_back(m_sites[std::size_t(last)]);
            const Ticks leave = cell(set, last);
            const int at = last;
            set &= ~(1U << last);
            last = -1;
            for (int p = 0; p < m_n && last < 0; ++p) {
                if ((set & (1U << p)) && after(cell(set, p), m_sites[std::size_t(p)], at) == leave)
                    last = p;
            }
        }
        std::reverse(order.begin(), order.end());
        return order;
    }

private:
    Ticks &cell(unsigned set, int last) { return m_leave[std::size_t(set) * std::size_t(m_n) + std::size_t(last)]; }
    Ticks cell(unsigned set, int last) const
    {
        return m_leave[std::size_t(set) * std::size_t(m_n) + std::size_t(last)];
    }

    Ticks after(Ticks leave, int place, int next) const
    {
        const auto s = std::size_t(m_sites[std::size_t(next)]);
        const Ticks way = m_net.from(place)[s];
        if (leave >= noWay || way >= noWay)
            return noWay;
        const Ticks begin = std::max(leave + way, m_net.open[s]);
        return begin > m_net.close[s] ? noWay : begin + m_net.duration[s];
    }

    Ticks earliest(unsigned set, int last) const
    {
        const unsigned before = set & ~(1U << last);
        if (before == 0)
            return after(m_team.from, m_team.begin, last);
        Ticks best = noWay;
        for (int p = 0; p < m_n; ++p) {
            if (before & (1U << p))
                best = std::min(best, after(cell(before, p), m_sites[std::size_t(p)], last));
        }
        return best;
    }

    int lastOf(unsigned set) const
    {
        int found = -1;
        Ticks home = m_team.to;
        for (int last = 0; last < m_n; ++last) {
            if (!(set & (1U << last)) || cell(set, last) >= noWay)
                continue;
            const Ticks way = m_net.from(m_sites[std::size_t(last)])[m_team.end];
            if (way < noWay && cell(set, last) + way <= home) {
                home = cell(set, last) + way;
                found = last;
            }
        }
        return found;
    }

    int sum(unsigned set) const
    {
        int total = 0;
        for (int s = 0; s < m_n; ++s)
            total += set & (1U << s) ? m_net.value[std::size_t(m_sites[std::size_t(s)])] : 0;
        return total;
    }

    const Network &m_net;
    const std::vector<int> &m_sites;
    const Network::Team m_team;
    int m_n;
    std::vector<Ticks> m_leave;
};

/// Worth depends on the time: for each set and last site the most that is earned when it is left by each tick.
class TimedLabels : public SetLabels
{
public:
    TimedLabels(const Network &net, const std::vector<int> &sites, const Network::Team &team)
        : m_net(net), m_sites(sites), m_team(team), m_n(int(sites.size())), m_width(std::size_t(net.horizon) + 1),
          m_best((std::size_t(1) << sites.size()) * sites.size() * m_width, never)
    {
        for (unsigned set = 1; set < (1U << m_n); ++set) {
            for (int last = 0; last < m_n; ++last) {
                if (set & (1U << last))
                    fill(set, last);
            }
        }
    }

    int valueOf(unsigned set) const override
    {
        int last = -1;
        return set == 0 ? 0 : bestEnd(set, last);
    }

    std::vector<int> orderOf(unsigned set) const override
    {
        std::vector<int> order;
        int last = -1;
        int value = set == 0 ? never : bestEnd(set, last);
        Ticks by = last < 0 ? 0 : Ticks(m_team.to - m_net.from(m_sites[std::size_t(last)])[m_team.end]);
        while (set != 0 && last >= 0) {
            order.push_back(m_sites[std::size_t(last)]);
            const int at = last;
            set &= ~(1U << last);
            last = -1;
            if (set != 0)
                findBefore(set, at, value, by, last);
        }
        std::reverse(order.begin(), order.end());
        return order;
    }

private:
    int *row(unsigned set, int last)
    {
        return m_best.data() + (std::size_t(set) * std::size_t(m_n) + std::size_t(last)) * m_width;
    }
    const int *row(unsigned set, int last) const
    {
        return m_best.data() + (std::size_t(set) * std::size_t(m_n) + std::size_t(last)) * m_width;
    }

    void extend(const int *before, Ticks ready, Ticks way, int site, int *to) const
    {
        if (way >= noWay)
            return;
        for (const ScorePiece &piece : m_net.pieces[std::size_t(site)]) {
            const Ticks first = std::max(piece.from, ready + way);
            const Ticks final = std::min(piece.to, m_net.horizon - piece.duration);
            for (Ticks t = first; t <= final; ++t) {
                const int value = (before ? before[t - way] : 0) + piece.value;
                to[t + piece.duration] = std::max(to[t + piece.duration], value);
            }
        }
    }

    void fill(unsigned set, int last)
    {
        int *to = row(set, last);
        const int site = m_sites[std::size_t(last)];
        const unsigned before = set & ~(1U << last);
        if (before == 0)
            extend(nullptr, m_team.from, m_net.from(m_team.begin)[site], site, to);
        for (int p = 0; p < m_n; ++p) {
            if (before & (1U << p))
                extend(row(before, p), 0, m_net.from(m_sites[std::size_t(p)])[site], site, to);
        }
        for (std::size_t t = 1; t < m_width; ++t)
            to[t] = std::max(to[t], to[t - 1]);
        for (std::size_t t = 0; t < m_width && to[t] < 0; ++t)
            to[t] = never;
    }

    int bestEnd(unsigned set, int &found) const
    {
        int best = never;
        for (int last = 0; last < m_n; ++last) {
            if (!(set & (1U << last)))
                continue;
            const Ticks way = m_net.from(m_sites[std::size_t(last)])[m_team.end];
            const Ticks by = way >= noWay ? -1 : m_team.to - way;
            if (by >= 0 && row(set, last)[by] > best) {
                best = row(set, last)[by];
                found = last;
            }
        }
        return best;
    }

    /// The stop before `at` and when it was left, for a state worth `value` left by `by`; `set` is without `at`.
    void findBefore(unsigned set, int at, int &value, Ticks &by, int &found) const
    {
        const int site = m_sites[std::size_t(at)];
        for (int p = 0; p < m_n; ++p) {
            const Ticks way = m_net.from(m_sites[std::size_t(p)])[site];
            if (!(set & (1U << p)) || way >= noWay)
                continue;
            for (const ScorePiece &piece : m_net.pieces[std::size_t(site)]) {
                const Ticks final = std::min(piece.to, by - piece.duration);
                for (Ticks t = std::max(piece.from, way); t <= final; ++t) {
                    if (row(set, p)[t - way] < 0 || row(set, p)[t - way] + piece.value != value)
                        continue;
                    value -= piece.value;
                    by = t - way;
                    found = p;
                    return;
                }
            }
        }
    }

    const Network &m_net;
    const std::vector<int> &m_sites;
    const Network::Team m_team;
    int m_n;
    std::size_t m_width;
    std::vector<int> m_best;
};

std::unique_ptr<SetLabels> labelsOf(const Network &net, const std::vector<int> &sites, const Network::Team &team)
{
    if (net.timed)
        return std::make_unique<TimedLabels>(net, sites, team);
    return std::make_unique<StaticLabels>(net, sites, team);
}

/// Splits the sites among the teams so that the sum is highest: chosen[t] is the set of team t.
std::vector<unsigned> partition(const std::vector<const std::vector<double> *> &worth, int n, double &best)
{
    const unsigned sets = 1U << n;
    std::vector<double> upTo(sets, 0);
    std::vector<std::vector<unsigned>> choice(worth.size(), std::vector<unsigned>(sets, 0));
    for (std::size_t t = 0; t < worth.size(); ++t) {
        std::vector<double> next(sets);
        for (unsigned set = 0; set < sets; ++set) {
            next[set] = upTo[set];
            for (unsigned sub = set; sub != 0; sub = (sub - 1) & set) {
                const double sum = (*worth[t])[sub] + upTo[set & ~sub];
                if (sum > next[set] + 1e-9) {
                    next[set] = sum;
                    choice[t][set] = sub;
                }
            }
        }
        upTo.swap(next);
    }
    best = upTo[sets - 1];
    std::vector<unsigned> chosen(worth.size());
    unsigned left = sets - 1;
    for (std::size_t t = worth.size(); t-- > 0;) {
        chosen[t] = choice[t][left];
        left &= ~chosen[t];
    }
    return chosen;
}

} // namespace

std::optional<ExactPlan> solveExactly(const Network &net)
{
    std::vector<int> sites;
    for (const auto &unit : net.units) {
        if (unit.size() > 1 || int(sites.size()) >= mostSites)
            return std::nullopt;
        sites.push_back(unit.front());
    }
    const std::size_t cells = (std::size_t(1) << sites.size()) * sites.size() * (std::size_t(net.horizon) + 1);
    if (net.capacity > 0 || net.teams.size() > 32 || (net.timed && cells > mostCells))
        return std::nullopt;

    const unsigned sets = 1U << sites.size();
    std::vector<std::vector<double>> worth;
    for (std::size_t t = 0; t < net.teams.size(); ++t) {
        if (net.teams[t].kind < int(worth.size()))
            continue;
        const auto labels = labelsOf(net, sites, net.teams[t]);
        std::vector<double> &list = worth.emplace_back(sets, double(never));
        for (unsigned set = 0; set < sets; ++set) {
            const int value = labels->valueOf(set);
            if (value < 0)
                continue;
            list[set] = value;
            for (std::size_t s = 0; s < sites.size(); ++s)
                list[set] += set & (1U << s) ? net.bonus[std::size_t(sites[s])] : 0;
        }
    }
    std::vector<const std::vector<double> *> ofTeam;
    for (const Network::Team &team : net.teams)
        ofTeam.push_back(&worth[std::size_t(team.kind)]);

    ExactPlan plan;
    const std::vector<unsigned> chosen = partition(ofTeam, int(sites.size()), plan.worth);
    plan.orders.sites.resize(net.teams.size());
    plan.orders.begins.resize(net.teams.size());
    for (int kind = 0; kind < int(worth.size()); ++kind) {
        std::unique_ptr<SetLabels> labels;
        for (std::size_t t = 0; t < net.teams.size(); ++t) {
            if (net.teams[t].kind != kind || chosen[t] == 0)
                continue;
            if (!labels)
                labels = labelsOf(net, sites, net.teams[t]);
            plan.orders.sites[t] = labels->orderOf(chosen[t]);
            if (net.timed) {
                TimedRoute route(net, int(t));
                route.assign(plan.orders.sites[t]);
                plan.orders.begins[t] = route.begins();
            } else {
                StaticRoute route(net, int(t));
                route.assign(plan.orders.sites[t]);
                plan.orders.begins[t] = route.begins();
            }
        }
    }
    return plan;
}

} // namespace nightjar
