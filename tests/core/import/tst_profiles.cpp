// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTest>

#include "core/import/profile.h"
#include "tests/core/import/import_fixture.h"

using namespace nightjar;

/// Profiles in the cache and as files that colleagues exchange.
class ProfilesTest : public QObject
{
    Q_OBJECT
private:
    static Actor actor() { return {QStringLiteral("tester"), 1'780'000'000}; }
    static TableMapping grid(const QString &name = QStringLiteral("grid curve"))
    {
        TableMapping mapping;
        mapping.profile = name;
        mapping.layout = TableLayout::DayRows;
        mapping.titleRows = 2;
        mapping.stampsAtEnd = true;
        mapping.factor = QStringLiteral("kw");
        mapping.dateOrder = QStringLiteral("dmy");
        mapping.names = {{QStringLiteral("恒丰一厂"), QStringLiteral("HF1")}};
        mapping.words = {{QStringLiteral("停产检修"), QStringLiteral("F")}};
        const std::pair<const char *, ColumnRole> columns[] = {
            {"户号", ColumnRole::Account}, {"户名", ColumnRole::Enterprise}, {"数据日期", ColumnRole::Date}};
        for (const auto &[header, role] : columns) {
            ColumnMapping column;
            column.column = int(mapping.columns.size());
            column.header = QString::fromUtf8(header);
            column.role = role;
            mapping.columns.push_back(column);
        }
        for (int i = 1; i <= 96; ++i) {
            ColumnMapping column;
            column.column = i + 2;
            column.header = QStringLiteral("P%1").arg(i);
            column.role = ColumnRole::Interval;
            column.factor = QStringLiteral("kw");
            column.clock = i * 900;
            mapping.columns.push_back(column);
        }
        return mapping;
    }

private Q_SLOTS:
    void kept_and_found_again()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const auto none = cachedProfiles(cache);
        QVERIFY(none && none->empty());
        const auto kept = keepProfile(cache, grid(), actor());
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().text));
        QCOMPARE(kept->version, 1);
        const auto found = cachedProfile(cache, "grid curve");
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QCOMPARE(mappingToJson(*found), mappingToJson(*kept));
        QCOMPARE(found->columns.size(), 99u);
        QCOMPARE(found->columns[98].clock, Seconds(86400));
        const auto journal = cache.audit().rows(1);
        QVERIFY(journal && journal->front().action == "profile" && journal->front().subject == "grid curve");
    }

    void versions_count_changes_only()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        QVERIFY(keepProfile(cache, grid(), actor()));
        QCOMPARE(keepProfile(cache, grid(), actor())->version, 1); // equal: as it was
        TableMapping changed = grid();
        changed.stampsAtEnd = false;
        QCOMPARE(keepProfile(cache, changed, actor())->version, 2);
        QCOMPARE(keepProfile(cache, grid(), actor())->version, 3); // what it said before is a change, too
        changed.version = 9;                                       // a colleague's newer one
        QCOMPARE(keepProfile(cache, changed, actor())->version, 9);
    }

    void names_of_profiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("chinese") << "国网 96点" << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("slash") << "a/b" << false;
        QTest::newRow("line break") << "a\nb" << false;
        QTest::newRow("blank at its end") << "a " << false;
        QTest::newRow("65 characters") << QString(65, u'a') << false;
    }
    void names_of_profiles()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const auto kept = keepProfile(cache, grid(name), actor());
        QCOMPARE(bool(kept), good);
        QVERIFY(good || !kept.error().text.isEmpty());
    }

    void what_is_not_there_is_told_with_what_is()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        QVERIFY(keepProfile(cache, grid("one"), actor()));
        QVERIFY(keepProfile(cache, grid("two"), actor()));
        const auto missing = chosenProfile(cache, "three");
        QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
        QVERIFY2(missing.error().text.contains("one, two"), qPrintable(missing.error().text));
        QVERIFY(!deleteProfile(cache, "three", actor()));
        QVERIFY(deleteProfile(cache, "one", actor()));
        QVERIFY(!cachedProfile(cache, "one"));
        QCOMPARE(cachedProfiles(cache)->size(), 1u);
        const auto file = chosenProfile(cache, fixture.path("gone.json"));
        QVERIFY(!file && file.error().text.contains("gone.json"));
    }

    void a_file_goes_to_a_colleague()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const QString path = fixture.write("grid.json", profileFile(grid()));
        const auto read = chosenProfile(cache, path);
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        QCOMPARE(mappingToJson(*read), mappingToJson(grid()));
        QCOMPARE(profileFile(*read), profileFile(grid()));
    }

    void bad_files_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const QByteArray good = profileFile(grid());
        QTest::newRow("empty") << QByteArray() << "line 1";
        QTest::newRow("cut off") << good.left(good.size() / 2) << "line";
        QTest::newRow("no json") << QByteArray("户号,户名\n1,2\n") << "line 1";
        QTest::newRow("another program's") << QByteArray(R"({"name":"x","version":"1.0.0"})") << "version";
        QTest::newRow("no layout") << QByteArray(R"({"version":1,"columns":[]})") << "layout";
        QTest::newRow("a list") << QByteArray("[1,2]") << "list";
        QTest::newRow("a role that is none") << QByteArray(good).replace("\"account\"", "\"acount\"") << "role";
        QTest::newRow("a clock beyond the day") << QByteArray(good).replace("86400", "99999") << "clock";
        QTest::newRow("a code that is none") << QByteArray(good).replace("HF1", "H/1") << "names";
        QTest::newRow("a date order that is none") << QByteArray(good).replace("dmy", "ydm") << "date_order";
        QTest::newRow("too large") << QByteArray(9 * 1024 * 1024, ' ') << "larger";
        QTest::newRow("deeply nested") << QByteArray(5000, '[') << "line";
    }
    void bad_files()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const auto read = readProfileFile(fixture.write("bad.json", bytes));
        QVERIFY(!read);
        QVERIFY2(read.error().text.contains("bad.json") && read.error().text.contains(says),
                 qPrintable(read.error().text));
    }

    void recognised_by_its_header()
    {
        TableMapping other = grid("other");
        other.columns.pop_back();
        TableMapping newer = grid("newer");
        newer.version = 4;
        TableMapping asked = grid();
        asked.columns[0].header = " 户 号 "; // blanks and width do not matter
        asked.columns[1].role = ColumnRole::Ignored;
        const auto found = profileWithHeaderOf(asked, {other, grid("older"), newer});
        QVERIFY(found);
        QCOMPARE(found->profile, QString("newer"));
        asked.columns[0].header = "用户编号";
        QVERIFY(!profileWithHeaderOf(asked, {other, grid(), newer}));
    }

    void a_name_is_answered()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        QVERIFY(keepProfile(cache, grid(), actor()));
        const auto answered = nameFirm(cache, "grid curve", " 恒丰纺织二厂 ", "HF2", actor());
        QVERIFY(answered);
        QCOMPARE(answered->version, 2);
        QCOMPARE(cachedProfile(cache, "grid curve")->names.at("恒丰纺织二厂"), QString("HF2"));
        QVERIFY(!nameFirm(cache, "grid curve", "x", "a/b", actor()));
        QVERIFY(!nameFirm(cache, "grid curve", " ", "HF2", actor()));
        QVERIFY(!nameFirm(cache, "none", "x", "HF2", actor()));
        QVERIFY(nameFirm(cache, "grid curve", "恒丰纺织二厂", "", actor()));
        QCOMPARE(cachedProfile(cache, "grid curve")->names.count("恒丰纺织二厂"), 0u);
    }

    void what_an_import_was_read_with_stays()
    {
        const ImportFixture fixture;
        Cache cache = fixture.open();
        const auto kept = keepProfile(cache, grid(), actor());
        const auto hash = recordReading(cache, *kept);
        QVERIFY(hash && hash->size() == 64);
        QVERIFY(deleteProfile(cache, "grid curve", actor()));
        const auto again = recordedReading(cache, "csv;mapping=" + *hash + ";owners=1");
        QVERIFY(again);
        QCOMPARE(mappingToJson(*again), mappingToJson(*kept));
        QVERIFY(!recordedReading(cache, "csv;mapping=0000"));
        QVERIFY(!recordedReading(cache, "series-csv"));
    }
};

QTEST_GUILESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
