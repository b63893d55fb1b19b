// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_limit_hugging.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/hourly_mean.h"
#include "core/screening/judged_channels.h"
#include "core/screening/limits.h"
#include "core/screening/outlet_context.h"
#include "core/series/distribution_tests.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "limit-hugging";
constexpr double nearFrom = 0.9; ///< share of the limit from which a value lies near it

/// Means in order of time as shares of the limit that held.
struct Shares {
    std::vector<Seconds> times;
    std::vector<double> values;
    Seconds width = 3600;
    double resolution = 0; ///< of the values, as a share of the limit
};

/// A stretch [begin, end) between two exceedances, and what the test says of it.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t nearLimit = 0;
    LimitDensity density;
    double cap = 0;      ///< the most frequent value near the limit
    double capShare = 0; ///< its share of the values near the limit
};

std::size_t nearCount(const Shares &shares, std::size_t begin, std::size_t end)
{
    return std::size_t(std::count_if(shares.values.begin() + std::ptrdiff_t(begin),
                                     shares.values.begin() + std::ptrdiff_t(end),
                                     [](double share) { return share >= nearFrom; }));
}

/// The part of the stretch in which values lie near the limit more often than half as often as in all of it.
void trim(const Shares &shares, Stretch &stretch)
{
    const double usual = double(stretch.nearLimit) / double(stretch.end - stretch.begin);
    const double bar = usual / 2;
    double sum = 0;
    double best = 0;
    std::size_t begin = stretch.begin;
    Stretch result = stretch;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += (shares.values[i] >= nearFrom ? 1.0 : 0.0) - bar;
        if (sum > best) {
            best = sum;
            result.begin = begin;
            result.end = i + 1;
        }
    }
    stretch.begin = result.begin;
    stretch.end = result.end;
    stretch.nearLimit = nearCount(shares, stretch.begin, stretch.end);
}

void findCap(const Shares &shares, Stretch &stretch)
{
    std::map<qint64, std::size_t> counts; // in millionths of the limit
    double greatest = 0;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        if (shares.values[i] < nearFrom)
            continue;
        greatest = std::max(greatest, shares.values[i]);
        ++counts[std::llround(shares.values[i] * 1e6)];
    }
    for (const auto &[value, count] : counts) {
        const double share = double(count) / double(stretch.nearLimit);
        if (share > stretch.capShare) {
            stretch.capShare = share;
            stretch.cap = double(value) / 1e6;
        }
    }
    if (stretch.cap < greatest - 2e-6)
        stretch.capShare = 0; // values go beyond: no cap
}

/// Stretches between exceedances in which the values end at the limit as if cut.
std::vector<Stretch> huggingIn(const Shares &shares, const Params &params)
{
    std::vector<Stretch> found;
    const std::size_t least = std::size_t(params("least_near") * 3600 / double(shares.width));
    const double bin = std::max(0.01, std::ceil(0.01 / std::max(shares.resolution, 1e-9) - 1e-9) * shares.resolution);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= shares.values.size(); ++i) {
        if (i < shares.values.size() && shares.values[i] <= 1 + 1e-9)
            continue;
        Stretch stretch{begin, i, nearCount(shares, begin, i), {}, 0, 0};
        begin = i + 1;
        if (stretch.nearLimit < least)
            continue;
        trim(shares, stretch);
        if (stretch.nearLimit < least)
            continue;
        const std::span<const double> inside =
            std::span(shares.values).subspan(stretch.begin, stretch.end - stretch.begin);
        stretch.density = densityAtLimit(inside, 1 + bin / 1000, bin, 10 * bin);
        findCap(shares, stretch);
        const bool capped = stretch.capShare >= params("cap_share");
        if (capped || (stretch.density.judged && stretch.density.z <= params("most_z")))
            found.push_back(stretch);
    }
    return found;
}

struct Task {
    const FirmData &firm;
    const Point &outlet;
    const Params &params;
    QString factor;
    LimitTable limits;
};

/// The channel whose values are means of the kind that the limit means.
const ChannelData *limitedChannel(const Task &task, bool converted)
{
    const QString &code = task.outlet.key.point;
    if (!converted)
        return task.firm.channel(code, task.factor);
    return task.firm.channel(code, task.factor + QStringLiteral("-zs"));
}

Shares hourShares(const Task &task, double reference, QString *basis)
{
    Shares shares;
    const HourMeans means = hourlyMeans(task.firm, task.outlet.key.point, task.factor, reference);
    for (std::size_t i = 0; i < means.hours.size(); ++i) {
        const Seconds time = means.timeOf(i);
        const std::optional<ActiveLimit> limit = task.limits.on(dayOf(time), LimitKind::Hourly);
        if (!limit || !(limit->value > 0) || !std::isfinite(means.hours[i].value))
            continue;
        if (basis->isEmpty())
            *basis = basisName(means.hours[i].basis);
        shares.times.push_back(time);
        shares.values.push_back(means.hours[i].value / limit->value);
    }
    return shares;
}

