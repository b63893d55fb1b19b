// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/ui/chart_samples.h"
#include "ui/paper/chart_math.h"
#include "ui/paper/chart_ticks.h"

using namespace nightjar;
using test::at;

/// The arithmetic of charts: ticks, columns, holes, readout, statistics, views.
class TestChartTicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valueTicks_data();
    void valueTicks();
    void axesShareGridLines();
    void timeTicksFallOnWholeUnits_data();
    void timeTicksFallOnWholeUnits();
    void groupsBeginAtMidnight();
    void peaksAreNeverLost();
    void aHoleStaysAHole();
    void missingValuesAreNoNumbers();
    void nightsPassMidnight();
    void zoomKeepsTheAnchor();
    void viewsStayWithTheData();
    void statistics();
    void readoutTellsWhatWasReported();
    void columnWidths_data();
    void columnWidths();
};

void TestChartTicks::valueTicks_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("intervals");
    QTest::addColumn<double>("expectedLow");
    QTest::addColumn<double>("expectedHigh");
    QTest::addColumn<int>("decimals");
    QTest::newRow("load from zero") << 0.0 << 337.0 << 4 << 0.0 << 400.0 << 0;
    QTest::newRow("small numbers") << 0.0 << 0.037 << 4 << 0.0 << 0.04 << 2;
    QTest::newRow("below zero") << -4.5 << 14.0 << 4 << -5.0 << 15.0 << 0;
    QTest::newRow("one value only") << 41.3 << 41.3 << 5 << 36.0 << 46.0 << 0;
    QTest::newRow("all zero") << 0.0 << 0.0 << 5 << 0.0 << 1.0 << 1;
    QTest::newRow("not a number") << double(NAN) << 1.0 << 5 << 0.0 << 5.0 << 0;
    QTest::newRow("upside down") << 5.0 << 1.0 << 4 << 0.0 << 4.0 << 0;
    QTest::newRow("infinite") << 0.0 << double(INFINITY) << 4 << 0.0 << 4.0 << 0;
}

void TestChartTicks::valueTicks()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, intervals);
    const AxisRange range = alignedRange(low, high, intervals);
    QTEST(range.low, "expectedLow");
    QTEST(range.high, "expectedHigh");
    QTEST(range.decimals(), "decimals");
    QCOMPARE(int(range.ticks().size()), intervals + 1);
}

void TestChartTicks::axesShareGridLines()
{
    const ChartScene scene = test::week();
    const std::vector<AxisRange> ranges = axisRanges(scene, scene.span);
    QCOMPARE(ranges.size(), std::size_t(3));
    for (const AxisRange &range : ranges) {
        QCOMPARE(range.ticks().size(), ranges[0].ticks().size());
        QCOMPARE(range.low, 0.0); // power, concentration and oxygen all start at zero
    }
    // The limit of 50 lies near the curve and is inside; that of 90 % would squeeze the oxygen and stays outside.
    QVERIFY(ranges[1].high >= 50);
    QVERIFY(ranges[2].high < 90);
}

void TestChartTicks::timeTicksFallOnWholeUnits_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<TickUnit>("unit");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::newRow("half an hour") << "2026-09-14 03:26:10"
                                  << "2026-09-14 03:56:10" << TickUnit::Minute << 2 << "2026-09-14 03:28:00";
    QTest::newRow("one day") << "2026-09-14 03:26:00"
                             << "2026-09-15 03:26:00" << TickUnit::Hour << 1 << "2026-09-14 04:00:00";
    QTest::newRow("a week") << "2026-09-14 03:26:00"
                            << "2026-09-21 03:26:00" << TickUnit::Hour << 12 << "2026-09-14 12:00:00";
    QTest::newRow("a month") << "2026-09-14 03:26:00"
                             << "2026-10-14 03:26:00" << TickUnit::Date << 1 << "2026-09-15 00:00:00";
    QTest::newRow("half a year: Mondays") << "2026-03-01 00:00:00"
                                          << "2026-08-01 00:00:00" << TickUnit::Week << 1 << "2026-03-02 00:00:00";
    QTest::newRow("a year and a half") << "2025-01-15 00:00:00"
                                       << "2026-07-01 00:00:00" << TickUnit::Month << 1 << "2025-02-01 00:00:00";
    QTest::newRow("ten years") << "2016-02-03 00:00:00"
                               << "2026-02-03 00:00:00" << TickUnit::Year << 1 << "2017-01-01 00:00:00";
}

void TestChartTicks::timeTicksFallOnWholeUnits()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Span view{*parseTime(from.toStdString()), *parseTime(to.toStdString())};
    const TimeTicks ticks = timeTicks(view, 1200, 48);
    QTEST(ticks.unit, "unit");
    QTEST(ticks.count, "count");
    QVERIFY(!ticks.ticks.empty());
    QFETCH(QString, first);
    QCOMPARE(formatTime(ticks.ticks.front()), first);
    const double perPixel = double(view.length()) / 1200;
    for (std::size_t i = 1; i < ticks.ticks.size(); ++i)
        QVERIFY(double(ticks.ticks[i] - ticks.ticks[i - 1]) / perPixel >= 27);
    QVERIFY(timeTicks({5, 5}, 1200, 48).ticks.empty());
    QVERIFY(timeTicks(view, 0, 48).ticks.empty());
}

