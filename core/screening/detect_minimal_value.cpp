// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_minimal_value.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/floor_stretches.h"
#include "core/screening/witness_votes.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "minimal-value";
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

QString tooFewText()
{
    return QCoreApplication::translate("Screening", "Not judged: too few samples while the plant ran.");
}

/// NaN where neither limit nor range is declared.
double detectionLimitOf(const Channel &info)
{
    for (const char *name : {"detection_limit", "detection-limit", "dl"}) {
        bool ok = false;
        const double value = info.facts.value(QLatin1StringView(name)).toDouble(&ok);
        if (ok && value > 0)
            return value;
    }
    return std::isfinite(info.rangeHigh) && info.rangeHigh > 0 ? 0.01 * info.rangeHigh : nan;
}

/// Factors that are never near zero for hours while the plant runs: what a flame makes, and what sewage brings.
bool cannotBeNothing(const QString &base, bool burns)
{
    static const QStringList flame{QStringLiteral("a21002"), QStringLiteral("a21003"), QStringLiteral("a19001")};
    static const QStringList always{QStringLiteral("w01018"), QStringLiteral("w21001"), QStringLiteral("a00000"),
                                    QStringLiteral("a01011")};
    return always.contains(base) || (burns && flame.contains(base));
}

/// A channel with its habits.
struct Judged {
    const RunningChannel *channel = nullptr;
    bool physical = false; ///< flow, velocity or oxygen
    bool mustBeThere = false;
    double limit = nan; ///< detection limit
    UsualLevel level;
    double bar = 0;    ///< what counts as low
    double bottom = 0; ///< the median of a stretch must not be above
    std::vector<FloorStretch> stretches;
    // Its other hours of running:
    double days = 0;
    double lower = 0;       ///< 5 % of their values lie under this
    double habit = 0;       ///< share of them that is as low
    double inStretches = 0; ///< share of all running samples that lie in stretches
};

/// What one channel shows over one stretch.
struct Found {
    const Judged *judged = nullptr;
    Span span;
    double median = 0;
    double zeros = 0; ///< share of exact zeros
    double logit = 0;
    std::size_t low = 0;
};

Seconds holeOf(const RunningChannel &channel) { return std::max<Seconds>(36 * 3600, 4 * channel.step); }

/// What the channel does outside its low stretches, from at most 8,000 samples.
void learnHabits(Judged &judged)
{
    const std::vector<double> &values = judged.channel->values;
    std::vector<double> others;
    std::size_t low = 0;
    std::size_t inStretches = 0;
    for (const FloorStretch &each : judged.stretches)
        inStretches += each.end - each.begin;
    const std::size_t stride = values.size() / 8000 + 1;
    for (std::size_t i = 0, s = 0; i < values.size(); i += stride) {
        while (s < judged.stretches.size() && judged.stretches[s].end <= i)
            ++s;
        if (s < judged.stretches.size() && judged.stretches[s].begin <= i)
            continue;
        others.push_back(values[i]);
        low += values[i] <= judged.bar ? 1 : 0;
    }
    if (others.empty())
        return;
    judged.days = double(others.size() * stride) * double(judged.channel->step) / double(secondsPerDay);
    judged.habit = double(low) / double(others.size());
    judged.inStretches = double(inStretches) / double(values.size());
    judged.lower = quantileInPlace(others, 0.05);
}

