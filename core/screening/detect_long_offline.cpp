// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_long_offline.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QJsonArray>

#include "core/screening/figures.h"
#include "core/screening/limits.h"
#include "core/screening/outages.h"
#include "core/screening/witness_votes.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "long-offline";
constexpr Seconds leastRepeated = 40 * 60;

/// An outage with what speaks for and against it.
struct Weighed {
    Outage outage;
    double hours = 0; ///< of running during it
    double logit = 0; ///< without its length
    double load = 0;  ///< against that of all running; 0 = not known
    bool atLimit = false;
    bool atCheck = false;
    bool partly = false; ///< other concentrations of the outlet went on
};

/// End of what the firm's other channels recorded, in which a missing tail can be seen.
Seconds goesOnUntil(const FirmData &firm, const PointKey &outlet, const ChannelData &channel, bool sisters)
{
    Seconds end = 0;
    for (const ChannelData &other : firm.channels) {
        if (&other == &channel || other.series.empty() || (other.info.key.pointKey() == outlet) != sisters)
            continue;
        end = std::max(end, other.series.times.back() + std::max<Seconds>(other.step, 1));
    }
    return end;
}

/// Was a value at or over its limit within half an hour (two steps) before the outage, and lower before that?
bool crossesLimit(const FirmData &firm, const Point &outlet, const Outage &outage)
{
    for (const ChannelData *channel : outage.channels) {
        const QString base = baseFactor(channel->factor());
        if (!isConcentration(base))
            continue;
        const LimitTable table(firm, outlet.key.point, base);
        std::optional<ActiveLimit> limit = table.on(dayOf(outage.span.from), LimitKind::Hourly);
        if (!limit)
            limit = table.on(dayOf(outage.span.from), LimitKind::Daily);
        if (!limit || !(limit->value > 0))
            continue;
        const ChannelData *judged = channel;
        double factor = 1;
        if (std::isfinite(limit->referenceOxygen) && !channel->factor().contains(u"-zs")) {
            if (const ChannelData *converted = firm.channel(outlet.key.point, base + QStringLiteral("-zs"))) {
                judged = converted;
            } else if (const ChannelData *oxygen = firm.channel(outlet.key.point, QStringLiteral("a19001"))) {
                std::vector<double> values;
                for (std::size_t i = lowerIndex(oxygen->series, outage.span.from - 3600);
                     i < oxygen->series.size() && oxygen->series.times[i] < outage.span.from; ++i) {
                    if (isValidFlag(oxygen->series.flags[i]) && std::isfinite(oxygen->series.values[i]))
                        values.push_back(oxygen->series.values[i]);
                }
                const double o2 = medianInPlace(values);
                factor = o2 < 20.5 ? (21 - limit->referenceOxygen) / (21 - o2) : 1;
            }
        }
        const Seconds width = std::max<Seconds>(1800, 2 * judged->step);
        const auto medianOver = [&](Seconds from, Seconds to) {
            std::vector<double> values;
            for (std::size_t i = lowerIndex(judged->series, from);
                 i < judged->series.size() && judged->series.times[i] < to; ++i) {
                if (isValidFlag(judged->series.flags[i]) && std::isfinite(judged->series.values[i]))
                    values.push_back(judged->series.values[i]);
            }
            return factor * medianInPlace(values);
        };
        const Seconds from = outage.span.from;
        const double last = medianOver(from - std::max<Seconds>(900, judged->step), from);
        const double before = medianOver(from - width - 4 * 3600, from - width);
        if (last >= 0.92 * limit->value && !(before > 0.9 * last))
            return true;
    }
    return false;
}

/// Did a check begin when it ended? Half an hour before to two hours after.
bool endsAtCheck(const FirmData &firm, const PointKey &outlet, const Outage &outage)
{
    return std::any_of(firm.events.begin(), firm.events.end(), [&](const Event &event) {
        const Seconds after = event.span.from - outage.span.to;
        return event.kind == u"inspection" && (event.point.point.isEmpty() || event.point == outlet) &&
               after >= -1800 && after <= 7200;
    });
}

