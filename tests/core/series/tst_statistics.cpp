// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "core/series/statistics.h"

using namespace nightjar;

class StatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantiles_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("expected"); // NaN: none
        const double nan = std::nan("");
        QTest::newRow("odd") << QList<double>{3, 1, 2} << 0.5 << 2.0;
        QTest::newRow("even") << QList<double>{4, 1, 2, 3} << 0.5 << 2.5;
        QTest::newRow("lowest") << QList<double>{4, 1, 2, 3} << 0.0 << 1.0;
        QTest::newRow("highest") << QList<double>{4, 1, 2, 3} << 1.0 << 4.0;
        QTest::newRow("tenth") << QList<double>{0, 10, 20, 30, 40} << 0.1 << 4.0;
        QTest::newRow("NaN is left out") << QList<double>{nan, 5, nan, 7} << 0.5 << 6.0;
        QTest::newRow("nothing") << QList<double>{} << 0.5 << nan;
        QTest::newRow("only NaN") << QList<double>{nan} << 0.5 << nan;
        QTest::newRow("share above one") << QList<double>{1} << 1.1 << nan;
    }
    void quantiles()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, share);
        QFETCH(double, expected);
        const double got = quantile({values.begin(), values.end()}, share);
        QVERIFY(got == expected || (std::isnan(got) && std::isnan(expected)));
    }
    void spread()
    {
        const std::vector<double> values{1, 2, 3, 4, 100, std::nan("")};
        QCOMPARE(median(values), 3.0);
        QCOMPARE(medianDeviation(values), 1.0);
        QCOMPARE(mean(values), 22.0);
        QCOMPARE(standardDeviation(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9}), std::sqrt(32.0 / 7));
        QVERIFY(std::isnan(standardDeviation(std::vector<double>{2})));
    }
    void runs()
    {
        const auto found = equalRuns(std::vector<std::int64_t>{5, 5, 5, 7, 5, 5});
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[0].length(), std::size_t(3));
        QCOMPARE(found[1].begin, std::size_t(3));
        QCOMPARE(found[2].end, std::size_t(6));
        QVERIFY(equalRuns({}).empty());
    }
};

QTEST_APPLESS_MAIN(StatisticsTest)
#include "tst_statistics.moc"