Judged judgedOf(const RunningChannel &channel, bool burns, bool physical, const Params &params)
{
    Judged judged;
    judged.channel = &channel;
    judged.physical = physical;
    const QString base = baseFactor(channel.channel.factor());
    judged.mustBeThere = cannotBeNothing(base, burns);
    judged.limit = physical ? nan : detectionLimitOf(channel.channel.info);
    judged.level = usualLevel(channel.values, 2 * judged.limit);
    const double usual = judged.level.usual;
    const double over = params("over_limit");
    // Without a limit a sixteenth of the usual level; never more than a quarter of it, whatever the range says.
    judged.bottom = std::isfinite(judged.limit) ? std::max(over * judged.limit, 0.05 * usual) : 0.0625 * usual;
    judged.bottom = std::min(judged.bottom, (physical ? 0.08 : 0.2) * usual);
    judged.bar = std::min(std::max(1.6 * judged.bottom, judged.bottom + 2 * channel.resolution), 0.3 * usual);
    const double least = params("least_h") * 3600.0 / double(channel.step);
    judged.stretches = floorStretches(channel.times, channel.values, judged.bar,
                                      std::max<std::size_t>(3, std::size_t(std::ceil(least))),
                                      std::max<std::size_t>(1, std::size_t(1800 / channel.step)), holeOf(channel));
    // What is closer than `gap` is one stretch.
    std::vector<FloorStretch> joined;
    for (const FloorStretch &each : judged.stretches) {
        if (!joined.empty() && double(channel.times[each.begin] - channel.times[joined.back().end - 1]) <=
                                   params("gap") * 3600 + double(channel.step)) {
            joined.back().end = each.end;
            joined.back().low += each.low;
        } else {
            joined.push_back(each);
        }
    }
    judged.stretches = std::move(joined);
    if (!judged.stretches.empty())
        learnHabits(judged);
    return judged;
}

double medianOf(const RunningChannel &channel, std::size_t begin, std::size_t end)
{
    std::vector<double> values(channel.values.begin() + std::ptrdiff_t(begin),
                               channel.values.begin() + std::ptrdiff_t(end));
    return medianInPlace(values);
}

/// Does the value come to the bottom, or leave it, within two samples?
bool isAbrupt(const RunningChannel &channel, const FloorStretch &stretch, double usual)
{
    const auto high = [&](std::size_t i, std::size_t beside) {
        return std::abs(channel.times[i] - channel.times[beside]) <= 3 * channel.step &&
               channel.values[i] >= 0.35 * usual;
    };
    const std::size_t n = channel.values.size();
    const bool down = (stretch.begin >= 1 && high(stretch.begin - 1, stretch.begin)) ||
                      (stretch.begin >= 2 && high(stretch.begin - 2, stretch.begin));
    const bool up = (stretch.end < n && high(stretch.end, stretch.end - 1)) ||
                    (stretch.end + 1 < n && high(stretch.end + 1, stretch.end - 1));
    return down || up;
}

/// Other concentrations of the outlet over the span: +1 some goes on as usual, -1 all lie at the bottom, 0 unknown.
int sistersOver(const std::vector<Judged> &all, const Judged &self, const Span &span)
{
    int low = 0;
    for (const Judged &other : all) {
        if (&other == &self || other.physical || !(other.level.usual > 0))
            continue;
        const auto &times = other.channel->times;
        const auto from = std::lower_bound(times.begin(), times.end(), span.from) - times.begin();
        const auto to = std::lower_bound(times.begin(), times.end(), span.to) - times.begin();
        if (to - from < 3)
            continue;
        const double share = medianOf(*other.channel, std::size_t(from), std::size_t(to)) / other.level.usual;
        if (share >= 0.4)
            return 1;
        low += share <= 0.1 ? 1 : 0;
    }
    return low > 0 ? -1 : 0;
}

