// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "core/routing/solution.h"

namespace nightjar {

/// The document that `nightjar-cli route --json` prints (cli-contract, route). Times are numbers in the file's unit,
/// `HH:MM` or ISO 8601 by the problem's style.
QJsonObject solutionJson(const RouteProblem &problem, const RouteSolution &solution);

} // namespace nightjar