void TestChartTicks::groupsBeginAtMidnight()
{
    const TimeTicks ticks = timeTicks({at("2026-09-14 03:26"), at("2026-09-16 12:00")}, 900, 48);
    QCOMPARE(ticks.groupUnit, TickUnit::Date);
    QCOMPARE(ticks.groups.size(), std::size_t(3));
    for (const Span &group : ticks.groups)
        QCOMPARE(secondOfDay(group.from), 0);
    QVERIFY(groupTexts(TickUnit::Date, ticks.groups[0].from).first().contains(QStringLiteral("Mon")));
}

void TestChartTicks::peaksAreNeverLost()
{
    // One minute in a year is a thousand times higher; it must survive 1200 pixels.
    const Span year{at("2025-01-01 00:00"), at("2026-01-01 00:00")};
    const Seconds peak = at("2025-07-19 03:17");
    const auto series = test::makeSeries(year, 60, [&](Seconds t) {
        return t == peak ? 5000.0 : t == peak + 86400 ? -70.0 : 5.0 + double(t % 7);
    });
    const ChartCurve curve = test::makeCurve({"E", "P", "kw"}, "c", "kW", 0, 0, 60, year, series);
    const auto columns = pixelColumns(curve, {QRectF(0, 0, 1200, 300), year}, 1);
    QVERIFY(columns.size() <= 1202);
    double low = 1e9;
    double high = -1e9;
    std::uint64_t numbers = 0;
    for (const PixelColumn &column : columns) {
        low = std::min(low, column.values.min);
        high = std::max(high, column.values.max);
        numbers += column.values.numbers;
    }
    QCOMPARE(high, 5000.0);
    QCOMPARE(low, -70.0);
    QCOMPARE(numbers, std::uint64_t(series->size()));
}

void TestChartTicks::aHoleStaysAHole()
{
    const Span span{at("2026-09-14 00:00"), at("2026-09-15 00:00")};
    const Span hole{at("2026-09-14 10:00"), at("2026-09-14 14:00")};
    const auto series =
        test::makeSeries(span, 60, [&](Seconds t) { return hole.contains(t) ? double(INFINITY) : 20.0; });
    const ChartCurve curve = test::makeCurve({"E", "P", "kw"}, "c", "kW", 0, 0, 60, span, series, 300);
    QCOMPARE(curve.holes.size(), std::size_t(1));
    QCOMPARE(curve.holes[0].from, hole.from);
    QCOMPARE(curve.holes[0].to, hole.to);
    const auto columns = pixelColumns(curve, {QRectF(0, 0, 300, 100), span}, 1);
    QCOMPARE(std::count_if(columns.begin(), columns.end(), [](const PixelColumn &c) { return c.breakBefore; }), 1);
    QVERIFY(std::isnan(valueAt(curve, hole.from + 3600)));
    QCOMPARE(valueAt(curve, hole.from - 60), 20.0);
    // One missing minute of one-minute data is 2 steps from sample to sample: a hole, too; a late one is none.
    const auto late = test::makeSeries(span, 60, [&](Seconds t) { return t == hole.from ? double(INFINITY) : 20.0; });
    QCOMPARE(holesOf(*late, 60, span, span).size(), std::size_t(1));
    QCOMPARE(holesOf(*late, 90, span, span).size(), std::size_t(0));
}

void TestChartTicks::missingValuesAreNoNumbers()
{
    const Span span{at("2026-09-14 00:00"), at("2026-09-14 10:00")};
    const auto series = test::makeSeries(span, 60, [&](Seconds t) { return t < span.from + 3600 ? double(NAN) : 7.0; });
    const std::vector<Span> holes = holesOf(*series, 60, span, span);
    QCOMPARE(holes.size(), std::size_t(1));
    QCOMPARE(holes[0].length(), Seconds(3600));
}

void TestChartTicks::nightsPassMidnight()
{
    const Span view{at("2026-09-14 00:00"), at("2026-09-16 00:00")};
    const auto nights = nightSpans(view, 22 * 60, 6 * 60);
    QCOMPARE(nights.size(), std::size_t(3));
    QCOMPARE(formatTime(nights[1].from), QStringLiteral("2026-09-14 22:00:00"));
    QCOMPARE(nights[1].length(), Seconds(8 * 3600));
    QVERIFY(nightSpans(view, 60, 60).empty());
}

