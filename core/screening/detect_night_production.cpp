// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_night_production.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <QCoreApplication>
#include <QJsonArray>

#include "core/screening/figures.h"
#include "core/screening/firm_data.h"
#include "core/screening/night_load.h"
#include "core/screening/night_register.h"
#include "core/screening/running_threshold.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const auto ruleId = QStringLiteral("night-production");

/// Running outside the allowed hours in one night.
struct Night {
    Day day = 0; ///< on which the evening lies
    Span span;
    double minutes = 0;
    double kwh = 0;
    double level = 0;     ///< mean kW above standby
    double roughness = nan;
    bool locked = false;
    bool smooth = false;
    bool everyNight = false;
    bool dayWorked = false;
};

struct FirmLoad {
    const FirmData &firm;
    const Params &params;
    PowerCurve curve;
    LoadLevels levels;
    Shift shift;
    const TariffCalendar &tariff;
    std::map<Day, double> dayHours; ///< running hours in 08-17
    double usualEnd = 1440;         ///< minutes: when day work usually ends
};

double runningHours(const FirmLoad &load, const Span &span)
{
    double hours = 0;
    for (Seconds t = span.from; t < span.to; t += load.curve.step)
        hours += load.curve.at(t) > load.levels.threshold ? double(load.curve.step) / 3600.0 : 0.0;
    return hours;
}

