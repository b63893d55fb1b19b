// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/score.h"

#include <algorithm>
#include <cstdio>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/bench/quality/calibration_fit.h"

namespace nightjar::quality {

Score::Score(const std::vector<Case> &cases, const std::vector<Verdict> &verdicts, std::vector<std::string> rules,
             QStringList built)
    : m_cases(cases), m_verdicts(verdicts), m_rules(std::move(rules)), m_built(std::move(built))
{
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Verdict &verdict = verdicts[i];
        m_seconds += verdict.seconds;
        m_samples += double(verdict.samples);
        for (const Told &told : verdict.frauds) {
            RuleScore &score = m_scores[told.fraud->rule];
            ++score.frauds[told.fraud->level];
            score.found[told.fraud->level] += told.matched ? 1 : 0;
            score.intervals += told.interval ? 1 : 0;
            if (!told.matched)
                ++score.headedBy[told.headed.empty() ? "-" : told.headed];
        }
        const bool honest = cases[i].honest() && cases[i].number >= 0;
        if (honest)
            m_honestMonths += verdict.months;
        for (const FalseLead &wrong : verdict.wrong) {
            RuleScore &score = m_scores[wrong.lead.rule.toStdString()];
            ++score.wrong;
            if (honest) {
                ++score.wrongHonest;
                ++(wrong.lead.rule == u"exceedance" ? m_honestExceedances : m_honestFalse);
            }
        }
    }
}

void Score::print(int misses) const
{
    std::printf("%-28s %-15s %-15s %-15s %5s %5s %5s %5s %5s  %s\n", "rule", "easy", "middling", "hard", "prec", "rec",
                "F1", "span", "hon.", "missed: headed by");
    double macro = 0;
    double least = 1;
    int kinds = 0;
    int found[3] = {};
    int all[3] = {};
    for (const auto &[rule, score] : m_scores) {
        const bool built = m_built.contains(QString::fromStdString(rule));
        std::printf("%-28s ", rule.c_str());
        for (int level = 0; level < 3; ++level) {
            if (score.frauds[level] > 0)
                std::printf("%4d/%-4d %.2f  ", score.found[level], score.frauds[level],
                            double(score.found[level]) / score.frauds[level]);
            else
                std::printf("%-16s", "");
            found[level] += score.found[level];
            all[level] += score.frauds[level];
        }
        std::printf("%5.2f %5.2f %5.2f %5.2f %5d ", score.precision(), score.recall(), score.f1(),
                    score.hits() > 0 ? double(score.intervals) / score.hits() : 0.0, score.wrongHonest);
        if (!built)
            std::printf(" (absent)");
        for (const auto &[head, count] : score.headedBy)
            std::printf(" %s:%d", head.c_str(), count);
        std::printf("\n");
        if (score.total() > 0) {
            macro += score.f1();
            least = std::min(least, score.f1());
            ++kinds;
        }
    }
    const auto share = [](int a, int b) { return b > 0 ? double(a) / b : 0.0; };
    std::printf("recall easy %.3f middling %.3f hard %.3f | macro F1 %.3f, least %.3f of %d kinds\n",
                share(found[0], all[0]), share(found[1], all[1]), share(found[2], all[2]),
                kinds > 0 ? macro / kinds : 0.0, kinds > 0 ? least : 0.0, kinds);
    std::printf("honest: %.3f false leads a firm-month (%d in %.1f), exceedances besides %d | %.1f M values/s a core\n",
                m_honestMonths > 0 ? m_honestFalse / m_honestMonths : 0.0, m_honestFalse, m_honestMonths,
                m_honestExceedances, m_seconds > 0 ? m_samples / m_seconds / 1e6 : 0.0);
    if (misses > 0)
        printMisses(misses);
}

