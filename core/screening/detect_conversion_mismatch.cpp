// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_conversion_mismatch.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/conversion_rows.h"
#include "core/screening/figures.h"
#include "core/screening/limits.h"
#include "core/screening/sibling_leads.h"
#include "core/series/robust.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "conversion-mismatch";

/// Hours that are looked at together where only hours are reported.
constexpr std::size_t coarseGroup = 6;

/// Rows [begin, end) of one clock hour; of six rows where only hours are reported.
struct Hour {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool differs = false;
    bool lower = false; ///< the reported value is the lower one
};

/// Does the ratio of these rows differ from 1 as a whole? Rounding errs both ways and leaves the mean; a logger that
/// cuts digits off instead leaves half a step. The median keeps single instants from deciding.
Hour hourOf(const ConversionRows &data, std::size_t begin, std::size_t end, double leastShare)
{
    Hour hour{begin, end, false, false};
    double sum = 0;
    double rounding = 0;
    double cut = 0;
    double air = 0;
    double looks = 1; // values that stand are rounded alike
    for (std::size_t i = begin; i < end; ++i) {
        sum += std::clamp(double(data.rows[i].ratio), 0.2, 5.0);
        rounding += double(data.rows[i].rounding);
        cut += double(data.rows[i].cut);
        looks += i > begin && data.rows[i].measured != data.rows[i - 1].measured ? 1 : 0;
        air += 21 - data.rows[i].oxygen;
    }
    const double n = double(end - begin);
    rounding /= n;
    const double tolerance = leastShare + std::max(0.0, 0.1 * n / air - 0.005) + // air reckoned with 20.9 %
                             std::max(0.5 * cut / n, (0.6 * rounding + 3 * data.scatter) / std::sqrt(looks));
    const double mean = sum / n;
    hour.lower = mean < 1;
    if (std::abs(mean - 1) <= tolerance)
        return hour;
    std::vector<double> ratios;
    ratios.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i)
        ratios.push_back(double(data.rows[i].ratio));
    const double middle = medianInPlace(ratios);
    hour.differs = (middle < 1) == hour.lower && std::abs(middle - 1) > 0.85 * tolerance;
    return hour;
}

std::vector<Hour> hoursOf(const ConversionRows &data, Seconds step, double leastShare)
{
    std::vector<Hour> hours;
    const bool coarse = step >= 3600;
    const std::size_t fewest = coarse ? 3 : std::min<std::size_t>(10, std::size_t(2160 / std::max<Seconds>(step, 1)));
    for (std::size_t i = 0; i < data.rows.size();) {
        const std::size_t begin = i;
        const Seconds hour = data.rows[i].time / 3600;
        if (coarse) {
            while (i < data.rows.size() && i - begin < coarseGroup &&
                   data.rows[i].time - data.rows[begin].time < 2 * secondsPerDay)
                ++i;
        } else {
            while (i < data.rows.size() && data.rows[i].time / 3600 == hour)
                ++i;
        }
        if (i - begin >= std::max<std::size_t>(fewest, 1))
            hours.push_back(hourOf(data, begin, i, leastShare));
    }
    return hours;
}

/// How the reported value may have come about, told by which of three numbers stays constant.
struct Explanation {
    QString kind;
    double factor = 1;      ///< reported against recomputed, median
    double reference = 0;   ///< percent that the rows imply
    double usedOxygen = 0;  ///< percent that they imply, median
    double shownOxygen = 0; ///< percent as reported, median
};

Explanation explain(const ConversionRows &data, std::size_t begin, std::size_t end, double wholeShare)
{
    std::vector<double> ratios;
    std::vector<double> references;
    std::vector<double> used;
    std::vector<double> apart;
    std::vector<double> shown;
    const double constant = 21 - data.reference;
    const std::size_t stride = std::max<std::size_t>(1, (end - begin) / 4000);
    for (std::size_t i = begin; i < end; i += stride) {
        const ConversionRow &row = data.rows[i];
        const double usedOxygen = 21 - row.measured * constant / row.converted;
        ratios.push_back(double(row.ratio));
        references.push_back(21 - row.converted * (21 - row.oxygen) / row.measured);
        used.push_back(usedOxygen);
        apart.push_back(usedOxygen - row.oxygen);
        shown.push_back(row.oxygen);
    }
    Explanation result;
    std::vector<double> scratch;
    const Spread ratio = medianSpread(ratios, scratch);
    const Spread usedSpread = medianSpread(used, scratch);
    const Spread apartSpread = medianSpread(apart, scratch);
    result.factor = ratio.centre;
    result.reference = median(references);
    result.usedOxygen = usedSpread.centre;
    result.shownOxygen = median(shown);
    // Spreads in the same unit, shares of the value.
    const double left = std::max(0.5, 21 - usedSpread.centre);
    const double byFactor = ratio.scale / std::max(ratio.centre, 0.05);
    const double byOxygen = std::min(usedSpread.scale, apartSpread.scale) / left;
    if (byOxygen < 0.7 * byFactor)
        result.kind = QStringLiteral("oxygen");
    else
        result.kind = wholeShare > 0.9 ? QStringLiteral("reference") : QStringLiteral("factor");
    return result;
}

