// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QJsonValue>
#include <QString>

#include "core/base/result.h"
#include "core/base/time.h"

namespace nightjar {

/// Whole units of a plan's time: minutes in a night's plan, a tenth or a hundredth of the file's unit in benchmark
/// files.
using Ticks = std::int32_t;
/// No time, duration or distance of a plan may exceed this, so that sums of three stay inside 32 bits.
inline constexpr Ticks maxTicks = 500'000'000;
/// A travel time that stands for "there is no way".
inline constexpr Ticks noWay = maxTicks;

/// Where a visit may be made, how long it takes and what it is worth.
struct RouteSite {
    QJsonValue id;  ///< number or text, as it came; unique in the problem
    QString name;   ///< for people
    double x = 0;   ///< km, or degrees east when the problem is geographic
    double y = 0;   ///< km, or degrees north
    Ticks open = 0; ///< a visit begins in [open, close]
    Ticks close = 0;
    double duration = 0;        ///< ticks; a fraction is rounded up
    std::optional<double> miss; ///< ticks a visit without a hit takes; set together with `hit`
    std::optional<double> hit;
    double score = 0;               ///< worth at any time, used when `slots` is empty; 0 or more
    std::vector<double> slotScores; ///< worth by slot in which the visit begins; 0 outside the list
    bool must = false;              ///< the plan is not ok without it
    int pair = -1;                  ///< group of sites that different teams begin together, or not at all; -1: none
    int demand = 0;                 ///< load, only for problems with a capacity
};

struct RouteTeam {
    QJsonValue id;      ///< what the plan calls it
    int startPlace = 0; ///< row of the travel matrix
    int endPlace = 0;
    Ticks from = 0; ///< leaves not before
    Ticks to = 0;   ///< is at its end by
};

/// How a tick is written in results.
enum class TimeStyle { Number, Clock, Instant };

/// Team orienteering with time windows and scores that depend on the time. Site i stands at place i of the matrices;
/// the teams' own places follow.
struct RouteProblem {
    QString source; ///< file, for messages
    std::vector<RouteSite> sites;
    std::vector<RouteTeam> teams;
    int places = 0;
    std::vector<Ticks> travel;    ///< places x places, row = from; `noWay` where there is none
    std::vector<double> distance; ///< places x places, in the unit of the result
    Ticks slotBegin = 0;          ///< tick at which slot 0 begins
    Ticks slotLength = 15;
    Ticks pairWithin = 5; ///< visits of a pair begin at most this far apart
    int capacity = 0;     ///< of each team; 0: none
    bool geographic = false;
    TimeStyle style = TimeStyle::Number;
    double ticksPerUnit = 1; ///< Number: ticks in one unit of the file
    int clockOrigin = 0;     ///< Clock: minute of the day of tick 0
    Seconds origin = 0;      ///< Instant: instant of tick 0 (a tick is one minute)

    Ticks travelTime(int a, int b) const { return travel[std::size_t(a) * std::size_t(places) + std::size_t(b)]; }
    double distanceOf(int a, int b) const { return distance[std::size_t(a) * std::size_t(places) + std::size_t(b)]; }
};

/// What a visit that begins at `start` earns, without looking at the window.
double scoreAt(const RouteProblem &problem, const RouteSite &site, Ticks start);
/// How long a visit that begins at `start` takes: fixed, or hit x p + miss x (1 - p) with the slot's chance p; rounded
/// up to whole ticks, so that a plan never promises less time than is expected.
Ticks durationAt(const RouteProblem &problem, const RouteSite &site, Ticks start);
/// A tick as people of this problem read it.
QString formatTick(const RouteProblem &problem, Ticks tick);
/// Everything that the optimiser relies on: sizes, ranges, finite numbers.
Outcome validateProblem(const RouteProblem &problem);

} // namespace nightjar
