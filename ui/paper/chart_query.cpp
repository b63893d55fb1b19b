// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_query.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QCoreApplication>

#include "core/base/hash.h"
#include "core/cache/cache.h"
#include "core/cache/import_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"
#include "core/screening/rule_pack.h"
#include "ui/paper/format.h"
#include "ui/paper/chart_math.h"
#include "ui/paper/chart_overlays.h"

namespace nightjar
{
namespace
{

constexpr std::size_t filesOnPaper = 4;
constexpr Seconds maxColumns = 40'000;

Seconds floorTo(Seconds value, Seconds unit)
{
    const Seconds rest = value % unit;
    return value - (rest < 0 ? rest + unit : rest);
}

/// Registry of the request, or the cache's own.
Result<std::shared_ptr<const Registry>> registryOf(Cache &cache, const ChartRequest &request)
{
    if (request.registry)
        return request.registry;
    Result<Registry> loaded = cache.registry().load();
    if (!loaded)
        return loaded.error();
    return std::shared_ptr<const Registry>(std::make_shared<Registry>(std::move(*loaded)));
}

/// A channel of the request as the cache knows it.
struct Asked {
    ChannelId id = 0; ///< 0: declared, without samples
    Span extent;
};

Result<std::vector<Asked>> askedChannels(Cache &cache, const ChartRequest &request, const Registry &registry)
{
    if (request.channels.empty())
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate(
                         "Chart", "A chart needs at least one channel. Name one as ENTERPRISE/POINT/FACTOR.")};
    if (request.channels.size() > maxChartChannels)
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Chart", "A chart shows at most %1 channels. Leave some out.")
                         .arg(maxChartChannels)};
    std::vector<Asked> asked;
    for (const ChannelKey &key : request.channels) {
        Result<ChannelId> id = cache.series().find(key);
        if (!id)
            return id.error();
        if (*id == 0 && !registry.channel(key))
            return Error{Error::Kind::NotFound,
                         QCoreApplication::translate(
                             "Chart", "There is no channel %1 in %2. The verb `channels` lists those that there are.")
                             .arg(key.text(), cache.path()),
                         key.text()};
        Asked one{*id, {}};
        if (one.id != 0) {
            Result<Span> extent = cache.series().extent(one.id);
            if (!extent)
                return extent.error();
            one.extent = *extent;
        }
        asked.push_back(one);
    }
    return asked;
}

Span unionOf(const std::vector<Asked> &asked)
{
    Span all;
    for (const Asked &one : asked)
        if (!one.extent.empty())
            all = all.empty() ? one.extent : Span{std::min(all.from, one.extent.from), std::max(all.to, one.extent.to)};
    return all;
}

/// Declared step, else the median distance on the first day.
Result<Seconds> stepOf(Cache &cache, const Asked &asked, const Channel *channel)
{
    if (channel && channel->step > 0)
        return channel->step;
    if (asked.id == 0 || asked.extent.empty())
        return Seconds(60);
    Result<Series> head = cache.series().read(asked.id, {asked.extent.from, asked.extent.from + secondsPerDay});
    if (!head)
        return head.error();
    Seconds step = medianStep(*head);
    if (step == 0) { // a sample a day or less
        Result<Series> more =
            cache.series().read(asked.id, {asked.extent.from, asked.extent.from + 40 * secondsPerDay});
        if (!more)
            return more.error();
        step = medianStep(*more);
    }
    return step > 0 ? step : Seconds(3600);
}

ChartLine lineOf(const QString &factor, const QString &unit)
{
    if (unit == u"state")
        return ChartLine::Lane;
    if (factor.contains(u"-rt") || factor.contains(u"kwh-reg"))
        return ChartLine::Line;
    return ChartLine::Steps;
}

void multiply(std::vector<Bucket> &columns, double scale)
{
    if (scale == 1)
        return;
    for (Bucket &column : columns) {
        column.min *= scale;
        column.max *= scale;
        column.first *= scale;
        column.last *= scale;
        column.sum *= scale;
        if (column.min > column.max)
            std::swap(column.min, column.max);
    }
}

/// Holes of a range that was not decoded: runs of empty columns between the ends of the channel.
std::vector<Span> holesOfColumns(const ChartCurve &curve)
{
    std::vector<Span> holes;
    const Seconds width = curve.columnWidth();
    for (std::size_t i = 0; i < curve.columns.size(); ++i) {
        const Seconds from = curve.columnSpan.from + Seconds(i) * width;
        if (curve.columns[i].numbers > 0 || !curve.extent.touches({from, from + width}) || width * 2 < curve.step * 3)
            continue;
        if (!holes.empty() && holes.back().to == from)
            holes.back().to = from + width;
        else
            holes.push_back({from, from + width});
    }
    return holes;
}

