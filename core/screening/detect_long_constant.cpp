// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_long_constant.h"

#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include <QCoreApplication>
#include <QSet>

#include "core/screening/constant_dither.h"
#include "core/screening/constant_runs.h"
#include "core/screening/figures.h"
#include "core/screening/firm_data.h"
#include "core/screening/judged_channels.h"
#include "core/screening/operating_state.h"
#include "core/screening/outlet_context.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

const auto ruleId = QStringLiteral("long-constant");

struct Task {
    const FirmData &firm;
    const Params &params;
    const Point &outlet;
    const ChannelData &channel;
    const OperatingState &state;
    const ValidSamples &samples;
    WitnessSet self = 0; ///< witnesses that must not count: the channel and its converted twin
};

/// A stretch that is longer than chance allows.
struct Candidate {
    Flat flat;
    QString kind;
    double usualMin = 0;
    double stay = 0;
    double log10PerYear = 0;
    double runningMin = 0;
    double stoppedMin = 0;
    double strength = 0;
};

Span spanOf(const Task &task, const Flat &flat)
{
    return {task.samples.times[flat.begin], task.samples.times[flat.end - 1] + task.samples.step};
}

/// Witnesses that say nothing in this span: themselves flat, as when a whole logger hangs.
WitnessSet silentWitnesses(const Task &task, const Span &span)
{
    WitnessSet set = task.self;
    for (std::size_t w = 0; w < task.state.all().size(); ++w) {
        const Witness &witness = task.state.all()[w];
        if (witness.kind == Witness::Kind::Load)
            continue;
        const ChannelKey key = channelKeyFromText(witness.channels.constFirst());
        const ChannelData *channel = task.firm.channel(key.point, key.factor);
        if (!channel)
            continue;
        const std::size_t from = lowerIndex(channel->series, span.from);
        const std::size_t to = lowerIndex(channel->series, span.to);
        bool moves = false;
        for (std::size_t i = from + 1; i < to && !moves; ++i)
            moves = channel->series.values[i] != channel->series.values[from];
        if (to > from + 5 && !moves)
            set |= WitnessSet(1) << w;
    }
    return set;
}

/// How long this channel stands still on other days.
struct Habit {
    std::map<Day, double> longest; ///< minutes of running within one stretch, by day with two hours of running
    int days = 0;
    double dayMinutes = 0; ///< running minutes of a usual day
};

Habit habitOf(const Task &task, const std::vector<Flat> &runs, const std::vector<bool> &running, Seconds gridFrom)
{
    Habit habit;
    std::map<Day, int> cells;
    for (std::size_t cell = 0; cell < running.size(); ++cell) {
        if (running[cell])
            ++cells[dayOf(gridFrom + Seconds(cell) * 300)];
    }
    for (const auto &[day, count] : cells) {
        if (count >= 24)
            habit.longest[day] = 0;
    }
    habit.days = int(habit.longest.size());
    std::vector<double> minutesOfDays;
    for (const auto &[day, count] : cells)
        minutesOfDays.push_back(5.0 * count);
    habit.dayMinutes = minutesOfDays.empty() ? 0 : median(minutesOfDays);
    for (const Flat &run : runs) {
        const Span span = spanOf(task, run);
        // A stretch over midnight counts on both days, each with its part.
        for (Day day = dayOf(span.from); day <= dayOf(span.to - 1); ++day) {
            const auto it = habit.longest.find(day);
            if (it == habit.longest.end())
                continue;
            double minutes = 0;
            for (Seconds t = std::max(span.from, dayStart(day)); t < std::min(span.to, dayStart(day + 1)); t += 300) {
                const std::size_t cell = std::size_t((t - gridFrom) / 300);
                minutes +=
                    cell < running.size() && running[cell] ? double(std::min<Seconds>(300, span.to - t)) / 60.0 : 0.0;
            }
            it->second = std::max(it->second, minutes);
        }
    }
    return habit;
}

/// On seven of ten other days the longest stretch is no longer than this (minutes); NaN when there are no other days.
double usualLength(const Habit &habit, const Span &judged)
{
    std::vector<double> values;
    for (const auto &[day, minutes] : habit.longest) {
        if (day < dayOf(judged.from) || day > dayOf(judged.to - 1))
            values.push_back(minutes);
    }
    if (values.empty() || 10 * int(values.size()) < habit.days)
        return std::nan("");
    return quantile(values, values.size() < 4 ? 0.0 : values.size() < 8 ? 0.5 : 0.7);
}

