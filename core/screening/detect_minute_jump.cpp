// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_minute_jump.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/judged_channels.h"
#include "core/screening/witness_step.h"
#include "core/series/level_shift.h"
#include "core/series/robust.h"
#include "core/series/rolling_median.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "minute-jump";

/// What medians of nine samples differ by from one nine to the next, by itself.
struct Habit {
    double usual = 0; ///< median of the running channel
    double scale = 0; ///< robust scale of such differences
    double high = 0;  ///< 19 of 20 are smaller
};

Habit habitOf(const RunningChannel &channel, const std::vector<double> &medians)
{
    Habit habit;
    std::vector<double> changes;
    for (std::size_t i = 0; i + medianWindow < medians.size(); i += medianWindow) {
        if (channel.times[i + 2 * medianWindow - 1] - channel.times[i] <= 3 * Seconds(medianWindow) * channel.step)
            changes.push_back(std::abs(medians[i + medianWindow] - medians[i]));
    }
    if (changes.size() < 40)
        return habit;
    habit.usual = median(channel.values);
    habit.high = quantile(changes, 0.95);
    habit.scale = std::max(madToSigma * median(changes), 0.5 * channel.resolution);
    return habit;
}

/// Median of the running samples within three days around the span, the span itself left out.
double levelAround(const RunningChannel &channel, const Span &span)
{
    const auto index = [&](Seconds t) {
        return std::size_t(std::lower_bound(channel.times.begin(), channel.times.end(), t) - channel.times.begin());
    };
    std::vector<double> values;
    const auto take = [&](std::size_t from, std::size_t to) {
        const std::size_t stride = (to - from) / 2000 + 1;
        for (std::size_t i = from; i < to; i += stride)
            values.push_back(channel.values[i]);
    };
    take(index(span.from - 3 * secondsPerDay), index(span.from));
    take(index(span.to), index(span.to + 3 * secondsPerDay));
    return values.size() < 30 ? std::nan("") : median(values);
}

/// Samples without a hole or a stop on both sides of `at`?
bool isUnbroken(const RunningChannel &channel, std::size_t at, std::size_t before, std::size_t after)
{
    if (at < before || at + after > channel.times.size())
        return false;
    const Seconds most = Seconds(before + after + 1) * channel.step;
    return channel.times[at + after - 1] - channel.times[at - before] <= most &&
           channel.times[at] - channel.times[at - 1] <= 2 * channel.step;
}

/// Is the change made from one sample to the next?
bool isAbrupt(const RunningChannel &channel, const Step &step)
{
    const double size = step.after - step.before;
    const double jump = channel.values[step.at] - channel.values[step.at - 1];
    return step.ramp <= 1 && jump / size >= 0.6;
}

/// Where the shifted level ends.
struct Return {
    std::size_t end = 0;
    bool found = false;
    bool abrupt = false;
    double first = 0;  ///< median of the first samples of the shifted stretch
    double during = 0; ///< median of all of it
};

/// The first place from which the median of `window` samples is nearer to the level before: a short upset inside the
/// stretch is no return. The edge is where the two levels meet best.
Return returnOf(const RunningChannel &channel, const Step &step, std::size_t window, std::size_t longest)
{
    const std::vector<double> &values = channel.values;
    const std::span<const double> all(values);
    const std::size_t most = std::min(values.size(), step.at + longest);
    Return result;
    result.end = most;
    std::vector<double> scratch;
    const auto level = [&](std::size_t from, std::size_t to) {
        keepFinite(all.subspan(from, to - from), scratch);
        return medianInPlace(scratch);
    };
    result.first = level(step.at, std::min(values.size(), step.at + window));
    for (std::size_t j = step.at + window / 2; j + window <= most; ++j) {
        const double now = level(j, j + window);
        if (std::abs(now - step.before) >= 0.8 * std::abs(now - result.first))
            continue;
        double cost = 0;
        double least = 0;
        std::size_t edge = j > step.at + window ? j - window : step.at + 1;
        result.end = edge;
        for (; edge < j + window; ++edge) {
            cost += std::abs(values[edge] - result.first) - std::abs(values[edge] - step.before);
            if (cost < least) {
                least = cost;
                result.end = edge + 1;
            }
        }
        // An upset is over soon, and the shifted level is there again.
        const double later = level(j + window, std::min(values.size(), j + 3 * window));
        if (j + 2 * window <= values.size() && std::abs(later - result.first) < 0.8 * std::abs(later - step.before)) {
            result.end = most;
            continue;
        }
        result.found = true;
        break;
    }
    result.during = level(step.at, std::max(result.end, step.at + 1));
    if (result.found && result.end > step.at + 1) {
        const double back = values[result.end] - values[result.end - 1];
        result.abrupt = back / (step.before - step.after) >= 0.5 &&
                        channel.times[result.end] - channel.times[result.end - 1] <= 2 * channel.step;
    }
    return result;
}

