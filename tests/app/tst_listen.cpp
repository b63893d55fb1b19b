// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "core/import/hj212_crc.h"
#include "tests/app/cli_run.h"

/// `nightjar-cli listen` as a program: what it prints, how it ends, what it leaves.
class ListenTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static QByteArray packetOf(const QByteArray &segment)
    {
        const std::string_view view(segment.constData(), std::size_t(segment.size()));
        return "##" + QByteArray::number(segment.size()).rightJustified(4, '0') + segment +
               QByteArray::number(nightjar::hj212Crc(view), 16).toUpper().rightJustified(4, '0') + "\r\n";
    }
    static const inline QByteArray packet = packetOf("QN=20240315020500123;ST=31;CN=2051;PW=1;MN=M1;Flag=5;CP=&&"
                                                     "DataTime=20240315020500;a21026-Avg=12.50,a21026-Flag=N&&");

private Q_SLOTS:
    void listensUntilItIsEnded_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("json");
        QTest::newRow("SIGTERM, document") << SIGTERM << true;
        QTest::newRow("SIGINT, sentences") << SIGINT << false;
    }
    void listensUntilItIsEnded()
    {
        QFETCH(int, signal);
        QFETCH(bool, json);
        const QString cache = m_dir.filePath(QStringLiteral("listen%1.nightjar").arg(signal));
        QProcess program;
        QStringList arguments{"listen", "--cache", cache, "--port", "0", "--lang", "en"};
        if (json)
            arguments << QStringLiteral("--json");
        program.start(QStringLiteral(NIGHTJAR_CLI), arguments);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (said += json ? program.readAllStandardError() : program.readAllStandardOutput()).contains('\n'), 10'000);
        const qsizetype begin = said.indexOf("tcp://127.0.0.1:");
        QVERIFY2(begin >= 0, said.constData());
        const int port = said.mid(begin + 16, 5).split(' ')[0].toInt();
        QVERIFY2(port > 0, said.constData());

        QTcpSocket device;
        device.connectToHost(QStringLiteral("127.0.0.1"), quint16(port));
        QVERIFY(device.waitForConnected(5000));
        device.write(packet);
        QTRY_VERIFY(device.bytesAvailable() > 0);
        QVERIFY(device.readAll().contains("CN=9014"));
        // Readers work while it listens.
        const CliAnswer channels = runCli({"channels", "--cache", cache, "--json"});
        QCOMPARE(channels.status, 0);
        QCOMPARE(channels.array().size(), 1);
        QCOMPARE(channels.array()[0][u"channel"].toString(), QStringLiteral("M1/M1/a21026"));

        QCOMPARE(::kill(pid_t(program.processId()), signal), 0);
        QVERIFY(program.waitForFinished(10'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        const QByteArray out = program.readAllStandardOutput();
        if (json) {
            const QJsonObject document = QJsonDocument::fromJson(out).object();
            QCOMPARE(document[u"packets"].toInteger(), 1);
            QCOMPARE(document[u"answers"].toInteger(), 1);
            QCOMPARE(document[u"rows"][u"taken"].toInteger(), 1);
            QCOMPARE(document[u"sha256"].toString().size(), 64);
        } else {
            QVERIFY2(out.contains("1 packets of 1 connections: 1 rows read, 1 taken"), out.constData());
        }
        QCOMPARE(runCli({"cache", "check", "--cache", cache}).status, 0);
    }

    void endsByItselfWhenAsked()
    {
        const QString cache = m_dir.filePath(QStringLiteral("seconds.nightjar"));
        const CliAnswer answer = runCli({"listen", "--cache", cache, "--port", "0", "--seconds", "0.2", "--json"});
        QVERIFY2(answer.status == 0, answer.err.constData());
        QCOMPARE(answer.object()[u"rows"][u"read"].toInteger(), 0);
        QVERIFY(QFile::exists(cache));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::newRow("no port") << QStringList() << 2;
        QTest::newRow("a port that cannot be") << QStringList{"--port", "70000"} << 2;
        QTest::newRow("no number") << QStringList{"--port", "hj"} << 2;
        QTest::newRow("no address") << QStringList{"--port", "0", "--address", "nowhere"} << 2;
        QTest::newRow("no time") << QStringList{"--port", "0", "--seconds", "-1"} << 2;
        QTest::newRow("not ours") << QStringList{"--port", "0", "--address", "203.0.113.7", "--seconds", "1"} << 1;
    }
    void wrongUsage()
    {
        QFETCH(QStringList, options);
        QFETCH(int, status);
        const CliAnswer answer =
            runCli(QStringList{"listen", "--cache", m_dir.filePath(QStringLiteral("wrong.nightjar"))} + options);
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ListenTest)
#include "tst_listen.moc"