/// Temperature, pressure, humidity, velocity, pH: slow and steady by nature, and without a detection limit.
bool isCondition(const QString &factor)
{
    static const QStringList conditions{QStringLiteral("a01011"), QStringLiteral("a01012"), QStringLiteral("a01013"),
                                        QStringLiteral("a01014"), QStringLiteral("w01001"), QStringLiteral("w01010")};
    return conditions.contains(baseFactor(factor));
}

/// At or under the detection limit (1 % of the range when it is known): the business of `minimal-value`.
bool isMinimal(const Task &task, const Flat &flat)
{
    double top = task.samples.values[flat.begin];
    for (std::size_t i = flat.begin; i < flat.end; ++i)
        top = std::max(top, task.samples.values[i]);
    if (isCondition(task.channel.factor()))
        return top == 0;
    const double range = task.channel.info.rangeHigh;
    const double floor = std::isfinite(range) && range > 0 ? 0.01 * range : task.samples.resolution;
    if (top > floor)
        return false;
    if (top <= task.samples.resolution)
        return true;
    // The declared range may be far too wide for a clean stack: an instrument that goes on moving below this value is
    // not at its detection limit here.
    std::size_t below = 0;
    const double low = *std::min_element(task.samples.values.begin() + std::ptrdiff_t(flat.begin),
                                         task.samples.values.begin() + std::ptrdiff_t(flat.end));
    for (const double value : task.samples.values)
        below += value > 0 && value < low - 0.5 * task.samples.resolution ? 1 : 0;
    return 20 * below < task.samples.values.size();
}

double strengthOf(const Task &task, const Candidate &candidate, double threshold)
{
    const double over = candidate.runningMin / std::max(threshold, 1.0);
    double logit = 1.1 + 0.6 * std::log2(std::max(over, 1.0));
    if (candidate.log10PerYear < -9)
        logit += 0.4;
    if (candidate.kind == u"resolution")
        logit -= 0.3;
    if (candidate.stoppedMin > candidate.runningMin)
        logit -= 0.6;
    if (task.outlet.kind == PointKind::WaterOutlet)
        logit -= 0.2;
    return std::min(0.97, chanceOf(logit));
}

/// The shortest stretch that counts, minutes.
double leastMinutes(const Task &task)
{
    return task.samples.step >= 1800 ? task.params("least_hours") * 60.0 : task.params("least_min");
}

/// Candidates of one kind that pass all three conditions.
std::vector<Candidate> judgeRuns(const Task &task, const std::vector<Flat> &runs, const QString &kind,
                                 const std::vector<bool> &running, Seconds gridFrom, bool &witnessMissing,
                                 double knownStay = -1)
{
    std::vector<Candidate> found;
    const Seconds step = task.samples.step;
    const double least = leastMinutes(task);
    const bool hourly = step >= 1800;
    Habit habit;
    double hold = 1;
    if (knownStay >= 0) {
        std::size_t changes = 1;
        for (std::size_t i = 1; i < task.samples.values.size(); ++i)
            changes += task.samples.values[i] != task.samples.values[i - 1] ? 1 : 0;
        hold = double(task.samples.values.size()) / double(changes);
    }
    std::optional<double> stay;
    if (knownStay >= 0)
        stay = knownStay;
    for (const Flat &run : runs) {
        const Span span = spanOf(task, run);
        if (double(span.length()) / 60.0 < least || isMinimal(task, run))
            continue;
        if (habit.days == 0)
            habit = habitOf(task, runs, running, gridFrom);
        double usual = usualLength(habit, span);
        const bool alone = std::isnan(usual);
        if (alone) {
            // It stands still on all days: only one and the same value of a pollutant says anything then.
            if (kind != u"identical" || isCondition(task.channel.factor()))
                continue;
            usual = 0;
        }
        if (usual > 0.4 * habit.dayMinutes)
            continue; // a quiet channel: standing still for most of a day is what it does
        const double threshold = std::max(least, task.params("usual_factor") * usual +
                                                     (usual > least / 6 ? (hourly ? double(step) / 60.0 : 30.0) : 0.0));
        if (double(span.length()) / 60.0 < threshold)
            continue;
        if (!stay)
            stay = stayChance(runs, std::size_t(std::max(threshold * 60.0 / double(step), 2.0)));
        Candidate candidate{run, kind, usual, *stay};
        // An analyser that holds each result repeats it without telling anything new.
        const double repeats = run.period > 1 ? std::max(1.0, double(run.length() - std::size_t(run.period)) / hold)
                                              : double(run.length());
        candidate.log10PerYear = expectedPerYear(*stay, std::size_t(repeats), step);
        if (candidate.log10PerYear > std::log10(task.params("max_per_year")))
            continue;
        const WitnessSet without = silentWitnesses(task, span);
        const OperatingState::Share share = task.state.share(span, without, span.length() > secondsPerDay ? 300 : 60);
        candidate.runningMin = share.running;
        candidate.stoppedMin = share.stopped;
        if (share.known() < 0.5 * double(span.length()) / 60.0) {
            witnessMissing = true;
            continue;
        }
        if (share.running < std::min(threshold, std::max(60.0, 0.5 * threshold)) ||
            share.running < 0.25 * share.known())
            continue;
        candidate.strength = strengthOf(task, candidate, threshold);
        if (alone)
            candidate.strength = std::min(candidate.strength, 0.6);
        found.push_back(candidate);
    }
    return found;
}

