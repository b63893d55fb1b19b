// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/routing/search.h"

namespace nightjar {

struct ExactPlan {
    TeamOrders orders;
    double worth = 0; ///< values and bonus: no plan has more
};

/// The best plan by labels over all sets of sites; nothing when there are more than about twelve usable sites, or
/// pairs.
std::optional<ExactPlan> solveExactly(const Network &net);

} // namespace nightjar
