// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_dilution.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/oxygen_shifts.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "dilution";

/// How far the gases' fall is from the oxygen's, as a share of it: mean over those that follow.
double misfitOf(const OxygenShift &shift)
{
    double sum = 0;
    int count = 0;
    for (const OxygenShift::Answer &answer : shift.answers) {
        if (answer.follows) {
            sum += std::abs(answer.size / shift.size - 1);
            ++count;
        }
    }
    return count > 0 ? sum / count : 1;
}

double strengthOf(const OxygenFrame &frame, const OxygenShift &shift, double least)
{
    const double over = std::abs(shift.size) / std::max(least, 3 * frame.scale);
    const std::size_t gases = shift.count(&OxygenShift::Answer::follows, false);
    double logit = -0.1 + 1.0 * std::log2(std::max(over, 0.1));
    logit += gases >= 2 ? 0.8 : -0.2;
    // Air comes in at once where somebody lets it in; a duct leaks more and more.
    logit += (shift.sharpness < 0.6 ? 3.5 : 1.2) * (std::min(shift.sharpness, 1.0) - 0.6);
    logit -= 2.0 * std::max(0.0, misfitOf(shift) - 0.12);
    logit -= 1.5 * double(shift.count(&OxygenShift::Answer::unmoved, false));
    const double duct = airInDuct(shift);
    logit += duct < 0 ? -0.4 : duct < 0.2 ? 0.3 : -4.0 * (duct - 0.2);
    if (std::isfinite(shift.flow)) // less gas altogether: the plant did something
        logit -= 6 * std::max(0.0, 0.92 - shift.flow);
    if (std::isfinite(shift.usualLoad))
        logit -= 4 * std::max(0.0, std::abs(shift.usualLoad - 1) - 0.25);
    if (std::isfinite(shift.load))
        logit += std::abs(shift.load - 1) < 0.08 ? 0.2 : -6 * (std::abs(shift.load - 1) - 0.08);
    return std::min(0.95, chanceOf(logit));
}

void judgeOutlet(const FirmData &firm, const Point &outlet, const Params &params, RuleResult &result)
{
    const std::shared_ptr<const OxygenFrame> frame = oxygenFrame(firm, outlet);
    if (!frame)
        return;
    const auto unjudged = [&](const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), frame->name, why});
    };
    if (!frame->unjudged.isEmpty() || frame->runningDays() < params("least_days")) {
        unjudged(frame->unjudged.isEmpty() ? tooFewText() : frame->unjudged);
        return;
    }
    if (std::all_of(frame->gases.begin(), frame->gases.end(),
                    [](const OxygenFrame::Gas &gas) { return gas.derived || gas.dust; })) {
        unjudged(QCoreApplication::translate(
            "Screening",
            "Not judged: no gas is reported as measured, and dilution leaves converted values as they are."));
        return;
    }
    // An hour's mean has edges by itself: a plant's own change of air looks as abrupt, so it has to be larger.
    const double least = -std::log(1 - params("least_share")) * (frame->step >= 3600 ? 1.5 : 1);
    for (const OxygenShift &shift : oxygenShifts(*frame, least, params.minutes("least_min"))) {
        const bool follows =
            std::any_of(shift.answers.begin(), shift.answers.end(), [](const OxygenShift::Answer &answer) {
                return answer.follows && !answer.gas->dust && !answer.gas->derived;
            });
        if (shift.size > 0 || !follows || shift.balance(false) > -0.5 || shift.contrast < 3 ||
            isMarkedAt(firm, outlet, shift.span))
            continue;
        Lead lead = oxygenLead(firm, *frame, ruleId, QStringLiteral("air-in-line"), shift.span,
                               strengthOf(*frame, shift, least));
        std::vector<double> factors;
        QStringList names;
        for (const OxygenShift::Answer &answer : shift.answers) {
            if (!answer.follows || answer.gas->derived)
                continue;
            factors.push_back(std::exp(answer.size));
            names << answer.gas->channel->name();
        }
        lead.channels = names + lead.channels;
        QJsonObject &f = lead.figures;
        f[u"factor"] = frame->gases.front().channel->factor();
        for (const OxygenShift::Answer &answer : shift.answers) {
            if (answer.follows && !answer.gas->derived) {
                f[u"factor"] = answer.gas->channel->factor();
                break;
            }
        }
        f[u"gases"] = int(names.size());
        f[u"gas_share"] = figure(median(factors), 3);
        f[u"air_share"] = figure(std::exp(shift.size), 3);
        addWitnessFigures(shift, lead);
        result.leads.push_back(std::move(lead));
    }
}

} // namespace

RuleResult judgeDilution(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points)
        judgeOutlet(firm, outlet, params, result);
    return result;
}

} // namespace nightjar