Outcome fillCurve(Cache &cache, ChartCurve &curve, const Asked &asked, Span loaded, int pixels, bool decode)
{
    const Seconds width =
        std::max(columnWidthFor(loaded.length(), pixels, curve.step), (loaded.length() + maxColumns - 1) / maxColumns);
    curve.columnSpan.from = floorTo(loaded.from + localOffset, width) - localOffset;
    const Seconds count = std::max<Seconds>(1, (loaded.to - curve.columnSpan.from + width - 1) / width);
    curve.columnSpan.to = curve.columnSpan.from + count * width;
    if (asked.id == 0) {
        curve.columns.assign(std::size_t(count), Bucket{});
        return Done{};
    }
    if (decode) {
        Result<Series> series = cache.series().read(
            asked.id, {curve.columnSpan.from - 2 * curve.step, curve.columnSpan.to + 2 * curve.step});
        if (!series)
            return series.error();
        auto shared = std::make_shared<const Series>(std::move(*series));
        curve.columns = bucketsOf(*shared, curve.columnSpan, std::size_t(count));
        curve.holes = holesOf(*shared, curve.step, curve.columnSpan, curve.extent);
        curve.samples = std::move(shared);
    } else {
        Result<std::vector<Bucket>> columns = cache.series().buckets(asked.id, curve.columnSpan, std::size_t(count));
        if (!columns)
            return columns.error();
        curve.columns = std::move(*columns);
        curve.holes = holesOfColumns(curve);
    }
    multiply(curve.columns, curve.scale);
    return Done{};
}

/// File names for the readout, and lines with hashes for paper.
Outcome fillSources(Cache &cache, const std::vector<Asked> &asked, const ChartRequest &request, Span span,
                    std::vector<ChartCurve> *curves, QStringList &lines)
{
    std::vector<SourceId> order;
    QHash<SourceId, ImportFile> files;
    Sha256 fingerprint;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (asked[i].id == 0)
            continue;
        Result<std::vector<SourceRun>> runs = cache.series().sources(asked[i].id, span);
        if (!runs)
            return runs.error();
        for (const SourceRun &run : *runs) {
            if (!files.contains(run.source)) {
                Result<std::optional<ImportFile>> file = cache.imports().file(run.source);
                if (!file)
                    return file.error();
                files.insert(run.source, file->value_or(ImportFile{}));
                order.push_back(run.source);
            }
            if (curves)
                (*curves)[i].files.emplace_back(run.span.from, files[run.source].name);
        }
        if (request.withHashes) {
            Result<QByteArray> hash = cache.series().fingerprint(asked[i].id, span);
            if (!hash)
                return hash.error();
            fingerprint.add(*hash);
        }
    }
    if (!request.withHashes)
        return Done{};
    for (std::size_t i = 0; i < order.size() && i < filesOnPaper; ++i) {
        const ImportFile &file = files[order[i]];
        //: a source line under a chart: %1 file name, %2 hash
        lines << QCoreApplication::translate("Chart", "Source: %1, SHA-256 %2").arg(file.name, file.sha256);
    }
    if (order.size() > filesOnPaper)
        lines << QCoreApplication::translate("Chart", "and %n further file(s)", nullptr,
                                             int(order.size() - filesOnPaper));
    if (!order.empty())
        lines << QCoreApplication::translate("Chart", "Fingerprint of the data shown, SHA-256 %1")
                     .arg(QString::fromLatin1(fingerprint.finish().toHex()));
    return Done{};
}

Outcome addLeads(Cache &cache, const ChartRequest &request, Span span, std::vector<ChartSpan> &spans)
{
    if (!request.withLeads)
        return Done{};
    Result<std::vector<StoredLead>> leads = cache.screenings().leads();
    if (!leads)
        return leads.error();
    QStringList channels;
    std::set<QString> enterprises;
    for (const ChannelKey &key : request.channels) {
        channels << key.text();
        enterprises.insert(key.enterprise);
    }
    std::function<QString(const Lead &)> label = request.leadLabel;
    if (!label) {
        // The rule's title in the language in force; its id when the pack does not know it.
        QHash<QString, QString> titles;
        if (const Result<RulePack> pack = RulePack::standard(); pack)
            for (const RuleInfo &rule : pack->rules())
                titles.insert(rule.id, rule.title.in(currentLanguage()));
        label = [titles](const Lead &lead) {
            //: a lead over a curve: %1 the rule's title, %2 how long
            return QCoreApplication::translate("Chart", "Suspected: %1, %2")
                .arg(titles.value(lead.rule, lead.rule), formatDuration(lead.span.length()));
        };
    }
    const auto named = [&](const QStringList &keys) {
        return std::any_of(keys.begin(), keys.end(), [&](const QString &key) { return channels.contains(key); });
    };
    for (const StoredLead &stored : *leads) {
        const Lead &lead = stored.lead;
        if (stored.gone || stored.hint || stored.state == u"dismissed" || !lead.span.touches(span))
            continue;
        const bool firmWide =
            lead.channels.isEmpty() && lead.witnesses.isEmpty() && enterprises.contains(lead.enterprise);
        if (named(lead.channels) || named(lead.witnesses) || firmWide)
            spans.push_back({ChartSpanKind::Lead, lead.span, label(lead), lead.id});
    }
    return Done{};
}

