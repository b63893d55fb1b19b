// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <csignal>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

using namespace nightjar;

/// `kill -9` at any moment of an import leaves a cache that opens and holds all of a file or none of it.
class ImportKillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAtRandomMoments()
    {
        ImportFixture f;
        constexpr int files = 6;
        constexpr int rows = 200'000;
        const Seconds begin = *parseTime("2026-04-01 00:00");
        QByteArray bytes("time,value\n");
        for (int i = 0; i < rows; ++i)
            bytes += formatTime(begin + i * 60).toLatin1() + ',' + QByteArray::number(i * 7 % 1000) + '\n';
        QVERIFY(QDir(f.folder.path()).mkpath(QStringLiteral("data")));
        for (int i = 0; i < files; ++i)
            f.write(QStringLiteral("data/E%1__P1__kw.csv").arg(i), bytes);

        // One undisturbed run tells how long an import takes, so that the kills spread over all of it.
        QElapsedTimer timer;
        timer.start();
        QProcess whole;
        start(whole, f.path("whole.nightjar"), f.path("data"));
        QVERIFY(whole.waitForFinished(60000));
        QCOMPARE(whole.exitCode(), 0);
        const int duration = int(timer.elapsed());

        QRandomGenerator random(20260401);
        int killed = 0;
        int incomplete = 0;
        for (int round = 0; round < 20; ++round) {
            const QString cachePath = f.path(QStringLiteral("kill%1.nightjar").arg(round));
            QProcess child;
            start(child, cachePath, f.path("data"));
            QVERIFY(child.waitForStarted());
            const bool ended = child.waitForFinished(random.bounded(1, std::max(2, duration)));
            if (!ended) {
                ::kill(pid_t(child.processId()), SIGKILL);
                QVERIFY(child.waitForFinished());
                ++killed;
            }
            if (!QFile::exists(cachePath))
                continue; // killed before the cache was made
            auto cache = Cache::open(cachePath, OpenMode::Create);
            QVERIFY2(cache, cache ? "" : qPrintable(cache.error().text));
            const auto check = checkCache(*cache);
            QVERIFY(check);
            QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
            const auto records = cache->imports().files();
            QVERIFY(records);
            for (int i = 0; i < files; ++i) {
                const QString name = QStringLiteral("E%1__P1__kw.csv").arg(i);
                const bool recorded = std::any_of(records->begin(), records->end(), [&](const ImportFile &file) {
                    return file.name == name && file.rows.taken == rows && !file.sha256.isEmpty();
                });
                const auto id = cache->series().find({QStringLiteral("E%1").arg(i), "P1", "kw"});
                QVERIFY(id);
                const std::size_t samples = *id == 0 ? 0 : cache->series().read(*id)->size();
                QCOMPARE(samples, recorded ? std::size_t(rows) : 0U);
                incomplete += !recorded;
            }
            const ImportReport rest = ImportFixture::run(*cache, {f.path("data")});
            QVERIFY(rest.ok());
            QCOMPARE(cacheStats(*cache)->samples, qint64(files) * rows);
            QFile::remove(cachePath);
        }
        QVERIFY2(killed >= 10 && incomplete > 0, "the kills came too late to test anything");
    }

    /// Small files share transactions: after a kill each is there whole, with its record, or not at all.
    void killedAmongSmallFiles()
    {
        ImportFixture f;
        constexpr int files = 1500;
        const Seconds begin = *parseTime("2026-04-01 00:00");
        QVERIFY(QDir(f.folder.path()).mkpath(QStringLiteral("data")));
        for (int i = 0; i < files; ++i) {
            QByteArray bytes("time,value\n");
            for (int k = 0; k < 96; ++k)
                bytes += formatTime(begin + k * 900).toLatin1() + ',' + QByteArray::number((i + k) % 100) + '\n';
            f.write(QStringLiteral("data/E%1__P1__kw.csv").arg(i, 4, 10, QLatin1Char('0')), bytes);
        }
        QElapsedTimer timer;
        timer.start();
        QProcess whole;
        start(whole, f.path("whole.nightjar"), f.path("data"));
        QVERIFY(whole.waitForFinished(60000));
        QCOMPARE(whole.exitCode(), 0);
        const int duration = int(timer.elapsed());

        QRandomGenerator random(7);
        int partly = 0; // kills that left some files and lost others
        for (int round = 0; round < 12; ++round) {
            const QString cachePath = f.path(QStringLiteral("small%1.nightjar").arg(round));
            QProcess child;
            start(child, cachePath, f.path("data"));
            QVERIFY(child.waitForStarted());
            if (!child.waitForFinished(random.bounded(duration / 4, std::max(2, duration)))) {
                ::kill(pid_t(child.processId()), SIGKILL);
                QVERIFY(child.waitForFinished());
            }
            if (!QFile::exists(cachePath))
                continue;
            auto cache = Cache::open(cachePath, OpenMode::Create);
            QVERIFY2(cache, cache ? "" : qPrintable(cache.error().text));
            const auto check = checkCache(*cache);
            QVERIFY(check);
            QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
            const auto records = cache->imports().files();
            QVERIFY(records);
            const auto channels = cache->series().channels();
            QVERIFY(channels);
            QCOMPARE(channels->size(), records->size());
            QCOMPARE(cacheStats(*cache)->samples, qint64(records->size()) * 96);
            for (const ImportFile &file : *records)
                QVERIFY(file.rows.taken == 96 && !file.sha256.isEmpty());
            partly += !records->empty() && records->size() < files;
            const ImportReport rest = ImportFixture::run(*cache, {f.path("data")});
            QVERIFY(rest.ok());
            QCOMPARE(cacheStats(*cache)->samples, qint64(files) * 96);
            QCOMPARE(std::size_t(std::count_if(rest.files.begin(), rest.files.end(),
                                               [](const FileReport &file) { return file.already; })),
                     records->size());
        }
        QVERIFY2(partly > 0, "no kill came between two transactions");
    }

private:
    static void start(QProcess &process, const QString &cache, const QString &data)
    {
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--import"), cache, data});
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 4 && arguments[1] == u"--import") {
        auto cache = Cache::open(arguments[2], OpenMode::Create);
        if (!cache)
            return 1;
        const auto report = importPaths(*cache, {arguments[3]}, ImportFixture::options());
        return report && report->ok() ? 0 : 1;
    }
    ImportKillTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_import_kill.moc"