void TestChartTicks::zoomKeepsTheAnchor()
{
    const Span view{1000, 2000};
    const Span closer = zoomView(view, 0.5, 1250, {});
    QCOMPARE(closer.length(), Seconds(500));
    QCOMPARE(closer.from, Seconds(1125)); // a quarter of the view lies left of the anchor, before and after
    QCOMPARE(zoomView(view, 1e-9, 1250, {}).length(), Seconds(10));
    QVERIFY(zoomView(view, 1e12, 1250, {}).length() <= Seconds(200) * 366 * 86400);
}

void TestChartTicks::viewsStayWithTheData()
{
    const Span extent{0, 10 * secondsPerDay};
    const Span far = panView({0, secondsPerDay}, 100 * secondsPerDay, extent);
    QCOMPARE(far.from + far.length() / 2, extent.to);
    QCOMPARE(far.length(), secondsPerDay);
    const Span night = nextNight({at("2026-09-14 00:00"), at("2026-09-15 00:00")}, 22 * 60, 6 * 60);
    QCOMPARE(formatTime(night.from), QStringLiteral("2026-09-14 20:00:00"));
    QCOMPARE(formatTime(nextNight(night, 22 * 60, 6 * 60).from), QStringLiteral("2026-09-15 20:00:00"));
    const std::vector<Span> leads{{at("2026-09-20 00:00"), at("2026-09-21 00:00")},
                                  {at("2026-09-16 00:00"), at("2026-09-17 00:00")}};
    const auto next = nextSpan({at("2026-09-14 00:00"), at("2026-09-15 00:00")}, leads);
    QVERIFY(next && next->contains(leads[1].from) && !next->contains(leads[0].from));
    QVERIFY(!nextSpan({0, 1}, {}));
}

void TestChartTicks::statistics()
{
    const Span span{at("2026-09-14 00:00"), at("2026-09-14 02:00")};
    const auto series = test::makeSeries(span, 900, [&](Seconds t) {
        return t == span.from ? double(NAN) : t == span.from + 900 ? double(INFINITY) : 0.5;
    });
    const IntervalStatistics figures = statisticsOf(*series, span, 900, 80, QStringLiteral("kW"));
    QCOMPARE(figures.samples, 7);
    QCOMPARE(figures.numbers, 6);
    QCOMPARE(figures.missing, 2);
    QCOMPARE(figures.mean, 40.0);
    QCOMPARE(figures.max, 40.0);
    QVERIFY(figures.kwh && std::abs(*figures.kwh - 60.0) < 1e-9); // 6 quarter hours at 40 kW
    QVERIFY(!statisticsOf(*series, span, 900, 1, QStringLiteral("mg/m3")).kwh);
    QVERIFY(std::isnan(statisticsOf({}, span, 900, 1, QStringLiteral("kW")).mean));
}

void TestChartTicks::readoutTellsWhatWasReported()
{
    ChartScene scene = test::week();
    scene.curves[1].files = {{scene.span.from, QStringLiteral("first.csv")},
                             {at("2026-09-16 00:00"), QStringLiteral("second.csv")}};
    const auto rows = readoutAt(scene, at("2026-09-17 12:00:30"));
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[1].value, QStringLiteral("41.3"));
    QCOMPARE(rows[1].unit, QStringLiteral("mg/m³"));
    QCOMPARE(rows[1].flag, QStringLiteral("N"));
    QCOMPARE(rows[1].source, QStringLiteral("second.csv"));
    QCOMPARE(readoutAt(scene, at("2026-09-20 00:00"))[1].flag, QStringLiteral("D"));
    const auto hole = readoutAt(scene, at("2026-09-18 12:00"));
    QVERIFY(hole[1].unit.isEmpty());
    QVERIFY(!hole[1].value.contains(u'4'));
    // Secondary values: the text as reported, and what it means.
    scene.curves[0].scale = 80;
    QVERIFY(readoutAt(scene, at("2026-09-14 09:00"))[0].value.contains(QStringLiteral("× 80")));
    // Too long a range to be decoded: lowest and highest of the column.
    scene.curves[2].samples.reset();
    QVERIFY(!readoutAt(scene, at("2026-09-14 09:00"))[2].value.isEmpty());
}

void TestChartTicks::columnWidths_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<qint64>("width");
    QTest::newRow("a year: whole steps of the overview") << qint64(365 * 86400) << qint64(60) << qint64(4 * 3600);
    QTest::newRow("a week: whole steps") << qint64(7 * 86400) << qint64(60) << qint64(360);
    QTest::newRow("close: one step") << qint64(3600) << qint64(60) << qint64(60);
    QTest::newRow("hourly data in a day") << qint64(86400) << qint64(3600) << qint64(3600);
    QTest::newRow("nothing") << qint64(0) << qint64(0) << qint64(1);
}

void TestChartTicks::columnWidths()
{
    QFETCH(qint64, length);
    QFETCH(qint64, step);
    QFETCH(qint64, width);
    QCOMPARE(columnWidthFor(length, 1600, step), Seconds(width));
}

QTEST_GUILESS_MAIN(TestChartTicks)
#include "tst_chart_ticks.moc"
