// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/night_load.h"

#include <cmath>
#include <limits>

#include "core/screening/running_threshold.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool isDayHours(Seconds t)
{
    const int minute = secondOfDay(t) / 60;
    return minute >= 8 * 60 && minute < 17 * 60;
}

/// Second difference, scaled to the size of a first one of white noise: a store that tapers off is smooth, not rough.
double bendAt(const PowerCurve &curve, std::size_t i)
{
    return std::abs(curve.kw[i + 1] - 2 * curve.kw[i] + curve.kw[i - 1]) / 1.7320508;
}

double roughnessOf(const PowerCurve &curve, std::size_t begin, std::size_t end, double base)
{
    std::vector<double> changes;
    std::vector<double> level;
    for (std::size_t i = begin + 2; i + 2 < end; ++i) { // without the ramps at both ends
        changes.push_back(bendAt(curve, i));
        level.push_back(curve.kw[i] - base);
    }
    if (changes.size() < 2)
        return nan;
    const double middle = median(level);
    return middle > 0 ? median(changes) / middle : nan;
}

/// Does the tariff go from dear to cheap (or back) just before or at?
bool isBoundary(const TariffCalendar &tariff, const Workdays &workdays, Seconds t, Seconds step, bool intoCheap)
{
    const auto cheap = [&](Seconds at) {
        const Day day = dayOf(at);
        const TariffPeriod period = tariff.day(day, workdays)[std::size_t(secondOfDay(at) / 60)];
        return period == TariffPeriod::Valley || period == TariffPeriod::DeepValley;
    };
    // Chargers and stores begin up to three quarters of an hour after the clock strikes.
    const bool before = cheap(t - std::max<Seconds>(step, intoCheap ? 2700 : step) - 60);
    const bool after = cheap(t + step + 60);
    return intoCheap ? !before && after : before && !after;
}

bool isStroke(const TariffCalendar &tariff, const Workdays &workdays, Seconds t, Seconds step)
{
    const auto cheap = [&](Seconds at) {
        const TariffPeriod period = tariff.day(dayOf(at), workdays)[std::size_t(secondOfDay(at) / 60)];
        return period == TariffPeriod::Valley || period == TariffPeriod::DeepValley;
    };
    return !cheap(t - 60) && cheap(t + step - 60) && cheap(t);
}

} // namespace

