// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <QElapsedTimer>
#include <QTcpSocket>

#include "core/import/hj212_answer.h"
#include "core/import/hj212_listener.h"
#include "tests/core/import/hj212_packets.h"

using namespace nightjar;
using namespace std::chrono_literals;

/// Real sockets on the loopback: good, slow and hostile senders, and what is left in the cache.
class Hj212ListenTest : public QObject
{
    Q_OBJECT

    static ListenOptions options()
    {
        ListenOptions options;
        options.by = QStringLiteral("tester");
        options.clock = [] { return Seconds(1'780'000'000); };
        options.commitEvery = 20ms;
        return options;
    }
    static std::unique_ptr<Hj212Listener> listen(Cache &cache, const ListenOptions &options)
    {
        auto listener = Hj212Listener::open(cache, options);
        if (!listener)
            qFatal("%s", qPrintable(listener.error().text));
        return *std::move(listener);
    }
    static void connectTo(QTcpSocket &socket, const Hj212Listener &listener)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), listener.port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    static QByteArray minute(int at, const char *value, int flag = 5, const char *mn = "M1")
    {
        const QByteArray time = "202403150200" + QByteArray::number(at).rightJustified(2, '0');
        return packetOf("QN=" + time + "123;ST=31;CN=2051;PW=123456;MN=" + mn + ";Flag=" + QByteArray::number(flag) +
                        ";CP=&&DataTime=" + time + ";a21026-Avg=" + value + ",a21026-Flag=N&&");
    }
    /// Waits for so many data answers.
    static bool isAnswered(QTcpSocket &device, int times)
    {
        QByteArray answers;
        return QTest::qWaitFor(
            [&] {
                answers += device.readAll();
                return answers.count("CN=9014") == times && answers.endsWith("\r\n");
            },
            5000);
    }

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("segment");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray data = "QN=20160801085000001;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&"
                                "DataTime=20160801085000;w01018-Rtd=1&&";
        // Packet 6 of the standard's examples, CRC included.
        QTest::newRow("data of 2017")
            << data
            << QByteArray("##0087QN=20160801085000001;ST=91;CN=9014;PW=123456;MN=010000A8900016F000169DC0;Flag=4;"
                          "CP=&&&&C241\r\n");
        QTest::newRow("no answer wanted") << QByteArray(data).replace("Flag=5", "Flag=4") << QByteArray();
        QTest::newRow("no Flag, 2005") << QByteArray(data).replace("Flag=5;", "") << QByteArray();
        QTest::newRow("an answer") << QByteArray("QN=1;ST=91;CN=9014;MN=M1;Flag=5;CP=&&&&") << QByteArray();
        QTest::newRow("heartbeat of 2025") << QByteArray("QN=1;ST=91;CN=9015;PW=1;MN=M1;Flag=9;CP=&&&&")
                                           << packetOf("QN=1;ST=91;CN=9013;PW=1;MN=M1;Flag=8;CP=&&&&");
        QTest::newRow("login of 2005") << QByteArray("ST=91;CN=9021;PW=1;MN=M1;Flag=1;CP=&&&&")
                                       << packetOf("ST=91;CN=9013;PW=1;MN=M1;Flag=0;CP=&&&&");
        QTest::newRow("a request") << QByteArray("QN=1;ST=31;CN=1012;PW=1;MN=M1;Flag=5;CP=&&SystemTime=1&&")
                                   << packetOf("QN=1;ST=91;CN=9011;PW=1;MN=M1;Flag=4;CP=&&QnRtn=2&&");
        QTest::newRow("a split packet") << QByteArray("QN=1;ST=31;CN=2051;PW=1;MN=M1;Flag=7;PNUM=2;PNO=1;CP=&&x&&")
                                        << packetOf("QN=1;ST=91;CN=9014;PW=1;MN=M1;Flag=4;CP=&&&&");
    }
    void answers()
    {
        QFETCH(QByteArray, segment);
        QFETCH(QByteArray, answer);
        const std::string_view view(segment.constData(), std::size_t(segment.size()));
        QCOMPARE(hj212Answer(parseMessage(view), CrcKind::Hj212), answer);
    }