void learnDays(FirmLoad &load)
{
    std::vector<double> ends;
    for (Day day = dayOf(load.curve.from); day < dayOf(load.curve.end() + 86'399); ++day) {
        const double hours = runningHours(load, {dayStart(day) + 8 * 3600, dayStart(day) + 17 * 3600});
        load.dayHours[day] = hours;
        if (hours < 2)
            continue;
        // End of the work that began by day: the last running cell before a pause of 90 min.
        Seconds last = dayStart(day) + 12 * 3600;
        for (Seconds t = last; t < dayStart(day + 1) + 6 * 3600; t += load.curve.step) {
            if (load.curve.at(t) > load.levels.threshold)
                last = t + load.curve.step;
            else if (t - last > 5400)
                break;
        }
        ends.push_back(double(last - dayStart(day)) / 60.0);
    }
    if (ends.size() >= 5)
        load.usualEnd = quantile(ends, 0.6);
}

/// The part of a run that lies outside working hours, early starts and overtime.
std::vector<Span> outsideHours(const FirmLoad &load, const Span &run)
{
    // With steps over a quarter of an hour the end of work is only known to one step: in doubt for the firm.
    const Seconds doubt = load.curve.step > 900 ? load.curve.step : 0;
    const Seconds overtime = load.params.minutes("overtime_min") + doubt;
    std::vector<Span> allowed;
    std::vector<Span> working = load.shift.spansAround(dayOf(run.from));
    if (!load.shift.declared && load.usualEnd < nightFrom)
        working.push_back({dayStart(dayOf(run.from)) + 6 * 3600, dayStart(dayOf(run.from)) + Seconds(load.usualEnd) * 60});
    for (const Span &hours : working) {
        Span extended = hours;
        if (run.from <= hours.to + 1800 && run.to > hours.to && run.to <= hours.to + overtime)
            extended.to = run.to;
        if (run.to >= hours.from && run.from < hours.from && hours.from - run.from <= 3600 + doubt)
            extended.from = run.from;
        allowed.push_back(extended);
    }
    std::vector<Span> rest{run};
    for (const Span &free : allowed) {
        std::vector<Span> next;
        for (const Span &piece : rest) {
            if (!piece.touches(free)) {
                next.push_back(piece);
                continue;
            }
            if (piece.from < free.from)
                next.push_back({piece.from, free.from});
            if (free.to < piece.to)
                next.push_back({free.to, piece.to});
        }
        rest = std::move(next);
    }
    return rest;
}

/// Minutes of a long step at the ends of a run in which nothing ran, by its mean against that of the step inside: an hour
/// that is over the threshold may hold 20 minutes of work.
double idleMinutesAtEdges(const FirmLoad &load, const Span &whole, const Span &night)
{
    const PowerCurve &curve = load.curve;
    if (curve.step < 1800)
        return 0;
    const auto share = [&](Seconds edge, Seconds inner) {
        const double full = curve.at(inner) - load.levels.standby;
        const double here = curve.at(edge) - load.levels.standby;
        return full > 0 && here >= 0 ? std::clamp(here / full, 0.0, 1.0) : 1.0;
    };
    double idle = 0;
    if (whole.length() < 2 * curve.step)
        return 0;
    if (night.contains(whole.from))
        idle += (1 - share(whole.from, whole.from + curve.step)) * double(curve.step) / 60.0;
    if (night.contains(whole.to - curve.step))
        idle += (1 - share(whole.to - curve.step, whole.to - 2 * curve.step)) * double(curve.step) / 60.0;
    return idle;
}

/// Night part of a run, and where it is shown to begin and end: a run of its own keeps its edges, one that continues day work
/// is cut at the night's hours.
void addRun(FirmLoad &load, const LoadRun &run, const std::vector<double> &background, bool every, std::map<Day, Night> &nights)
{
    const PowerCurve &curve = load.curve;
    const Span whole{curve.timeOf(run.begin), curve.timeOf(run.end)};
    for (const Span &piece : outsideHours(load, whole)) {
        for (Day day = dayOf(piece.from) - 1; day <= dayOf(piece.to); ++day) {
            const Span window = nightOf(day);
            const Seconds inNight = overlap(window, piece);
            if (inNight < 1800)
                continue;
            const bool ownBegin = piece.from == whole.from && piece.from >= window.from - 4 * 3600;
            const bool ownEnd = piece.to == whole.to && piece.to <= window.to + 2 * 3600;
            const Span shown{ownBegin ? piece.from : std::max(piece.from, window.from), ownEnd ? piece.to : std::min(piece.to, window.to)};
            Night &night = nights[day];
            const bool first = night.minutes <= 0;
            night.day = day;
            night.span = first ? shown : Span{std::min(night.span.from, shown.from), std::max(night.span.to, shown.to)};
            for (Seconds t = shown.from; t < shown.to; t += curve.step) {
                const double base = background.empty() ? load.levels.standby : background[std::size_t((t - curve.from) / curve.step)];
                const double kw = curve.at(t) - base;
                night.kwh += std::isfinite(kw) && kw > 0 ? kw * double(curve.step) / 3600.0 : 0;
            }
            night.minutes += std::max(0.0, double(inNight) / 60.0 - idleMinutesAtEdges(load, whole, window));
            if (first || inNight > 3600) {
                night.roughness = run.roughness;
                night.locked = run.lockedBegin;
                night.smooth = isSmooth(run, load.levels);
                night.everyNight = every;
            }
            night.dayWorked = load.dayHours[day] >= 2;
        }
    }
}

/// Is the load that stands there every night no production? Heating, charging, ice storage: smooth, or calmer than
/// day work and tied to the begin of the cheap hours; cold stores and furnaces: the same on days off, and no step at its begin.
bool isBackground(const FirmLoad &load, const std::vector<LoadRun> &habit)
{
    std::vector<double> onWorkdays;
    std::vector<double> onDaysOff;
    std::vector<double> roughness;
    int smooth = 0;
    int locked = 0;
    int known = 0;
    for (const LoadRun &run : habit) {
        if (std::isfinite(run.roughness)) {
            ++known;
            smooth += isSmooth(run, load.levels) ? 1 : 0;
        }
        locked += run.lockedBegin ? 1 : 0;
        if (std::isfinite(run.roughness))
            roughness.push_back(run.roughness);
        double sum = 0;
        for (std::size_t i = run.begin; i < run.end; ++i)
            sum += std::isfinite(load.curve.kw[i]) ? load.curve.kw[i] - load.levels.standby : 0;
        const Day day = dayOf(load.curve.timeOf(run.begin) - 6 * 3600);
        const auto it = load.dayHours.find(day);
        (it != load.dayHours.end() && it->second >= 2 ? onWorkdays : onDaysOff).push_back(sum / double(run.end - run.begin));
    }
    // Hours smooth out the work of machines as well: with long steps the clock has to speak, too.
    const bool finely = load.curve.step < 1800 || 2 * std::size_t(locked) > habit.size();
    if (known > 0 && 2 * smooth > known && finely)
        return true;
    const bool alikeOnDaysOff = onDaysOff.size() >= 2 && onWorkdays.size() >= 2 && 8 * onDaysOff.size() >= onWorkdays.size() // one day off a week is enough
        && median(onDaysOff) > 0.75 * median(onWorkdays);
    const bool calmer = !roughness.empty() && median(roughness) < 0.75 * load.levels.roughness;
    if (alikeOnDaysOff && calmer && 10 * std::size_t(locked) >= 6 * habit.size())
        return true;
    // At the stroke of the cheap hours on nearly every night, days off included, always as much, and no rougher than day work:
    // a time switch.
    const std::size_t strokes = std::size_t(std::count_if(habit.begin(), habit.end(), [](const LoadRun &run) { return run.onTheStroke; }));
    const bool noRougher = !roughness.empty() && median(roughness) < 0.95 * load.levels.roughness;
    if (alikeOnDaysOff && noRougher && habit.size() >= 7 && 10 * strokes >= 9 * habit.size())
        return true;
    // Present on days off by day as well: a cold store, not the work of a shift.
    std::vector<double> idleDays;
    for (const auto &[day, hours] : load.dayHours) {
        if (hours >= 2)
            continue;
        for (Seconds t = dayStart(day) + 9 * 3600; t < dayStart(day) + 16 * 3600; t += load.curve.step)
            idleDays.push_back(load.curve.at(t) - load.levels.standby);
    }
    return alikeOnDaysOff && idleDays.size() >= 40 && quantile(idleDays, 0.75) > 0.5 * median(onDaysOff);
}

/// Heating or charging that went on longer than on other nights: the step before (or after) the run has the same level, and
/// there every night has it. Work that joins would lie on top of that level.
bool isLongerBackground(const FirmLoad &load, const LoadRun &run, const std::vector<double> &background)
{
    const std::vector<double> &kw = load.curve.kw;
    const double rise = load.levels.threshold - load.levels.standby;
    std::vector<double> values(kw.begin() + std::ptrdiff_t(run.begin), kw.begin() + std::ptrdiff_t(run.end));
    const double level = quantile(values, 0.75) - load.levels.standby;
    const auto continues = [&](std::size_t i) {
        return background[i] - load.levels.standby > rise && level < 1.25 * (kw[i] - load.levels.standby);
    };
    return (run.begin > 0 && continues(run.begin - 1)) || (run.end < kw.size() && continues(run.end));
}

std::map<Day, Night> nightsOf(FirmLoad &load)
{
    const Workdays &workdays = *load.firm.workdays;
    const std::vector<LoadRun> runs = nightRuns(load.curve, load.levels, load.tariff, workdays);
    std::map<Day, Night> nights;
    if (isCycling(load.curve, load.levels)) { // cold store, pumps: judged by what stands above them
        const std::vector<double> background = cycleBackground(load.curve, load.levels);
        for (const LoadRun &run : nightRuns(load.curve, load.levels, load.tariff, workdays, background))
            addRun(load, run, background, false, nights);
        return nights;
    }
    std::vector<LoadRun> habit;
    for (const LoadRun &run : runs) {
        if (run.everyNight >= 0.6)
            habit.push_back(run);
    }
    const auto levelOf = [&load](const LoadRun &run) {
        std::vector<double> values(load.curve.kw.begin() + std::ptrdiff_t(run.begin), load.curve.kw.begin() + std::ptrdiff_t(run.end));
        return median(values) - load.levels.standby;
    };
    if (!habit.empty() && isBackground(load, habit)) {
        std::vector<double> levels;
        for (const LoadRun &run : habit)
            levels.push_back(levelOf(run));
        const double usual = 1.3 * median(levels);
        const std::vector<double> background = nightBackground(load.curve, load.levels);
        for (const LoadRun &run : nightRuns(load.curve, load.levels, load.tariff, workdays, background)) {
            // The same device at another hour is as smooth and draws no more.
            const bool device = isSmooth(run, load.levels) && (run.lockedBegin || run.lockedEnd || levelOf(run) < usual);
            if (!device && !isLongerBackground(load, run, background))
                addRun(load, run, background, false, nights);
        }
        return nights;
    }
    // Charging or storage that comes now and then, smooth and with the cheap hours; where it is known from three nights, the
    // same device is known at other hours as well.
    std::vector<double> chargers;
    for (const LoadRun &run : runs) {
        if (isSmooth(run, load.levels) && run.lockedBegin)
            chargers.push_back(levelOf(run));
    }
    const double charging = chargers.size() >= 3 ? 1.3 * median(chargers) : 0.0;
    for (const LoadRun &run : runs) {
        if (isSmooth(run, load.levels) && (run.lockedBegin || levelOf(run) < charging))
            continue;
        addRun(load, run, {}, run.everyNight >= 0.6, nights);
    }
    return nights;
}

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

/// Log-odds added up; what each term is worth was set so that half power on two nights of a declared day worker stands near
/// 0.8 and a tariff-shaped load of an undeclared one under 0.5.
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
    // Cold stores cool by night as by day, also those of a day shift (facts 4.4, 6); with long steps their cycle is not seen.
    static const QStringList cooling{QStringLiteral("冷库"), QStringLiteral("冷藏"), QStringLiteral("冷链"), QStringLiteral("冷冻"),
                                     QStringLiteral("cold stor"), QStringLiteral("cold-stor"), QStringLiteral("cold chain")};
    for (const QString &word : cooling) {
        if (load.firm.enterprise.industry.contains(word, Qt::CaseInsensitive)) {
            logit -= 2.5;
            break;
        }
    }
    for (const Petition &petition : load.firm.petitions) {
        if (petition.received && *petition.received >= nights.front().span.from - 30 * secondsPerDay
            && *petition.received < nights.back().span.to + 30 * secondsPerDay) {
            logit += 0.3;
            break;
        }
    }
    return chanceOf(logit);
}

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
        list.append(QJsonObject{{QStringLiteral("from"), formatIso(night.span.from)}, {QStringLiteral("to"), formatIso(night.span.to)},
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
    f[u"expected_ratio_day_and_night"] = figure([&] {
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
    }(), 3);
    f[u"ratio_night_day"] = figure(energy.day > 0 ? energy.night / energy.day : nan, 3);
    f[u"tariff"] = load.tariff.id;
    f[u"tariff_assumed"] = load.tariff.assumed;
    f[u"calendar_known"] = calendarKnown;
    f[u"shift"] = load.firm.enterprise.shift.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(load.firm.enterprise.shift);
    f[u"step_min"] = figure(double(load.curve.step) / 60.0);
    f[u"estimated_from_current"] = load.curve.estimated;
    f[u"fed_back_kwh"] = figure(load.curve.fedBackKwh, 5);
}

QString kindOf(const FirmLoad &load, const std::vector<Night> &nights, Day firstDay, Day lastDay)
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
    Q_UNUSED(load);
    return 2 * withDay >= int(nights.size()) ? QStringLiteral("besides-day") : QStringLiteral("instead-of-day");
}

