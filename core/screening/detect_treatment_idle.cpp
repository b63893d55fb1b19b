// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_treatment_idle.h"

#include <cmath>
#include <limits>
#include <map>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/firm_data.h"
#include "core/screening/idle_episodes.h"
#include "core/screening/past_threshold.h"
#include "core/screening/power.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const auto ruleId = QStringLiteral("treatment-idle");

struct Meter {
    const Point *point = nullptr;
    PowerCurve curve;
    double rated = nan;
};

/// Treatment of which one part is enough, and the production that it serves.
struct Unit {
    std::vector<std::size_t> parts;
    std::vector<std::size_t> production;
    bool any = false;
};

std::vector<Meter> metersOf(const FirmData &firm, MeterRole role, RuleResult &result)
{
    std::vector<Meter> meters;
    for (const Point *point : firm.meters(role)) {
        Meter meter{point, powerCurve(firm, *point), nan};
        for (const ChannelData *channel : firm.channelsAt(point->key.point))
            meter.rated = std::isfinite(channel->info.rated) ? channel->info.rated : meter.rated;
        if (meter.curve.empty()) {
            result.unjudged.push_back(
                {ruleId, point->key.enterprise + u'/' + point->key.point,
                 QCoreApplication::translate("Screening", "Not judged: the meter has no load curve.")});
            continue;
        }
        if (meter.curve.step > 900) {
            result.unjudged.push_back(
                {ruleId, meter.curve.channels.join(u' '),
                 QCoreApplication::translate("Screening",
                                             "Not judged: steps over 15 minutes are too long for this rule.")});
            continue;
        }
        meters.push_back(std::move(meter));
    }
    return meters;
}

std::vector<Unit> unitsOf(const std::vector<Meter> &treatment, const std::vector<Meter> &production)
{
    std::vector<Unit> units;
    std::map<std::vector<std::size_t>, std::size_t> groups; // an empty `serves` and the full list are the same
    for (std::size_t t = 0; t < treatment.size(); ++t) {
        const QStringList &serves = treatment[t].point->serves;
        Unit unit;
        unit.parts.push_back(t);
        unit.any = treatment[t].point->chainAny;
        for (std::size_t p = 0; p < production.size(); ++p) {
            if (serves.isEmpty() || serves.contains(production[p].point->key.point))
                unit.production.push_back(p);
        }
        if (unit.production.empty())
            continue;
        if (unit.any) {
            const auto it = groups.find(unit.production);
            if (it != groups.end()) {
                units[it->second].parts.push_back(t);
                continue;
            }
            groups.emplace(unit.production, units.size());
        }
        units.push_back(std::move(unit));
    }
    return units;
}

std::vector<double> valuesIn(const PowerCurve &curve, const Span &span)
{
    std::vector<double> values;
    for (Seconds t = std::max(span.from, curve.from); t < std::min(span.to, curve.end()); t += curve.step)
        values.push_back(curve.at(t));
    return values;
}

/// Share of the span under a filed mark of one of the points.
double excusedShare(const FirmData &firm, const std::vector<const Point *> &points, const Span &span)
{
    Seconds covered = 0;
    for (const Mark &mark : firm.marks) {
        const bool ours =
            std::any_of(points.begin(), points.end(), [&](const Point *point) { return point->key == mark.point; });
        if (ours && (mark.factor.isEmpty() || mark.factor == u"kw"))
            covered += overlap(mark.span, span);
    }
    return span.empty() ? 0 : std::min(1.0, double(covered) / double(span.length()));
}

struct Context {
    const FirmData &firm;
    const Params &params;
    const std::vector<Meter> &treatment;
    const std::vector<Meter> &production;
};

