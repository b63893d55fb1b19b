// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_exceedance.h"

#include <cmath>
#include <limits>
#include <map>

#include <QCoreApplication>
#include <QSet>

#include "core/screening/figures.h"
#include "core/screening/firm_data.h"
#include "core/screening/hourly_mean.h"
#include "core/screening/limits.h"
#include "core/screening/operating_state.h"
#include "core/screening/outlet_context.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One mean (of an hour or a day) against its limit.
struct Cell {
    Seconds from = 0;
    double value = nan;
    double limit = nan;
    double low = nan;
    bool over = false;
    bool valid = false;
    bool marked = false;      ///< under a filed mark, and it would have been over
    bool flaggedOver = false; ///< not valid because of flags, and it would have been over
    bool starting = false;
    Basis basis = Basis::None;
    double unflagged = 0;
    double reference = nan;
    QString source = {};
};

struct Task {
    const FirmData &firm;
    const Point &outlet;
    QString factor; ///< as the limit names it
    QString unit;
    QString channel; ///< the channel that leads name
    LimitKind kind;
    Seconds width;
    Seconds gap;
};

bool isOver(double value, const ActiveLimit &limit)
{
    return (std::isfinite(limit.value) && value > limit.value * (1 + 1e-9)) ||
           (std::isfinite(limit.low) && value < limit.low * (1 - 1e-9));
}

/// Minutes of a span under marks of the point that take data out of the judgement.
double markedMinutes(const FirmData &firm, const Point &outlet, const QString &factor, const Span &span)
{
    double minutes = 0;
    for (const Mark &mark : firm.marks) {
        if (mark.point.point == outlet.key.point &&
            (mark.factor.isEmpty() || baseFactor(mark.factor) == baseFactor(factor)))
            minutes += double(overlap(mark.span, span)) / 60.0;
    }
    return minutes;
}

double multipleOf(const Cell &cell)
{
    if (std::isfinite(cell.limit) && cell.limit > 0 && cell.value > cell.limit)
        return cell.value / cell.limit - 1;
    return 0;
}

