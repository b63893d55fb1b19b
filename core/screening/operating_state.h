// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QSet>

#include "core/screening/firm_data.h"
#include "core/screening/running_threshold.h"

namespace nightjar {

enum class State : std::uint8_t { Unknown, Stopped, Starting, Running, Stopping };

/// On and off of one instrument that can tell whether the plant behind an outlet runs.
struct Witness {
    enum class Kind { Load, Flow, Temperature, Oxygen };
    Kind kind = Kind::Load;
    QStringList channels;
    Seconds from = 0;
    Seconds step = 60;
    std::vector<OnOff> states;
    /// 1 where the value has reached 90 % of the usual level of running: its 5th percentile for loads and flows, which
    /// follow the load, its median for temperatures, which creep up. Empty when no such level is known. Tells how long
    /// a start or a stop takes.
    std::vector<std::uint8_t> settled;
    OnOff at(Seconds t) const;
};

/// Witnesses to leave out, a bit each in the order of OperatingState::all().
using WitnessSet = std::uint64_t;

/// What is known about whether the plant behind an outlet runs. Which witnesses count depends on the outlet's
/// `process`: O2 and flue temperature only where something burns. Without a witness the state is unknown, never
/// assumed.
class OperatingState
{
public:
    OperatingState() = default;
    OperatingState(const FirmData &firm, const Point &outlet);

    /// State at `t` by the witnesses that are not in `without` (a witness must not judge itself). Load
    /// counts two, others one; a plant is starting for `startMinutes` after a stop of an hour or more.
    State at(Seconds t, WitnessSet without = 0) const;
    /// Does it run at `from`, `from + step` and so on? As at(), of many instants at once.
    std::vector<bool> runningCells(Seconds from, Seconds step, std::size_t count, WitnessSet without = 0) const;

    /// Running time over a span.
    struct Share {
        double running = 0; ///< minutes, starting and stopping included
        double stopped = 0;
        double unknown = 0;
        double known() const { return running + stopped; }
    };
    Share share(Span span, WitnessSet without = 0, Seconds sampling = 60) const;
    /// Channels of the witnesses that know something within the span.
    QStringList witnesses(Span span, WitnessSet without = 0) const;
    bool hasWitness(WitnessSet without = 0) const;
    const std::vector<Witness> &all() const { return m_witnesses; }
    /// The witnesses whose first channel is one of these.
    WitnessSet setOf(const QSet<QString> &channels) const;

    static constexpr Seconds startMinutes = 60;

private:
    OnOff running(Seconds t, WitnessSet without) const;
    std::vector<Witness> m_witnesses;
};

/// Does something burn behind this outlet, so that O2 and temperature tell of running?
bool isCombustion(const FirmData &firm, const Point &outlet);

} // namespace nightjar
