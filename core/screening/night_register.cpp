// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/night_register.h"

#include <cmath>
#include <map>

#include <QCoreApplication>
#include <QJsonArray>

#include "core/screening/figures.h"
#include "core/screening/firm_data.h"
#include "core/screening/tariff_calendar.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

struct DayEnergy {
    double high = 0; ///< sharp and peak
    double flat = 0;
    double low = 0; ///< valley and deep valley
    double total() const { return high + flat + low; }
    double valleyShare() const { return total() > 0 ? low / total() : std::nan(""); }
};

/// Energy of each day by period, kWh.
std::map<Day, DayEnergy> energyByDay(const FirmData &firm, const Point &meter, QStringList &channels)
{
    std::map<Day, DayEnergy> days;
    constexpr std::pair<const char *, double DayEnergy::*> periods[] = {{"sharp", &DayEnergy::high},
                                                                        {"peak", &DayEnergy::high},
                                                                        {"flat", &DayEnergy::flat},
                                                                        {"valley", &DayEnergy::low},
                                                                        {"deep", &DayEnergy::low}};
    for (const auto &[name, member] : periods) {
        const QString period = QString::fromLatin1(name);
        if (const ChannelData *energy = firm.channel(meter.key.point, QStringLiteral("kwh-") + period)) {
            channels << energy->name();
            for (std::size_t i = 0; i < energy->series.size(); ++i) {
                if (isValidFlag(energy->series.flags[i]) && energy->series.values[i] >= 0 &&
                    energy->series.values[i] < 1e8)
                    days[dayOf(energy->series.times[i])].*member += energy->series.values[i];
            }
        } else if (const ChannelData *reg = firm.channel(meter.key.point, QStringLiteral("kwh-reg-") + period)) {
            channels << reg->name();
            const Series &series = reg->series;
            for (std::size_t i = 0; i + 1 < series.size(); ++i) {
                const double used = series.values[i + 1] - series.values[i];
                const Seconds dt = series.times[i + 1] - series.times[i];
                // A fallen register was replaced or has wrapped: that day is not known.
                if (isValidFlag(series.flags[i]) && isValidFlag(series.flags[i + 1]) && used >= 0 && used < 1e8 &&
                    dt <= 26 * 3600)
                    days[dayOf(series.times[i])].*member += used;
            }
        }
    }
    return days;
}

} // namespace

RuleResult judgeRegisters(const FirmData &firm, const Point &meter, const Params &params)
{
    RuleResult result;
    QStringList channels;
    const std::map<Day, DayEnergy> days = energyByDay(firm, meter, channels);
    const Shift shift = parseShift(firm.enterprise.shift);
    std::vector<double> shares;
    std::vector<double> totals;
    for (const auto &[day, energy] : days) {
        shares.push_back(energy.valleyShare());
        totals.push_back(energy.total());
    }
    // The share of a day on which only standby ran is that of standby: such days say nothing.
    const double least = 0.3 * quantile(totals, 0.75);
    if (days.size() < 7 || shift.continuous || channels.size() < 2)
        return result;
    QString tariffId;
    for (const ChannelData *channel : firm.channelsAt(meter.key.point))
        tariffId = channel->info.tariff.isEmpty() ? tariffId : channel->info.tariff;
    const TariffCalendar &tariff = firm.tariffs->find(tariffId);
    const double middle = median(shares);
    const int from = shift.hours.empty() ? 8 * 60 : std::max(shift.hours.front().first, 8 * 60);
    const int to = shift.hours.empty() ? 17 * 60 : std::min(shift.hours.front().second, from + 9 * 60);
    std::vector<Day> found;
    double kwh = 0;
    DayEnergy sum;
    for (const auto &[day, energy] : days) {
        if (energy.total() <= 0)
            continue;
        const auto periods = tariff.day(day, *firm.workdays);
        double expectedLow = 0;
        for (int minute = from; minute < to; ++minute) {
            const TariffPeriod period = periods[std::size_t(minute % 1440)];
            expectedLow += period == TariffPeriod::Valley || period == TariffPeriod::DeepValley ? 1 : 0;
        }
        const double expected = expectedLow / double(to - from);
        const double bar = std::max({expected + 0.15, middle + 0.12, expected > 0.30 ? 0.50 : 0.45});
        if (energy.valleyShare() > bar && energy.total() > least) {
            found.push_back(day);
            kwh += energy.low - expected * energy.total();
            sum.high += energy.high;
            sum.low += energy.low;
            sum.flat += energy.flat;
        }
    }
    // Every day alike: nothing stands out against the own past, but a declared day shift says what the share should be.
    if (int(found.size()) < int(params("nights")) || found.back() - found.front() > 60 * int(found.size()))
        return result;
    Lead lead;
    lead.rule = QStringLiteral("night-production");
    lead.enterprise = firm.enterprise.code;
    lead.channels = channels;
    lead.span = {dayStart(found.front()), dayStart(found.back() + 1)};
    QJsonArray nights;
    for (const Day day : found) {
        nights.append(QJsonObject{{QStringLiteral("from"), formatIso(dayStart(day))},
                                  {QStringLiteral("to"), formatIso(dayStart(day + 1))},
                                  {QStringLiteral("kwh"), figure(days.at(day).low, 5)}});
    }
    QJsonObject &f = lead.figures;
    f[u"kind"] = QStringLiteral("register-only");
    f[u"nights"] = nights;
    f[u"night_count"] = int(found.size());
    f[u"kwh"] = figure(kwh, 5);
    f[u"valley_share"] = figure(sum.valleyShare(), 3);
    f[u"usual_valley_share"] = figure(middle, 3);
    f[u"ratio_peak_valley"] = figure(sum.low > 0 ? sum.high / sum.low : std::nan(""), 3);
    f[u"expected_ratio_day"] = figure(expectedRatio(tariff, *firm.workdays, found.front(), found.back(), 480, 1020), 3);
    f[u"expected_ratio_24h"] = figure(expectedRatio(tariff, *firm.workdays, found.front(), found.back(), 0, 1440), 3);
    f[u"tariff"] = tariff.id;
    f[u"tariff_assumed"] = tariff.assumed;
    f[u"shift"] = firm.enterprise.shift.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(firm.enterprise.shift);
    lead.strength = tariff.assumed ? 0.4 : shift.declared ? 0.55 : 0.5;
    result.leads.push_back(std::move(lead));
    return result;
}

} // namespace nightjar