Lead makeLead(const Task &task, const std::vector<Cell> &cells, std::size_t begin, std::size_t end)
{
    Lead lead;
    lead.rule = QStringLiteral("exceedance");
    lead.enterprise = task.firm.enterprise.code;
    lead.channels << task.channel;
    lead.span = {cells[begin].from, cells[end].from + task.width};
    double sum = 0;
    double top = -1;
    double highest = nan;
    double unflagged = 0;
    std::size_t peak = begin;
    int over = 0;
    int starting = 0;
    std::map<Basis, int> bases;
    for (std::size_t i = begin; i <= end; ++i) {
        if (!cells[i].over)
            continue;
        ++over;
        sum += cells[i].value;
        starting += cells[i].starting ? 1 : 0;
        unflagged += cells[i].unflagged;
        ++bases[cells[i].basis];
        const double margin =
            std::isfinite(cells[i].limit) && cells[i].value > cells[i].limit ? multipleOf(cells[i]) : 0;
        if (margin > top) {
            top = margin;
            peak = i;
            highest = cells[i].value;
        }
    }
    int flaggedOver = 0;
    int marked = 0;
    const Span near{lead.span.from - 3 * task.width, lead.span.to + 3 * task.width};
    for (const Cell &cell : cells) {
        if (near.contains(cell.from)) {
            flaggedOver += cell.flaggedOver ? 1 : 0;
            marked += cell.marked ? 1 : 0;
        }
    }
    const auto basis =
        std::max_element(bases.begin(), bases.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    const QString ending = unitEnding(task.unit);
    const Cell &at = cells[peak];
    QJsonObject &f = lead.figures;
    f[u"kind"] = task.kind == LimitKind::Daily    ? QStringLiteral("day")
                 : task.kind == LimitKind::Hourly ? QStringLiteral("hour")
                                                  : QStringLiteral("instant");
    f[u"factor"] = task.factor;
    f[u"outlet"] = task.outlet.name;
    f[u"basis"] = basisName(basis->first);
    f[u"limit_source"] = at.source;
    f[QStringLiteral("limit_") + ending] =
        figure(std::isfinite(at.limit) && at.value > at.limit ? at.limit : (std::isfinite(at.low) ? at.low : at.limit));
    f[QStringLiteral("max_") + ending] = figure(highest);
    f[QStringLiteral("mean_") + ending] = figure(sum / over);
    f[u"multiple"] = figure(top, 4);
    f[u"over_count"] = over;
    f[u"peak_at"] = formatIso(at.from);
    f[u"reference_oxygen_pct"] = figure(at.reference);
    f[u"flagged_over_count"] = flaggedOver;
    f[u"marked_over_count"] = marked;
    f[u"starting_count"] = starting;
    f[u"unflagged_share"] = figure(unflagged / over, 3);
    double strength = 0.9;
    if (top >= 0.2 && over >= 2)
        strength = 0.95;
    if (over == 1 && top < 0.05 && !(std::isfinite(at.low) && at.value < at.low))
        strength = 0.75;
    if (unflagged / over > 0.99)
        strength -= 0.05;
    if (starting == over)
        strength = 0.4;
    lead.strength = strength;
    return lead;
}

void collect(const Task &task, const std::vector<Cell> &cells, RuleResult &result)
{
    std::size_t i = 0;
    while (i < cells.size()) {
        if (!cells[i].over) {
            ++i;
            continue;
        }
        std::size_t last = i;
        for (std::size_t k = i + 1; k < cells.size(); ++k) {
            if (cells[k].over && cells[k].from - cells[last].from - task.width <= task.gap)
                last = k;
            else if (cells[k].valid || cells[k].from - cells[last].from - task.width > task.gap)
                break;
        }
        result.leads.push_back(makeLead(task, cells, i, last));
        i = last + 1;
    }
}

/// Hours against their limits; `kind` says whose limits are asked (day means need the hours, too).
std::vector<Cell> hourCells(const Task &task, const LimitTable &table, const HourMeans &means, LimitKind kind,
                            double reference, const OperatingState *state)
{
    std::vector<Cell> cells;
    cells.reserve(means.hours.size());
    for (std::size_t i = 0; i < means.hours.size(); ++i) {
        const HourMean &mean = means.hours[i];
        Cell cell;
        cell.from = means.timeOf(i);
        const std::optional<ActiveLimit> limit = table.on(dayOf(cell.from), kind);
        const bool sameReference = limit && (std::isfinite(limit->referenceOxygen) ? limit->referenceOxygen == reference
                                                                                   : std::isnan(reference));
        if (!limit || !sameReference) {
            cells.push_back(cell);
            continue;
        }
        cell.limit = limit->value;
        cell.low = limit->low;
        cell.source = limit->source;
        cell.reference = reference;
        cell.basis = mean.basis;
        cell.unflagged = double(mean.unflagged);
        cell.value = mean.value;
        const Span span{cell.from, cell.from + 3600};
        const bool any = std::isfinite(mean.anyFlag) && isOver(mean.anyFlag, *limit);
        if (std::isfinite(mean.value) || any) {
            const bool marked = markedMinutes(task.firm, task.outlet, task.factor, span) > 15.0;
            if (marked) {
                cell.marked = any || (std::isfinite(mean.value) && isOver(mean.value, *limit));
            } else if (std::isfinite(mean.value)) {
                cell.valid = true;
                cell.over = isOver(mean.value, *limit);
                if (cell.over && state) {
                    const OperatingState::Share share = state->share(span, 0, 300);
                    if (share.stopped > 30) { // a plant that stands still: its conversion means nothing
                        cell.over = false;
                        cell.valid = false;
                    } else {
                        cell.starting = share.running > 0 && state->at(cell.from + 1800) == State::Starting;
                    }
                }
            } else {
                cell.flaggedOver = mean.flagged > 0.1f && any;
            }
        }
        cells.push_back(cell);
    }
    return cells;
}

std::vector<Cell> dayCells(const Task &task, const LimitTable &table, const HourMeans &means, double reference,
                           double needed, const ChannelData *flow)
{
    const HourMeans flows = flow ? hourlyMeansOf(*flow) : HourMeans{};
    std::map<Day, std::vector<std::size_t>> days;
    for (std::size_t i = 0; i < means.hours.size(); ++i)
        days[dayOf(means.timeOf(i))].push_back(i);
    std::vector<Cell> cells;
    Day expected = days.empty() ? 0 : days.begin()->first;
    for (const auto &[day, hours] : days) {
        for (; expected < day; ++expected)
            cells.push_back(Cell{dayStart(expected)});
        expected = day + 1;
        Cell cell;
        cell.from = dayStart(day);
        const std::optional<ActiveLimit> limit = table.on(day, LimitKind::Daily);
        if (!limit) {
            cells.push_back(cell);
            continue;
        }
        double sum = 0;
        double weights = 0;
        double plain = 0;
        int valid = 0;
        for (const std::size_t i : hours) {
            const HourMean &mean = means.hours[i];
            if (!std::isfinite(mean.value) ||
                markedMinutes(task.firm, task.outlet, task.factor, {means.timeOf(i), means.timeOf(i) + 3600}) > 15)
                continue;
            double weight = 1;
            if (!flows.hours.empty()) {
                const Seconds offset = means.timeOf(i) - flows.first;
                const std::size_t k = std::size_t(offset / 3600);
                weight = offset >= 0 && k < flows.hours.size() ? flows.hours[k].value : nan;
                weight = std::isfinite(weight) ? std::max(weight, 0.0) : nan;
            }
            ++valid;
            plain += mean.value;
            cell.basis = mean.basis;
            if (std::isfinite(weight)) {
                sum += weight * mean.value;
                weights += weight;
            }
        }
        cell.limit = limit->value;
        cell.low = limit->low;
        cell.source = limit->source;
        cell.reference = reference;
        const bool discharging = flows.hours.empty() || weights > 0;
        if (double(valid) >= needed && discharging) {
            cell.valid = true;
            cell.value = weights > 0 ? sum / weights : plain / valid;
            cell.over = isOver(cell.value, *limit);
        }
        cells.push_back(cell);
    }
    return cells;
}

void judgeInstant(Task task, const LimitTable &table, const ChannelData &channel, RuleResult &result)
{
    task.width = std::max<Seconds>(channel.step, 1);
    task.gap = std::max<Seconds>(300, task.width);
    std::vector<Cell> cells;
    const Series &series = channel.series;
    Day day = std::numeric_limits<Day>::min();
    std::optional<ActiveLimit> limit;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (dayOf(series.times[i]) != day) {
            day = dayOf(series.times[i]);
            limit = table.on(day, LimitKind::Instant);
        }
        if (!limit || !isValidFlag(series.flags[i]) || !std::isfinite(series.values[i]) ||
            series.origins[i] != Origin::Measured)
            continue;
        Cell cell{series.times[i], series.values[i], limit->value};
        cell.source = limit->source;
        cell.valid = true;
        cell.basis = Basis::MeasuredMinutes;
        cell.over = isOver(cell.value, *limit) && std::abs(cell.value) < 1e9;
        cells.push_back(cell);
    }
    collect(task, cells, result);
}

