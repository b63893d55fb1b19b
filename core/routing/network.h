// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/routing/problem.h"

namespace nightjar {

/// A stretch of begins with one worth and one duration.
struct ScorePiece {
    Ticks from = 0;
    Ticks to = 0; ///< inclusive
    int value = 0;
    Ticks duration = 0;
};

/// A problem compiled for the search: shifted times, whole-number values, flat tables. Internal to the optimiser.
struct Network {
    struct Team {
        int begin = 0;
        int end = 0;
        Ticks from = 0;
        Ticks to = 0;
        int kind = 0; ///< teams of one kind are interchangeable
    };

    int sites = 0;
    int places = 0;
    Ticks base = 0;             ///< problem tick of the network's tick 0
    Ticks horizon = 0;          ///< last tick at which anything happens
    bool timed = false;         ///< worth, duration or a pair depends on the time: exact timing is needed
    std::vector<Ticks> rows;    ///< travel, by place left
    std::vector<Ticks> columns; ///< travel, by place reached
    std::vector<Team> teams;
    std::vector<std::vector<ScorePiece>> pieces; ///< by site, ascending; empty: never worth or able to be visited
    std::vector<Ticks> open;                     ///< of the single piece when not timed, else of the first and last
    std::vector<Ticks> close;
    std::vector<Ticks> duration; ///< when not timed
    std::vector<int> value;      ///< best of the pieces
    std::vector<double> bonus;   ///< what a `must` site adds, more than all values together
    std::vector<int> demand;
    int capacity = 0;
    std::vector<std::vector<int>> units;  ///< sites that go in together: single ones and pairs
    std::vector<int> unitOf;              ///< by site; -1: cannot be served
    std::vector<std::vector<int>> nearby; ///< other usable sites, nearest first
    Ticks pairWithin = 0;
    double scale = 1;     ///< values in one unit of score
    double meanValue = 1; ///< of the usable sites
    double epsilon = 0;   ///< value that one tick of travel costs, so that ties prefer the shorter plan

    const Ticks *from(int place) const { return rows.data() + std::size_t(place) * std::size_t(places); }
    const Ticks *to(int place) const { return columns.data() + std::size_t(place) * std::size_t(places); }
};

/// `problem` must hold what validateProblem() asks.
Network compileNetwork(const RouteProblem &problem);
/// Whether `team` could visit `site` and nothing else.
bool reachable(const Network &net, int site, int team);
/// The earliest begin at which `team` can visit `site` alone; `noWay` when it cannot.
Ticks earliestBegin(const Network &net, int site, int team);

} // namespace nightjar
