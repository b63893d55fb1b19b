// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include "core/import/pull.h"
#include "core/import/query_workbook.h"
#include "tests/core/import/import_fixture.h"

using namespace nightjar;

namespace {

/// A bureau's platform in a file: rows of hours with a running number.
struct Platform {
    QString path;
    QString connection = QStringLiteral("platform");

    explicit Platform(const QString &file) : path(file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("no platform");
        run("CREATE TABLE hours (id INTEGER PRIMARY KEY, enterprise TEXT, point TEXT, factor TEXT, time TEXT, value)");
    }
    ~Platform()
    {
        QSqlDatabase::database(connection, false).close();
        QSqlDatabase::removeDatabase(connection);
    }
    void run(const QString &sql) const
    {
        QSqlQuery query(QSqlDatabase::database(connection));
        if (!query.exec(sql))
            qFatal("%s", qPrintable(query.lastError().text()));
    }
    void hour(int hour, const QString &value, const QString &enterprise = QStringLiteral("E1")) const
    {
        run(QStringLiteral("INSERT INTO hours (enterprise, point, factor, time, value) VALUES ('%1', 'OUT1', 'a21002', "
                           "'2026-04-01 %2:00:00', %3)")
                .arg(enterprise)
                .arg(hour, 2, 10, QLatin1Char('0'))
                .arg(value));
    }
    QuerySource source() const
    {
        QuerySource made;
        made.name = QStringLiteral("platform");
        made.database = path;
        made.sql = QStringLiteral("SELECT id, enterprise, point, factor, time, value FROM hours WHERE id > :watermark");
        made.watermark = QStringLiteral("id");
        made.start = QStringLiteral("0");
        return made;
    }
};

constexpr char channel[] = "E1/OUT1/a21002";

} // namespace

