// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_hour_stable_low.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/judged_channels.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "hour-stable-low";

struct Hour {
    Seconds at = 0;
    double mean = 0;
    std::size_t begin = 0; ///< of its samples
    std::size_t end = 0;
};

/// Hours of running with three quarters of their samples.
std::vector<Hour> hoursOf(const RunningChannel &channel)
{
    std::vector<Hour> hours;
    const double least = 0.75 * 3600.0 / double(std::min<Seconds>(channel.step, 3600));
    for (std::size_t begin = 0; begin < channel.times.size();) {
        const Seconds at = channel.times[begin] - ((channel.times[begin] % 3600) + 3600) % 3600;
        std::size_t end = begin;
        double sum = 0;
        while (end < channel.times.size() && channel.times[end] < at + 3600)
            sum += channel.values[end++];
        if (double(end - begin) >= least)
            hours.push_back({at, sum / double(end - begin), begin, end});
        begin = end;
    }
    return hours;
}

/// Relative spread of some means: interquartile range over median.
double spreadOf(const std::vector<double> &means)
{
    const double middle = median(means);
    return middle > 0 ? (quantile(means, 0.75) - quantile(means, 0.25)) / middle : std::nan("");
}

std::vector<double> meansOf(const std::vector<Hour> &hours, std::size_t begin, std::size_t end)
{
    std::vector<double> means;
    for (std::size_t i = begin; i < end; ++i)
        means.push_back(hours[i].mean);
    return means;
}

/// Median load (flow where there is none) of these hours against that of the other running hours; NaN when unknown.
double loadShare(const RunningChannel &channel, const std::vector<Hour> &hours, std::size_t begin, std::size_t end)
{
    double least = std::nan("");
    for (const Witness::Kind kind : {Witness::Kind::Load, Witness::Kind::Flow}) {
        for (const Witness &witness : channel.state.all()) {
            const ChannelKey key = channelKeyFromText(witness.channels.constFirst());
            const ChannelData *data = channel.firm.channel(key.point, key.factor);
            if (witness.kind != kind || !data)
                continue;
            std::vector<double> inside;
            std::vector<double> outside;
            for (std::size_t h = 0; h < hours.size(); ++h) {
                double sum = 0;
                int count = 0;
                for (std::size_t i = lowerIndex(data->series, hours[h].at);
                     i < data->series.size() && data->series.times[i] < hours[h].at + 3600; ++i) {
                    if (isValidFlag(data->series.flags[i]) && std::isfinite(data->series.values[i])) {
                        sum += data->series.values[i];
                        ++count;
                    }
                }
                if (count > 0)
                    (h >= begin && h < end ? inside : outside).push_back(sum / count);
            }
            if (inside.size() < 3 || outside.size() < 10)
                continue;
            const double share = median(inside) / median(outside);
            least = std::isnan(least) ? share : std::min(least, share);
        }
        if (std::isfinite(least))
            break;
    }
    return least;
}

/// The sample near `around` where the level changes from `first` to `second`.
std::size_t edgeOf(const RunningChannel &channel, std::size_t from, std::size_t to, double first, double second)
{
    double cost = 0;
    double least = 0;
    std::size_t best = from;
    for (std::size_t i = from; i < to; ++i) {
        cost += std::abs(channel.values[i] - first) - std::abs(channel.values[i] - second);
        if (cost < least) {
            least = cost;
            best = i + 1;
        }
    }
    return best;
}

/// Samples of the stretch of hours [begin, end), begin and end placed within the hours beside.
Span spanOf(const RunningChannel &channel, const std::vector<Hour> &hours, std::size_t begin, std::size_t end,
            double low, double usual)
{
    std::size_t first = hours[begin].begin;
    std::size_t last = hours[end - 1].end;
    if (channel.step <= 1800) {
        const std::size_t width = std::size_t(5400 / channel.step);
        const std::size_t before = first > width ? first - width : 0;
        const std::size_t after = std::min(channel.values.size(), last + width);
        first = edgeOf(channel, before, std::min(first + width, last), usual, low);
        last = std::max(first + 1, edgeOf(channel, last > width ? last - width : 0, after, low, usual));
    }
    return channel.span(std::min(first, channel.times.size() - 1), last);
}

