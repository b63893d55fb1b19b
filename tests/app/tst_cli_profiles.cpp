// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli_run.h"

/// Profiles and pulls at the command line, and what import says of names that it does not know for sure.
class CliProfilesTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    int m_caches = 0;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        if (!writeFile(path(name), bytes))
            qFatal("cannot write a test file");
        return path(name);
    }
    /// A cache with two firms of nearly one name, each with a meter.
    QString cacheWithFirms()
    {
        const QString cache = path(QStringLiteral("c%1.nightjar").arg(++m_caches));
        const QString enterprises =
            file("enterprises.csv", "enterprise,name\nHF1,杭州恒丰纺织一厂\nHF2,杭州恒丰纺织二厂\n");
        const QString points =
            file("points.csv",
                 "enterprise,point,kind,role,account\nHF1,TOTAL,meter,total,0012345678\nHF2,TOTAL,meter,total,\n");
        if (runCli({"import", "--cache", cache, enterprises, points}).status != 0)
            qFatal("no cache");
        return cache;
    }
    static QByteArray grid(const QByteArray &name)
    {
        QByteArray csv = "户号,户名,数据日期";
        for (int i = 1; i <= 96; ++i)
            csv += "," + QByteArray::number(i / 4).rightJustified(2, '0') + ":" +
                   QByteArray::number(i % 4 * 15).rightJustified(2, '0');
        csv += "\n," + name + ",2026-04-01";
        for (int i = 1; i <= 96; ++i)
            csv += "," + QByteArray::number(i);
        return csv + "\n";
    }
    static QJsonObject rows(const CliAnswer &answer)
    {
        return answer.object()[u"files"].toArray()[0].toObject()[u"rows"].toObject();
    }