/// A saved query read by the importer: what is new, once, in one transaction.
class PullTest : public QObject
{
    Q_OBJECT
private:
    static Actor actor() { return {QStringLiteral("tester"), 1'780'000'000}; }
    static Result<PullReport> pull(Cache &cache, const QuerySource &source, const OnProgress &progress = {})
    {
        PullOptions options;
        options.actor = actor();
        return pullSource(cache, source, options, progress);
    }
    static QString told(const Result<PullReport> &report)
    {
        return report ? countsText(report->file.rows) + u' ' + report->file.warnings.join(u' ') : report.error().text;
    }

private Q_SLOTS:
    void only_reading_queries_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("good");
        QTest::newRow("select") << "SELECT a FROM b WHERE c > :watermark" << true;
        QTest::newRow("with") << "with x as (select 1) select * from x" << true;
        QTest::newRow("semicolon at its end") << "select 1; " << true;
        QTest::newRow("words in strings") << "select 'drop; delete', \"update\" from b -- insert" << true;
        QTest::newRow("a comment before it") << "/* the hours */ select 1" << true;
        QTest::newRow("words that only begin so") << "select created, updated_at from b" << true;
        QTest::newRow("empty") << "  " << false;
        QTest::newRow("delete") << "DELETE FROM b" << false;
        QTest::newRow("two queries") << "select 1; drop table b" << false;
        QTest::newRow("hidden behind a comment") << "select 1 /* */; delete from b" << false;
        QTest::newRow("writing inside with") << "with x as (delete from b returning *) select * from x" << false;
        QTest::newRow("a table made by a select") << "select * into c from b" << false;
        QTest::newRow("locking") << "select * from b for update" << false;
        QTest::newRow("pragma") << "pragma writable_schema = 1" << false;
        QTest::newRow("a string without its end") << "select 'a; drop table b" << true; // the database refuses it
    }
    void only_reading_queries()
    {
        QFETCH(QString, sql);
        QFETCH(bool, good);
        QCOMPARE(notASelect(sql).isEmpty(), good);
    }

    void what_is_new_comes_once()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        QVERIFY(keepSource(cache, platform.source(), actor()));
        platform.hour(0, "12.5");
        platform.hour(1, "'12.50'"); // text keeps its digits
        platform.hour(2, "0.1");
        const auto first = pull(cache, platform.source());
        QVERIFY2(first, qPrintable(told(first)));
        QCOMPARE(first->queryRows, 3);
        QCOMPARE(countsText(first->file.rows), QString("read 3 taken 3 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(first->to.value, QString("3"));
        QCOMPARE(samplesOf(cache, channel), QStringList({"2026-04-01 00:00:00,12.5,?", "2026-04-01 01:00:00,12.50,?",
                                                         "2026-04-01 02:00:00,0.1,?"}));
        const auto files = cache.imports().files();
        QVERIFY(files && files->size() == 1 && files->front().format == "query");
        QCOMPARE(files->front().sha256.size(), 64);

        const auto nothing = pull(cache, platform.source());
        QVERIFY(nothing && nothing->queryRows == 0);
        QCOMPARE(cache.imports().files()->size(), 1u); // nothing new is no import

        platform.hour(3, "13");
        const auto second = pull(cache, platform.source());
        QVERIFY(second);
        QCOMPARE(second->from.value, QString("3"));
        QCOMPARE(countsText(second->file.rows), QString("read 1 taken 1 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(samplesOf(cache, channel).size(), 4);
        QCOMPARE(watermarkOf(cache, "platform")->value, QString("4"));
        QVERIFY(checkCache(cache)->ok);
    }

    void the_last_rows_may_come_again()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        QuerySource source = platform.source();
        source.sql = "SELECT enterprise, point, factor, time, value FROM hours WHERE time >= :watermark";
        source.watermark = "time";
        source.start = "2026-01-01 00:00:00";
        platform.hour(8, "1");
        platform.hour(9, "2");
        QVERIFY(pull(cache, source));
        platform.hour(10, "3");
        const auto again = pull(cache, source);
        QVERIFY(again);
        QCOMPARE(again->from.value, QString("2026-04-01 09:00:00"));
        QCOMPARE(countsText(again->file.rows), QString("read 2 taken 1 refused 0 duplicate 1 conflict 0"));
    }

    void numbers_are_no_texts()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        for (int hour = 0; hour < 12; ++hour)
            platform.hour(hour, QString::number(hour));
        const auto first = pull(cache, platform.source());
        QVERIFY(first);
        QCOMPARE(first->to.value, QString("12")); // not "9", the greatest of the texts
    }

    void bad_rows_are_counted()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        platform.hour(0, "12.5");
        platform.hour(1, "'much'");
        platform.run("INSERT INTO hours (enterprise, point, factor, time, value) VALUES ('E1', 'OUT1', 'a21002', "
                     "'2026-02-30 00:00:00', 1)");
        platform.run("INSERT INTO hours (enterprise, point, factor, time, value) VALUES ('E1', 'OUT1', 'a21002', "
                     "'2026-04-01 05:00:00', x'fffe00')");
        const auto report = pull(cache, platform.source());
        QVERIFY2(report, qPrintable(told(report)));
        QCOMPARE(countsText(report->file.rows), QString("read 4 taken 1 refused 3 duplicate 0 conflict 0"));
        QCOMPARE(report->refused.size(), 3u);
        QCOMPARE(report->refused[0].line, 2);
        QVERIFY(!report->refused[2].reason.isEmpty());
        QCOMPARE(report->to.value, QString("4")); // they are not asked for again
        QCOMPARE(cache.imports().refused()->size(), 3u);
    }

    void cancelled_pulls_leave_nothing()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        platform.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO hours "
                     "(enterprise, point, factor, time, value) SELECT 'E1', 'OUT1', 'a21002', datetime('2026-01-01', i "
                     "|| ' minutes'), i FROM n");
        const auto cancelled = pull(cache, platform.source(), [](Progress p) { return p.done < 3000; });
        QVERIFY(!cancelled && cancelled.error().kind == Error::Kind::Cancelled);
        QVERIFY(samplesOf(cache, channel).isEmpty());
        QVERIFY(cache.imports().files()->empty());
        QVERIFY(watermarkOf(cache, "platform")->value.isEmpty());
        const auto whole = pull(cache, platform.source());
        QVERIFY2(whole, qPrintable(told(whole)));
        QCOMPARE(whole->file.rows.taken, 5000);
    }

    void a_dry_run_counts_the_same()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        platform.hour(0, "1");
        PullOptions options;
        options.actor = actor();
        options.dryRun = true;
        const auto dry = pullSource(cache, platform.source(), options);
        QVERIFY2(dry, qPrintable(told(dry)));
        QCOMPARE(dry->file.rows.taken, 1);
        QVERIFY(samplesOf(cache, channel).isEmpty());
        QCOMPARE(pull(cache, platform.source())->file.rows.taken, 1);
    }

    void names_are_asked_here_too()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        QVERIFY(ImportFixture::run(cache, {fixture.write("enterprises.csv", "enterprise,name\nHF1,杭州恒丰纺织一厂\n")})
                    .ok());
        const Platform platform(fixture.path("platform.sqlite"));
        platform.hour(0, "1", "杭州恒丰纺织一厂");
        platform.hour(1, "2", "杭州恒丰纺织二厂");
        const auto report = pull(cache, platform.source());
        QVERIFY2(report, qPrintable(told(report)));
        QCOMPARE(countsText(report->file.rows), QString("read 2 taken 1 refused 1 duplicate 0 conflict 0"));
        QCOMPARE(report->file.questions.size(), 1u);
        QCOMPARE(report->file.questions[0].candidates[0].enterprise, QString("HF1"));
        QVERIFY(report->refused[0].reason.contains("HF1"));
        QCOMPARE(samplesOf(cache, "HF1/OUT1/a21002").size(), 1);
    }

    void sources_that_cannot_be_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("no name") << "name"
                                 << ""
                                 << "name";
        QTest::newRow("driver of no one") << "driver"
                                          << "QORACLE"
                                          << "QPSQL";
        QTest::newRow("no database") << "database"
                                     << ""
                                     << "database";
        QTest::newRow("password in the connection") << "database"
                                                    << "DSN=x;UID=a;PWD=b"
                                                    << "environment";
        QTest::newRow("writing query") << "sql"
                                       << "DELETE FROM hours"
                                       << "SELECT";
        QTest::newRow("watermark without its column") << "watermark"
                                                      << ""
                                                      << "column";
        QTest::newRow("watermark without a start") << "start"
                                                   << ""
                                                   << "start";
        QTest::newRow("column without a watermark") << "sql"
                                                    << "SELECT 1"
                                                    << ":watermark";
    }
    void sources_that_cannot_be()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        QuerySource source = platform.source();
        (field == "name"       ? source.name
         : field == "driver"   ? source.driver
         : field == "database" ? source.database
         : field == "sql"      ? source.sql
         : field == "start"    ? source.start
                               : source.watermark) = value;
        const auto kept = keepSource(cache, source, actor());
        QVERIFY(!kept);
        QVERIFY2(kept.error().text.contains(says), qPrintable(kept.error().text));
        QVERIFY(sources(cache)->empty());
        QVERIFY(!pull(cache, source));
    }

    void pulls_that_fail_say_why_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such table") << "SELECT id FROM minutes WHERE id > :watermark"
                                       << ""
                                       << "minutes";
        QTest::newRow("no watermark column") << "SELECT time FROM hours WHERE id > :watermark"
                                             << ""
                                             << "id";
        QTest::newRow("no such file") << ""
                                      << "/nowhere/platform.sqlite"
                                      << "/nowhere";
        QTest::newRow("no database") << ""
                                     << "notes.txt"
                                     << "platform";
        QTest::newRow("columns that say nothing") << "SELECT id, 1 AS x FROM hours WHERE id > :watermark"
                                                  << ""
                                                  << "x";
    }
    void pulls_that_fail_say_why()
    {
        QFETCH(QString, sql);
        QFETCH(QString, database);
        QFETCH(QString, says);
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        platform.hour(0, "1");
        QuerySource source = platform.source();
        if (!sql.isEmpty())
            source.sql = sql;
        if (!database.isEmpty())
            source.database = database == "notes.txt" ? fixture.write(database, QByteArray(5000, 'x')) : database;
        const auto report = pull(cache, source);
        QVERIFY2(!report, qPrintable(told(report)));
        QVERIFY2(report.error().text.contains(says), qPrintable(report.error().text));
        QVERIFY(watermarkOf(cache, source.name)->value.isEmpty());
    }

    void a_missing_driver_names_its_package()
    {
        if (QSqlDatabase::isDriverAvailable("QODBC"))
            QSKIP("QODBC is installed here");
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        QuerySource source = platform.source();
        source.driver = "QODBC";
        const auto report = pull(cache, source);
        QVERIFY(!report);
        QVERIFY2(report.error().text.contains("libqt6sql6-odbc"), qPrintable(report.error().text));
    }

    /// The driver of SQLite over unixODBC stands for those of other databases; it is not installed everywhere.
    void odbc_gives_the_same()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        platform.hour(1, "12.5");
        platform.hour(2, "7");
        QuerySource source = platform.source();
        source.driver = "QODBC";
        source.database = "Driver={SQLite3};Database=" + platform.path;
        const auto report = pull(cache, source);
        if (!report && (report.error().kind == Error::Kind::NotFound ||
                        report.error().text.contains("Can't open lib") || report.error().text.contains("not found")))
            QSKIP("no ODBC driver of SQLite is installed here");
        QVERIFY2(report, qPrintable(told(report)));
        QCOMPARE(countsText(report->file.rows), QString("read 2 taken 2 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(samplesOf(cache, channel), (QStringList{"2026-04-01 01:00:00,12.5,?", "2026-04-01 02:00:00,7,?"}));
        QCOMPARE(watermarkOf(cache, "platform")->value, QString("2"));
        platform.hour(3, "8");
        const auto next = pull(cache, source);
        QVERIFY2(next, qPrintable(told(next)));
        QCOMPARE(next->queryRows, 1);
    }

    void sources_are_kept()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const Platform platform(fixture.path("platform.sqlite"));
        QuerySource kept = platform.source();
        QVERIFY(keepSource(cache, kept, actor()));
        platform.hour(0, "1");
        QVERIFY(pull(cache, kept));
        kept.profile = "later"; // how rows are read does not change which rows there are
        QVERIFY(keepSource(cache, kept, actor()));
        QCOMPARE(watermarkOf(cache, "platform")->value, QString("1"));
        kept.sql = "SELECT id, time, value FROM hours WHERE id > :watermark";
        QVERIFY(keepSource(cache, kept, actor()));
        QVERIFY(watermarkOf(cache, "platform")->value.isEmpty()); // another query begins anew
        const auto found = source(cache, "platform");
        QVERIFY(found && found->sql == kept.sql && found->profile == "later");
        const auto missing = source(cache, "other");
        QVERIFY(!missing && missing.error().text.contains("platform"));
        QVERIFY(deleteSource(cache, "platform", actor()));
        QVERIFY(!deleteSource(cache, "platform", actor()));
        QVERIFY(sources(cache)->empty());
    }

    void nothing_is_written_to_the_source()
    {
        const ImportFixture fixture;
        const Platform platform(fixture.path("platform.sqlite"));
        platform.hour(0, "1");
        QuerySource source = platform.source();
        const auto book = QueryWorkbook::open(source, {}, {});
        QVERIFY(book);
        auto sheet = (*book)->open(0);
        QVERIFY(sheet);
        SheetRow row;
        QVERIFY(*(*sheet)->next(row));
        QCOMPARE(row.line, 0);
        QCOMPARE(row.cells.size(), 6u);
        QVERIFY(*(*sheet)->next(row));
        QCOMPARE(row.line, 1);
        QVERIFY(!*(*sheet)->next(row));
        for (const QString &name : QSqlDatabase::connectionNames()) {
            if (name != platform.connection)
                QVERIFY(!QSqlQuery(QSqlDatabase::database(name)).exec("DELETE FROM hours"));
        }
    }
};

QTEST_GUILESS_MAIN(PullTest)
#include "tst_pull.moc"
