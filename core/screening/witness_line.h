// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/screening/operating_state.h"

namespace nightjar {

/// How long a plant may take to start or stop, by the outlet's process: limits of the marking rules (facts 2.6) within
/// which a start is believed while the witnesses have not reached their usual level.
struct StateTimes {
    int start = 60;           ///< minutes that count as starting after a stop in any case
    int longestStart = 60;    ///< at most, while not settled
    int stop = 15;            ///< minutes that count as stopping before a stop in any case
    int longestStop = 15;     ///< at most, while no longer settled
    int leastStandstill = 45; ///< a shorter stop is a dip, not followed by a start
};
/// Coal boilers start within 4 h and stop within 1 h, cement kilns within 36 h and 8 h; where nothing burns an hour
/// does.
StateTimes stateTimes(const QString &process);

/// The state of the plant behind an outlet for each minute of a span, taken once, so that rules over millions of
/// minutes read it as an array. The votes are those of OperatingState; a hole of up to ten minutes (two steps of the
/// coarsest witness) between equal states is closed. Without any witness all is Unknown: a rule then says so
/// (noWitnessText) and does not judge.
class StateLine
{
public:
    StateLine() = default;
    /// `without`: witnesses to leave out. Spans over twelve years keep their last twelve.
    StateLine(const OperatingState &state, const Span &span, const StateTimes &times, WitnessSet without = 0);

    State at(Seconds t) const
    {
        return m_span.contains(t) ? m_states[std::size_t((t - m_span.from) / 60)] : State::Unknown;
    }
    /// States of ascending sample times, one each.
    std::vector<State> along(std::span<const Seconds> times) const;
    /// Minutes of the part of `span` that the line covers; what lies outside is unknown. No sum: constant time.
    OperatingState::Share share(const Span &span) const;
    /// Is it known for at least `least` of the span whether the plant ran?
    bool knows(const Span &span, double least = 0.5) const;
    /// Spans in which the plant ran (starting and stopping included) or stood, at least `least` seconds long.
    std::vector<Span> running(Seconds least = 60) const { return spansOf(true, least); }
    std::vector<Span> stopped(Seconds least = 60) const { return spansOf(false, least); }

    Seconds from() const { return m_span.from; }
    const Span &span() const { return m_span; }
    const std::vector<State> &states() const { return m_states; } ///< one a minute

private:
    std::vector<Span> spansOf(bool on, Seconds least) const;
    void markEdges(const std::vector<std::uint8_t> &settled, const StateTimes &times);
    Span m_span;
    std::vector<State> m_states;
    std::vector<std::uint32_t> m_running; ///< minutes of running and of stopped before each minute
    std::vector<std::uint32_t> m_stopped;
};

/// Witnesses of one kind, and those that the judged channel feeds itself (its factor with any suffix at this outlet): a
/// witness must not judge itself.
WitnessSet witnessesOfKind(const OperatingState &state, Witness::Kind kind);
WitnessSet ownWitnesses(const OperatingState &state, const ChannelKey &judged);

/// Why a rule does not judge an outlet without a witness, and what would be one for its process: a translated sentence.
QString noWitnessText(const FirmData &firm, const Point &outlet);

} // namespace nightjar