/// First and last row of the stretch: the split at which the ratio leaves 1, within `reach` either side.
std::pair<std::size_t, std::size_t> placed(const ConversionRows &data, std::size_t begin, std::size_t end,
                                           double factor, Seconds reach)
{
    const std::vector<ConversionRow> &rows = data.rows;
    const auto cost = [&](std::size_t i) { // greater than 0 where the row fits the stretch better than 1
        const double r = std::clamp(double(rows[i].ratio), 0.3, 3.0);
        return (r - 1) * (r - 1) - (r - factor) * (r - factor);
    };
    std::size_t low = begin;
    while (low > 0 && rows[begin].time - rows[low - 1].time < reach)
        --low;
    std::size_t high = end;
    while (high < rows.size() && rows[high].time - rows[end - 1].time <= reach)
        ++high;
    const std::size_t middle = begin + (end - begin) / 2;
    double sum = 0;
    double best = 0;
    std::size_t first = middle;
    for (std::size_t i = middle + 1; i-- > low;) {
        sum += cost(i);
        if (sum > best) {
            best = sum;
            first = i;
        }
    }
    sum = best = 0;
    std::size_t last = middle;
    for (std::size_t i = middle; i < high; ++i) {
        sum += cost(i);
        if (sum > best) {
            best = sum;
            last = i;
        }
    }
    return {first, last + 1};
}

/// What a stretch of hours [first, last] says.
Lead leadOf(const FirmData &firm, const Point &outlet, const Conversion &conversion, const ConversionRows &data,
            const std::vector<Hour> &hours, std::size_t first, std::size_t last)
{
    const std::size_t unit = conversion.converted->step >= 3600 ? coarseGroup : 1;
    std::size_t differing = 0;
    std::size_t lower = 0;
    for (std::size_t h = first; h <= last; ++h) {
        differing += hours[h].differs ? unit : 0;
        lower += hours[h].differs && hours[h].lower ? unit : 0;
    }
    const double wholeShare = double(differing) / double(unit * hours.size());
    const Explanation why = explain(data, hours[first].begin, hours[last].end, wholeShare);
    const auto [begin, end] =
        placed(data, hours[first].begin, hours[last].end, why.factor, unit == 1 ? 3600 : 12 * 3600);
    const Seconds step = std::max<Seconds>(conversion.converted->step, 1);
    const double away = std::abs(std::log(std::max(why.factor, 0.01)));
    const bool flatters = why.factor < 1;
    const bool fine = step < 3600;
    double logit = 0.2 + 0.6 * std::log2(std::max(away, 0.005) / 0.03);
    logit += 0.35 * std::log2(double(std::min<std::size_t>(differing, 200)) / (fine ? 1.0 : 3.0));
    logit += flatters ? 0.5 : -0.4;
    logit -= why.kind == u"reference" ? 0.5 : 0;                                 // perhaps registered wrongly
    logit -= 3 * double(std::min(lower, differing - lower)) / double(differing); // errs both ways
    logit -= differing == 1 ? 1.2 : 0;
    if (data.rows[end - 1].time - data.rows[begin].time + step < 3000)
        logit -= 1.5;
    Lead lead;
    lead.rule = QString::fromLatin1(ruleId);
    lead.enterprise = firm.enterprise.code;
    lead.channels << conversion.converted->name();
    lead.witnesses << conversion.measured->name() << conversion.oxygen->name();
    lead.span = {data.rows[begin].time, data.rows[end - 1].time + step};
    lead.strength = std::min(0.97, chanceOf(logit));

    const Channel &info = conversion.converted->info;
    const QString ending = unitEnding(info.unit.isEmpty() ? usualUnit(info.key.factor) : info.unit);
    std::vector<double> reported;
    std::vector<double> recomputed;
    std::size_t samples = 0;
    std::size_t off = 0;
    const LimitTable table(firm, outlet.key.point, baseFactor(info.key.factor));
    const std::optional<ActiveLimit> limit = table.on(dayOf(data.rows[begin].time), LimitKind::Hourly);
    int crossing = 0;
    for (std::size_t h = first; h <= last; ++h) {
        double sum = 0;
        double sumZs = 0;
        for (std::size_t i = hours[h].begin; i < hours[h].end; ++i) {
            const ConversionRow &row = data.rows[i];
            const double right = row.converted / double(row.ratio);
            sum += right;
            sumZs += row.converted;
            ++samples;
            off += row.differs() ? 1 : 0;
        }
        const double count = double(hours[h].end - hours[h].begin);
        reported.push_back(sumZs / count);
        recomputed.push_back(sum / count);
        if (limit && std::isfinite(limit->referenceOxygen) && recomputed.back() > limit->value &&
            reported.back() <= limit->value)
            crossing += int(unit);
    }
    if (crossing > 0)
        lead.strength = std::min(0.97, chanceOf(logit + 0.8));
    QJsonObject &f = lead.figures;
    f[u"kind"] = why.kind;
    f[u"factor"] = info.key.factor;
    f[u"outlet"] = outlet.name;
    f[u"longest_min"] = figure(double(lead.span.length()) / 60.0);
    f[u"differing_hours"] = int(differing);
    f[u"compared_hours"] = int(unit * (last - first + 1));
    f[u"differing_values"] = int(off);
    f[u"compared_values"] = int(samples);
    f[u"crossing_hours"] = crossing;
    f[u"converted_share"] = figure(why.factor, 4);
    f[u"reference_oxygen_pct"] = figure(data.reference, 4);
    f[u"reference_inferred"] = data.inferred;
    f[u"implied_reference_pct"] = figure(why.reference, 4);
    f[u"used_oxygen_pct"] = figure(why.usedOxygen, 4);
    f[u"oxygen_pct"] = figure(why.shownOxygen, 4);
    f[QStringLiteral("reported_") + ending] = figure(median(reported), 5);
    f[QStringLiteral("computed_") + ending] = figure(median(recomputed), 5);
    f[QStringLiteral("limit_") + ending] = figure(limit ? limit->value : std::nan(""));
    f[u"unflagged_share"] = figure(data.unflaggedShare, 3);
    return lead;
}