FirmClass classOf(const FirmLoad &load, const QString &kind, double nightShare, double dayShare)
{
    return {ruleId, load.firm.enterprise.code, kind,
            QJsonObject{{QStringLiteral("standby_kw"), figure(load.levels.standby, 4)},
                        {QStringLiteral("running_kw"), figure(load.levels.high, 4)},
                        {QStringLiteral("night_share"), figure(nightShare, 3)},
                        {QStringLiteral("day_share"), figure(dayShare, 3)}}};
}

/// A plant that runs through for days and stands still for days: every other count of nights is spoilt by the halves of days
/// at its stops. Here most of the running time lies in runs of 36 h and more, and as much of it by night as by day.
bool runsAroundTheClock(const FirmLoad &load)
{
    double byDay = 0;
    double byNight = 0;
    double all = 0;
    double inLong = 0;
    Seconds begin = 0;
    Seconds last = 0;
    const auto close = [&] {
        if (last - begin >= 36 * 3600)
            inLong += double(last - begin);
    };
    for (std::size_t i = 0; i < load.curve.size(); ++i) {
        if (!(load.curve.kw[i] > load.levels.threshold))
            continue;
        const Seconds t = load.curve.timeOf(i);
        if (t - last > 3600) {
            close();
            begin = t;
        }
        last = t + load.curve.step;
        all += double(load.curve.step);
        const int minute = secondOfDay(t) / 60;
        (minute >= nightFrom || minute < nightTo ? byNight : byDay) += double(load.curve.step);
    }
    close();
    return inLong >= 0.6 * all && byNight / 8 >= 0.8 * byDay / 16;
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
    if (load.shift.continuous || (!load.shift.declared && active >= 5 && (alike >= 0.8 * active || runsAroundTheClock(load)))) {
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
        lead.figures[u"kind"] = kindOf(load, habit, firstDay, lastDay);
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
            result.unjudged.push_back({ruleId, firm.enterprise.code,
                                       QCoreApplication::translate("Screening", "Not judged by the load curve: the meter has registers only.")});
        }
        return result;
    }
    QString tariffId;
    for (const Point *meter : meters) {
        for (const ChannelData *channel : firm.channelsAt(meter->key.point))
            tariffId = channel->info.tariff.isEmpty() ? tariffId : channel->info.tariff;
    }
    FirmLoad load{firm, params, summed(curves), {}, parseShift(firm.enterprise.shift), firm.tariffs->find(tariffId), {}, 1440};
    load.levels = loadLevels(load.curve);
    const Seconds known = load.curve.end() - load.curve.from;
    if (known >= 7 * secondsPerDay && !load.levels.known && load.levels.alwaysOn) {
        load.levels.high = median(load.curve.kw);
        result.classes.push_back(classOf(load, QStringLiteral("round-the-clock"), 1, 1));
        return result;
    }
    if (known < 7 * secondsPerDay || !load.levels.known) {
        result.unjudged.push_back({ruleId, load.curve.channels.join(u' '),
                                   known < 7 * secondsPerDay
                                       ? QCoreApplication::translate("Screening", "Not judged: less than 7 days of load.")
                                       : QCoreApplication::translate("Screening", "Not judged: the load shows no level of production above standby.")});
        return result;
    }
    judgeCurve(load, result);
    return result;
}

} // namespace nightjar
