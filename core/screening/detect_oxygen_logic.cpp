// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_oxygen_logic.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/limits.h"
#include "core/screening/oxygen_shifts.h"
#include "core/screening/oxygen_steady.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "oxygen-logic";

/// Converted values of the first limited gas with the O2 shown and with the O2 that was to be expected.
struct Converted {
    const ChannelData *channel = nullptr;
    double limit = 0;
    double shown = 0;
    double expected = 0;
};

Converted convertedOf(const FirmData &firm, const Point &outlet, const OxygenFrame &frame, const Span &span,
                      double oxygen, double usual)
{
    Converted best;
    if (!(oxygen < 20.5) || !(usual < 20.5))
        return best;
    for (const OxygenFrame::Gas &gas : frame.gases) {
        const LimitTable table(firm, outlet.key.point, baseFactor(gas.channel->factor()));
        const std::optional<ActiveLimit> limit = table.on(dayOf(span.from), LimitKind::Hourly);
        const double reference = limit ? limit->referenceOxygen : std::nan("");
        if (!limit || !std::isfinite(limit->value) || !std::isfinite(reference) || gas.derived)
            continue;
        std::vector<double> values;
        const Series &series = gas.channel->series;
        for (std::size_t i = lowerIndex(series, span.from); i < lowerIndex(series, span.to); ++i) {
            if (isValidFlag(series.flags[i]) && std::isfinite(series.values[i]))
                values.push_back(series.values[i]);
        }
        if (values.empty())
            continue;
        const double measured = mean(values);
        const Converted one{gas.channel, limit->value, measured * (21 - reference) / (21 - oxygen),
                            measured * (21 - reference) / (21 - usual)};
        if (!best.channel || one.expected / one.limit > best.expected / best.limit)
            best = one;
    }
    return best;
}

void addConverted(const Converted &converted, Lead &lead)
{
    if (!converted.channel)
        return;
    const QString ending = unitEnding(converted.channel->info.unit.isEmpty() ? usualUnit(converted.channel->factor())
                                                                             : converted.channel->info.unit);
    lead.figures[u"converted_factor"] = baseFactor(converted.channel->factor());
    lead.figures[QStringLiteral("limit_") + ending] = figure(converted.limit);
    lead.figures[QStringLiteral("converted_") + ending] = figure(converted.shown, 4);
    lead.figures[QStringLiteral("recomputed_") + ending] = figure(converted.expected, 4);
}

/// Oxygen that left its place alone: lower flatters the conversion, higher no flame at that load explains.
void judgeShifted(const FirmData &firm, const Point &outlet, const OxygenFrame &frame, const Params &params,
                  RuleResult &result)
{
    const double least = -std::log(1 - params("least_share"));
    for (const OxygenShift &shift : oxygenShifts(frame, least, params.minutes("least_min"))) {
        const std::size_t told = shift.count(&OxygenShift::Answer::told);
        const std::size_t unmoved = shift.count(&OxygenShift::Answer::unmoved);
        const bool lowered = shift.size > 0;
        // Higher gains nothing: it has to be plainly out of place.
        const bool large = lowered || (shift.size < -1.5 * least && shift.oxygen - shift.usual > 1.5);
        if (!large || (told > 0 && shift.balance(true) < 0.7) || shift.contrast < 3 ||
            isMarkedAt(firm, outlet, shift.span))
            continue;
        const double over = std::abs(shift.size) / std::max(least, 3 * frame.scale);
        const Converted converted = convertedOf(firm, outlet, frame, shift.span, shift.oxygen, shift.usual);
        double logit = -0.3 + 1.1 * std::log2(std::max(over, 0.1));
        logit += unmoved >= 2 ? 0.6 : unmoved == 1 ? 0.3 : -1.0;
        logit += (shift.sharpness < 0.6 ? 3.5 : 1.2) * (std::min(shift.sharpness, 1.0) - 0.6); // cells drift slowly
        if (converted.channel && converted.expected > converted.limit && converted.shown <= converted.limit)
            logit += 1;
        for (const double witness : {shift.load, shift.flow}) {
            if (std::isfinite(witness))
                logit += std::abs(witness - 1) < 0.08 ? 0.2 : -4 * (std::abs(witness - 1) - 0.08);
        }
        if (std::isfinite(shift.usualLoad))
            logit -= 4 * std::max(0.0, std::abs(shift.usualLoad - 1) - 0.25);
        if (!lowered) // a damper or a door of the duct lets air in honestly
            logit -= 4 * std::max(0.0, airInDuct(shift) - 0.2);
        logit -= lowered ? 0 : 0.6; // a leaking cell is likelier
        Lead lead = oxygenLead(firm, frame, ruleId, lowered ? QStringLiteral("lowered") : QStringLiteral("raised"),
                               shift.span, std::min(0.95, chanceOf(logit)));
        addWitnessFigures(shift, lead);
        lead.figures[u"converted_share"] = figure(std::exp(-shift.size), 3);
        lead.figures[u"gases_unmoved"] = int(unmoved);
        addConverted(converted, lead);
        result.leads.push_back(std::move(lead));
    }
}

