// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_replayed_data.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/outlet_context.h"
#include "core/screening/replay_search.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "replayed-data";

struct Task {
    const FirmData &firm;
    const Params &params;
    const Point &outlet;
    std::vector<const ChannelData *> data;
    std::vector<ReplayChannel> channels; ///< one each
    std::vector<ReplayChannel> loads;    ///< power and flow: a plant that repeats its programme repeats its emission
};

/// A replay of one channel and what its sisters show at the same lag and time.
struct Group {
    std::size_t lead = 0; ///< channel number of the strongest
    Replay replay;
    std::vector<std::pair<std::size_t, Replay>> sisters;
    double evidence = 0;
    Span span;
    Seconds lag = 0;
};

Span spanOf(const ReplayChannel &channel, const Replay &replay)
{
    return {channel.timeOf(replay.copyBegin), channel.timeOf(replay.end())};
}

std::size_t leastSamplesOf(const Task &task, Seconds step)
{
    const double minutes = step >= 1800 ? task.params("least_h") * 60 : task.params("least_min");
    return std::max<std::size_t>(12, std::size_t(std::ceil(minutes * 60 / double(step))));
}

bool isExact(const Replay &replay)
{
    return 20 * replay.equal >= 19 * replay.compared && 3 * replay.moving >= replay.compared;
}

QString kindOf(const Replay &replay)
{
    if (10 * replay.equal >= 9 * replay.compared) {
        if (replay.factor == 1)
            return replay.offset == 0 ? QStringLiteral("exact") : QStringLiteral("shifted");
        return QStringLiteral("scaled");
    }
    return QStringLiteral("noised");
}

/// The replay that a channel of another step shows at this lag and time; evidence 0 when there is none.
Replay replayOf(const ReplayChannel &channel, Seconds lag, const Span &span)
{
    // Meters are coarser than analysers: the nearest lag in their steps will do.
    const Seconds nearest = (lag + channel.step / 2) / channel.step;
    if (channel.values.empty() || nearest < 1 || std::abs(nearest * channel.step - lag) > channel.step / 4 ||
        span.from < channel.from)
        return {};
    const std::size_t begin = std::size_t((span.from - channel.from + channel.step - 1) / channel.step);
    const std::size_t end = std::min(std::size_t((span.to - channel.from) / channel.step), channel.values.size());
    return end > begin ? replayAt(channel, std::size_t(nearest), begin, end) : Replay{};
}

/// Asks the other channels of the outlet about the same lag and time.
Group groupOf(const Task &task, std::size_t number, const Replay &replay)
{
    const ReplayChannel &own = task.channels[number];
    Group group{number, replay, {}, replay.evidence, spanOf(own, replay), Seconds(replay.lag) * own.step};
    for (std::size_t k = 0; k < task.channels.size(); ++k) {
        if (k == number)
            continue;
        const Replay sister = replayOf(task.channels[k], group.lag, group.span);
        if (sister.evidence < task.params("sister_evidence") || sister.standout < 3)
            continue;
        group.sisters.emplace_back(k, sister);
        group.evidence += 0.7 * sister.evidence;
    }
    // What the plant's own programme explains: its load was as alike at this lag. Equal digits need no such excuse.
    double explained = 0;
    for (const ReplayChannel &load : task.loads)
        explained = std::max(explained, replayOf(load, group.lag, group.span).evidence);
    if (!isExact(replay))
        group.evidence -= explained;
    return group;
}

Lead leadOf(const Task &task, const Group &group, double strength)
{
    const ReplayChannel &grid = task.channels[group.lead];
    const ChannelData &channel = *task.data[group.lead];
    const Replay &replay = group.replay;
    Lead lead;
    lead.rule = QString::fromLatin1(ruleId);
    lead.enterprise = task.firm.enterprise.code;
    lead.channels << channel.name();
    for (const auto &[number, sister] : group.sisters)
        lead.channels << task.data[number]->name();
    const auto context = outletContext(task.firm, task.outlet);
    lead.witnesses = context->state.witnesses(group.span, ownWitnesses(context->state, channel.info.key));
    for (const QString &doubted : lead.channels)
        lead.witnesses.removeAll(doubted);
    lead.span = group.span;
    lead.strength = strength;
    const QString ending = unitEnding(channel.info.unit.isEmpty() ? usualUnit(channel.factor()) : channel.info.unit);
    QJsonObject &f = lead.figures;
    f[u"kind"] = kindOf(replay);
    f[u"factor"] = channel.factor();
    f[u"outlet"] = task.outlet.name;
    f[u"longest_min"] = figure(double(group.span.length()) / 60.0);
    f[u"source_from"] = figure(group.span.from - group.lag, true);
    f[u"source_to"] = figure(group.span.to - group.lag, true);
    f[u"lag_min"] = figure(double(group.lag) / 60.0);
    f[u"compared_values"] = qint64(replay.compared);
    f[u"same_values"] = qint64(replay.equal);
    f[u"moving_values"] = qint64(replay.moving);
    f[u"copy_factor"] = figure(replay.factor, 4);
    f[QStringLiteral("copy_offset_") + ending] = figure(replay.offset, 4);
    f[QStringLiteral("left_over_") + ending] = figure(replay.rest, 3);
    f[u"copy_correlation"] = figure(replay.correlation, 4);
    f[u"factors_together"] = int(group.sisters.size() + 1);
    // The chance that independent data look so alike at any of the places compared.
    const double places = std::log(0.5 * double(grid.values.size()) * double(grid.values.size()));
    f[u"log10_chance"] = figure(std::clamp((places - group.evidence) / std::log(10.0), -99.0, 0.0), 3);
    f[u"standout"] = figure(replay.standout, 3);
    f[QStringLiteral("resolution_") + ending] = figure(grid.resolution, 3);
    f[u"step_min"] = figure(double(grid.step) / 60.0, 4);
    return lead;
}