Lead makeLead(const Task &task, const Candidate &candidate)
{
    const Span span = spanOf(task, candidate.flat);
    Lead lead;
    lead.rule = ruleId;
    lead.enterprise = task.firm.enterprise.code;
    lead.channels << task.channel.name();
    lead.witnesses = task.state.witnesses(span, silentWitnesses(task, span));
    lead.span = span;
    lead.strength = candidate.strength;
    std::vector<double> values(task.samples.values.begin() + std::ptrdiff_t(candidate.flat.begin),
                               task.samples.values.begin() + std::ptrdiff_t(candidate.flat.end));
    QSet<double> distinct;
    for (const double value : values) {
        if (distinct.size() < 1000)
            distinct.insert(value);
    }
    const QString ending =
        unitEnding(task.channel.info.unit.isEmpty() ? usualUnit(task.channel.factor()) : task.channel.info.unit);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    QJsonObject &f = lead.figures;
    f[u"kind"] = candidate.kind;
    f[u"factor"] = task.channel.factor();
    f[u"outlet"] = task.outlet.name;
    f[QStringLiteral("value_") + ending] = figure(median(values));
    f[QStringLiteral("low_") + ending] = figure(*low);
    f[QStringLiteral("high_") + ending] = figure(*high);
    f[QStringLiteral("resolution_") + ending] = figure(task.samples.resolution, 3);
    f[u"longest_min"] = figure(double(span.length()) / 60.0);
    f[u"equal_values"] = qint64(values.size());
    f[u"distinct_values"] = int(distinct.size());
    f[u"period_steps"] = candidate.flat.period;
    f[u"usual_min"] = figure(candidate.usualMin, 4);
    f[u"stay_chance"] = figure(candidate.stay, 4);
    f[u"log10_expected_per_year"] =
        figure(std::max(candidate.log10PerYear, -99.0), 3); // beyond that the law is not the truth
    f[u"running_min"] = figure(candidate.runningMin);
    f[u"stopped_min"] = figure(candidate.stoppedMin);
    f[u"unflagged_share"] = figure(task.samples.unflaggedShare, 3);
    f[u"step_min"] = figure(double(task.samples.step) / 60.0, 4);
    // What the load did meanwhile, for the sentence.
    for (const Witness &witness : task.state.all()) {
        if (witness.kind != Witness::Kind::Load || !lead.witnesses.contains(witness.channels.constFirst()))
            continue;
        const ChannelKey key = channelKeyFromText(witness.channels.constFirst());
        if (const ChannelData *load = task.firm.channel(key.point, key.factor)) {
            std::vector<double> power;
            for (std::size_t i = lowerIndex(load->series, span.from); i < lowerIndex(load->series, span.to); ++i)
                power.push_back(load->series.values[i]);
            if (power.size() > 1 && key.factor == u"kw") {
                f[u"load_low_kw"] = figure(quantile(power, 0.1), 4);
                f[u"load_high_kw"] = figure(quantile(power, 0.9), 4);
            }
        }
        break;
    }
    return lead;
}

