// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_abnormal_value.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/abnormal_records.h"
#include "core/screening/figures.h"
#include "core/screening/witness_votes.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "abnormal-value";

/// Runs of one kind of one channel that belong together.
struct Fault {
    const ChannelData *channel = nullptr;
    const ChannelData *whole = nullptr; ///< of a part
    AbnormalRun worst;
    Span span;
    std::size_t records = 0;
    int runs = 0;
};

/// Joins runs of one kind that are closer than `gap`, innocent ones left out.
void collect(const FirmData &firm, const OutletContext &context, const ChannelData &channel, const ChannelData *whole,
             const std::vector<AbnormalRun> &runs, Seconds gap, std::vector<Fault> &faults)
{
    const std::size_t first = faults.size();
    for (const AbnormalRun &run : runs) {
        if (markedShare(firm, context.outlet->key, channel.factor(), run.span) > 0.5 ||
            workedOnShare(firm, context.outlet->key, run.span) > 0.5)
            continue;
        // Air over a cold furnace reads 20.9 and whatever the cell makes of it.
        AbnormalRun judged = run;
        if (run.kind == Abnormal::Oxygen && run.worst > 21 && context.line.at(run.span.from) == State::Stopped)
            judged.logit = std::min(run.logit, -0.6);
        Fault *last = nullptr;
        for (std::size_t i = faults.size(); i-- > first && !last;) {
            if (faults[i].worst.kind == run.kind)
                last = &faults[i];
        }
        if (last && run.span.from - last->span.to <= gap) {
            last->span.to = std::max(last->span.to, run.span.to);
            last->records += run.records;
            ++last->runs;
            if (judged.logit > last->worst.logit)
                last->worst = judged;
            continue;
        }
        faults.push_back({&channel, whole, judged, run.span, run.records, 1});
    }
}

/// A flue that is colder than any air of the season while the plant runs.
std::vector<AbnormalRun> coldRuns(const OutletContext &context, const ChannelData &channel)
{
    std::vector<AbnormalRun> runs;
    const WitnessSet self = ownWitnesses(context.state, channel.info.key);
    if (!context.state.hasWitness(self) || channel.step > 3600 || channel.series.size() < 50)
        return runs;
    const Series &series = channel.series;
    std::vector<double> warm;
    const std::size_t stride = series.size() / 4000 + 1;
    for (std::size_t i = 0; i < series.size(); i += stride) {
        if (isValidFlag(series.flags[i]) && std::isfinite(series.values[i]) &&
            context.line.at(series.times[i]) == State::Running)
            warm.push_back(series.values[i]);
    }
    const double usual = warm.size() < 30 ? 0 : medianInPlace(warm);
    // A duct that is about as warm as the air is cold in winter: only what no air ever is counts there.
    const double colder = usual < coldestAir(7) + 25 ? 10 : 0;
    // A duct that warms up after a stop begins as cold as the air was: only what was warm just before counts.
    const auto fell = [&](std::size_t begin) {
        for (std::size_t i = begin; i-- > 0 && series.times[begin] - series.times[i] <= 3 * channel.step;) {
            if (std::isfinite(series.values[i]))
                return series.values[i] >= series.values[begin] + 10;
        }
        return false;
    };
    AbnormalRun run;
    const auto close = [&] {
        if (run.records >= 2 && fell(run.begin)) {
            run.span = {series.times[run.begin], series.times[run.end - 1] + channel.step};
            // Far under it some minutes tell, near it half an hour.
            const bool far = run.worst < run.bound - 10;
            if (run.span.length() >= (far ? 300 : 1800) && (far || run.records >= 3)) {
                run.logit = 0.6 + 0.1 * std::min(run.bound - run.worst, 10.0);
                runs.push_back(run);
            }
        }
        run = {};
    };
    Day day = -1'000'000;
    double bound = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double value = series.values[i];
        if (!(value < 25)) { // above the coldest air of any month
            if (!std::isnan(value))
                close();
            continue;
        }
        if (dayOf(series.times[i]) != day) {
            day = dayOf(series.times[i]);
            bound = coldestAir(civilOf(day).month) - colder;
        }
        if (!(value < bound) || value < -60 || !isValidFlag(series.flags[i]) ||
            context.line.at(series.times[i]) != State::Running) {
            close();
            continue;
        }
        if (run.records > 0 && series.times[i] - series.times[run.end - 1] > 3 * channel.step)
            close();
        if (run.records++ == 0) {
            run.begin = i;
            run.worst = value;
        }
        run.end = i + 1;
        run.kind = Abnormal::Cold;
        run.worst = std::min(run.worst, value);
        run.bound = bound;
    }
    close();
    return runs;
}