/// The evidence in one stretch; false: innocent or not to be told.
bool weigh(const FirmData &firm, const OutletContext &context, const std::vector<Judged> &all, const Judged &judged,
           const FloorStretch &stretch, const Params &params, Found &found)
{
    const RunningChannel &channel = *judged.channel;
    const std::size_t n = channel.values.size();
    found.judged = &judged;
    found.span = channel.span(stretch.begin, stretch.end);
    found.low = stretch.low;
    found.median = medianOf(channel, stretch.begin, stretch.end);
    if (!(found.median <= judged.bottom))
        return false;
    const auto zero = std::count(channel.values.begin() + std::ptrdiff_t(stretch.begin),
                                 channel.values.begin() + std::ptrdiff_t(stretch.end), 0.0);
    found.zeros = double(zero) / double(stretch.end - stretch.begin);
    if (markedShare(firm, channel.outlet.key, channel.channel.factor(), found.span) > 0.5 ||
        workedOnShare(firm, channel.outlet.key, found.span) > 0.5)
        return false;
    const WitnessVotes votes = witnessVotes(firm, context.state, found.span, channel.self);
    // What is impossible is told by abnormal-value.
    const double deepest = std::isfinite(judged.limit) ? 10 * judged.limit : judged.level.usual;
    if (found.median < (judged.physical ? 0.0 : -deepest))
        return false;
    // The duct stands while a meter draws: load-emission-contradiction tells of that.
    if (votes.flueOff > votes.flueOn || (judged.physical && (votes.flueOn == 0 || !votes.loadOn)))
        return false;
    const double own = double(stretch.end - stretch.begin) / double(n);
    const double most = params("habit_share") * (judged.mustBeThere ? 4 : 1);
    if (judged.days < params("least_days") || judged.habit > most ||
        (!judged.mustBeThere && judged.inStretches - own > 2 * most && judged.stretches.size() > 4))
        return false;
    const double hours = double(stretch.low) * double(channel.step) / 3600.0;
    const double below = std::log2(judged.lower / std::max({found.median, 0.01 * judged.level.usual, 1e-12}));
    const double load = loadShareOver(firm, context, found.span);
    const int sisters = sistersOver(all, judged, found.span);
    double logit = -0.6 + 0.45 * std::clamp(below, -3.0, 6.0) + 0.35 * std::clamp(std::log2(hours / 4), -1.0, 3.0);
    logit += judged.mustBeThere ? 0.5 : 0.0;
    logit += isAbrupt(channel, stretch, judged.level.usual) ? 0.3 : -0.7;
    logit += votes.flueOn > 0 ? 0.4 : 0.0;
    logit += sisters > 0 ? 0.5 : 0.0;
    logit -= votes.totalOnly && sisters <= 0 && votes.flueOn == 0 ? 0.8 : 0.0;
    logit -= load < 0.4 ? 1.0 : 0.0;
    // A good flame makes no carbon monoxide.
    logit -= baseFactor(channel.channel.factor()) == u"a21005" ? 1.6 : 0.0;
    logit -= 6 * judged.habit;
    // A new filter or another fuel begins once and stays.
    if (!judged.mustBeThere && stretch.end == n && hours > 7 * 24)
        logit = std::min(logit, -0.2);
    found.logit = logit;
    return true;
}

QString kindOf(const Found &found)
{
    const double limit = found.judged->limit;
    if (found.median < 0)
        return QStringLiteral("negative");
    if (found.zeros >= 0.8)
        return QStringLiteral("zero");
    const bool under = std::isfinite(limit) ? found.median <= limit : found.median <= 0.5 * found.judged->bottom;
    return under ? QStringLiteral("at-limit") : QStringLiteral("just-above");
}

/// Median oxygen of the outlet over the span; NaN without.
double oxygenOver(const FirmData &firm, const Point &outlet, const Span &span)
{
    const ChannelData *oxygen = firm.channel(outlet.key.point, QStringLiteral("a19001"));
    if (!oxygen)
        oxygen = firm.channel(outlet.key.point, QStringLiteral("a19001-h"));
    if (!oxygen)
        return nan;
    const auto valid = validSamplesOf(firm, *oxygen);
    const auto from = std::lower_bound(valid->times.begin(), valid->times.end(), span.from) - valid->times.begin();
    const auto to = std::lower_bound(valid->times.begin(), valid->times.end(), span.to) - valid->times.begin();
    std::vector<double> values(valid->values.begin() + from, valid->values.begin() + to);
    return medianInPlace(values);
}

bool isGas(const QString &factor) { return baseFactor(factor).startsWith(u"a2"); }