    void aGoodDeviceIsAnsweredAfterTheCommit()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const auto listener = listen(cache, options());
        QVERIFY(listener->port() > 0);
        QVERIFY(listener->source().startsWith(u"tcp://127.0.0.1:"));
        QTcpSocket device;
        connectTo(device, *listener);
        const QByteArray packet = minute(1, "12.50");
        for (const char byte : packet) { // as slow lines send
            device.write(&byte, 1);
            device.flush();
        }
        QTRY_VERIFY(device.bytesAvailable() > 0);
        const QByteArray answer = device.readAll();
        QVERIFY2(answer.startsWith("##") && answer.contains("CN=9014") && answer.contains("QN=20240315020001123"),
                 answer.constData());
        // At the moment of the answer another reader finds the value.
        auto reader = Cache::open(fixture.cachePath(), OpenMode::ReadOnly);
        QVERIFY(reader);
        QCOMPARE(samplesOf(*reader, QStringLiteral("M1/M1/a21026")), QStringList("2024-03-15 02:00:01,12.50,N"));

        // Sent again: known. With another value: kept beside it. A damaged one: refused, not answered.
        device.write(minute(1, "12.50") + minute(1, "12.51") + minute(2, "13", 4).replace("13", "14") +
                     minute(3, "15", 4) + minute(4, "16"));
        QVERIFY(isAnswered(device, 3));
        QVERIFY(listener->finish());
        const ListenSummary summary = listener->summary();
        QCOMPARE(countsText(summary.rows), QStringLiteral("read 6 taken 3 refused 1 duplicate 1 conflict 1"));
        QCOMPARE(summary.connections, 1);
        QCOMPARE(summary.packets, 5);
        QCOMPARE(summary.answers, 4);
        QCOMPARE(summary.cutOff, 0);