QString titleOf(const ChartRequest &request, const Registry &registry)
{
    if (!request.title.isEmpty())
        return request.title;
    std::set<QString> codes;
    QStringList names;
    for (const ChannelKey &key : request.channels) {
        if (!codes.insert(key.enterprise).second)
            continue;
        const Enterprise *enterprise = registry.enterprise(key.enterprise);
        names << (enterprise && !enterprise->name.isEmpty() ? enterprise->name : key.enterprise);
    }
    //: between names in a list
    return names.join(QCoreApplication::translate("Chart", ", "));
}

} // namespace

QString channelLabel(const Registry &registry, const ChannelKey &key)
{
    const Point *point = registry.point(key.pointKey());
    return (point && !point->name.isEmpty() ? point->name : key.point) + u' ' + factorName(key.factor);
}

int freeColour(const ChannelKey &key, const std::vector<int> &used)
{
    static constexpr std::pair<const char *, int> usual[] = {{"kw", 0},     {"a21002", 1}, {"a19001", 2},
                                                             {"a21026", 3}, {"a34013", 4}, {"w01018", 1},
                                                             {"w21003", 2}, {"w01001", 3}, {"a24088", 1}};
    const auto isFree = [&](int colour) { return std::find(used.begin(), used.end(), colour) == used.end(); };
    const QString base = key.factor.section(u'-', 0, 0);
    for (const auto &[factor, colour] : usual)
        if (base == QLatin1String(factor) && isFree(colour))
            return colour;
    for (int colour = 0; colour < int(maxChartChannels); ++colour)
        if (isFree(colour))
            return colour;
    return int(used.size() % maxChartChannels);
}

