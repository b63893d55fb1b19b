// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_minute_hour_mismatch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/hour_cells.h"
#include "core/screening/judged_channels.h"
#include "core/screening/limits.h"
#include "core/screening/outlet_context.h"
#include "core/screening/sibling_leads.h"
#include "core/series/robust.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "minute-hour-mismatch";
constexpr Seconds hour = 3600;

/// A reported hour beside what its minutes give.
struct Compared {
    Seconds time = 0; ///< as labelled
    double reported = 0;
    double computed = 0;
    double tolerance = 0;
    bool differs = false;
    float unflagged = 0;
    bool sameSide(const Compared &other) const { return (reported < computed) == (other.reported < other.computed); }
};

struct Task {
    const FirmData &firm;
    const Point &outlet;
    const ChannelData &hours;
    const ChannelData &minutes;
    const ChannelData *flow = nullptr;
    double resolution = 0;
    LabelFit label;
};

/// Hours that can be compared, with what each may differ by.
std::vector<Compared> compare(const Task &task, const HourCells &cells, const Params &params)
{
    std::vector<Compared> rows;
    const Series &series = task.hours.series;
    const double leastShare = params("valid_minutes") / 60.0;
    std::vector<double> shares;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const HourCell *cell = cells.at(series.times[i] + task.label.lag * hour);
        if (!cell || double(cell->share) < leastShare - 1e-6 || !isValidFlag(series.flags[i]) ||
            series.origins[i] != Origin::Measured || !(std::abs(series.values[i]) < 1e9))
            continue;
        Compared row;
        row.time = series.times[i];
        row.reported = series.values[i];
        row.computed = cell->mean;
        row.unflagged = cell->unflagged;
        // What the missing minutes could have held.
        const double missing = std::max(0.0, 1 - double(cell->share));
        row.tolerance = std::max(params("least_share") * std::abs(cell->mean), 2 * task.resolution) +
                        missing * (cell->high - cell->low);
        const double away = std::abs(row.reported - row.computed);
        row.differs = away > row.tolerance && std::abs(row.reported - cell->all) > row.tolerance;
        if (std::abs(row.computed) > 2 * task.resolution)
            shares.push_back((row.reported - row.computed) / std::abs(row.computed));
        rows.push_back(row);
    }
    if (shares.size() < 12)
        return rows;
    // Hours of some loggers differ from the plain mean by nature: five times their usual scatter is allowed.
    std::vector<double> scratch;
    const double scatter = 5 * medianSpread(shares, scratch).scale;
    for (Compared &row : rows) {
        if (!row.differs)
            continue;
        row.tolerance = std::max(row.tolerance, scatter * std::abs(row.computed));
        row.differs = std::abs(row.reported - row.computed) > row.tolerance;
        if (row.differs && task.flow) {
            const double weighted = flowWeighted(task.minutes, *task.flow, row.time + task.label.lag * hour);
            row.differs = !(std::abs(row.reported - weighted) <= row.tolerance);
        }
    }
    return rows;
}

/// The limit that this hourly channel is held against on a date.
std::optional<double> limitOf(const Task &task, const LimitTable &table, Day day)
{
    const std::optional<ActiveLimit> limit = table.on(day, LimitKind::Hourly);
    if (!limit || !std::isfinite(limit->value))
        return {};
    const bool converted = task.hours.factor().contains(u"-zs");
    return std::isfinite(limit->referenceOxygen) == converted ? std::optional(limit->value) : std::nullopt;
}

