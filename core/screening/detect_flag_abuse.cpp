// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_flag_abuse.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/judged_channels.h"
#include "core/screening/limits.h"
#include "core/screening/marked_stretches.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "flag-abuse";
/// Rank among the values at work from which a mark is said to lie at a high.
constexpr double highRank = 0.8;

/// Numbers of the series within a span whose flag is valid (or whatever it is).
std::vector<double> numbersIn(const Series &series, const Span &span, bool anyFlag)
{
    std::vector<double> values;
    for (std::size_t i = lowerIndex(series, span.from); i < lowerIndex(series, span.to); ++i) {
        if (std::isfinite(series.values[i]) && (anyFlag || isValidFlag(series.flags[i])))
            values.push_back(series.values[i]);
    }
    return values;
}

/// Do the values under the mark go on from those before and into those after? Zero and span gas jump.
bool goesOn(const RunningChannel &channel, const MarkedStretch &mark, const std::vector<double> &inside)
{
    const Series &series = channel.channel.series;
    const std::vector<double> before = numbersIn(series, {mark.span.from - 600, mark.span.from}, false);
    const std::vector<double> after = numbersIn(series, {mark.span.to, mark.span.to + 600}, false);
    if (before.empty() || after.empty())
        return false;
    const double first = inside.front();
    const double last = inside.back();
    const auto near = [&](double a, double b) { return std::abs(a - b) <= 0.3 * std::max(std::abs(a), std::abs(b)); };
    const double low = std::min(median(before), median(after));
    return near(first, before.back()) && near(last, after.front()) && quantile(inside, 0.1) > 0.5 * low;
}

/// What the flue gave while it was marked; NaN when nothing tells.
double levelUnder(const RunningChannel &channel, const MarkedStretch &mark)
{
    const Series &series = channel.channel.series;
    if (mark.letter != 'C') {
        const std::vector<double> inside = numbersIn(series, mark.span, true);
        // Held values say nothing; values that move were measured.
        const bool moves = inside.size() >= 3 && quantile(inside, 0.9) - quantile(inside, 0.1) > channel.resolution;
        if ((moves && goesOn(channel, mark, inside)) || (inside.size() >= 1 && channel.step >= 1800))
            return median(inside);
    }
    const Seconds around = std::max<Seconds>(900, 2 * channel.step);
    const std::vector<double> before = numbersIn(series, {mark.span.from - around, mark.span.from}, false);
    const std::vector<double> after = numbersIn(series, {mark.span.to, mark.span.to + around}, false);
    double level = std::nan("");
    for (const std::vector<double> *side : {&before, &after}) {
        if (!side->empty())
            level = std::isnan(level) ? mean(*side) : std::max(level, mean(*side));
    }
    return level;
}

/// Marks that speak for one kind, in order of time.
struct Group {
    QString kind;
    std::vector<std::size_t> marks;
    std::size_t all = 0;  ///< marks that were looked at
    std::size_t over = 0; ///< marks over the limit
};

struct Judged {
    const RunningChannel &channel;
    std::vector<MarkedStretch> marks;
    std::vector<bool> counts; ///< while running, unexplained, no automatic check
};

/// Splits where nothing is marked for `gap_days`.
std::vector<std::vector<std::size_t>> clusters(const Judged &judged, const std::vector<std::size_t> &marks,
                                               const Params &params)
{
    std::vector<std::vector<std::size_t>> found;
    const Seconds gap = Seconds(params("gap_days") * double(secondsPerDay));
    for (const std::size_t i : marks) {
        if (found.empty() || judged.marks[i].span.from - judged.marks[found.back().back()].span.to > gap)
            found.emplace_back();
        found.back().push_back(i);
    }
    return found;
}

void addLead(const Judged &judged, const Group &group, double strength, RuleResult &result)
{
    const Span span{judged.marks[group.marks.front()].span.from, judged.marks[group.marks.back()].span.to};
    Lead lead = leadOf(judged.channel, ruleId, group.kind, span, strength);
    QString letters;
    double minutes = 0;
    for (const std::size_t i : group.marks) {
        const QChar letter = QLatin1Char(judged.marks[i].letter);
        if (!letters.contains(letter))
            letters += letter;
        minutes += judged.marks[i].minutes();
    }
    lead.figures[u"mark_count"] = qint64(group.marks.size());
    lead.figures[u"marks_seen"] = qint64(group.all);
    lead.figures[u"mark_letters"] = letters;
    lead.figures[u"marked_min"] = figure(minutes);
    lead.figures[u"marked_over_count"] = qint64(group.over);
    // One mark is laid over all factors of an analyser: one lead with all of them.
    for (Lead &other : result.leads) {
        if (other.figures[u"kind"] == lead.figures[u"kind"] &&
            other.channels.first().section(u'/', 0, 1) == lead.channels.first().section(u'/', 0, 1) &&
            2 * overlap(other.span, lead.span) >= std::min(other.span.length(), lead.span.length())) {
            other.channels += lead.channels;
            other.span = {std::min(other.span.from, lead.span.from), std::max(other.span.to, lead.span.to)};
            other.strength = std::max(other.strength, lead.strength);
            return;
        }
    }
    result.leads.push_back(std::move(lead));
}

/// Share of the ascending values that are less.
double rankOf(const std::vector<double> &ascending, double value)
{
    return double(std::lower_bound(ascending.begin(), ascending.end(), value) - ascending.begin()) /
           double(ascending.size());
}