Lead makeLead(const Context &context, const Unit &unit, const IdleTrack &track, const IdleEpisode &episode)
{
    Lead lead;
    lead.rule = ruleId;
    lead.enterprise = context.firm.enterprise.code;
    lead.span = episode.span;
    std::vector<const Point *> points;
    double treatmentKw = 0;
    for (const std::size_t t : unit.parts) {
        lead.channels << context.treatment[t].curve.channels;
        points.push_back(context.treatment[t].point);
        treatmentKw += median(valuesIn(context.treatment[t].curve, episode.span));
    }
    double productionKw = 0;
    double productionKwh = 0;
    for (const std::size_t p : unit.production) {
        const PowerCurve &curve = context.production[p].curve;
        const std::vector<double> values = valuesIn(curve, episode.span);
        const double middle = median(values);
        if (!(middle > 0))
            continue;
        lead.witnesses << curve.channels;
        productionKw += middle;
        for (const double kw : values)
            productionKwh += std::isfinite(kw) && kw > 0 ? kw * double(curve.step) / 3600.0 : 0;
    }
    if (lead.witnesses.isEmpty()) {
        for (const std::size_t p : unit.production)
            lead.witnesses << context.production[p].curve.channels;
    }
    for (const std::size_t p : unit.production)
        points.push_back(context.production[p].point);
    const double standing = double(episode.span.to - episode.alarmAt) / 60.0;
    const double excused = excusedShare(context.firm, points, episode.span);
    const double usual = episode.productionRunning;
    QJsonObject &f = lead.figures;
    f[u"kind"] = QStringLiteral("idle");
    f[u"alarm_at"] = formatIso(episode.alarmAt);
    f[u"mismatch_min"] = figure(double(episode.span.length()) / 60.0);
    f[u"standing_min"] = figure(standing);
    f[u"production_kw"] = figure(productionKw, 4);
    f[u"production_usual_kw"] = figure(usual, 4);
    f[u"production_kwh"] = figure(productionKwh, 5);
    f[u"treatment_kw"] = figure(treatmentKw, 4);
    f[u"treatment_usual_kw"] = figure(episode.treatmentRunning, 4);
    f[u"production_on_kw"] = figure(episode.productionOn, 4);
    f[u"treatment_off_kw"] = figure(episode.treatmentOff, 4);
    f[u"threshold_from"] = QLatin1StringView(episode.source);
    f[u"interruptions"] = episode.interruptions;
    f[u"excused_share"] = figure(excused, 3);
    f[u"step_min"] = figure(double(track.step) / 60.0);
    const double ratio = usual > 0 ? productionKw / usual : 1;
    double strength = 0.88;
    if (ratio < 0.4)
        strength -= 0.3;
    if (track.step > 300)
        strength -= 0.06;
    if (QLatin1StringView(episode.source) == QLatin1StringView("rated"))
        strength -= 0.1;
    if (excused > 0.5)
        strength -= 0.45;
    if (standing >= 240)
        strength += 0.05;
    lead.strength = std::clamp(strength, 0.05, 0.97);
    lead.tier = standing >= context.params("tier_min") ? LeadTier::Regulator : LeadTier::Firm;
    return lead;
}

/// Firm alarms that come again and again. `alarms` are of one unit, by time, and short.
std::vector<Lead> repeated(const std::vector<Lead> &alarms, const Params &params)
{
    const double tier = params("tier_min");
    const auto standing = [](const Lead &lead) { return lead.figures[u"standing_min"].toDouble(); };
    std::vector<bool> counts(alarms.size(), false);
    std::map<Day, std::vector<std::size_t>> days;
    for (std::size_t i = 0; i < alarms.size(); ++i)
        days[dayOf(alarms[i].span.from)].push_back(i);
    for (const auto &[day, members] : days) {
        double sum = 0;
        for (const std::size_t i : members)
            sum += standing(alarms[i]);
        if (members.size() >= 2 && sum >= params("day_sum_min")) {
            for (const std::size_t i : members)
                counts[i] = true;
        }
    }
    std::vector<std::size_t> longOnes;
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        if (standing(alarms[i]) >= params("long_alarm_min") && standing(alarms[i]) < tier)
            longOnes.push_back(i);
    }
    const std::size_t needed = std::size_t(params("long_alarms"));
    for (std::size_t k = 0; needed > 0 && k + needed <= longOnes.size(); ++k) {
        if (alarms[longOnes[k + needed - 1]].span.from - alarms[longOnes[k]].span.from < 7 * secondsPerDay) {
            for (std::size_t i = k; i < k + needed; ++i)
                counts[longOnes[i]] = true;
        }
    }
    std::vector<Lead> leads;
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        if (!counts[i])
            continue;
        if (!leads.empty() && alarms[i].span.from - leads.back().span.to <= 7 * secondsPerDay) {
            Lead &lead = leads.back();
            lead.span.to = alarms[i].span.to;
            lead.figures[u"alarms"] = lead.figures[u"alarms"].toInt() + 1;
            lead.figures[u"standing_min"] = figure(lead.figures[u"standing_min"].toDouble() + standing(alarms[i]));
            lead.figures[u"longest_min"] =
                figure(std::max(lead.figures[u"longest_min"].toDouble(), standing(alarms[i])));
            lead.figures[u"mismatch_min"] =
                figure(lead.figures[u"mismatch_min"].toDouble() + alarms[i].figures[u"mismatch_min"].toDouble());
            lead.figures[u"production_kwh"] =
                figure(lead.figures[u"production_kwh"].toDouble() + alarms[i].figures[u"production_kwh"].toDouble(), 5);
            lead.strength = std::min(lead.strength, alarms[i].strength);
            continue;
        }
        Lead lead = alarms[i];
        lead.tier = LeadTier::Regulator;
        lead.figures[u"kind"] = QStringLiteral("repeated");
        lead.figures[u"alarms"] = 1;
        lead.figures[u"longest_min"] = figure(standing(alarms[i]));
        lead.strength = std::max(0.05, alarms[i].strength - 0.06);
        leads.push_back(std::move(lead));
    }
    return leads;
}

