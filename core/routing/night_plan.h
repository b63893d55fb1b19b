// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/registry/lead.h"
#include "core/registry/plan.h"
#include "core/routing/gpx.h"
#include "core/routing/optimiser.h"
#include "core/routing/travel.h"

namespace nightjar {

/// How likely a firm runs in each quarter hour from 12:00 of the plan's day on (96 slots); empty = not known.
struct RunningChance {
    std::vector<double> slots;
    QString why; ///< why it is not known
};

/// A firm that a night may visit: an enterprise counts once, whatever number of leads it has.
struct NightCandidate {
    QString enterprise;
    QString name;
    Position position;
    QStringList leads; ///< the clues it rests on, strongest first
    double weight = 0; ///< chance that a check of the strongest clue finds what it says, given that the firm runs
    bool needsRunning = true;  ///< false: the clue can be checked whether the firm runs or not
    std::vector<double> slots; ///< chance of running by quarter hour from 12:00; empty = not known
    bool must = false;
};

/// A firm with leads that no plan can visit, and why.
struct NotCandidate {
    QString enterprise;
    QString why;
};

struct NightCandidates {
    std::vector<NightCandidate> candidates; ///< by weight, strongest first
    std::vector<NotCandidate> without;
};

/// Candidates from open leads (new, asked, handed over, answered, confirmed, in a case or plan; not dismissed, not
/// gone). `only`: these leads alone; empty = all.
NightCandidates nightCandidates(const Registry &registry, const std::vector<StoredLead> &leads,
                                const std::map<QString, RunningChance> &chances, const QStringList &only = {});

struct NightSettings {
    Day night = 0; ///< the evening's date
    std::vector<PlanTeam> teams;
    TravelModel travel{45, {}, 4}; ///< night traffic; 4 min for gate and parking
    int visitMinutes = 60;
    double unknownChance = 0.5; ///< chance of running where no curve tells
    RouteOptions route;
};

/// A problem with what is needed to turn its solution into a plan, a GPX and the contract's JSON.
struct NightProblem {
    RouteProblem problem;
    std::vector<TravelPoint> places;
    std::vector<QString> placeNames;
    std::vector<NightCandidate> candidates; ///< by site
};

Result<NightProblem> nightProblem(const NightCandidates &candidates, const NightSettings &settings);
/// The plan of a solution. Every stop is clue-driven with its basis; approval and act code stay open.
Plan nightPlan(const NightProblem &night, const RouteSolution &solution, const NightSettings &settings);
/// K equal teams from one place, from and to as clock times; a `to` before `from` is of the next day.
std::vector<PlanTeam> equalTeams(int count, const Position &start, Day night, int fromMinute, int toMinute);
/// The middle of all positions; nothing when there is none.
std::optional<Position> middleOf(const std::vector<NightCandidate> &candidates);

/// What keeps a stop from being printed without a mark: no clue, no approval (or "urgent, to be completed"), no act
/// code.
QStringList stopWarnings(const PlanStop &stop);

} // namespace nightjar