double strengthOf(const Return &shift, double over, double habitOver, bool up)
{
    double logit = 0.5 + 0.9 * std::log2(std::max(over, 1.0)) + 0.5 * std::log2(std::max(habitOver, 1.0));
    if (!shift.abrupt)
        logit -= 0.7;
    const double chance = std::min(0.93, chanceOf(logit));
    return up ? std::min(chance, 0.45) : chance;
}

void judgeChannel(const RunningChannel &channel, const Params &params, RuleResult &result)
{
    const auto unjudged = [&](const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), channel.channel.name(), why});
    };
    if (channel.step > 600) {
        unjudged(QCoreApplication::translate("Screening", "Not judged: the samples are more than ten minutes apart."));
        return;
    }
    std::vector<double> medians;
    if (channel.values.size() > 2 * medianWindow)
        rollingMedian(channel.values, medians);
    const Habit habit = habitOf(channel, medians);
    if (channel.runningDays() < params("least_days") || !(habit.usual > 0) || !(habit.scale > 0)) {
        unjudged(QCoreApplication::translate("Screening", "Not judged: too few samples while the plant ran."));
        return;
    }
    const double bar =
        std::max({0.4 * params("least_share") * habit.usual, params("noise_factor") * habit.scale, 1.25 * habit.high});
    const std::size_t longest = std::size_t(params("most_h") * 3600.0 / double(channel.step));
    const std::size_t shortest =
        std::max<std::size_t>(medianWindow / 2 + 1, std::size_t(params("stay_min") * 60.0 / double(channel.step)));
    struct Found {
        Lead lead;
        bool up;
    };
    std::vector<Found> found;
    int steps[2] = {0, 0}; // down, up: new levels out of nothing, innocent or not
    std::size_t busyUntil = 0;
    for (const Step &step : findSteps(channel.values, 0.7 * bar, 1)) {
        const double size = step.after - step.before;
        if (step.at < busyUntil || step.before <= 0 || std::abs(size) < params("least_share") * step.before ||
            !isUnbroken(channel, step.at, medianWindow, medianWindow) || !isAbrupt(channel, step))
            continue;
        const Return shift = returnOf(channel, step, std::max(shortest, medianWindow), longest);
        const bool atEnd = !shift.found && shift.end == channel.values.size();
        // An upset of some minutes is no level, neither before the step nor after it.
        const std::size_t window = std::min(step.at, std::max(shortest, medianWindow));
        const double earlier = median({channel.values.begin() + std::ptrdiff_t(step.at - window),
                                       channel.values.begin() + std::ptrdiff_t(step.at)});
        const bool stays = std::abs(shift.first - step.after) < std::abs(shift.first - step.before) &&
                           std::abs(earlier - step.before) < std::abs(earlier - step.after);
        steps[size > 0 ? 1 : 0] += stays ? 1 : 0;
        if (!stays || std::abs(size) < bar || (!shift.found && !atEnd) || shift.end < step.at + shortest)
            continue;
        // Nothing left: minimal-value tells that.
        if (shift.during <= std::max(2 * channel.resolution, 0.03 * step.before))
            continue;
        const Span span = channel.span(step.at, shift.end);
        const double around = levelAround(channel, span);
        // Back to the usual level is an end, not a begin.
        if (!(around > 0) || std::abs(step.before - around) > 0.8 * std::abs(step.after - around))
            continue;
        busyUntil = shift.end;
        const Seconds slack = 15 * 60;
        if (isMarked(channel, {span.from - slack, span.from + slack}) ||
            othersStepped(channel, span.from, step.before, step.after))
            continue;
        const double over = std::abs(size) / bar;
        Lead lead = leadOf(channel, ruleId, size < 0 ? QStringLiteral("drop") : QStringLiteral("rise"), span,
                           strengthOf(shift, std::abs(size) / step.before / params("least_share"), over, size > 0));
        const QString ending = endingOf(channel);
        lead.figures[QStringLiteral("before_") + ending] = figure(step.before, 4);
        lead.figures[QStringLiteral("during_") + ending] = figure(shift.during, 4);
        lead.figures[QStringLiteral("usual_change_") + ending] = figure(habit.scale, 3);
        lead.figures[u"change_share"] = figure(std::abs(size) / step.before, 3);
        lead.figures[u"returned"] = shift.found;
        found.push_back({std::move(lead), size > 0});
    }
    // What happens again and again belongs to this plant.
    const double days = double(channel.times.back() - channel.times.front()) / double(secondsPerDay);
    const double most = std::max(4.0, params("habit_per_10d") * days / 10.0);
    for (Found &one : found) {
        if (steps[one.up ? 1 : 0] <= most)
            result.leads.push_back(std::move(one.lead));
    }
}

} // namespace

RuleResult judgeMinuteJump(const FirmData &firm, const Params &params)
{
    RuleResult result;
    forEachConcentration(firm, ruleId, result,
                         [&](const RunningChannel &channel) { judgeChannel(channel, params, result); });
    return result;
}

} // namespace nightjar