private Q_SLOTS:
    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("step of no one") << QStringList{"profiles", "fly"};
        QTest::newRow("show nothing") << QStringList{"profiles", "show"};
        QTest::newRow("export without a file") << QStringList{"profiles", "export", "x"};
        QTest::newRow("name without a text") << QStringList{"profiles", "name", "x"};
        QTest::newRow("pull nothing") << QStringList{"pull"};
        QTest::newRow("source twice") << QStringList{"pull", "run", "a", "--source", "b"};
        QTest::newRow("add without a query") << QStringList{"pull", "add", "--source", "a", "--database", "b"};
        QTest::newRow("port of no one") << QStringList{"pull", "add",   "--source", "a",      "--database",
                                                       "b",    "--sql", "SELECT 1", "--port", "many"};
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        const CliAnswer answer = runCli(arguments + QStringList{"--cache", "missing", "--json"});
        QCOMPARE(answer.status, 2);
        QCOMPARE(answer.object()[u"error"].toObject()[u"kind"].toString(), QString("usage"));
    }

    void an_unknown_profile_lists_the_known()
    {
        const QString cache = cacheWithFirms();
        const QString table = file("curve.csv", grid("杭州恒丰纺织一厂"));
        const CliAnswer none = runCli({"import", "--cache", cache, table, "--profile", "grid", "--json"});
        QCOMPARE(none.status, 1);
        QVERIFY2(none.object()[u"error"].toObject()[u"text"].toString().contains("none"), none.out.constData());
        const QString profile = path("grid.json");
        QCOMPARE(runCli({"profiles", "propose", "--cache", cache, table, "--name", "grid", "--out", profile}).status,
                 0);
        QCOMPARE(runCli({"profiles", "import", "--cache", cache, profile}).status, 0);
        const CliAnswer one = runCli({"import", "--cache", cache, table, "--profile", "gird", "--json"});
        QCOMPARE(one.status, 1);
        QVERIFY2(one.object()[u"error"].toObject()[u"text"].toString().contains("grid"), one.out.constData());
        const CliAnswer damaged =
            runCli({"import", "--cache", cache, table, "--profile", file("bad.json", "{\"layout\":"), "--json"});
        QCOMPARE(damaged.status, 1);
        QVERIFY(damaged.object()[u"error"].toObject()[u"text"].toString().contains("bad.json"));
    }

    void from_proposal_to_confirmed_name()
    {
        const QString cache = cacheWithFirms();
        const QString table = file("curve.csv", grid("恒丰纺织二分厂"));
        const QString profile = path("grid.json");
        const CliAnswer proposed =
            runCli({"profiles", "propose", "--cache", cache, table, "--name", "grid", "--out", profile, "--json"});
        QCOMPARE(proposed.status, 0);
        QVERIFY(proposed.object()[u"clear"].toBool());
        QCOMPARE(proposed.object()[u"profile"].toObject()[u"layout"].toString(), QString("day-rows"));
        QCOMPARE(runCli({"profiles", "import", "--cache", cache, profile}).status, 0);

        const CliAnswer asked = runCli({"import", "--cache", cache, table, "--profile", "grid"});
        QCOMPARE(asked.status, 0);
        QVERIFY2(asked.err.contains("HF2") && asked.err.contains("profiles name"), asked.err.constData());
        const CliAnswer counted = runCli({"import", "--cache", cache, table, "--profile", "grid", "--json"});
        QCOMPARE(rows(counted)[u"taken"].toInt(), 0);
        QCOMPARE(rows(counted)[u"refused"].toInt(), rows(counted)[u"read"].toInt());

        const CliAnswer named =
            runCli({"profiles", "name", "--cache", cache, "grid", "恒丰纺织二分厂", "HF2", "--json"});
        QCOMPARE(named.status, 0);
        QCOMPARE(named.object()[u"version"].toInt(), 2);
        const CliAnswer taken = runCli({"import", "--cache", cache, table, "--profile", "grid", "--json"});
        QCOMPARE(taken.status, 0);
        QCOMPARE(rows(taken)[u"taken"].toInt(), 96);
        const QJsonObject entry = taken.object()[u"files"].toArray()[0].toObject();
        QCOMPARE(entry[u"profile"].toString(), QString("grid"));
        QVERIFY(!entry[u"already"].toBool());
        QCOMPARE(runCli({"profiles", "name", "--cache", cache, "grid", "x", "a/b"}).status, 1);

        const CliAnswer again = runCli({"import", "--cache", cache, table, "--profile", "grid", "--json"});
        QVERIFY(again.object()[u"files"].toArray()[0].toObject()[u"already"].toBool());
        const CliAnswer list = runCli({"profiles", "list", "--cache", cache, "--json"});
        QCOMPARE(list.array().size(), 1);
        QVERIFY(list.array()[0].toObject()[u"files"].toInt() >= 2);
        const CliAnswer shown = runCli({"profiles", "show", "--cache", cache, "grid", "--json"});
        QCOMPARE(shown.object()[u"names"].toObject()[u"恒丰纺织二分厂"].toString(), QString("HF2"));
        QCOMPARE(runCli({"profiles", "export", "--cache", cache, "grid", "--out", path("out.json")}).status, 0);
        QCOMPARE(runCli({"profiles", "delete", "--cache", cache, "grid"}).status, 0);
        QCOMPARE(runCli({"profiles", "delete", "--cache", cache, "grid"}).status, 1);
        QCOMPARE(runCli({"profiles", "import", "--cache", cache, path("out.json"), "--name", "again"}).status, 0);
        QCOMPARE(runCli({"profiles", "list", "--cache", cache, "--json"}).array()[0].toObject()[u"profile"].toString(),
                 QString("again"));
    }

    void a_file_of_a_colleague_is_a_profile()
    {
        const QString cache = cacheWithFirms();
        const QString table = file("curve.csv", grid("杭州恒丰纺织一厂"));
        const QString profile = path("colleague.json");
        QCOMPARE(runCli({"profiles", "propose", "--cache", cache, table, "--out", profile}).status, 0);
        const CliAnswer taken = runCli({"import", "--cache", cache, table, "--profile", profile, "--json"});
        QCOMPARE(taken.status, 0);
        QCOMPARE(rows(taken)[u"taken"].toInt(), 96);
        const CliAnswer samples = runCli({"export", "--cache", cache, "--channel", "HF1/TOTAL/kw"});
        QVERIFY2(samples.out.contains("2026-04-01 00:00:00,1,") && samples.out.contains("2026-04-01 23:45:00,96,"),
                 samples.out.left(300).constData());
    }

    void a_source_is_pulled()
    {
        const QString cache = cacheWithFirms();
        const QString platform = path("platform.sqlite");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "platform");
            database.setDatabaseName(platform);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec("CREATE TABLE hours (id INTEGER PRIMARY KEY, enterprise, point, factor, time, value)"));
            QVERIFY(query.exec("INSERT INTO hours VALUES (1, 'HF1', 'TOTAL', 'kw', '2026-04-01 00:00:00', 5.25), "
                               "(2, 'HF1', 'TOTAL', 'kw', '2026-04-01 00:15:00', 5.5), "
                               "(3, 'HF9', 'TOTAL', 'kw', '2026-04-01 00:15:00', 5.5)"));
            database.close();
        }
        QSqlDatabase::removeDatabase("platform");
        const QString sql = "SELECT * FROM hours WHERE id > :watermark";
        const QStringList add{"pull",  "add", "--cache",     cache, "--source", "platform", "--database", platform,
                              "--sql", sql,   "--watermark", "id",  "--start",  "0",        "--json"};
        const CliAnswer added = runCli(add);
        QVERIFY2(added.status == 0, added.err.constData());
        QCOMPARE(added.object()[u"source"].toString(), QString("platform"));
        QStringList writing = add;
        writing[9] = "DELETE FROM hours";
        QCOMPARE(runCli(writing).status, 1);

        const CliAnswer pulled = runCli({"pull", "--cache", cache, "--source", "platform", "--json"});
        QVERIFY2(pulled.status == 0, pulled.err.constData());
        QCOMPARE(pulled.object()[u"query_rows"].toInt(), 3);
        QCOMPARE(rows(pulled)[u"taken"].toInt(), 2);
        QCOMPARE(rows(pulled)[u"refused"].toInt(), 1);
        QVERIFY(pulled.object()[u"refused"].toArray()[0].toObject()[u"reason"].toString().contains("HF9"));
        const CliAnswer again = runCli({"pull", "run", "--cache", cache, "platform", "--json"});
        QCOMPARE(again.object()[u"query_rows"].toInt(), 0);
        QCOMPARE(again.object()[u"to"].toString(), QString("3"));
        const CliAnswer list = runCli({"pull", "list", "--cache", cache, "--json"});
        QCOMPARE(list.array()[0].toObject()[u"at"].toString(), QString("3"));
        QCOMPARE(runCli({"pull", "--cache", cache, "--source", "other"}).status, 1);
        QCOMPARE(runCli({"pull", "delete", "--cache", cache, "platform"}).status, 0);
        QCOMPARE(runCli({"pull", "delete", "--cache", cache, "platform"}).status, 1);
        const CliAnswer samples = runCli({"export", "--cache", cache, "--channel", "HF1/TOTAL/kw"});
        QVERIFY2(samples.out.contains("2026-04-01 00:15:00,5.5,"), samples.out.constData());
    }
};

QTEST_GUILESS_MAIN(CliProfilesTest)
#include "tst_cli_profiles.moc"
