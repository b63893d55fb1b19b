// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/timed_route.h"

#include <algorithm>

namespace nightjar {

namespace {

/// Begins of a piece that the way there (`out`), the way on (`on`) and the horizon leave open. Empty when to < from.
struct Begins {
    Ticks from;
    Ticks to;
};

Begins clip(const ScorePiece &piece, Ticks low, Ticks high, Ticks out, Ticks on, Ticks horizon)
{
    return {std::max({piece.from, low, out}), std::min({piece.to, high, horizon - piece.duration - on})};
}

} // namespace

TimedRoute::TimedRoute(const Network &net, int team) : m_net(&net), m_team(team) { assign({}); }

int TimedRoute::placeBefore(int k) const
{
    return k > 0 ? m_site[std::size_t(k) - 1] : m_net->teams[std::size_t(m_team)].begin;
}

int TimedRoute::placeAt(int k) const
{
    return k < size() ? m_site[std::size_t(k)] : m_net->teams[std::size_t(m_team)].end;
}

int TimedRoute::valueWith(int site, int position, int next, Ticks low, Ticks high, int atLeast) const
{
    const Ticks out = m_net->from(placeBefore(position))[site];
    const Ticks on = m_net->from(site)[placeAt(next)];
    if (out >= noWay || on >= noWay)
        return never;
    const int *before = first(position);
    const int *after = rest(next);
    int best = std::max(atLeast, never);
    bool found = false;
    for (const ScorePiece &piece : m_net->pieces[std::size_t(site)]) {
        const Begins span = clip(piece, low, high, out, on, m_net->horizon);
        if (span.from > span.to)
            continue;
        const Ticks ahead = piece.duration + on;
        // Both tables are monotone: the ends bound the piece, and most pieces end here.
        if (before[span.to - out] + after[span.from + ahead] + piece.value <= best || before[span.to - out] < 0 ||
            after[span.from + ahead] < 0)
            continue;
        int most = never;
        for (Ticks t = span.from; t <= span.to; ++t)
            most = std::max(most, before[t - out] + after[t + ahead]);
        if (most >= 0 && most + piece.value > best) {
            best = most + piece.value;
            found = true;
        }
    }
    return found ? best : never;
}

void TimedRoute::valuesByBegin(int site, std::vector<int> &byBegin, std::vector<int> &position) const
{
    for (int k = 0; k <= size(); ++k) {
        const Ticks out = m_net->from(placeBefore(k))[site];
        const Ticks on = m_net->from(site)[placeAt(k)];
        if (out >= noWay || on >= noWay)
            continue;
        for (const ScorePiece &piece : m_net->pieces[std::size_t(site)]) {
            const Begins span = clip(piece, 0, m_net->horizon, out, on, m_net->horizon);
            for (Ticks t = span.from; t <= span.to; ++t) {
                const int around = first(k)[t - out] + rest(k)[t + piece.duration + on];
                if (around >= 0 && around + piece.value > byBegin[std::size_t(t)]) {
                    byBegin[std::size_t(t)] = around + piece.value;
                    position[std::size_t(t)] = k;
                }
            }
        }
    }
}

void TimedRoute::insert(int position, int site, Ticks low, Ticks high)
{
    m_site.insert(m_site.begin() + position, site);
    m_low.insert(m_low.begin() + position, low);
    m_high.insert(m_high.begin() + position, high);
    m_rest.insert(m_rest.begin() + std::ptrdiff_t(std::size_t(position) * width()), width(), never);
    m_first.resize((m_site.size() + 1) * width());
    rebuildFirst(position);
    rebuildRest(position);
    summarise();
}

void TimedRoute::remove(const std::vector<char> &drop)
{
    std::size_t kept = 0;
    for (std::size_t k = 0; k < m_site.size(); ++k) {
        if (drop[std::size_t(m_site[k])] != 0)
            continue;
        m_site[kept] = m_site[k];
        m_low[kept] = m_low[k];
        m_high[kept] = m_high[k];
        ++kept;
    }
    m_site.resize(kept);
    m_low.resize(kept);
    m_high.resize(kept);
    m_first.resize((kept + 1) * width());
    m_rest.resize((kept + 1) * width());
    rebuildFirst(0);
    rebuildRest(int(kept));
    summarise();
}

void TimedRoute::assign(const std::vector<int> &sites)
{
    m_site = sites;
    m_low.assign(sites.size(), 0);
    m_high.assign(sites.size(), m_net->horizon);
    m_first.resize((sites.size() + 1) * width());
    m_rest.resize((sites.size() + 1) * width());
    rebuildFirst(0);
    rebuildRest(size());
    summarise();
}

/// Rows fromStop + 1 .. size() of `first` (and row 0 when fromStop is 0).
void TimedRoute::rebuildFirst(int fromStop)
{
    const Network::Team &team = m_net->teams[std::size_t(m_team)];
    const Ticks horizon = m_net->horizon;
    if (fromStop == 0) {
        for (Ticks t = 0; t <= horizon; ++t)
            m_first[std::size_t(t)] = t >= team.from ? 0 : never;
    }
    for (int k = fromStop; k < size(); ++k) {
        const int *before = first(k);
        int *row = m_first.data() + std::size_t(k + 1) * width();
        std::fill(row, row + width(), never);
        const Ticks out = m_net->from(placeBefore(k))[site(k)];
        if (out < noWay) {
            for (const ScorePiece &piece : m_net->pieces[std::size_t(site(k))]) {
                const Begins span = clip(piece, m_low[std::size_t(k)], m_high[std::size_t(k)], out, 0, horizon);
                for (Ticks t = span.from; t <= span.to; ++t)
                    row[t + piece.duration] = std::max(row[t + piece.duration], before[t - out] + piece.value);
            }
        }
        for (Ticks t = 1; t <= horizon; ++t)
            row[t] = std::max(row[t], row[t - 1]);
        // An unreachable state plus a value must not look better than another unreachable one.
        for (Ticks t = 0; t <= horizon && row[t] < 0; ++t)
            row[t] = never;
    }
}

/// Rows min(fromStop, size()) .. 0 of `rest` (the last row, too, when fromStop is size()).
void TimedRoute::rebuildRest(int fromStop)
{
    const Network::Team &team = m_net->teams[std::size_t(m_team)];
    const Ticks horizon = m_net->horizon;
    if (fromStop >= size()) {
        int *row = m_rest.data() + std::size_t(size()) * width();
        for (Ticks t = 0; t <= horizon; ++t)
            row[t] = t <= team.to ? 0 : never;
    }
    for (int k = std::min(fromStop, size() - 1); k >= 0; --k) {
        const int *after = rest(k + 1);
        int *row = m_rest.data() + std::size_t(k) * width();
        std::fill(row, row + width(), never);
        const Ticks on = m_net->from(site(k))[placeAt(k + 1)];
        if (on < noWay) {
            for (const ScorePiece &piece : m_net->pieces[std::size_t(site(k))]) {
                const Begins span = clip(piece, m_low[std::size_t(k)], m_high[std::size_t(k)], 0, on, horizon);
                for (Ticks t = span.from; t <= span.to; ++t)
                    row[t] = after[t + piece.duration + on] + piece.value;
            }
        }
        for (Ticks t = horizon - 1; t >= 0; --t)
            row[t] = std::max(row[t], row[t + 1]);
        for (Ticks t = horizon; t >= 0 && row[t] < 0; --t)
            row[t] = never;
    }
}

void TimedRoute::summarise()
{
    m_value = 0;
    if (!m_site.empty()) {
        const Network::Team &team = m_net->teams[std::size_t(m_team)];
        const Ticks out = m_net->from(team.begin)[m_site.front()];
        m_value = out >= noWay || team.from + out > m_net->horizon ? never : rest(0)[team.from + out];
    }
    m_travel = 0;
    for (int k = 0; k < size(); ++k)
        m_travel += m_net->from(placeBefore(k))[site(k)];
    if (!m_site.empty())
        m_travel += m_net->from(m_site.back())[m_net->teams[std::size_t(m_team)].end];
}

std::vector<Ticks> TimedRoute::begins() const
{
    // Forward: at each stop the earliest begin that still reaches the best total.
    std::vector<Ticks> starts;
    Ticks now = m_net->teams[std::size_t(m_team)].from;
    int open = m_value;
    for (int k = 0; k < size(); ++k) {
        const Ticks out = m_net->from(placeBefore(k))[site(k)];
        const Ticks on = m_net->from(site(k))[placeAt(k + 1)];
        const auto i = std::size_t(k);
        bool found = false;
        for (const ScorePiece &piece : m_net->pieces[std::size_t(site(k))]) {
            const Begins span = clip(piece, std::max(m_low[i], now + out), m_high[i], out, on, m_net->horizon);
            for (Ticks t = span.from; t <= span.to && !found; ++t) {
                if (rest(k + 1)[t + piece.duration + on] + piece.value == open) {
                    found = true;
                    starts.push_back(t);
                    open -= piece.value;
                    now = t + piece.duration;
                }
            }
            if (found)
                break;
        }
        if (!found)
            return {}; // only when the route was infeasible
    }
    return starts;
}

} // namespace nightjar
