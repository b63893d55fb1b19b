// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli_run.h"

/// The contract's conventions, import counts and exports, in process.
class CliTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    int m_caches = 0;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString freshCache() { return path(QStringLiteral("c%1.nightjar").arg(++m_caches)); }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString target = path(name);
        QDir().mkpath(QFileInfo(target).path());
        if (!writeFile(target, bytes))
            qFatal("cannot write a test file");
        return target;
    }
    static QJsonObject rowsOf(const CliAnswer &answer, int i = 0)
    {
        return answer.object()[u"files"].toArray()[i].toObject()[u"rows"].toObject();
    }
    static QList<int> counts(const QJsonObject &rows)
    {
        return {rows[u"read"].toInt(), rows[u"taken"].toInt(), rows[u"refused"].toInt(), rows[u"duplicate"].toInt(),
                rows[u"conflict"].toInt()};
    }

private Q_SLOTS:
    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("help") << QStringList{"--help"} << 0;
        QTest::newRow("help of a verb") << QStringList{"import", "--help"} << 0;
        QTest::newRow("unknown verb") << QStringList{"fly"} << 2;
        QTest::newRow("verb of a later issue") << QStringList{"petitions", "list", "--cache", "x"} << 2;
        QTest::newRow("port that is none") << QStringList{"listen", "--cache", "x", "--port", "many"} << 2;
        QTest::newRow("unknown option") << QStringList{"channels", "--cache", "x", "--colour"} << 2;
        QTest::newRow("no cache named") << QStringList{"channels"} << 2;
        QTest::newRow("import nothing") << QStringList{"import", "--cache", "x"} << 2;
        QTest::newRow("threads are no number") << QStringList{"rules", "--threads", "many"} << 2;
        QTest::newRow("rules") << QStringList{"rules"} << 0;
        QTest::newRow("rule of no pack") << QStringList{"screen", "--cache", "missing", "--rule", "witchcraft"} << 2;
        QTest::newRow("parameter of no rule")
            << QStringList{"screen", "--cache", "missing", "--set", "long-constant.colour=3"} << 2;
        QTest::newRow("parameter out of range")
            << QStringList{"screen", "--cache", "missing", "--set", "long-constant.at_least=-1"} << 2;
        QTest::newRow("time that does not exist")
            << QStringList{"export", "--cache", "missing", "--channel", "a/b/c", "--from", "2026-02-30"} << 2;
        QTest::newRow("strength is no number")
            << QStringList{"screen", "--cache", "missing", "--min-strength", "nan"} << 2;
        QTest::newRow("word that no one takes") << QStringList{"rules", "extra"} << 2;
        QTest::newRow("option without its dashes")
            << QStringList{"screen", "--cache", "missing", "enterprise", "E1"} << 2;
        QTest::newRow("two route modes") << QStringList{"route", "--toptw", "a", "--vrptw", "b"} << 2;
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const CliAnswer answer = runCli(arguments);
        QCOMPARE(answer.status, status);
        QVERIFY(status == 0 ? !answer.out.isEmpty() : !answer.err.isEmpty());
    }

    void usageIsADocumentToo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown verb") << QStringList{"fly", "--json"};
        QTest::newRow("unknown option") << QStringList{"channels", "--cache", "x", "--colour", "--json"};
        QTest::newRow("unknown rule") << QStringList{"screen", "--cache", "missing", "--rule", "witchcraft", "--json"};
        QTest::newRow("no cache named") << QStringList{"channels", "--json"};
    }
    void usageIsADocumentToo()
    {
        QFETCH(QStringList, arguments);
        const CliAnswer answer = runCli(arguments);
        QCOMPARE(answer.status, 2);
        const QJsonObject error = answer.object()[u"error"].toObject();
        QCOMPARE(error[u"kind"].toString(), QStringLiteral("usage"));
        QCOMPARE(error[u"text"].toString().toUtf8() + '\n', answer.err);
        QVERIFY(error[u"file"].isNull() && error[u"line"].isNull() && error.size() == 4);
    }

    void helpListsOnlyWhatIsBuilt()
    {
        const CliAnswer answer = runCli({"--help"});
        QVERIFY(answer.out.contains("import"));
        for (const char *later : {"bundle", "petitions", "report"})
            QVERIFY2(!answer.out.contains(QByteArray("\n  ") + later + ' '), later);
    }

    void importCountsEachRow()
    {
        const QString good = file("one/E1__P1__kw.csv",
                                  "time,value,flag\n"
                                  "2026-04-01 00:00,12.0,N\n"
                                  "2026-04-01 00:15,12.00,N\n"
                                  "2026-04-01 00:15,12.00,N\n" // duplicate
                                  "2026-04-01 00:15,12.0,N\n"  // conflict: other digits
                                  "2026-04-01 00:30,,B\n"      // missing value: taken
                                  "2026-04-01 00:45,1e999,N\n"
                                  "2026-04-01 01:00,NaN,N\n"
                                  "2026-02-30 01:15,5,N\n"
                                  "2026-04-01 01:30,5"); // cut off: no flag, no line end
        const QString cache = freshCache();
        const CliAnswer dry = runCli({"import", "--cache", cache, good, "--json", "--dry-run"});
        QCOMPARE(dry.status, 0);
        QCOMPARE(counts(rowsOf(dry)), (QList<int>{9, 3, 4, 1, 1}));
        QVERIFY(!QFileInfo::exists(cache));

        const CliAnswer real = runCli({"import", "--cache", cache, good, "--json"});
        QCOMPARE(real.status, 0);
        QCOMPARE(counts(rowsOf(real)), (QList<int>{9, 3, 4, 1, 1}));
        const QJsonArray refused = real.object()[u"refused"].toArray();
        QCOMPARE(refused.size(), 4);
        QCOMPARE(refused[0].toObject()[u"line"].toInt(), 7);
        QVERIFY(!refused[0].toObject()[u"reason"].toString().isEmpty());

        const CliAnswer again = runCli({"import", "--cache", cache, good, "--json"});
        QVERIFY(again.object()[u"files"].toArray()[0].toObject()[u"already"].toBool());
        QCOMPARE(counts(rowsOf(again)), (QList<int>{9, 0, 4, 5, 0}));
    }

    void sameBytesForAnotherChannelAreNew()
    {
        const QByteArray text = "time,value\n2026-04-01 00:00,1\n2026-04-01 00:15,2\n";
        const QString a = file("two/E1__P1__kw.csv", text);
        const QString b = file("two/E1__P2__kw.csv", text);
        const QString cache = freshCache();
        QCOMPARE(runCli({"import", "--cache", cache, a}).status, 0);
        const CliAnswer other = runCli({"import", "--cache", cache, b, "--json"});
        QVERIFY(!other.object()[u"files"].toArray()[0].toObject()[u"already"].toBool());
        QCOMPARE(counts(rowsOf(other)), (QList<int>{2, 2, 0, 0, 0}));
        const CliAnswer as =
            runCli({"import", "--cache", cache, a, "--as", "E9/P9/kw", "--unit", "kW", "--step", "900", "--json"});
        QCOMPARE(counts(rowsOf(as)), (QList<int>{2, 2, 0, 0, 0}));
    }

    void unusableFilesEndInASentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << "bad/E__P__a.csv" << QByteArray();
        QTest::newRow("no header that is understood") << "bad/E__P__b.csv" << QByteArray("what,ever\n1,2\n");
        QTest::newRow("not decodable") << "bad/E__P__c.csv" << QByteArray("\xff\xfe\x00\xd8\xff\xff,\xc0\xaf\n", 10);
    }
    void unusableFilesEndInASentence()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const QString cache = freshCache();
        const QString good = file("bad/GOOD__P__kw.csv", "time,value\n2026-04-01 00:00,1\n");
        const CliAnswer answer = runCli({"import", "--cache", cache, file(name, bytes), good, "--json"});
        QCOMPARE(answer.status, 1);
        const QJsonArray files = answer.object()[u"files"].toArray();
        QCOMPARE(files.size(), 2);
        int errors = 0;
        int taken = 0;
        for (const QJsonValue &entry : files) {
            errors += entry[u"error"].isString();
            taken += entry[u"rows"][u"taken"].toInt();
        }
        QCOMPARE(errors, 1);
        QCOMPARE(taken, 1); // the other file was not stopped
    }

    void importSpeaksChinese()
    {
        const QString bad = file("zh/E1__P1__kw.csv", "time,value\n2026-04-01 00:00,x\n");
        std::ostringstream out;
        std::ostringstream err;
        const QStringList arguments{"import", "--cache", freshCache(), bad, path("no-such.csv"),
                                    "--json", "--lang",  "zh"};
        QCOMPARE(nightjar::cli::run(arguments, out, err), 1);
        const QJsonObject report = QJsonDocument::fromJson(QByteArray::fromStdString(out.str())).object();
        const QString error = report[u"files"].toArray()[1].toObject()[u"error"].toString();
        const QString reason = report[u"refused"].toArray()[0].toObject()[u"reason"].toString();
        static const QRegularExpression chinese(QStringLiteral("\\p{Han}"));
        QVERIFY2(error.contains(chinese), qPrintable(error));
        QVERIFY2(reason.contains(chinese), qPrintable(reason));
    }

    void unusableCaches_data()
    {
        QTest::addColumn<QString>("cache");
        QTest::newRow("missing") << path("nowhere.nightjar");
        QTest::newRow("a directory") << m_dir.path();
        QTest::newRow("not SQLite") << file("text.nightjar", QByteArray(5000, 'x'));
    }
    void unusableCaches()
    {
        QFETCH(QString, cache);
        const CliAnswer answer = runCli({"channels", "--cache", cache, "--json"});
        QCOMPARE(answer.status, 1);
        const QJsonObject error = answer.object()[u"error"].toObject();
        QVERIFY(!error[u"kind"].toString().isEmpty());
        QVERIFY(error[u"text"].toString().contains(cache));
        QVERIFY(error.contains(u"file") && error.contains(u"line"));
    }

    void stopAtErrorKeepsNothingOfTheFile()
    {
        const QString bad = file("stop/E1__P1__kw.csv", "time,value\n2026-04-01 00:00,1\nnever,2\n");
        const QString cache = freshCache();
        const CliAnswer answer = runCli({"import", "--cache", cache, bad, "--stop-at-error", "--json"});
        QCOMPARE(answer.status, 1);
        QVERIFY(answer.object().contains(u"files"));
        QCOMPARE(runCli({"channels", "--cache", cache, "--json"}).array().size(), 0);
    }

    void refusedRowsAreExported()
    {
        const QString bad = file("ref/E1__P1__kw.csv", "time,value\n2026-04-01 00:00,\"1,5\"\n2026-04-01 00:15,2\n");
        const QString cache = freshCache();
        QCOMPARE(runCli({"import", "--cache", cache, bad, "--refused", path("refused.csv")}).status, 0);
        QFile refused(path("refused.csv"));
        QVERIFY(refused.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = refused.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], QByteArray("file,line,field,reason,text"));
    }

    void exportGivesTheVeryText()
    {
        const QString in = file("exact/E1__OUT__a21002.csv",
                                "time,value,flag,origin\n2026-04-01 00:00,007.50,N,\n2026-04-01 00:01,-1.5e-3,?,\n"
                                "2026-04-01 00:02,,B,\n2026-04-01 00:03,12.00,C,substituted\n");
        const QString cache = freshCache();
        QCOMPARE(runCli({"import", "--cache", cache, in}).status, 0);
        const CliAnswer out = runCli({"export", "--cache", cache, "--channel", "E1/OUT/a21002"});
        QCOMPARE(out.status, 0);
        QCOMPARE(out.out, QByteArray("time,value,flag,origin\n"
                                     "2026-04-01 00:00:00,007.50,N,\n"
                                     "2026-04-01 00:01:00,-1.5e-3,?,\n"
                                     "2026-04-01 00:02:00,,B,\n"
                                     "2026-04-01 00:03:00,12.00,C,substituted\n"));
        const CliAnswer part =
            runCli({"export", "--cache", cache, "--channel", "E1/OUT/a21002", "--from", "2026-04-01 00:01", "--to",
                    "2026-04-01 00:02", "--csv", path("part.csv"), "--json"});
        QCOMPARE(part.status, 0);
        QFile csv(path("part.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), 2);
        const CliAnswer none =
            runCli({"export", "--cache", cache, "--channel", "E1/OUT/zz", "--csv", path("none.csv"), "--json"});
        QCOMPARE(none.status, 1);
        QCOMPARE(none.object()[u"error"][u"file"].toString(), cache); // a file, not a channel
    }

    void channelsCountGapsAndSteps()
    {
        QByteArray text = "time,value\n";
        for (int minute : {0, 15, 30, 60, 75})
            text += QStringLiteral("2026-04-01 %1:%2,1\n")
                        .arg(minute / 60, 2, 10, QChar(u'0'))
                        .arg(minute % 60, 2, 10, QChar(u'0'))
                        .toLatin1();
        const QString cache = freshCache();
        QCOMPARE(runCli({"import", "--cache", cache, file("gap/E1__T__kw.csv", text)}).status, 0);
        const QJsonObject channel = runCli({"channels", "--cache", cache, "--json"}).array()[0].toObject();
        QCOMPARE(channel[u"channel"].toString(), QStringLiteral("E1/T/kw"));
        QCOMPARE(channel[u"unit"].toString(), QStringLiteral("kW"));
        QCOMPARE(channel[u"step_s"].toInt(), 900);
        QCOMPARE(channel[u"samples"].toInt(), 5);
        QCOMPARE(channel[u"gaps"].toInt(), 1);
        QCOMPARE(channel[u"from"].toString(), QStringLiteral("2026-04-01T00:00:00+08:00"));
        QCOMPARE(channel[u"to"].toString(), QStringLiteral("2026-04-01T01:30:00+08:00"));
        QVERIFY(channel[u"bytes"].toInt() > 0);
        const QJsonObject stats = runCli({"cache", "stats", "--cache", cache, "--json"}).object();
        QCOMPARE(stats[u"from"].toString(), channel[u"from"].toString());
        QCOMPARE(stats[u"to"].toString(), channel[u"to"].toString()); // exclusive, too
    }

    void conflictsNameBothSides()
    {
        const QString cache = freshCache();
        QCOMPARE(
            runCli({"import", "--cache", cache, file("cf/a/E1__T__kw.csv", "time,value\n2026-04-01 00:00,1\n")}).status,
            0);
        const CliAnswer second = runCli(
            {"import", "--cache", cache, file("cf/b/E1__T__kw.csv", "time,value\n2026-04-01 00:00,2\n"), "--json"});
        QCOMPARE(counts(rowsOf(second)), (QList<int>{1, 0, 0, 0, 1}));
        const QJsonObject conflicts = runCli({"cache", "conflicts", "--cache", cache, "--json"}).object();
        QVERIFY(conflicts[u"ok"].toBool());
        const QJsonObject first = conflicts[u"conflicts"].toArray()[0].toObject();
        QCOMPARE(first[u"kept"][u"value"].toString(), QStringLiteral("1"));
        QCOMPARE(first[u"other"][u"value"].toString(), QStringLiteral("2"));
        QVERIFY(runCli({"export", "--cache", cache, "--channel", "E1/T/kw"}).out.contains(",1,N"));
    }

    void cacheCheckFindsDamage()
    {
        const QString cache = freshCache();
        QByteArray text = "time,value\n";
        for (int i = 0; i < 96; ++i)
            text += QStringLiteral("2026-04-01 %1:%2,%3\n")
                        .arg(i / 4, 2, 10, QChar(u'0'))
                        .arg(i % 4 * 15, 2, 10, QChar(u'0'))
                        .arg(i * 7 % 31)
                        .toLatin1();
        QCOMPARE(runCli({"import", "--cache", cache, file("chk/E1__T__kw.csv", text)}).status, 0);
        const CliAnswer sound = runCli({"cache", "check", "--cache", cache, "--json"});
        QCOMPARE(sound.status, 0);
        QVERIFY(sound.object()[u"ok"].toBool());
        QCOMPARE(runCli({"cache", "backup", "--cache", cache, path("copy.nightjar")}).status, 0);
        QCOMPARE(runCli({"cache", "compact", "--cache", cache}).status, 0);
        QCOMPARE(runCli({"cache", "check", "--cache", path("copy.nightjar")}).status, 0);
        QCOMPARE(runCli({"cache", "backup", "--cache", cache, path("copy.nightjar")}).status, 1); // exists

        QFile broken(path("copy.nightjar")); // half a copy: too damaged to open, still an answer of check
        QVERIFY(broken.resize(broken.size() / 2));
        const CliAnswer half = runCli({"cache", "check", "--cache", broken.fileName(), "--json"});
        QCOMPARE(half.status, 1);
        QCOMPARE(half.object()[u"ok"], QJsonValue(false));
        QCOMPARE(half.object().keys(), sound.object().keys());
        QVERIFY(half.object()[u"problems"].toArray()[0].toString().contains(broken.fileName()));
        QVERIFY(!half.err.isEmpty());
    }

    void unwritableFolderIsSaid()
    {
        const QString good = file("ro/E1__T__kw.csv", "time,value\n2026-04-01 00:00,1\n");
        const CliAnswer answer = runCli({"import", "--cache", "/proc/nowhere/x.nightjar", good, "--json"});
        QCOMPARE(answer.status, 1);
        QVERIFY(answer.object()[u"error"][u"text"].toString().contains(u"/proc/nowhere"));
    }

    void tonightNamesEveryFirmAndTheNewestSample()
    {
        QByteArray hours = "time,value\n";
        for (int hour = 0; hour < 24 * 12; ++hour)
            hours += QStringLiteral("2026-04-%1 %2:00:00,%3\n")
                         .arg(1 + hour / 24, 2, 10, QLatin1Char('0'))
                         .arg(hour % 24, 2, 10, QLatin1Char('0'))
                         .arg(hour % 24 < 17 && hour % 24 > 7 ? 90 + hour % 7 : 5)
                         .toUtf8();
        const QStringList files{file("night/E1__M__kw.csv", hours),
                                file("night/enterprises.csv", "enterprise,name\nE1,One\nE2,Two\n"),
                                file("night/points.csv", "enterprise,point,kind,role\nE1,M,meter,total\n")};
        const QString cache = path("night.nightjar");
        QCOMPARE(runCli(QStringList{"import", "--cache", cache} + files).status, 0);
        const QJsonArray rows = runCli({"tonight", "--cache", cache, "--night", "2026-04-12", "--json"}).array();
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[0][u"slots"].isArray());
        QCOMPARE(rows[0][u"newest"].toString(), QStringLiteral("2026-04-12T11:00:00+08:00"));
        QVERIFY(rows[1][u"slots"].isNull() && rows[1][u"window"].isNull() && rows[1][u"newest"].isNull());
        QVERIFY(!rows[1][u"why"].toString().isEmpty());
    }

    void routeInstance()
    {
        const QString instance =
            file("plan.json", R"({"start":"22:00","end":"05:00","speed_kmh":40,"detour":1.3,"slot_minutes":15,
            "teams":[{"name":"A","x":0,"y":0}],
            "sites":[{"id":"s1","x":3,"y":4,"open":"23:00","close":"01:00","duration_min":60,"score":2},
                     {"id":7,"x":300,"y":4,"open":"23:00","close":"01:00","duration_min":60,"score":1}]})");
        const CliAnswer answer = runCli({"route", "--instance", instance, "--seconds", "0.2", "--json"});
        QCOMPARE(answer.status, 0);
        const QJsonObject plan = answer.object();
        QVERIFY(plan[u"ok"].toBool());
        QCOMPARE(plan[u"score"].toDouble(), 2.0);
        const QJsonObject stop = plan[u"routes"].toArray()[0].toObject()[u"stops"].toArray()[0].toObject();
        QCOMPARE(stop[u"site"].toString(), QStringLiteral("s1"));
        QCOMPARE(stop[u"start"].toString(), QStringLiteral("23:00"));
        QCOMPARE(plan[u"left_out"].toArray()[0].toObject()[u"site"].toInt(), 7);
        QVERIFY(!plan[u"left_out"].toArray()[0].toObject()[u"why"].toString().isEmpty());
        QCOMPARE(runCli({"route", "--instance", file("broken.json", "{\"start\":"), "--json"}).status, 1);
    }
};

QTEST_MAIN(CliTest)
#include "tst_cli.moc"