        const auto files = cache.imports().files();
        QVERIFY(files && files->size() == 1);
        QCOMPARE((*files)[0].format, QStringLiteral("hj212-listen"));
        QCOMPARE((*files)[0].sha256, summary.sha256);
        QCOMPARE(countsText((*files)[0].rows), countsText(summary.rows));
        QVERIFY2((*files)[0].warnings.join(u'\n').contains(u"History overwritten: 1 "),
                 qPrintable((*files)[0].warnings.join(u'\n')));
        const auto refused = cache.imports().refused((*files)[0].id);
        QVERIFY(refused && refused->size() == 1);
        QCOMPARE((*refused)[0].line, 4);
        QVERIFY((*refused)[0].text.contains(u"DataTime=20240315020002"));
        const auto journal = cache.audit().rows();
        QVERIFY(journal && journal->size() == 2);
        QCOMPARE((*journal)[0].action, QStringLiteral("listen"));
        QVERIFY(cache.audit().check() && cache.audit().check()->ok);
        QVERIFY(checkCache(cache)->ok);
    }

    void whatWasAnsweredSurvivesASuddenEnd()
    {
        ImportFixture fixture;
        {
            Cache cache = fixture.open();
            const auto listener = listen(cache, options());
            QTcpSocket device;
            connectTo(device, *listener);
            device.write(minute(1, "1") + minute(2, "2"));
            QVERIFY(isAnswered(device, 2));
            device.write(minute(3, "3"));
            device.flush();
        } // gone without finish(), as in a power cut
        Cache cache = fixture.open();
        const QStringList kept = samplesOf(cache, QStringLiteral("M1/M1/a21026"));
        QVERIFY(kept.size() >= 2);
        const auto files = cache.imports().files();
        QCOMPARE((*files)[0].rows.taken, qint64(kept.size()));
        QVERIFY(cache.audit().check()->ok);
    }

    void partsOfAMessage()
    {
        const auto part = [](int number, const char *cp) {
            return packetOf(QByteArray("QN=20240315020001123;ST=31;CN=2051;PW=1;MN=M1;Flag=7;PNUM=2;PNO=") +
                            QByteArray::number(number) + ";CP=&&" + cp + "&&");
        };
        ImportFixture fixture;
        Cache cache = fixture.open();
        ListenOptions chosen = options();
        chosen.partsWait = 200ms;
        const auto listener = listen(cache, chosen);
        QTcpSocket device;
        connectTo(device, *listener);
        // A sender that waits for the answer to each part.
        device.write(part(1, "DataTime=20240315020000;a1-Avg=1,a1-Flag=N"));
        QVERIFY(isAnswered(device, 1));
        device.write(part(2, "a2-Avg=2,a2-Flag=N"));
        QVERIFY(isAnswered(device, 1));
        QCOMPARE(samplesOf(cache, QStringLiteral("M1/M1/a1")), QStringList("2024-03-15 02:00:00,1,N"));
        QCOMPARE(samplesOf(cache, QStringLiteral("M1/M1/a2")), QStringList("2024-03-15 02:00:00,2,N"));
        // A part without time whose other part never comes is refused after a while, and answered then.
        device.write(part(2, "a3-Avg=3"));
        QVERIFY(isAnswered(device, 1));
        QVERIFY(listener->finish());
        QCOMPARE(countsText(listener->summary().rows),
                 QStringLiteral("read 3 taken 2 refused 1 duplicate 0 conflict 0"));
    }

    void hostileSenders_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing at all") << QByteArray();
        QTest::newRow("half a packet") << minute(1, "1").left(60);
        QTest::newRow("a head without an end") << QByteArray("##9999") + QByteArray(5000, 'x');
        QTest::newRow("garbage") << QByteArray(40'000, 'x');
        QTest::newRow("binary garbage") << QByteArray(40'000, '\0');
        QTest::newRow("line ends") << QByteArray(40'000, '\n');
        QTest::newRow("hash signs") << QByteArray(40'000, '#');
        QTest::newRow("bad packets") << minute(1, "1").replace("CN=2051", "CN=2052").repeated(60);
        QTest::newRow("another protocol") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    void hostileSenders()
    {
        QFETCH(QByteArray, bytes);
        ImportFixture fixture;
        Cache cache = fixture.open();
        ListenOptions chosen = options();
        chosen.idle = 400ms;
        chosen.packetIn = 200ms;
        const auto listener = listen(cache, chosen);
        QTcpSocket good;
        QTcpSocket hostile;
        connectTo(hostile, *listener);
        connectTo(good, *listener);
        hostile.write(bytes);
        int sent = 0;
        int answered = 0;
        QElapsedTimer timer;
        timer.start();
        while (hostile.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 5000) {
            good.write(minute(sent++ % 60, "1")); // who behaves is served meanwhile
            QTest::qWait(50);
            answered += int(good.readAll().count("CN=9014"));
        }
        QVERIFY(hostile.state() != QAbstractSocket::ConnectedState);
        QTRY_VERIFY((answered += int(good.readAll().count("CN=9014"))) == sent);
        QCOMPARE(good.state(), QAbstractSocket::ConnectedState);
        QVERIFY(listener->finish());
        const ListenSummary summary = listener->summary();
        QCOMPARE(summary.cutOff, 1);
        QVERIFY(summary.rows.refused <= 30); // garbage cannot fill the cache
        QCOMPARE(summary.rows.read,
                 summary.rows.taken + summary.rows.refused + summary.rows.duplicate + summary.rows.conflict);
    }

    void tooManyAtATime()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        ListenOptions chosen = options();
        chosen.mostConnections = 2;
        const auto listener = listen(cache, chosen);
        QTcpSocket first, second, third;
        connectTo(first, *listener);
        connectTo(second, *listener);
        QTRY_COMPARE(listener->summary().connections, 2);
        third.connectToHost(QHostAddress(QHostAddress::LocalHost), listener->port());
        QTRY_COMPARE(listener->summary().refusedConnections, 1);
        QTRY_COMPARE(third.state(), QAbstractSocket::UnconnectedState);
        first.write(minute(1, "1"));
        QTRY_VERIFY(first.bytesAvailable() > 0);
        QVERIFY(listener->finish());
    }

    void manyMessagesAreCommittedInGroups()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const auto listener = listen(cache, options());
        QTcpSocket device;
        connectTo(device, *listener);
        QByteArray all;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray time =
                formatTime(1'710'000'000 + i * 60).toLatin1().replace("-", "").replace(":", "").replace(" ", "");
            all += packetOf("QN=" + time + "123;ST=31;CN=2051;PW=1;MN=M1;Flag=4;CP=&&DataTime=" + time +
                            ";a21026-Avg=" + QByteArray::number(i) + ",a21026-Flag=N&&");
        }
        device.write(all);
        device.disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(listener->summary().rows.taken, 20'000, 20'000);
        QVERIFY2(listener->summary().commits < 2000, qPrintable(QString::number(listener->summary().commits)));
        QVERIFY(listener->finish());
        QVERIFY(checkCache(cache)->ok);
    }

    void addressesAndPortsThatCannotBe()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const auto first = listen(cache, options());
        ListenOptions chosen = options();
        chosen.port = first->port();
        const auto second = Hj212Listener::open(cache, chosen);
        QVERIFY(!second && second.error().text.contains(QString::number(first->port())));
        chosen.address = QStringLiteral("no address");
        QVERIFY(!Hj212Listener::open(cache, chosen));
    }
};

QTEST_GUILESS_MAIN(Hj212ListenTest)
#include "tst_hj212_listen.moc"
