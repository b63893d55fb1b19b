// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/network.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace nightjar {

namespace {

/// Values are sums of at most this, so that two of them and a missing-value mark fit 32 bits.
constexpr double maxValueSum = 4e8;

double bestScore(const RouteSite &site)
{
    if (site.slotScores.empty())
        return site.score;
    return *std::max_element(site.slotScores.begin(), site.slotScores.end());
}

/// A power of ten that makes all scores whole numbers when there is one, else the finest that keeps sums in range.
double chooseScale(const RouteProblem &problem)
{
    double sum = 0;
    for (const RouteSite &site : problem.sites)
        sum += bestScore(site);
    if (sum <= 0)
        return 1;
    double finest = 1;
    while (finest * 10 * sum < maxValueSum && finest < 1e12)
        finest *= 10;
    while (finest * sum > maxValueSum)
        finest /= 10;
    const auto whole = [&problem](double scale) {
        const auto isWhole = [scale](double v) { return std::abs(v * scale - std::round(v * scale)) < 1e-9; };
        return std::all_of(problem.sites.begin(), problem.sites.end(), [&isWhole](const RouteSite &site) {
            return isWhole(site.score) && std::all_of(site.slotScores.begin(), site.slotScores.end(), isWhole);
        });
    };
    for (double scale = 1; scale <= finest; scale *= 10) {
        if (whole(scale))
            return scale;
    }
    return finest;
}

/// Begins of a site by equal worth and duration, in network time, clipped to the plan.
std::vector<ScorePiece> buildPieces(const RouteProblem &problem, const RouteSite &site, const Network &net)
{
    std::vector<ScorePiece> pieces;
    const Ticks first = std::max<Ticks>(site.open, net.base);
    const Ticks last = std::min<Ticks>(site.close, net.base + net.horizon);
    Ticks at = first;
    while (at <= last) {
        Ticks end = last;
        if (!site.slotScores.empty()) {
            if (at < problem.slotBegin) {
                end = std::min(last, problem.slotBegin - 1);
            } else {
                const long long slot = (at - problem.slotBegin) / problem.slotLength;
                if (slot < (long long)(site.slotScores.size()))
                    end = Ticks(std::min<long long>(last, problem.slotBegin + (slot + 1) * problem.slotLength - 1));
            }
        }
        ScorePiece piece;
        piece.from = at - net.base;
        piece.to = end - net.base;
        piece.value = int(std::lround(scoreAt(problem, site, at) * net.scale));
        piece.duration = durationAt(problem, site, at);
        at = end + 1;
        if (piece.value == 0 && !site.must && site.pair < 0)
            continue; // a visit that earns nothing is never planned, unless the other half of its pair earns
        if (!pieces.empty() && pieces.back().value == piece.value && pieces.back().duration == piece.duration &&
            pieces.back().to + 1 == piece.from)
            pieces.back().to = piece.to;
        else
            pieces.push_back(piece);
    }
    return pieces;
}

void buildTeams(const RouteProblem &problem, Network &net)
{
    std::map<std::vector<Ticks>, int> kinds;
    for (const RouteTeam &team : problem.teams) {
        const std::vector<Ticks> key{team.startPlace, team.endPlace, team.from, team.to};
        const int kind = kinds.emplace(key, int(kinds.size())).first->second;
        net.teams.push_back({team.startPlace, team.endPlace, team.from - net.base, team.to - net.base, kind});
    }
}

bool anyTeamReaches(const Network &net, int site)
{
    for (int t = 0; t < int(net.teams.size()); ++t) {
        if (reachable(net, site, t))
            return true;
    }
    return false;
}

void buildUnits(const RouteProblem &problem, Network &net)
{
    net.unitOf.assign(std::size_t(net.sites), -1);
    std::map<int, std::vector<int>> groups;
    std::map<int, bool> whole;
    for (int s = 0; s < net.sites; ++s) {
        const int pair = problem.sites[std::size_t(s)].pair;
        const bool able = anyTeamReaches(net, s);
        if (pair >= 0) {
            groups[pair].push_back(s);
            whole.emplace(pair, true).first->second &= able;
        } else if (able) {
            net.unitOf[std::size_t(s)] = int(net.units.size());
            net.units.push_back({s});
        }
    }
    for (const auto &[pair, members] : groups) {
        if (members.size() < 2 || members.size() > net.teams.size() || !whole[pair])
            continue;
        for (const int s : members)
            net.unitOf[std::size_t(s)] = int(net.units.size());
        net.units.push_back(members);
        net.timed = true;
    }
}

void buildNearby(Network &net)
{
    net.nearby.resize(std::size_t(net.sites));
    for (int s = 0; s < net.sites; ++s) {
        std::vector<int> &list = net.nearby[std::size_t(s)];
        for (int o = 0; o < net.sites; ++o) {
            if (o != s && net.unitOf[std::size_t(o)] >= 0)
                list.push_back(o);
        }
        const Ticks *out = net.from(s);
        const Ticks *in = net.to(s);
        std::sort(list.begin(), list.end(), [out, in](int a, int b) {
            const Ticks da = std::min(out[a], in[a]);
            const Ticks db = std::min(out[b], in[b]);
            return da != db ? da < db : a < b;
        });
        // Strings of a ruin never reach further; a full list of a thousand sites would cost memory for nothing.
        if (list.size() > 120)
            list.resize(120);
    }
}

void buildTravel(const RouteProblem &problem, Network &net)
{
    net.rows = problem.travel;
    net.columns.resize(net.rows.size());
    const auto p = std::size_t(net.places);
    for (std::size_t a = 0; a < p; ++a) {
        for (std::size_t b = 0; b < p; ++b)
            net.columns[b * p + a] = net.rows[a * p + b];
    }
}

} // namespace

