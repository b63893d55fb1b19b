// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QHash>

#include "core/base/result.h"
#include "core/registry/model.h"
#include "core/registry/plan.h"
#include "core/report/document.h"

namespace nightjar {

class Cache;

/// A clue in the words of the card: what it is and what to look at first.
struct CardClue {
    QString title;
    QString reason; ///< evidential wording
    QString lookAt;
};

/// Everything a route card says, gathered.
struct RouteCard {
    Plan plan;
    QHash<QString, Enterprise> enterprises;
    QHash<QString, CardClue> clues; ///< by lead id
    QString program;
    QString chainHead;
    Seconds madeAt = 0;
};

/// What a stop still lacks before its card may be printed.
struct StopProblem {
    std::size_t stop = 0; ///< index in plan.stops
    enum class Kind { Clue, Basis, Approval, Urgent, ActCode, Officers } kind = Kind::Clue;
};
/// Planned stops (left-out ones never) without clue, basis, approval, act code or two officers; stops that are urgent
/// and whose approval is still to be completed, too. In the order of the stops.
std::vector<StopProblem> planProblems(const Plan &plan);
QString problemText(StopProblem::Kind kind, Language language);

Result<RouteCard> loadRouteCard(Cache &cache, const Plan &plan, Language language, const QString &program,
                                Seconds madeAt);

/// 夜查任务单: what is missing first, then a page or more for each team with its stops in order; a stop without clue or
/// approval is marked where it stands.
Document routeCard(const RouteCard &card, Language language);

} // namespace nightjar
