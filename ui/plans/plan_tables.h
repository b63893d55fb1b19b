// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/plan.h"
#include "core/report/route_card.h"
#include "ui/widgets/list_model.h"

namespace nightjar
{

/// Something that a stop still lacks before its card may be printed.
struct MissingRow {
    int stop = 0;
    QString where; ///< "Team 1, stop 2"
    QString firm;
    StopProblem::Kind kind = StopProblem::Kind::Clue;
};
struct LeftOutRow {
    QString enterprise;
    QString firm;
    QString why;
};

ListModel<MissingRow> *makeMissingModel(QObject *parent);
ListModel<LeftOutRow> *makeLeftOutModel(QObject *parent);
ListModel<Plan> *makePlanModel(QObject *parent);

} // namespace nightjar