/// Median power of the meters during the outage against the day before and the day after, least of all meters; NaN
/// where none recorded. Tells that nothing changed where no on and off is known.
double loadAgainstAround(const FirmData &firm, const Span &span)
{
    double least = std::nan("");
    const bool parts = !firm.meters(MeterRole::Production).empty();
    for (const Point *meter : firm.meters(parts ? MeterRole::Production : MeterRole::Total)) {
        const ChannelData *power = firm.channel(meter->key.point, QStringLiteral("kw"));
        if (!power)
            continue;
        const auto medianOver = [&](Seconds from, Seconds to) {
            std::vector<double> values;
            for (std::size_t i = lowerIndex(power->series, from);
                 i < power->series.size() && power->series.times[i] < to; ++i) {
                if (isValidFlag(power->series.flags[i]) && std::isfinite(power->series.values[i]))
                    values.push_back(power->series.values[i]);
            }
            return values.size() < 3 ? std::nan("") : medianInPlace(values);
        };
        const double inside = medianOver(span.from, span.to);
        const double before = medianOver(span.from - secondsPerDay, span.from);
        const double after = medianOver(span.to, span.to + secondsPerDay);
        const double around = std::isnan(before) ? after : std::isnan(after) ? before : std::max(before, after);
        if (around > 0 && std::isfinite(inside))
            least = std::isnan(least) ? inside / around : std::min(least, inside / around);
    }
    return least;
}

/// Was the flue as hot right after the outage as before it? One that stood for hours would have had to be warmed up.
bool flueStayedHot(const FirmData &firm, const OutletContext &context, const Span &span)
{
    if (span.length() < 3 * 3600 || !isCombustion(firm, *context.outlet))
        return false;
    for (const char *factor : {"a01012", "a01012-h", "furnace-temp"}) {
        const ChannelData *flue = firm.channel(context.outlet->key.point, QLatin1StringView(factor));
        if (!flue)
            continue;
        const auto medianOver = [&](Seconds from, Seconds to) {
            std::vector<double> values;
            for (std::size_t i = lowerIndex(flue->series, from); i < flue->series.size() && flue->series.times[i] < to;
                 ++i) {
                if (isValidFlag(flue->series.flags[i]) && std::isfinite(flue->series.values[i]))
                    values.push_back(flue->series.values[i]);
            }
            return values.empty() ? std::nan("") : medianInPlace(values);
        };
        const Seconds beside = std::max<Seconds>(900, flue->step);
        const double usual = medianOver(span.from - secondsPerDay, span.from);
        const double before = medianOver(span.from - beside, span.from);
        const double after = medianOver(span.to, span.to + beside);
        return usual >= 70 && before - 25 >= 0.93 * (usual - 25) && after - 25 >= 0.93 * (usual - 25);
    }
    return false;
}

/// Do other analysers of a water outlet go on while water flows? A pond that empties slowly still discharges.
bool waterGoesOn(const FirmData &firm, const PointKey &outlet, const Outage &outage)
{
    bool heard = false;
    for (const ChannelData *channel : judgedChannels(firm, outlet.point)) {
        const QString base = baseFactor(channel->factor());
        double sum = 0;
        Seconds known = 0;
        for (std::size_t i = lowerIndex(channel->series, outage.span.from);
             i < channel->series.size() && channel->series.times[i] < outage.span.to; ++i) {
            if (isValidFlag(channel->series.flags[i]) && std::isfinite(channel->series.values[i])) {
                sum += channel->series.values[i];
                known += channel->step;
            }
        }
        const bool most = 10 * known >= 7 * outage.span.length();
        if (base == u"w00000" && most && !(sum > 0))
            return false;
        heard = heard || (most && isConcentration(base));
    }
    return heard;
}

