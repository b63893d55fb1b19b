// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "core/routing/solution.h"
#include "core/routing/travel.h"

namespace nightjar {

/// A plan as GPX 1.1 (WGS-84): one `rte` a team with its start, its stops and its end. `places` are the problem's
/// places in degrees; `names` the text of a place, by place, empty for the site's or team's own. Times stand in each
/// point's `desc`.
QByteArray writeGpx(const RouteProblem &problem, const RouteSolution &solution, const std::vector<TravelPoint> &places,
                    const std::vector<QString> &names, const QString &title);

} // namespace nightjar