void Score::printMisses(int count) const
{
    std::map<std::string, int> shown;
    for (std::size_t i = 0; i < m_cases.size(); ++i) {
        const Case &trial = m_cases[i];
        for (const Told &told : m_verdicts[i].frauds) {
            const Fraud &fraud = *told.fraud;
            if (told.matched || ++shown[fraud.rule] > count)
                continue;
            std::string factors;
            for (const std::string &factor : fraud.factors)
                factors += (factors.empty() ? "" : "+") + factor;
            std::printf("MISS %s %s/%s seed %llu firm %d (%s) %s %s..%s | %s | said: %s, strength %.3f\n",
                        fraud.rule.c_str(), levelNames[fraud.level], fraud.kind.c_str(),
                        static_cast<unsigned long long>(trial.seed), trial.number, trial.kind.c_str(), factors.c_str(),
                        qPrintable(formatTime(trial.span(fraud).from)), qPrintable(formatTime(trial.span(fraud).to)),
                        fraud.parameters.c_str(), told.headed.empty() ? "nothing" : told.headed.c_str(), told.strength);
        }
    }
    shown.clear();
    for (std::size_t i = 0; i < m_cases.size(); ++i) {
        const Case &trial = m_cases[i];
        for (const FalseLead &wrong : m_verdicts[i].wrong) {
            if (++shown[wrong.lead.rule.toStdString() + (trial.honest() ? "h" : "")] > count)
                continue;
            std::string truth = trial.honest() ? "honest"
                                : wrong.beside ? "beside " + trial.frauds.front().rule
                                               : "elsewhere";
            std::printf("FALSE %s in seed %llu firm %d (%s), %s: %s %s..%s strength %.3f %s\n",
                        qPrintable(wrong.lead.rule), static_cast<unsigned long long>(trial.seed), trial.number,
                        trial.kind.c_str(), truth.c_str(), qPrintable(wrong.lead.channels.join(u' ')),
                        qPrintable(formatTime(wrong.lead.span.from)), qPrintable(formatTime(wrong.lead.span.to)),
                        wrong.lead.strength,
                        QJsonDocument(wrong.lead.figures).toJson(QJsonDocument::Compact).left(300).constData());
        }
    }
}

void Score::printJson() const
{
    QJsonArray rules;
    for (const auto &[rule, score] : m_scores) {
        QJsonObject headed;
        for (const auto &[head, number] : score.headedBy)
            headed.insert(QString::fromStdString(head), number);
        QJsonArray levels;
        for (int level = 0; level < 3; ++level)
            levels.append(QJsonObject{{"level", QLatin1StringView(levelNames[level])},
                                      {"frauds", score.frauds[level]},
                                      {"found", score.found[level]}});
        rules.append(QJsonObject{{"rule", QString::fromStdString(rule)},
                                 {"built", m_built.contains(QString::fromStdString(rule))},
                                 {"levels", levels},
                                 {"precision", score.precision()},
                                 {"recall", score.recall()},
                                 {"f1", score.f1()},
                                 {"intervals_right", score.intervals},
                                 {"false", score.wrong},
                                 {"false_honest", score.wrongHonest},
                                 {"headed_by", headed}});
    }
    const QJsonObject all{{"rules", rules},
                          {"honest_months", m_honestMonths},
                          {"false_a_firm_month", m_honestMonths > 0 ? m_honestFalse / m_honestMonths : 0.0},
                          {"values_a_second", m_seconds > 0 ? m_samples / m_seconds : 0.0}};
    std::printf("%s", QJsonDocument(all).toJson().constData());
}

void Score::printReliability() const
{
    const Reliability all = reliabilityOf(m_verdicts, {});
    std::printf("strength    leads  mean  right   (Brier %.3f of %d leads)\n", all.brier, all.total);
    for (int bin = 0; bin < 10; ++bin) {
        if (all.leads[bin] > 0)
            std::printf("%.1f - %.1f  %6d  %.2f  %.2f\n", bin / 10.0, (bin + 1) / 10.0, all.leads[bin],
                        all.sum[bin] / all.leads[bin], double(all.right[bin]) / all.leads[bin]);
    }
    for (const std::string &rule : m_rules) {
        const Reliability own = reliabilityOf(m_verdicts, rule);
        std::printf("%-28s Brier %.3f of %d leads\n", rule.c_str(), own.brier, own.total);
    }
}

} // namespace nightjar::quality