Lead leadOfFound(const FirmData &firm, std::vector<Found> &group, bool allGases)
{
    std::sort(group.begin(), group.end(), [](const Found &a, const Found &b) {
        return std::tie(b.logit, a.span.from) < std::tie(a.logit, b.span.from);
    });
    const Found &main = group.front();
    const RunningChannel &channel = *main.judged->channel;
    Span span = main.span;
    for (const Found &each : group)
        span = {std::min(span.from, each.span.from), std::max(span.to, each.span.to)};
    const double oxygen = oxygenOver(firm, channel.outlet, span);
    const bool open = allGases && group.size() > 1 && oxygen > 0.5 && oxygen < 19.5;
    const double strength = std::min(0.95, chanceOf(main.logit + 0.4 * double(group.size() - 1)));
    Lead lead = leadOf(channel, ruleId, open ? QStringLiteral("line-open") : kindOf(main), span, strength);
    for (std::size_t i = 1; i < group.size(); ++i)
        lead.channels << group[i].judged->channel->channel.name();
    const QString ending = endingOf(channel);
    lead.figures[QStringLiteral("value_") + ending] = figure(main.median, 3);
    lead.figures[QStringLiteral("usual_") + ending] = figure(main.judged->level.usual, 4);
    lead.figures[QStringLiteral("detection_limit_") + ending] = figure(main.judged->limit, 3);
    lead.figures[u"zero_share"] = figure(main.zeros, 3);
    lead.figures[u"values"] = int(main.low);
    lead.figures[u"oxygen_pct"] = figure(oxygen, 3);
    return lead;
}

/// Flow, velocity and oxygen of an outlet as channels to be judged.
std::vector<RunningChannel> physicalChannels(const FirmData &firm, const OutletContext &context)
{
    std::vector<RunningChannel> channels;
    for (const char *factor : {"a00000", "a01011", "a19001"}) {
        const ChannelData *data = firm.channel(context.outlet->key.point, QLatin1StringView(factor));
        if (!data)
            continue;
        const WitnessSet self = ownWitnesses(context.state, data->info.key);
        if (!context.state.hasWitness(self))
            continue;
        const auto valid = validSamplesOf(firm, *data);
        RunningChannel channel{firm, *context.outlet,       *data,       context.state,     context.line,
                               self, valid->unflaggedShare, valid->step, valid->resolution, {},
                               {}};
        for (std::size_t i = 0; i < valid->times.size(); ++i) {
            if (context.line.at(valid->times[i]) != State::Running)
                continue;
            channel.times.push_back(valid->times[i]);
            channel.values.push_back(valid->values[i]);
        }
        channels.push_back(std::move(channel));
    }
    return channels;
}

/// Concentrations of a water outlet while water flows: a pond empties slowly, and analysers judge its last water, too.
std::vector<RunningChannel> flowingChannels(const FirmData &firm, const RunningOutlet &running)
{
    std::vector<RunningChannel> channels = running.channels;
    const ChannelData *flow = firm.channel(running.context->outlet->key.point, QStringLiteral("w00000"));
    if (!flow)
        return channels;
    const auto water = validSamplesOf(firm, *flow);
    std::vector<double> some = water->values;
    const double least = some.empty() ? 0 : 0.02 * quantileInPlace(some, 0.9);
    const auto flows = [&](Seconds t) {
        const auto at = std::upper_bound(water->times.begin(), water->times.end(), t) - water->times.begin();
        return at > 0 && t - water->times[std::size_t(at - 1)] < 2 * water->step &&
               water->values[std::size_t(at - 1)] > least;
    };
    for (RunningChannel &channel : channels) {
        const auto valid = validSamplesOf(firm, channel.channel);
        channel.times.clear();
        channel.values.clear();
        for (std::size_t i = 0; i < valid->times.size(); ++i) {
            if (channel.line.at(valid->times[i]) != State::Running && !flows(valid->times[i]))
                continue;
            channel.times.push_back(valid->times[i]);
            channel.values.push_back(valid->values[i]);
        }
    }
    return channels;
}

/// A flame whose gases were at the bottom all the time, as far as the data go: no history is needed to see that.
void judgeWithoutHistory(const FirmData &firm, const std::vector<Judged> &all, bool burns, const Params &params,
                         RuleResult &result)
{
    if (!burns)
        return;
    std::vector<Found> group;
    std::size_t gases = 0;
    bool flame = false;
    for (const Judged &judged : all) {
        const RunningChannel &channel = *judged.channel;
        if (judged.physical || !isGas(channel.channel.factor()) || channel.values.size() < 3)
            continue;
        ++gases;
        Found found;
        found.judged = &judged;
        found.span = channel.span(0, channel.times.size());
        found.low = channel.values.size();
        found.median = medianOf(channel, 0, channel.values.size());
        const bool bottom = std::isfinite(judged.limit) && found.median <= judged.limit &&
                            usualLevel(channel.values, judged.limit).share > 0.9;
        if (!bottom || double(found.low) * double(channel.step) < 2 * params("least_h") * 3600)
            continue;
        found.zeros = double(std::count(channel.values.begin(), channel.values.end(), 0.0)) / double(found.low);
        flame = flame || judged.mustBeThere;
        group.push_back(found);
    }
    if (!flame || group.size() < gases)
        return;
    const double oxygen = oxygenOver(firm, group.front().judged->channel->outlet, group.front().span);
    if (!(oxygen > 0.5 && oxygen < 19.5))
        return;
    for (Found &found : group)
        found.logit = found.judged->mustBeThere ? 0.7 : 0.4;
    result.leads.push_back(leadOfFound(firm, group, true));
}

