// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "core/registry/lead.h"
#include "core/screening/firm_data.h"
#include "core/screening/rule_pack.h"
#include "tests/bench/quality/fraud.h"

namespace nightjar::quality {

/// One firm on trial: its data as reported, and what is true of it.
struct Case {
    quint64 seed = 0;
    int number = 0;
    std::string kind; ///< the plant's template and how it reports
    FirmData firm;
    Seconds start = 0;
    int minutes = 0;
    std::vector<Fraud> frauds;      ///< without exceedances
    std::vector<Fraud> exceedances; ///< every run of valid hours over the limit, counted in what is reported
    bool honest() const { return frauds.empty(); }
    Span span(const Fraud &fraud) const { return {start + fraud.from * Seconds(60), start + fraud.to * Seconds(60)}; }
};

/// What shall be made of a seed's firm.
struct Task {
    std::string rule; ///< empty: an honest firm
    int level = 0;
    int index = 0; ///< of several alike
};

/// The firms of a seed: each chosen rule at each level, and honest ones.
std::vector<Task> tasksOf(const std::vector<std::string> &rules, int honest);
/// Makes the firm; plants are drawn until the fraud fits.
Case makeCase(quint64 seed, int number, const Task &task, int days);

/// Rounds and reports: channels, points, limits. Exceedances are counted in it.
void report(const Plant &plant, Case &trial, RandomStream &random);

/// What came of a fraud, or of a lead that met none.
struct Told {
    const Fraud *fraud = nullptr;
    std::string headed; ///< rule of the head that overlaps most, empty: nothing was said
    bool matched = false;
    bool interval = false; ///< begin and end within two steps, or IoU >= 0.9
    double iou = 0;
    double strength = 0; ///< of the matching lead, else of the strongest of the right rule (hint or not)
};
struct FalseLead {
    Lead lead;
    bool beside = false; ///< overlaps a fraud that another lead already told, or tells it under another name
};
struct Verdict {
    std::vector<Told> frauds;
    std::vector<FalseLead> wrong;
    /// strength and whether it was right, of every lead of any strength: for calibration
    struct Scored {
        std::string rule;
        double strength;
        bool right;
        bool honest;
    };
    std::vector<Scored> scored;
    double months = 0;
    double seconds = 0;
    qint64 samples = 0;
};

Verdict judge(const Case &trial, const RulePack &pack, const QStringList &rules, double minStrength);

} // namespace nightjar::quality