enum class Verdict { Counts, Innocent, NoWitness };

Verdict weigh(const FirmData &firm, const OutletContext &context, std::size_t concentrations, Weighed &weighed)
{
    const Outage &outage = weighed.outage;
    const PointKey &outlet = context.outlet->key;
    const QString factor = outage.channels.size() == 1 ? outage.channels.front()->factor() : QString();
    if (markedShare(firm, outlet, factor, outage.span) > 0.5 || workedOnShare(firm, outlet, outage.span) > 0.5)
        return Verdict::Innocent;
    const OperatingState::Share share = context.line.share(outage.span);
    const WitnessVotes votes = witnessVotes(firm, context.state, outage.span);
    // A day shift runs a third of its days: hours of running count, save what a stop's edges leave.
    const bool runs = share.running >= 0.2 * share.known() && share.running >= 40;
    double logit = 0.02;
    weighed.hours = share.running / 60;
    if (!context.line.knows(outage.span)) {
        const auto ran = [&](Seconds from, Seconds to) {
            return context.line.share({from, to}).running >= double(to - from) / 120;
        };
        const bool load = loadAgainstAround(firm, outage.span) >= 0.8;
        if ((!load && !flueStayedHot(firm, context, outage.span)) ||
            !ran(outage.span.from - 6 * 3600, outage.span.from) ||
            (!outage.atEnd && !ran(outage.span.to, outage.span.to + 6 * 3600)))
            return Verdict::NoWitness;
        logit -= load ? 0.0 : 0.2;
        weighed.hours = double(outage.span.length()) / 3600;
        logit -= 0.15;
    } else if (!runs) {
        if (context.outlet->kind != PointKind::WaterOutlet || !waterGoesOn(firm, outlet, outage))
            return Verdict::Innocent;
        weighed.hours = double(outage.span.length()) / 3600;
        logit -= 0.15;
    }
    const auto gone = std::size_t(std::count_if(outage.channels.begin(), outage.channels.end(),
                                                [](const ChannelData *c) { return isConcentration(c->factor()); }));
    weighed.partly = gone > 0 && gone < concentrations;
    weighed.atLimit = crossesLimit(firm, *context.outlet, outage);
    weighed.atCheck = endsAtCheck(firm, outlet, outage);
    logit += weighed.partly ? 0.3 : 0.0;
    logit += weighed.atLimit ? 1.2 : 0.0;
    logit += weighed.atCheck ? 1.0 : 0.0;
    logit -= outage.faulty > 0.5 ? 0.4 : 0.0;
    logit -= votes.totalOnly && votes.flueOn == 0 ? 0.3 : 0.0;
    if (!outage.atEnd) {
        const double load = loadShareOver(firm, context, outage.span);
        weighed.load = load > 0 ? load : 0;
        logit += load > 1.15 ? 0.4 : 0.0;
        logit -= load < 0.4 ? 0.25 : 0.0;
    }
    weighed.logit = logit;
    return Verdict::Counts;
}

/// Outages by night (22 to 06) as a share.
double nightShare(const std::vector<const Weighed *> &group)
{
    int night = 0;
    for (const Weighed *one : group) {
        const Seconds middle = secondOfDay(one->outage.span.from + one->outage.span.length() / 2);
        night += middle >= 22 * 3600 || middle < 6 * 3600 ? 1 : 0;
    }
    return double(night) / double(group.size());
}

