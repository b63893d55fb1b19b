// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/night_figures.h"

#include <array>
#include <cmath>
#include <limits>

#include <QJsonArray>

#include "core/screening/figures.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Energies {
    double high = 0, low = 0, night = 0, day = 0;
};

Energies energiesOf(const FirmLoad &load, const Span &span)
{
    Energies sum;
    Day day = std::numeric_limits<Day>::min();
    std::array<TariffPeriod, 1440> periods{};
    for (Seconds t = span.from; t < span.to; t += load.curve.step) {
        const double kwh = load.curve.at(t) * double(load.curve.step) / 3600.0;
        if (!(kwh > 0))
            continue;
        if (dayOf(t) != day) {
            day = dayOf(t);
            periods = load.tariff.day(day, *load.firm.workdays);
        }
        const int minute = secondOfDay(t) / 60;
        const TariffPeriod period = periods[std::size_t(minute)];
        if (period == TariffPeriod::Sharp || period == TariffPeriod::Peak)
            sum.high += kwh;
        else if (period == TariffPeriod::Valley || period == TariffPeriod::DeepValley)
            sum.low += kwh;
        if (minute >= nightFrom || minute < nightTo)
            sum.night += kwh;
        else if (minute >= 8 * 60 && minute < 17 * 60)
            sum.day += kwh;
    }
    return sum;
}

} // namespace

/// Log-odds added up; what each term is worth was set so that half power on two nights of a declared day worker stands
/// near 0.8 and a tariff-shaped load of an undeclared one under 0.5.
double strengthOf(const FirmLoad &load, const std::vector<Night> &nights, double productionMeters)
{
    std::vector<double> roughness;
    std::vector<double> level;
    int locked = 0;
    int smooth = 0;
    double hours = 0;
    for (const Night &night : nights) {
        roughness.push_back(night.roughness);
        level.push_back(night.kwh / std::max(0.25, double(night.span.length()) / 3600.0));
        locked += night.locked ? 1 : 0;
        smooth += night.smooth ? 1 : 0;
        hours += night.minutes / 60.0;
    }
    const double count = double(nights.size());
    const double relative = median(level) / (load.levels.high - load.levels.standby);
    double logit = 0.9;
    logit += load.shift.declared ? 0.4 : -0.4;
    logit += 0.15 * std::min(count, 8.0);
    logit += relative >= 0.45 ? 0.3 : relative < 0.35 ? -0.3 : 0.0;
    logit += hours / count >= 2 ? 0.3 : 0.0;
    const double rough = median(roughness);
    if (std::isfinite(rough) && load.levels.roughness > 0)
        logit += rough >= 0.5 * load.levels.roughness ? 0.3 : 0.0;
    if (2 * smooth > int(nights.size()))
        logit -= 1.3;
    if (10 * locked > 7 * int(nights.size()))
        logit -= 0.3;
    if (productionMeters >= 0.5)
        logit += 0.6;
    else if (productionMeters >= 0 && productionMeters < 0.2)
        logit -= 2.0;
    // Cold stores cool by night as by day, also those of a day shift (facts 4.4, 6); with long steps their cycle is not
    // seen.
    static const QStringList cooling{
        QStringLiteral("冷库"),      QStringLiteral("冷藏"),      QStringLiteral("冷链"),      QStringLiteral("冷冻"),
        QStringLiteral("cold stor"), QStringLiteral("cold-stor"), QStringLiteral("cold chain")};
    for (const QString &word : cooling) {
        if (load.firm.enterprise.industry.contains(word, Qt::CaseInsensitive)) {
            logit -= 2.5;
            break;
        }
    }
    for (const Petition &petition : load.firm.petitions) {
        if (petition.received && *petition.received >= nights.front().span.from - 30 * secondsPerDay &&
            *petition.received < nights.back().span.to + 30 * secondsPerDay) {
            logit += 0.3;
            break;
        }
    }
    return chanceOf(logit);
}

