// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/calibration_fit.h"

#include <algorithm>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/screening/calibration.h"

namespace nightjar::quality {
namespace {

double logitOf(double strength)
{
    const double p = std::clamp(strength, 0.001, 0.999);
    return std::log(p / (1 - p));
}

double chance(double logit) { return 1 / (1 + std::exp(-logit)); }

/// Newton's method on the penalised likelihood; both numbers at once.
void solve(const std::vector<std::pair<double, bool>> &points, Fit &fit)
{
    constexpr double offsetPrior = 1 / (0.7 * 0.7);
    constexpr double slopePrior = 1 / (0.4 * 0.4);
    for (int round = 0; round < 60; ++round) {
        double ga = offsetPrior * fit.offset;
        double gb = slopePrior * (fit.slope - 1);
        double aa = offsetPrior;
        double bb = slopePrior;
        double ab = 0;
        for (const auto &[x, right] : points) {
            const double p = chance(fit.offset + fit.slope * x);
            const double w = p * (1 - p);
            ga += p - (right ? 1 : 0);
            gb += (p - (right ? 1 : 0)) * x;
            aa += w;
            ab += w * x;
            bb += w * x * x;
        }
        const double determinant = aa * bb - ab * ab;
        const double da = (bb * ga - ab * gb) / determinant;
        const double db = (aa * gb - ab * ga) / determinant;
        fit.offset -= std::clamp(da, -1.0, 1.0);
        fit.slope = std::max(0.2, fit.slope - std::clamp(db, -0.5, 0.5));
        if (std::abs(da) + std::abs(db) < 1e-9)
            break;
    }
}

} // namespace

std::map<std::string, Fit> fitStrengths(const std::vector<Verdict> &verdicts)
{
    std::map<std::string, std::vector<std::pair<double, bool>>> points;
    for (const Verdict &verdict : verdicts) {
        for (const Verdict::Scored &scored : verdict.scored)
            points[scored.rule].push_back({logitOf(scored.strength), scored.right});
    }
    std::map<std::string, Fit> fits;
    for (const auto &[rule, own] : points) {
        Fit fit;
        fit.leads = int(own.size());
        solve(own, fit);
        for (const auto &[x, right] : own) {
            fit.brierBefore += std::pow(chance(x) - (right ? 1 : 0), 2) / double(own.size());
            fit.brierAfter += std::pow(chance(fit.offset + fit.slope * x) - (right ? 1 : 0), 2) / double(own.size());
        }
        fits[rule] = fit;
    }
    return fits;
}

bool writeFit(const std::map<std::string, Fit> &fits, const QString &path)
{
    QJsonObject rules;
    for (const auto &[rule, fit] : fits) {
        rules.insert(QString::fromStdString(rule), QJsonObject{{"offset", std::round(fit.offset * 1000) / 1000},
                                                               {"slope", std::round(fit.slope * 1000) / 1000},
                                                               {"leads", fit.leads}});
    }
    const QJsonObject all{
        {"format", "nightjar-calibration"}, {"made_by", "bench_quality --fit, tuning seeds"}, {"rules", rules}};
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0;
}

Reliability reliabilityOf(const std::vector<Verdict> &verdicts, const std::string &rule)
{
    Reliability found;
    for (const Verdict &verdict : verdicts) {
        for (const Verdict::Scored &scored : verdict.scored) {
            if (!rule.empty() && scored.rule != rule)
                continue;
            const int bin = std::clamp(int(scored.strength * 10), 0, 9);
            ++found.leads[bin];
            found.right[bin] += scored.right ? 1 : 0;
            found.sum[bin] += scored.strength;
            found.brier += std::pow(scored.strength - (scored.right ? 1 : 0), 2);
            ++found.total;
        }
    }
    if (found.total > 0)
        found.brier /= found.total;
    return found;
}

} // namespace nightjar::quality
