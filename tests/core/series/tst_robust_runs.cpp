// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "core/series/distribution_tests.h"
#include "core/series/equal_stretches.h"
#include "core/series/run_chance.h"
#include "core/series/significance.h"
#include "made_series.h"

using namespace nightjar;

namespace {

const double gap = std::nan("");

std::vector<double> rounded(std::vector<double> values, double step)
{
    for (double &value : values)
        value = std::round(value / step) * step;
    return values;
}

bool near(double got, double expected, double tolerance)
{
    if (std::abs(got - expected) <= tolerance)
        return true;
    qWarning("got %.10g, expected %.10g within %g", got, expected, tolerance);
    return false;
}

} // namespace

class RobustRunsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equal()
    {
        const std::vector<double> values{1, 1, 2, 2, 2, gap, 2, 2, 2, 2, 3};
        QCOMPARE(longestEqual(values).begin, std::size_t(6));
        QCOMPARE(longestEqual(values).length(), std::size_t(4));
        QCOMPARE(longestEqual({}).length(), std::size_t(0));
        QCOMPARE(longestEqual(std::vector<double>{gap, gap}).length(), std::size_t(0));
        QCOMPARE(equalStretches(values, 2).size(), std::size_t(3));
        QCOMPARE(equalStretches(values, 3).size(), std::size_t(2));
        QCOMPARE(equalStretches(values, 5).size(), std::size_t(0));
        QVERIFY(equalStretches(std::vector<double>{7}, 2).empty());
    }
    /// Probing must find exactly what looking at each sample finds.
    void equalAgainstPlain()
    {
        const std::vector<double> values = rounded(made::normal(5'000, 5), 1.5);
        for (const std::size_t least : {2u, 3u, 4u, 5u, 7u, 9u}) {
            std::vector<EqualRun> plain;
            for (std::size_t i = 0; i < values.size();) {
                std::size_t end = i + 1;
                while (end < values.size() && values[end] == values[i])
                    ++end;
                if (end - i >= least)
                    plain.push_back({i, end});
                i = end;
            }
            const auto found = equalStretches(values, least);
            QCOMPARE(found.size(), plain.size());
            for (std::size_t i = 0; i < found.size(); ++i)
                QVERIFY(found[i].begin == plain[i].begin && found[i].end == plain[i].end);
        }
    }
    void cycles()
    {
        std::vector<double> values = rounded(made::normal(1'000, 6, 50, 2), 0.1);
        for (std::size_t i = 400; i < 520; ++i)
            values[i] = values[400 + (i - 400) % 7];
        const auto found = cyclicStretches(values, 7, 60);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found[0].begin <= 400 && found[0].begin >= 398);
        QVERIFY(found[0].end >= 520 && found[0].end <= 522);
        QVERIFY(cyclicStretches(values, 5, 60).empty());
        QVERIFY(cyclicStretches(values, 0, 60).empty());
        QVERIFY(cyclicStretches(std::vector<double>(200, 3.0), 7, 60).empty()); // constant is not a cycle
        QVERIFY(cyclicStretches(std::vector<double>(3, 3.0), 7, 60).empty());
    }
    void flat()
    {
        std::vector<double> values = rounded(made::normal(2'000, 9, 50, 4), 0.1);
        for (std::size_t i = 700; i < 900; ++i)
            values[i] = 50 + 0.1 * double(i % 3);
        values[300] = gap;
        const auto found = flatStretches(values, 0.21, 60);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found[0].begin <= 700 && found[0].begin > 690);
        QVERIFY(found[0].end >= 900 && found[0].end < 910);
        QVERIFY(flatStretches(values, 0.1, 60).empty());
        QVERIFY(flatStretches(values, gap, 60).empty());
        QVERIFY(flatStretches(std::vector<double>(100, gap), 1, 10).empty());
        QCOMPARE(flatStretches(std::vector<double>(100, 1e30), 0, 10).size(), std::size_t(1));
        // Any start within the grid of probes is found.
        for (std::size_t from = 0; from < 70; ++from) {
            std::vector<double> lone = made::normal(300, 12, 50, 4);
            for (std::size_t i = from; i < from + 60; ++i)
                lone[i] = 7;
            const auto one = flatStretches(lone, 0, 60);
            QCOMPARE(one.size(), std::size_t(1));
            QCOMPARE(one[0].begin, from);
        }
    }
    void habit()
    {
        // White noise with a digit of 2 sigma: about 36 % ties.
        std::vector<double> values = rounded(made::normal(20'000, 13), 1);
        const TieHabit lively = tieHabit(values);
        QVERIFY(lively.stay >= lively.plain);
        QVERIFY(lively.stay < 0.6);
        // 400 equal values are far beyond chance, but not beyond a habit that was learned from them.
        std::fill(values.begin() + 5'000, values.begin() + 5'400, 0.0);
        const EqualRun judged{5'000, 5'400};
        const TieHabit apart = tieHabit(values, std::span(&judged, 1));
        QVERIFY(near(apart.stay, lively.stay, 0.03));
        QVERIFY(log10ExpectedRuns(apart.stay, 400, 525'600) < -80);
        QVERIFY(log10ExpectedRuns(tieHabit(values).stay, 400, 20'000) > -1);
    }
    void stickyHabit()
    {
        // An analyser that holds each value for five minutes, with hours in which it does not.
        std::vector<double> values = rounded(made::normal(20'000, 14, 50, 5), 0.01);
        for (std::size_t i = 0; i < 15'000; ++i)
            values[i] = values[i / 5 * 5];
        const TieHabit habit = tieHabit(values);
        QVERIFY(habit.stay > 0.59);
        QCOMPARE(habit.longest >= 5, true);
        QVERIFY(log10ExpectedRuns(habit.stay, 6, 20'000) > 0); // six in a row accuse nobody
    }
    void habitWithoutData()
    {
        QCOMPARE(tieHabit({}).stay, 1.0);
        QCOMPARE(tieHabit(std::vector<double>{gap, 1, gap}).stay, 1.0);
        QCOMPARE(tieHabit(std::vector<double>(50, 2.0)).stay, 1.0);
        QVERIFY(tieHabit(std::vector<double>{1, 2, 3, 4}).stay > 0.6); // four values know little
        const EqualRun beyond{2, 999};
        QCOMPARE(tieHabit(std::vector<double>{1, 2, 3}, std::span(&beyond, 1)).pairs, std::uint64_t(1));
    }
    void expected()
    {
        // 1000 * 0.5 * 0.5^9
        QVERIFY(near(log10ExpectedRuns(0.5, 10, 1'000), std::log10(1'000 * std::pow(0.5, 10)), 1e-12));
        QVERIFY(near(log10ExpectedRuns(1, 10, 1'000), 3, 1e-12));
        QVERIFY(std::isinf(log10ExpectedRuns(0, 10, 1'000)));
        QVERIFY(near(log10ExpectedCycles(0.5, 3, 12, 1'000), std::log10(1'000 * std::pow(0.5, 10)), 1e-12));
    }
    void distributions_data()
    {
        QTest::addColumn<double>("got");
        QTest::addColumn<double>("expected");
        QTest::addColumn<double>("within");
        // Tables of Abramowitz and Stegun (26.2, 26.8) and of Smirnov.
        QTest::newRow("normal 1.96") << normalCdf(1.959963984540054) << 0.975 << 1e-12;
        QTest::newRow("normal quantile 0.975") << normalQuantile(0.975) << 1.959963984540054 << 1e-13;
        QTest::newRow("normal quantile 0.001") << normalQuantile(0.001) << -3.090232306167813 << 1e-12;
        QTest::newRow("normal quantile 1e-20") << normalQuantile(1e-20) << -9.262340089798408 << 1e-11;
        QTest::newRow("normal quantile of nonsense") << double(std::isnan(normalQuantile(1.2))) << 1.0 << 0.0;
        QTest::newRow("chi-square 9, 5 %") << chiSquareTail(16.918977604620448, 9) << 0.05 << 1e-12;
        QTest::newRow("chi-square 9, 0.1 %") << chiSquareTail(27.877164871256568, 9) << 0.001 << 1e-12;
        QTest::newRow("chi-square 2") << chiSquareTail(3, 2) << std::exp(-1.5) << 1e-14;
        QTest::newRow("chi-square 9, small") << chiSquareTail(2.0879, 9) << 0.99 << 1e-5;
        QTest::newRow("chi-square of nothing") << chiSquareTail(0, 9) << 1.0 << 0.0;
        QTest::newRow("Kolmogorov 5 %") << kolmogorovTail(1.3581 / 1e4, 100'000'000) << 0.05 << 1e-4;
        QTest::newRow("Kolmogorov n = 10, 5 %") << kolmogorovTail(0.40925, 10) << 0.05 << 2e-3;
        QTest::newRow("Chernoff: all of ten at a half")
            << log10BinomialTail(10, 10, 0.5) << 10 * std::log10(0.5) << 1e-12;
        QTest::newRow("Chernoff: nothing odd") << log10BinomialTail(4, 10, 0.5) << 0.0 << 0.0;
    }
    void distributions()
    {
        QFETCH(double, got);
        QFETCH(double, expected);
        QFETCH(double, within);
        QVERIFY(near(got, expected, within));
    }
    void permutations()
    {
        const auto difference = [](std::span<const double> a, std::span<const double> b) {
            return std::abs(mean(a) - mean(b));
        };
        // Exhaustive: of the 20 splits of 1..6 into threes only {1,2,3} and {4,5,6} are as far apart: p = 0.1.
        const double p =
            permutationTest(std::vector<double>{1, 2, 3}, std::vector<double>{4, 5, 6}, difference, 20'000);
        QVERIFY(near(p, 0.1, 0.01));
        QCOMPARE(permutationTest(std::vector<double>{1, 2}, std::vector<double>{1, 2}, difference), 1.0);
        QVERIFY(std::isnan(permutationTest({}, std::vector<double>{1}, difference)));
        const auto once = made::normal(50, 1);
        const auto twice = made::normal(50, 2, 0.3);
        QCOMPARE(permutationTest(once, twice, difference, 500, 9), permutationTest(once, twice, difference, 500, 9));
    }
    void limitDensity_data()
    {
        QTest::addColumn<double>("keptAbove");
        QTest::addColumn<bool>("jump");
        QTest::newRow("nothing done") << 1.0 << false;
        QTest::newRow("half is gone above") << 0.5 << true;
        QTest::newRow("nothing stands above") << 0.0 << true;
    }
    void limitDensity()
    {
        QFETCH(double, keptAbove);
        QFETCH(bool, jump);
        SeededNumbers numbers(4);
        std::vector<double> values;
        for (const double value : made::normal(4'000, 21, 48, 4)) {
            if (value < 50 || double(numbers.below(1'000)) < 1'000 * keptAbove)
                values.push_back(value);
        }
        values.push_back(gap);
        const LimitDensity density = densityAtLimit(values, 50, 0.2, 4);
        QVERIFY(density.judged);
        QCOMPARE(density.z < -4, jump);
        if (!jump)
            QVERIFY(std::abs(density.z) < 2.5);
        if (keptAbove == 0.5)
            QVERIFY(near(density.logJump, std::log(0.5), 0.35));
    }
    void limitDensityByHand()
    {
        // 300 values evenly in [9, 10), 150 in [10, 11): the line through equal counts is flat, the jump ln 0.5.
        std::vector<double> values;
        for (int i = 0; i < 300; ++i)
            values.push_back(9 + (i + 0.5) / 300);
        for (int i = 0; i < 150; ++i)
            values.push_back(10 + (i + 0.5) / 150);
        const LimitDensity density = densityAtLimit(values, 10, 0.1, 1);
        QVERIFY(near(density.logJump, std::log(0.5), 1e-9));
        QVERIFY(near(density.below, 300.0 / 450, 1e-9));
        QVERIFY(near(density.error, std::sqrt(4.8 / 450 * (1.5 + 3)), 1e-9));
        QCOMPARE(density.countAbove, 150.0);
        QVERIFY(!densityAtLimit(std::vector<double>(10, 9.9), 10, 0.1, 1).judged);
        QVERIFY(!densityAtLimit(values, 10, 0, 1).judged);
        QVERIFY(!densityAtLimit(values, gap, 0.1, 1).judged);
    }
    void digits()
    {
        const DigitTest honest = lastDigits(made::normal(5'000, 31, 40, 5), 0.01);
        QVERIFY(honest.p > 0.001);
        QCOMPARE(honest.total, std::uint64_t(5'000));
        const DigitTest invented = lastDigits(rounded(made::normal(5'000, 31, 40, 5), 0.05), 0.01);
        QVERIFY(invented.p < 1e-9);
        QCOMPARE(invented.counts[3], std::uint64_t(0));
        // By hand: ten of each digit but five moved from 0 to 1: (25 + 25) / 10.
        std::vector<double> counted;
        for (int i = 0; i < 100; ++i)
            counted.push_back(i % 10 == 0 && i < 50 ? 1 : i % 10);
        QVERIFY(near(lastDigits(counted, 1).chiSquare, 5, 1e-12));
        QCOMPARE(lastDigits(std::vector<double>{gap, 1e300}, 0.1).total, std::uint64_t(0));
        QCOMPARE(lastDigits(counted, 0).total, std::uint64_t(0));
    }
    void uniform()
    {
        SeededNumbers numbers(8);
        std::vector<double> values;
        for (int i = 0; i < 2'000; ++i)
            values.push_back(10 + double(numbers.below(1'000'000)) / 1e6);
        QVERIFY(uniformTest(values, 10, 11).p > 0.01);
        QVERIFY(normalTest(values, 10.5, 0.29).p < 1e-3);
        const auto normal = made::normal(2'000, 3, 10.5, 0.17);
        QVERIFY(uniformTest(normal, 10, 11).p < 1e-6);
        QVERIFY(normalTest(normal, 10.5, 0.17).p > 0.01);
        QVERIFY(near(uniformTest(std::vector<double>{0.5}, 0, 1).distance, 0.5, 1e-12));
        QCOMPARE(uniformTest(std::vector<double>{gap}, 0, 1).values, std::size_t(0));
        QCOMPARE(uniformTest(values, 1, 1).values, std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(RobustRunsTest)
#include "tst_robust_runs.moc"
