// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QString>

#include "tests/bench/quality/trial.h"

namespace nightjar::quality {

/// `logit(p) = offset + slope logit(strength)`: by ridge towards the identity, so that a rule with few leads keeps what
/// its author thought.
struct Fit {
    double offset = 0;
    double slope = 1;
    int leads = 0;
    double brierBefore = 0;
    double brierAfter = 0;
};
std::map<std::string, Fit> fitStrengths(const std::vector<Verdict> &verdicts);
bool writeFit(const std::map<std::string, Fit> &fits, const QString &path);

/// Ten bins of strength: how many leads, and how many of them right.
struct Reliability {
    int leads[10] = {};
    int right[10] = {};
    double sum[10] = {}; ///< of strengths
    double brier = 0;    ///< mean
    int total = 0;
};
Reliability reliabilityOf(const std::vector<Verdict> &verdicts, const std::string &rule); ///< empty rule = all

} // namespace nightjar::quality
