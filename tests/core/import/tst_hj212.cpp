// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "core/import/hj212_codes.h"
#include "core/import/hj212_frame.h"
#include "core/import/hj212_message.h"

using namespace nightjar;

namespace {

std::string packetOf(std::string_view segment)
{
    char head[8];
    char tail[8];
    std::snprintf(head, sizeof head, "##%04d", int(segment.size()));
    std::snprintf(tail, sizeof tail, "%04X", unsigned(hj212Crc(segment)));
    return head + std::string(segment) + tail;
}

} // namespace

class Hj212Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void crcOfThePublishedExamples_data()
    {
        QTest::addColumn<QByteArray>("packet");
        QFile file(QStringLiteral(NIGHTJAR_TEST_DATA "/hj212/facts-packets/input/log.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int number = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (!line.trimmed().isEmpty())
                QTest::newRow(qPrintable(QStringLiteral("packet %1").arg(++number))) << line.trimmed();
        }
        QCOMPARE(number, 17);
    }
    void crcOfThePublishedExamples()
    {
        QFETCH(QByteArray, packet);
        const std::string_view bytes(packet.constData(), std::size_t(packet.size()));
        const FrameEvent event = nextFrame(bytes, true);
        QCOMPARE(event.kind, FrameEvent::Kind::Packet);
        QCOMPARE(event.crc, CrcKind::Hj212);
        QCOMPARE(event.lengthOff, 0);
        QCOMPARE(event.bytes, bytes.size());
        // Any digit that is changed is noticed.
        for (std::size_t i = 6; i + 4 < bytes.size(); ++i) {
            std::string changed(bytes);
            if (changed[i] < '0' || changed[i] > '9')
                continue;
            changed[i] = changed[i] == '9' ? '0' : char(changed[i] + 1);
            QCOMPARE(nextFrame(changed, true).kind, FrameEvent::Kind::BadPacket);
        }
        // A packet that arrives byte by byte is never judged before it is complete.
        for (std::size_t i = 1; i < bytes.size(); ++i)
            QCOMPARE(nextFrame(bytes.substr(0, i), false).kind, FrameEvent::Kind::NeedMore);
    }

    void crcEqualsTheAnnexForAnyLength()
    {
        std::string segment;
        for (int length = 0; length < 300; ++length) {
            std::uint16_t reg = 0xFFFF; // HJ 212-2025 annex A.1, letter by letter
            for (const char c : segment) {
                reg = std::uint16_t((reg >> 8) ^ std::uint8_t(c));
                for (int i = 0; i < 8; ++i) {
                    const bool lsb = reg & 1;
                    reg = std::uint16_t(reg >> 1);
                    if (lsb)
                        reg ^= 0xA001;
                }
            }
            QCOMPARE(hj212Crc(segment), reg);
            segment += char(length * 37 + 11);
        }
    }

    void crcKinds()
    {
        const std::string_view segment =
            "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;"
            "CP=&&RtdInterval=30&&";
        QCOMPARE(hj212Crc(segment), std::uint16_t(0x1C80));
        QCOMPARE(modbusCrc(segment), std::uint16_t(0x0759));
        const auto kind = [&](const char *crc) { return nextFrame("##0101" + std::string(segment) + crc, true); };
        QCOMPARE(kind("1C80").crc, CrcKind::Hj212);
        QCOMPARE(kind("1c80").crc, CrcKind::Hj212);
        QCOMPARE(kind("801C").crc, CrcKind::Hj212Swapped);
        QCOMPARE(kind("0759").crc, CrcKind::Modbus);
        QCOMPARE(kind("5907").crc, CrcKind::ModbusSwapped);
        QCOMPARE(kind("1C81").kind, FrameEvent::Kind::BadPacket);
    }

    void lengths_data()
    {
        QTest::addColumn<int>("off");
        QTest::addColumn<bool>("taken");
        for (int off = -4; off <= 4; ++off)
            QTest::newRow(qPrintable(QString::number(off))) << off << (off >= -2 && off <= 2);
    }
    void lengths()
    {
        QFETCH(int, off);
        QFETCH(bool, taken);
        std::string packet = packetOf("ST=31;CN=2051;MN=M1;CP=&&DataTime=20240315020500;a1-Avg=1&&");
        char digits[8];
        std::snprintf(digits, sizeof digits, "%04d", int(packet.size()) - 10 + off);
        packet.replace(2, 4, digits);
        const FrameEvent event = nextFrame(packet + "\r\n" + packetOf("CP=&&&&"), true);
        QCOMPARE(event.kind, taken ? FrameEvent::Kind::Packet : FrameEvent::Kind::BadPacket);
        QCOMPARE(event.lengthOff, taken ? -off : 0);
        QCOMPARE(event.bytes, packet.size());
    }

    void gluedPacketsAndTextBetween()
    {
        const std::string packet = packetOf("CN=2011;CP=&&&&");
        const std::string stream = "12:00 " + packet + packet + "\\r\\n" + packet + " end\r\nnoise\n" + packet;
        std::string_view rest = stream;
        QString kinds;
        while (!rest.empty()) {
            const FrameEvent event = nextFrame(rest, true);
            kinds += QLatin1Char("?PBTL"[int(event.kind)]);
            QVERIFY(event.bytes > 0);
            rest.remove_prefix(event.bytes);
        }
        QCOMPARE(kinds, QStringLiteral("TPPTPTLTLP"));
    }

    void garbageCannotEatMemory()
    {
        const std::string noise(70'000, 'x');
        QVERIFY(nextFrame(noise, false).bytes > 0);
        const std::string wrong = "##0100" + noise;
        const FrameEvent event = nextFrame(wrong, false);
        QCOMPARE(event.kind, FrameEvent::Kind::BadPacket);
        QVERIFY(event.bytes > 0);
        QCOMPARE(nextFrame("##", false).kind, FrameEvent::Kind::NeedMore);
        QCOMPARE(nextFrame("##", true).kind, FrameEvent::Kind::BadPacket);
        QCOMPARE(nextFrame("", true).kind, FrameEvent::Kind::NeedMore);
    }

    void headers()
    {
        const Hj212Message m = parseMessage("QN=1;ST=22;CN=2011;PW=,MN=A1 ;FLAG=7;PNO=1;PNUM=2;RF=1;CP=&&a-Rtd=1;&&");
        QCOMPARE(m.mn, std::string_view("A1"));
        QCOMPARE(m.cn, std::string_view("2011"));
        QCOMPARE(m.flag, 7);
        QCOMPARE(m.edition(), 2017);
        QCOMPARE(m.pnum, 2);
        QCOMPARE(m.pno, 1);
        QCOMPARE(m.rf, std::string_view("1"));
        QCOMPARE(m.cp, std::string_view("a-Rtd=1;"));
        QCOMPARE(parseMessage("ST=31;CN=2011").edition(), 2005);
        QCOMPARE(parseMessage("Flag=9").edition(), 2025);
        QVERIFY(!parseMessage("ST=31;CN=2011").hasCp);
        QVERIFY(parseMessage("CN=2011;CP=&&{0xE4,0x3E}&&").encrypted());
        QVERIFY(parseMessage("").cn.empty());
    }

    void items()
    {
        std::vector<Hj212Item> items;
        parseItems("DataTime=20240315020500,;a-b-ZsRtd=18,6,a-b-Flag=N;;x=1;7", items);
        QCOMPARE(items.size(), 5U);
        QCOMPARE(items[1].code, std::string_view("a-b"));
        QCOMPARE(items[1].field, std::string_view("ZsRtd"));
        QCOMPARE(items[1].value, std::string_view("18,6")); // a decimal comma is not cut off
        QCOMPARE(items[3].code, std::string_view(""));
        QVERIFY(!items[4].hasValue);
    }

    void factors_data()
    {
        QTest::addColumn<QByteArray>("cn");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("factor");
        QTest::newRow("real time") << QByteArray("2011") << QByteArray("Rtd") << QByteArray("a21026-rt");
        QTest::newRow("real time converted") << QByteArray("2011") << QByteArray("ZsRtd") << QByteArray("a21026-zs-rt");
        QTest::newRow("minute") << QByteArray("2051") << QByteArray("Avg") << QByteArray("a21026");
        QTest::newRow("minute maximum converted")
            << QByteArray("2051") << QByteArray("ZsMax") << QByteArray("a21026-zs-max");
        QTest::newRow("hour") << QByteArray("2061") << QByteArray("Avg") << QByteArray("a21026-h");
        QTest::newRow("hour maximum converted")
            << QByteArray("2061") << QByteArray("ZsMax") << QByteArray("a21026-zs-max-h");
        QTest::newRow("day total") << QByteArray("2031") << QByteArray("Cou") << QByteArray("a21026-cou-d");
    }
    void factors()
    {
        QFETCH(QByteArray, cn);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, factor);
        QCOMPARE(QByteArray::fromStdString(factorOf("a21026", fieldOf(field.toStdString()), cn.toStdString())), factor);
    }

    void oldCodesDependOnTheKindOfPoint()
    {
        QCOMPARE(todaysCode("31", "01"), std::string_view("a34013"));
        QCOMPARE(todaysCode("32", "011"), std::string_view("w01018"));
        QCOMPARE(todaysCode("31", "011"), std::string_view(""));
        QCOMPARE(todaysCode("31", "s01"), std::string_view("a19001"));
        QCOMPARE(todaysCode("32", "B02"), std::string_view(""));
        QCOMPARE(factorOf("SB1", fieldOf("RS"), "2021"), std::string("sb1-rs"));
        QCOMPARE(factorOf("SB1", fieldOf("RT"), "2041"), std::string("sb1-runtime-d"));
    }

    void dataTimes()
    {
        QCOMPARE(formatTime(*parseDataTime("20240229235959")), QStringLiteral("2024-02-29 23:59:59"));
        bool fraction = false;
        QVERIFY(parseDataTime("20240229235959123", &fraction) && fraction);
        for (const char *bad : {"20230229000000", "20240101240000", "20240101006000", "2024010100000", "2024010100000x",
                                "", "-0240101000000"})
            QVERIFY2(!parseDataTime(bad), bad);
    }
};

QTEST_APPLESS_MAIN(Hj212Test)
#include "tst_hj212.moc"