Lead leadOfOutages(const FirmData &firm, const OutletContext &context, const std::vector<const Weighed *> &group,
                   const char *pattern, double suspect)
{
    const Weighed *main = group.front();
    Span span = main->outage.span;
    double hours = 0;
    QStringList channels;
    QJsonArray gaps;
    double longest = 0;
    for (const Weighed *one : group) {
        const Span &own = one->outage.span;
        span = {std::min(span.from, own.from), std::max(span.to, own.to)};
        hours += one->hours;
        longest = std::max(longest, double(own.length()) / 60.0);
        main = one->logit > main->logit ? one : main;
        for (const ChannelData *channel : one->outage.channels) {
            if (!channels.contains(channel->name()))
                channels << channel->name();
        }
        if (gaps.size() < 200)
            gaps.append(QJsonObject{{"from", figure(own.from, true)}, {"to", figure(own.to, true)}});
    }
    const double night = nightShare(group);
    double logit = main->logit + 0.5 * std::log2(std::max(hours, 0.01) / suspect);
    // Three short ones at one hour of the day may be chance; three long ones or four are a habit.
    const bool chance = group.size() < 4 && hours < suspect * double(group.size());
    if (pattern && !chance)
        logit += 1.0 + (night >= 0.9 ? 0.3 : 0.0);
    if (pattern && chance)
        logit = std::min(logit, -0.2);
    // The export may simply end earlier than that of the meters.
    if (group.size() == 1 && main->outage.atEnd && !main->partly)
        logit = std::min(logit, main->outage.span.length() > 10 * secondsPerDay ? -0.3 : 0.2);
    const ChannelData &first = *main->outage.channels.front();
    const RunningChannel channel{firm,
                                 *context.outlet,
                                 first,
                                 context.state,
                                 context.line,
                                 ownWitnesses(context.state, first.info.key),
                                 0,
                                 std::max<Seconds>(first.step, 1),
                                 0,
                                 {},
                                 {}};
    const char *kind = pattern ? pattern : main->partly ? "some-factors" : group.size() > 1 ? "several" : "once";
    Lead lead = leadOf(channel, ruleId, QString::fromLatin1(kind), span, std::min(0.95, chanceOf(logit)));
    const QString ending = endingOf(channel);
    lead.figures.remove(QStringLiteral("resolution_") + ending);
    lead.figures.remove(QStringLiteral("unflagged_share"));
    lead.channels = channels;
    for (const QString &name : channels)
        lead.witnesses.removeAll(name);
    lead.figures[u"gaps"] = gaps;
    lead.figures[u"gap_count"] = int(group.size());
    lead.figures[u"longest_min"] = figure(longest);
    lead.figures[u"gap_running_h"] = figure(hours, 4);
    lead.figures[u"night_gap_share"] = figure(night, 3);
    lead.figures[u"fault_share"] = figure(main->outage.faulty, 3);
    lead.figures[u"at_limit"] = main->atLimit;
    lead.figures[u"at_check"] = main->atCheck;
    return lead;
}

