// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/registry/lead.h"

namespace nightjar {

/// One act that shows in several channels of an outlet becomes one lead with all of them: leads of one rule on one
/// factor (`a21002-h`, `a21002-zs-h`) that overlap by half of the shorter, and leads on several factors that begin and
/// end within `slack` of each other. The stronger keeps its figures; the span is that of all. `figures.factors` counts.
void mergeSiblings(std::vector<Lead> &leads, Seconds slack);

} // namespace nightjar
