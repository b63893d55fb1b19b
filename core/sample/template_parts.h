// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/inject.h"
#include "core/sample/meter.h"
#include "core/sample/schedule.h"
#include "core/sample/templates.h"

namespace nightjar::sample {

/// Hours of work by the declared shift: `day` 08-17 with a lunch break, `two-shift`, `continuous`, or HH:MM-HH:MM.
Pattern patternOf(const Site &site);
/// The firm's load by its shift with all acts on production applied.
Curve workLoad(Site &site, const Pattern &pattern);
/// A size that differs from firm to firm, within a fifth.
double sizeOf(Site &site, double usual);

} // namespace nightjar::sample
