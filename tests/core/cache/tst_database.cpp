// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <thread>

#include <sqlite3.h>
#include <unistd.h>

#include "cache_fixture.h"
#include "core/cache/migrations.h"

using namespace nightjar;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

Outcome addColumn(Database &database) { return database.execute("ALTER TABLE plans ADD COLUMN extra TEXT"); }
Outcome fails(Database &database) { return database.execute("CREATE TABLE half (a); SELECT * FROM nowhere"); }

Result<QString> migrate(const QString &path, OpenMode mode, const std::vector<SchemaStep> &steps)
{
    auto database = Database::open(path, mode);
    if (!database)
        return database.error();
    return prepareSchema(*database, mode, steps);
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatIsNoCache_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("says");
        const int create = int(OpenMode::Create);
        const int readOnly = int(OpenMode::ReadOnly);
        QTest::newRow("no name") << "none" << create << "No cache is named";
        QTest::newRow("missing, to read") << "missing" << readOnly << "does not exist";
        QTest::newRow("missing, to write") << "missing" << int(OpenMode::ReadWrite) << "does not exist";
        QTest::newRow("missing folder") << "missing folder" << create << "folder";
        QTest::newRow("folder") << "folder" << create << "is a folder";
        QTest::newRow("text file") << "text" << create << "is not a Nightjar cache";
        QTest::newRow("text file, to read") << "text" << readOnly << "is not a Nightjar cache";
        QTest::newRow("empty file, to read") << "empty" << readOnly << "is empty, not a Nightjar cache";
        QTest::newRow("header alone") << "header" << create << "";
        QTest::newRow("foreign database") << "foreign" << create << "another program";
        QTest::newRow("foreign database, to read") << "foreign" << readOnly << "another program";
        QTest::newRow("newer cache") << "newer" << create << "newer Nightjar";
        QTest::newRow("table replaced by a view") << "view" << readOnly << "another program";
    }
    void refusesWhatIsNoCache()
    {
        QFETCH(QString, kind);
        QFETCH(int, mode);
        QFETCH(QString, says);
        CacheFixture fixture;
        QString path = fixture.path;
        if (kind == u"none")
            path.clear();
        else if (kind == u"missing folder")
            path = fixture.folder.filePath(QStringLiteral("no/such/x.nightjar"));
        else if (kind == u"folder")
            path = fixture.folder.path();
        else if (kind == u"text")
            writeFile(path, "time,value\n2026-04-01 00:00,5\n");
        else if (kind == u"empty")
            writeFile(path, "");
        else if (kind == u"header")
            writeFile(path, QByteArray("SQLite format 3\0", 16) + QByteArray(100, 'x'));
        else if (kind == u"foreign")
            QVERIFY(bool(Database::open(path, OpenMode::Create)->execute("CREATE TABLE photos (a)")));
        else if (kind == u"newer" || kind == u"view") {
            {
                (void)fixture.open();
            }
            auto database = Database::open(path, OpenMode::ReadWrite);
            QVERIFY(bool(database->execute(kind == u"view" ? "DROP TABLE plans; CREATE VIEW plans AS SELECT 1 AS id"
                                                           : "PRAGMA user_version = 99")));
        }
        const QByteArray before = [&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        const auto cache = Cache::open(path, OpenMode(mode));
        QVERIFY(!cache);
        QVERIFY2(cache.error().text.contains(says), qPrintable(cache.error().text));
        QVERIFY(cache.error().text.endsWith(u'.'));
        if (!path.isEmpty())
            QVERIFY(cache.error().text.contains(path) || kind == u"missing folder");
        QFile file(path);
        QCOMPARE(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), before); // as it was
    }

    void fillsAnEmptyFile()
    {
        CacheFixture fixture;
        writeFile(fixture.path, "");
        Cache cache = fixture.open();
        QVERIFY(checkCache(cache)->ok);
        auto page = cache.database().prepare("PRAGMA page_size");
        QVERIFY(page->step() && page->integer(0) == 16384);
        page = cache.database().prepare("PRAGMA journal_mode");
        QVERIFY(bool(page->step()));
        QCOMPARE(page->text(0), QStringLiteral("wal"));
    }

    void truncatedFile()
    {
        CacheFixture fixture;
        {
            Cache cache = fixture.open();
            merge(cache, {QStringLiteral("E"), QStringLiteral("P"), QStringLiteral("kw")}, minutesOf(0, 20'000));
        }
        QVERIFY(QFile::resize(fixture.path, QFileInfo(fixture.path).size() / 2));
        auto cache = Cache::open(fixture.path, OpenMode::ReadOnly);
        if (!cache)
            return; // refused at the door is right, too
        const auto check = checkCache(*cache);
        QVERIFY(!check || !check->ok);
    }

    void migratesAfterABackup()
    {
        CacheFixture fixture;
        {
            (void)fixture.open();
        } // the version of this program
        std::vector<SchemaStep> steps(schemaSteps().begin(), schemaSteps().end());
        const QString backup = QStringLiteral(".v%1.bak").arg(steps.size());
        steps.push_back(&addColumn);
        const auto readOnly = migrate(fixture.path, OpenMode::ReadOnly, steps);
        QVERIFY(!readOnly && readOnly.error().text.contains(u"older"));
        std::vector<SchemaStep> failing = steps;
        failing.push_back(&fails);
        const auto failed = migrate(fixture.path, OpenMode::ReadWrite, failing);
        QVERIFY(!failed);
        {
            Cache still = fixture.open(OpenMode::ReadOnly); // as it was, complete
            QVERIFY(checkCache(still)->ok);
        }
        const auto notice = migrate(fixture.path, OpenMode::ReadWrite, steps);
        QVERIFY(bool(notice));
        QVERIFY2(notice->contains(backup), qPrintable(*notice));
        QVERIFY(QFile::exists(fixture.path + backup));
        QVERIFY(bool(Cache::open(fixture.path + backup, OpenMode::ReadOnly)));
        const auto old = Cache::open(fixture.path, OpenMode::ReadWrite); // this program knows version 2 only
        QVERIFY(!old && old.error().text.contains(u"newer"));
        QVERIFY(migrate(fixture.path, OpenMode::ReadWrite, steps)->isEmpty());
    }

    void secondWriterReadsWhoWrites()
    {
        CacheFixture fixture;
        Cache first = fixture.open();
        Cache second = fixture.open();
        sqlite3_busy_timeout(second.database().handle(), 50);
        auto writing = Transaction::begin(first.database());
        QVERIFY(bool(writing));
        const auto waiting = Transaction::begin(second.database());
        QVERIFY(!waiting);
        QCOMPARE(waiting.error().kind, Error::Kind::Conflict);
        QVERIFY2(waiting.error().text.contains(u"writing") && waiting.error().text.contains(fixture.path),
                 qPrintable(waiting.error().text));
        if (QFile::exists(QStringLiteral("/proc/locks")))
            qInfo("%s", qPrintable(waiting.error().text));
        QVERIFY(bool(writing->commit()));
        QVERIFY(bool(Transaction::begin(second.database())));
    }

    void readersSeeTheOldState()
    {
        const ChannelKey key{QStringLiteral("E"), QStringLiteral("P"), QStringLiteral("kw")};
        CacheFixture fixture;
        Cache writer = fixture.open();
        merge(writer, key, minutesOf(0, 100));
        Cache reader = fixture.open(OpenMode::ReadOnly);
        auto transaction = Transaction::begin(writer.database());
        SampleBatch batch = minutesOf(6000, 500);
        RowCounts counts;
        QVERIFY(bool(writer.series().merge(1, batch, 1, counts)));
        QCOMPARE(reader.series().read(1)->size(), std::size_t(100));
        QVERIFY(bool(transaction->commit()));
        QCOMPARE(reader.series().read(1)->size(), std::size_t(600));
        QVERIFY(reader.readOnly());
        QVERIFY(!Transaction::begin(reader.database()));
        QVERIFY(!reader.registry().setSetting(QStringLiteral("a"), QStringLiteral("b")));
    }

    void fullDiskLeavesTheCacheAsItWas()
    {
        const ChannelKey key{QStringLiteral("E"), QStringLiteral("P"), QStringLiteral("kw")};
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, key, minutesOf(0, 100));
        auto pages = cache.database().prepare("PRAGMA page_count");
        QVERIFY(bool(pages->step()));
        const QByteArray limit = "PRAGMA max_page_count = " + QByteArray::number(pages->integer(0) + 2);
        pages->reset();
        QVERIFY(bool(cache.database().execute(limit.constData())));
        {
            auto transaction = Transaction::begin(cache.database());
            SampleBatch batch = minutesOf(6000, 200'000, 2);
            RowCounts counts;
            const auto merged = cache.series().merge(1, batch, 1, counts);
            QVERIFY(!merged);
            QCOMPARE(merged.error().kind, Error::Kind::Io);
            QVERIFY2(merged.error().text.contains(u"full"), qPrintable(merged.error().text));
        }
        QCOMPARE(cache.series().read(1)->size(), std::size_t(100));
        QVERIFY(checkCache(cache)->ok);
    }

    void readOnlyMedium()
    {
        if (::geteuid() == 0)
            QSKIP("permissions do not bind root; the immutable way is tested by hand");
        CacheFixture fixture;
        {
            (void)fixture.open();
        }
        QFile::setPermissions(fixture.path, QFile::ReadOwner);
        QFile::setPermissions(fixture.folder.path(), QFile::ReadOwner | QFile::ExeOwner);
        const auto cache = Cache::open(fixture.path, OpenMode::ReadOnly);
        const auto writable = Cache::open(fixture.path, OpenMode::ReadWrite);
        QFile::setPermissions(fixture.folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(bool(cache));
        QVERIFY(cache->notice().contains(fixture.path));
        QVERIFY(!writable && writable.error().text.contains(u"only be read"));
    }

    void aNewCacheAppearsWhole()
    {
        for (int round = 0; round < 40; ++round) {
            CacheFixture fixture;
            std::thread maker([&] { (void)fixture.open(); });
            // A reader finds no file or a cache, never something between.
            QString wrong;
            for (bool found = false; !found && wrong.isEmpty();) {
                const auto cache = Cache::open(fixture.path, OpenMode::ReadOnly);
                found = bool(cache);
                if (!cache && cache.error().kind != Error::Kind::NotFound)
                    wrong = cache.error().text;
            }
            maker.join();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            const QStringList names = QDir(fixture.folder.path()).entryList(QDir::Files | QDir::Hidden);
            QVERIFY2(names.filter(QStringLiteral(".new")).isEmpty(), qPrintable(names.join(u' ')));
        }
    }

    void severalMakersMeet()
    {
        for (int round = 0; round < 40; ++round) {
            CacheFixture fixture;
            std::array<QString, 4> answers;
            std::vector<std::thread> makers;
            for (QString &answer : answers) {
                makers.emplace_back([&answer, &fixture] {
                    const auto cache = Cache::open(fixture.path, OpenMode::Create);
                    answer = cache ? QString() : cache.error().text;
                });
            }
            for (std::thread &maker : makers)
                maker.join();
            for (const QString &answer : answers)
                QVERIFY2(answer.isEmpty(), qPrintable(answer));
        }
    }

    void readingLeavesNoFilesBehind()
    {
        CacheFixture fixture;
        {
            (void)fixture.open();
        }
        {
            Cache reader = fixture.open(OpenMode::ReadOnly);
            QVERIFY(bool(reader.series().summaries()));
        }
        QCOMPARE(QDir(fixture.folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("test.nightjar")});
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
