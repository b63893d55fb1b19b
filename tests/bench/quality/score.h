// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QStringList>

#include "tests/bench/quality/trial.h"

namespace nightjar::quality {

struct RuleScore {
    int frauds[3] = {};
    int found[3] = {};
    int intervals = 0; ///< of those found
    int wrong = 0;     ///< heads of this rule that were no such fraud
    int wrongHonest = 0;
    std::map<std::string, int> headedBy; ///< of the misses, "-": nothing was said
    int total() const { return frauds[0] + frauds[1] + frauds[2]; }
    int hits() const { return found[0] + found[1] + found[2]; }
    double precision() const { return hits() + wrong > 0 ? double(hits()) / (hits() + wrong) : 0; }
    double recall() const { return total() > 0 ? double(hits()) / total() : 0; }
    double f1() const
    {
        const double sum = precision() + recall();
        return sum > 0 ? 2 * precision() * recall() / sum : 0;
    }
};

/// Sums of all verdicts, and how they are shown.
class Score
{
public:
    Score(const std::vector<Case> &cases, const std::vector<Verdict> &verdicts, std::vector<std::string> rules,
          QStringList built);
    void print(int misses) const;
    void printJson() const;
    /// Ten bins of strength over all rules, and the Brier score of each.
    void printReliability() const;

private:
    void printMisses(int count) const;

    const std::vector<Case> &m_cases;
    const std::vector<Verdict> &m_verdicts;
    std::vector<std::string> m_rules;
    QStringList m_built;
    std::map<std::string, RuleScore> m_scores;
    double m_honestMonths = 0;
    int m_honestFalse = 0;
    int m_honestExceedances = 0; ///< false ones
    double m_seconds = 0;
    double m_samples = 0;
};

} // namespace nightjar::quality
