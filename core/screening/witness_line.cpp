// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/witness_line.h"

#include <QCoreApplication>

#include "core/screening/figures.h"

namespace nightjar {
namespace {

constexpr Seconds longest = 12 * 366 * secondsPerDay;

/// Minute votes of the witnesses, for and against running; loads apart from the others.
struct Votes {
    enum : std::uint8_t { LoadOn = 1, LoadOff = 2 };
    std::vector<std::uint8_t> on;
    std::vector<std::uint8_t> off;
    std::vector<std::uint8_t> load;
    std::vector<std::uint8_t> unsettled; ///< some witness has not reached its usual level
    explicit Votes(std::size_t minutes) : on(minutes), off(minutes), load(minutes), unsettled(minutes) {}
};

void vote(const Witness &witness, Seconds from, Votes &votes)
{
    const std::size_t minutes = votes.on.size();
    for (std::size_t cell = 0; cell < witness.states.size(); ++cell) {
        const OnOff state = witness.states[cell];
        if (state == OnOff::Unknown)
            continue;
        // Minutes whose begin lies within the cell, as Witness::at() has it.
        const Seconds begin = witness.from + Seconds(cell) * witness.step - from;
        const Seconds first = (begin + 59) / 60;
        const Seconds last = (begin + witness.step + 59) / 60;
        if (last <= 0 || first >= Seconds(minutes))
            continue;
        const bool on = state == OnOff::On;
        const bool settled = witness.settled.empty() || witness.settled[cell] != 0;
        for (std::size_t m = std::size_t(std::max<Seconds>(first, 0)); m < std::min(minutes, std::size_t(last)); ++m) {
            if (witness.kind == Witness::Kind::Load)
                votes.load[m] |= on ? Votes::LoadOn : Votes::LoadOff;
            else
                ++(on ? votes.on : votes.off)[m];
            votes.unsettled[m] |= settled ? 0 : 1;
        }
    }
}

State decided(std::uint8_t on, std::uint8_t off, std::uint8_t load)
{
    const bool loadOn = (load & Votes::LoadOn) != 0; // any of several lines keeps the outlet running
    int running = on;
    int stopped = off;
    if (load != 0)
        (loadOn ? running : stopped) += 2;
    if (running == stopped)
        return load == 0 ? State::Unknown : loadOn ? State::Running : State::Stopped;
    return running > stopped ? State::Running : State::Stopped;
}

/// Holes of at most `most` minutes between equal states take that state.
void closeHoles(std::vector<State> &states, std::size_t most)
{
    for (std::size_t i = 1; i < states.size();) {
        if (states[i] != State::Unknown || states[i - 1] == State::Unknown) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < states.size() && states[end] == State::Unknown)
            ++end;
        if (end < states.size() && end - i <= most && states[end] == states[i - 1])
            std::fill(states.begin() + std::ptrdiff_t(i), states.begin() + std::ptrdiff_t(end), states[end]);
        i = end;
    }
}

} // namespace

StateTimes stateTimes(const QString &process)
{
    StateTimes times;
    if (process == u"combustion" || process == u"incinerator") {
        times.longestStart = 4 * 60;
        times.longestStop = 60;
    } else if (process == u"kiln") {
        times.longestStart = 36 * 60;
        times.longestStop = 8 * 60;
    }
    return times;
}

StateLine::StateLine(const OperatingState &state, const Span &span, const StateTimes &times, WitnessSet without)
{
    if (span.empty())
        return;
    m_span = span;
    m_span.from = std::max(span.from, span.to - longest);
    m_span.from -= ((m_span.from % 60) + 60) % 60;
    const std::size_t minutes = std::size_t((m_span.to - m_span.from + 59) / 60);
    m_states.assign(minutes, State::Unknown);
    Votes votes(minutes);
    Seconds coarsest = 60;
    for (std::size_t i = 0; i < state.all().size(); ++i) {
        if ((without >> i & 1) != 0)
            continue;
        vote(state.all()[i], m_span.from, votes);
        coarsest = std::max(coarsest, state.all()[i].step);
    }
    for (std::size_t m = 0; m < minutes; ++m)
        m_states[m] = decided(votes.on[m], votes.off[m], votes.load[m]);
    closeHoles(m_states, std::size_t(std::max<Seconds>(10, 2 * coarsest / 60)));
    markEdges(votes.unsettled, times);
    m_running.resize(minutes + 1);
    m_stopped.resize(minutes + 1);
    for (std::size_t m = 0; m < minutes; ++m) {
        m_stopped[m + 1] = m_stopped[m] + (m_states[m] == State::Stopped ? 1 : 0);
        m_running[m + 1] = m_running[m] + (m_states[m] != State::Stopped && m_states[m] != State::Unknown ? 1 : 0);
    }
}

