// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <atomic>

#include "core/base/pipeline.h"
#include "core/cache/database.h"
#include "tests/core/import/hj212_packets.h"

using namespace nightjar;

namespace {

/// Deterministic numbers for files that are large enough for several threads.
struct Noise {
    unsigned state = 1;
    int below(int limit)
    {
        state = state * 1664525U + 1013904223U;
        return int((state >> 8) % unsigned(limit));
    }
};

constexpr int rowsOfFile = 260'000;

/// Now and then a row that needs a closer look, or none at all.
QByteArray oddValue(Noise &noise, int row)
{
    switch (row % 4'001) {
    case 17: return "1e3";
    case 18: return "12345678.25";
    case 19: return "abc";
    case 20: return "";
    case 21: return "007";
    default: return QByteArray::number(noise.below(900)) + '.' + QByteArray::number(noise.below(10));
    }
}

QByteArray seriesFile()
{
    Noise noise;
    QByteArray bytes("time,value,flag\n");
    const Seconds begin = *parseTime("2025-01-01 00:00");
    for (int i = 0; i < rowsOfFile; ++i) {
        const int minute = i % 9'973 == 5 ? i - 3 : i; // comes again, nearly always with another value
        bytes += formatTime(begin + minute * 60).toLatin1() + ',' + oddValue(noise, i) + ',' +
                 (i % 5'003 == 7 ? "X"
                  : i % 700 < 15 ? "C"
                                 : "N");
        bytes += i % 50'021 == 3 ? ",more,and more\n" : i % 30'011 == 9 ? "\r\n" : "\n";
        if (i % 60'013 == 11)
            bytes += "\"2025-01-01 00:00:00\",\"1\",N\n\n";
    }
    return bytes;
}

QByteArray longFile(int channels)
{
    Noise noise;
    QByteArray bytes("enterprise,point,factor,time,value,flag\n");
    const Seconds begin = *parseTime("2025-01-01 00:00");
    for (int i = 0; i < rowsOfFile; ++i) {
        // New channels come late, too; one code is none.
        const int channel = i < rowsOfFile / 2 ? i % (channels / 2) : i % channels;
        const int minute = i / channels - (i % 7'919 == 5 ? 1 : 0);
        bytes += i % 10'007 == 3 ? QByteArray("E/1") : "E" + QByteArray::number(channel / 4);
        bytes += ",P1,f" + QByteArray::number(channel % 4) + ',' + formatTime(begin + minute * 60).toLatin1() + ',' +
                 oddValue(noise, i) + ",N\n";
    }
    return bytes;
}

QByteArray logFile()
{
    Noise noise;
    QByteArray bytes;
    const Seconds begin = *parseTime("2025-01-01 00:00");
    for (int i = 0; i < 40'000; ++i) {
        QByteArray time = formatTime(begin + (i / 7 - (i % 977 == 5 ? 1 : 0)) * 60).toLatin1();
        time.replace("-", "").replace(":", "").replace(" ", "");
        QByteArray segment = "QN=" + time + "123;ST=31;CN=2051;PW=123456;MN=DEVICE" + QByteArray::number(i % 7) +
                             ";Flag=5;CP=&&DataTime=" + time;
        for (const char *code : {"a21026", "a21002", "a34013", "a19001"})
            segment += QByteArray(";") + code + "-Avg=" + oddValue(noise, i) + ',' + code +
                       (i % 1'009 == 4 ? "-Flag=Z" : "-Flag=N");
        segment += "&&";
        QByteArray frame = packetOf(segment);
        if (i % 2'003 == 9)
            frame[frame.size() / 2] = '#'; // a CRC that does not fit
        if (i % 3'001 == 9)
            frame.chop(3); // glued to the next one
        if (i % 997 == 1)
            bytes += "2025-01-01 00:00:00.123 ";
        if (i % 1'499 == 1)
            bytes += "no packet\r\n";
        bytes += frame;
    }
    return bytes;
}

/// All that an import leaves in a cache, as text.
QStringList contentOf(Cache &cache)
{
    QStringList lines;
    auto statement = cache.database().prepare(
        "SELECT 'block ' || id || ' ' || samples || ' ' || hex(hash) || ' ' || hex(sources) FROM blocks "
        "UNION ALL SELECT 'pyramid ' || id || ' ' || hex(data) FROM pyramid "
        "UNION ALL SELECT 'channel ' || id || ' ' || enterprise || '/' || point || '/' || factor || ' ' || samples || "
        "' ' || hex(distances) FROM channels_seen "
        "UNION ALL SELECT 'conflict ' || id || ' ' || channel || ' ' || time || ' ' || kept_value || ' ' || "
        "other_value || ' ' || other_line FROM conflicts "
        "UNION ALL SELECT 'refused ' || id || ' ' || line || ' ' || field || ' ' || reason || ' ' || text FROM "
        "refused_rows");
    if (!statement)
        return {statement.error().text};
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return {row.error().text};
        if (!*row)
            return lines;
        lines += statement->text(0);
    }
}

ImportOptions withThreads(int threads)
{
    ImportOptions options = ImportFixture::options();
    options.threads = threads;
    return options;
}

} // namespace

/// Threads change nothing but the time that an import takes.
class PipelineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void laneKeepsTheOrder()
    {
        std::vector<int> done;
        Lane<int> lane([&done](int &job) { done.push_back(job); }, 100);
        std::vector<int> posted;
        for (int i = 0; i < 10'000; ++i) {
            lane.post(i, std::size_t(i % 150)); // some need more room than there is
            posted.push_back(i);
        }
        lane.drain();
        QCOMPARE(done, posted);
        lane.post(-1, 0);
        lane.drain();
        QCOMPARE(done.back(), -1);
    }

    void laneForgetsWhatWaits()
    {
        std::atomic<int> done = 0;
        {
            Lane<int> lane([&done](int &) { ++done; }, 1'000'000);
            lane.post(1, 1); // too light to wake anybody
        }
        QCOMPARE(done.load(), 0);
    }

    void workersShareTasks_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("nobody beside the caller") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("three") << 3;
    }
    void workersShareTasks()
    {
        QFETCH(int, threads);
        Workers workers(threads);
        QCOMPARE(workers.hands(), std::size_t(threads) + 1);
        for (const std::size_t count : {0U, 1U, 2U, 100U}) {
            std::vector<int> calls(count, 0);
            workers.each(count, [&calls](std::size_t i) { ++calls[i]; });
            QCOMPARE(calls, std::vector<int>(count, 1));
        }
    }

    void sameForAnyNumberOfThreads_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("one channel") << "E1__P1__a21026.csv" << seriesFile();
        QTest::newRow("few channels") << "few.csv" << longFile(4);
        QTest::newRow("many channels") << "many.csv" << longFile(1'000);
        QTest::newRow("a log of several devices") << "log.txt" << logFile();
    }
    void sameForAnyNumberOfThreads()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QVERIFY2(bytes.size() > 5'000'000, "too small for threads");
        QString counts;
        QStringList content;
        QStringList warnings;
        for (const int threads : {1, 2, 3, 8}) {
            ImportFixture f;
            f.write(name, bytes);
            Cache cache = f.open();
            const ImportReport report = ImportFixture::run(cache, {f.path(name)}, withThreads(threads));
            QVERIFY2(report.ok(), qPrintable(report.files[0].error ? report.files[0].error->text : QString()));
            const FileReport &file = report.files[0];
            const RowCounts &rows = file.rows;
            QCOMPARE(rows.taken + rows.refused + rows.duplicate + rows.conflict, rows.read);
            QVERIFY(rows.taken > 100'000 && rows.refused > 10 && rows.conflict > 10);
            QVERIFY(checkCache(cache)->ok);
            if (threads == 1) {
                counts = countsText(rows);
                content = contentOf(cache);
                warnings = file.warnings;
                continue;
            }
            QCOMPARE(countsText(rows), counts);
            QCOMPARE(file.warnings, warnings);
            QCOMPARE(contentOf(cache), content);
        }
    }

    void cancelledLeavesNothing_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("alone") << 1;
        QTest::newRow("with a writing thread") << 2;
        QTest::newRow("with workers") << 4;
    }
    void cancelledLeavesNothing()
    {
        QFETCH(int, threads);
        ImportFixture f;
        f.write(QStringLiteral("E1__P1__a21026.csv"), seriesFile());
        Cache cache = f.open();
        const QStringList before = contentOf(cache);
        const auto report = importPaths(cache, {f.path(QStringLiteral("E1__P1__a21026.csv"))}, withThreads(threads),
                                        [](Progress p) { return p.done < 4'000'000; });
        QVERIFY(report && report->cancelled);
        QCOMPARE(contentOf(cache), before);
        QVERIFY(!cache.database().inTransaction());
        const ImportReport again =
            ImportFixture::run(cache, {f.path(QStringLiteral("E1__P1__a21026.csv"))}, withThreads(threads));
        QVERIFY(again.ok() && again.files[0].rows.taken > 100'000);
    }

    void stopsAtTheSameRow_data() { cancelledLeavesNothing_data(); }
    void stopsAtTheSameRow()
    {
        QFETCH(int, threads);
        ImportFixture f;
        f.write(QStringLiteral("many.csv"), longFile(1'000));
        Cache cache = f.open();
        ImportOptions options = withThreads(threads);
        options.stopAtError = true;
        const auto report = importPaths(cache, {f.path(QStringLiteral("many.csv"))}, options);
        QVERIFY(report && report->stopped && report->files[0].error);
        QCOMPARE(report->files[0].error->row, qint64(5)); // the code with a slash
        QCOMPARE(cacheStats(cache)->samples, qint64(0));
    }

    /// A cache that fails behind the reader ends the import with the cache's own sentence.
    void failingCacheIsTold()
    {
        ImportFixture f;
        f.write(QStringLiteral("E1__P1__a21026.csv"), seriesFile());
        Cache cache = f.open();
        QVERIFY(cache.database().execute("PRAGMA max_page_count = 80"));
        const auto report = importPaths(cache, {f.path(QStringLiteral("E1__P1__a21026.csv"))}, withThreads(4));
        QVERIFY(!report);
        QVERIFY(!report.error().text.isEmpty());
        QVERIFY(cache.database().execute("PRAGMA max_page_count = 1000000"));
        QCOMPARE(cacheStats(cache)->samples, qint64(0));
    }
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "tst_pipeline.moc"
