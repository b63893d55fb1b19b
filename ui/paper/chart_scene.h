// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/time.h"
#include "core/registry/keys.h"
#include "core/registry/model.h"
#include "core/series/pyramid.h"
#include "core/series/series.h"

namespace nightjar
{

/// How neighbouring samples are joined: means hold for their step, instantaneous values are points on a line, texts are
/// a lane under the plot.
enum class ChartLine { Steps, Line, Lane };

/// One channel as a chart shows it. Numbers are in `unit`, already multiplied; `samples` keep what was reported.
struct ChartCurve {
    ChannelKey key;
    QString label;
    QString unit;
    ChartLine line = ChartLine::Steps;
    int axis = 0;
    int colour = 0; ///< index into Theme::series
    double scale = 1;
    Seconds step = 0;
    Span extent;     ///< of everything that is stored of the channel
    Span columnSpan; ///< what `columns` cover; equal widths
    std::vector<Bucket> columns;
    std::shared_ptr<const Series> samples; ///< null when the range is too long to be decoded; then columns only
    std::vector<Span> holes;               ///< longer than 1.5 steps, inside the loaded span
    std::vector<std::pair<Seconds, QString>> files; ///< from this instant on samples came from this file
    Seconds columnWidth() const { return columns.empty() ? 0 : columnSpan.length() / Seconds(columns.size()); }
};

/// One y axis; curves of one unit share it. Axis 0 stands left, 1 right, the others further right.
struct ChartAxis {
    QString unit;
    bool operator==(const ChartAxis &) const = default;
};

enum class ChartLimitKind { Upper, Lower, Converted }; ///< Converted: judged on converted values, so only a hint here

struct ChartLimit {
    int axis = 0;
    double value = 0;
    Span span; ///< when it holds; empty = always
    ChartLimitKind kind = ChartLimitKind::Upper;
    QString label;
};

enum class ChartSpanKind { Lead, Order, Mark, Evidence };

/// A labelled stretch over the plot.
struct ChartSpan {
    ChartSpanKind kind = ChartSpanKind::Lead;
    Span span;
    QString label;
    QString id; ///< lead or order id
};

/// A stretch of samples with one flag or one state text.
struct LaneRun {
    Span span;
    QString text; ///< the letter or the text as reported
};

/// Lane under the plot: flags other than N (and its holes), or the texts of a state channel.
struct ChartLane {
    int curve = 0;
    bool state = false;
    std::vector<LaneRun> runs;
};

struct TariffStretch {
    Span span;
    TariffPeriod period = TariffPeriod::Flat;
};

/// Everything that a chart shows, as values: loaded on a worker thread, painted anywhere.
struct ChartScene {
    Span span;   ///< what was asked for
    Span loaded; ///< what curves hold, at least `span`
    Span extent; ///< of all channels; empty when nothing is stored
    std::vector<ChartCurve> curves;
    std::vector<ChartAxis> axes;
    std::vector<ChartLimit> limits;
    std::vector<ChartSpan> spans;
    std::vector<ChartLane> lanes;
    std::vector<TariffStretch> tariff;
    QString tariffName;      ///< empty = the built-in default periods
    int nightFrom = 22 * 60; ///< minutes of the local day; equal to nightTo = no night
    int nightTo = 6 * 60;
    bool flagsLoaded = true; ///< false: the range was too long to look at every flag
    QString title;
    QStringList sources; ///< lines for paper: files with SHA-256, fingerprint of the data shown
};

} // namespace nightjar
