// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache_fixture.h"

using namespace nightjar;

class CacheCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsDamage_data()
    {
        QTest::addColumn<QByteArray>("damage"); // SQL
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << QByteArray("SELECT 1") << QString();
        QTest::newRow("a byte of a block")
            << QByteArray("UPDATE blocks SET data = CAST(substr(data, 1, 40) || x'5A' || substr(data, 42) AS BLOB)")
            << "hash";
        QTest::newRow("a block and its hash emptied")
            << QByteArray("UPDATE blocks SET data = x'', hash = x'e3b0c44298fc1c149afbf4c8996fb924'") << "decoded";
        QTest::newRow("a wrong maximum") << QByteArray("UPDATE blocks SET max = max + 0.1") << "columns";
        QTest::newRow("a wrong sum") << QByteArray("UPDATE blocks SET sum = sum + 1") << "columns";
        QTest::newRow("a wrong count") << QByteArray("UPDATE blocks SET samples = samples + 1") << "columns";
        QTest::newRow("a block on another day") << QByteArray("UPDATE blocks SET id = id + 1000") << "columns";
        QTest::newRow("no sources") << QByteArray("UPDATE blocks SET sources = x''") << "source";
        QTest::newRow("another pyramid") << QByteArray("UPDATE pyramid SET data = x'00'") << "overview";
        QTest::newRow("no pyramid") << QByteArray("DELETE FROM pyramid") << "overview";
        QTest::newRow("no channel") << QByteArray("DELETE FROM channels_seen") << "without its channel";
        QTest::newRow("journal rewritten") << QByteArray("UPDATE audit SET by = 'somebody' WHERE id = 2") << "row 2";
        QTest::newRow("journal row removed") << QByteArray("DELETE FROM audit WHERE id = 2") << "row 3";
        QTest::newRow("journal cut off") << QByteArray("DELETE FROM audit WHERE id = 3") << "row 3";
    }
    void findsDamage()
    {
        QFETCH(QByteArray, damage);
        QFETCH(QString, says);
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, {QStringLiteral("E"), QStringLiteral("P"), QStringLiteral("kw")},
              minutesOf(at("2026-04-01 00:00"), 900));
        for (int i = 1; i <= 3; ++i)
            QVERIFY(bool(cache.audit().append(i, QStringLiteral("an officer"), QStringLiteral("import"),
                                              QStringLiteral("f"), {{QStringLiteral("rows"), i}})));
        QVERIFY(bool(cache.database().execute(damage.constData())));
        const auto check = checkCache(cache);
        QVERIFY(bool(check));
        QCOMPARE(check->ok, says.isEmpty());
        QVERIFY2(says.isEmpty() || check->problems.join(u'\n').contains(says), qPrintable(check->problems.join(u'\n')));
        QCOMPARE(check->blocks, 1);
    }

    void damagedBlocksAreNotMergedInto()
    {
        const ChannelKey key{QStringLiteral("E"), QStringLiteral("P"), QStringLiteral("kw")};
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, key, minutesOf(at("2026-04-01 00:00"), 900));
        QVERIFY(bool(cache.database().execute(
            "UPDATE blocks SET data = CAST(substr(data, 1, 40) || x'5A' || substr(data, 42) AS BLOB)")));
        auto transaction = Transaction::begin(cache.database());
        SampleBatch batch = minutesOf(at("2026-04-01 20:00"), 5);
        RowCounts counts;
        const auto merged = cache.series().merge(1, batch, 1, counts);
        QVERIFY(!merged);
        QCOMPARE(merged.error().kind, Error::Kind::Damaged);
        QVERIFY(merged.error().text.contains(key.text()) && merged.error().text.contains(QStringLiteral("2026-04-01")));
    }

    void auditChain()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        QVERIFY(cache.audit().check()->ok);
        QVERIFY(cache.audit().check()->head.isEmpty());
        QVERIFY(bool(cache.audit().append(5, QStringLiteral("王"), QStringLiteral("lead-mark"), QStringLiteral("L1"),
                                          {{QStringLiteral("why"), QStringLiteral("\"so\"")}})));
        {
            auto transaction = Transaction::begin(cache.database());
            QVERIFY(bool(cache.audit().append(6, QStringLiteral("王"), QStringLiteral("export"), QStringLiteral("x"))));
        } // rolled back with the caller's transaction
        const auto rows = cache.audit().rows();
        QCOMPARE(rows->size(), std::size_t(1));
        QCOMPARE(rows->front().details.value(QStringLiteral("why")).toString(), QStringLiteral("\"so\""));
        QCOMPARE(rows->front().previous, QByteArray(32, '\0'));
        QCOMPARE(cache.audit().check()->head, rows->front().hash);
        QVERIFY(cache.audit().check()->ok);
    }
};

QTEST_GUILESS_MAIN(CacheCheckTest)
#include "tst_cache_check.moc"
