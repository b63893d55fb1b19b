// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/lead_picture.h"

#include "ui/paper/chart_query.h"
#include "ui/paper/chart_render.h"

namespace nightjar {

namespace {

constexpr QSize pictureSize{1100, 560};

} // namespace

Result<ChartScene> loadLeadScene(Cache &cache, const PictureRequest &request)
{
    ChartRequest chart;
    for (const QString &channel : request.channels) {
        if (chart.channels.size() < maxChartChannels)
            chart.channels.push_back(channelKeyFromText(channel));
    }
    chart.span = request.span;
    chart.pixels = pictureSize.width();
    chart.withLeads = false; // only the lead of this picture, whatever else the cache holds
    chart.spans.push_back({ChartSpanKind::Lead, request.lead.span, {}, request.lead.id});
    return loadChartScene(cache, chart);
}

Result<ChartPicture> paintLeadScene(const ChartScene &scene)
{
    ChartPaper paper;
    paper.size = pictureSize;
    auto bytes = renderChart(scene, ChartFormat::Png, paper);
    if (!bytes)
        return bytes.error();
    return ChartPicture{std::move(*bytes), QStringLiteral("png")};
}

Result<ChartPicture> drawLeadPicture(Cache &cache, const PictureRequest &request)
{
    const auto scene = loadLeadScene(cache, request);
    return scene ? paintLeadScene(*scene) : Result<ChartPicture>(scene.error());
}

} // namespace nightjar
