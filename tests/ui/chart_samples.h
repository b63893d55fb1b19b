// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>

#include "ui/paper/carpet.h"
#include "ui/paper/chart_math.h"

/// Scenes made by hand, so that drawing is tested without a cache.
namespace nightjar::test
{

inline Seconds at(const char *text) { return parseTime(text).value_or(0); }

template <class Value> std::shared_ptr<const Series> makeSeries(Span span, Seconds step, Value value)
{
    Series series;
    for (Seconds t = span.from; t < span.to; t += step) {
        const double v = value(t);
        if (std::isinf(v))
            continue; // infinity = no sample at all
        series.times.push_back(t);
        series.values.push_back(v);
        series.digits.push_back(std::isnan(v) ? 0 : std::llround(v * 10));
        series.scales.push_back(std::isnan(v) ? Reading::missing : std::int8_t(1));
        series.flags.push_back(flagNormal);
        series.origins.push_back(Origin::Measured);
    }
    return std::make_shared<const Series>(std::move(series));
}

inline ChartCurve makeCurve(const ChannelKey &key, const QString &label, const QString &unit, int axis, int colour,
                            Seconds step, Span span, std::shared_ptr<const Series> series, int pixels = 1200)
{
    ChartCurve curve;
    curve.key = key;
    curve.label = label;
    curve.unit = unit;
    curve.axis = axis;
    curve.colour = colour;
    curve.step = step;
    curve.extent = span;
    const Seconds width = columnWidthFor(span.length(), pixels, step);
    const Seconds count = (span.length() + width - 1) / width;
    curve.columnSpan = {span.from, span.from + count * width};
    curve.columns = bucketsOf(*series, curve.columnSpan, std::size_t(count));
    curve.holes = holesOf(*series, step, span, span);
    curve.samples = std::move(series);
    return curve;
}

/// A week of a plating shop: load by shift, NOx with a stuck stretch, O2; a hole of four hours, flags, a lead.
inline ChartScene week()
{
    ChartScene scene;
    scene.span = {at("2026-09-14 00:00"), at("2026-09-21 00:00")};
    scene.loaded = scene.extent = scene.span;
    scene.title = QStringLiteral("宏业电镀 Hongye Plating");
    scene.axes = {{QStringLiteral("kW")}, {QStringLiteral("mg/m3")}, {QStringLiteral("%")}};
    const Span hole{at("2026-09-18 10:00"), at("2026-09-18 14:00")};
    const auto noise = [](Seconds t, double size) {
        std::uint64_t x = std::uint64_t(t) * 0x9E3779B97F4A7C15ull;
        x ^= x >> 29;
        x *= 0xBF58476D1CE4E5B9ull;
        x ^= x >> 32;
        return (double(x % 10000) / 5000.0 - 1.0) * size;
    };
    const auto load = [=](Seconds t) {
        if (hole.contains(t))
            return INFINITY;
        const int s = secondOfDay(t);
        const bool work = (s > 8 * 3600 && s < 12 * 3600) || (s > 13 * 3600 && s < 17 * 3600);
        const bool night = s > 22 * 3600 + 1200 || s < 5 * 3600;
        return float(std::round((work || night ? 325.0 + noise(t, 12) : 42.0 + noise(t, 3)) * 10) / 10);
    };
    const auto nox = [=](Seconds t) {
        if (hole.contains(t))
            return INFINITY;
        if (t > at("2026-09-17 03:00") && t < at("2026-09-18 10:00"))
            return 41.3f;
        return float(std::round((36 + 4 * std::sin(double(t) / 7000) + noise(t, 2.5)) * 10) / 10);
    };
    const auto oxygen = [=](Seconds t) { return float(std::round((8.1 + noise(t, 0.3)) * 10) / 10); };
    scene.curves.push_back(makeCurve({"E1", "M1", "kw"}, QStringLiteral("总表 Active power"), QStringLiteral("kW"), 0,
                                     0, 900, scene.span, makeSeries(scene.span, 900, load)));
    auto noxSeries = std::make_shared<Series>(*makeSeries(scene.span, 60, nox));
    for (std::size_t i = 0; i < noxSeries->size(); ++i) {
        const Seconds t = noxSeries->times[i];
        if (t >= at("2026-09-15 09:00") && t < at("2026-09-15 10:30"))
            noxSeries->flags[i] = 'C';
        if (t >= at("2026-09-19 20:00") && t < at("2026-09-20 03:00"))
            noxSeries->flags[i] = 'D';
    }
    scene.curves.push_back(makeCurve({"E1", "O1", "a21002-zs"}, QStringLiteral("1# NOx converted"),
                                     QStringLiteral("mg/m3"), 1, 1, 60, scene.span, noxSeries));
    scene.curves.push_back(makeCurve({"E1", "O1", "a19001"}, QStringLiteral("1# O2"), QStringLiteral("%"), 2, 2, 60,
                                     scene.span, makeSeries(scene.span, 60, oxygen)));
    scene.limits = {{1, 50, {}, ChartLimitKind::Upper, QStringLiteral("Hourly limit 50 mg/m³")},
                    {2, 90, {}, ChartLimitKind::Upper, QStringLiteral("Limit 90 %")}};
    scene.spans = {
        {ChartSpanKind::Lead,
         {at("2026-09-17 03:00"), at("2026-09-18 10:00")},
         QStringLiteral("疑似长期恒值 31 h"),
         "L1"},
        {ChartSpanKind::Order, {at("2026-09-17 20:00"), at("2026-09-19 08:00")}, QStringLiteral("Order: stop"), "O1"},
        {ChartSpanKind::Mark,
         {at("2026-09-15 09:00"), at("2026-09-15 10:30")},
         QStringLiteral("Mark: calibration"),
         {}}};
    for (int i = 0; i < 3; ++i) {
        ChartLane lane = laneOf(scene.curves[std::size_t(i)], i);
        if (!lane.runs.empty() || !scene.curves[std::size_t(i)].holes.empty())
            scene.lanes.push_back(lane);
    }
    for (Day day = dayOf(scene.span.from); day < dayOf(scene.span.to); ++day) {
        using enum TariffPeriod;
        for (auto [from, to, period] : {std::tuple{0, 7, Valley},
                                        {7, 8, Flat},
                                        {8, 11, Peak},
                                        {11, 18, Flat},
                                        {18, 21, Sharp},
                                        {21, 24, DeepValley}})
            scene.tariff.push_back({{dayStart(day) + from * 3600, dayStart(day) + to * 3600}, period});
    }
    scene.sources = {QStringLiteral("Source: E1__O1__a21002-zs.csv, SHA-256 %1").arg(QString(64, u'a')),
                     QStringLiteral("Fingerprint of the data shown, SHA-256 %1").arg(QString(64, u'b'))};
    return scene;
}

/// Five weeks of a firm that works by day and, from the second week on, by night.
inline CarpetScene carpet()
{
    CarpetScene scene;
    CarpetPanel panel;
    panel.key = {"E1", "M1", "kw"};
    panel.label = QStringLiteral("总表 Active power");
    panel.unit = QStringLiteral("kW");
    panel.firstDay = dayOf(at("2026-08-17 00:00"));
    panel.days = 35;
    for (int day = 0; day < panel.days; ++day)
        for (int cell = 0; cell < panel.cells; ++cell) {
            const bool work = (cell >= 32 && cell < 48) || (cell >= 52 && cell < 68);
            const bool night = day > 6 && day % 7 != 6 && (cell < 20 || cell >= 89);
            const float value = float(work || night ? 320 + (cell * 7 + day * 13) % 60 : 42);
            panel.means.push_back(day == 20 && cell > 40 && cell < 60 ? float(NAN) : value);
        }
    scene.span = {dayStart(panel.firstDay), dayStart(panel.firstDay + panel.days)};
    scaleCarpet(panel);
    scene.panels.push_back(panel);
    scene.spans = {
        {ChartSpanKind::Lead, {at("2026-09-01 22:15"), at("2026-09-02 05:00")}, QStringLiteral("night"), "L1"}};
    scene.title = QStringLiteral("宏业电镀 Hongye Plating");
    return scene;
}

} // namespace nightjar::test
