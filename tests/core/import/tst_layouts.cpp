// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <QJsonArray>

#include "core/import/delimited_workbook.h"
#include "core/import/header_words.h"
#include "core/import/mapped_table.h"
#include "core/import/profile.h"
#include "core/import/propose_mapping.h"

using namespace nightjar;

/// What the folders of tests/data/import do not show: kept cells, declared facts, profiles, proposals, refusals.
class LayoutsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsCellsThatSaidMore()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file = fixture.write(QStringLiteral("hours.csv"), "监测时间,企业名称,二氧化硫(mg/m3)\n"
                                                                        "2026-09-22 18:00,E1,<0.5\n"
                                                                        "2026-09-22 19:00,E1,12.3(C)\n"
                                                                        "2026-09-22 20:00,E1,12.4\n"
                                                                        "2026-09-22 21:00,E1,--\n");
        QCOMPARE(countsText(ImportFixture::run(cache, {file}).files[0].rows),
                 QStringLiteral("read 4 taken 4 refused 0 duplicate 0 conflict 0"));
        const auto id = cache.series().find(channelKeyFromText(QStringLiteral("E1/outlet/a21026-h")));
        QVERIFY(id && *id != 0);
        const auto series = cache.series().read(*id);
        QVERIFY(series);
        QCOMPARE(series->size(), std::size_t(4));
        QCOMPARE(series->cells.size(), std::size_t(3));
        QCOMPARE(series->cells[0].first, 0U);
        QCOMPARE(series->cells[0].second, std::string("<0.5"));
        QCOMPARE(series->cells[1].second, std::string("12.3(C)"));
        QCOMPARE(series->cells[2].first, 3U);
        QCOMPARE(series->cells[2].second, std::string("--"));
    }

    void readsMarksBeforeTheirValues()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file =
            fixture.write(QStringLiteral("hours.csv"), "企业名称,监测时间,标记,二氧化硫(mg/m3),标记,氮氧化物(mg/m3)\n"
                                                       "E1,=\"2026-07-01 00:00\",C,=\"1.50\",D,7\n"
                                                       "E1,2026-07-01 01:00,C,1.5,D,7\n");
        QCOMPARE(countsText(ImportFixture::run(cache, {file}).files[0].rows),
                 QStringLiteral("read 4 taken 4 refused 0 duplicate 0 conflict 0"));
        for (const auto &[factor, flag] : {std::pair("a21026-h", 'C'), std::pair("a21002-h", 'D')}) {
            const auto id = cache.series().find(channelKeyFromText(QStringLiteral("E1/outlet/") + QString(factor)));
            QVERIFY(id && *id != 0);
            const auto series = cache.series().read(*id);
            QVERIFY(series);
            QCOMPARE(series->size(), std::size_t(2));
            QCOMPARE(series->flags[0], Flag(flag));
        }
    }

    void takesOwnersFromFileNamesAndTitles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QString>("channel"); // empty = no row is taken
        const QByteArray none;
        const auto row = [](const char *tag, const char *name, const QByteArray &title, const char *channel) {
            QTest::newRow(tag) << QString::fromUtf8(name) << title << QString::fromUtf8(channel);
        };
        row("whole name", "宁波测试化工有限公司_小时.csv", none, "TC/DA001/a21026-h");
        row("after a date", "2026年7月宁波测试化工有限公司小时数据.csv", none, "TC/DA001/a21026-h");
        row("short name with its place", "宁波测试化工7月小时数据.csv", none, "TC/DA001/a21026-h");
        row("short name alone is a question", "测试化工7月小时数据.csv", none, "");
        row("other place", "杭州测试化工7月.csv", none, "");
        row("longer brand", "测试化工设备7月.csv", none, "");
        row("unknown branch", "宁波测试化工有限公司镇海分公司7月.csv", none, "");
        row("two of that brand", "远东制药7月.csv", none, "");
        row("the branch with its place", "宁波远东制药北仑分公司7月.csv", none, "FE2/DA001/a21026-h");
        row("the branch alone is a question", "远东制药北仑分公司7月.csv", none, "");
        row("two firms", "测试化工和宁波远东制药有限公司.csv", none, "");
        row("a title without a label", "export.csv", "宁波测试化工有限公司小时数据报表\n", "TC/DA001/a21026-h");
        row("nothing", "export.csv", none, "");
    }
    void takesOwnersFromFileNamesAndTitles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, title);
        QFETCH(QString, channel);
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString firms =
            fixture.write(QStringLiteral("enterprises.csv"), "enterprise,name\nTC,宁波测试化工有限公司\n"
                                                             "FE,宁波远东制药有限公司\n"
                                                             "FE2,宁波远东制药有限公司北仑分公司\n");
        const QString points =
            fixture.write(QStringLiteral("points.csv"), "enterprise,point,name,kind\nTC,DA001,1号排口,gas-outlet\n"
                                                        "FE,DA001,1号排口,gas-outlet\n"
                                                        "FE2,DA001,1号排口,gas-outlet\n");
        ImportFixture::run(cache, {firms, points});
        const QString file =
            fixture.write(name, title + "监测点名称,监测时间,二氧化硫(mg/m3)\n1号排口,2026-07-01 00:00,1.5\n"
                                        "1号排口,2026-07-01 01:00,1.6\n1号排口,2026-07-01 02:00,1.7\n");
        const ImportReport report = ImportFixture::run(cache, {file});
        QCOMPARE(qint64(report.files[0].rows.taken), qint64(channel.isEmpty() ? 0 : 3));
        const bool told = std::any_of(report.files[0].warnings.begin(), report.files[0].warnings.end(),
                                      [](const QString &warning) { return warning.contains(u"No column says whose"); });
        if (channel.isEmpty())
            return;
        QVERIFY(told);
        const auto id = cache.series().find(channelKeyFromText(channel));
        QVERIFY(id && *id != 0);
    }

    void unitsAreFactsOfTheChannel_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("scale");
        QTest::newRow("10,000 kWh") << QStringLiteral("用电量(万kWh)") << QStringLiteral("E1/meter/kwh")
                                    << QStringLiteral("kWh") << 10000.0;
        QTest::newRow("Pa") << QStringLiteral("烟气压力 (Pa)") << QStringLiteral("E1/outlet/a01013")
                            << QStringLiteral("kPa") << 0.001;
        QTest::newRow("usual") << QStringLiteral("烟气温度[℃]") << QStringLiteral("E1/outlet/a01012")
                               << QStringLiteral("degC") << 1.0;
        QTest::newRow("no factor between them") << QStringLiteral("烟气流量（m3/h）")
                                                << QStringLiteral("E1/outlet/a00000") << QStringLiteral("m3/h") << 1.0;
        QTest::newRow("t/h") << QStringLiteral("废气流量 t/h") << QStringLiteral("E1/outlet/a00000")
                             << QStringLiteral("t/h") << 1.0;
    }

    void unitsAreFactsOfTheChannel()
    {
        QFETCH(QString, header);
        QFETCH(QString, channel);
        QFETCH(QString, unit);
        QFETCH(double, scale);
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file =
            fixture.write(QStringLiteral("minutes.csv"), ("监测时间,企业名称," + header.toUtf8() +
                                                          "\n2026-09-22 18:00,E1,1.50\n2026-09-22 18:01,E1,1.60\n"));
        ImportFixture::run(cache, {file});
        QCOMPARE(samplesOf(cache, channel).value(0), QStringLiteral("2026-09-22 18:00:00,1.50,?")); // the text stays
        const auto registry = cache.registry().load();
        QVERIFY(registry);
        const Channel *declared = registry->channel(channelKeyFromText(channel));
        QVERIFY(declared);
        QCOMPARE(declared->unit.isEmpty() ? usualUnit(declared->key.factor) : declared->unit, unit);
        QCOMPARE(declared->scale(), scale);
    }

    void aProfileSaysTheOrderOfDates()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString file = fixture.write(QStringLiteral("steel.csv"),
                                           "date,Usage_kWh,CO2(tCO2)\n01/02/2018 00:15,3.17,0\n13/02/2018 00:30,4,0\n");
        ImportOptions options = ImportFixture::options();
        options.as = QStringLiteral("S/M/kwh");
        options.column = QStringLiteral("Usage_kWh");
        const ImportReport refused = ImportFixture::run(cache, {file}, options);
        QCOMPARE(countsText(refused.files[0].rows), QStringLiteral("read 2 taken 0 refused 2 duplicate 0 conflict 0"));
        QVERIFY(refused.refused[0].reason.contains(QStringLiteral("date_order")));

        auto book = openDelimited(file);
        QVERIFY(book);
        auto proposal = proposeMapping(**book);
        QVERIFY(proposal);
        TableMapping mapping = proposal->mapping;
        mapping.profile = QStringLiteral("steel");
        mapping.dateOrder = QStringLiteral("dmy");
        mapping.enterprise = QStringLiteral("S");
        mapping.point = QStringLiteral("M");
        const auto kept = keepProfile(cache, mapping, {QStringLiteral("tester"), 1});
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().text));
        // The profile is found by the header; no option names it.
        const ImportReport report = ImportFixture::run(cache, {file});
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 2 taken 2 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(report.files[0].profile, QStringLiteral("steel"));
        QCOMPARE(samplesOf(cache, QStringLiteral("S/M/kwh")), QStringList({QStringLiteral("2018-02-01 00:15:00,3.17,?"),
                                                                           QStringLiteral("2018-02-13 00:30:00,4,?")}));
        QVERIFY(ImportFixture::run(cache, {file}).files[0].already);
    }

    void dailyFiguresBesideAMultiplierAreAskedFor()
    {
        // A mean power of the day, or what the meter showed? Either guess would be wrong half of the time.
        for (const bool asked : {true, false}) {
            ImportFixture fixture;
            Cache cache = fixture.open();
            const QByteArray header = asked ? "有功总" : "正向有功总";
            const QString file = fixture.write(QStringLiteral("r.csv"), "户号,日期,倍率," + header +
                                                                            "\n0330,2026-07-01,100,1010\n"
                                                                            "0330,2026-07-02,100,1020\n");
            const ImportReport report = ImportFixture::run(cache, {file});
            QCOMPARE(report.files[0].error.has_value(), asked);
            QCOMPARE(report.files[0].rows.taken > 0, !asked);
        }
    }

    void aSheetOfAMillionColumnsIsRefused()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        QByteArray bytes = "监测时间";
        for (int i = 0; i < 1'000'000; ++i)
            bytes += ",c";
        const ImportReport report =
            ImportFixture::run(cache, {fixture.write(QStringLiteral("wide.csv"), bytes + "\n2026-09-22 18:00\n")});
        QVERIFY(report.files[0].error);
        QVERIFY2(report.files[0].error->text.contains(QStringLiteral("columns")),
                 qPrintable(report.files[0].error->text));
    }

    void secondaryLoadCurvesAreMultipliedWhenRead()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        QByteArray bytes = "户号,户名,数据日期,综合倍率";
        for (int i = 1; i <= 24; ++i)
            bytes += ",P" + QByteArray::number(i);
        for (const char *day : {"\n0012,E1,2026-09-01,80", "\n0012,E1,2026-09-02,120"}) {
            bytes += day;
            for (int i = 1; i <= 24; ++i)
                bytes += ",0.5";
        }
        const QString file = fixture.write(QStringLiteral("curve.csv"), bytes + '\n');
        auto book = openDelimited(file);
        QVERIFY(book);
        const auto proposal = proposeMapping(**book);
        QVERIFY(proposal && proposal->clear());
        QCOMPARE(proposal->mapping.layout, TableLayout::DayRows);
        QVERIFY(proposal->mapping.stampsAtEnd);
        ImportOptions options = ImportFixture::options();
        options.mapping = proposal->mapping;
        options.mapping->secondary = true;
        const ImportReport report = ImportFixture::run(cache, {file}, options);
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 25 taken 24 refused 1 duplicate 0 conflict 0"));
        QVERIFY(report.refused[0].reason.contains(QStringLiteral("80")));
        const auto registry = cache.registry().load();
        QVERIFY(registry);
        const Channel *channel = registry->channel(channelKeyFromText(QStringLiteral("E1/0012/kw")));
        QVERIFY(channel);
        QCOMPARE(channel->scale(), 80.0);
        QCOMPARE(channel->step, Seconds(3600));
    }

    void absurdEnergiesAndHolesAreRefused()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        ImportFixture::run(cache,
                           {fixture.write(QStringLiteral("points.csv"),
                                          "enterprise,point,kind,account,capacity_kva\nE1,M1,meter,0012,100\n")});
        const QString file = fixture.write(QStringLiteral("registers.csv"), "户号,抄表日期,正向有功总,倍率\n"
                                                                            "0012,2026-09-01,100,10\n"
                                                                            "0012,2026-09-02,101,10\n"
                                                                            "0012,2026-09-03,102,10\n"
                                                                            "0012,2026-09-05,104,10\n"
                                                                            "0012,2026-09-06,90104,10\n"
                                                                            "0012,2026-09-07,90105,10\n");
        const ImportReport report = ImportFixture::run(cache, {file});
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 11 taken 9 refused 2 duplicate 0 conflict 0"));
        QVERIFY(report.refused[0].reason.contains(QStringLiteral("20 kWh")));
        QVERIFY(report.refused[1].reason.contains(QStringLiteral("connection")));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/M1/kwh")),
                 QStringList({QStringLiteral("2026-09-01 00:00:00,10,?"), QStringLiteral("2026-09-02 00:00:00,10,?"),
                              QStringLiteral("2026-09-06 00:00:00,10,?")}));
    }

    void filesOfSingleReadingsGiveEnergyTogether()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const auto month = [&](const char *name, const char *row) {
            const QString file = fixture.write(QString::fromLatin1(name),
                                               QByteArray("户号,户名,抄表日期,正向有功总,倍率\n0012,E1,") + row + '\n');
            return countsText(ImportFixture::run(cache, {file}).files[0].rows);
        };
        QCOMPARE(month("7.csv", "2026-07-01,099990.50,80"),
                 QStringLiteral("read 1 taken 1 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(month("9.csv", "2026-09-01,000010.50,80"), // over 999999.99 is another register: this one went down
                 QStringLiteral("read 2 taken 1 refused 1 duplicate 0 conflict 0"));
        QCOMPARE(month("10.csv", "2026-10-01,000011.50,80"),
                 QStringLiteral("read 2 taken 2 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(month("6.csv", "2026-06-01,099980.50,80"), // late: between what is stored
                 QStringLiteral("read 2 taken 2 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/0012/kwh")),
                 QStringList(
                     {QStringLiteral("2026-06-01 00:00:00,800.00,?"), QStringLiteral("2026-09-01 00:00:00,80.00,?")}));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/0012/kwh-reg")).value(0),
                 QStringLiteral("2026-06-01 00:00:00,099980.50,?"));
    }

    void anExportWithStrayCommasIsReadByItsSemicolons()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        QByteArray bytes = "Date;Time;CO(GT);T;RH;AH,,,\n";
        for (int hour = 10; hour < 20; ++hour)
            bytes += "10/03/2004;" + QByteArray::number(hour) + ".00.00;2,6;13,6;48,9;0;;\n";
        bytes += ";;;;;;;\n;;;;;;;\n";
        ImportOptions options = ImportFixture::options();
        auto book = openDelimited(fixture.write(QStringLiteral("air.csv"), bytes));
        QVERIFY(book);
        const auto proposal = proposeMapping(**book);
        QVERIFY(proposal);
        QCOMPARE(proposal->mapping.columns.size(), std::size_t(6));
        options.mapping = proposal->mapping;
        options.mapping->dateOrder = QStringLiteral("dmy");
        options.as = QStringLiteral("A/B/a21005");
        options.column = QStringLiteral("CO(GT)");
        const ImportReport report = ImportFixture::run(cache, {fixture.path(QStringLiteral("air.csv"))}, options);
        QVERIFY2(!report.files[0].error, report.files[0].error ? qPrintable(report.files[0].error->text) : "");
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 10 taken 10 refused 0 duplicate 0 conflict 0"));
        QCOMPARE(samplesOf(cache, QStringLiteral("A/B/a21005")).value(0), QStringLiteral("2004-03-10 10:00:00,2.6,?"));
    }

    void mappingsSurviveTheirFile()
    {
        TableMapping mapping;
        mapping.profile = QStringLiteral("grid");
        mapping.version = 3;
        mapping.layout = TableLayout::DayRows;
        mapping.titleRows = 2;
        mapping.dateOrder = QStringLiteral("dmy");
        mapping.step = 900;
        mapping.stampsAtEnd = true;
        mapping.factor = QStringLiteral("kw");
        mapping.names = {{QStringLiteral("永兴"), QStringLiteral("E1")}};
        mapping.words = {{QStringLiteral("检修中"), QStringLiteral("M")}};
        mapping.secondary = true;
        ColumnMapping date;
        date.column = 0;
        date.header = QStringLiteral("日期");
        date.role = ColumnRole::Date;
        ColumnMapping interval;
        interval.column = 1;
        interval.header = QStringLiteral("0:15");
        interval.role = ColumnRole::Interval;
        interval.clock = 900;
        mapping.columns = {date, interval};
        const auto read = mappingFromJson(mappingToJson(mapping));
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        QCOMPARE(mappingToJson(*read), mappingToJson(mapping));
        QCOMPARE(mappingIdentity(*read), mappingIdentity(mapping));
        QCOMPARE(headerFingerprint(*read), headerFingerprint(mapping));
        mapping.columns[0].header = QStringLiteral(" 日 期 ");
        QCOMPARE(headerFingerprint(*read), headerFingerprint(mapping)); // blanks do not count
        mapping.columns[0].header = QStringLiteral("时间");
        QVERIFY(headerFingerprint(*read) != headerFingerprint(mapping));
    }

    void damagedMappingsAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("layout") << QStringLiteral("layout") << QJsonValue(QStringLiteral("diagonal"));
        QTest::newRow("columns") << QStringLiteral("columns") << QJsonValue(QJsonArray());
        QTest::newRow("role") << QStringLiteral("columns")
                              << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("king")}}});
        QTest::newRow("enterprise") << QStringLiteral("enterprise") << QJsonValue(QStringLiteral("a/b"));
        QTest::newRow("order") << QStringLiteral("date_order") << QJsonValue(QStringLiteral("dym"));
        QTest::newRow("step") << QStringLiteral("step_s") << QJsonValue(-5);
        QTest::newRow("title rows") << QStringLiteral("title_rows") << QJsonValue(1.5);
        QTest::newRow("flag word") << QStringLiteral("words")
                                   << QJsonValue(QJsonObject{{QStringLiteral("x"), QStringLiteral("long")}});
        QTest::newRow("name") << QStringLiteral("names")
                              << QJsonValue(QJsonObject{{QStringLiteral("x"), QStringLiteral("not a code")}});
    }

    void damagedMappingsAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        TableMapping mapping;
        ColumnMapping column;
        column.column = 0;
        column.role = ColumnRole::Time;
        mapping.columns = {column};
        QJsonObject json = mappingToJson(mapping);
        QVERIFY(mappingFromJson(json));
        json[field] = value;
        const auto read = mappingFromJson(json);
        QVERIFY(!read);
        QVERIFY2(read.error().text.contains(field), qPrintable(read.error().text));
    }

    void headersAreUnderstood_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<ColumnRole>("role");
        QTest::addColumn<QString>("factor");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char *header, ColumnRole role, const char *factor = "", const char *unit = "") {
            QTest::newRow(header) << QString::fromUtf8(header) << role << QString::fromUtf8(factor)
                                  << QString::fromUtf8(unit);
        };
        row("监测时间", ColumnRole::Time);
        row("数据日期", ColumnRole::Date);
        row("户名", ColumnRole::Enterprise);
        row("用电户号", ColumnRole::Account);
        row("电表资产号", ColumnRole::MeterNo);
        row("数采仪MN号", ColumnRole::Mn);
        row("综合倍率", ColumnRole::Multiplier);
        row("污染物名称", ColumnRole::Factor);
        row("计量单位", ColumnRole::Unit);
        row("颗粒物实测浓度(mg/m³)", ColumnRole::Value, "a34013", "mg/m3");
        row("SO2折算浓度（毫克/立方米）", ColumnRole::Value, "a21026-zs", "mg/m3");
        row("NOx mg/m3", ColumnRole::Value, "a21002", "mg/m3");
        row("氮氧化物最大值", ColumnRole::Value, "a21002-max");
        row("NH3-N", ColumnRole::Value, "w21003");
        row("氨", ColumnRole::Value, "a21001");
        row("CO", ColumnRole::Value, "a21005");
        row("COD", ColumnRole::Value, "w01018");
        row("a21026-ZsAvg", ColumnRole::Value, "a21026-zs");
        row("w01018-Rtd", ColumnRole::Value, "w01018-rt");
        row("a34013-Flag", ColumnRole::Flag, "a34013");
        row("颗粒物标记", ColumnRole::Flag, "a34013");
        row("正向有功总", ColumnRole::Register);
        row("正向有功(峰)", ColumnRole::Register);
        row("谷", ColumnRole::Register);
        row("反向有功总", ColumnRole::Ignored);
        row("SO2标准限值", ColumnRole::Ignored);
        row("P96", ColumnRole::Interval);
        row("24:00", ColumnRole::Interval);
        row("3时", ColumnRole::Interval);
        row("00:00-00:15", ColumnRole::Interval);
        row("无人知道", ColumnRole::Ignored);
    }

    void headersAreUnderstood()
    {
        QFETCH(QString, header);
        QFETCH(ColumnRole, role);
        QFETCH(QString, factor);
        QFETCH(QString, unit);
        const HeaderMeaning meaning = meaningOfHeader({header});
        QCOMPARE(meaning.role, role);
        QCOMPARE(meaning.factor + meaning.suffix, factor);
        QCOMPARE(meaning.unit, unit);
    }
};

QTEST_GUILESS_MAIN(LayoutsTest)
#include "tst_layouts.moc"