double strengthOf(const Task &task, const Group &group, bool hourly)
{
    const double least = hourly ? task.params("least_evidence_h") : task.params("least_evidence");
    double standout = group.replay.standout;
    for (const auto &[number, sister] : group.sisters)
        standout = std::max(standout, sister.standout);
    const double wanted = task.params("least_standout") - (isExact(group.replay) ? 1.0 : 0.0);
    double logit = 0.4 + 0.06 * (group.evidence - least) + 0.2 * (standout - wanted);
    logit = std::min(logit, 0.4 + 0.12 * (group.evidence - least));
    logit = std::min(logit, 0.4 + 0.8 * (standout - wanted));
    if (isExact(group.replay))
        logit += 0.8;
    return std::min(0.98, chanceOf(logit));
}

bool better(const Group &a, const Group &b)
{
    return a.evidence != b.evidence ? a.evidence > b.evidence : a.span.from < b.span.from;
}

void judgeOutlet(const FirmData &firm, const Params &params, const Point &outlet, RuleResult &result)
{
    Task task{firm, params, outlet, judgedChannels(firm, outlet.key.point), {}, {}};
    std::vector<Group> groups;
    for (const ChannelData *channel : task.data) {
        task.channels.push_back(replayChannel(*validSamplesOf(firm, *channel)));
        const ReplayChannel &grid = task.channels.back();
        const bool tooShort = grid.values.size() < std::size_t(2 * secondsPerDay / grid.step);
        if (grid.values.empty() || tooShort)
            result.unjudged.push_back(
                {QString::fromLatin1(ruleId), channel->name(),
                 QCoreApplication::translate("Screening", "Not judged: less than two days of samples.")});
        if (tooShort)
            task.channels.back().values.clear();
    }
    for (const ChannelData &channel : firm.channels) {
        const Point *point = firm.point(channel.info.key.point);
        if (point && point->kind == PointKind::Meter && (channel.factor() == u"kw" || channel.factor() == u"kwh"))
            task.loads.push_back(replayChannel(*validSamplesOf(firm, channel)));
    }
    for (std::size_t k = 0; k < task.channels.size(); ++k) {
        const ReplayChannel &grid = task.channels[k];
        if (grid.values.empty())
            continue;
        const double weak = std::min(params("least_evidence"), params("least_evidence_h")) / 2;
        for (const Replay &replay : findReplays(grid, leastSamplesOf(task, grid.step), weak)) {
            // A duct's heat, flow and oxygen repeat with the furnace's programme and its stops: of these only what is
            // equal is a copy; they stay proofs beside a pollutant. Hours of any factor repeat half of the time.
            const QString &factor = task.data[k]->factor();
            const bool ofDuct = factor.startsWith(u"a0") || factor.startsWith(u"a19") || factor.startsWith(u"w00");
            const double least = grid.step >= 1800 ? 0.95 : params("least_correlation");
            if (isExact(replay) || (!ofDuct && replay.correlation >= std::max(least, params("least_correlation"))))
                groups.push_back(groupOf(task, k, replay));
        }
    }
    // One lead a fraud: of groups that overlap the strongest stays and takes in the others' channels.
    std::sort(groups.begin(), groups.end(), better);
    std::vector<Group> kept;
    for (Group &group : groups) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const Group &other) {
            return 2 * overlap(other.span, group.span) >= std::min(other.span.length(), group.span.length());
        });
        if (same == kept.end()) {
            kept.push_back(std::move(group));
            continue;
        }
        const bool told =
            same->lead == group.lead || std::any_of(same->sisters.begin(), same->sisters.end(),
                                                    [&](const auto &sister) { return sister.first == group.lead; });
        if (!told && std::abs(same->lag - group.lag) <= 2 * task.channels[group.lead].step)
            same->sisters.emplace_back(group.lead, group.replay);
    }
    for (const Group &group : kept) {
        const double strength = strengthOf(task, group, task.channels[group.lead].step >= 1800);
        if (strength >= 0.2)
            result.leads.push_back(leadOf(task, group, strength));
    }
}

} // namespace

RuleResult judgeReplayedData(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind != PointKind::Meter)
            judgeOutlet(firm, params, outlet, result);
    }
    return result;
}

} // namespace nightjar