void judgeOutlet(const FirmData &firm, const Point &outlet, const Params &params, RuleResult &result)
{
    const auto running = runningOutlet(firm, outlet);
    if (!running)
        return;
    for (const ChannelData *channel : running->withoutWitness)
        result.unjudged.push_back({QString::fromLatin1(ruleId), channel->name(), noWitnessText(firm, outlet)});
    const bool burns = isCombustion(firm, outlet);
    const bool water = outlet.kind == PointKind::WaterOutlet;
    const std::vector<RunningChannel> flowing = water ? flowingChannels(firm, *running) : std::vector<RunningChannel>();
    const std::vector<RunningChannel> physical =
        water ? std::vector<RunningChannel>() : physicalChannels(firm, *running->context);
    std::vector<Judged> all;
    for (const RunningChannel &channel : water ? flowing : running->channels)
        all.push_back(judgedOf(channel, burns, false, params));
    for (const RunningChannel &channel : physical)
        all.push_back(judgedOf(channel, burns, true, params));
    std::vector<Found> found;
    for (const Judged &judged : all) {
        const RunningChannel &channel = *judged.channel;
        const auto unjudged = [&](const QString &why) {
            if (!judged.physical)
                result.unjudged.push_back({QString::fromLatin1(ruleId), channel.channel.name(), why});
        };
        if (channel.values.size() < 6 || channel.runningDays() < params("least_days")) {
            unjudged(tooFewText());
            continue;
        }
        if (!judged.mustBeThere && judged.level.share > 0.5) {
            unjudged(QCoreApplication::translate(
                "Screening", "Not judged: the channel stands at its detection limit for most of the time."));
            continue;
        }
        if (!(judged.level.usual > 4 * channel.resolution)) {
            unjudged(QCoreApplication::translate("Screening",
                                                 "Not judged: the usual level is hardly more than the resolution."));
            continue;
        }
        for (const FloorStretch &stretch : judged.stretches) {
            Found one;
            if (weigh(firm, *running->context, all, judged, stretch, params, one))
                found.push_back(one);
        }
    }
    if (found.empty()) {
        judgeWithoutHistory(firm, all, burns, params, result);
        return;
    }
    // What begins and ends together is one lead of several channels.
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.span.from < b.span.from; });
    std::vector<bool> used(found.size(), false);
    const auto gases = std::count_if(all.begin(), all.end(), [](const Judged &judged) {
        return !judged.physical && isGas(judged.channel->channel.factor());
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (used[i])
            continue;
        std::vector<Found> group{found[i]};
        for (std::size_t j = i + 1; j < found.size(); ++j) {
            const Seconds slack =
                std::max<Seconds>(1800, 2 * std::max(found[i].judged->channel->step, found[j].judged->channel->step));
            if (used[j] || found[j].judged == found[i].judged ||
                std::abs(found[j].span.from - found[i].span.from) > slack ||
                std::abs(found[j].span.to - found[i].span.to) > slack)
                continue;
            used[j] = true;
            group.push_back(found[j]);
        }
        const auto low = std::count_if(group.begin(), group.end(),
                                       [](const Found &one) { return isGas(one.judged->channel->channel.factor()); });
        result.leads.push_back(leadOfFound(firm, group, burns && low == gases && gases > 1));
    }
}

} // namespace

RuleResult judgeMinimalValue(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind != PointKind::Meter)
            judgeOutlet(firm, outlet, params, result);
    }
    return result;
}

} // namespace nightjar
