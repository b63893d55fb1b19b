// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "cache_fixture.h"

using namespace nightjar;

namespace {

TableRow row(const char *table, const QMap<QString, QString> &cells, const QJsonObject &tags = {})
{
    const TableShape *const shape = tableShape(QString::fromLatin1(table));
    TableRow row;
    for (const TableColumn &column : shape->columns)
        row.cells += cells.value(QString::fromLatin1(column.name));
    row.tags = tags;
    return row;
}

RowOutcome put(Cache &cache, const char *table, const QMap<QString, QString> &cells, const QJsonObject &tags = {})
{
    const auto outcome = cache.registry().put(*tableShape(QString::fromLatin1(table)), row(table, cells, tags));
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().text));
    return *outcome;
}

} // namespace

class RegistryStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTableTakesRows()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        for (const TableShape &shape : tableShapes()) {
            TableRow row;
            for (std::size_t i = 0; i < shape.columns.size(); ++i)
                row.cells += QStringLiteral("cell %1 '\"%2").arg(i).arg(QString(u'厂'));
            row.tags = {{QStringLiteral("unknown column"), QStringLiteral("kept")}};
            QCOMPARE(*cache.registry().put(shape, row), RowOutcome::Taken);
            QCOMPARE(*cache.registry().put(shape, row), RowOutcome::Duplicate);
            QCOMPARE(*cache.registry().count(shape), 1);
            const auto rows = cache.registry().rows(shape);
            QVERIFY(bool(rows));
            QVERIFY2(rows->front() == row, shape.name);
        }
    }

    void changedRowsGoToTheJournal()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        QCOMPARE(put(cache, "enterprises", {{"enterprise", "E1"}, {"name", "One"}}), RowOutcome::Taken);
        QCOMPARE(put(cache, "enterprises", {{"enterprise", "E1"}, {"name", "Two"}}), RowOutcome::Taken);
        QCOMPARE(put(cache, "enterprises", {{"enterprise", "E1"}, {"name", "Two"}}, {{"x", "1"}}), RowOutcome::Taken);
        QCOMPARE(put(cache, "enterprises", {{"enterprise", "E1"}, {"name", "Two"}}, {{"x", "1"}}),
                 RowOutcome::Duplicate);
        QCOMPARE(*cache.registry().count(*tableShape(u"enterprises")), 1);
        auto history =
            cache.database().prepare("SELECT count(*), min(cells) FROM row_history WHERE table_name = 'enterprises'");
        QVERIFY(bool(history->step()));
        QCOMPARE(history->integer(0), 2);
        QVERIFY(history->text(1).contains(QStringLiteral("One")));
        QCOMPARE(cache.registry().load()->enterprises.front().facts.value(QStringLiteral("x")), QStringLiteral("1"));
    }

    void loadsTypes()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        put(cache, "enterprises",
            {{"enterprise", "E1"}, {"name", "铸造厂"}, {"lon", "121.5"}, {"lat", "29.8"}, {"tags", "listed;champion"}});
        put(cache, "points",
            {{"enterprise", "E1"},
             {"point", "M2"},
             {"kind", "meter"},
             {"role", "treatment"},
             {"serves", "M1;M3"},
             {"chain", "any"}});
        put(cache, "channels",
            {{"enterprise", "E1"}, {"point", "P1"}, {"factor", "a21002"}, {"step_s", "60"}, {"limit", "50"}});
        put(cache, "channels",
            {{"enterprise", "E1"}, {"point", "M1"}, {"factor", "kw"}, {"multiplier", "80"}, {"raw", "1"}});
        put(cache, "orders",
            {{"id", "O1"},
             {"enterprise", "E1"},
             {"kind", "stop"},
             {"from", "2026-04-01 00:00:00"},
             {"to", "2026-04-03 00:00:00"}});
        put(cache, "tariffs",
            {{"tariff", "T"},
             {"months", "7;8"},
             {"dates", "2026-05-01..2026-05-03;2026-10-01"},
             {"from", "18:00"},
             {"to", "24:00"},
             {"period", "peak"}});
        put(cache, "limits",
            {{"enterprise", "E1"}, {"point", "P1"}, {"factor", "a21002"}, {"kind", "hour"}, {"value", "30"}});
        put(cache, "marks",
            {{"enterprise", "E1"},
             {"point", "P1"},
             {"class", "condition"},
             {"from", "2026-04-01 00:00:00"},
             {"to", "2026-04-01 05:00:00"}});
        put(cache, "petitions", {{"id", "Q1"}, {"enterprise", "E1"}, {"revisit", "not"}});
        put(cache, "petitions", {{"id", "Q2"}, {"enterprise", "E1"}, {"revisit", "satisfied"}});
        const auto registry = cache.registry().load();
        QVERIFY(bool(registry));
        const Enterprise &e = registry->enterprises.front();
        QCOMPARE(e.name, QStringLiteral("铸造厂"));
        QCOMPARE(e.position->lat, 29.8);
        QCOMPARE(e.tags.size(), 2);
        const Point *const treatment = registry->point({"E1", "M2"});
        QVERIFY(treatment && treatment->role == MeterRole::Treatment && treatment->chainAny);
        QCOMPARE(treatment->serves.size(), 2);
        const Channel *const nox = registry->channel({"E1", "P1", "a21002"});
        QVERIFY(nox && nox->limit == 50 && nox->step == 60 && nox->id == 0 && std::isnan(nox->rated));
        QCOMPARE(registry->channel({"E1", "M1", "kw"})->scale(), 80.0);
        QCOMPARE(registry->channel({"E1", "M1", "kw"})->unit, QStringLiteral("kW"));
        QCOMPARE(registry->orders.front().share, 0.0);
        QCOMPARE(registry->orders.front().issued, at("2026-04-01 00:00"));
        QCOMPARE(registry->tariffs.front().toMinute, 1440);
        QCOMPARE(registry->tariffs.front().dates.size(), std::size_t(2));
        QCOMPARE(registry->tariffs.front().months, (std::vector<int>{7, 8}));
        QCOMPARE(registry->limits.front().value, 30.0);
        QCOMPARE(registry->marks.front().span.length(), Seconds(5 * 3600));
        QVERIFY(registry->petitions[0].open && !registry->petitions[1].open);
    }

    void seriesDeclare()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        put(cache, "points", {{"enterprise", "E3"}, {"point", "M9"}, {"kind", "meter"}});
        const auto declare = [&](const char *e, const char *p, const char *f) {
            merge(cache, {QString::fromLatin1(e), QString::fromLatin1(p), QString::fromLatin1(f)}, minutesOf(0, 3));
        };
        declare("E2", "out", "w01018");
        declare("E2", "out", "kw");
        declare("E1", "stack", "a21002");
        declare("E1", "m1", "kw");
        declare("E1", "m2", "kw");
        declare("E2", "m", "kwh");
        const auto registry = cache.registry().load();
        QVERIFY(bool(registry));
        QCOMPARE(registry->enterprises.size(), std::size_t(3));
        QCOMPARE(registry->enterprises.front().name, QStringLiteral("E1"));
        QCOMPARE(registry->point({"E2", "out"})->kind, PointKind::WaterOutlet); // its first factor
        QCOMPARE(registry->point({"E1", "stack"})->kind, PointKind::GasOutlet);
        QCOMPARE(registry->point({"E1", "m1"})->role, MeterRole::None); // one of two: not known
        QCOMPARE(registry->point({"E2", "m"})->role, MeterRole::Total); // the firm's only meter
        QCOMPARE(registry->point({"E3", "M9"})->role, MeterRole::Total);
        QVERIFY(registry->channel({"E1", "stack", "a21002"})->id > 0);
        QCOMPARE(registry->channel({"E1", "stack", "a21002"})->unit, QStringLiteral("mg/m3"));
    }

    void settings()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        QCOMPARE(*cache.registry().setting(QStringLiteral("now")), QString());
        QVERIFY(bool(cache.registry().setSetting(QStringLiteral("now"), QStringLiteral("a"))));
        QVERIFY(bool(cache.registry().setSetting(QStringLiteral("now"), QStringLiteral("b"))));
        QCOMPARE(*cache.registry().setting(QStringLiteral("now")), QStringLiteral("b"));
    }
};

QTEST_GUILESS_MAIN(RegistryStoreTest)
#include "tst_registry_store.moc"