LoadLevels loadLevels(const PowerCurve &curve)
{
    LoadLevels levels;
    std::vector<double> all;
    std::vector<double> byDay;
    std::vector<double> byNight;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (std::isnan(curve.kw[i]))
            continue;
        all.push_back(curve.kw[i]);
        if (isDayHours(curve.timeOf(i)))
            byDay.push_back(curve.kw[i]);
        else if (secondOfDay(curve.timeOf(i)) < 5 * 3600)
            byNight.push_back(curve.kw[i]);
    }
    if (all.size() < std::size_t(2 * 86'400 / curve.step)) // two days of data at least
        return levels;
    const RunningThreshold split = learnThreshold(all);
    std::vector<double> low;
    const double lowBar = split.found ? split.off : quantile(all, 0.25);
    for (const double kw : all) {
        if (kw <= lowBar)
            low.push_back(kw);
    }
    levels.standby = split.found ? median(low) : quantile(all, 0.10);
    levels.spread = 1.4826 * medianDeviation(low);
    // A plant that stood still for nearly all of the time is measured by the little that it did run: the 97th
    // percentile of everything would be standby, and the noise of standby would then count as work.
    const double high = std::max(quantile(all, 0.97), split.found ? split.running : 0.0);
    const double dayHigh = quantile(byDay, 0.90);
    bool apart = split.found || levels.standby <= 0.35 * high;
    if (!apart) {
        // Work on top of a large load that never stops (cold store, furnace): day against night, if it stands clear of
        // what the night does by itself.
        const double night = median(byNight);
        const double spread = 1.4826 * medianDeviation(byNight);
        const double day = quantile(byDay, 0.75);
        if (day - night > std::max(5 * spread, 0.15 * night)) {
            apart = true;
            levels.standby = night;
            levels.spread = spread;
        }
    }
    levels.high = dayHigh - levels.standby >= 0.3 * (high - levels.standby) ? dayHigh : high;
    const double range = levels.high - levels.standby;
    if (!apart || !(range > 0.5)) { // half a kilowatt is no factory
        // One level: always running, or never. Forecasts need to know which.
        const double middle = median(all);
        levels.alwaysOn = middle >= 5;
        levels.threshold = levels.alwaysOn ? 0.5 * quantile(all, 0.05) : 2 * std::max(middle, 0.0) + 1;
        return levels;
    }
    levels.known = true;
    levels.threshold =
        levels.standby + std::max({0.25 * range, std::min(4 * levels.spread, 0.5 * range), std::min(3.0, 0.4 * range)});
    std::vector<double> changes;
    std::vector<double> power;
    for (std::size_t i = 1; i + 1 < curve.size(); ++i) {
        if (isDayHours(curve.timeOf(i)) && curve.kw[i - 1] > levels.threshold && curve.kw[i] > levels.threshold &&
            curve.kw[i + 1] > levels.threshold) {
            changes.push_back(bendAt(curve, i));
            power.push_back(curve.kw[i] - levels.standby);
        }
    }
    if (changes.size() >= 8)
        levels.roughness = median(changes) / median(power);
    return levels;
}

std::vector<LoadRun> nightRuns(const PowerCurve &curve, const LoadLevels &levels, const TariffCalendar &tariff,
                               const Workdays &workdays, const std::vector<double> &background)
{
    std::vector<LoadRun> runs;
    const std::size_t bridge = std::max<std::size_t>(1, std::size_t(900 / curve.step));
    const std::size_t least = std::max<std::size_t>(1, std::size_t(1800 / curve.step));
    const double rise = levels.threshold - levels.standby;
    const auto above = [&](std::size_t i) {
        return background.empty() ? curve.kw[i] > levels.threshold : curve.kw[i] - background[i] > rise;
    };
    std::size_t i = 0;
    while (i < curve.size()) {
        if (!above(i)) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        for (std::size_t k = i + 1; k < curve.size() && k - end <= bridge; ++k) {
            if (above(k))
                end = k + 1;
        }
        if (end - i >= least)
            runs.push_back({i, end});
        i = end + 1;
    }
    // Only what touches a night.
    std::vector<LoadRun> found;
    for (LoadRun &run : runs) {
        const Span span{curve.timeOf(run.begin), curve.timeOf(run.end)};
        bool touches = false;
        for (Day day = dayOf(span.from) - 1; day <= dayOf(span.to); ++day)
            touches = touches || overlap(nightOf(day), span) > 0;
        if (!touches)
            continue;
        // How rough it is by night: a run may go on into day work.
        const Seconds evening = dayStart(dayOf(span.from - 12 * 3600)) + nightFrom * 60;
        const auto cell = [&](Seconds t) {
            return std::size_t(std::clamp<Seconds>((t - curve.from) / curve.step, 0, Seconds(curve.size())));
        };
        run.roughness = roughnessOf(curve, std::max(run.begin, cell(evening - 7200)),
                                    std::min(run.end, cell(evening + 9 * 3600)), levels.standby);
        run.lockedBegin = isBoundary(tariff, workdays, span.from, curve.step, true);
        run.onTheStroke = isStroke(tariff, workdays, span.from, curve.step);
        run.lockedEnd = isBoundary(tariff, workdays, span.to, curve.step, false);
        const std::size_t perDay = std::size_t(86'400 / curve.step);
        const auto share = [&](int from, int to) {
            int nights = 0;
            int alike = 0;
            for (int d = from; d <= to; ++d) {
                if (d == 0)
                    continue;
                const std::ptrdiff_t shift = std::ptrdiff_t(perDay) * d;
                const std::ptrdiff_t first = std::ptrdiff_t(run.begin) + shift;
                const std::ptrdiff_t last = std::ptrdiff_t(run.end) + shift;
                if (first < 0 || last > std::ptrdiff_t(curve.size()))
                    continue;
                int same = 0;
                int known = 0;
                for (std::ptrdiff_t k = first; k < last; ++k) {
                    known += std::isnan(curve.kw[std::size_t(k)]) ? 0 : 1;
                    same += above(std::size_t(k)) ? 1 : 0;
                }
                if (2 * known < last - first)
                    continue;
                ++nights;
                alike += 10 * same >= 6 * known ? 1 : 0;
            }
            return nights >= 4 ? double(alike) / nights : 0.0;
        };
        run.everyNight = std::max({share(-10, 10), share(-10, -1), share(1, 10)});
        found.push_back(run);
    }
    return found;
}

std::vector<double> nightBackground(const PowerCurve &curve, const LoadLevels &levels)
{
    std::vector<double> background(curve.size(), levels.standby);
    const std::ptrdiff_t perDay = std::ptrdiff_t(86'400 / curve.step);
    const auto middle = [&](std::ptrdiff_t i, int from, int to) {
        std::vector<double> values;
        for (int d = from; d <= to; ++d) {
            const std::ptrdiff_t k = i + d * perDay;
            if (d != 0 && k >= 0 && k < std::ptrdiff_t(curve.size()))
                values.push_back(curve.kw[std::size_t(k)]);
        }
        return values.size() >= 4 ? median(values) : nan;
    };
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const int minute = secondOfDay(curve.timeOf(i)) / 60;
        if (minute >= 9 * 60 && minute < 17 * 60)
            continue;
        for (const auto &[from, to] : {std::pair(-10, 10), std::pair(-10, -1), std::pair(1, 10)}) {
            const double value = middle(std::ptrdiff_t(i), from, to);
            if (value > background[i])
                background[i] = value;
        }
    }
    return background;
}

bool isCycling(const PowerCurve &curve, const LoadLevels &levels)
{
    if (curve.step > 1800)
        return false;
    int nights = 0;
    int busy = 0;
    for (Day day = dayOf(curve.from); day < dayOf(curve.end()); ++day) {
        const Span night = nightOf(day);
        int starts = 0;
        int known = 0;
        int cells = 0;
        for (Seconds t = night.from; t < night.to; t += curve.step, ++cells) {
            known += std::isnan(curve.at(t)) ? 0 : 1;
            starts += curve.at(t) > levels.threshold && curve.at(t - curve.step) <= levels.threshold ? 1 : 0;
        }
        if (2 * known < cells)
            continue;
        ++nights;
        busy += starts >= 3 ? 1 : 0;
    }
    return nights >= 6 && 10 * busy >= 7 * nights;
}

std::vector<double> cycleBackground(const PowerCurve &curve, const LoadLevels &levels)
{
    std::vector<double> night;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const int minute = secondOfDay(curve.timeOf(i)) / 60;
        if (minute >= nightFrom || minute < nightTo)
            night.push_back(curve.kw[i]);
    }
    // Production on some nights raises the top tenth; the level of the running compressor stands below it.
    return std::vector<double>(curve.size(), std::max(levels.standby, quantile(night, 0.75)));
}

bool isSmooth(const LoadRun &run, const LoadLevels &levels)
{
    if (std::isnan(run.roughness))
        return false;
    // Without day work to compare with, 1 % from quarter hour to quarter hour is what heaters and chargers do.
    if (levels.roughness <= 0)
        return run.roughness < 0.01;
    return run.roughness < 0.35 * levels.roughness && run.roughness < 0.04;
}

} // namespace nightjar
