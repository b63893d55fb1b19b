// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <csignal>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>

#include "core/import/pull.h"

using namespace nightjar;

namespace {

constexpr int rowsOfPlatform = 150'000;

QuerySource sourceOf(const QString &platform)
{
    QuerySource source;
    source.name = QStringLiteral("platform");
    source.database = platform;
    source.sql = QStringLiteral("SELECT id, 'E1' AS enterprise, 'OUT1' AS point, 'a21002' AS factor, time, value FROM "
                                "hours WHERE id > :watermark ORDER BY id LIMIT 12500");
    source.watermark = QStringLiteral("id");
    source.start = QStringLiteral("0");
    return source;
}

/// Pulls until nothing new comes; 0 = all went well.
int pullAll(const QString &cachePath, const QString &platform)
{
    auto cache = Cache::open(cachePath, OpenMode::Create);
    for (bool more = bool(cache); more;) {
        PullOptions options;
        options.actor = {QStringLiteral("tester"), 1'780'000'000};
        const auto report = pullSource(*cache, sourceOf(platform), options);
        if (!report)
            return 1;
        more = report->queryRows > 0;
    }
    return cache ? 0 : 1;
}

} // namespace

/// `kill -9` at any moment of a pull: the watermark tells exactly what the cache holds, and the next pull goes on
/// there.
class PullKillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAtRandomMoments()
    {
        ImportFixture f;
        const QString platform = f.path(QStringLiteral("platform.sqlite"));
        makePlatform(platform);
        QElapsedTimer timer;
        timer.start();
        QProcess whole;
        start(whole, f.path(QStringLiteral("whole.nightjar")), platform);
        QVERIFY(whole.waitForFinished(120'000));
        QCOMPARE(whole.exitCode(), 0);
        const int duration = int(timer.elapsed());

        QRandomGenerator random(20260901);
        int between = 0; // kills that came between two pulls or in the middle of one
        for (int round = 0; round < 20; ++round) {
            const QString cachePath = f.path(QStringLiteral("kill%1.nightjar").arg(round));
            QProcess child;
            start(child, cachePath, platform);
            QVERIFY(child.waitForStarted());
            if (!child.waitForFinished(random.bounded(1, std::max(2, duration)))) {
                ::kill(pid_t(child.processId()), SIGKILL);
                QVERIFY(child.waitForFinished());
            }
            if (!QFile::exists(cachePath))
                continue; // killed before the cache was made
            auto cache = Cache::open(cachePath, OpenMode::Create);
            QVERIFY2(cache, cache ? "" : qPrintable(cache.error().text));
            const auto check = checkCache(*cache);
            QVERIFY(check);
            QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
            const auto mark = watermarkOf(*cache, QStringLiteral("platform"));
            QVERIFY(mark);
            const int reached = mark->value.toInt();
            QCOMPARE(cacheStats(*cache)->samples, qint64(reached));
            const auto records = cache->imports().files();
            QVERIFY(records);
            qint64 taken = 0;
            for (const ImportFile &file : *records)
                taken += file.rows.taken;
            QCOMPARE(taken, qint64(reached));
            between += reached > 0 && reached < rowsOfPlatform;
            if (round % 5 != 0)
                continue;
            QCOMPARE(pullAll(cachePath, platform), 0);
            QCOMPARE(cacheStats(*cache)->samples, qint64(rowsOfPlatform));
        }
        QVERIFY2(between > 0, "no kill came while the pulls were under way");
    }

private:
    static void makePlatform(const QString &path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("make"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE hours (id INTEGER PRIMARY KEY, time TEXT, value)")));
        QVERIFY(
            query.exec(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                                      "INSERT INTO hours (time, value) SELECT datetime('2026-01-01', i || ' "
                                      "minutes'), i * 7 %% 1000 FROM n")
                           .arg(rowsOfPlatform)
                           .replace(QStringLiteral("%%"), QStringLiteral("%"))));
    }
    static void start(QProcess &process, const QString &cache, const QString &platform)
    {
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--pull"), cache, platform});
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 4 && arguments[1] == u"--pull")
        return pullAll(arguments[2], arguments[3]);
    PullKillTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pull_kill.moc"