/// Turns the begin and the end of running stretches that follow or precede a real standstill into starting and
/// stopping.
void StateLine::markEdges(const std::vector<std::uint8_t> &unsettled, const StateTimes &times)
{
    const std::size_t n = m_states.size();
    std::size_t begin = 0;
    std::size_t stoodBefore = 0;
    while (begin < n) {
        const State state = m_states[begin];
        std::size_t end = begin + 1;
        while (end < n && m_states[end] == state)
            ++end;
        if (state == State::Running) {
            std::size_t stands = end; // how long the standstill after it is
            while (stands < n && m_states[stands] == State::Stopped)
                ++stands;
            if (stoodBefore >= std::size_t(times.leastStandstill)) {
                const std::size_t least = std::min(end, begin + std::size_t(times.start));
                const std::size_t most = std::min(end, begin + std::size_t(times.longestStart));
                std::size_t started = begin;
                // Settled for a quarter of an hour is settled.
                for (std::size_t m = begin, calm = 0; m < most && calm < 15; ++m) {
                    calm = unsettled[m] != 0 ? 0 : calm + 1;
                    started = calm == 0 ? m + 1 : started;
                }
                started = std::max(started, least);
                std::fill(m_states.begin() + std::ptrdiff_t(begin), m_states.begin() + std::ptrdiff_t(started),
                          State::Starting);
            }
            if (stands - end >= std::size_t(times.leastStandstill)) {
                const std::size_t least = std::max(begin, end - std::min(end, std::size_t(times.stop)));
                const std::size_t most = std::max(begin, end - std::min(end, std::size_t(times.longestStop)));
                std::size_t stopping = end;
                while (stopping > most && unsettled[stopping - 1] != 0)
                    --stopping;
                for (std::size_t m = std::min(stopping, least); m < end; ++m)
                    m_states[m] = m_states[m] == State::Starting ? State::Starting : State::Stopping;
            }
        }
        stoodBefore = state == State::Stopped ? end - begin : 0;
        begin = end;
    }
}

std::vector<State> StateLine::along(std::span<const Seconds> times) const
{
    std::vector<State> states(times.size());
    std::transform(times.begin(), times.end(), states.begin(), [this](Seconds t) { return at(t); });
    return states;
}

OperatingState::Share StateLine::share(const Span &span) const
{
    OperatingState::Share share;
    const Span part{std::max(span.from, m_span.from), std::min(span.to, m_span.to)};
    if (!part.empty()) {
        const std::size_t first = std::size_t((part.from - m_span.from) / 60);
        const std::size_t last = std::min(m_states.size(), std::size_t((part.to - m_span.from + 59) / 60));
        share.running = m_running[last] - m_running[first];
        share.stopped = m_stopped[last] - m_stopped[first];
    }
    share.unknown = std::max(0.0, double(span.length()) / 60.0 - share.known());
    return share;
}

bool StateLine::knows(const Span &span, double least) const
{
    return !span.empty() && share(span).known() >= least * double(span.length()) / 60.0;
}

std::vector<Span> StateLine::spansOf(bool on, Seconds least) const
{
    std::vector<Span> spans;
    const auto fits = [on](State state) {
        return on ? state != State::Stopped && state != State::Unknown : state == State::Stopped;
    };
    for (std::size_t begin = 0; begin < m_states.size();) {
        std::size_t end = begin + 1;
        while (end < m_states.size() && fits(m_states[end]) == fits(m_states[begin]))
            ++end;
        const Span span{m_span.from + Seconds(begin) * 60, std::min(m_span.to, m_span.from + Seconds(end) * 60)};
        if (fits(m_states[begin]) && span.length() >= least)
            spans.push_back(span);
        begin = end;
    }
    return spans;
}

WitnessSet witnessesOfKind(const OperatingState &state, Witness::Kind kind)
{
    WitnessSet set = 0;
    for (std::size_t i = 0; i < state.all().size(); ++i)
        set |= state.all()[i].kind == kind ? WitnessSet(1) << i : 0;
    return set;
}

WitnessSet ownWitnesses(const OperatingState &state, const ChannelKey &judged)
{
    WitnessSet set = 0;
    const QString base = baseFactor(judged.factor);
    for (std::size_t i = 0; i < state.all().size(); ++i) {
        for (const QString &name : state.all()[i].channels) {
            const ChannelKey key = channelKeyFromText(name);
            if (key.enterprise == judged.enterprise && key.point == judged.point && baseFactor(key.factor) == base)
                set |= WitnessSet(1) << i;
        }
    }
    return set;
}

QString noWitnessText(const FirmData &firm, const Point &outlet)
{
    const QString name = outlet.name.isEmpty() ? outlet.key.point : outlet.name;
    if (outlet.kind == PointKind::WaterOutlet)
        return QCoreApplication::translate("Screening", "Not judged: no witness of running at %1. A water flow or the "
                                                        "load of the production would be one.")
            .arg(name);
    if (isCombustion(firm, outlet))
        return QCoreApplication::translate("Screening", "Not judged: no witness of running at %1. Load, gas flow or "
                                                        "velocity, temperature or oxygen would be one.")
            .arg(name);
    return QCoreApplication::translate("Screening",
                                       "Not judged: no witness of running at %1. The load of the production, "
                                       "gas flow or velocity would be one; where nothing burns, oxygen and "
                                       "temperature say nothing.")
        .arg(name);
}

} // namespace nightjar
