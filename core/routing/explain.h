// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/network.h"
#include "core/routing/search.h"
#include "core/routing/solution.h"

namespace nightjar {

/// Fills `leftOut` with a computed reason for each site that is not visited, and sets `ok`: false when a `must` site is
/// missing or a pair cannot be whole.
void explainLeftOut(const RouteProblem &problem, const Network &net, const TeamOrders &orders, RouteSolution &solution);

} // namespace nightjar
