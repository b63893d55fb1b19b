// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>

#include "core/routing/night_plan.h"

namespace nightjar
{

struct NightTeamForm {
    QString name;     ///< empty = "Team N"
    QString officers; ///< separated by commas
};

/// A night as the officer typed it.
struct NightForm {
    Day night = 0;
    int fromMinute = 22 * 60; ///< clock times; an end before the start is of the next morning
    int toMinute = 2 * 60;
    std::vector<NightTeamForm> teams{1};
    QString start; ///< "lon, lat"; empty = middle of the candidates
    double speedKmh = 45;
    int visitMinutes = 60;
};

/// Hours that a night may have at most; what is longer is a mistyped clock.
inline constexpr int longestNightHours = 14;

/// Checks what was typed and turns it into settings. Errors are sentences that name the field.
Result<NightSettings> nightSettings(const NightForm &form, const std::vector<NightCandidate> &candidates);
/// "121.85, 29.93" (also with a Chinese comma or blanks) as a position.
Result<Position> parsePosition(const QString &text);

/// What is worth remembering for the next night: teams, place, speed, visit.
QJsonObject nightFormToJson(const NightForm &form);
NightForm nightFormFromJson(const QJsonObject &json);

} // namespace nightjar