Result<ChartScene> loadChartScene(Cache &cache, const ChartRequest &request)
{
    Result<std::shared_ptr<const Registry>> held = registryOf(cache, request);
    if (!held)
        return held.error();
    const Registry &registry = **held;
    Result<std::vector<Asked>> asked = askedChannels(cache, request, registry);
    if (!asked)
        return asked.error();
    ChartScene scene;
    scene.extent = unionOf(*asked);
    scene.span = request.span.empty() ? scene.extent : request.span;
    if (scene.span.empty())
        scene.span = {0, secondsPerDay};
    const auto beyond = Seconds(double(scene.span.length()) * std::max(0.0, request.margin));
    scene.loaded = {scene.span.from - beyond, scene.span.to + beyond};
    scene.nightFrom = request.nightFrom;
    scene.nightTo = request.nightTo;
    scene.title = titleOf(request, registry);

    qint64 expected = 0;
    std::vector<int> used = request.colours;
    for (std::size_t i = 0; i < asked->size(); ++i) {
        const ChannelKey &key = request.channels[i];
        const Channel *channel = registry.channel(key);
        ChartCurve curve;
        curve.key = key;
        curve.label = channelLabel(registry, key);
        curve.unit = channel && !channel->unit.isEmpty() ? channel->unit : usualUnit(key.factor);
        curve.line = lineOf(key.factor, curve.unit);
        curve.scale = channel ? channel->scale() : 1.0;
        curve.extent = (*asked)[i].extent;
        Result<Seconds> step = stepOf(cache, (*asked)[i], channel);
        if (!step)
            return step.error();
        curve.step = *step;
        curve.colour = i < request.colours.size() ? request.colours[i] : freeColour(key, used);
        if (i >= request.colours.size())
            used.push_back(curve.colour);
        if (curve.line == ChartLine::Lane) {
            curve.axis = -1;
        } else {
            const auto found = std::find(scene.axes.begin(), scene.axes.end(), ChartAxis{curve.unit});
            curve.axis = int(found - scene.axes.begin());
            if (found == scene.axes.end())
                scene.axes.push_back({curve.unit});
        }
        expected += overlap(scene.loaded, curve.extent) / curve.step;
        scene.curves.push_back(std::move(curve));
    }
    // Power stands left, whatever was named first.
    const auto power = std::find(scene.axes.begin(), scene.axes.end(), ChartAxis{QStringLiteral("kW")});
    if (power != scene.axes.end() && power != scene.axes.begin()) {
        const int old = int(power - scene.axes.begin());
        std::rotate(scene.axes.begin(), power, power + 1);
        for (ChartCurve &curve : scene.curves)
            if (curve.axis >= 0 && curve.axis <= old)
                curve.axis = curve.axis == old ? 0 : curve.axis + 1;
    }
    scene.flagsLoaded = expected <= request.decodeAtMost;
    const int pixels = int(double(std::clamp(request.pixels, 100, 20'000)) * (1 + 2 * std::max(0.0, request.margin)));
    for (std::size_t i = 0; i < scene.curves.size(); ++i) {
        ChartCurve &curve = scene.curves[i];
        const Outcome filled = fillCurve(cache, curve, (*asked)[i], scene.loaded, pixels, scene.flagsLoaded);
        if (!filled)
            return filled.error();
        ChartLane lane = laneOf(curve, int(i));
        const bool ownHoles = !curve.holes.empty() && scene.curves.size() > 1;
        if (!lane.runs.empty() || ownHoles || lane.state)
            scene.lanes.push_back(std::move(lane));
    }
    if (Outcome sources = fillSources(cache, *asked, request, scene.span, &scene.curves, scene.sources); !sources)
        return sources.error();
    scene.spans = request.spans;
    if (Outcome leads = addLeads(cache, request, scene.loaded, scene.spans); !leads)
        return leads.error();
    addRegistryOverlays(scene, registry);
    return scene;
}

Result<CarpetScene> loadCarpet(Cache &cache, const ChartRequest &request)
{
    Result<std::shared_ptr<const Registry>> held = registryOf(cache, request);
    if (!held)
        return held.error();
    const Registry &registry = **held;
    Result<std::vector<Asked>> asked = askedChannels(cache, request, registry);
    if (!asked)
        return asked.error();
    CarpetScene scene;
    Span span = request.span.empty() ? unionOf(*asked) : request.span;
    if (span.empty())
        span = {0, secondsPerDay};
    const Day first = dayOf(span.from);
    const int days = std::clamp(dayOf(span.to - 1) - first + 1, 1, 4000);
    scene.span = {dayStart(first), dayStart(first + days)};
    scene.nightFrom = request.nightFrom;
    scene.nightTo = request.nightTo;
    scene.title = titleOf(request, registry);
    for (std::size_t i = 0; i < asked->size(); ++i) {
        const ChannelKey &key = request.channels[i];
        const Channel *channel = registry.channel(key);
        CarpetPanel panel;
        panel.key = key;
        panel.label = channelLabel(registry, key);
        panel.unit = channel && !channel->unit.isEmpty() ? channel->unit : usualUnit(key.factor);
        panel.firstDay = first;
        panel.days = days;
        Result<Seconds> step = stepOf(cache, (*asked)[i], channel);
        if (!step)
            return step.error();
        panel.cells = int(std::clamp<Seconds>(secondsPerDay / std::max<Seconds>(900, *step), 1, 96));
        panel.means.assign(std::size_t(days) * std::size_t(panel.cells), std::numeric_limits<float>::quiet_NaN());
        if ((*asked)[i].id != 0) {
            Result<std::vector<Bucket>> cells = cache.series().buckets((*asked)[i].id, scene.span, panel.means.size());
            if (!cells)
                return cells.error();
            const double scale = channel ? channel->scale() : 1.0;
            for (std::size_t k = 0; k < cells->size() && k < panel.means.size(); ++k)
                if ((*cells)[k].numbers > 0)
                    panel.means[k] = float((*cells)[k].sum / (*cells)[k].numbers * scale);
        }
        scaleCarpet(panel);
        scene.panels.push_back(std::move(panel));
    }
    if (Outcome sources = fillSources(cache, *asked, request, scene.span, nullptr, scene.sources); !sources)
        return sources.error();
    scene.spans = request.spans;
    if (Outcome leads = addLeads(cache, request, scene.span, scene.spans); !leads)
        return leads.error();
    return scene;
}

Result<std::vector<IntervalStatistics>> loadStatistics(Cache &cache, const ChartRequest &request)
{
    Result<std::shared_ptr<const Registry>> held = registryOf(cache, request);
    if (!held)
        return held.error();
    Result<std::vector<Asked>> asked = askedChannels(cache, request, **held);
    if (!asked)
        return asked.error();
    std::vector<IntervalStatistics> result;
    for (std::size_t i = 0; i < asked->size(); ++i) {
        const Channel *channel = (*held)->channel(request.channels[i]);
        Result<Seconds> step = stepOf(cache, (*asked)[i], channel);
        if (!step)
            return step.error();
        Series series;
        if ((*asked)[i].id != 0) {
            Result<Series> read = cache.series().read((*asked)[i].id, request.span);
            if (!read)
                return read.error();
            series = std::move(*read);
        }
        const QString unit =
            channel && !channel->unit.isEmpty() ? channel->unit : usualUnit(request.channels[i].factor);
        result.push_back(statisticsOf(series, request.span, *step, channel ? channel->scale() : 1.0, unit));
    }
    return result;
}

} // namespace nightjar
