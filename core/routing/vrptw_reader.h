// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/problem.h"
#include "core/routing/vrptw.h"

namespace nightjar {

/// Reads a VRPTW file in Solomon's text layout (vehicle number and capacity, then `number x y demand ready due
/// service`). For VrptwGoal::Distance arcs are cut to one decimal; for VrptwGoal::FewestVehicles they keep full
/// precision (rounded up to a tick of 1e-4 or finer, so that no window is missed). Each site is worth 1. Errors name
/// file, line and what to do.
Result<RouteProblem> readVrptw(const QString &path, VrptwGoal goal);

} // namespace nightjar