void addFigures(const FirmLoad &load, const std::vector<Night> &nights, Lead &lead)
{
    QJsonArray list;
    double kwh = 0;
    double hours = 0;
    std::vector<double> level;
    std::vector<double> begins;
    int most = 0;
    bool calendarKnown = true;
    for (std::size_t i = 0; i < nights.size(); ++i) {
        const Night &night = nights[i];
        list.append(QJsonObject{{QStringLiteral("from"), formatIso(night.span.from)},
                                {QStringLiteral("to"), formatIso(night.span.to)},
                                {QStringLiteral("kwh"), figure(night.kwh, 5)}});
        kwh += night.kwh;
        hours += night.minutes / 60.0;
        level.push_back(night.kwh / std::max(0.25, double(night.span.length()) / 3600.0) + load.levels.standby);
        int within = 0;
        for (std::size_t k = i; k < nights.size() && nights[k].day < night.day + 30; ++k)
            ++within;
        most = std::max(most, within);
        calendarKnown = calendarKnown && load.firm.workdays->known(night.day);
    }
    const Day first = dayOf(lead.span.from);
    const Day last = dayOf(lead.span.to);
    const Energies energy = energiesOf(load, {dayStart(first), dayStart(last + 1)});
    QJsonObject &f = lead.figures;
    std::vector<double> roughness;
    for (const Night &night : nights)
        roughness.push_back(night.roughness);
    f[u"night_roughness"] = figure(median(roughness), 3);
    f[u"day_roughness"] = figure(load.levels.roughness, 3);
    f[u"nights"] = list;
    f[u"night_count"] = int(nights.size());
    f[u"nights_in_30"] = most;
    f[u"hours"] = figure(hours, 4);
    f[u"kwh"] = figure(kwh, 5);
    f[u"standby_kw"] = figure(load.levels.standby, 4);
    f[u"running_kw"] = figure(load.levels.high, 4);
    f[u"night_kw"] = figure(median(level), 4);
    f[u"threshold_kw"] = figure(load.levels.threshold, 4);
    f[u"ratio_peak_valley"] = figure(energy.low > 0 ? energy.high / energy.low : nan, 3);
    f[u"expected_ratio_day"] = figure(expectedRatio(load.tariff, *load.firm.workdays, first, last, 480, 1020), 3);
    f[u"expected_ratio_24h"] = figure(expectedRatio(load.tariff, *load.firm.workdays, first, last, 0, 1440), 3);
    f[u"expected_ratio_day_and_night"] = figure(
        [&] {
            // Day 08-17 and the full night: energies add up, so do the minutes by period.
            const TariffCalendar &t = load.tariff;
            PeriodMinutes sum{};
            for (Day day = first; day <= last; ++day) {
                const auto periods = t.day(day, *load.firm.workdays);
                for (int minute = 0; minute < 1440; ++minute) {
                    if ((minute >= 480 && minute < 1020) || minute >= nightFrom || minute < nightTo)
                        sum[std::size_t(periods[std::size_t(minute)])] += 1;
                }
            }
            const double low = sum[std::size_t(TariffPeriod::Valley)] + sum[std::size_t(TariffPeriod::DeepValley)];
            return low > 0 ? (sum[std::size_t(TariffPeriod::Sharp)] + sum[std::size_t(TariffPeriod::Peak)]) / low : nan;
        }(),
        3);
    f[u"ratio_night_day"] = figure(energy.day > 0 ? energy.night / energy.day : nan, 3);
    f[u"tariff"] = load.tariff.id;
    f[u"tariff_assumed"] = load.tariff.assumed;
    f[u"calendar_known"] = calendarKnown;
    f[u"shift"] =
        load.firm.enterprise.shift.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(load.firm.enterprise.shift);
    f[u"step_min"] = figure(double(load.curve.step) / 60.0);
    f[u"estimated_from_current"] = load.curve.estimated;
    f[u"fed_back_kwh"] = figure(load.curve.fedBackKwh, 5);
}

QString kindOf(const std::vector<Night> &nights, Day firstDay, Day lastDay)
{
    int withDay = 0;
    for (const Night &night : nights)
        withDay += night.dayWorked ? 1 : 0;
    const Day span = nights.back().day - nights.front().day + 1;
    const double density = double(nights.size()) / double(span);
    // Nearly every night from a date on, none for two weeks before (or the other way round).
    const bool startsLate = nights.front().day - firstDay >= 14 && lastDay - nights.back().day < 4;
    const bool endsEarly = lastDay - nights.back().day >= 14 && nights.front().day - firstDay < 4;
    if (nights.size() >= 10 && density >= 0.6 && (startsLate || endsEarly))
        return QStringLiteral("switched");
    return 2 * withDay >= int(nights.size()) ? QStringLiteral("besides-day") : QStringLiteral("instead-of-day");
}

} // namespace nightjar
