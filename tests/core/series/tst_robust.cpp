// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "core/series/robust.h"
#include "core/series/robust_noise.h"
#include "core/series/robust_sketch.h"
#include "core/series/rolling_median.h"
#include "core/series/statistics.h"
#include "made_series.h"

using namespace nightjar;

namespace {

const double gap = std::nan("");

bool near(double got, double expected, double tolerance)
{
    if (std::isnan(got) && std::isnan(expected))
        return true;
    if (std::abs(got - expected) <= tolerance)
        return true;
    qWarning("got %.10g, expected %.10g within %g", got, expected, tolerance);
    return false;
}

} // namespace

class RobustTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spread_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("centre");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("qn");
        // Newcomb's speed of light (Stigler 1977): median 27, scaled MAD 4.45 (Maronna, Martin and Yohai, Robust
        // Statistics, 1.2).
        const QList<double> newcomb{28, 26, 33, 24, 34, -44, 27, 16, 40, -2, 29, 22, 24, 21, 25, 30, 23,
                                    29, 31, 19, 24, 20, 36,  32, 36, 28, 25, 21, 28, 29, 37, 25, 28, 26,
                                    30, 32, 36, 26, 30, 22,  36, 23, 27, 27, 28, 27, 31, 27, 26, 33, 26,
                                    32, 32, 24, 39, 28, 24,  25, 32, 25, 29, 27, 28, 29, 16, 23};
        // Qn by hand: h = 34, k = 561st of 2145 distances; checked against a full sort of them in fullQn().
        QTest::newRow("Newcomb") << newcomb << 27.0 << madToSigma * 3.0 << gap;
        // h = 6, k = 15: nine distances of 1, eight of 2, so the 15th is 2.
        QTest::newRow("one to ten") << QList<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} << 5.5 << madToSigma * 2.5
                                    << 2.2191 * 10 / 13.8 * 2;
        QTest::newRow("two") << QList<double>{3, 7} << 5.0 << madToSigma * 2 << 2.2191 * 0.399 * 4;
        QTest::newRow("all equal") << QList<double>{5, 5, 5, 5} << 5.0 << 0.0 << 0.0;
        QTest::newRow("gaps are left out")
            << QList<double>{gap, 1, 2, INFINITY, 3} << 2.0 << madToSigma << 2.2191 * 0.994 * 1;
        QTest::newRow("one") << QList<double>{4} << 4.0 << 0.0 << gap;
        QTest::newRow("nothing") << QList<double>{} << gap << gap << gap;
        QTest::newRow("only gaps") << QList<double>{gap, gap} << gap << gap << gap;
    }
    void spread()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, centre);
        QFETCH(double, scale);
        QFETCH(double, qn);
        std::vector<double> scratch;
        const std::span<const double> all(values.constData(), std::size_t(values.size()));
        const Spread got = medianSpread(all, scratch);
        QVERIFY(near(got.centre, centre, 1e-12));
        QVERIFY(near(got.scale, scale, 1e-12));
        if (values.size() < 60)
            QVERIFY(near(qnScale(all, scratch), qn, 1e-9));
    }
    void fullQn()
    {
        std::vector<double> values = made::normal(301, 5, 100, 3);
        std::vector<double> distances;
        for (std::size_t i = 0; i < values.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                distances.push_back(std::abs(values[i] - values[j]));
        }
        std::sort(distances.begin(), distances.end());
        const std::size_t h = 301 / 2 + 1;
        std::vector<double> scratch;
        const double got = qnScale(values, scratch);
        QVERIFY(near(got, 2.2191 * 301 / 302.4 * distances[h * (h - 1) / 2 - 1], 1e-9));
        QVERIFY(near(got, 3, 0.3));
        for (std::size_t i = 0; i < 140; ++i) // 46 % of rubbish
            values[i] = 1e30;
        QVERIFY(qnScale(values, scratch) < 20);
    }
    void biweight()
    {
        std::vector<double> scratch;
        const std::vector<double> values{9, 10, 11, 10, 9, 11, 10, 1e6, gap};
        QVERIFY(near(biweightMean(values, scratch), 10, 1e-9));
        QVERIFY(std::isnan(biweightMean(std::vector<double>{gap}, scratch)));
        QCOMPARE(biweightMean(std::vector<double>{4, 4, 4, 9}, scratch), 4.0); // MAD is 0: the median
    }
    void sketch_data()
    {
        QTest::addColumn<double>("centre");
        QTest::addColumn<double>("scale");
        QTest::newRow("emission") << 40.0 << 8.0;
        QTest::newRow("both signs") << 0.0 << 1.0;
        QTest::newRow("negative") << -5.0 << 0.2;
        QTest::newRow("kilowatts") << 2.0e4 << 3.0e3;
    }
    void sketch()
    {
        QFETCH(double, centre);
        QFETCH(double, scale);
        const std::vector<double> values = made::normal(20'001, 11, centre, scale);
        QuantileSketch whole;
        whole.add(values);
        QuantileSketch first;
        QuantileSketch second;
        first.add(std::span(values).first(7'000));
        second.add(std::span(values).subspan(7'000));
        QuantileSketch sum = second;
        sum.add(first);
        QVERIFY(sum == whole);
        sum.remove(first);
        QVERIFY(sum == second);
        QCOMPARE(whole.count(), std::uint64_t(20'001));
        for (const double share : {0.0, 0.01, 0.25, 0.5, 0.75, 0.99, 1.0}) {
            const double exact = quantile(values, share);
            QVERIFY(near(whole.quantile(share), exact, QuantileSketch::relativeError * std::abs(exact) + 1e-6));
        }
        // The cell of the value counts as a whole: it reaches at most a 64th further.
        const auto upTo = [&](double bar) {
            return double(std::count_if(values.begin(), values.end(), [bar](double value) { return value <= bar; })) /
                   double(values.size());
        };
        const double bar = centre + scale;
        QVERIFY(whole.shareUpTo(bar) >= upTo(bar));
        QVERIFY(whole.shareUpTo(bar) <= upTo(bar + std::abs(bar) / 64));
    }
    void sketchEdges()
    {
        QuantileSketch sketch;
        QVERIFY(std::isnan(sketch.median()));
        QVERIFY(std::isnan(sketch.shareUpTo(0)));
        for (const double value : {0.0, -0.0, 1e-9, gap, 1e30, -1e30, double(INFINITY)})
            sketch.add(value);
        QCOMPARE(sketch.count(), std::uint64_t(6));
        QCOMPARE(sketch.median(), 0.0);
        QVERIFY(sketch.quantile(1) >= 1e9);
        QVERIFY(sketch.quantile(0) <= -1e9);
        QVERIFY(std::isnan(sketch.quantile(1.5)));
    }
    void resolution_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("written");
        QTest::addColumn<double>("step");
        const auto stepped = [](double step, int count) {
            QList<double> values;
            SeededNumbers numbers(3);
            for (int i = 0; i < count; ++i)
                values << (100 + int(numbers.below(40))) * step;
            return values;
        };
        QTest::newRow("tenths") << stepped(0.1, 500) << 0.1 << 0.1;
        QTest::newRow("hundredths") << stepped(0.01, 500) << 0.01 << 0.01;
        QTest::newRow("halves") << stepped(0.5, 500) << 0.1 << 0.5;
        QTest::newRow("0.1 times a multiplier of 30") << stepped(3, 500) << 1.0 << 3.0;
        QTest::newRow("whole numbers") << stepped(1, 500) << 1.0 << 1.0;
        QTest::newRow("fifths of a hundredth") << stepped(0.002, 500) << 0.001 << 0.002;
        QTest::newRow("constant: only what is written") << QList<double>{2.5, 2.5, 2.5} << 0.1 << 0.1;
        QTest::newRow("no grid") << QList<double>{M_PI, M_E, M_SQRT2, M_LN2} << 0.0 << 0.0;
        QTest::newRow("one value") << QList<double>{1.5} << 0.0 << 0.0;
        QTest::newRow("nothing") << QList<double>{} << 0.0 << 0.0;
        QTest::newRow("only gaps") << QList<double>{gap, gap, gap} << 0.0 << 0.0;
    }
    void resolution()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, written);
        QFETCH(double, step);
        const Resolution got = resolutionOf({values.constData(), std::size_t(values.size())});
        QVERIFY(near(got.written, written, 1e-12));
        QVERIFY(near(got.step, step, 1e-12));
    }
    void ownNoise_data()
    {
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("resolution");
        QTest::addColumn<double>("within");
        QTest::newRow("fine") << 0.5 << 0.001 << 0.05;
        QTest::newRow("a digit is a sigma") << 1.0 << 1.0 << 0.12;
        QTest::newRow("a digit is two sigma") << 0.5 << 1.0 << 0.25;
    }
    void ownNoise()
    {
        QFETCH(double, noise);
        QFETCH(double, resolution);
        QFETCH(double, within);
        std::vector<double> values = made::normal(20'000, 7, 100, noise);
        for (double &value : values)
            value = std::round(value / resolution) * resolution;
        const double clean = differenceScale(values, resolution);
        QVERIFY(near(clean / (noise * M_SQRT2), 1, within));
        for (std::size_t i = 0; i < values.size(); i += 20) // jumps, stops and gaps do not move it far
            values[i] = i % 40 == 0 ? 1e6 : gap;
        QVERIFY(near(differenceScale(values, resolution) / clean, 1, 0.15));
    }
    void noNoise()
    {
        QCOMPARE(differenceScale(std::vector<double>(100, 5.0), 0), 0.0);
        QVERIFY(near(differenceScale(std::vector<double>(100, 5.0), 0.1), 0.05 / 3, 1e-9));
        QVERIFY(std::isnan(differenceScale(std::vector<double>{1}, 0.1)));
        QVERIFY(std::isnan(differenceScale(std::vector<double>{1, gap, 2}, 0.1)));
    }
    void blocks()
    {
        std::vector<double> values{1, 2, 2, gap, 5, 1e30, 7, 7, 7, 9, 100, 9, 3};
        const auto blocks = blockFigures(values, 5, 10);
        QCOMPARE(blocks.size(), std::size_t(3));
        QCOMPARE(blocks[0].values, 4u);
        QCOMPARE(blocks[0].sum, 10.0);
        QCOMPARE(blocks[0].low, 1.0);
        QCOMPARE(blocks[0].high, 5.0);
        QCOMPARE(blocks[0].changes, 2u);
        QCOMPARE(blocks[0].ties, 1u);
        QCOMPARE(blocks[0].moved, 1.0);
        QCOMPARE(blocks[1].values, 4u); // 1e30 counts as missing
        QCOMPARE(blocks[1].changes, 3u);
        QCOMPARE(blocks[1].ties, 2u);
        QCOMPARE(blocks[1].activity(), 2.0 / 3);
        QCOMPARE(blocks[2].moved, 10.0 + 10 + 6); // two changes of 91 are capped, the block before counts
        QVERIFY(blockFigures({}, 5, 1).empty());
        QVERIFY(blockFigures(values, 0, 1).empty());
        const auto none = blockFigures(std::vector<double>(20, gap), 7, 1);
        QCOMPARE(none[0].values, 0u);
        QVERIFY(none[0].low > none[0].high);
        const std::vector<double> noise = made::normal(6'000, 3, 50, 2);
        QVERIFY(near(blockFigures(noise, 6'000, 1e9)[0].activity(), 2 * M_SQRT2 * 0.798, 0.1));
    }
    void rolling()
    {
        const std::vector<double> values = made::normal(300, 2);
        std::vector<double> medians;
        rollingMedian(values, medians);
        QCOMPARE(medians.size(), std::size_t(292));
        for (std::size_t i = 0; i < medians.size(); ++i)
            QCOMPARE(medians[i], median(std::vector<double>(values.begin() + std::ptrdiff_t(i),
                                                            values.begin() + std::ptrdiff_t(i + 9))));
        rollingMedian(std::vector<double>(8, 1.0), medians);
        QVERIFY(medians.empty());
        QCOMPARE(remedian(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 1e9, 5}, 1), std::vector<double>{5});
        QVERIFY(remedian(values, 3).empty());
        QCOMPARE(remedian(values, 1).size(), std::size_t(33));
    }
};

QTEST_APPLESS_MAIN(RobustTest)
#include "tst_robust.moc"