void judgeSteady(const FirmData &firm, const Point &outlet, const OxygenFrame &frame, const Params &params,
                 RuleResult &result)
{
    for (const SteadyOxygen &steady : steadyOxygen(frame, params("steady_h"), params("steady_share"))) {
        if (isMarkedAt(firm, outlet, steady.span))
            continue;
        const double hours = double(steady.span.length()) / 3600.0;
        double logit = 0.1 + 0.6 * std::log2(params("steady_share") / std::max(steady.share, 0.01));
        logit += 0.4 * std::log2(std::max(hours / params("steady_h"), 0.5));
        // Where it stands higher than expected, conversion makes the firm look worse: a stuck cell rather.
        logit += steady.oxygen < steady.usual + 0.2 ? 0.3 : -1.2;
        Lead lead =
            oxygenLead(firm, frame, ruleId, QStringLiteral("steady"), steady.span, std::min(0.9, chanceOf(logit)));
        lead.figures[u"oxygen_pct"] = figure(steady.oxygen, 4);
        lead.figures[u"usual_oxygen_pct"] = figure(steady.usual, 4);
        lead.figures[u"moved_pct"] = figure(steady.moved, 3);
        lead.figures[u"usual_moved_pct"] = figure(steady.usualMoved, 3);
        addConverted(convertedOf(firm, outlet, frame, steady.span, steady.oxygen, steady.usual), lead);
        result.leads.push_back(std::move(lead));
    }
}

/// Stretches with as much oxygen as hardly any flame leaves.
void judgeNearAir(const FirmData &firm, const Point &outlet, const OxygenFrame &frame, const Params &params,
                  RuleResult &result)
{
    const double bar = params("near_air_pct");
    const std::size_t n = frame.times.size();
    const auto high = [&](std::size_t i) { return frame.percent[i] >= bar; };
    std::size_t often = 0;
    for (std::size_t i = 0; i < n; ++i)
        often += high(i) ? 1 : 0;
    const double habit = double(often) / double(n);
    const double usual = quantile(frame.percent, 0.5);
    for (std::size_t i = 0; i < n;) {
        if (!high(i)) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        for (std::size_t k = end; k < n && frame.times[k] - frame.times[end - 1] <= 2 * 3600; ++k)
            end = high(k) ? k + 1 : end;
        const std::size_t begin = i;
        i = end;
        const double level = medianOf(frame.percent, begin, end);
        const Span span = placedAtSamples(frame, begin, end, level, std::min(usual, bar - 1));
        if (double(span.length()) < 0.9 * 60 * params("least_min") || isMarkedAt(firm, outlet, span))
            continue;
        // Gases that went with the oxygen were thinned with it: another rule's matter, and weaker here.
        const double size = std::log(std::max(21 - level, 0.1) / std::max(21 - usual, 0.1));
        int follow = 0;
        for (const OxygenFrame::Gas &gas : frame.gases) {
            const double fell = medianOf(gas.rest, begin, end);
            follow += std::isfinite(fell) && fell / size > 0.6 ? 1 : 0;
        }
        // A plant that always burns with much air, or whose duct has always leaked, is known for it.
        double logit = 1.0 + 0.3 * (level - bar) - 12 * std::max(0.0, habit - 0.03) - (follow > 0 ? 1.2 : 0);
        logit += usual > bar - 3 ? -1.5 : 0;
        Lead lead = oxygenLead(firm, frame, ruleId, QStringLiteral("near-air"), span, std::min(0.9, chanceOf(logit)));
        lead.figures[u"oxygen_pct"] = figure(level, 4);
        lead.figures[u"usual_oxygen_pct"] = figure(usual, 4);
        lead.figures[u"habit_share"] = figure(habit, 3);
        result.leads.push_back(std::move(lead));
    }
}

void judgeOutlet(const FirmData &firm, const Point &outlet, const Params &params, RuleResult &result)
{
    const std::shared_ptr<const OxygenFrame> frame = oxygenFrame(firm, outlet);
    if (!frame)
        return;
    if (!frame->unjudged.isEmpty() || frame->runningDays() < params("least_days")) {
        result.unjudged.push_back(
            {QString::fromLatin1(ruleId), frame->name, frame->unjudged.isEmpty() ? tooFewText() : frame->unjudged});
        return;
    }
    const std::size_t first = result.leads.size();
    judgeSteady(firm, outlet, *frame, params, result);
    judgeNearAir(firm, outlet, *frame, params, result);
    const std::size_t others = result.leads.size();
    judgeShifted(firm, outlet, *frame, params, result);
    // A stretch that stands apart and is steady is told once, by the stronger.
    for (std::size_t j = result.leads.size(); j-- > others;) {
        for (std::size_t i = first; i < others; ++i) {
            Lead &a = result.leads[i];
            const Lead b = result.leads[j];
            if (2 * overlap(a.span, b.span) < std::min(a.span.length(), b.span.length()))
                continue;
            if (b.strength > a.strength)
                a = b;
            result.leads.erase(result.leads.begin() + std::ptrdiff_t(j));
            break;
        }
    }
}

} // namespace

RuleResult judgeOxygenLogic(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points)
        judgeOutlet(firm, outlet, params, result);
    return result;
}

} // namespace nightjar
