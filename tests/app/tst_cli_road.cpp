// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli_run.h"

/// The whole road on a small simulated district: import, screening, lead, chart, case, plan.
class CliRoadTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString m_cache;
    QString m_lead;
    QString m_channel;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    static QByteArray textOfPdf(const QString &pdf)
    {
        QProcess process;
        process.start(QStringLiteral("pdftotext"), {"-layout", pdf, "-"});
        process.waitForFinished();
        return process.readAllStandardOutput();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cache = path(QStringLiteral("road.nightjar"));
        const CliAnswer sample = runCli({"sample", "--enterprises", "8", "--days", "45", "--seed", "3", "--from",
                                         "2026-06-01", "--out", path("district"), "--json"});
        QCOMPARE(sample.status, 0);
        const CliAnswer imported = runCli({"import", "--cache", m_cache, path("district"), "--json"});
        QVERIFY2(imported.status == 0, imported.err.constData());
        qint64 refused = 0;
        qint64 taken = 0;
        for (const QJsonValue &file : imported.object()[u"files"].toArray()) {
            refused += file[u"rows"][u"refused"].toInteger();
            taken += file[u"rows"][u"taken"].toInteger();
        }
        QCOMPARE(refused, 0);
        QVERIFY(taken >= sample.object()[u"samples"].toInteger());
        QVERIFY(imported.object()[u"skipped"].toArray().contains(QStringLiteral("labels.json")));
    }

    void screeningFindsLeadsAndKeepsThem()
    {
        const CliAnswer first = runCli({"screen", "--cache", m_cache, "--json"});
        QVERIFY2(first.status == 0, first.err.constData());
        const QJsonArray leads = first.object()[u"leads"].toArray();
        QVERIFY(!leads.isEmpty());
        for (const QJsonValue &lead : leads) {
            for (const char *key : {"id", "rule", "finding", "head", "enterprise", "channels", "witnesses", "from",
                                    "to", "strength", "tier", "figures", "reason"})
                QVERIFY2(lead.toObject().contains(QLatin1StringView(key)), key);
            QVERIFY(lead[u"reason"].toString().size() > 20);
        }
        // The same screening gives the same leads, on one thread, too.
        const CliAnswer second = runCli({"screen", "--cache", m_cache, "--threads", "1", "--json"});
        QCOMPARE(second.object()[u"leads"].toArray(), leads);
        // Alarms of the firm's own tier are no leads, until somebody takes one up.
        const QJsonArray alarms = first.object()[u"alarms"].toArray();
        QVERIFY(!alarms.isEmpty());
        QCOMPARE(runCli({"leads", "--cache", m_cache, "--json"}).array().size(), leads.size());
        QCOMPARE(runCli({"leads", "mark", "--cache", m_cache, alarms[0][u"id"].toString(), "--state", "answered",
                         "--why", "x"})
                     .status,
                 0);
        QCOMPARE(runCli({"leads", "--cache", m_cache, "--json"}).array().size(), leads.size() + 1);
        m_lead = leads[0][u"id"].toString();
        m_channel = leads[0][u"channels"][0].toString();
    }

    void oneRuleAloneFindsWhatItFindsInAFullRun()
    {
        const auto idsOf = [](const CliAnswer &answer, const QString &rule) {
            QStringList ids;
            for (const QJsonValue &lead : answer.object()[u"leads"].toArray()) {
                if (lead[u"rule"].toString() == rule)
                    ids << lead[u"id"].toString();
            }
            return ids;
        };
        const CliAnswer full = runCli({"screen", "--cache", m_cache, "--json"});
        for (const char *rule : {"night-production", "treatment-idle", "long-constant", "exceedance"}) {
            const QString id = QString::fromLatin1(rule);
            QCOMPARE(idsOf(runCli({"screen", "--cache", m_cache, "--rule", id, "--json"}), id), idsOf(full, id));
        }
    }

    void chartsAreDrawn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("view");
        QTest::addColumn<QByteArray>("magic");
        QTest::newRow("png") << "a.png"
                             << "lines" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "a.svg"
                             << "lines" << QByteArray("<?xml");
        QTest::newRow("pdf") << "a.pdf"
                             << "lines" << QByteArray("%PDF");
        QTest::newRow("carpet") << "c.png"
                                << "carpet" << QByteArray("\x89PNG");
    }
    void chartsAreDrawn()
    {
        QFETCH(QString, name);
        QFETCH(QString, view);
        QFETCH(QByteArray, magic);
        const CliAnswer answer = runCli(
            {"chart", "--cache", m_cache, "--channel", m_channel, "--view", view, "--out", path(name), "--json"});
        QVERIFY2(answer.status == 0, answer.err.constData());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.size() > 2000);
        QCOMPARE(file.read(magic.size()), magic);
    }

    void chartOutsideTheSamplesIsRefused()
    {
        const CliAnswer answer = runCli(
            {"chart", "--cache", m_cache, "--channel", m_channel, "--from", "2040-01-01", "--out", path("no.png")});
        QCOMPARE(answer.status, 1);
        QVERIFY(!QFile::exists(path("no.png")));
    }

    void leadsAreMarked()
    {
        const CliAnswer marked =
            runCli({"leads", "mark", "--cache", m_cache, m_lead, "--state", "asked", "--why", "call of 9 July"});
        QCOMPARE(marked.status, 0);
        const QJsonArray asked = runCli({"leads", "--cache", m_cache, "--state", "asked", "--json"}).array();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][u"history"][0][u"why"].toString(), QStringLiteral("call of 9 July"));
        QCOMPARE(
            runCli({"leads", "mark", "--cache", m_cache, "L000000000000", "--state", "asked", "--why", "x"}).status, 1);
        QCOMPARE(runCli({"leads", "mark", "--cache", m_cache, m_lead, "--state", "guilty", "--why", "x"}).status, 2);
    }

    void caseIsOpenedVerifiedAndDocumented()
    {
        const CliAnswer made = runCli({"case", "new", "--cache", m_cache, "--lead", m_lead, "--json"});
        QVERIFY2(made.status == 0, made.err.constData());
        const QString number = made.object()[u"case"].toString();
        const QJsonArray evidence = made.object()[u"evidence"].toArray();
        QVERIFY(evidence.size() >= 3);
        const CliAnswer verified = runCli({"case", "verify", "--cache", m_cache, number, "--json"});
        QVERIFY2(verified.status == 0, verified.err.constData());
        QVERIFY(verified.object()[u"ok"].toBool());
        QVERIFY(verified.object()[u"journal"][u"ok"].toBool());
        QCOMPARE(verified.object()[u"items"].toArray().size(), evidence.size());

        for (const char *language : {"zh", "en"}) {
            std::ostringstream out;
            std::ostringstream err;
            const QString pdf = path(QStringLiteral("case-%1.pdf").arg(QLatin1StringView(language)));
            QCOMPARE(nightjar::cli::run({"case", "document", "--cache", m_cache, number, "--kind", "summary", "--out",
                                         pdf, "--lang", QString::fromLatin1(language)},
                                        out, err),
                     0);
            const QByteArray text = textOfPdf(pdf);
            for (const QJsonValue &item : evidence)
                QVERIFY2(text.contains(item[u"sha256"].toString().toLatin1()), qPrintable(item[u"item"].toString()));
            for (const char *forbidden : {"违法", "造假", "guilty", "illegal"})
                QVERIFY2(!text.contains(forbidden), forbidden);
        }
        QCOMPARE(runCli({"case", "export", "--cache", m_cache, number, "--out", path("case.zip")}).status, 0);
        const CliAnswer again = runCli({"case", "reproduce", "--cache", m_cache, number, "--json"});
        QVERIFY2(again.status == 0, again.out.constData());
        QCOMPARE(runCli({"case", "show", "--cache", m_cache, "no-such-case"}).status, 1);
    }

    void tonightSaysWhoRuns()
    {
        const CliAnswer answer = runCli({"tonight", "--cache", m_cache, "--night", "2026-07-15", "--json"});
        QVERIFY2(answer.status == 0, answer.err.constData());
        QCOMPARE(answer.array().size(), 8);
        int judged = 0;
        for (const QJsonValue &firm : answer.array()) {
            if (firm[u"slots"].isArray()) {
                ++judged;
                QCOMPARE(firm[u"slots"].toArray().size(), 96);
            }
        }
        QVERIFY(judged > 0);
    }

    void planIsMadeWithCardAndTrack()
    {
        const CliAnswer answer =
            runCli({"route", "--cache", m_cache, "--night", "2026-07-15", "--teams", "2", "--seconds", "0.3", "--pdf",
                    path("card.pdf"), "--gpx", path("plan.gpx"), "--json"});
        QVERIFY2(answer.status == 0, answer.err.constData());
        QCOMPARE(answer.object()[u"routes"].toArray().size(), 2);
        QVERIFY(answer.object()[u"score"].toDouble() > 0);
        QFile gpx(path("plan.gpx"));
        QVERIFY(gpx.open(QIODevice::ReadOnly));
        QVERIFY(gpx.readAll().contains("<rtept"));
        QVERIFY(textOfPdf(path("card.pdf")).size() > 400);
    }

    void datasetComesBackTheSame()
    {
        QCOMPARE(runCli({"export", "--cache", m_cache, "--dataset", path("out")}).status, 0);
        const QString copy = path("copy.nightjar");
        QCOMPARE(runCli({"import", "--cache", copy, path("out")}).status, 0);
        const auto names = [](const QJsonArray &channels) {
            QStringList out;
            for (const QJsonValue &channel : channels)
                out << QStringLiteral("%1 %2 %3")
                           .arg(channel[u"channel"].toString())
                           .arg(channel[u"samples"].toInteger())
                           .arg(channel[u"unit"].toString());
            return out;
        };
        QCOMPARE(names(runCli({"channels", "--cache", copy, "--json"}).array()),
                 names(runCli({"channels", "--cache", m_cache, "--json"}).array()));
        QCOMPARE(runCli({"export", "--cache", copy, "--channel", m_channel}).out,
                 runCli({"export", "--cache", m_cache, "--channel", m_channel}).out);
    }
};

QTEST_MAIN(CliRoadTest)
#include "tst_cli_road.moc"
