// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/sample/site.h"

namespace nightjar::sample {

/// What one enterprise of the district is: its trade, its declared shift, what is done to its data.
struct Scenario {
    const char *letters; ///< trade in the code, as in NB-DP-001
    const char *name;
    const char *industry;
    const char *shift; ///< declared; empty: nothing declared
    const char *permitClass;
    void (*build)(Site &site);
    std::vector<Act> acts;
};

/// The 24 enterprises of the first district. Larger cities repeat them: trades in turn, acts only for some.
const std::vector<Scenario> &scenarios();

} // namespace nightjar::sample
