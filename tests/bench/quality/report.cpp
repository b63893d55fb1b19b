// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "core/screening/tariff_calendar.h"
#include "core/screening/workdays.h"
#include "tests/bench/quality/trial.h"

namespace nightjar::quality {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double rounded(double value, const Track &track)
{
    return std::round(std::max(value, track.clipLow) / track.resolution) * track.resolution;
}

class Reporter
{
public:
    Reporter(const Plant &plant, Case &trial) : m_plant(plant), m_trial(trial) {}

    ChannelData &channel(const QString &point, const QString &factor, int stepMinutes)
    {
        ChannelData data;
        data.info.id = ChannelId(m_trial.firm.channels.size() + 1);
        data.info.key = {m_trial.firm.enterprise.code, point, factor};
        data.info.unit = usualUnit(factor);
        data.info.step = data.step = stepMinutes * 60;
        data.info.limit = data.info.limitLow = data.info.referenceOxygen = nothing;
        data.info.rangeLow = data.info.rangeHigh = data.info.rated = nothing;
        m_trial.firm.channels.push_back(std::move(data));
        return m_trial.firm.channels.back();
    }
    void push(ChannelData &data, int minute, double value, char flag) const
    {
        data.series.times.push_back(m_plant.start + Seconds(minute) * 60);
        data.series.values.push_back(value);
        data.series.flags.push_back(Flag(flag));
        data.series.origins.push_back(Origin::Measured);
    }
    /// Mean of the normal minutes of each unit; the commonest other letter where fewer than three quarters are normal.
    void means(ChannelData &data, int unit, const Track &track, const Curve &minutes, const Curve *factors = nullptr,
               const Track *also = nullptr) const
    {
        for (int from = 0; from + unit <= m_plant.minutes; from += unit) {
            double sum = 0;
            int count = 0;
            int letters[128] = {};
            int rows = 0;
            for (int i = from; i < from + unit; ++i) {
                const std::size_t k = std::size_t(i);
                const char flag = track.flags[k] == 'N' && also ? also->flags[k] : track.flags[k];
                if (flag == noRow)
                    continue;
                ++rows;
                if (flag == 'N' && !std::isnan(minutes[k])) {
                    sum += minutes[k];
                    ++count;
                } else {
                    ++letters[int(flag)];
                }
            }
            if (rows == 0)
                continue;
            const bool valid = count * 4 >= unit * 3;
            const double factor = factors && !factors->empty() ? (*factors)[std::size_t(from / 60)] : 1;
            const double value =
                count > 0 ? std::round(sum / count * factor / track.resolution) * track.resolution : nothing;
            char flag = 'N';
            if (!valid) {
                const auto most = std::max_element(letters, letters + 128);
                if (*most == 0 && count < unit / 4)
                    continue;
                flag = *most > 0 ? char(most - letters) : 'N';
            }
            push(data, from, value, flag);
        }
    }

