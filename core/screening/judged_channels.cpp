// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/judged_channels.h"

#include <cmath>

#include <QSet>

#include "core/screening/figures.h"
#include "core/screening/outlet_context.h"
#include "core/series/statistics.h"

namespace nightjar {

std::vector<const ChannelData *> judgedChannels(const FirmData &firm, const QString &point)
{
    std::vector<const ChannelData *> chosen;
    QSet<QString> seen;
    for (const ChannelData *channel : firm.channelsAt(point)) {
        const QString base = baseFactor(channel->factor());
        if (seen.contains(base) || channel->info.unit == u"state" || pointKindForFactor(base) == PointKind::Meter)
            continue;
        seen.insert(base);
        for (const char *suffix : {"", "-zs", "-rt", "-zs-rt", "-h", "-zs-h"}) {
            const ChannelData *candidate = firm.channel(point, base + QLatin1StringView(suffix));
            if (candidate && !candidate->series.empty()) {
                chosen.push_back(candidate);
                break;
            }
        }
    }
    return chosen;
}

bool isConcentration(const QString &factor)
{
    const QString base = baseFactor(factor);
    static const QStringList others{QStringLiteral("a19001"), QStringLiteral("w01001"),      QStringLiteral("w01010"),
                                    QStringLiteral("w00000"), QStringLiteral("a00000"),      QStringLiteral("w01014"),
                                    QStringLiteral("w01009"), QStringLiteral("furnace-temp")};
    return !others.contains(base) && !base.startsWith(u"a010") && pointKindForFactor(base) != PointKind::Meter;
}

void forEachConcentration(const FirmData &firm, const char *rule, RuleResult &result,
                          const std::function<void(const RunningChannel &)> &judge)
{
    for (const Point &outlet : firm.points) {
        if (outlet.kind == PointKind::Meter)
            continue;
        const std::shared_ptr<const RunningOutlet> running = runningOutlet(firm, outlet);
        if (!running)
            continue;
        for (const ChannelData *channel : running->withoutWitness)
            result.unjudged.push_back({QString::fromLatin1(rule), channel->name(), noWitnessText(firm, outlet)});
        for (const RunningChannel &channel : running->channels)
            judge(channel);
    }
}

bool isMarked(const RunningChannel &channel, const Span &span)
{
    return std::any_of(channel.firm.marks.begin(), channel.firm.marks.end(), [&](const Mark &mark) {
        return mark.point == channel.outlet.key && overlap(mark.span, span) > 0 &&
               (mark.factor.isEmpty() || baseFactor(mark.factor) == baseFactor(channel.channel.factor()));
    });
}

QString endingOf(const RunningChannel &channel)
{
    const Channel &info = channel.channel.info;
    return unitEnding(info.unit.isEmpty() ? usualUnit(channel.channel.factor()) : info.unit);
}

Lead leadOf(const RunningChannel &channel, const char *rule, const QString &kind, const Span &span, double strength)
{
    Lead lead;
    lead.rule = QString::fromLatin1(rule);
    lead.enterprise = channel.firm.enterprise.code;
    lead.channels << channel.channel.name();
    lead.witnesses = channel.state.witnesses(span, channel.self);
    lead.span = span;
    lead.strength = strength;
    QJsonObject &f = lead.figures;
    f[u"kind"] = kind;
    f[u"factor"] = channel.channel.factor();
    f[u"outlet"] = channel.outlet.name;
    f[u"longest_min"] = figure(double(span.length()) / 60.0);
    f[QStringLiteral("resolution_") + endingOf(channel)] = figure(channel.resolution, 3);
    f[u"running_min"] = figure(channel.line.share(span).running);
    f[u"unflagged_share"] = figure(channel.unflaggedShare, 3);
    f[u"step_min"] = figure(double(channel.step) / 60.0, 4);
    for (const Witness &witness : channel.state.all()) {
        if (witness.kind != Witness::Kind::Load || !lead.witnesses.contains(witness.channels.constFirst()))
            continue;
        const ChannelKey key = channelKeyFromText(witness.channels.constFirst());
        const ChannelData *load = channel.firm.channel(key.point, key.factor);
        if (!load || key.factor != u"kw")
            continue;
        std::vector<double> power;
        for (std::size_t i = lowerIndex(load->series, span.from); i < lowerIndex(load->series, span.to); ++i) {
            if (isValidFlag(load->series.flags[i]))
                power.push_back(load->series.values[i]);
        }
        if (power.size() > 1) {
            f[u"load_low_kw"] = figure(quantile(power, 0.1), 4);
            f[u"load_high_kw"] = figure(quantile(power, 0.9), 4);
        }
        break;
    }
    return lead;
}

} // namespace nightjar
