// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/lead_picture.h"

#include "ui/paper/chart_query.h"
#include "ui/paper/chart_render.h"

namespace nightjar {

namespace {

constexpr QSize pictureSize{1100, 560};

} // namespace

Result<ChartPicture> drawLeadPicture(Cache &cache, const PictureRequest &request)
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
    const auto scene = loadChartScene(cache, chart);
    if (!scene)
        return scene.error();
    ChartPaper paper;
    paper.size = pictureSize;
    auto bytes = renderChart(*scene, ChartFormat::Png, paper);
    if (!bytes)
        return bytes.error();
    return ChartPicture{std::move(*bytes), QStringLiteral("png")};
}

} // namespace nightjar
