// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/registry/lead.h"
#include "ui/paper/carpet.h"
#include "ui/paper/chart_scene.h"

namespace nightjar
{

class Cache;

inline constexpr std::size_t maxChartChannels = 12;

/// What a chart is asked to show.
struct ChartRequest {
    std::vector<ChannelKey> channels;         ///< 1..maxChartChannels
    std::vector<int> colours;                 ///< one a channel; empty = by factor, then the next free one
    Span span;                                ///< empty = everything that is stored
    int pixels = 1600;                        ///< columns that the span will get
    double margin = 0;                        ///< share of the span that is loaded beyond each end, for panning
    qint64 decodeAtMost = 700'000;            ///< samples; above this the pyramid is read and flags stay unknown
    std::shared_ptr<const Registry> registry; ///< null = read from the cache
    int nightFrom = 22 * 60;
    int nightTo = 6 * 60;
    bool withLeads = true; ///< stored leads of the channels; those dismissed and gone are left out
    std::function<QString(const Lead &)> leadLabel; ///< empty = the rule's title and how long
    std::vector<ChartSpan> spans;                   ///< further labelled spans
    QString title;                                  ///< empty = names of enterprise and channels
    bool withHashes = true; ///< lines for paper: files with SHA-256 and the fingerprint of the data
};

/// Reads everything that the chart needs; for a worker thread or the command line. An unknown channel is an error that
/// names it; a channel without samples in the span is an empty curve.
Result<ChartScene> loadChartScene(Cache &cache, const ChartRequest &request);
/// The same channels as carpets, one panel each; whole days.
Result<CarpetScene> loadCarpet(Cache &cache, const ChartRequest &request);
/// Exact figures of an interval, channel by channel, in the order of the request.
Result<std::vector<IntervalStatistics>> loadStatistics(Cache &cache, const ChartRequest &request);

/// Name of a channel as charts, chips and readouts show it: the point's name and the factor's.
QString channelLabel(const Registry &registry, const ChannelKey &key);
/// Colour of a channel that is not chosen yet: the same factor takes the same colour where that is free.
int freeColour(const ChannelKey &key, const std::vector<int> &used);

} // namespace nightjar
