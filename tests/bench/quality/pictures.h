// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "tests/bench/quality/trial.h"

namespace nightjar::quality {

/// One SVG a rule for its help page: recall against the size of the fraud, false leads a firm-month against the
/// strength asked for, and how often leads of a strength were right. False: a file could not be written.
bool writePictures(const std::vector<Case> &cases, const std::vector<Verdict> &verdicts,
                   const std::vector<std::string> &rules, const QString &folder);

} // namespace nightjar::quality
