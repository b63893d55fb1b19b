// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <random>

#include <QTest>

#include "core/series/pyramid.h"

using namespace nightjar;

namespace {

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same(const Bucket &a, const Bucket &b)
{
    return a.samples == b.samples && a.numbers == b.numbers && same(a.min, b.min) && same(a.max, b.max) &&
           same(a.first, b.first) && same(a.last, b.last) && std::abs(a.sum - b.sum) < 1e-6;
}

Series minutes(Seconds from, int count)
{
    Series series;
    std::mt19937_64 random(7);
    for (int i = 0; i < count; ++i) {
        series.times.push_back(from + 60 * i);
        series.values.push_back(i % 50 == 3 ? std::nan("") : double(random() % 1000) / 10);
    }
    return series;
}

} // namespace

class PyramidTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bucketsHoldExtremes()
    {
        Series series;
        series.times = {0, 10, 20, 30, 40, 59, 60};
        series.values = {5, std::nan(""), 9, 1, 7, 2, 100};
        const auto buckets = bucketsOf(series, {0, 60}, 2);
        QCOMPARE(buckets.size(), std::size_t(2));
        QCOMPARE(buckets[0].min, 5.0);
        QCOMPARE(buckets[0].max, 9.0);
        QCOMPARE(buckets[0].samples, 3u);
        QCOMPARE(buckets[0].numbers, 2u);
        QCOMPARE(buckets[1].first, 1.0);
        QCOMPARE(buckets[1].last, 2.0);
        QCOMPARE(buckets[1].max, 7.0); // the sample at the exclusive end is left out
        QCOMPARE(buckets[1].sum, 10.0);
    }
    void emptySpans()
    {
        QCOMPARE(bucketsOf({}, {0, 60}, 3).size(), std::size_t(3));
        QCOMPARE(bucketsOf({}, {0, 60}, 3)[0].samples, 0u);
        QVERIFY(bucketsOf(minutes(0, 10), {60, 0}, 0).empty());
    }
    void daysComeBack_data()
    {
        QTest::addColumn<double>("factor"); // multiplies the values
        QTest::addColumn<int>("samples");
        QTest::newRow("decimals") << 1.0 << 1440;
        QTest::newRow("part of a day") << 1.0 << 500;
        QTest::newRow("doubles that are no decimals") << 0.1234567890123 << 1440;
        QTest::newRow("large") << 1e18 << 1440;
        QTest::newRow("negative") << -1.0 << 1440;
        QTest::newRow("nothing") << 1.0 << 0;
    }
    void daysComeBack()
    {
        QFETCH(double, factor);
        QFETCH(int, samples);
        Series series = minutes(0, samples);
        for (double &value : series.values)
            value *= factor;
        const auto hours = bucketsOf(series, {0, 86400}, 24);
        std::vector<Bucket> back(24);
        const QByteArray bytes = encodePyramid(hours);
        QVERIFY(bool(decodePyramid(bytes, back)));
        for (std::size_t h = 0; h < 24; ++h) {
            Bucket expected = hours[h];
            if (std::abs(factor) > 1e17)
                expected.sum = back[h].sum; // rounding differs, size is checked by the bytes being raw doubles
            QVERIFY(same(expected, back[h]));
        }
        QCOMPARE(encodePyramid(back), bytes); // a row that is read, changed and written stays what it was
        std::vector<Bucket> other(12);
        QVERIFY(!decodePyramid(bytes, other));
    }
    void damageIsNoticedOrHarmless()
    {
        const QByteArray bytes = encodePyramid(bucketsOf(minutes(0, 1440), {0, 86400}, 24));
        std::vector<Bucket> back(24);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QVERIFY(!decodePyramid(bytes.left(i), back));
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray bad = bytes;
                bad[i] = char(bad[i] ^ (1 << bit));
                (void)decodePyramid(bad, back); // must not crash; wrong figures are the check's business
                QCOMPARE(back.size(), std::size_t(24));
            }
        }
    }
};

QTEST_APPLESS_MAIN(PyramidTest)
#include "tst_pyramid.moc"