/// Hours rows[first..last] with their differing ones as a lead.
Lead leadOf(const Task &task, const std::vector<Compared> &rows, std::size_t first, std::size_t last)
{
    const LimitTable table(task.firm, task.outlet.key.point, baseFactor(task.hours.factor()));
    int lowered = 0;
    int differing = 0;
    int crossing = 0;
    double limit = std::nan("");
    double unflagged = 0;
    std::vector<double> shares;
    std::vector<double> over; // how often the tolerance
    std::vector<double> differingLevels;
    std::vector<double> otherLevels;
    std::size_t worst = first;
    for (std::size_t i = first; i <= last; ++i) {
        const Compared &row = rows[i];
        if (!row.differs) {
            otherLevels.push_back(row.computed);
            continue;
        }
        ++differing;
        lowered += row.reported < row.computed ? 1 : 0;
        unflagged += double(row.unflagged);
        differingLevels.push_back(row.computed);
        const double away = std::abs(row.reported - row.computed);
        over.push_back(away / std::max(row.tolerance, 1e-12));
        if (std::abs(row.computed) > 0)
            shares.push_back(row.reported / row.computed);
        if (away > std::abs(rows[worst].reported - rows[worst].computed))
            worst = i;
        const std::optional<double> held = limitOf(task, table, dayOf(row.time));
        if (held && row.computed > *held && row.reported <= *held) {
            ++crossing;
            limit = *held;
        }
    }
    const bool mostlyLowered = 2 * lowered >= differing;
    const bool highsOnly = mostlyLowered && differing >= 3 && otherLevels.size() >= 6 &&
                           median(differingLevels) > quantile(otherLevels, 0.8);
    const double odd = double(std::min(lowered, differing - lowered)) / double(differing);
    double logit = -0.9 + 0.7 * std::log2(std::min(double(differing), 48.0)) + 0.8 * std::log2(median(over));
    logit += mostlyLowered ? 0.4 : -0.6;
    logit += crossing > 0 ? 1.5 : 0;
    logit += highsOnly ? 0.5 : 0;
    logit -= differing == 1 ? 2 : 0;
    logit -= 3 * odd; // a device that errs both ways does not flatter
    const QString factor = baseFactor(task.hours.factor());
    logit -= isConcentration(factor) || factor == u"a19001" ? 0 : 0.8;
    Lead lead;
    lead.rule = QString::fromLatin1(ruleId);
    lead.enterprise = task.firm.enterprise.code;
    lead.channels << task.hours.name();
    lead.witnesses << task.minutes.name();
    lead.span = {rows[first].time, rows[last].time + hour};
    lead.strength = std::min(0.97, chanceOf(logit));
    const QString ending =
        unitEnding(task.hours.info.unit.isEmpty() ? usualUnit(task.hours.factor()) : task.hours.info.unit);
    QJsonObject &f = lead.figures;
    f[u"kind"] = crossing > 0    ? QStringLiteral("under-limit")
                 : highsOnly     ? QStringLiteral("highs-lowered")
                 : mostlyLowered ? QStringLiteral("lowered")
                                 : QStringLiteral("raised");
    f[u"factor"] = task.hours.factor();
    f[u"outlet"] = task.outlet.name;
    f[u"longest_min"] = figure(double(lead.span.length()) / 60.0);
    f[u"differing_hours"] = differing;
    f[u"compared_hours"] = int(last - first + 1);
    f[u"lowered_hours"] = lowered;
    f[u"crossing_hours"] = crossing;
    f[u"hour_share"] = figure(shares.empty() ? std::nan("") : median(shares), 4);
    f[u"peak_at"] = formatIso(rows[worst].time);
    f[QStringLiteral("reported_") + ending] = figure(rows[worst].reported, 5);
    f[QStringLiteral("computed_") + ending] = figure(rows[worst].computed, 5);
    f[QStringLiteral("limit_") + ending] = figure(limit);
    f[QStringLiteral("resolution_") + ending] = figure(task.resolution, 3);
    f[u"label_lag_h"] = task.label.lag;
    f[u"unflagged_share"] = figure(unflagged / differing, 3);
    return lead;
}

void judgeChannel(Task task, const Params &params, RuleResult &result)
{
    const auto unjudged = [&](const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), task.hours.name(), why});
    };
    const HourCells cells = hourCells(task.minutes);
    if (cells.cells.empty()) {
        unjudged(QCoreApplication::translate("Screening", "Not judged: the samples are more than 20 minutes apart."));
        return;
    }
    task.resolution = std::max(validSamplesOf(task.firm, task.minutes)->resolution,
                               validSamplesOf(task.firm, task.hours)->resolution);
    task.label = fitLabel(task.hours.series, cells, params("valid_minutes") / 60.0);
    const std::vector<Compared> rows = compare(task, cells, params);
    if (rows.size() < 12) {
        unjudged(QCoreApplication::translate(
            "Screening", "Not judged: fewer than twelve hours can be compared with their minutes."));
        return;
    }
    const Seconds gap = Seconds(params("gap") * 3600);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].differs)
            continue;
        std::size_t last = i;
        for (std::size_t k = i + 1; k < rows.size() && rows[k].time - rows[last].time - hour <= gap; ++k)
            last = rows[k].differs ? k : last;
        result.leads.push_back(leadOf(task, rows, i, last));
        i = last;
    }
}

} // namespace

RuleResult judgeMinuteHourMismatch(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind == PointKind::Meter)
            continue;
        const bool water = outlet.kind == PointKind::WaterOutlet;
        const QString flowFactor = water ? QStringLiteral("w00000") : QStringLiteral("a00000");
        std::vector<Lead> leads;
        for (const ChannelData *hours : firm.channelsAt(outlet.key.point)) {
            const QString factor = hours->factor();
            const QString base = baseFactor(factor);
            const bool converted = factor == base + QStringLiteral("-zs-h");
            if ((factor != base + QStringLiteral("-h") && !converted) || hours->info.unit == u"state" ||
                pointKindForFactor(base) == PointKind::Meter || hours->series.empty())
                continue;
            const QString fine = converted ? base + QStringLiteral("-zs") : base;
            const ChannelData *minutes = firm.channel(outlet.key.point, fine);
            if (!minutes || minutes->series.size() < 2)
                minutes = firm.channel(outlet.key.point, fine + QStringLiteral("-rt"));
            if (!minutes || minutes->series.size() < 2) {
                result.unjudged.push_back({QString::fromLatin1(ruleId), hours->name(),
                                           QCoreApplication::translate(
                                               "Screening", "Not judged: no minutes are reported beside the hours.")});
                continue;
            }
            const ChannelData *flow = firm.channel(outlet.key.point, flowFactor);
            if (flow && (flow->series.size() < 2 || flow->step > 1200 || base == flowFactor))
                flow = nullptr;
            RuleResult one;
            judgeChannel(Task{firm, outlet, *hours, *minutes, flow, 0, {}}, params, one);
            leads.insert(leads.end(), one.leads.begin(), one.leads.end());
            result.unjudged.insert(result.unjudged.end(), one.unjudged.begin(), one.unjudged.end());
        }
        mergeSiblings(leads, 2 * hour);
        result.leads.insert(result.leads.end(), leads.begin(), leads.end());
    }
    return result;
}

} // namespace nightjar
