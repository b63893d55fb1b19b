// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/base/time.h"
#include "core/registry/model.h"

namespace nightjar {

/// A team of a night: where it starts, from when and until when.
struct PlanTeam {
    QString name;
    QStringList officers;
    Position start;
    Seconds from = 0;
    Seconds to = 0;
};

/// 检查对象: one stop of a team.
struct PlanStop {
    int team = -1; ///< index of the team; -1 = left out
    QString enterprise;
    QStringList leads; ///< the clue it rests on
    Seconds arrive = 0;
    Seconds start = 0;
    Seconds leave = 0;
    double score = 0;  ///< expected catch
    QString checkKind; ///< `planned`, `clue-driven`, `special`
    QString basis;
    int checksThisYear = 0;
    QString approvedBy; ///< empty: not approved yet
    Seconds approvedAt = 0;
    bool urgent = false; ///< urgent, approval to be completed
    QString actCode;     ///< administrative-act code
    QString why;         ///< left out: the computed reason
    bool locked = false;
};

/// 夜查方案: a night with its teams and stops.
struct Plan {
    qint64 id = 0;
    Day night = 0;
    std::vector<PlanTeam> teams;
    std::vector<PlanStop> stops; ///< in team and time order, left-out ones last
    double score = 0;            ///< expected catches
    double distanceKm = 0;
    QJsonObject settings; ///< speed, detour, durations, seed, iterations: enough to plan it again
    Seconds madeAt = 0;
    QString madeBy;
};

} // namespace nightjar