/// Parts of one chain that stop together are one event: same production, nearly the same stretch.
void mergeParts(std::vector<Lead> &leads)
{
    for (std::size_t i = 0; i < leads.size(); ++i) {
        for (std::size_t j = leads.size(); j-- > i + 1;) {
            const Seconds shared = overlap(leads[i].span, leads[j].span);
            const Seconds longer = std::max(leads[i].span.length(), leads[j].span.length());
            const bool repeatedI = leads[i].figures[u"kind"] == QJsonValue(QStringLiteral("repeated"));
            const bool repeatedJ = leads[j].figures[u"kind"] == QJsonValue(QStringLiteral("repeated"));
            if (repeatedI != repeatedJ || leads[i].tier != leads[j].tier || 10 * shared < 8 * longer)
                continue;
            leads[i].channels += leads[j].channels;
            leads[i].witnesses += leads[j].witnesses;
            leads[i].channels.removeDuplicates();
            leads[i].witnesses.removeDuplicates();
            leads[i].strength = std::max(leads[i].strength, leads[j].strength);
            leads[i].figures[u"treatment_kw"] =
                figure(leads[i].figures[u"treatment_kw"].toDouble() + leads[j].figures[u"treatment_kw"].toDouble(), 4);
            leads[i].span = {std::min(leads[i].span.from, leads[j].span.from),
                             std::max(leads[i].span.to, leads[j].span.to)};
            leads.erase(leads.begin() + std::ptrdiff_t(j));
        }
    }
}

IdleTrack trackOf(const Context &context, const Unit &unit)
{
    std::vector<IdleInput> parts;
    std::vector<IdleInput> production;
    for (const std::size_t t : unit.parts)
        parts.push_back({&context.treatment[t].curve, context.treatment[t].rated});
    for (const std::size_t p : unit.production)
        production.push_back({&context.production[p].curve, context.production[p].rated});
    return trackIdle(parts, production, context.params);
}

} // namespace

RuleResult judgeTreatmentIdle(const FirmData &firm, const Params &params)
{
    RuleResult result;
    if (firm.meters(MeterRole::Treatment).empty())
        return result;
    const std::vector<Meter> treatment = metersOf(firm, MeterRole::Treatment, result);
    const std::vector<Meter> production = metersOf(firm, MeterRole::Production, result);
    if (treatment.empty())
        return result;
    if (production.empty()) {
        result.unjudged.push_back(
            {ruleId, firm.enterprise.code,
             QCoreApplication::translate("Screening", "Not judged: the firm has no production meter.")});
        return result;
    }
    const Context context{firm, params, treatment, production};
    std::vector<Unit> units = unitsOf(treatment, production);
    std::vector<Lead> found;
    for (std::size_t u = 0; u < units.size(); ++u) {
        // A part whose stops are covered by another one that takes turns with it.
        IdleTrack track = trackOf(context, units[u]);
        for (std::size_t other = 0; other < units.size() && !units[u].any; ++other) {
            if (other != u && !units[other].any && units[other].production == units[u].production)
                excuseTurns(track, trackOf(context, units[other]));
        }
        if (!track.everKnown) {
            QStringList names;
            for (const std::size_t t : units[u].parts)
                names << treatment[t].curve.channels;
            result.unjudged.push_back(
                {ruleId, names.join(u' '),
                 QCoreApplication::translate(
                     "Screening",
                     "Not judged: the meter has not shown what running looks like, and no rated power is declared.")});
            continue;
        }
        std::vector<Lead> firmAlarms;
        for (const IdleEpisode &episode : idleEpisodes(track, params)) {
            Lead lead = makeLead(context, units[u], track, episode);
            if (lead.tier == LeadTier::Firm)
                firmAlarms.push_back(lead);
            found.push_back(std::move(lead));
        }
        for (Lead &lead : repeated(firmAlarms, params))
            found.push_back(std::move(lead));
    }
    mergeParts(found);
    // Kind: did the other treatment of the same production run?
    for (Lead &lead : found) {
        bool partOnly = false;
        for (const Meter &meter : treatment) {
            if (lead.channels.contains(meter.curve.channels.constFirst()))
                continue;
            const double usual = quantile(meter.curve.kw, 0.9);
            partOnly = partOnly || (usual > 0.1 && median(valuesIn(meter.curve, lead.span)) > 0.3 * usual);
        }
        if (partOnly && lead.figures[u"kind"] == QJsonValue(QStringLiteral("idle")))
            lead.figures[u"kind"] = QStringLiteral("chain-part");
    }
    result.leads = std::move(found);
    return result;
}

} // namespace nightjar
