// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart tells: readout, interval statistics, and the views that keys and wheel lead to.
#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "ui/paper/format.h"
#include "ui/paper/chart_math.h"

namespace nightjar
{
namespace
{

const Bucket *columnAt(const ChartCurve &curve, Seconds t)
{
    const Seconds width = curve.columnWidth();
    if (width <= 0 || !curve.columnSpan.contains(t))
        return nullptr;
    return &curve.columns[std::size_t((t - curve.columnSpan.from) / width)];
}

QString fileAt(const ChartCurve &curve, Seconds t)
{
    const auto after = std::upper_bound(curve.files.begin(), curve.files.end(), t,
                                        [](Seconds time, const auto &file) { return time < file.first; });
    return after == curve.files.begin() ? QString() : std::prev(after)->second;
}

QString missingText() { return QCoreApplication::translate("Chart", "no data"); }

} // namespace

std::optional<std::size_t> sampleAt(const Series &series, Seconds t, Seconds step)
{
    std::size_t index = lowerIndex(series, t);
    if (index == series.size() || series.times[index] > t) {
        if (index == 0)
            return std::nullopt;
        --index;
    }
    if (step > 0 && (t - series.times[index]) * 2 > step * 3)
        return std::nullopt;
    return index;
}

double valueAt(const ChartCurve &curve, Seconds t)
{
    if (curve.samples) {
        const auto index = sampleAt(*curve.samples, t, curve.step);
        return index ? curve.samples->values[*index] * curve.scale : std::numeric_limits<double>::quiet_NaN();
    }
    const Bucket *column = columnAt(curve, t);
    return column && column->numbers > 0 ? column->max : std::numeric_limits<double>::quiet_NaN();
}

std::vector<ReadoutRow> readoutAt(const ChartScene &scene, Seconds t)
{
    std::vector<ReadoutRow> rows;
    for (std::size_t i = 0; i < scene.curves.size(); ++i) {
        const ChartCurve &curve = scene.curves[i];
        ReadoutRow row{int(i), curve.label, missingText(), QString(), QString(), QString()};
        if (curve.samples) {
            if (const auto index = sampleAt(*curve.samples, t, curve.step)) {
                const QString text = QString::fromStdString(valueText(*curve.samples, *index));
                row.flag = QString::fromStdString(flagText(*curve.samples, *index));
                row.source = fileAt(curve, curve.samples->times[*index]);
                if (!text.isEmpty()) {
                    row.unit = curve.line == ChartLine::Lane ? QString() : formatUnit(curve.unit);
                    row.value = text;
                    if (curve.scale != 1 && curve.line != ChartLine::Lane) {
                        //: a secondary meter value: %1 as reported, %2 the multiplier, %3 the product
                        row.value = QCoreApplication::translate("Chart", "%1 × %2 = %3")
                                        .arg(text, formatNumber(curve.scale),
                                             formatNumber(curve.samples->values[*index] * curve.scale, 6));
                    }
                }
            }
        } else if (const Bucket *column = columnAt(curve, t); column && column->numbers > 0) {
            row.unit = formatUnit(curve.unit);
            row.source = fileAt(curve, t);
            row.value = column->min == column->max ? formatNumber(column->min)
                                                   //: lowest and highest value of a pixel column
                                                   : QCoreApplication::translate("Chart", "%1 to %2")
                                                         .arg(formatNumber(column->min), formatNumber(column->max));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

ChartLane laneOf(const ChartCurve &curve, int index)
{
    ChartLane lane{index, curve.line == ChartLine::Lane, {}};
    if (!curve.samples)
        return lane;
    const Series &series = *curve.samples;
    const Seconds step = std::max<Seconds>(curve.step, 1);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const bool quiet = series.flags[i] == flagNormal || series.flags[i] == flagUnknown;
        if (!lane.state && quiet)
            continue;
        const QString text = QString::fromStdString(lane.state ? valueText(series, i) : flagText(series, i));
        if (lane.state && text.isEmpty())
            continue;
        const Seconds end =
            i + 1 < series.size() ? std::min(series.times[i + 1], series.times[i] + step) : series.times[i] + step;
        if (!lane.runs.empty() && lane.runs.back().text == text &&
            (series.times[i] - lane.runs.back().span.to) * 2 <= step)
            lane.runs.back().span.to = end;
        else
            lane.runs.push_back({{series.times[i], end}, text});
    }
    return lane;
}

IntervalStatistics statisticsOf(const Series &series, Span span, Seconds step, double scale, const QString &unit)
{
    IntervalStatistics result;
    double sum = 0;
    for (std::size_t i = lowerIndex(series, span.from); i < series.size() && series.times[i] < span.to; ++i) {
        ++result.samples;
        const double value = series.values[i] * scale;
        if (std::isnan(value))
            continue;
        result.min = result.numbers == 0 ? value : std::min(result.min, value);
        result.max = result.numbers == 0 ? value : std::max(result.max, value);
        sum += value;
        ++result.numbers;
    }
    if (result.numbers > 0)
        result.mean = sum / double(result.numbers);
    if (step > 0 && !span.empty())
        result.missing = std::max<qint64>(0, (span.length() + step / 2) / step - result.numbers);
    if (unit.compare(u"kW", Qt::CaseInsensitive) == 0 && step > 0)
        result.kwh = sum * double(step) / 3600.0;
    else if (unit.compare(u"kWh", Qt::CaseInsensitive) == 0)
        result.kwh = sum;
    return result;
}

Span clampView(Span view, Span extent)
{
    constexpr Seconds shortest = 10;
    constexpr Seconds longest = 200 * 366 * secondsPerDay;
    const Seconds middle = view.from + (view.to - view.from) / 2;
    const Seconds length = std::clamp(view.to - view.from, shortest, longest);
    if (length != view.to - view.from)
        view = {middle - length / 2, middle - length / 2 + length};
    if (extent.empty())
        return view;
    const Seconds now = view.from + length / 2;
    const Seconds shift = std::clamp(now, extent.from, extent.to) - now;
    return {view.from + shift, view.to + shift};
}

Span zoomView(Span view, double factor, Seconds anchor, Span extent)
{
    const double length = std::clamp(double(view.length()) * factor, 10.0, 200.0 * 366 * 86400);
    const double share = double(anchor - view.from) / double(std::max<Seconds>(1, view.length()));
    const auto from = Seconds(std::llround(double(anchor) - share * length));
    return clampView({from, from + Seconds(std::llround(length))}, extent);
}

Span panView(Span view, Seconds by, Span extent) { return clampView({view.from + by, view.to + by}, extent); }

Span nextNight(Span view, int fromMinute, int toMinute)
{
    const Seconds middle = view.from + view.length() / 2;
    Span night{dayStart(dayOf(middle) - 1) + fromMinute * 60, dayStart(dayOf(middle) - 1) + toMinute * 60};
    if (night.empty())
        night.to += secondsPerDay;
    while ((night.from + night.to) / 2 <= middle + 60) {
        night.from += secondsPerDay;
        night.to += secondsPerDay;
    }
    return {night.from - 7200, night.to + 7200};
}

std::optional<Span> nextSpan(Span view, const std::vector<Span> &spans)
{
    const Seconds middle = view.from + view.length() / 2;
    const auto centre = [](const Span &span) { return span.from + span.length() / 2; };
    const Span *best = nullptr;
    const Span *first = nullptr;
    for (const Span &span : spans) {
        if (!first || centre(span) < centre(*first))
            first = &span;
        if (centre(span) > middle + 60 && (!best || centre(span) < centre(*best)))
            best = &span;
    }
    if (!best)
        best = first;
    if (!best)
        return std::nullopt;
    const Seconds air = std::max<Seconds>(best->length() / 4, 1800);
    return Span{best->from - air, best->to + air};
}

} // namespace nightjar