    void outlet(const Outlet &outlet, bool suffixed)
    {
        Point point;
        point.key = {m_trial.firm.enterprise.code, QString::fromStdString(outlet.code)};
        point.name = point.key.point;
        point.kind = outlet.water ? PointKind::WaterOutlet : PointKind::GasOutlet;
        point.process = QString::fromStdString(outlet.process);
        m_trial.firm.points.push_back(point);
        const bool minutely = outlet.reporting == Reporting::Minutes || outlet.reporting == Reporting::MinutesAndHours;
        const bool hourly = outlet.reporting == Reporting::MinutesAndHours || outlet.reporting == Reporting::Hours;
        const QString hourSuffix = minutely || suffixed ? QStringLiteral("-h") : QString();
        const int unit = outlet.reporting == Reporting::TwoHours ? 120 : 60;
        for (const auto &[factor, track] : outlet.tracks) {
            const QString name = QString::fromStdString(factor);
            const bool isGas = std::find(outlet.gases.begin(), outlet.gases.end(), factor) != outlet.gases.end();
            const bool base = !(isGas && outlet.convertedOnly);
            const auto declare = [&, &own = track](ChannelData &data, bool judged) {
                if (own.rangeHigh > 0) {
                    data.info.rangeLow = 0;
                    data.info.rangeHigh = own.rangeHigh;
                }
                if (judged && own.limit > 0 && !outlet.water) {
                    data.info.limit = own.limit;
                    if (outlet.reference > 0)
                        data.info.referenceOxygen = outlet.reference;
                }
            };
            if (base && minutely) {
                ChannelData &data = channel(point.key.point, name, 1);
                declare(data, true);
                for (int i = 0; i < m_plant.minutes; ++i) {
                    if (track.flags[std::size_t(i)] != noRow)
                        push(data, i,
                             std::isnan(track.values[std::size_t(i)]) ? nothing
                                                                      : rounded(track.values[std::size_t(i)], track),
                             track.flags[std::size_t(i)]);
                }
            }
            const auto hourFactor = outlet.hourFactor.find(factor);
            const Curve *factors = hourFactor == outlet.hourFactor.end() ? nullptr : &hourFactor->second;
            if (base && (hourly || outlet.reporting == Reporting::TwoHours)) {
                ChannelData &data = channel(point.key.point, name + (outlet.water ? QString() : hourSuffix), unit);
                declare(data, !minutely);
                Curve shown = track.values;
                for (double &each : shown)
                    each = std::max(each, track.clipLow);
                means(data, unit, track, shown, factors);
            }
            if (isGas && outlet.converted)
                addConverted(outlet, factor, track, factors, minutely, hourly, hourSuffix, declare);
            if (isGas && outlet.water) {
                Limit limit;
                limit.channel = {m_trial.firm.enterprise.code, point.key.point, name};
                limit.kind = QStringLiteral("day");
                limit.value = track.limit;
                limit.referenceOxygen = nothing;
                limit.source = QStringLiteral("permit");
                m_trial.firm.limits.push_back(limit);
            } else if (isGas && (!base || (!minutely && suffixed))) { // no channel of the base factor bears the limit
                Limit limit;
                limit.channel = {m_trial.firm.enterprise.code, point.key.point, name};
                limit.kind = QStringLiteral("hour");
                limit.value = track.limit;
                limit.referenceOxygen = outlet.reference > 0 ? outlet.reference : nothing;
                limit.source = QStringLiteral("permit");
                m_trial.firm.limits.push_back(limit);
            }
        }
    }

    void meter(const MeterTrack &track)
    {
        Point point;
        point.key = {m_trial.firm.enterprise.code, QString::fromStdString(track.code)};
        point.name = point.key.point;
        point.kind = PointKind::Meter;
        point.role = track.role == "total" ? MeterRole::Total : MeterRole::Production;
        m_trial.firm.points.push_back(point);
        ChannelData &data = channel(point.key.point, QStringLiteral("kw"), track.stepMinutes);
        for (int from = 0; from + track.stepMinutes <= m_plant.minutes; from += track.stepMinutes) {
            double sum = 0;
            for (int i = from; i < from + track.stepMinutes; ++i)
                sum += track.power[std::size_t(i)];
            push(data, from, std::round(sum / track.stepMinutes / track.resolution) * track.resolution, 'N');
        }
    }

private:
    template <class Declare>
    void addConverted(const Outlet &outlet, const std::string &factor, const Track &track, const Curve *factors,
                      bool minutely, bool hourly, const QString &hourSuffix, Declare declare)
    {
        const QString point = QString::fromStdString(outlet.code);
        const QString name = QString::fromStdString(factor) + QStringLiteral("-zs");
        const Track &oxygen = outlet.tracks.at("a19001");
        const auto own = outlet.conversionFactor.find(factor);
        Curve values(track.values.size(), nothing);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double low = std::min(oxygen.values[i], 20.0); // loggers bound the excess air
            const double share = own == outlet.conversionFactor.end() ? 1 : own->second[i];
            values[i] = std::max(track.values[i], std::max(track.clipLow, track.clipLow < -1e8 ? -1e9 : 0.0)) *
                        (21 - outlet.reference) / (21 - low) * share;
        }
        if (minutely) {
            ChannelData &data = channel(point, name, 1);
            declare(data, false);
            for (int i = 0; i < m_plant.minutes; ++i) {
                const std::size_t k = std::size_t(i);
                const char flag = track.flags[k] == 'N' ? oxygen.flags[k] : track.flags[k];
                if (flag != noRow)
                    push(data, i,
                         std::isnan(values[k]) ? nothing : std::round(values[k] / track.resolution) * track.resolution,
                         flag);
            }
        }
        if (hourly) {
            ChannelData &data = channel(point, name + hourSuffix, 60);
            declare(data, false);
            means(data, 60, track, values, factors, &oxygen);
        }
    }

    const Plant &m_plant;
    Case &m_trial;
};

