// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache_fixture.h"

using namespace nightjar;

class WorkStoresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void imports()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        ImportFile file;
        file.name = QStringLiteral("7月.csv");
        file.sha256 = QStringLiteral("ab");
        file.readAs = QStringLiteral("series-csv E/P/kw");
        file.warnings = {QStringLiteral("odd")};
        file.importedAt = 77;
        const auto id = cache.imports().add(file);
        QVERIFY(bool(id));
        file.id = *id;
        file.rows = {10, 7, 1, 1, 1};
        file.seconds = 0.5;
        QVERIFY(bool(cache.imports().update(file)));
        const auto known = cache.imports().known(file.sha256, file.readAs);
        QVERIFY(known->has_value());
        QCOMPARE((*known)->rows.read, 10);
        QCOMPARE((*known)->warnings, file.warnings);
        QCOMPARE((*known)->name, file.name);
        QVERIFY(!cache.imports().known(file.sha256, QStringLiteral("series-csv E/P2/kw"))->has_value());
        QVERIFY(bool(cache.imports().addRefused(
            {*id, {}, 12, QStringLiteral("time"), QStringLiteral("no such day"), QStringLiteral("x")})));
        const auto refused = cache.imports().refused(*id);
        QCOMPARE(refused->size(), std::size_t(1));
        QCOMPARE(refused->front().fileName, file.name);
        QCOMPARE(refused->front().line, 12);
        QCOMPARE(cache.imports().refused(*id + 1)->size(), std::size_t(0));
        QCOMPARE(cache.imports().refused(0, 0)->size(), std::size_t(0));
        QCOMPARE(cache.imports().files()->size(), std::size_t(1));
        QVERIFY(!cache.imports().addRefused({99, {}, 1, {}, {}, {}})); // no such file
    }

    void cases()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        CaseFile file;
        file.title = QStringLiteral("t");
        file.enterprise = QStringLiteral("E");
        file.openedAt = at("2026-12-31 23:30");
        file.leads = {QStringLiteral("L1"), QStringLiteral("L2")};
        QVERIFY(bool(cache.cases().add(file)));
        QVERIFY(bool(cache.cases().add(file)));
        file.openedAt = at("2027-01-01 00:00");
        QVERIFY(bool(cache.cases().add(file)));
        const auto all = cache.cases().cases();
        QCOMPARE(all->at(0).number, QStringLiteral("2026-0001"));
        QCOMPARE(all->at(1).number, QStringLiteral("2026-0002"));
        QCOMPARE(all->at(2).number, QStringLiteral("2027-0001"));
        QCOMPARE(all->at(0).leads, file.leads);
        CaseFile changed = all->at(1);
        changed.stage = QStringLiteral("filed");
        QVERIFY(bool(cache.cases().update(changed)));
        QCOMPARE((*cache.cases().find(2))->stage, QStringLiteral("filed"));
        QVERIFY(!cache.cases().find(9)->has_value());

        Evidence evidence;
        evidence.caseId = 1;
        evidence.name = QStringLiteral("extract.csv");
        evidence.bytes = QByteArray("a\0b", 3);
        evidence.sources = {{QStringLiteral("f"), QStringLiteral("h")}};
        QVERIFY(bool(cache.cases().addEvidence(evidence)));
        QVERIFY(!cache.cases().addEvidence(evidence)); // the name is taken
        evidence.caseId = 99;
        QVERIFY(!cache.cases().addEvidence(evidence)); // no such case
        QCOMPARE(cache.cases().evidence(1)->front().bytes, evidence.bytes);
        QCOMPARE(cache.cases().evidence(1)->front().sources, evidence.sources);
        QVERIFY(bool(cache.cases().addDocument(
            {0, 1, QStringLiteral("summary"), QStringLiteral("pdf"), QStringLiteral("h"), 5, QStringLiteral("o")})));
        QCOMPARE(cache.cases().documents(1)->front().format, QStringLiteral("pdf"));
    }

    void plans()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        Plan plan;
        plan.night = 20'000;
        plan.teams = {{QStringLiteral("A"), {QStringLiteral("x"), QStringLiteral("y")}, {121.5, 29.8}, 100, 200}};
        plan.stops.resize(2);
        plan.stops[0].team = 0;
        plan.stops[0].leads = {QStringLiteral("L1")};
        plan.stops[0].arrive = 1'775'000'000;
        plan.stops[0].urgent = true;
        plan.stops[1].why = QStringLiteral("too far");
        plan.settings = {{QStringLiteral("seed"), 3}};
        plan.score = 1.25;
        plan.id = *cache.plans().save(plan);
        plan.score = 2;
        QCOMPARE(*cache.plans().save(plan), plan.id);
        const auto back = *cache.plans().find(plan.id);
        QVERIFY(back.has_value());
        QCOMPARE(back->teams.front().officers, plan.teams.front().officers);
        QCOMPARE(back->teams.front().start.lat, 29.8);
        QCOMPARE(back->stops[0].arrive, plan.stops[0].arrive);
        QVERIFY(back->stops[0].urgent);
        QCOMPARE(back->stops[1].team, -1);
        QCOMPARE(back->settings, plan.settings);
        QCOMPARE(back->score, 2.0);
        plan.id = 50;
        QVERIFY(!cache.plans().save(plan));
        QVERIFY(bool(cache.plans().remove(1)));
        QVERIFY(cache.plans().plans()->empty());
    }
};

QTEST_GUILESS_MAIN(WorkStoresTest)
#include "tst_work_stores.moc"