void judgeChannel(const RunningChannel &channel, const Params &params, RuleResult &result)
{
    const auto unjudged = [&](const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), channel.channel.name(), why});
    };
    const std::vector<Hour> hours = hoursOf(channel);
    const std::size_t length = std::size_t(params("least_hours"));
    if (double(hours.size()) < 24 * params("least_days") || channel.step > 3600) {
        unjudged(QCoreApplication::translate("Screening", "Not judged: too few samples while the plant ran."));
        return;
    }
    const std::vector<double> all = meansOf(hours, 0, hours.size());
    const double usual = median(all);
    if (!(usual > 0))
        return;
    std::vector<double> spreads;
    for (std::size_t i = 0; i + length <= hours.size(); ++i)
        spreads.push_back(spreadOf(meansOf(hours, i, i + length)));
    const double usualSpread = median(spreads);
    const double ceiling = params("level_share") * usual;
    const std::size_t gap = 2;
    const double lowHours = double(std::count_if(all.begin(), all.end(), [&](double v) { return v < ceiling; }));
    for (std::size_t begin = 0; begin < hours.size();) {
        if (hours[begin].mean >= ceiling) {
            ++begin;
            continue;
        }
        std::size_t end = begin + 1;
        while (end < hours.size() && hours[end].mean < ceiling &&
               hours[end].at - hours[end - 1].at <= Seconds(gap + 1) * 3600)
            ++end;
        const std::size_t first = begin;
        begin = end;
        if (end - first < length)
            continue;
        const std::vector<double> means = meansOf(hours, first, end);
        const double low = median(means);
        const double spread = spreadOf(means);
        // The farther below, the less steady it needs to be.
        const double steady = params("spread_share") * usualSpread * std::clamp(ceiling / low, 1.0, 1.5);
        if (low <= std::max(2 * channel.resolution, 0.02 * usual) || !(spread < steady))
            continue;
        // It falls so low by itself, or had been there for long.
        if (lowHours - double(end - first) > params("habit_share") * double(hours.size()) ||
            double(end - first) > 0.3 * double(hours.size()))
            continue;
        const double load = loadShare(channel, hours, first, end);
        if (!(load >= params("load_share")))
            continue;
        const Span span = spanOf(channel, hours, first, end, low, usual);
        if (isMarked(channel, span))
            continue;
        const double levelOver = ceiling / low;
        const double spreadOver = steady / std::max(spread, 0.05 * usualSpread);
        double strength = std::min(0.92, chanceOf(0.4 + 0.6 * std::log2(levelOver) + 0.5 * std::log2(spreadOver)));
        const bool stays = end == hours.size() && span.length() > 3 * secondsPerDay;
        if (stays || double(span.length()) > params("most_days") * double(secondsPerDay))
            strength = std::min(strength, 0.45);
        Lead lead = leadOf(channel, ruleId, QStringLiteral("steady-low"), span, strength);
        const QString ending = endingOf(channel);
        lead.figures[QStringLiteral("value_") + ending] = figure(low, 4);
        lead.figures[QStringLiteral("usual_") + ending] = figure(usual, 4);
        lead.figures[u"hours"] = int(end - first);
        lead.figures[u"spread_share"] = figure(spread, 3);
        lead.figures[u"usual_spread_share"] = figure(usualSpread, 3);
        lead.figures[u"load_share"] = figure(load, 3);
        result.leads.push_back(std::move(lead));
    }
}

} // namespace

RuleResult judgeHourStableLow(const FirmData &firm, const Params &params)
{
    RuleResult result;
    forEachConcentration(firm, ruleId, result,
                         [&](const RunningChannel &channel) { judgeChannel(channel, params, result); });
    return result;
}

} // namespace nightjar