/// Hourly means over the limit, in the contract's order of bases: what a careful clerk would count.
void countExceedances(const Plant &plant, const Outlet &outlet, Case &trial)
{
    const QString point = QString::fromStdString(outlet.code);
    for (const std::string &gas : outlet.gases) {
        const Track &track = outlet.tracks.at(gas);
        const QString name = QString::fromStdString(gas);
        const bool converts = outlet.reference > 0;
        const ChannelData *hours =
            trial.firm.channel(point, name + (converts ? QStringLiteral("-zs-h") : QStringLiteral("-h")));
        const ChannelData *shortest = trial.firm.channel(point, name + (converts ? QStringLiteral("-zs") : QString()));
        const ChannelData *measured = trial.firm.channel(point, name);
        const ChannelData *oxygen = trial.firm.channel(point, QStringLiteral("a19001"));
        if (!measured)
            measured = trial.firm.channel(point, name + QStringLiteral("-h"));
        if (!oxygen)
            oxygen = trial.firm.channel(point, QStringLiteral("a19001-h"));
        // minutes win over reported hours where no conversion is asked: "no suffix is the shortest mean"
        if (!converts && shortest)
            hours = nullptr;
        Curve sum(std::size_t(plant.minutes / 60), 0.0);
        std::vector<int> count(sum.size(), 0);
        const ChannelData *source = hours ? hours : shortest ? shortest : measured;
        if (!source)
            continue;
        const bool convert = converts && !hours && !shortest;
        std::size_t o = 0;
        for (std::size_t i = 0; i < source->series.size(); ++i) {
            double value = source->series.values[i];
            if (!isValidFlag(source->series.flags[i]) || std::isnan(value))
                continue;
            if (convert) {
                if (!oxygen)
                    break;
                while (o < oxygen->series.size() && oxygen->series.times[o] < source->series.times[i])
                    ++o;
                if (o >= oxygen->series.size() || oxygen->series.times[o] != source->series.times[i] ||
                    !isValidFlag(oxygen->series.flags[o]) || !(oxygen->series.values[o] < 20.5))
                    continue;
                value *= (21 - outlet.reference) / (21 - oxygen->series.values[o]);
            }
            const std::size_t hour = std::size_t((source->series.times[i] - plant.start) / 3600);
            if (hour < sum.size()) {
                sum[hour] += value;
                ++count[hour];
            }
        }
        const int needed = source->step == 60 ? 45 : 1;
        bool inRun = false;
        for (std::size_t hour = 0; hour < sum.size(); ++hour) {
            const bool valid = count[hour] >= needed;
            const double share = valid ? sum[hour] / count[hour] / track.limit : 0;
            if (!(valid && share > 1)) {
                inRun = false;
                continue;
            }
            if (!inRun) {
                Fraud run;
                run.rule = "exceedance";
                run.accepted = {"exceedance"};
                run.kind = "hour";
                run.point = outlet.code;
                run.factors = {gas};
                run.from = int(hour) * 60;
                trial.exceedances.push_back(run);
                inRun = true;
            }
            Fraud &run = trial.exceedances.back();
            run.to = int(hour + 1) * 60;
            run.effect = std::max(run.effect, 100 * (share - 1));
            run.level = run.effect > 40 ? 0 : run.effect > 12 ? 1 : 2;
            run.optional = run.effect < 0.6 || outlet.water;
        }
    }
}

} // namespace

void report(const Plant &plant, Case &trial, RandomStream &random)
{
    FirmData &firm = trial.firm;
    firm.enterprise.code = QString::fromStdString(plant.code);
    firm.enterprise.name = firm.enterprise.code;
    firm.enterprise.industry = QString::fromStdString(plant.industry);
    firm.tariffs = TariffBook::make({});
    firm.workdays = Workdays::standard();
    trial.start = plant.start;
    trial.minutes = plant.minutes;
    trial.kind = plant.kind;
    Reporter reporter(plant, trial);
    firm.channels.reserve(64);
    const bool suffixed = random.chance(0.5);
    for (const Outlet &outlet : plant.outlets) {
        static const char *names[] = {"minutes", "minutes+hours", "hours", "two-hours"};
        trial.kind += std::string("/") + names[int(outlet.reporting)] +
                      (outlet.convertedOnly ? "/zs-only"
                       : outlet.converted   ? "/zs"
                                            : "");
        reporter.outlet(outlet, suffixed);
    }
    for (const MeterTrack &meter : plant.meters) {
        reporter.meter(meter);
        trial.kind += "/" + meter.role + std::to_string(meter.stepMinutes);
    }
    std::sort(firm.channels.begin(), firm.channels.end(),
              [](const ChannelData &a, const ChannelData &b) { return a.info.key < b.info.key; });
    for (const Outlet &outlet : plant.outlets)
        countExceedances(plant, outlet, trial);
}

} // namespace nightjar::quality
