// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "tests/bench/quality/trial.h"

namespace nightjar::quality {

/// Writes the cases as a dataset folder with labels.json, for `nightjar-cli import`. False: a file could not be
/// written.
bool dump(const std::vector<Case> &cases, const QString &folder);

} // namespace nightjar::quality