/// Candidates of one channel that overlap or touch are one lead; the plainest kind names it.
std::vector<Candidate> merged(const Task &task, std::vector<Candidate> candidates)
{
    const auto rank = [](const Candidate &c) {
        return c.kind == u"identical" ? 0 : c.kind == u"cycle" ? 1 : c.kind == u"resolution" ? 2 : 3;
    };
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return a.flat.begin != b.flat.begin ? a.flat.begin < b.flat.begin : a.flat.end > b.flat.end;
    });
    const Seconds gap = task.params.minutes("gap");
    std::vector<Candidate> result;
    for (const Candidate &candidate : candidates) {
        if (!result.empty() && spanOf(task, candidate.flat).from <= spanOf(task, result.back().flat).to + gap) {
            Candidate &last = result.back();
            const Flat whole{last.flat.begin, std::max(last.flat.end, candidate.flat.end), last.flat.period};
            // The name of a stretch is that of the kind that covers most of it.
            const bool better = candidate.flat.length() * 10 >= whole.length() * 8
                                    ? last.flat.length() * 10 < whole.length() * 8 || rank(candidate) < rank(last)
                                    : false;
            const double strength = std::max(last.strength, candidate.strength);
            const double running = std::max(last.runningMin, candidate.runningMin);
            const double stopped = std::max(last.stoppedMin, candidate.stoppedMin);
            if (better) {
                const Flat keep = candidate.flat;
                last = candidate;
                last.flat.period = keep.period;
            }
            last.flat.begin = whole.begin;
            last.flat.end = whole.end;
            last.strength = strength;
            last.runningMin = running;
            last.stoppedMin = stopped;
            continue;
        }
        result.push_back(candidate);
    }
    return result;
}

/// A frozen value goes on behind a calibration that the freeze let pass, and pasted noise leaves its band for a minute:
/// stretches at the same value with nothing else between them are one, however long the instrument was looked after.
std::vector<Candidate> joined(const Task &task, std::vector<Candidate> candidates)
{
    const std::vector<double> &values = task.samples.values;
    const double q = task.samples.resolution;
    const auto bandOf = [&](const Flat &flat) {
        const auto [low, high] =
            std::minmax_element(values.begin() + std::ptrdiff_t(flat.begin), values.begin() + std::ptrdiff_t(flat.end));
        return std::pair{*low, *high};
    };
    std::vector<Candidate> result;
    for (const Candidate &candidate : candidates) {
        if (result.empty()) {
            result.push_back(candidate);
            continue;
        }
        Candidate &last = result.back();
        const auto [lastLow, lastHigh] = bandOf(last.flat);
        const auto [ownLow, ownHigh] = bandOf(candidate.flat);
        const double low = std::min(lastLow, ownLow);
        const double high = std::max(lastHigh, ownHigh);
        const Span before = spanOf(task, last.flat);
        const Span after = spanOf(task, candidate.flat);
        const Seconds apart = after.from - before.to;
        bool same = high - low <= 6 * q && apart <= std::min(before.length(), after.length()) && apart < secondsPerDay;
        std::size_t inside = 0;
        for (std::size_t i = last.flat.end; same && i < candidate.flat.begin; ++i)
            inside += values[i] >= low - 3 * q && values[i] <= high + 3 * q ? 1 : 0;
        if (candidate.flat.begin > last.flat.end)
            same = same && 10 * inside >= 9 * (candidate.flat.begin - last.flat.end);
        if (!same) {
            result.push_back(candidate);
            continue;
        }
        last.flat.end = std::max(last.flat.end, candidate.flat.end);
        last.strength = std::max(last.strength, candidate.strength);
        last.log10PerYear = std::min(last.log10PerYear, candidate.log10PerYear);
        last.runningMin += candidate.runningMin;
        last.stoppedMin += candidate.stoppedMin;
    }
    return result;
}