void judgeOutlet(const FirmData &firm, const Point &outlet, const Params &params, RuleResult &result)
{
    const std::vector<const ChannelData *> channels = judgedChannels(firm, outlet.key.point);
    if (channels.empty())
        return;
    std::vector<Outage> all;
    std::size_t concentrations = 0;
    for (const ChannelData *channel : channels) {
        concentrations += isConcentration(channel->factor()) ? 1 : 0;
        const Seconds sisters = goesOnUntil(firm, outlet.key, *channel, true);
        const Seconds meters = goesOnUntil(firm, outlet.key, *channel, false);
        std::vector<Outage> own = outagesOf(*channel, leastRepeated, std::max(sisters, meters));
        std::move(own.begin(), own.end(), std::back_inserter(all));
    }
    if (all.empty())
        return;
    const auto context = outletContext(firm, outlet);
    const double suspect = params("suspect_h");
    std::vector<Weighed> counted;
    Seconds unknown = 0;
    for (Outage &outage : joinOutages(std::move(all))) {
        Weighed weighed;
        weighed.outage = std::move(outage);
        switch (weigh(firm, *context, concentrations, weighed)) {
        case Verdict::Counts: counted.push_back(std::move(weighed)); break;
        case Verdict::Innocent: break;
        case Verdict::NoWitness: {
            const Span &span = weighed.outage.span;
            if (double(span.length()) <= suspect * 3600)
                break;
            unknown += span.length();
            // The whole firm fell silent for a day and ran before and after: a hint.
            const double before = context->line.share({span.from - 6 * 3600, span.from}).running;
            const double after = context->line.share({span.to, span.to + 6 * 3600}).running;
            if (double(span.length()) >= params("strong_h") * 3600 && before > 180 && after > 180) {
                weighed.hours = double(span.length()) / 3600;
                Lead lead = leadOfOutages(firm, *context, {&weighed}, nullptr, suspect);
                lead.strength = 0.35;
                lead.figures[u"kind"] = QStringLiteral("whole-firm");
                result.leads.push_back(std::move(lead));
            }
            break;
        }
        }
    }
    if (unknown > 0) {
        result.unjudged.push_back(
            {QString::fromLatin1(ruleId), channels.front()->name(),
             QCoreApplication::translate("Screening", "Not judged: no other instrument recorded during outages of %1 h "
                                                      "altogether, so it is not known whether the plant ran.")
                 .arg(qRound(double(unknown) / 3600))});
    }
    std::vector<Outage> spans;
    for (const Weighed &one : counted)
        spans.push_back(one.outage);
    std::vector<bool> used(counted.size(), false);
    // Three long ones of the same channels within days of each other are one habit, all the more at high load.
    for (std::size_t i = 0; i < counted.size(); ++i) {
        std::vector<std::size_t> chain;
        std::vector<double> loads;
        for (std::size_t j = i; j < counted.size(); ++j) {
            if (used[j] || counted[j].hours <= 0.75 * suspect ||
                (!chain.empty() && counted[j].outage.channels != counted[i].outage.channels))
                continue;
            if (!chain.empty() &&
                counted[j].outage.span.from - counted[chain.back()].outage.span.to > 7 * secondsPerDay)
                break;
            chain.push_back(j);
            loads.push_back(counted[j].load);
        }
        if (used[i] || chain.size() < 3 || chain.front() != i)
            continue;
        std::vector<const Weighed *> group;
        for (const std::size_t j : chain) {
            used[j] = true;
            group.push_back(&counted[j]);
        }
        std::vector<Outage> own;
        for (const Weighed *one : group)
            own.push_back(one->outage);
        const auto mornings = dailyOutages(own, int(params("repeat_days")));
        const bool daily = !mornings.empty() && 5 * mornings.front().size() >= 4 * own.size();
        const char *pattern = daily                                  ? "daily"
                              : quantileInPlace(loads, 0.25) >= 1.05 ? "high-load"
                                                                     : "repeated-long";
        result.leads.push_back(leadOfOutages(firm, *context, group, pattern, suspect));
    }
    for (const std::vector<std::size_t> &chain : dailyOutages(spans, int(params("repeat_days")))) {
        if (std::any_of(chain.begin(), chain.end(), [&](std::size_t i) { return used[i]; }))
            continue;
        std::vector<const Weighed *> group;
        for (const std::size_t i : chain) {
            used[i] = true;
            group.push_back(&counted[i]);
        }
        result.leads.push_back(leadOfOutages(firm, *context, group, "daily", suspect));
    }
    const Seconds gap = Seconds(params("gap") * 3600);
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (used[i] || counted[i].hours <= suspect)
            continue;
        std::vector<const Weighed *> group{&counted[i]};
        for (std::size_t j = i + 1; j < counted.size(); ++j) {
            if (used[j] || counted[j].hours <= suspect)
                continue;
            if (counted[j].outage.span.from - group.back()->outage.span.to > gap)
                break;
            if (counted[j].outage.channels != counted[i].outage.channels)
                continue;
            used[j] = true;
            group.push_back(&counted[j]);
        }
        result.leads.push_back(leadOfOutages(firm, *context, group, nullptr, suspect));
    }
}

} // namespace

RuleResult judgeLongOffline(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind != PointKind::Meter)
            judgeOutlet(firm, outlet, params, result);
    }
    return result;
}

} // namespace nightjar