Ticks earliestBegin(const Network &net, int site, int team)
{
    const Network::Team &t = net.teams[std::size_t(team)];
    const Ticks out = net.from(t.begin)[site];
    const Ticks back = net.from(site)[t.end];
    if (out >= noWay || back >= noWay || net.pieces[std::size_t(site)].empty())
        return noWay;
    if (net.capacity > 0 && net.demand[std::size_t(site)] > net.capacity)
        return noWay;
    for (const ScorePiece &piece : net.pieces[std::size_t(site)]) {
        const Ticks begin = std::max(t.from + out, piece.from);
        if (begin <= piece.to && begin + piece.duration + back <= t.to)
            return begin;
    }
    return noWay;
}

bool reachable(const Network &net, int site, int team) { return earliestBegin(net, site, team) < noWay; }

Network compileNetwork(const RouteProblem &problem)
{
    Network net;
    net.sites = int(problem.sites.size());
    net.places = problem.places;
    net.pairWithin = problem.pairWithin;
    net.capacity = problem.capacity;
    if (!problem.teams.empty()) {
        Ticks from = maxTicks;
        Ticks to = -maxTicks;
        for (const RouteTeam &team : problem.teams) {
            from = std::min(from, team.from);
            to = std::max(to, team.to);
        }
        net.base = from;
        net.horizon = std::clamp<Ticks>(to - from, 0, maxTicks);
    }
    net.scale = chooseScale(problem);
    buildTravel(problem, net);
    buildTeams(problem, net);
    int musts = 0;
    for (const RouteSite &site : problem.sites) {
        net.pieces.push_back(buildPieces(problem, site, net));
        net.demand.push_back(site.demand);
        musts += site.must ? 1 : 0;
    }
    buildUnits(problem, net);

    double sum = 0;
    int usable = 0;
    for (int s = 0; s < net.sites; ++s) {
        const auto i = std::size_t(s);
        if (net.unitOf[i] < 0)
            net.pieces[i].clear();
        const std::vector<ScorePiece> &pieces = net.pieces[i];
        net.timed |= pieces.size() > 1;
        net.open.push_back(pieces.empty() ? 1 : pieces.front().from);
        net.close.push_back(pieces.empty() ? 0 : pieces.back().to);
        net.duration.push_back(pieces.empty() ? 0 : pieces.front().duration);
        int best = 0;
        for (const ScorePiece &piece : pieces)
            best = std::max(best, piece.value);
        net.value.push_back(best);
        if (!pieces.empty()) {
            sum += best;
            ++usable;
        }
    }
    net.meanValue = usable > 0 && sum > 0 ? sum / usable : 1;
    for (int s = 0; s < net.sites; ++s)
        net.bonus.push_back(problem.sites[std::size_t(s)].must ? sum + net.meanValue : 0);
    double span = 1;
    for (const Network::Team &team : net.teams)
        span += std::max<Ticks>(0, team.to - team.from);
    net.epsilon = 0.01 * net.meanValue / span;
    buildNearby(net);
    return net;
}

} // namespace nightjar
