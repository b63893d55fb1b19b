// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/trial.h"

#include <algorithm>
#include <chrono>

#include "core/screening/findings.h"
#include "core/screening/screening_run.h"

namespace nightjar::quality {
namespace {

double iouOf(const Span &a, const Span &b)
{
    const double shared = double(overlap(a, b));
    return shared / (double(a.length() + b.length()) - shared);
}

/// Electricity and treatment are other issues' business; a firm of ours has no treatment meter.
bool isJudgedHere(const QString &rule)
{
    const auto &rules = fraudRules();
    return std::find(rules.begin(), rules.end(), rule.toStdString()) != rules.end() || rule == u"false-mark" ||
           rule == u"parameter-edit";
}

Seconds stepOf(const Case &trial, const Lead &lead)
{
    Seconds step = 60;
    for (const ChannelData &channel : trial.firm.channels) {
        if (lead.channels.contains(channel.name()))
            step = std::max(step, channel.step);
    }
    return lead.rule == u"exceedance" ? std::max<Seconds>(step, 3600) : step;
}

bool accepts(const Fraud &fraud, const QString &rule)
{
    return std::find(fraud.accepted.begin(), fraud.accepted.end(), rule.toStdString()) != fraud.accepted.end();
}

} // namespace

std::vector<Task> tasksOf(const std::vector<std::string> &rules, int honest)
{
    std::vector<Task> tasks;
    for (const std::string &rule : rules) {
        for (int level = 0; level < 3; ++level)
            tasks.push_back({rule, level, 0});
    }
    for (int index = 0; index < honest; ++index)
        tasks.push_back({{}, 0, index});
    return tasks;
}

Case makeCase(quint64 seed, int number, const Task &task, int days)
{
    Case trial;
    trial.seed = seed;
    trial.number = number;
    // the firm's chance depends on what it is for, not on which other rules were chosen
    std::uint64_t key = std::uint64_t(task.index) + 1;
    for (const char letter : task.rule)
        key = key * 131 + std::uint64_t(letter);
    key = key * 7 + std::uint64_t(task.level);
    for (int attempt = 0; attempt < 60; ++attempt) {
        RandomStream physics(seed, key, std::uint64_t(attempt) * 4);
        RandomStream deeds(seed, key, std::uint64_t(attempt) * 4 + 1);
        const Seconds start = dayStart(*dayFromCivil(2026, 1, 1) + physics.below(200));
        Plant plant = makePlant(physics, days, start);
        plant.code = "Q" + std::to_string(seed) + "-" + std::to_string(number);
        std::vector<Fraud> frauds;
        if (!task.rule.empty()) {
            std::optional<Fraud> fraud;
            for (int again = 0; again < 6 && !fraud; ++again)
                fraud = insertFraud(deeds, plant, task.rule, task.level, {});
            if (!fraud)
                continue;
            frauds.push_back(*fraud);
            if (deeds.chance(0.12)) { // now and then a second one, of another rule
                const std::string &other = fraudRules()[std::size_t(deeds.below(int(fraudRules().size())))];
                static const std::set<std::string> calm{"minute-jump",    "hour-stable-low", "long-constant",
                                                        "minimal-value",  "replayed-data",   "long-offline",
                                                        "noise-collapse", "dilution"};
                if (other != task.rule && calm.count(other) && calm.count(task.rule)) {
                    if (const auto second = insertFraud(deeds, plant, other, deeds.below(2), frauds))
                        frauds.push_back(*second);
                }
            }
        }
        report(plant, trial, deeds);
        for (const Fraud &fraud : frauds) {
            if (fraud.rule != "exceedance") // those are counted in the data
                trial.frauds.push_back(fraud);
        }
        for (Fraud &run : trial.exceedances) {
            for (const Fraud &fraud : frauds) {
                if (fraud.rule == "abnormal-value" && fraud.from < run.to && run.from < fraud.to)
                    run.optional = true; // whether an impossible value makes an hour invalid is another question
            }
        }
        return trial;
    }
    trial.number = -1;
    return trial;
}

Verdict judge(const Case &trial, const RulePack &pack, const QStringList &rules, double minStrength)
{
    Verdict verdict;
    const auto begin = std::chrono::steady_clock::now();
    RuleResult result = judgeFirm(trial.firm, pack, rules);
    verdict.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    verdict.samples = trial.firm.samples();
    verdict.months = trial.minutes / 43200.0;
    std::erase_if(result.leads,
                  [](const Lead &lead) { return lead.tier != LeadTier::Regulator || !isJudgedHere(lead.rule); });
    // calibration: each lead of any strength, by itself
    for (const Lead &lead : result.leads) {
        bool right = false;
        bool open = false;
        for (const auto *list : {&trial.frauds, &trial.exceedances}) {
            for (const Fraud &fraud : *list) {
                const double iou = iouOf(trial.span(fraud), lead.span);
                const bool same = accepts(fraud, lead.rule);
                if (same && iou >= 0.5)
                    (fraud.optional ? open : right) = true;
                else if (overlap(trial.span(fraud), lead.span) * 2 >=
                             std::min(trial.span(fraud).length(), lead.span.length()) &&
                         (lead.rule != u"exceedance") == (fraud.rule != "exceedance"))
                    open = true; // a proof of another rule's finding, or a part: an officer agrees with the finding
            }
        }
        if (right || !open)
            verdict.scored.push_back({lead.rule.toStdString(), lead.strength, right, trial.honest()});
    }
    std::vector<Lead> leads = result.leads;
    std::erase_if(leads, [&](const Lead &lead) { return lead.strength < minStrength; });
    assignFindings(leads);
    std::erase_if(leads, [](const Lead &lead) { return !lead.head; });
    std::vector<char> used(leads.size(), 0);
    const auto tell = [&](const Fraud &fraud) {
        const Span truth = trial.span(fraud);
        const bool counted = fraud.rule == "exceedance";
        Told outcome;
        outcome.fraud = &fraud;
        std::size_t best = leads.size();
        double most = 0;
        for (std::size_t i = 0; i < leads.size(); ++i) {
            const double iou = iouOf(truth, leads[i].span);
            if (iou <= 0 || (leads[i].rule == u"exceedance") != counted || used[i] == 1)
                continue;
            if (counted && !leads[i].channels.join(u' ').contains(QString::fromStdString(fraud.factors.front())))
                continue;
            if (iou > most) {
                most = iou;
                outcome.headed = leads[i].rule.toStdString();
            }
            if (accepts(fraud, leads[i].rule) && iou >= 0.5 && iou > outcome.iou) {
                outcome.iou = iou;
                best = i;
            }
        }
        if (best < leads.size()) {
            outcome.matched = true;
            outcome.headed = leads[best].rule.toStdString();
            outcome.strength = leads[best].strength;
            used[best] = 1;
            const Seconds tolerance = 2 * stepOf(trial, leads[best]);
            outcome.interval = outcome.iou >= 0.9 || (std::abs(truth.from - leads[best].span.from) <= tolerance &&
                                                      std::abs(truth.to - leads[best].span.to) <= tolerance);
        } else {
            for (const Lead &lead : result.leads) {
                if (accepts(fraud, lead.rule) && iouOf(truth, lead.span) >= 0.5)
                    outcome.strength = std::max(outcome.strength, lead.strength);
            }
        }
        if (!fraud.optional)
            verdict.frauds.push_back(outcome);
    };
    for (const Fraud &fraud : trial.frauds)
        tell(fraud);
    for (const Fraud &run : trial.exceedances)
        tell(run);
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (used[i])
            continue;
        FalseLead wrong{leads[i], false};
        bool excused = false;
        const bool counted = leads[i].rule == u"exceedance";
        for (const auto *list : {&trial.frauds, &trial.exceedances}) {
            for (const Fraud &fraud : *list) {
                if (overlap(trial.span(fraud), leads[i].span) <= 0)
                    continue;
                wrong.beside = wrong.beside || (fraud.rule == "exceedance") == counted;
                excused = excused || (fraud.optional && counted);
            }
        }
        const bool water = counted && leads[i].channels.join(u' ').contains(u"/DW");
        if (!excused && !water)
            verdict.wrong.push_back(std::move(wrong));
    }
    return verdict;
}

} // namespace nightjar::quality
