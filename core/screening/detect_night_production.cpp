// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_night_production.h"

#include <cmath>
#include <limits>
#include <map>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/firm_data.h"
#include "core/screening/night_figures.h"
#include "core/screening/night_habits.h"
#include "core/screening/night_register.h"
#include "core/screening/running_threshold.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const auto ruleId = QStringLiteral("night-production");

/// Running minutes of the production meters in a span; negative when they know nothing there.
double productionShare(const FirmData &firm, const std::vector<Night> &nights)
{
    double seen = 0;
    double running = 0;
    for (const Point *meter : firm.meters(MeterRole::Production)) {
        const PowerCurve curve = powerCurve(firm, *meter, 900);
        const RunningThreshold threshold = learnThreshold(curve.kw);
        if (curve.empty() || !threshold.found)
            return -1;
        double own = 0;
        double all = 0;
        for (const Night &night : nights) {
            for (Seconds t = night.span.from; t < night.span.to; t += curve.step) {
                all += std::isfinite(curve.at(t)) ? 1 : 0;
                own += curve.at(t) > threshold.on ? 1 : 0;
            }
        }
        seen = std::max(seen, all);
        running = std::max(running, own);
    }
    return seen > 0 ? running / seen : -1;
}

FirmClass classOf(const FirmLoad &load, const QString &kind, double nightShare, double dayShare)
{
    return {ruleId, load.firm.enterprise.code, kind,
            QJsonObject{{QStringLiteral("standby_kw"), figure(load.levels.standby, 4)},
                        {QStringLiteral("running_kw"), figure(load.levels.high, 4)},
                        {QStringLiteral("night_share"), figure(nightShare, 3)},
                        {QStringLiteral("day_share"), figure(dayShare, 3)}}};
}

void judgeCurve(FirmLoad &load, RuleResult &result)
{
    learnDays(load);
    std::map<Day, Night> nights = nightsOf(load);
    const double least = load.params("night_min_h") * 60.0;
    std::erase_if(nights, [least](const auto &entry) { return entry.second.minutes < least; });

    double active = 0;
    double byDay = 0;
    double byNight = 0;
    double alike = 0;
    for (const auto &[day, hours] : load.dayHours) {
        const bool dayOn = hours >= 2;
        const auto it = nights.find(day);
        const bool nightOn = it != nights.end();
        active += dayOn || nightOn ? 1 : 0;
        byDay += dayOn ? 1 : 0;
        byNight += nightOn ? 1 : 0;
        alike += dayOn && nightOn ? 1 : 0;
    }
    const double nightShare = active > 0 ? byNight / active : 0;
    const double dayShare = active > 0 ? byDay / active : 0;
    if (load.shift.continuous ||
        (!load.shift.declared && active >= 5 && (alike >= 0.8 * active || runsAroundTheClock(load)))) {
        result.classes.push_back(classOf(load, QStringLiteral("round-the-clock"), nightShare, dayShare));
        return;
    }
    if (nights.empty()) {
        result.classes.push_back(classOf(load, QStringLiteral("day-only"), nightShare, dayShare));
        return;
    }
    // One habit: nights of which two neighbours are at most 30 days apart.
    std::vector<std::vector<Night>> habits;
    for (const auto &[day, night] : nights) {
        if (habits.empty() || day - habits.back().back().day >= 30)
            habits.emplace_back();
        habits.back().push_back(night);
    }
    const Day firstDay = dayOf(load.curve.from);
    const Day lastDay = dayOf(load.curve.end() - 1);
    for (const std::vector<Night> &habit : habits) {
        int most = 0;
        for (std::size_t i = 0; i < habit.size(); ++i) {
            int within = 0;
            for (std::size_t k = i; k < habit.size() && habit[k].day < habit[i].day + 30; ++k)
                ++within;
            most = std::max(most, within);
        }
        if (most < int(load.params("nights")))
            continue;
        Lead lead;
        lead.rule = ruleId;
        lead.enterprise = load.firm.enterprise.code;
        lead.channels = load.curve.channels;
        lead.span = {habit.front().span.from, habit.back().span.to};
        const double productionMeters = productionShare(load.firm, habit);
        if (productionMeters >= 0.5) {
            for (const Point *meter : load.firm.meters(MeterRole::Production)) {
                for (const ChannelData *channel : load.firm.channelsAt(meter->key.point)) {
                    if (!lead.channels.contains(channel->name()))
                        lead.witnesses << channel->name();
                }
            }
        }
        lead.figures[u"kind"] = kindOf(habit, firstDay, lastDay);
        lead.figures[u"production_meters_share"] = figure(productionMeters < 0 ? nan : productionMeters, 3);
        addFigures(load, habit, lead);
        lead.strength = strengthOf(load, habit, productionMeters);
        result.leads.push_back(std::move(lead));
    }
}

} // namespace

RuleResult judgeNightProduction(const FirmData &firm, const Params &params)
{
    RuleResult result;
    std::vector<const Point *> meters = firm.meters(MeterRole::Total);
    if (meters.empty())
        meters = firm.meters(MeterRole::Production);
    if (meters.empty())
        return result;
    std::vector<PowerCurve> curves;
    for (const Point *meter : meters) {
        PowerCurve curve = powerCurve(firm, *meter, 900);
        if (!curve.empty())
            curves.push_back(std::move(curve));
    }
    if (curves.empty()) {
        for (const Point *meter : meters) {
            RuleResult weak = judgeRegisters(firm, *meter, params);
            for (Lead &lead : weak.leads)
                result.leads.push_back(std::move(lead));
        }
        if (result.leads.empty()) {
            result.unjudged.push_back(
                {ruleId, firm.enterprise.code,
                 QCoreApplication::translate("Screening",
                                             "Not judged by the load curve: the meter has registers only.")});
        }
        return result;
    }
    QString tariffId;
    for (const Point *meter : meters) {
        for (const ChannelData *channel : firm.channelsAt(meter->key.point))
            tariffId = channel->info.tariff.isEmpty() ? tariffId : channel->info.tariff;
    }
    FirmLoad load{firm, params, summed(curves), {}, parseShift(firm.enterprise.shift), firm.tariffs->find(tariffId),
                  {},   1440};
    load.levels = loadLevels(load.curve);
    const Seconds known = load.curve.end() - load.curve.from;
    if (known >= 7 * secondsPerDay && !load.levels.known && load.levels.alwaysOn) {
        load.levels.high = median(load.curve.kw);
        result.classes.push_back(classOf(load, QStringLiteral("round-the-clock"), 1, 1));
        return result;
    }
    if (known < 7 * secondsPerDay || !load.levels.known) {
        result.unjudged.push_back(
            {ruleId, load.curve.channels.join(u' '),
             known < 7 * secondsPerDay
                 ? QCoreApplication::translate("Screening", "Not judged: less than 7 days of load.")
                 : QCoreApplication::translate("Screening",
                                               "Not judged: the load shows no level of production above standby.")});
        return result;
    }
    judgeCurve(load, result);
    return result;
}

} // namespace nightjar
