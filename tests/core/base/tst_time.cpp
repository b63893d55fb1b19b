// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/time.h"

using namespace nightjar;

class TimeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("instant"); // empty: refused
        QTest::newRow("minutes") << QByteArray("2026-04-01 10:05") << "2026-04-01 10:05:00";
        QTest::newRow("T and seconds") << QByteArray("2026-04-01T10:05:07") << "2026-04-01 10:05:07";
        QTest::newRow("UTC") << QByteArray("2026-04-01T10:05:07Z") << "2026-04-01 18:05:07";
        QTest::newRow("offset") << QByteArray("2026-04-01 10:05:07+09:00") << "2026-04-01 09:05:07";
        QTest::newRow("short offset") << QByteArray("2026-04-01 10:05+0800") << "2026-04-01 10:05:00";
        QTest::newRow("leap day") << QByteArray("2024-02-29 00:00") << "2024-02-29 00:00:00";
        QTest::newRow("no such day") << QByteArray("2025-02-30 10:00") << "";
        QTest::newRow("no leap year") << QByteArray("2025-02-29 10:00") << "";
        QTest::newRow("24:00 only in tariffs") << QByteArray("2025-02-01 24:00") << "";
        QTest::newRow("fraction") << QByteArray("2025-02-01 10:00:00.5") << "";
        QTest::newRow("date alone") << QByteArray("2025-02-01") << "";
        QTest::newRow("cut off") << QByteArray("2025-02-01 10:") << "";
        QTest::newRow("words") << QByteArray("yesterday at noon") << "";
        QTest::newRow("NUL inside") << QByteArray("2025-02-01 10:0\0", 16) << "";
        QTest::newRow("before the epoch") << QByteArray("1969-12-31 23:59:59") << "1969-12-31 23:59:59";
    }
    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, instant);
        const auto t = parseTime({text.constData(), std::size_t(text.size())});
        QCOMPARE(t ? formatTime(*t) : QString(), instant);
    }
    void daysBeginAtLocalMidnight()
    {
        const auto t = parseTime("2026-07-01 00:00");
        QVERIFY(t);
        QCOMPARE(dayStart(dayOf(*t)), *t);
        QCOMPARE(dayOf(*t - 1), dayOf(*t) - 1);
        QCOMPARE(formatIso(*t), QStringLiteral("2026-07-01T00:00:00+08:00"));
        QCOMPARE(weekdayOf(dayOf(*t)), 3);
    }
    void clocks()
    {
        QCOMPARE(parseClock("22:15"), 1335);
        QVERIFY(!parseClock("24:00"));
        QCOMPARE(parseClock("24:00", Allow24::Yes), 1440);
        QVERIFY(!parseClock("9:00"));
        QCOMPARE(formatClock(1440 + 75), QStringLiteral("01:15"));
    }
};

QTEST_APPLESS_MAIN(TimeTest)
#include "tst_time.moc"
