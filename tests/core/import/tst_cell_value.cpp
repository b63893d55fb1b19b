// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/cell_value.h"

#include <QTest>

#include "core/import/cell_times.h"
#include "core/import/row_channels.h"
#include "core/import/units.h"

using namespace nightjar;

/// What cells of foreign tables say: values, flags, times, units, multipliers.
class CellValueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understandsValues_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("text");   // the number understood; "missing", "bad" or "nothing" else
        QTest::addColumn<QString>("letter"); // flag of the cell itself
        QTest::addColumn<bool>("kept");
        const auto row = [](const char *cell, const char *text, const char *letter = "", bool kept = true) {
            QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(text) << QString::fromUtf8(letter)
                                << kept;
        };
        row("12.30", "12.30", "", false);
        row("-0.5", "-0.5", "", false);
        row(" 12.3 ", "12.3", "", false);
        row("1e3", "1e3", "", false);
        row("", "nothing", "", false);
        row("　", "nothing", "", false);
        for (const char *cell :
             {"-", "--", "—", "/", "NULL", "null", "NaN", "N/A", "#DIV/0!", "无数据", "未检出", "ND"})
            row(cell, "missing");
        row("停运", "missing", "F");
        row("故障", "missing", "D");
        row("校准", "missing", "C");
        row("维护", "missing", "M");
        row("通讯中断", "missing", "B");
        row("<0.5", "0.5");
        row("＜０．５", "0.5");
        row("< 0.50", "0.50");
        row("小于0.5", "0.5");
        row("0.5L", "0.5");
        row("0.5(L)", "0.5");
        row(">200", "200", "T");
        row("12.3N", "12.3", "N");
        row("12.3(C)", "12.3", "C");
        row("12.3（校准）", "12.3", "C");
        row("12.3,D", "12.3", "D");
        row("0.00 停运", "0.00", "F");
        row("12.3mg/m3", "12.3");
        row("12.3 毫克/立方米(C)", "12.3", "C");
        row("１２．３", "12.3");
        row("1,234.5", "1234.5");
        row("1,234,567", "1234567");
        row("1.50E-02", "1.50e-02"); // as spreadsheets write small numbers into CSV
        row("1E+3", "1e+3");
        row(".53", "0.53"); // as databases write them
        row("-.5", "-0.5");
        row("5.", "5");
        row("<.5", "0.5");
        row(".", "bad", "", false);
        row("1E", "bad", "", false);
        row("1E400", "bad", "", false);
        row("12,34", "bad", "", false);
        row("1,2345", "bad", "", false);
        row("12.3ug/m3", "bad", "", false); // its column is in mg/m3
        row("abc", "bad", "", false);
        row("正常", "bad", "", false);
        row("12.3(X)", "bad", "", false);
        row("<", "bad", "", false);
        row("1 2", "bad", "", false);
        row("2026-09-22", "bad", "", false);
    }

    void understandsValues()
    {
        QFETCH(QString, cell);
        QFETCH(QString, text);
        QFETCH(QString, letter);
        QFETCH(bool, kept);
        CellValues values;
        CellValue value;
        const std::string bytes = cell.toStdString();
        values.understand(bytes, QStringLiteral("mg/m3"), value);
        const bool number = value.kind == CellValue::Kind::Value && value.reading.scale != Reading::missing;
        const QString said = value.kind == CellValue::Kind::Nothing ? QStringLiteral("nothing")
                             : value.kind == CellValue::Kind::Bad   ? QStringLiteral("bad")
                             : number ? QString::fromUtf8(value.text.data(), qsizetype(value.text.size()))
                                      : QStringLiteral("missing");
        QCOMPARE(said, text);
        QCOMPARE(value.kind == CellValue::Kind::Bad, !value.reason.isEmpty());
        QCOMPARE(value.letter ? QString(QLatin1Char(char(value.letter))) : QString(), letter);
        QCOMPARE(value.kept, kept);
    }

    void wordsOfAMappingGoBeforeOurs()
    {
        CellValues values({{QStringLiteral("停产检修"), QStringLiteral("M")}, {QStringLiteral("无效"), QString()}});
        CellValue value;
        values.understand("停产检修", {}, value);
        QCOMPARE(value.letter, Flag('M'));
        values.understand("无效", {}, value);
        QCOMPARE(value.kind, CellValue::Kind::Value);
        QCOMPARE(value.reading.scale, Reading::missing);
    }

    void decimalCommaIsOnlyUnderstoodWhenSaid()
    {
        CellValues comma({}, true);
        CellValue value;
        comma.understand("2,6", {}, value);
        QCOMPARE(value.text, std::string_view("2.6"));
        comma.understand("1.234,25", {}, value);
        QCOMPARE(value.text, std::string_view("1234.25"));
        comma.understand("0,001", {}, value);
        QCOMPARE(value.text, std::string_view("0.001"));
        for (const char *doubtful : {"1.234", "1.5", "0.001"}) {
            comma.understand(doubtful, {}, value);
            QVERIFY2(value.kind == CellValue::Kind::Bad, doubtful);
        }
        CellValues point;
        for (const char *doubtful : {"2,6", "0,123", "012,345"}) {
            point.understand(doubtful, {}, value);
            QVERIFY2(value.kind == CellValue::Kind::Bad, doubtful);
        }
    }

    void understandsFlags_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("flag");
        QTest::newRow("letter") << QStringLiteral("N") << QStringLiteral("N");
        QTest::newRow("letter outside the list stays") << QStringLiteral("X") << QStringLiteral("X");
        QTest::newRow("word") << QStringLiteral("停运") << QStringLiteral("F");
        QTest::newRow("letter and word") << QStringLiteral("N(正常)") << QStringLiteral("N");
        QTest::newRow("unknown word stays") << QStringLiteral("启炉") << QStringLiteral("启炉");
        QTest::newRow("blank") << QStringLiteral("  ") << QString();
    }

    void understandsFlags()
    {
        QFETCH(QString, cell);
        QFETCH(QString, flag);
        CellValues values;
        const std::string bytes = cell.toStdString();
        for (int again = 0; again < 2; ++again) { // the second time it is remembered
            const std::string_view told = values.flag(bytes);
            QCOMPARE(QString::fromUtf8(told.data(), qsizetype(told.size())), flag);
        }
    }

    void understandsTimes_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("time"); // empty: refused
        QTest::addColumn<int>("length");
        const auto row = [](const char *cell, const char *time, int length = 0, const char *order = "") {
            QTest::newRow(qPrintable(QString::fromUtf8(cell) + u' ' + QString::fromUtf8(order)))
                << QString::fromUtf8(cell) << QString::fromUtf8(order) << QString::fromUtf8(time) << length;
        };
        row("2026-09-22 18:05:07", "2026-09-22 18:05:07");
        row("2026-09-22T18:05", "2026-09-22 18:05:00");
        row("2026-09-22 10:05Z", "2026-09-22 18:05:00");
        row("2026/9/2 8:05", "2026-09-02 08:05:00");
        row("2026.9.2 8:05:09", "2026-09-02 08:05:09");
        row("2026-9-2", "2026-09-02 00:00:00");
        row("2026年9月22日 18时", "2026-09-22 18:00:00");
        row("2026年9月22日18时5分", "2026-09-22 18:05:00");
        row("2026年09月22日18时05分06秒", "2026-09-22 18:05:06");
        row("２０２６－０９－２２ １８：０５", "2026-09-22 18:05:00");
        row("2026-09-22 星期二 18:05", "2026-09-22 18:05:00");
        row("2026-09-22 下午 3:05", "2026-09-22 15:05:00");
        row("2026-09-22 3:05 PM", "2026-09-22 15:05:00");
        row("2026-09-22 12:05 AM", "2026-09-22 00:05:00");
        row("2026-09-22 18:05:00.000", "2026-09-22 18:05:00");
        row("2026-09-22 24:00", "2026-09-23 00:00:00");
        row("2026-12-31 24:00:00", "2027-01-01 00:00:00");
        row("2026-09-22 18~19", "2026-09-22 18:00:00", 3600);
        row("2026-09-22 23~24", "2026-09-22 23:00:00", 3600);
        row("2026-09-22 18:00-18:15", "2026-09-22 18:00:00", 900);
        row("2026-09-22 18:00~2026-09-22 19:00", "2026-09-22 18:00:00", 3600);
        row("20260922", "2026-09-22 00:00:00");
        row("202609221805", "2026-09-22 18:05:00");
        row("20260922180507", "2026-09-22 18:05:07");
        row("2026-09-22T18:05:07.000+08:00", "2026-09-22 18:05:07");
        row("2026-09-22T10:05:07.000Z", "2026-09-22 18:05:07");
        row("2026-09-22 18:05:07.0000000 +08:00", "2026-09-22 18:05:07");
        row("1790071507000", "2026-09-22 18:05:07"); // milliseconds since 1970
        row("1790071507", "2026-09-22 18:05:07");
        row("46287.75", "2026-09-22 18:00:00");
        row("46287", "2026-09-22 00:00:00");
        row("2024-02-29 10:00", "2024-02-29 10:00:00");
        row("22/09/2026 18:05", "2026-09-22 18:05:00", 0, "dmy");
        row("09/22/2026 18:05", "2026-09-22 18:05:00", 0, "mdy");
        row("22/9/26", "2026-09-22 00:00:00", 0, "dmy");
        row("26-09-22 18:05", "2026-09-22 18:05:00", 0, "ymd");
        row("", "");
        row("2025-02-29 10:00", "");
        row("2026年2月29日", "");
        row("2026-09-22 24:01", "");
        row("2026-09-22 25:00", "");
        row("2026-09-22 18~17", "");
        row("22/09/2026 18:05", "");
        row("26-09-22 18:05", "");
        row("09-22 18:05", "");
        row("9月22日", "");
        row("2026-09-22 18:05:00.5", "");
        row("2026-09-22 下午 15:99", "");
        row("12.5", "");
        row("合计", "");
        row("2026-13-01", "");
    }

    void understandsTimes()
    {
        QFETCH(QString, cell);
        QFETCH(QString, order);
        QFETCH(QString, time);
        QFETCH(int, length);
        CellTimes times(dateOrderFromText(order));
        CellTime found;
        const std::string bytes = cell.toStdString();
        const TimeFault fault = times.parse(bytes, found);
        QCOMPARE(fault == TimeFault::None ? formatTime(found.time) : QString(), time);
        if (fault == TimeFault::None)
            QCOMPARE(found.length, Seconds(length));
        else
            QVERIFY(!timeFaultText(fault, bytes).isEmpty());
    }

    void refusalOfAnUnclearDateSaysHowToReadIt()
    {
        CellTimes times;
        CellTime found;
        QCOMPARE(times.parse("03/04/2026", found), TimeFault::NeedsOrder);
        QVERIFY(timeFaultText(TimeFault::NeedsOrder, "03/04/2026").contains(QStringLiteral("date_order")));
        QCOMPARE(times.parse("26-09-22 18:05", found), TimeFault::NeedsOrder);
        QCOMPARE(times.parse("09-22 18:05", found), TimeFault::NoYear);
    }

    void understandsUnits()
    {
        QCOMPARE(unitWord(QStringLiteral("毫克/立方米")).unit, QStringLiteral("mg/m3"));
        QCOMPARE(unitWord(QStringLiteral("(mg/m³)")).unit, QStringLiteral("mg/m3"));
        QCOMPARE(unitWord(QStringLiteral("μg/m³")).times, QStringLiteral("0.001"));
        QCOMPARE(unitWord(QStringLiteral("万kWh")).times, QStringLiteral("10000"));
        QCOMPARE(unitWord(QStringLiteral("Pa")).of, QStringLiteral("kPa"));
        QCOMPARE(unitWord(QStringLiteral("kW·h")).unit, QStringLiteral("kWh"));
        QCOMPARE(unitWord(QStringLiteral("℃")).unit, QStringLiteral("degC"));
        QVERIFY(!unitWord(QStringLiteral("furlong")).known());
    }

    void understandsMultipliers_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << QStringLiteral("8000") << QStringLiteral("8000");
        QTest::newRow("ratio") << QStringLiteral("400/5") << QStringLiteral("80");
        QTest::newRow("zeros behind the point") << QStringLiteral("80.00") << QStringLiteral("80");
        QTest::newRow("thousands") << QStringLiteral("8,000") << QStringLiteral("8000");
        QTest::newRow("none") << QStringLiteral("--") << QString();
        QTest::newRow("zero") << QStringLiteral("0") << QString();
        QTest::newRow("ratio by zero") << QStringLiteral("400/0") << QString();
    }

    void understandsMultipliers()
    {
        QFETCH(QString, cell);
        QFETCH(QString, text);
        CellValues values;
        std::string found;
        QCOMPARE(multiplierOf(cell.toStdString(), values, found), !text.isEmpty());
        if (!text.isEmpty())
            QCOMPARE(QString::fromStdString(found), text);
    }

    void productsAreExact()
    {
        QCOMPARE(exactProduct("1.49", "80"), std::string("119.20"));
        QCOMPARE(exactProduct("0.1", "0.1"), std::string("0.01"));
        QCOMPARE(exactProduct("999999999999999999", "10"), std::string());
    }
};

QTEST_APPLESS_MAIN(CellValueTest)
#include "tst_cell_value.moc"
