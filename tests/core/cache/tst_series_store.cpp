// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <random>

#include "cache_fixture.h"

using namespace nightjar;

namespace {

const ChannelKey nox{QStringLiteral("E1"), QStringLiteral("P1"), QStringLiteral("a21002")};
const ChannelKey load{QStringLiteral("E1"), QStringLiteral("M1"), QStringLiteral("kw")};

} // namespace

class SeriesStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsRows()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        SampleBatch batch;
        addSample(batch, at("2026-04-01 10:01"), "12.00");
        addSample(batch, at("2026-04-01 10:00"), "11.5", "C"); // goes back: no error
        addSample(batch, at("2026-04-01 10:01"), "12.00");     // duplicate inside the file
        addSample(batch, at("2026-04-01 10:01"), "12.0");      // other text: conflict
        addSample(batch, at("2026-04-01 10:00"), "11.5", "N"); // other flag: conflict
        addSample(batch, at("2026-04-01 10:02"), "");
        const RowCounts counts = merge(cache, nox, batch);
        QCOMPARE(counts.taken, 3);
        QCOMPARE(counts.duplicate, 1);
        QCOMPARE(counts.conflict, 2);
        const QString expected = QStringLiteral("2026-04-01 10:00:00 11.5 C\n2026-04-01 10:01:00 12.00 N\n"
                                                "2026-04-01 10:02:00  N\n");
        QCOMPARE(written(cache, nox), expected);

        SampleBatch second;
        addSample(second, at("2026-04-01 10:02"), "", "N"); // empty again: duplicate
        addSample(second, at("2026-04-01 10:01"), "13", "N", 7);
        addSample(second, at("2026-04-01 09:59"), "1"); // late
        const RowCounts more = merge(cache, nox, second, 2);
        QCOMPARE(more.taken, 1);
        QCOMPARE(more.duplicate, 1);
        QCOMPARE(more.conflict, 1);
        QCOMPARE(written(cache, nox), QStringLiteral("2026-04-01 09:59:00 1 N\n") + expected);

        const auto conflicts = cache.series().conflicts();
        QVERIFY(bool(conflicts));
        QCOMPARE(conflicts->size(), std::size_t(3));
        const Conflict &last = conflicts->back();
        QCOMPARE(last.channel, nox);
        QCOMPARE(last.keptValue, QStringLiteral("12.00"));
        QCOMPARE(last.keptSource, 1);
        QCOMPARE(last.otherValue, QStringLiteral("13"));
        QCOMPARE(last.otherSource, 2);
        QCOMPARE(last.otherLine, 7);
        QCOMPARE(*cache.series().conflictCount(), 3);
    }

    void newestRulesWhenChosen()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        SampleBatch batch = minutesOf(at("2026-04-01 00:00"), 600);
        merge(cache, nox, batch);
        SampleBatch second;
        addSample(second, at("2026-04-01 00:05"), "9999", "D");
        addSample(second, at("2026-04-01 00:06"), "stopped");
        merge(cache, nox, second, 2);
        const ChannelId id = *cache.series().find(nox);
        const QByteArray before = *cache.series().fingerprint(id);
        const Span hour{at("2026-04-01 00:00"), at("2026-04-01 01:00")};
        QCOMPARE(cache.series().buckets(id, hour, 1)->front().max < 100, true);
        QVERIFY(bool(cache.registry().setSetting(QStringLiteral("conflict"), QStringLiteral("newest"))));
        const auto series = cache.series().read(id, {at("2026-04-01 00:05"), at("2026-04-01 00:07")});
        QCOMPARE(written(*series), QStringLiteral("2026-04-01 00:05:00 9999 D\n2026-04-01 00:06:00 stopped N\n"));
        QVERIFY(std::isnan(series->values[1]));
        QCOMPARE(cache.series().buckets(id, hour, 1)->front().max, 9999.0);
        QVERIFY(*cache.series().fingerprint(id) != before);
    }

    void batchesGiveWhatOneGives()
    {
        std::mt19937 random(3);
        SampleBatch all;
        for (int i = 0; i < 5000; ++i) {
            const Seconds t = at("2026-04-01 23:00") + 60 * Seconds(random() % 4000);
            addSample(all, t, std::to_string(random() % 3) + (random() % 2 ? ".0" : ""), random() % 9 ? "N" : "长");
        }
        CacheFixture one;
        Cache whole = one.open();
        const RowCounts expected = merge(whole, nox, all);
        QCOMPARE(expected.taken + expected.duplicate + expected.conflict, 5000);

        CacheFixture many;
        Cache pieces = many.open();
        RowCounts counts;
        for (std::size_t i = 0; i < all.size(); i += 617) {
            SampleBatch batch;
            for (std::size_t k = i; k < std::min(i + 617, all.size()); ++k) {
                const Reading reading = all.readings[k];
                addSample(batch, all.times[k], readingText(reading.digits, reading.scale),
                          flagText(all.flags[k], all.flagTexts), std::uint32_t(k + 2));
            }
            counts += merge(pieces, nox, batch);
        }
        QCOMPARE(counts.taken, expected.taken);
        QCOMPARE(counts.duplicate, expected.duplicate);
        QCOMPARE(counts.conflict, expected.conflict);
        QCOMPARE(written(pieces, nox), written(whole, nox));
        QCOMPARE(*pieces.series().fingerprint(1), *whole.series().fingerprint(1));
        QCOMPARE(pieces.series().conflicts()->size(), whole.series().conflicts()->size());
        QVERIFY(checkCache(pieces)->ok);
    }

    void daysEndAtLocalMidnight()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        SampleBatch batch;
        addSample(batch, at("2026-04-01 23:59:59"), "1");
        addSample(batch, at("2026-04-02 00:00:00"), "2");
        addSample(batch, at("2026-04-02 07:59:59"), "3");
        addSample(batch, at("2026-04-02 08:00:00"), "4"); // midnight of UTC
        addSample(batch, at("1969-12-31 23:59:59"), "0");
        merge(cache, nox, batch);
        QCOMPARE(checkCache(cache)->blocks, 3);
        QCOMPARE(cacheStats(cache)->samples, 5);
        QCOMPARE(written(cache, nox, {at("2026-04-02 00:00"), at("2026-04-02 08:00")}),
                 QStringLiteral("2026-04-02 00:00:00 2 N\n2026-04-02 07:59:59 3 N\n"));
        QCOMPARE(written(cache, nox, {at("2027-01-01 00:00"), at("2028-01-01 00:00")}), QString());
        QVERIFY(checkCache(cache)->ok);
    }

    void summaries()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const Seconds begin = at("2026-04-01 22:00");
        SampleBatch minutes;
        for (int i = 0; i < 300; ++i) {
            if (i != 100 && i != 200 && i != 201)
                addSample(minutes, begin + 60 * i, "5");
        }
        merge(cache, nox, minutes);
        SampleBatch quarters;
        for (int i = 0; i < 10; ++i)
            addSample(quarters, begin + 900 * i, "7.5");
        merge(cache, load, quarters);
        const auto list = cache.series().summaries();
        QVERIFY(bool(list));
        QCOMPARE(list->size(), std::size_t(2));
        const ChannelSummary &first = list->front(); // E1/M1/kw by key
        QCOMPARE(first.key, load);
        QCOMPARE(first.unit, QStringLiteral("kW"));
        QCOMPARE(first.step, Seconds(900));
        QCOMPARE(first.to, begin + 10 * 900);
        QCOMPARE(first.gaps, 0);
        const ChannelSummary &second = list->back();
        QCOMPARE(second.samples, 297);
        QCOMPARE(second.step, Seconds(60));
        QCOMPARE(second.gaps, 2);
        QCOMPARE(second.from, begin);
        QCOMPARE(second.to, begin + 300 * 60);
        QVERIFY(second.bytes > 0);
        QCOMPARE(cache.series().extent(second.id)->to, second.to);
        QVERIFY(cache.series().extent(99)->empty());
        QCOMPARE(cache.series().channels()->size(), std::size_t(2));
        QCOMPARE(*cache.series().find({QStringLiteral("x"), {}, {}}), 0);
    }

    void bucketsAgreeWithSamples_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("count");
        QTest::newRow("whole hours") << "2026-04-01 00:00"
                                     << "2026-04-04 00:00" << 72;
        QTest::newRow("quarter days") << "2026-04-01 00:00"
                                      << "2026-04-05 00:00" << 16;
        QTest::newRow("minutes") << "2026-04-01 05:00"
                                 << "2026-04-01 07:00" << 120;
        QTest::newRow("odd pixels") << "2026-04-01 03:17"
                                    << "2026-04-02 11:03" << 700;
        QTest::newRow("beyond the data") << "2026-03-01 00:00"
                                         << "2026-05-01 00:00" << 61;
    }
    void bucketsAgreeWithSamples()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, count);
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, nox, minutesOf(at("2026-04-01 00:00"), 4 * 1440 - 200));
        SampleBatch few; // a day without pyramid
        for (int i = 0; i < 20; ++i)
            addSample(few, at("2026-04-20 00:00") + 3600 * i, std::to_string(i));
        merge(cache, nox, few);
        const Span span{at(qPrintable(from)), at(qPrintable(to))};
        const auto got = cache.series().buckets(1, span, std::size_t(count));
        const auto expected = bucketsOf(*cache.series().read(1, span), span, std::size_t(count));
        QVERIFY(bool(got));
        QCOMPARE(got->size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE((*got)[i].samples, expected[i].samples);
            QVERIFY((*got)[i].min == expected[i].min || expected[i].numbers == 0);
            QVERIFY((*got)[i].max == expected[i].max || expected[i].numbers == 0);
            QVERIFY((*got)[i].first == expected[i].first || expected[i].numbers == 0);
            QVERIFY(std::abs((*got)[i].sum - expected[i].sum) < 1e-6);
        }
    }

    void sourcesOfSamples()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, nox, minutesOf(at("2026-04-01 00:00"), 100), 1);
        merge(cache, nox, minutesOf(at("2026-04-01 00:00"), 3000), 2);
        const auto runs = cache.series().sources(1);
        QVERIFY(bool(runs));
        QCOMPARE(runs->size(), std::size_t(2));
        QCOMPARE(runs->front().source, 1);
        QCOMPARE(runs->front().samples, 100);
        QCOMPARE(runs->back().source, 2);
        QCOMPARE(runs->back().samples, 2900);
        QCOMPARE(runs->back().span.from, at("2026-04-01 01:40"));
        const auto some = cache.series().sources(1, {at("2026-04-01 01:30"), at("2026-04-01 01:50")});
        QCOMPARE(some->size(), std::size_t(2));
        QCOMPARE(some->front().samples, 10);
        QCOMPARE(some->back().samples, 10);
    }

    void rollbackLeavesNothing()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, nox, minutesOf(at("2026-04-01 00:00"), 10));
        const QByteArray before = *cache.series().fingerprint(1);
        {
            auto transaction = Transaction::begin(cache.database());
            QVERIFY(bool(transaction));
            SampleBatch batch = minutesOf(at("2026-04-01 00:05"), 5000, 3);
            RowCounts counts;
            QVERIFY(bool(cache.series().merge(1, batch, 1, counts)));
            QCOMPARE(batch.size(), std::size_t(0));
        }
        QCOMPARE(*cache.series().fingerprint(1), before);
        QCOMPARE(*cache.series().conflictCount(), 0);
    }
};

QTEST_GUILESS_MAIN(SeriesStoreTest)
#include "tst_series_store.moc"
