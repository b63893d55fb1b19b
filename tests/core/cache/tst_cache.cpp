// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include "cache_fixture.h"

using namespace nightjar;

namespace {

const ChannelKey key{QStringLiteral("E"), QStringLiteral("P"), QStringLiteral("kw")};

} // namespace

class CacheTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backsUpWhileWriting()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        for (int i = 0; i < 40; ++i)
            merge(cache, {QStringLiteral("E"), QString::number(i), QStringLiteral("kw")}, minutesOf(0, 20'000, i));
        Cache writer = fixture.open(OpenMode::ReadWrite);
        const QString target = fixture.folder.filePath(QStringLiteral("copy.nightjar"));
        int calls = 0;
        const auto outcome = backupCache(cache, target, [&](Progress progress) {
            merge(writer, {QStringLiteral("new"), QString::number(++calls), QStringLiteral("kw")}, minutesOf(0, 100));
            return progress.done <= progress.total;
        });
        QVERIFY2(bool(outcome), outcome ? "" : qPrintable(outcome.error().text));
        QVERIFY(calls > 0);
        auto copy = Cache::open(target, OpenMode::ReadOnly);
        QVERIFY(bool(copy));
        QVERIFY(checkCache(*copy)->ok);
        QCOMPARE(cacheStats(*copy)->samples, 40 * 20'000); // the state when it began
        QVERIFY(!QFile::exists(target + QStringLiteral(".part")));

        const auto again = backupCache(cache, target);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Conflict);
        QVERIFY(!backupCache(cache, fixture.folder.path()));
        QVERIFY(!backupCache(cache, fixture.folder.filePath(QStringLiteral("no/x.nightjar"))));
        const QString stopped = fixture.folder.filePath(QStringLiteral("stopped.nightjar"));
        const auto cancelled = backupCache(cache, stopped, [](Progress) { return false; });
        QVERIFY(!cancelled || QFile::exists(stopped)); // one step may have been all
        QVERIFY(cancelled || !QFile::exists(stopped));
    }

    void compacts()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        for (int day = 0; day < 20; ++day) {
            for (int channel = 0; channel < 10; ++channel)
                merge(cache, {QStringLiteral("E"), QString::number(channel), QStringLiteral("kw")},
                      minutesOf(dayStart(20'000 + day), 1440, channel));
        }
        QVERIFY(bool(cache.database().execute("CREATE TABLE big (a BLOB); INSERT INTO big VALUES (zeroblob(3000000)); "
                                              "DROP TABLE big")));
        const QByteArray before = *cache.series().fingerprint(3);
        const qint64 bytes = cacheStats(cache)->bytes;
        QVERIFY(bool(compactCache(cache)));
        QVERIFY(cacheStats(cache)->bytes < bytes - 2'900'000);
        QCOMPARE(*cache.series().fingerprint(3), before);
        QVERIFY(checkCache(cache)->ok);
        const auto cancelled = compactCache(cache, [](Progress) { return false; });
        QVERIFY(cancelled || cancelled.error().kind == Error::Kind::Cancelled);
        QVERIFY(checkCache(cache)->ok);
        Cache reader = fixture.open(OpenMode::ReadOnly);
        QVERIFY(!compactCache(reader));
    }

    void statistics()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        QCOMPARE(cacheStats(cache)->samples, 0);
        QCOMPARE(cacheStats(cache)->first, Seconds(0));
        merge(cache, key, minutesOf(at("2026-04-01 00:00"), 3000));
        merge(cache, {QStringLiteral("F"), QStringLiteral("P"), QStringLiteral("kw")},
              minutesOf(at("2026-03-01 00:00"), 10));
        const auto stats = cacheStats(cache);
        QCOMPARE(stats->enterprises, 2);
        QCOMPARE(stats->channels, 2);
        QCOMPARE(stats->samples, 3010);
        QCOMPARE(stats->blocks, 4);
        QCOMPARE(stats->first, at("2026-03-01 00:00"));
        QCOMPARE(stats->last, at("2026-04-01 00:00") + 60 * 2999);
        QCOMPARE(stats->byFactor.size(), std::size_t(1));
        QCOMPARE(stats->byFactor.front().channels, 2);
        QVERIFY(stats->byFactor.front().bytes > 1000);
    }

    void ownClock_data()
    {
        QTest::addColumn<QString>("real");
        QTest::addColumn<QString>("expected"); // the last sample is of 2026-04-10 23:59
        QTest::newRow("fresh") << "2026-04-11 08:00"
                               << "2026-04-11 08:00";
        QTest::newRow("two days old") << "2026-04-12 23:59"
                                      << "2026-04-12 23:59";
        QTest::newRow("older") << "2026-04-13 00:00"
                               << "2026-04-11 12:00";
        QTest::newRow("much older") << "2030-01-01 00:00"
                                    << "2026-04-11 12:00";
        QTest::newRow("data of the future") << "2026-01-01 00:00"
                                            << "2026-01-01 00:00";
    }
    void ownClock()
    {
        QFETCH(QString, real);
        QFETCH(QString, expected);
        CacheFixture fixture;
        Cache cache = fixture.open();
        const Seconds now = at(qPrintable(real));
        QCOMPARE(*cacheNow(cache, now), now); // no samples
        merge(cache, key, minutesOf(at("2026-04-10 00:00"), 1440));
        QCOMPARE(*cacheNow(cache, now), at(qPrintable(expected)));
        QVERIFY(bool(cache.registry().setSetting(QStringLiteral("now"), QStringLiteral("2026-02-02 12:00:00"))));
        QCOMPARE(*cacheNow(cache, now), at("2026-02-02 12:00"));
    }
};

QTEST_GUILESS_MAIN(CacheTest)
#include "tst_cache.moc"
