// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_math.h"

#include <algorithm>
#include <cmath>

namespace nightjar
{

bool hasFreeScale(const QString &unit)
{
    static const QStringList units{QStringLiteral("degC"), QStringLiteral("pH"), QStringLiteral("kPa"),
                                   QStringLiteral("Pa"),   QStringLiteral("K"),  QStringLiteral("kWh"),
                                   QStringLiteral("uS/cm")};
    return units.contains(unit);
}

Seconds ChartGeometry::timeAt(double x) const
{
    if (plot.width() <= 0)
        return view.from;
    return view.from + Seconds(std::floor((x - plot.left()) / plot.width() * double(view.length())));
}

Seconds columnWidthFor(Seconds length, int pixels, Seconds step)
{
    const Seconds raw = std::max<Seconds>(1, length / std::max(1, pixels));
    if (raw >= pyramidStep)
        return raw / pyramidStep * pyramidStep;
    const Seconds least = std::max<Seconds>(1, step);
    return raw <= least ? least : raw / least * least;
}

std::vector<PixelColumn> pixelColumns(const ChartCurve &curve, const ChartGeometry &geometry, double pixel)
{
    std::vector<PixelColumn> result;
    const Seconds width = curve.columnWidth();
    if (width <= 0 || geometry.view.empty() || pixel <= 0)
        return result;
    const auto count = Seconds(curve.columns.size());
    const Seconds first = std::clamp<Seconds>((geometry.view.from - curve.columnSpan.from) / width - 1, 0, count);
    const Seconds last = std::clamp<Seconds>((geometry.view.to - curve.columnSpan.from) / width + 2, 0, count);
    result.reserve(std::size_t(std::max<Seconds>(0, last - first)));
    bool pending = false;
    for (Seconds i = first; i < last; ++i) {
        const Bucket &bucket = curve.columns[std::size_t(i)];
        if (bucket.numbers == 0) {
            // A bucket narrower than the step is empty without a hole; wider ones are.
            pending = pending || width * 2 >= curve.step * 3 || curve.step == 0;
            continue;
        }
        const double centre = geometry.x(curve.columnSpan.from + i * width + width / 2);
        const double x = (std::floor(centre / pixel) + 0.5) * pixel;
        if (!result.empty() && !pending && result.back().x == x)
            result.back().values.add(bucket);
        else
            result.push_back({x, bucket, pending && !result.empty()});
        pending = false;
    }
    // Holes that are narrower than a bucket still break the line where they were seen in the samples.
    if (curve.samples) {
        std::size_t column = 1;
        for (const Span &hole : curve.holes) {
            const double x = geometry.x(hole.to);
            while (column < result.size() && result[column].x < x - pixel / 2)
                ++column;
            if (column < result.size() && geometry.x(hole.to) - geometry.x(hole.from) >= 2 * pixel)
                result[column].breakBefore = true;
        }
    }
    return result;
}

std::optional<std::pair<double, double>> valueExtent(const ChartScene &scene, int axis, Span view)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const ChartCurve &curve : scene.curves) {
        if (curve.axis != axis || curve.line == ChartLine::Lane)
            continue;
        const Seconds width = curve.columnWidth();
        // Close up the samples decide, so that a column half outside the view does not.
        const bool close = curve.samples && width > 0 && view.length() < 60 * width;
        if (close) {
            const Series &series = *curve.samples;
            for (std::size_t i = lowerIndex(series, view.from - curve.step);
                 i < series.size() && series.times[i] < view.to; ++i) {
                const double value = series.values[i] * curve.scale;
                if (std::isnan(value))
                    continue;
                low = std::min(low, value);
                high = std::max(high, value);
            }
            continue;
        }
        for (std::size_t i = 0; width > 0 && i < curve.columns.size(); ++i) {
            const Seconds from = curve.columnSpan.from + Seconds(i) * width;
            const Bucket &bucket = curve.columns[i];
            if (bucket.numbers == 0 || from + width <= view.from || from >= view.to)
                continue;
            low = std::min(low, bucket.min);
            high = std::max(high, bucket.max);
        }
    }
    if (low > high)
        return std::nullopt;
    return std::pair(low, high);
}

