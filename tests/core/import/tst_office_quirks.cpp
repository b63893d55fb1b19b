// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"
#include "tests/core/import/sheet_fixture.h"

#include "core/import/mapped_table.h"
#include "core/import/profile.h"

using namespace nightjar;

namespace {

bool anyHolds(const QStringList &sentences, const char *part)
{
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const QString &text) { return text.contains(QString::fromUtf8(part)); });
}

QByteArray hours(const QByteArray &values, int from, int to)
{
    QByteArray rows;
    for (int hour = from; hour < to; ++hour)
        rows += "2026-09-01 " + QByteArray::number(hour).rightJustified(2, '0') + ":00," + values + "\n";
    return rows;
}

} // namespace

/// Oddities of files that offices send, each as a whole import.
class OfficeQuirksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void serialsWithoutAFormat_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<QString>("time");
        QTest::newRow("from 1900") << QByteArray() << QStringLiteral("46266.75")
                                   << QStringLiteral("2026-09-01 18:00:00");
        QTest::newRow("from 1904") << QByteArray("<workbookPr date1904=\"1\"/>") << QStringLiteral("44804.75")
                                   << QStringLiteral("2026-09-01 18:00:00");
    }
    void serialsWithoutAFormat()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QString, serial);
        QFETCH(QString, time);
        XlsxParts parts;
        parts.workbook = settings + parts.workbook;
        const auto text = [](const char *cell, const char *value) {
            return QByteArray("<c r=\"") + cell + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
        };
        parts.sheet = "<sheetData><row r=\"1\">" + text("A1", "监测时间") + text("B1", "企业名称") +
                      text("C1", "二氧化硫(mg/m3)") + "</row><row r=\"2\"><c r=\"A2\"><v>" + serial.toLatin1() +
                      "</v></c>" + text("B2", "E1") + "<c r=\"C2\"><v>5</v></c></row></sheetData>";
        ImportFixture fixture;
        Cache cache = fixture.open();
        ImportFixture::run(cache, {fixture.write(QStringLiteral("a.xlsx"), parts.bytes())});
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/outlet/a21026")), QStringList{time + QStringLiteral(",5,?")});
    }

    void inletsAndOutlets_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QStringList>("channels");
        QTest::addColumn<bool>("declared"); // the firm's only outlet is known
        const auto row = [](const char *name, const QByteArray &header, const QStringList &channels, bool declared) {
            QTest::newRow(name) << header << channels << declared;
        };
        row("one line", "监测时间,企业名称,进口COD(mg/L),出口COD(mg/L)\n",
            {QStringLiteral("E1/inlet/w01018-h"), QStringLiteral("E1/outlet/w01018-h")}, false);
        row("two lines", "监测时间,企业名称,进水,出水\n,,COD,COD\n",
            {QStringLiteral("E1/inlet/w01018-h"), QStringLiteral("E1/outlet/w01018-h")}, false);
        row("English", "time,company,Influent COD,Effluent COD\n",
            {QStringLiteral("E1/inlet/w01018-h"), QStringLiteral("E1/outlet/w01018-h")}, false);
        row("the registered outlet", "监测时间,企业名称,进口COD(mg/L),出口COD(mg/L)\n",
            {QStringLiteral("E1/inlet/w01018-h"), QStringLiteral("E1/DW001/w01018-h")}, true);
        row("codes of outlets", "监测时间,企业名称,DA001二氧化硫(mg/m3),DA002二氧化硫(mg/m3)\n",
            {QStringLiteral("E1/DA001/a21026-h"), QStringLiteral("E1/DA002/a21026-h")}, false);
        row("only outlets", "监测时间,企业名称,出口二氧化硫(mg/m3),出口氮氧化物(mg/m3)\n",
            {QStringLiteral("E1/outlet/a21026-h"), QStringLiteral("E1/outlet/a21002-h")}, false);
    }
    void inletsAndOutlets()
    {
        QFETCH(QByteArray, header);
        QFETCH(QStringList, channels);
        QFETCH(bool, declared);
        ImportFixture fixture;
        Cache cache = fixture.open();
        if (declared)
            ImportFixture::run(
                cache, {fixture.write(QStringLiteral("enterprises.csv"), "enterprise,name\nE1,E1\n"),
                        fixture.write(QStringLiteral("points.csv"), "enterprise,point,kind\nE1,DW001,water-outlet\n")});
        const QString file = fixture.write(QStringLiteral("a.csv"), header + hours("E1,900,60", 0, 5));
        const ImportReport report = ImportFixture::run(cache, {file});
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 10 taken 10 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(samplesOf(cache, channels[0]).value(0), QStringLiteral("2026-09-01 00:00:00,900,?"));
        QCOMPARE(samplesOf(cache, channels[1]).value(0), QStringLiteral("2026-09-01 00:00:00,60,?"));
        // A later file that names no point means the outlet, never the inlet.
        const QString later = fixture.write(QStringLiteral("b.csv"), "监测时间,企业名称,pH\n" + hours("E1,7.1", 0, 3));
        QCOMPARE(ImportFixture::run(cache, {later}).files[0].rows.refused, 0);
    }

    void inletsInFactorCells()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        QByteArray rows = "监测时间,企业名称,监测项目,监测值\n";
        for (int hour = 0; hour < 3; ++hour) {
            for (const char *factor : {"进口COD,900", "出口COD,60"})
                rows += "2026-09-01 0" + QByteArray::number(hour) + ":00,E1," + factor + "\n";
        }
        const ImportReport report = ImportFixture::run(cache, {fixture.write(QStringLiteral("a.csv"), rows)});
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 6 taken 6 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/inlet/w01018-h")).size(), 3);
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/wastewater/w01018-h")).size(), 3);
    }

    void marksOfInletsAndOutlets()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file = fixture.write(QStringLiteral("a.csv"),
                                           "监测时间,企业名称,进口COD(mg/L),进口COD标记,出口COD(mg/L),出口COD标记\n" +
                                               hours("E1,900,C,60,D", 0, 3));
        ImportFixture::run(cache, {file});
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/inlet/w01018-h")).value(0),
                 QStringLiteral("2026-09-01 00:00:00,900,C"));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/outlet/w01018-h")).value(0),
                 QStringLiteral("2026-09-01 00:00:00,60,D"));
    }

    void midnightBehindItsDay_data()
    {
        QTest::addColumn<QByteArray>("profile"); // further fields; empty = none
        QTest::addColumn<QString>("last");       // of the first day
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("recognised") << QByteArray() << QStringLiteral("2026-09-01 23:45:00,96,?")
                                    << QByteArray("taken as the 24:00");
        QTest::newRow("by a profile that says nothing")
            << QByteArray("\"stamps_at_end\": false") << QStringLiteral("2026-09-01 23:45:00,96,?")
            << QByteArray("taken as the 24:00");
        QTest::newRow("by a profile that says begins")
            << QByteArray("\"midnight_ends_day\": true") << QStringLiteral("2026-09-02 00:00:00,96,?")
            << QByteArray("taken as the 24:00");
        QTest::newRow("by a profile that says no")
            << QByteArray("\"midnight_ends_day\": false") << QStringLiteral("2026-09-01 23:45:00,95,?") << QByteArray();
    }
    void midnightBehindItsDay()
    {
        QFETCH(QByteArray, profile);
        QFETCH(QString, last);
        QFETCH(QByteArray, told);
        QByteArray rows = "时间,企业名称,有功功率(kW)\n";
        for (int day = 1; day <= 3; ++day) {
            for (int i = 1; i <= 96; ++i)
                rows += "2026-09-0" + QByteArray::number(day) + ' ' +
                        QByteArray::number(i % 96 / 4).rightJustified(2, '0') + ':' +
                        QByteArray::number(i % 4 * 15).rightJustified(2, '0') + ",E1," + QByteArray::number(i) + "\n";
        }
        ImportFixture fixture;
        Cache cache = fixture.open();
        ImportOptions options = ImportFixture::options();
        if (!profile.isEmpty())
            options.profile = fixture.write(
                QStringLiteral("p.json"),
                "{\"layout\":\"time-rows\",\"columns\":[{\"header\":\"时间\",\"role\":\"time\"},{\"header\":"
                "\"企业名称\","
                "\"role\":\"enterprise\"},{\"header\":\"有功功率(kW)\",\"role\":\"value\",\"factor\":\"kw\"}]," +
                    profile + "}");
        const ImportReport report =
            ImportFixture::run(cache, {fixture.write(QStringLiteral("load.csv"), rows)}, options);
        QVERIFY2(!report.files[0].error, report.files[0].error ? qPrintable(report.files[0].error->text) : "");
        QCOMPARE(report.files[0].rows.taken, 288);
        QVERIFY(told.isEmpty() || anyHolds(report.files[0].warnings, told.constData()));
        QVERIFY(samplesOf(cache, QStringLiteral("E1/meter/kw")).contains(last));
    }

    /// The first 400 rows hold no midnight: it cannot be known before the reading, so it is told.
    void lateMidnightsOfMinutes()
    {
        QByteArray rows = "时间,企业名称,有功功率(kW)\n";
        for (int day = 1; day <= 2; ++day) {
            for (int i = 1; i <= 1440; ++i)
                rows += "2026-09-0" + QByteArray::number(day) + ' ' +
                        QByteArray::number(i % 1440 / 60).rightJustified(2, '0') + ':' +
                        QByteArray::number(i % 60).rightJustified(2, '0') + ",E1," + QByteArray::number(i) + "\n";
        }
        ImportFixture fixture;
        Cache cache = fixture.open();
        const ImportReport report = ImportFixture::run(cache, {fixture.write(QStringLiteral("load.csv"), rows)});
        QCOMPARE(report.files[0].rows.taken, 2880);
        QVERIFY2(anyHolds(report.files[0].warnings, "2 times, first in line 1441"),
                 qPrintable(report.files[0].warnings.join(u'\n')));
    }

    void midnightsThatBeginTheirDay_data()
    {
        QTest::addColumn<int>("points");
        QTest::newRow("one point, many days") << 1;
        QTest::newRow("three points of one day, one below the other") << 3;
    }
    void midnightsThatBeginTheirDay()
    {
        QFETCH(int, points);
        QByteArray rows = "时间,企业名称,监测点名称,有功功率(kW)\n";
        for (int i = 0; i < 96 * 3; ++i)
            rows += "2026-09-0" + QByteArray::number(points == 1 ? i / 96 + 1 : 1) + ' ' +
                    QByteArray::number(i % 96 / 4).rightJustified(2, '0') + ':' +
                    QByteArray::number(i % 4 * 15).rightJustified(2, '0') + ",E1,M" +
                    QByteArray::number(points == 1 ? 1 : i / 96 + 1) + ",5\n";
        ImportFixture fixture;
        Cache cache = fixture.open();
        const ImportReport report = ImportFixture::run(cache, {fixture.write(QStringLiteral("load.csv"), rows)});
        QCOMPARE(report.files[0].rows.taken, 288);
        QVERIFY(!anyHolds(report.files[0].warnings, "00:00"));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/M1/kw")).value(0), QStringLiteral("2026-09-01 00:00:00,5,?"));
    }

    void unitsOfFlow_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("scale");
        for (const char *unit : {"万m3/h", "万立方米/小时", "10^4 m3/h", "×10⁴m³/h", "万Nm3/h"})
            QTest::newRow(unit) << QString::fromUtf8(unit) << 10000.0;
        QTest::newRow("km3/h") << QStringLiteral("km3/h") << 1000.0;
        QTest::newRow("m3/h") << QStringLiteral("m3/h") << 1.0;
    }
    void unitsOfFlow()
    {
        QFETCH(QString, unit);
        QFETCH(double, scale);
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file = fixture.write(QStringLiteral("a.csv"), "监测时间,企业名称,烟气流量(" + unit.toUtf8() +
                                                                        "),二氧化硫\n" + hours("E1,12.5,3", 0, 3));
        ImportFixture::run(cache, {file});
        const QString channel = QStringLiteral("E1/outlet/a00000-h");
        QCOMPARE(samplesOf(cache, channel).value(0), QStringLiteral("2026-09-01 00:00:00,12.5,?")); // the text stays
        const auto registry = cache.registry().load();
        QVERIFY(registry);
        const Channel *declared = registry->channel(channelKeyFromText(channel));
        QVERIFY(declared);
        QCOMPARE(declared->unit, QStringLiteral("m3/h"));
        QCOMPARE(declared->scale(), scale);
    }

    void energyKeepsTheUsualStep()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file = fixture.write(QStringLiteral("a.csv"), "抄表时间,企业名称,正向有功总示数\n"
                                                                    "2026-09-01 00:00,E1,100.0\n"
                                                                    "2026-09-01 01:00,E1,101.5\n"
                                                                    "2026-09-01 04:00,E1,106.0\n");
        const ImportReport report = ImportFixture::run(cache, {file});
        QCOMPARE(report.files[0].rows.refused, 1); // the energy of the hole
        const auto registry = cache.registry().load();
        QVERIFY(registry);
        const Channel *energy = registry->channel(channelKeyFromText(QStringLiteral("E1/meter/kwh")));
        QVERIFY(energy);
        QCOMPARE(energy->step, Seconds(3600));
    }

    void rowsThatAreTooWide()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QByteArray wide = QByteArray("x,").repeated(6'500) + "x\n";
        const QString data =
            fixture.write(QStringLiteral("data.csv"),
                          "监测时间,企业名称,二氧化硫(mg/m3)\n" + hours("E1,5", 0, 3) + wide + hours("E1,5", 3, 6));
        const QString header = fixture.write(QStringLiteral("header.csv"), wide + wide);
        const ImportReport report = ImportFixture::run(cache, {data, header});
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 7 taken 6 refused 1 duplicate 0 conflict 0"));
        QCOMPARE(report.refused.front().line, 5);
        QVERIFY(report.files[1].error);
        QVERIFY2(report.files[1].error->text.contains(QStringLiteral("6501 columns")),
                 qPrintable(report.files[1].error->text));
    }

    void outletsOfFileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("channel");
        QTest::newRow("a new outlet") << QStringLiteral("宁波测试化工有限公司DA003小时.csv")
                                      << QStringLiteral("TC/DA003/a21026-h");
        QTest::newRow("a known outlet") << QStringLiteral("宁波测试化工有限公司_DA001.csv")
                                        << QStringLiteral("TC/DA001/a21026-h");
        QTest::newRow("no outlet, the only one")
            << QStringLiteral("宁波测试化工有限公司.csv") << QStringLiteral("TC/DA001/a21026-h");
        QTest::newRow("two outlets say nothing")
            << QStringLiteral("宁波测试化工有限公司DA003和DA004.csv") << QStringLiteral("TC/DA001/a21026-h");
    }
    void outletsOfFileNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, channel);
        ImportFixture fixture;
        Cache cache = fixture.open();
        ImportFixture::run(
            cache, {fixture.write(QStringLiteral("enterprises.csv"), "enterprise,name\nTC,宁波测试化工有限公司\n"),
                    fixture.write(QStringLiteral("points.csv"), "enterprise,point,kind\nTC,DA001,gas-outlet\n")});
        const QByteArray text = "监测时间,二氧化硫(mg/m3)\n" + hours("5", 0, 3);
        const ImportReport report = ImportFixture::run(cache, {fixture.write(name, text)});
        QCOMPARE(report.files[0].rows.taken, 3);
        QCOMPARE(samplesOf(cache, channel).size(), 3);
        // The same bytes under the name of another outlet are another import.
        const QString other = fixture.write(QStringLiteral("宁波测试化工有限公司DA009.csv"), text);
        QCOMPARE(ImportFixture::run(cache, {other}).files[0].rows.taken, 3);
        QVERIFY(ImportFixture::run(cache, {other}).files[0].already);
    }

    void sheetsThatNameFirmsAreTold()
    {
        XlsxParts parts;
        parts.workbook = "<sheets><sheet name=\"宁波测试化工有限公司\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
        const auto text = [](const char *cell, const QByteArray &value) {
            return QByteArray("<c r=\"") + cell + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
        };
        parts.sheet = "<sheetData><row r=\"1\">" + text("A1", "监测时间") + text("B1", "二氧化硫(mg/m3)") +
                      "</row><row r=\"2\">" + text("A2", "2026-09-01 18:00") + text("B2", "5") + "</row></sheetData>";
        ImportFixture fixture;
        Cache cache = fixture.open();
        ImportFixture::run(
            cache, {fixture.write(QStringLiteral("enterprises.csv"), "enterprise,name\nTC,宁波测试化工有限公司\n")});
        const ImportReport report = ImportFixture::run(cache, {fixture.write(QStringLiteral("a.xlsx"), parts.bytes())});
        QCOMPARE(report.files[0].rows.taken, 1);
        QVERIFY2(anyHolds(report.files[0].warnings, "its name is that of 宁波测试化工有限公司 (TC)"),
                 qPrintable(report.files[0].warnings.join(u'\n')));
    }

    void notesBesideData()
    {
        const QByteArray table = "监测时间\t企业名称\t二氧化硫(mg/m3)\n2026-09-01 18:00\tE1\t5\n";
        const QByteArray note = "本压缩包为2026年9月小时数据。\n请查收，谢谢。\n";
        const QByteArray unknown = "foo,bar\n1,2\n3,4\n";
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString zip = fixture.write(QStringLiteral("a.zip"),
                                          zipOf({{"data.txt", table}, {"note.txt", note}, {"what.txt", unknown}}));
        const ImportReport report = ImportFixture::run(cache, {zip});
        QCOMPARE(report.files.size(), std::size_t(2));
        QCOMPARE(report.skipped, QStringList{QStringLiteral("a.zip/note.txt")});
        QCOMPARE(report.files[0].rows.taken, 1);
        QVERIFY(report.files[1].error); // rows of cells that nobody understands are no note
        QVERIFY(QDir(fixture.folder.path()).mkdir(QStringLiteral("d")));
        fixture.write(QStringLiteral("d/data.txt"), table);
        fixture.write(QStringLiteral("d/note.log"), note);
        const ImportReport folder = ImportFixture::run(cache, {fixture.path(QStringLiteral("d"))});
        QVERIFY(folder.ok());
        QCOMPARE(folder.skipped, QStringList{QStringLiteral("note.log")});
        QVERIFY(!ImportFixture::run(cache, {fixture.path(QStringLiteral("d/note.log"))}).ok()); // asked for by name
    }

    void bombsAreNamedOnce()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString zip =
            fixture.write(QStringLiteral("hostile.zip"), zipOf({{"bomb.csv", QByteArray(96 << 20, ' ')}}));
        const ImportReport report = ImportFixture::run(cache, {zip});
        QVERIFY(report.files[0].error);
        const QString text = report.files[0].error->text;
        QVERIFY2(text.contains(QStringLiteral("zip bomb")), qPrintable(text));
        QVERIFY2(text.count(QStringLiteral("bomb.csv")) == 1, qPrintable(text));
    }

    void jsonOfPlatforms()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        QByteArray lines;
        for (int hour = 0; hour < 5; ++hour)
            lines += "{\"企业名称\":\"E1\",\"监测时间\":\"2026-09-01 0" + QByteArray::number(hour) +
                     ":00\",\"data\":{\"a21026\":{\"Avg\":5.50,\"Flag\":\"C\"}},\"tags\":[\"x\",{\"y\":[1]}]}\n";
        const ImportReport report = ImportFixture::run(cache, {fixture.write(QStringLiteral("a.jsonl"), lines)});
        QVERIFY2(!report.files[0].error, report.files[0].error ? qPrintable(report.files[0].error->text) : "");
        QCOMPARE(report.files[0].rows.taken, 5);
        QVERIFY(anyHolds(report.files[0].warnings, "not read: tags"));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/outlet/a21026-h")).value(0),
                 QStringLiteral("2026-09-01 00:00:00,5.50,C"));
    }

    void capitalExponentsAreExplained()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file =
            fixture.write(QStringLiteral("E1__P1__kw.csv"), "time,value\n2026-09-01 00:00,1E23\n2026-09-01 00:15,abc\n"
                                                            "2026-09-01 00:30,1e3\n");
        const ImportReport report = ImportFixture::run(cache, {file});
        QCOMPARE(report.files[0].rows.taken, 1);
        QVERIFY2(report.refused[0].reason.contains(QStringLiteral("small e, as in 1e23")),
                 qPrintable(report.refused[0].reason));
        QVERIFY2(report.refused[1].reason.contains(QStringLiteral("[+-]digits[.digits][e[+-]digits]")),
                 qPrintable(report.refused[1].reason));
    }
};

QTEST_GUILESS_MAIN(OfficeQuirksTest)
#include "tst_office_quirks.moc"
