// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/cache/series_store.h"
#include "ui/paper/chart_query.h"
#include "ui/paper/chart_render.h"

namespace nightjar::cli {
namespace {

Result<QByteArray> drawLines(Cache &cache, const ChartRequest &request, ChartFormat format)
{
    const auto scene = loadChartScene(cache, request);
    if (!scene)
        return scene.error();
    return renderChart(*scene, format);
}

Result<QByteArray> drawCarpet(Cache &cache, const ChartRequest &request, ChartFormat format)
{
    const auto scene = loadCarpet(cache, request);
    if (!scene)
        return scene.error();
    return renderCarpet(*scene, format);
}

/// The channels named, each of which must hold samples.
std::optional<std::vector<ChannelKey>> channelsOf(const Call &call, Cache &cache, int &status)
{
    std::vector<ChannelKey> keys;
    for (const QString &text : call.options("channel")) {
        const ChannelKey key = channelKeyFromText(text);
        const auto id = cache.series().find(key);
        if (!id) {
            status = call.fail(id.error());
            return {};
        }
        if (*id == 0) {
            status = call.fail(
                {Error::Kind::NotFound,
                 Text::tr("The cache holds no channel %1. 'nightjar-cli channels' lists what there is.").arg(text),
                 text});
            return {};
        }
        keys.push_back(key);
    }
    return keys;
}

} // namespace

int runChart(const Call &call)
{
    if (!call.has("channel") || !call.has("out"))
        return call.misuse(Text::tr("chart needs --channel CH and --out F.png, F.svg or F.pdf."));
    if (call.options("channel").size() > qsizetype(maxChartChannels))
        return call.misuse(Text::tr("A chart takes at most %1 channels.").arg(maxChartChannels));
    const QString view = call.has("view") ? call.option("view") : QStringLiteral("lines");
    if (view != u"lines" && view != u"carpet")
        return call.misuse(Text::tr("--view takes lines or carpet."));
    if (view == u"carpet" && call.options("channel").size() > 1)
        return call.misuse(Text::tr("The carpet shows one channel."));
    const auto format = chartFormatOf(call.option("out"));
    if (!format)
        return call.misuse(format.error().text);
    int status = done;
    const auto span = spanOf(call, status);
    if (!span)
        return status;
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    auto keys = channelsOf(call, *cache, status);
    if (!keys)
        return status;
    ChartRequest request;
    request.channels = std::move(*keys);
    request.span = *span;
    // Open ends are cut to what is stored, so that the curve fills the picture.
    Span stored{std::numeric_limits<Seconds>::max(), std::numeric_limits<Seconds>::min()};
    for (const ChannelKey &key : request.channels) {
        const auto id = cache->series().find(key);
        const auto extent = id ? cache->series().extent(*id) : Result<Span>(id.error());
        if (!extent)
            return call.fail(extent.error());
        stored = {std::min(stored.from, extent->from), std::max(stored.to, extent->to)};
    }
    if (!call.has("from"))
        request.span.from = stored.from;
    if (!call.has("to"))
        request.span.to = stored.to;
    if (request.span.empty()) {
        return call.fail({Error::Kind::NotFound,
                          Text::tr("The channels hold no samples in the time that was asked for; they hold %1 to %2.")
                              .arg(formatTime(stored.from), formatTime(stored.to)),
                          call.option("channel")});
    }
    const auto picture = view == u"lines" ? drawLines(*cache, request, *format) : drawCarpet(*cache, request, *format);
    if (!picture)
        return call.fail(picture.error());
    if (const auto written = writeChart(call.option("out"), *picture); !written)
        return call.fail(written.error());
    call.document(QJsonObject{{QStringLiteral("file"), call.option("out")}});
    call.line(Text::tr("Drawn to %1.").arg(call.option("out")));
    return done;
}

} // namespace nightjar::cli