void judgeHighs(const Judged &judged, const Params &params, RuleResult &result)
{
    const RunningChannel &channel = judged.channel;
    std::vector<double> ascending = channel.values;
    std::sort(ascending.begin(), ascending.end());
    const LimitTable limits(channel.firm, channel.outlet.key.point, baseFactor(channel.channel.factor()));
    const bool converted = channel.channel.factor().contains(QStringLiteral("-zs"));
    std::map<std::size_t, double> ranks;
    std::vector<std::size_t> highs;
    std::set<std::size_t> over;
    for (std::size_t i = 0; i < judged.marks.size(); ++i) {
        if (!judged.counts[i])
            continue;
        const double level = levelUnder(channel, judged.marks[i]);
        if (std::isnan(level))
            continue;
        ranks[i] = rankOf(ascending, level);
        const std::optional<ActiveLimit> limit = limits.on(dayOf(judged.marks[i].span.from), LimitKind::Hourly);
        if (limit && limit->value > 0 && std::isfinite(limit->referenceOxygen) == converted && level > limit->value)
            over.insert(i);
        if (ranks[i] >= highRank || over.contains(i))
            highs.push_back(i);
    }
    for (const std::vector<std::size_t> &cluster : clusters(judged, highs, params)) {
        const Span span{judged.marks[cluster.front()].span.from, judged.marks[cluster.back()].span.to};
        Group group{QStringLiteral("hides-highs"), cluster, 0, 0};
        double sum = 0;
        for (const auto &[i, rank] : ranks) {
            if (overlap(judged.marks[i].span, span) <= 0)
                continue;
            sum += rank;
            ++group.all;
        }
        for (const std::size_t i : cluster)
            group.over += over.contains(i) ? 1 : 0;
        // Ranks of marks that are made whenever work is due are uniform: their mean has this error.
        const double meanRank = sum / double(group.all);
        const double z = (meanRank - 0.5) * std::sqrt(12.0 * double(group.all));
        if (cluster.size() < std::size_t(params("least_marks")) || z < params("least_z") || meanRank < 0.75)
            continue;
        const double logit = 0.3 + 0.35 * (z - params("least_z")) + (group.over >= 2 ? 0.5 : 0.0);
        addLead(judged, group, std::min(0.95, chanceOf(logit)), result);
    }
}

void judgeChecks(const Judged &judged, const Params &params, RuleResult &result)
{
    std::vector<std::size_t> night;
    std::vector<std::size_t> longOnes;
    std::map<Day, std::vector<std::size_t>> ofDay;
    for (std::size_t i = 0; i < judged.marks.size(); ++i) {
        const MarkedStretch &mark = judged.marks[i];
        if (!judged.counts[i] || mark.letter != 'C')
            continue;
        const int hour = int(secondOfDay(mark.span.from) / 3600);
        if (hour >= 22 || hour < 6)
            night.push_back(i);
        if (mark.minutes() > params("most_h") * 60)
            longOnes.push_back(i);
        ofDay[dayOf(mark.span.from)].push_back(i);
    }
    std::vector<std::size_t> often;
    for (const auto &[day, marks] : ofDay) {
        if (double(marks.size()) > params("most_per_day"))
            often.insert(often.end(), marks.begin(), marks.end());
    }
    const auto judge = [&](const char *kind, const std::vector<std::size_t> &marks, std::size_t leastDays,
                           double logit) {
        for (const std::vector<std::size_t> &cluster : clusters(judged, marks, params)) {
            std::set<Day> days;
            for (const std::size_t i : cluster)
                days.insert(dayOf(judged.marks[i].span.from));
            if (days.size() < leastDays)
                continue;
            const double more = std::min(0.6, 0.15 * double(days.size() - leastDays));
            addLead(judged, {QString::fromLatin1(kind), cluster, cluster.size(), 0},
                    std::min(0.75, chanceOf(logit + more)), result);
        }
    };
    judge("calibration-night", night, 3, 0.2);
    judge("calibration-often", often, 2, 0.3);
    judge("calibration-long", longOnes, 2, 0.3);
}

void judgeChannel(const RunningChannel &channel, const Params &params, RuleResult &result)
{
    if (channel.runningDays() < 3 || channel.step > 3600) {
        result.unjudged.push_back(
            {QString::fromLatin1(ruleId), channel.channel.name(),
             QCoreApplication::translate("Screening", "Not judged: too few samples while the plant ran.")});
        return;
    }
    Judged judged{channel, markedStretches(channel.firm, channel.channel), {}};
    const std::vector<bool> routine =
        routineChecks(judged.marks, std::max(params("routine_min"), double(channel.step) / 30.0));
    judged.counts.resize(judged.marks.size());
    for (std::size_t i = 0; i < judged.marks.size(); ++i) {
        const Span &span = judged.marks[i].span;
        const OperatingState::Share share = channel.line.share(span);
        const double most = double(span.length()) / 60.0;
        judged.counts[i] = !routine[i] && share.running >= 0.8 * most && most <= 24 * 60 &&
                           !isWorkNoted(channel.firm, channel.outlet.key.point, span);
    }
    judgeHighs(judged, params, result);
    judgeChecks(judged, params, result);
}

} // namespace

RuleResult judgeFlagAbuse(const FirmData &firm, const Params &params)
{
    RuleResult result;
    forEachConcentration(firm, ruleId, result,
                         [&](const RunningChannel &channel) { judgeChannel(channel, params, result); });
    return result;
}

} // namespace nightjar