/// Every value that is ten minutes or more behind the one before: nearer ones tell the same twice.
Shares minuteShares(const Task &task, const ChannelData &channel)
{
    Shares shares;
    shares.width = std::max<Seconds>(600, channel.step);
    const std::shared_ptr<const ValidSamples> valid = validSamplesOf(task.firm, channel);
    Seconds next = 0;
    double limitOfDay = 0;
    Day day = -1;
    for (std::size_t i = 0; i < valid->times.size(); ++i) {
        if (const Day at = dayOf(valid->times[i]); at != day) {
            day = at;
            const std::optional<ActiveLimit> limit = task.limits.on(day, LimitKind::Hourly);
            limitOfDay = limit && limit->value > 0 ? limit->value : 0;
        }
        if (limitOfDay <= 0)
            continue;
        const double share = valid->values[i] / limitOfDay;
        if (valid->times[i] < next && share <= 1 + 1e-9) // an exceedance is never passed over
            continue;
        next = valid->times[i] + shares.width;
        shares.times.push_back(valid->times[i]);
        shares.values.push_back(share);
        shares.resolution = valid->resolution / limitOfDay;
    }
    return shares;
}

void addLeads(const Task &task, const Shares &shares, const QString &channel, const QString &basis, RuleResult &result)
{
    const std::shared_ptr<const OutletContext> context = outletContext(task.firm, task.outlet);
    for (const Stretch &stretch : huggingIn(shares, task.params)) {
        const bool capped = stretch.capShare >= task.params("cap_share");
        const double z = stretch.density.judged ? stretch.density.z : 0;
        const double logit =
            std::max(0.4 + 0.45 * (task.params("most_z") - z), capped ? 1.2 + 2 * stretch.capShare : 0.0);
        Lead lead;
        lead.rule = QString::fromLatin1(ruleId);
        lead.enterprise = task.firm.enterprise.code;
        lead.channels << channel;
        lead.span = {shares.times[stretch.begin], shares.times[stretch.end - 1] + shares.width};
        lead.witnesses = context->state.witnesses(lead.span);
        lead.witnesses.removeAll(channel);
        lead.strength = std::min(0.93, chanceOf(logit));
        const Day day = dayOf(lead.span.from);
        const std::optional<ActiveLimit> limit = task.limits.on(day, LimitKind::Hourly);
        const ChannelKey key = channelKeyFromText(channel);
        const ChannelData *data = task.firm.channel(key.point, key.factor);
        const QString unit = data && !data->info.unit.isEmpty() ? data->info.unit : usualUnit(task.factor);
        const QString ending = unitEnding(unit);
        QJsonObject &f = lead.figures;
        f[u"kind"] = capped ? QStringLiteral("value-cap") : QStringLiteral("compress");
        f[u"factor"] = key.factor;
        f[u"outlet"] = task.outlet.name;
        f[u"basis"] = basis;
        f[QStringLiteral("limit_") + ending] = figure(limit ? limit->value : std::nan(""), 4);
        f[u"longest_min"] = figure(double(lead.span.length()) / 60.0);
        f[u"values"] = qint64(stretch.end - stretch.begin);
        f[u"near_limit"] = qint64(stretch.nearLimit);
        f[u"over_limit"] = 0;
        f[u"near_share"] = figure(double(stretch.nearLimit) / double(stretch.end - stretch.begin), 3);
        f[u"density_z"] = figure(z, 3);
        if (capped) {
            f[QStringLiteral("cap_") + ending] = figure(stretch.cap * (limit ? limit->value : 0), 5);
            f[u"cap_share"] = figure(stretch.capShare, 3);
        }
        result.leads.push_back(std::move(lead));
    }
}

void judgeFactor(Task &task, RuleResult &result)
{
    const auto unjudged = [&](const QString &channel, const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), channel, why});
    };
    const QString name = task.outlet.key.enterprise + u'/' + task.outlet.key.point + u'/' + task.factor;
    const Span extent = task.firm.extent();
    const std::optional<ActiveLimit> limit = task.limits.on(dayOf(extent.to - 1), LimitKind::Hourly);
    if (!limit || !(limit->value > 0)) {
        unjudged(name, QCoreApplication::translate("Screening", "Not judged: no hourly limit is known."));
        return;
    }
    const bool converted = std::isfinite(limit->referenceOxygen);
    const ChannelData *channel = limitedChannel(task, converted);
    const ChannelData *any = channel ? channel : task.firm.channel(task.outlet.key.point, task.factor);
    QString basis;
    const Shares hours = hourShares(task, limit->referenceOxygen, &basis);
    if (double(hours.values.size()) < task.params("least_hours")) {
        unjudged(name, QCoreApplication::translate("Screening", "Not judged: too few valid hourly means."));
        return;
    }
    const std::size_t before = result.leads.size();
    QString hourChannel = any ? any->name() : name;
    if (const ChannelData *reported = task.firm.channel(
            task.outlet.key.point, task.factor + (converted ? QStringLiteral("-zs-h") : QStringLiteral("-h")));
        reported && (!any || any->step > 600))
        hourChannel = reported->name();
    addLeads(task, hours, hourChannel, basis, result);
    if (result.leads.size() == before && channel && channel->step <= 600 && task.params("minutes") > 0)
        addLeads(task, minuteShares(task, *channel), channel->name(), QStringLiteral("minutes"), result);
}

} // namespace

RuleResult judgeLimitHugging(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind == PointKind::Meter)
            continue;
        std::set<QString> factors;
        for (const ChannelData *channel : judgedChannels(firm, outlet.key.point)) {
            if (isConcentration(channel->factor()))
                factors.insert(baseFactor(channel->factor()));
        }
        for (const QString &factor : factors) {
            Task task{firm, outlet, params, factor, LimitTable(firm, outlet.key.point, factor)};
            judgeFactor(task, result);
        }
    }
    return result;
}

} // namespace nightjar