void judgeConversion(const FirmData &firm, const Point &outlet, const Conversion &conversion, const Params &params,
                     RuleResult &result, std::vector<Lead> &leads)
{
    const auto unjudged = [&](const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), conversion.converted->name(), why});
    };
    if (!conversion.measured || !conversion.oxygen) {
        unjudged(QCoreApplication::translate(
            "Screening", "Not judged: the measured value or the oxygen of the same period is not reported."));
        return;
    }
    const ConversionRows data = conversionRows(firm, conversion, params("least_share"));
    if (data.rows.size() < 40) {
        unjudged(QCoreApplication::translate(
            "Screening", "Not judged: fewer than forty instants hold converted value, measured value and oxygen."));
        return;
    }
    if (!std::isfinite(data.reference)) {
        unjudged(QCoreApplication::translate(
            "Screening", "Not judged: no reference oxygen is registered and the data shows no constant one."));
        return;
    }
    const std::vector<Hour> hours =
        hoursOf(data, std::max<Seconds>(conversion.converted->step, 1), params("least_share"));
    const bool coarse = conversion.converted->step >= 3600;
    const std::size_t fewest = coarse ? (std::size_t(params("least_coarse_hours")) + coarseGroup - 1) / coarseGroup
                                      : std::size_t(params("least_hours"));
    const std::size_t gap = std::size_t(params("gap"));
    for (std::size_t h = 0; h < hours.size(); ++h) {
        if (!hours[h].differs)
            continue;
        std::size_t last = h;
        std::size_t count = 1;
        for (std::size_t k = h + 1; k < hours.size() && k - last <= gap + 1; ++k) {
            // Lone groups of a batch do not make a stretch: the statistic holds where most differ.
            if (hours[k].differs && (!coarse || 10 * (count + 1) >= 6 * (k - h + 1))) {
                last = k;
                ++count;
            }
        }
        if (count >= fewest)
            leads.push_back(leadOf(firm, outlet, conversion, data, hours, h, last));
        h = last;
    }
}

} // namespace

RuleResult judgeConversionMismatch(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind != PointKind::GasOutlet)
            continue;
        std::vector<Lead> leads;
        for (const Conversion &conversion : conversionsOf(firm, outlet.key.point))
            judgeConversion(firm, outlet, conversion, params, result, leads);
        mergeSiblings(leads, 2 * 3600);
        result.leads.insert(result.leads.end(), leads.begin(), leads.end());
    }
    return result;
}

} // namespace nightjar