std::vector<AxisRange> axisRanges(const ChartScene &scene, Span view)
{
    std::vector<std::pair<double, double>> extents;
    for (std::size_t axis = 0; axis < scene.axes.size(); ++axis) {
        auto [low, high] = valueExtent(scene, int(axis), view).value_or(std::pair(0.0, 1.0));
        for (const ChartLimit &limit : scene.limits) {
            const bool holds = limit.span.empty() || limit.span.touches(view);
            if (limit.axis != int(axis) || !holds)
                continue;
            if (limit.value > high && limit.value <= high * 1.6)
                high = limit.value;
            if (limit.value < low && low - limit.value <= (high - low) * 0.6)
                low = limit.value;
        }
        // From zero, so that heights compare; only scales without a meaningful zero show their own part.
        const bool free = hasFreeScale(scene.axes[axis].unit);
        if (low > 0 && (!free || low < 0.6 * high))
            low = 0;
        if (high < 0 && (!free || high > 0.6 * low))
            high = 0;
        const double air = (high - low) * 0.03;
        if (high != 0)
            high += air;
        if (low < 0)
            low -= air;
        extents.emplace_back(low, high);
    }
    std::vector<AxisRange> ranges;
    const int intervals = extents.empty() ? 5 : bestIntervals(extents[0].first, extents[0].second);
    for (const auto &[low, high] : extents)
        ranges.push_back(alignedRange(low, high, intervals));
    return ranges;
}

std::vector<Span> holesOf(const Series &series, Seconds step, Span span, Span extent)
{
    std::vector<Span> holes;
    if (step <= 0)
        return holes;
    const auto put = [&](Seconds from, Seconds to) {
        if ((to - from) * 2 > step) // longer than 1.5 steps from sample to sample
            holes.push_back({from, to});
    };
    const Span inside{std::max(span.from, extent.from), std::min(span.to, extent.to)};
    if (inside.empty())
        return holes;
    Seconds covered = inside.from;
    for (std::size_t i = lowerIndex(series, span.from - step); i < series.size() && series.times[i] < span.to; ++i) {
        if (std::isnan(series.values[i]))
            continue;
        put(covered, series.times[i]);
        covered = std::max(covered, series.times[i] + step);
    }
    put(covered, inside.to);
    return holes;
}

std::vector<Span> commonHoles(const std::vector<ChartCurve> &curves)
{
    std::vector<Span> common;
    bool first = true;
    for (const ChartCurve &curve : curves) {
        if (curve.line == ChartLine::Lane || curve.extent.empty())
            continue;
        if (first) {
            common = curve.holes;
            first = false;
            continue;
        }
        std::vector<Span> both;
        for (const Span &a : common)
            for (const Span &b : curve.holes)
                if (a.touches(b))
                    both.push_back({std::max(a.from, b.from), std::min(a.to, b.to)});
        common = std::move(both);
    }
    return common;
}

std::vector<Span> nightSpans(Span view, int fromMinute, int toMinute)
{
    std::vector<Span> nights;
    if (fromMinute == toMinute || view.empty() || view.length() > 4000 * secondsPerDay)
        return nights;
    for (Day day = dayOf(view.from) - 1; day <= dayOf(view.to); ++day) {
        Span night{dayStart(day) + fromMinute * 60, dayStart(day) + toMinute * 60};
        if (toMinute < fromMinute)
            night.to += secondsPerDay;
        if (night.touches(view))
            nights.push_back(night);
    }
    return nights;
}

std::vector<int> packRows(const std::vector<Span> &spans)
{
    std::vector<int> rows;
    std::vector<std::vector<Span>> used;
    for (const Span &span : spans) {
        std::size_t row = 0;
        const auto taken = [&] {
            return std::any_of(used[row].begin(), used[row].end(),
                               [&](const Span &other) { return other.touches(span); });
        };
        while (row < used.size() && taken())
            ++row;
        if (row == used.size())
            used.emplace_back();
        used[row].push_back(span);
        rows.push_back(int(row));
    }
    return rows;
}

} // namespace nightjar
