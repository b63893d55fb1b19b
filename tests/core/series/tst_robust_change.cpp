// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "core/series/change_point.h"
#include "core/series/level_shift.h"
#include "core/series/robust_noise.h"
#include "made_series.h"

using namespace nightjar;

namespace {

const double gap = std::nan("");

std::vector<double> withShift(std::size_t from, std::size_t to, double size)
{
    std::vector<double> values = made::normal(2'000, 17, 50, 1);
    for (std::size_t i = from; i < to && i < values.size(); ++i)
        values[i] += size;
    return values;
}

} // namespace

class RobustChangeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steps_data()
    {
        QTest::addColumn<double>("size");
        QTest::addColumn<int>("found");
        QTest::newRow("up by eight") << 8.0 << 1;
        QTest::newRow("down by eight") << -8.0 << 1;
        QTest::newRow("up by a hundred") << 100.0 << 1;
        QTest::newRow("under the bar") << 2.0 << 0;
        QTest::newRow("none") << 0.0 << 0;
    }
    void steps()
    {
        QFETCH(double, size);
        QFETCH(int, found);
        const std::vector<double> values = withShift(1'000, 5'000, size);
        const auto steps = findSteps(values, 1, 5);
        QCOMPARE(int(steps.size()), found);
        if (found == 0)
            return;
        QVERIFY(std::abs(std::ptrdiff_t(steps[0].at) - 1'000) <= 1);
        QVERIFY(std::abs(steps[0].size - size) < 1.5);
        QVERIFY(steps[0].ramp <= 2);
    }
    void spikesAndRamps()
    {
        std::vector<double> values = made::normal(500, 23, 50, 1);
        for (const std::size_t spike : {100u, 101u, 102u, 103u}) // blowback: four minutes are no level
            values[spike] = 500;
        QVERIFY(findSteps(values, 1, 6).empty());
        for (std::size_t i = 300; i < 500; ++i) // a start-up over twelve minutes
            values[i] += std::min(60.0, double(i - 300) * 5);
        const auto steps = findSteps(values, 1, 10);
        QVERIFY(!steps.empty());
        QVERIFY(steps[0].ramp >= 3);
        QVERIFY(findSteps(std::vector<double>(5, 1.0), 1, 5).empty());
        QVERIFY(findSteps(values, 0, 5).empty());
        QVERIFY(findSteps(values, gap, 5).empty());
    }
    void shifts_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("size");
        QTest::addColumn<bool>("returned");
        QTest::newRow("two hours down") << 600 << 720 << -12.0 << true;
        QTest::newRow("a day up") << 200 << 1640 << 9.0 << true;
        QTest::newRow("stays") << 800 << 2000 << -15.0 << false;
        QTest::newRow("twenty minutes") << 600 << 620 << -12.0 << true;
    }
    void shifts()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, size);
        QFETCH(bool, returned);
        const auto shifts = findLevelShifts(withShift(std::size_t(from), std::size_t(to), size), 1, 6, 15, 100'000);
        QVERIFY(!shifts.empty());
        const LevelShift &shift = shifts.front();
        QCOMPARE(shift.returned, returned);
        QVERIFY(std::abs(int(shift.step.at) - from) <= 1);
        QVERIFY(std::abs(int(shift.end) - to) <= 1);
        QVERIFY(std::abs(shift.during - 50 - size) < 1);
        QCOMPARE(shift.abruptEnd, returned);
        QVERIFY(findLevelShifts(withShift(600, 720, -12), 1, 6, 500, 1'000).size() == 1); // the return is what stays
    }
    void page()
    {
        // By hand: slack 0.5, bar 5. Values 0, then 2 each: the sum grows by 1.5 and passes 5 with the fourth.
        const std::vector<double> values{0, 0, gap, 2, 2, gap, 2, 2, 0};
        const auto alarms = cusum(values, 0, 1);
        QCOMPARE(alarms.size(), std::size_t(1));
        QCOMPARE(alarms[0].begin, std::size_t(3));
        QCOMPARE(alarms[0].alarm, std::size_t(7));
        QCOMPARE(alarms[0].direction, 1);
        QCOMPARE(cusum(std::vector<double>{-2, -2, -2, -2}, 0, 1)[0].direction, -1);
        QVERIFY(cusum(std::vector<double>{0, 1e30, 0, 0}, 0, 1).empty()); // one spike counts four scales
        QVERIFY(cusum(values, 0, 0).empty());
        // Average run length without change: 465 (Montgomery, Introduction to Statistical Quality Control, table 9.3).
        const double length = 200'000.0 / double(cusum(made::normal(200'000, 41), 0, 1).size());
        QVERIFY2(length > 400 && length < 540, qPrintable(QString::number(length)));
    }
    void pelt()
    {
        std::vector<double> values = made::normal(600, 3);
        for (std::size_t i = 200; i < 400; ++i)
            values[i] += 3;
        for (std::size_t i = 400; i < 600; ++i)
            values[i] += 1;
        values[250] = gap;
        const auto segments = segmentsOfMean(values, 1, 3 * std::log(600));
        QCOMPARE(segments.size(), std::size_t(3));
        QVERIFY(std::abs(int(segments[1].begin) - 200) <= 3);
        QVERIFY(std::abs(int(segments[2].begin) - 400) <= 5);
        QVERIFY(std::abs(segments[1].mean - 3) < 0.3);
        QCOMPARE(segments[2].end, std::size_t(600));
        QCOMPARE(segmentsOfMean(made::normal(600, 9), 1, 3 * std::log(600)).size(), std::size_t(1));
    }
    void peltIsExact()
    {
        // Against optimal partitioning without pruning (Jackson et al. 2005).
        std::vector<double> values = made::normal(120, 8);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += double(i / 17 % 3) * 1.2;
        const double penalty = 4;
        const std::size_t n = values.size();
        std::vector<double> best(n + 1, INFINITY);
        std::vector<std::size_t> last(n + 1, 0);
        best[0] = -penalty;
        for (std::size_t end = 3; end <= n; ++end) {
            for (std::size_t start = 0; start + 3 <= end; ++start) {
                double sum = 0;
                double square = 0;
                for (std::size_t i = start; i < end; ++i) {
                    sum += values[i];
                    square += values[i] * values[i];
                }
                const double cost = best[start] + square - sum * sum / double(end - start) + penalty;
                if (cost < best[end]) {
                    best[end] = cost;
                    last[end] = start;
                }
            }
        }
        std::vector<std::size_t> begins;
        for (std::size_t end = n; end > 0; end = last[end])
            begins.insert(begins.begin(), last[end]);
        const auto segments = segmentsOfMean(values, 1, penalty, 3);
        QCOMPARE(segments.size(), begins.size());
        QVERIFY(segments.size() > 3);
        for (std::size_t i = 0; i < begins.size(); ++i)
            QCOMPARE(segments[i].begin, begins[i]);
    }
    void peltBadInput()
    {
        QVERIFY(segmentsOfMean({}, 1, 5).empty());
        QVERIFY(segmentsOfMean(std::vector<double>{1, 2}, 0, 5).empty());
        const auto few = segmentsOfMean(std::vector<double>{1, 2}, 1, 5);
        QCOMPARE(few.size(), std::size_t(1));
        QCOMPARE(few[0].mean, 1.5);
        const auto gaps = segmentsOfMean(std::vector<double>(50, gap), 1, 5);
        QCOMPARE(gaps.size(), std::size_t(1));
        QVERIFY(std::isnan(gaps[0].mean));
        QCOMPARE(segmentsOfMean(std::vector<double>(60'000, 1.0), 1, 5).size(), std::size_t(3)); // in parts
    }
};

QTEST_APPLESS_MAIN(RobustChangeTest)
#include "tst_robust_change.moc"