void judgeFactor(const FirmData &firm, const Point &outlet, const QString &factor, const Params &params,
                 const OperatingState &state, RuleResult &result)
{
    const LimitTable table(firm, outlet.key.point, factor);
    const bool suffixed = factor.contains(u'-');
    const ChannelData *named = firm.channel(outlet.key.point, factor);
    for (const char *suffix : {"-zs", "-h", "-zs-h", "-rt", "-zs-rt"}) {
        if (!named && !suffixed)
            named = firm.channel(outlet.key.point, factor + QLatin1StringView(suffix));
    }
    if (!named)
        return;
    const QString unit = named->info.unit.isEmpty() ? usualUnit(factor) : named->info.unit;
    Task task{firm, outlet, factor, unit, named->name(), LimitKind::Hourly, 3600, Seconds(params("gap") * 3600)};
    const bool combustion = isCombustion(firm, outlet);
    const double validMinutes = params("valid_minutes");
    // References that hold at any time; as a rule one.
    std::vector<double> references;
    const Span extent{named->series.times.front(), named->series.times.back() + 1};
    for (const LimitKind kind : {LimitKind::Hourly, LimitKind::Daily}) {
        for (Day day = dayOf(extent.from); day <= dayOf(extent.to); ++day) {
            const std::optional<ActiveLimit> limit = table.on(day, kind);
            if (!limit)
                continue;
            const double reference = suffixed ? nan : limit->referenceOxygen;
            const bool known = std::any_of(references.begin(), references.end(), [reference](double r) {
                return r == reference || (std::isnan(r) && std::isnan(reference));
            });
            if (!known)
                references.push_back(reference);
        }
    }
    const bool ph = factor.startsWith(u"w01001");
    for (const double reference : references) {
        const HourMeans means = suffixed ? hourlyMeansOf(*named, validMinutes)
                                         : hourlyMeans(firm, outlet.key.point, factor, reference, validMinutes);
        if (means.anyOxygenMissing) {
            result.unjudged.push_back(
                {QStringLiteral("exceedance"), named->name(),
                 QCoreApplication::translate(
                     "Screening",
                     "Hours were not judged: the limit is for %1 % O2, and there is neither O2 nor a converted value.")
                     .arg(reference)});
        }
        const double asked = suffixed ? table.referenceOxygen() : reference;
        if (!table.empty(LimitKind::Hourly) || ph) {
            task.kind = LimitKind::Hourly;
            task.width = 3600;
            task.gap = Seconds(params("gap") * 3600);
            collect(task,
                    hourCells(task, table, means, table.empty(LimitKind::Hourly) ? LimitKind::Daily : LimitKind::Hourly,
                              asked, combustion ? &state : nullptr),
                    result);
        }
        if (!table.empty(LimitKind::Daily) && !ph) {
            task.kind = LimitKind::Daily;
            task.width = secondsPerDay;
            task.gap = 0;
            const bool water = factor.startsWith(u'w');
            const ChannelData *flow = water ? firm.channel(outlet.key.point, QStringLiteral("w00000")) : nullptr;
            if (water && !flow)
                flow = firm.channel(outlet.key.point, QStringLiteral("w00000-h"));
            const double needed =
                std::ceil(params("valid_hours") * 3600.0 / double(std::max<Seconds>(3600, named->step)));
            collect(task, dayCells(task, table, means, reference, needed, flow), result);
        }
    }
    if (!table.empty(LimitKind::Instant)) {
        task.kind = LimitKind::Instant;
        judgeInstant(task, table, *named, result);
    }
}

