// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/night_habits.h"

#include <algorithm>
#include <cmath>

#include "core/series/statistics.h"

namespace nightjar {
namespace {

double runningHours(const FirmLoad &load, const Span &span)
{
    double hours = 0;
    for (Seconds t = span.from; t < span.to; t += load.curve.step)
        hours += load.curve.at(t) > load.levels.threshold ? double(load.curve.step) / 3600.0 : 0.0;
    return hours;
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
        working.push_back(
            {dayStart(dayOf(run.from)) + 6 * 3600, dayStart(dayOf(run.from)) + Seconds(load.usualEnd) * 60});
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

/// Minutes of a long step at the ends of a run in which nothing ran, by its mean against that of the step inside: an
/// hour that is over the threshold may hold 20 minutes of work.
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

/// Night part of a run, and where it is shown to begin and end: a run of its own keeps its edges, one that continues
/// day work is cut at the night's hours.
void addRun(FirmLoad &load, const LoadRun &run, const std::vector<double> &background, bool every,
            std::map<Day, Night> &nights)
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
            const Span shown{ownBegin ? piece.from : std::max(piece.from, window.from),
                             ownEnd ? piece.to : std::min(piece.to, window.to)};
            Night &night = nights[day];
            const bool first = night.minutes <= 0;
            night.day = day;
            night.span = first ? shown : Span{std::min(night.span.from, shown.from), std::max(night.span.to, shown.to)};
            for (Seconds t = shown.from; t < shown.to; t += curve.step) {
                const double base =
                    background.empty() ? load.levels.standby : background[std::size_t((t - curve.from) / curve.step)];
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
/// day work and tied to the begin of the cheap hours; cold stores and furnaces: the same on days off, and no step at
/// its begin.
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
        (it != load.dayHours.end() && it->second >= 2 ? onWorkdays : onDaysOff)
            .push_back(sum / double(run.end - run.begin));
    }
    // Hours smooth out the work of machines as well: with long steps the clock has to speak, too.
    const bool finely = load.curve.step < 1800 || 2 * std::size_t(locked) > habit.size();
    if (known > 0 && 2 * smooth > known && finely)
        return true;
    const bool alikeOnDaysOff = onDaysOff.size() >= 2 && onWorkdays.size() >= 2 &&
                                8 * onDaysOff.size() >= onWorkdays.size() // one day off a week is enough
                                && median(onDaysOff) > 0.75 * median(onWorkdays);
    const bool calmer = !roughness.empty() && median(roughness) < 0.75 * load.levels.roughness;
    if (alikeOnDaysOff && calmer && 10 * std::size_t(locked) >= 6 * habit.size())
        return true;
    // At the stroke of the cheap hours on nearly every night, days off included, always as much, and no rougher than
    // day work: a time switch.
    const std::size_t strokes =
        std::size_t(std::count_if(habit.begin(), habit.end(), [](const LoadRun &run) { return run.onTheStroke; }));
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

/// Heating or charging that went on longer than on other nights: the step before (or after) the run has the same level,
/// and there every night has it. Work that joins would lie on top of that level.
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

} // namespace

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
        std::vector<double> values(load.curve.kw.begin() + std::ptrdiff_t(run.begin),
                                   load.curve.kw.begin() + std::ptrdiff_t(run.end));
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
            const bool device =
                isSmooth(run, load.levels) && (run.lockedBegin || run.lockedEnd || levelOf(run) < usual);
            if (!device && !isLongerBackground(load, run, background))
                addRun(load, run, background, false, nights);
        }
        return nights;
    }
    // Charging or storage that comes now and then, smooth and with the cheap hours; where it is known from three
    // nights, the same device is known at other hours as well.
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

/// A plant that runs through for days and stands still for days: every other count of nights is spoilt by the halves of
/// days at its stops. Here most of the running time lies in runs of 36 h and more, and as much of it by night as by
/// day.
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

} // namespace nightjar