void judgeChannel(const Task &task, RuleResult &result)
{
    const ValidSamples &samples = task.samples;
    if (samples.values.size() < 24)
        return;
    const Seconds gap = task.params.minutes("gap");
    const auto unjudged = [&](const QString &why) { result.unjudged.push_back({ruleId, task.channel.name(), why}); };
    if (!task.state.hasWitness(task.self)) {
        unjudged(QCoreApplication::translate("Screening",
                                             "Not judged: no witness of running (load, flow, temperature or O2)."));
        return;
    }
    // Running by five minutes over the channel's time.
    const Seconds gridFrom = samples.times.front();
    const std::vector<bool> running =
        task.state.runningCells(gridFrom, 300, std::size_t((samples.times.back() - gridFrom) / 300 + 1), task.self);
    bool witnessMissing = false;
    std::vector<Candidate> candidates;
    const auto add = [&](std::vector<Candidate> more) {
        candidates.insert(candidates.end(), more.begin(), more.end());
    };
    const Seconds least = Seconds(std::ceil(leastMinutes(task) * 60.0));
    if (mayBeFlat(samples, 0, least, gap))
        add(judgeRuns(task, flatRuns(samples, 0, 1, gap), QStringLiteral("identical"), running, gridFrom,
                      witnessMissing));
    if (samples.resolution > 0) {
        // Greedy windows of two resolutions; shorter ones than four samples are everyday.
        if (mayBeFlat(samples, 2 * samples.resolution, least, gap))
            add(judgeRuns(task, flatRuns(samples, 2 * samples.resolution, 3, gap), QStringLiteral("resolution"),
                          running, gridFrom, witnessMissing));
        const int longest = int(task.params("cycle_max_steps"));
        const std::size_t values = std::size_t(std::max(8.0, leastMinutes(task) * 60.0 / double(samples.step)));
        for (int period = 2; period <= longest; ++period) {
            const std::vector<Flat> runs = cycleRuns(samples, period, std::max<std::size_t>(8, values / 3), gap);
            if (!runs.empty())
                add(judgeRuns(task, runs, QStringLiteral("cycle"), running, gridFrom, witnessMissing,
                              repeatChance(samples, period, runs)));
        }
    }
    const bool flow = baseFactor(task.channel.factor()).endsWith(u"00000"); // pumps hold it steady for hours
    if (samples.step <= 3600 && !isCondition(task.channel.factor()) && !(flow && samples.step > 600)) {
        for (const DitherRun &run : ditherRuns(samples, running, gridFrom, task.params("dither_h"))) {
            const Span span = spanOf(task, run.flat);
            const OperatingState::Share share = task.state.share(span, silentWitnesses(task, span), 300);
            // What an exact kind explains keeps the exact kind's interval.
            const bool explained = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate &other) {
                return other.kind != u"dither" &&
                       3 * overlap(spanOf(task, other.flat), span) >= spanOf(task, other.flat).length();
            });
            if (explained || isMinimal(task, run.flat) || share.running < 0.6 * double(span.length()) / 60.0)
                continue;
            Candidate candidate{run.flat, QStringLiteral("dither")};
            candidate.runningMin = share.running;
            candidate.stoppedMin = share.stopped;
            candidate.log10PerYear = std::nan("");
            candidate.stay = std::nan("");
            const bool moved = othersMove(task.firm, task.outlet.key.point, task.channel, span);
            // Few values: a quiet morning of a steady plant can look like this.
            const double few = run.flat.length() < 12 ? 0.25 : run.flat.length() < 16 ? 0.1 : 0.0;
            candidate.strength = -few + (moved ? (run.share < 0.1 ? 0.85 : run.share < 0.15 ? 0.7 : 0.55) : 0.4);
            candidates.push_back(candidate);
        }
    }
    for (const Candidate &candidate : joined(task, merged(task, std::move(candidates))))
        result.leads.push_back(makeLead(task, candidate));
    if (witnessMissing)
        unjudged(QCoreApplication::translate(
            "Screening", "A constant stretch was not judged: whether the plant ran is not known there."));
}

/// Does the twin channel (converted value) carry the same flat stretch?
bool isFlatToo(const ValidSamples &samples, const Span &span)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        if (span.contains(samples.times[i]))
            values.push_back(samples.values[i]);
    }
    if (values.size() < 3)
        return false;
    return quantile(values, 0.98) - quantile(values, 0.02) <= 2.5 * samples.resolution;
}

} // namespace

RuleResult judgeLongConstant(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind == PointKind::Meter)
            continue;
        const std::vector<const ChannelData *> channels = judgedChannels(firm, outlet.key.point);
        if (channels.empty())
            continue;
        const std::shared_ptr<const OutletContext> context = outletContext(firm, outlet);
        for (const ChannelData *channel : channels) {
            const std::size_t before = result.leads.size();
            const QString base = baseFactor(channel->factor());
            const std::shared_ptr<const ValidSamples> samples = validSamplesOf(firm, *channel);
            Task task{firm, params, outlet, *channel, context->state, *samples, 0};
            QSet<QString> self{channel->name()};
            for (const char *suffix : {"", "-zs", "-h", "-zs-h"})
                self.insert(outlet.key.enterprise + u'/' + outlet.key.point + u'/' + base + QLatin1StringView(suffix));
            task.self = context->state.setOf(self);
            judgeChannel(task, result);
            const ChannelData *twin = firm.channel(outlet.key.point, base + QStringLiteral("-zs"));
            for (std::size_t i = before; twin && twin != channel && i < result.leads.size(); ++i) {
                if (isFlatToo(*validSamplesOf(firm, *twin), result.leads[i].span))
                    result.leads[i].channels << twin->name();
            }
        }
    }
    return result;
}

} // namespace nightjar