Lead leadOfFaults(const FirmData &firm, const OutletContext &context, std::vector<Fault> &group)
{
    std::stable_sort(group.begin(), group.end(),
                     [](const Fault &a, const Fault &b) { return a.worst.logit > b.worst.logit; });
    const Fault &main = group.front();
    Span span = main.span;
    for (const Fault &each : group)
        span = {std::min(span.from, each.span.from), std::max(span.to, each.span.to)};
    const RunningChannel channel{firm,
                                 *context.outlet,
                                 *main.channel,
                                 context.state,
                                 context.line,
                                 ownWitnesses(context.state, main.channel->info.key),
                                 0,
                                 std::max<Seconds>(main.channel->step, 1),
                                 0,
                                 {},
                                 {}};
    // Often again says more of what is a fault at all.
    const double again = 0.25 * std::log2(double(main.runs)) + 0.3 * double(group.size() - 1);
    const double logit = main.worst.logit + (main.worst.logit > 0 ? again : 0.0);
    Lead lead = leadOf(channel, ruleId, QString::fromLatin1(abnormalName(main.worst.kind)), span,
                       std::min(0.95, chanceOf(logit)));
    for (std::size_t i = 1; i < group.size(); ++i) {
        if (!lead.channels.contains(group[i].channel->name()))
            lead.channels << group[i].channel->name();
    }
    const QString ending = endingOf(channel);
    // What leadOf() says of a channel's resolution was not measured here.
    lead.figures.remove(QStringLiteral("resolution_") + ending);
    lead.figures.remove(QStringLiteral("unflagged_share"));
    lead.figures[u"records"] = int(main.records);
    lead.figures[u"runs"] = main.runs;
    lead.figures[QStringLiteral("worst_") + ending] = figure(main.worst.worst, 6);
    lead.figures[QStringLiteral("bound_") + ending] = figure(main.worst.bound, 5);
    lead.figures[u"worst_at"] = figure(main.worst.span.from, true);
    if (main.whole) {
        lead.witnesses << main.whole->name();
        lead.figures[u"whole"] = main.whole->factor();
    }
    return lead;
}

void judgeOutlet(const FirmData &firm, const Point &outlet, const Params &params, RuleResult &result)
{
    const std::vector<const ChannelData *> channels = judgedChannels(firm, outlet.key.point);
    if (channels.empty())
        return;
    const auto context = outletContext(firm, outlet);
    const Seconds gap = Seconds(params("gap") * 3600);
    std::vector<Fault> faults;
    for (const ChannelData *channel : channels) {
        const AbnormalSearch search = abnormalRecords(*channel, params("over_range"));
        if (search.rangeTooSmall)
            result.unjudged.push_back(
                {QString::fromLatin1(ruleId), channel->name(),
                 QCoreApplication::translate("Screening", "Not judged against its range: more than a twentieth of the "
                                                          "values lies over it, so the declared range is not the "
                                                          "real one.")});
        else if (!(channel->info.rangeHigh > 0) && isConcentration(channel->factor()) &&
                 !channel->factor().contains(u"-zs"))
            result.unjudged.push_back(
                {QString::fromLatin1(ruleId), channel->name(),
                 QCoreApplication::translate("Screening", "Not judged against its range: none is declared.")});
        collect(firm, *context, *channel, nullptr, search.runs, gap, faults);
        if (baseFactor(channel->factor()) == u"a01012")
            collect(firm, *context, *channel, nullptr, coldRuns(*context, *channel), gap, faults);
    }
    static const std::pair<const char *, const char *> pairs[] = {
        {"a21004", "a21002"}, {"a21003", "a21002"}, {"w21003", "w21001"}, {"w01017", "w01018"}, {"w01019", "w01018"}};
    for (const auto &[partCode, wholeCode] : pairs) {
        const auto find = [&](const char *code) -> const ChannelData * {
            for (const ChannelData *channel : channels) {
                if (baseFactor(channel->factor()) == QLatin1StringView(code))
                    return channel;
            }
            return nullptr;
        };
        const ChannelData *part = find(partCode);
        const ChannelData *whole = find(wholeCode);
        if (!part || !whole)
            continue;
        const Seconds least = std::max<Seconds>(1800, 3 * part->step);
        collect(firm, *context, *part, whole, partsOverWhole(*part, *whole, least), gap, faults);
    }
    // One logger that fails writes the same into all its channels.
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Fault &a, const Fault &b) { return a.span.from < b.span.from; });
    std::vector<bool> used(faults.size(), false);
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (used[i])
            continue;
        std::vector<Fault> group{faults[i]};
        for (std::size_t j = i + 1; j < faults.size() && faults[j].span.from - faults[i].span.from <= 3600; ++j) {
            const Seconds slack = 2 * std::max({faults[i].channel->step, faults[j].channel->step, Seconds(300)});
            if (used[j] || faults[j].channel == faults[i].channel || faults[j].worst.kind != faults[i].worst.kind ||
                std::abs(faults[j].span.from - faults[i].span.from) > slack ||
                std::abs(faults[j].span.to - faults[i].span.to) > slack)
                continue;
            used[j] = true;
            group.push_back(faults[j]);
        }
        result.leads.push_back(leadOfFaults(firm, *context, group));
    }
}

} // namespace

RuleResult judgeAbnormalValue(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind != PointKind::Meter)
            judgeOutlet(firm, outlet, params, result);
    }
    return result;
}

} // namespace nightjar
