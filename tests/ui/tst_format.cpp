// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "ui/paper/format.h"

using namespace nightjar;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("expected");
        QTest::newRow("four digits") << 342.634 << 4 << "342.6";
        QTest::newRow("no trailing zeros") << 12.50 << 4 << "12.5";
        QTest::newRow("whole numbers stay whole") << 1234567.0 << 4 << QStringLiteral("1\u2009234\u2009567");
        QTest::newRow("small") << 0.01234 << 3 << "0.0123";
        QTest::newRow("zero") << 0.0 << 4 << "0";
        QTest::newRow("minus is a minus") << -58.2 << 3 << QStringLiteral("\u221258.2");
        QTest::newRow("rounded to nothing") << -0.0 << 3 << "0";
        QTest::newRow("unknown") << std::nan("") << 4 << QStringLiteral("–");
    }
    void numbers()
    {
        QFETCH(double, value);
        QFETCH(int, digits);
        QTEST(formatNumber(value, digits), "expected");
    }

    void counts_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("three") << qint64(999) << "999";
        QTest::newRow("four") << qint64(1000) << QStringLiteral("1\u2009000");
        QTest::newRow("seven") << qint64(-1234567) << QStringLiteral("\u22121\u2009234\u2009567");
    }
    void counts()
    {
        QFETCH(qint64, value);
        QTEST(formatCount(value), "expected");
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("seconds") << qint64(45) << "45 s";
        QTest::newRow("minutes") << qint64(45 * 60) << "45 min";
        QTest::newRow("hours") << qint64(2 * 3600) << "2 h";
        QTest::newRow("hours and minutes") << qint64(31 * 3600 + 12 * 60) << "31 h 12 min";
        QTest::newRow("days") << qint64(5 * 86400) << "5 d";
        QTest::newRow("days and hours") << qint64(5 * 86400 + 3 * 3600) << "5 d 3 h";
        QTest::newRow("never negative") << qint64(-7) << "0 s";
    }
    void durations()
    {
        QFETCH(qint64, seconds);
        QTEST(formatDuration(seconds), "expected");
    }

    void spans()
    {
        const Seconds from = *parseTime("2026-09-17 03:10");
        QCOMPARE(formatSpan({from, *parseTime("2026-09-18 10:22")}), QStringLiteral("09-17 03:10 – 09-18 10:22"));
        QCOMPARE(formatSpan({from, *parseTime("2026-09-17 10:22")}), QStringLiteral("09-17 03:10 – 10:22"));
        QCOMPARE(formatSpan({from, from}), QStringLiteral("–"));
    }

    void daysAndUnits()
    {
        QCOMPARE(formatDayWithWeekday(*parseDate("2026-11-23")), QStringLiteral("Mon 23 Nov"));
        QCOMPARE(formatUnit(QStringLiteral("mg/m3")), QStringLiteral("mg/m³"));
        QCOMPARE(formatUnit(QStringLiteral("degC")), QStringLiteral("°C"));
        QCOMPARE(formatUnit(QStringLiteral("kW")), QStringLiteral("kW"));
        QCOMPARE(formatBytes(187'000'000), QStringLiteral("187 MB"));
    }
};

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