/// Is this something that limits are set for, so that its lack is worth saying?
bool isPollutant(const QString &factor)
{
    static const QStringList gas{QStringLiteral("a21002"), QStringLiteral("a21026"), QStringLiteral("a34013"),
                                 QStringLiteral("a24088"), QStringLiteral("a21024"), QStringLiteral("a21005"),
                                 QStringLiteral("a21001")};
    static const QStringList water{QStringLiteral("w01018"), QStringLiteral("w21003"), QStringLiteral("w21011"),
                                   QStringLiteral("w21001"), QStringLiteral("w01001"), QStringLiteral("w01012")};
    return gas.contains(factor) || water.contains(factor);
}

/// The same limit declared for the measured and the converted channel finds the same hours twice: one lead, both
/// channels.
void mergeTwins(std::vector<Lead> &leads)
{
    for (std::size_t i = 0; i < leads.size(); ++i) {
        for (std::size_t j = leads.size(); j-- > i + 1;) {
            const ChannelKey a = channelKeyFromText(leads[i].channels.first());
            const ChannelKey b = channelKeyFromText(leads[j].channels.first());
            const Seconds shared = overlap(leads[i].span, leads[j].span);
            const bool same = a.point == b.point && baseFactor(a.factor) == baseFactor(b.factor) &&
                              a.factor != b.factor && leads[i].figures[u"kind"] == leads[j].figures[u"kind"] &&
                              2 * shared >= std::min(leads[i].span.length(), leads[j].span.length());
            if (!same)
                continue;
            const bool secondLonger = leads[j].span.length() > leads[i].span.length();
            QStringList channels = leads[i].channels + leads[j].channels;
            channels.removeDuplicates();
            if (secondLonger)
                leads[i] = leads[j];
            leads[i].channels = channels;
            leads.erase(leads.begin() + std::ptrdiff_t(j));
        }
    }
}

} // namespace

RuleResult judgeExceedance(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind == PointKind::Meter)
            continue;
        QSet<QString> factors;
        QStringList ordered;
        const auto want = [&](const QString &factor) {
            if (!factors.contains(factor)) {
                factors.insert(factor);
                ordered << factor;
            }
        };
        for (const ChannelData *channel : firm.channelsAt(outlet.key.point)) {
            if (channel->series.empty())
                continue;
            const QString base = baseFactor(channel->factor());
            if (!LimitTable(firm, outlet.key.point, base).empty())
                want(base);
            else if (isPollutant(base) && channel->factor() == base)
                result.unjudged.push_back(
                    {QStringLiteral("exceedance"), channel->name(),
                     QCoreApplication::translate("Screening", "Not judged: no limit is declared for this channel.")});
            // A firm that reports converted values only is judged by its base factor already.
            if (channel->factor() != base && firm.channel(outlet.key.point, base) &&
                !channel->factor().contains(u"-min") && !channel->factor().contains(u"-max") &&
                !LimitTable(firm, outlet.key.point, channel->factor()).empty()) {
                want(channel->factor());
            }
        }
        if (ordered.isEmpty())
            continue;
        const std::shared_ptr<const OutletContext> context = outletContext(firm, outlet);
        for (const QString &factor : std::as_const(ordered))
            judgeFactor(firm, outlet, factor, params, context->state, result);
    }
    mergeTwins(result.leads);
    return result;
}

} // namespace nightjar
