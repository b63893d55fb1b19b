// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "core/series/repeated_shape.h"
#include "core/series/repeated_stretch.h"
#include "made_series.h"

using namespace nightjar;

namespace {

const double gap = std::nan("");
constexpr std::size_t day = 1440;

} // namespace

class RobustRepeatsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void digitByDigit_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<double>("shift");
        QTest::addColumn<int>("found");
        QTest::newRow("six hours") << 360 << 0.0 << 1;
        QTest::newRow("six hours and a constant") << 360 << -7.5 << 1;
        QTest::newRow("two windows") << 121 << 0.0 << 1;
        QTest::newRow("half a window") << 30 << 0.0 << 0;
        QTest::newRow("nothing") << 0 << 0.0 << 0;
    }
    void digitByDigit()
    {
        QFETCH(int, length);
        QFETCH(double, shift);
        QFETCH(int, found);
        std::vector<double> values = made::channel(10 * day, 5);
        const std::size_t from = 2'013;
        const std::size_t to = 9'107;
        for (std::size_t i = 0; i < std::size_t(length); ++i)
            values[to + i] = values[from + i] + shift;
        RepeatIndex index(60, 0.01);
        const auto repeats = index.add(values);
        QCOMPARE(int(repeats.size()), found);
        if (found == 0)
            return;
        QCOMPARE(repeats[0].sourceBegin, from);
        QCOMPARE(repeats[0].copyBegin, to);
        QCOMPARE(repeats[0].length, std::size_t(length));
        QVERIFY(std::abs(repeats[0].offset - shift) < 1e-9);
        QVERIFY(repeats[0].moving * 10 > repeats[0].length * 9);
    }
    void betweenFirms()
    {
        const auto first = made::channel(5 * day, 5);
        auto second = made::channel(5 * day, 77);
        for (std::size_t i = 0; i < 300; ++i)
            second[4'000 + i] = first[1'111 + i] + 3;
        second[4'100] = gap; // a gap parts it
        RepeatIndex index(60, 0.01);
        QVERIFY(index.add(first).empty());
        const auto repeats = index.add(second);
        QCOMPARE(repeats.size(), std::size_t(2));
        QCOMPARE(repeats[0].source, 0u);
        QCOMPARE(repeats[0].sourceBegin, std::size_t(1'111));
        QCOMPARE(repeats[0].length, std::size_t(100));
        QCOMPARE(repeats[1].sourceBegin, std::size_t(1'111 + 101));
        QCOMPARE(repeats[1].length, std::size_t(199));
    }
    void standingStill()
    {
        std::vector<double> values(5'000, 12.5);
        RepeatIndex index(60, 0.01);
        QVERIFY(index.add(values).empty());
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = i % 2 == 0 ? gap : 3;
        QVERIFY(index.add(values).empty());
        QVERIFY(index.add({}).empty());
        QVERIFY(index.add(std::vector<double>(200, 1e300)).empty());
        QVERIFY(RepeatIndex(60, 0).add(made::channel(500, 1)).empty());
        QCOMPARE(index.series(), std::size_t(4));
    }
    void changes()
    {
        const auto steps = changesInSteps(std::vector<double>{0.1, 0.3, gap, 0.3, 0.2, 1e30}, 0.1);
        QCOMPARE(steps, (std::vector<std::int32_t>{noChange, 2, noChange, noChange, -1, noChange}));
    }
    void covered_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("offset");
        QTest::addColumn<double>("noise"); // of the copy against the channel's own, 0.8
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("slack"); // samples at either end
        QTest::newRow("as it was") << 1.0 << 0.0 << 0.0 << 360 << 6;
        QTest::newRow("scaled by a third") << 0.667 << 0.0 << 0.0 << 360 << 6;
        QTest::newRow("scaled and shifted") << 0.5 << 11.0 << 0.0 << 360 << 6;
        QTest::newRow("a fifth of it") << 0.2 << 30.0 << 0.0 << 360 << 6;
        QTest::newRow("noise of 30 %") << 1.0 << 0.0 << 0.24 << 480 << 20;
        QTest::newRow("a day, noise of 50 %") << 1.0 << 0.0 << 0.40 << 1'440 << 30;
        QTest::newRow("scaled, noise of 30 %") << 0.8 << 2.0 << 0.2 << 480 << 20;
        QTest::newRow("three hours, noise of 20 %") << 1.0 << 0.0 << 0.16 << 240 << 20;
    }
    void covered()
    {
        QFETCH(double, factor);
        QFETCH(double, offset);
        QFETCH(double, noise);
        QFETCH(int, length);
        QFETCH(int, slack);
        std::vector<double> values = made::channel(20 * day, 51);
        const auto cover = made::normal(std::size_t(length), 99, 0, noise);
        const std::size_t from = 3'210;
        const std::size_t to = 21'777;
        for (std::size_t i = 0; i < cover.size(); ++i)
            values[to + i] = std::round((factor * values[from + i] + offset + cover[i]) * 100) / 100;
        const ShapeSketch sketch = shapeSketch(values);
        const auto repeats = repeatedShapes(sketch, values, sketch, values, {}, 0.01);
        QCOMPARE(repeats.size(), std::size_t(1));
        const Repeat &repeat = repeats[0];
        QCOMPARE(repeat.copyBegin - repeat.sourceBegin, to - from);
        QVERIFY2(std::abs(int(repeat.copyBegin) - int(to)) <= slack, qPrintable(QString::number(repeat.copyBegin)));
        QVERIFY(std::abs(int(repeat.copyBegin + repeat.length) - int(to) - length) <= slack);
        QVERIFY(std::abs(repeat.factor - factor) < 0.12);
        if (noise == 0)
            QVERIFY(repeat.equalShare > 0.9);
        const auto along = repeatedAtLag(sketch, values, sketch, values, std::ptrdiff_t(to - from), {}, 0.01);
        QCOMPARE(along.size(), std::size_t(1));
        QVERIFY(repeatedAtLag(sketch, values, sketch, values, day, {}, 0.01).empty());
    }
    void honestDays()
    {
        for (const std::uint64_t seed : {1u, 22u, 333u}) {
            const auto values = made::channel(40 * day, seed, 40, 0.8, 0.1);
            const ShapeSketch sketch = shapeSketch(values);
            QVERIFY(sketch.anchors.size() > 40 * day / 100);
            QVERIFY(repeatedShapes(sketch, values, sketch, values).empty());
            const auto other = made::channel(40 * day, seed + 5'000);
            QVERIFY(repeatedShapes(sketch, values, shapeSketch(other), other).empty());
        }
    }
    /// A plant on a clock: each hour of the day has its own jump, so days look alike at their fastest.
    void rhythm()
    {
        const auto jumps = made::normal(24, 8, 0, 12);
        std::vector<double> values = made::normal(200 * 24, 9, 100, 8);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::round((values[i] + jumps[i % 24]) * 10) / 10;
        RepeatSearch search;
        search.least = 60;
        const ShapeSketch blind = shapeSketch(values);
        QVERIFY(!repeatedShapes(blind, values, blind, values, search, 0.1).empty()); // what the clock alone does
        search = repeatSearchFor(3'600);
        QCOMPARE(search.rhythm, std::size_t(24));
        QCOMPARE(repeatSearchFor(60).rhythm, day);
        QCOMPARE(repeatSearchFor(0).rhythm, std::size_t(0));
        QVERIFY(repeatedShapes(blind, values, blind, values, search, 0.1).empty());
        for (std::size_t i = 0; i < 168; ++i) // a week is pasted
            values[3'000 + i] = values[1'200 + i] * 0.7 + 20;
        const ShapeSketch sketch = shapeSketch(values);
        const auto found = repeatedShapes(sketch, values, sketch, values, search, 0.1);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].copyBegin - found[0].sourceBegin, std::size_t(1'800));
        QVERIFY(found[0].rhythm < 0.8 && found[0].correlation > 0.9);
    }
    void badInput()
    {
        QVERIFY(shapeSketch({}).anchors.empty());
        QVERIFY(shapeSketch(std::vector<double>(1'000, 5.0)).anchors.empty());
        QVERIFY(shapeSketch(std::vector<double>(1'000, gap)).anchors.empty());
        std::vector<double> wild = made::channel(3'000, 4);
        for (std::size_t i = 0; i < wild.size(); i += 11)
            wild[i] = i % 2 == 0 ? 1e30 : gap;
        const ShapeSketch sketch = shapeSketch(wild);
        QVERIFY(repeatedShapes(sketch, wild, sketch, wild).empty());
        const ShapeSketch empty = shapeSketch({});
        QVERIFY(repeatedShapes(empty, {}, sketch, wild).empty());
        QVERIFY(repeatedAtLag(empty, {}, sketch, wild, 5).empty());
        QVERIFY(repeatedAtLag(sketch, wild, sketch, wild, 1'000'000).empty());
        QVERIFY(repeatedAtLag(sketch, wild, sketch, wild, -1'000'000).empty());
    }
    void distance()
    {
        const std::vector<double> a{1, 2, 3, 4};
        QVERIFY(shapeDistance(a, std::vector<double>{10, 20, 30, 40}) < 1e-6);
        QVERIFY(std::abs(shapeDistance(a, std::vector<double>{4, 3, 2, 1}) - 4) < 1e-9); // sqrt(2 * 4 * 2)
        QVERIFY(std::isnan(shapeDistance(a, std::vector<double>{1, 1, 1, 1})));
        QVERIFY(std::isnan(shapeDistance(a, std::vector<double>{1, 2, gap, 1})));
        QVERIFY(std::isnan(shapeDistance({}, {})));
    }
};

QTEST_APPLESS_MAIN(RobustRepeatsTest)
#include "tst_robust_repeats.moc"
