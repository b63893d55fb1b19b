// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QColor>
#include <QHash>

#include "core/registry/model.h"
#include "core/registry/plan.h"

namespace nightjar
{

/// A firm on the map of a night.
struct PlanPlace {
    QString name;
    std::optional<Position> position;
    std::vector<double> slots; ///< chance of running by quarter hour from 12:00 of the night's day; empty = not known
    bool excluded = false;     ///< the officer leaves it out
};

/// What map and timeline show: candidates by enterprise, and a plan when there is one.
struct PlanScene {
    std::optional<Plan> plan;
    QHash<QString, PlanPlace> places;
    Day night = 0;
    int selected = -1; ///< index into the plan's stops
};

/// Chance of running at an instant; nothing where no curve tells.
std::optional<double> chanceAt(const std::vector<double> &slots, Day night, Seconds at);
/// Number of a stop within its team, from 1.
int stopNumber(const Plan &plan, std::size_t stop);
/// Colour of a team: the same on map, timeline and panel.
QColor teamColor(int team);
/// `23:52`.
QString clockText(Seconds at);
/// P(at least one catch), stops taken as independent.
double chanceOfAny(const Plan &plan);
/// When a team is back at its place from its last stop, by the plan's own speed; its end when the position is not
/// known.
Seconds backAt(const Plan &plan, int team, const PlanStop &last, const std::optional<Position> &position);
/// "Team 1: 23:10 Firm, 00:20 Firm ..." for screen readers.
QString planInWords(const PlanScene &scene);

} // namespace nightjar
