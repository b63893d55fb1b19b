// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache_fixture.h"
#include "core/registry/lead.h"

using namespace nightjar;

namespace {

Lead lead(const char *rule, Seconds from, Seconds to, const QStringList &channels = {QStringLiteral("E/P/a21002")},
          const char *enterprise = "E")
{
    Lead lead;
    lead.rule = QString::fromLatin1(rule);
    lead.enterprise = QString::fromLatin1(enterprise);
    lead.channels = channels;
    lead.span = {from, to};
    lead.strength = 0.7;
    lead.figures = {{QStringLiteral("longest_min"), 12.5}};
    lead.id = lead.finding = leadId(lead.rule, lead.enterprise, channels, from);
    return lead;
}

std::vector<Lead> screen(Cache &cache, std::vector<Lead> leads, const Screening &screening = {},
                         const std::vector<Lead> &hints = {})
{
    const auto id = cache.screenings().store(screening, leads, hints);
    if (!id)
        qFatal("%s", qPrintable(id.error().text));
    return leads;
}

QStringList ids(Cache &cache)
{
    QStringList ids;
    const auto leads = cache.screenings().leads();
    for (const StoredLead &stored : *leads)
        ids += stored.lead.id + (stored.gone ? QStringLiteral(" gone") : QString());
    return ids;
}

const LeadMark asked{QStringLiteral("asked"), QStringLiteral("why"), QStringLiteral("an officer"), 100};

} // namespace

class ScreeningStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void identity_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("enterprise");
        QTest::addColumn<QStringList>("channels");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("same"); // as long-constant of E on E/P/a21002 from 1000 to 2000
        const QStringList one{QStringLiteral("E/P/a21002")};
        QTest::newRow("equal") << "long-constant"
                               << "E" << one << 1000 << 2000 << true;
        QTest::newRow("half of the shorter") << "long-constant"
                                             << "E" << one << 1500 << 2500 << true;
        QTest::newRow("less than half") << "long-constant"
                                        << "E" << one << 1501 << 2501 << false;
        QTest::newRow("short one inside") << "long-constant"
                                          << "E" << one << 1200 << 1210 << true;
        QTest::newRow("short one half inside") << "long-constant"
                                               << "E" << one << 1995 << 2005 << true;
        QTest::newRow("begins where it ends") << "long-constant"
                                              << "E" << one << 2000 << 3000 << false;
        QTest::newRow("other rule") << "noise-collapse"
                                    << "E" << one << 1000 << 2000 << false;
        QTest::newRow("other firm") << "long-constant"
                                    << "F" << one << 1000 << 2000 << false;
        QTest::newRow("one shared channel")
            << "long-constant"
            << "E" << QStringList{QStringLiteral("E/P/a19001"), one.front()} << 1100 << 2000 << true;
        QTest::newRow("no shared channel") << "long-constant"
                                           << "E" << QStringList{QStringLiteral("E/P/a19001")} << 1000 << 2000 << false;
    }
    void identity()
    {
        QFETCH(QString, rule);
        QFETCH(QString, enterprise);
        QFETCH(QStringList, channels);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, same);
        CacheFixture fixture;
        Cache cache = fixture.open();
        const QString first = screen(cache, {lead("long-constant", 1000, 2000)}).front().id;
        QVERIFY(bool(cache.screenings().mark(first, asked)));
        const auto again = screen(cache, {lead(qPrintable(rule), from, to, channels, qPrintable(enterprise))});
        QCOMPARE(again.front().id == first, same);
        QCOMPARE(again.front().finding, again.front().id);
        const auto stored = *cache.screenings().lead(again.front().id);
        QCOMPARE(stored->state, same ? QStringLiteral("asked") : QStringLiteral("new"));
        QCOMPARE(stored->history.size(), std::size_t(same));
        QCOMPARE(stored->lead.span.from, Seconds(from));
        QCOMPARE(stored->gone, false);
        QCOMPARE(ids(cache).size(), same ? 1 : 2); // the marked one stays, gone
    }

    void untouchedOnesGo()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const auto first = screen(cache, {lead("a", 0, 100), lead("b", 0, 100), lead("a", 500, 600)});
        QVERIFY(bool(cache.screenings().mark(first[2].id, asked)));
        Screening onlyA;
        onlyA.rules = {QStringLiteral("a")};
        screen(cache, {}, onlyA);
        QCOMPARE(ids(cache), (QStringList{first[1].id, first[2].id + QStringLiteral(" gone")}));
        screen(cache, {lead("a", 510, 600)}, onlyA); // found again
        QCOMPARE(ids(cache), (QStringList{first[1].id, first[2].id}));
    }

    void scope_data()
    {
        QTest::addColumn<QStringList>("enterprises");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("stays"); // lead of E from 1000 to 2000
        QTest::newRow("everything") << QStringList{} << 0 << 0 << false;
        QTest::newRow("its firm") << QStringList{QStringLiteral("E")} << 0 << 0 << false;
        QTest::newRow("another firm") << QStringList{QStringLiteral("F")} << 0 << 0 << true;
        QTest::newRow("a range that touches it") << QStringList{} << 1999 << 5000 << false;
        QTest::newRow("a range after it") << QStringList{} << 2000 << 5000 << true;
    }
    void scope()
    {
        QFETCH(QStringList, enterprises);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, stays);
        CacheFixture fixture;
        Cache cache = fixture.open();
        screen(cache, {lead("a", 1000, 2000)});
        Screening screening;
        screening.enterprises = enterprises;
        screening.range = {from, to};
        screen(cache, {}, screening);
        QCOMPARE(ids(cache).size(), stays ? 1 : 0);
    }

    void usedOnesStay()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const auto first = screen(cache, {lead("a", 0, 100), lead("a", 200, 300), lead("a", 400, 500)});
        CaseFile file;
        file.leads = {first[0].id};
        QVERIFY(bool(cache.cases().add(file)));
        Plan plan;
        plan.stops.resize(1);
        plan.stops[0].leads = {first[1].id};
        QVERIFY(bool(cache.plans().save(plan)));
        screen(cache, {});
        QCOMPARE(ids(cache),
                 (QStringList{first[0].id + QStringLiteral(" gone"), first[1].id + QStringLiteral(" gone")}));
    }

    void hintsAreKeptApart()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        Lead weak = lead("a", 0, 100);
        weak.strength = 0.3;
        screen(cache, {}, {}, {weak});
        QVERIFY(ids(cache).isEmpty());
        QVERIFY((*cache.screenings().lead(weak.id))->hint);
        screen(cache, {lead("a", 0, 100)}); // stronger now
        QCOMPARE(ids(cache), QStringList{weak.id});
    }

    void whatSomebodyTookUpStaysInSightAsHint()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const QString id = screen(cache, {lead("a", 0, 100)}).front().id;
        QVERIFY(
            bool(cache.screenings().mark(id, {QStringLiteral("asked"), QStringLiteral("x"), QStringLiteral("y"), 5})));
        screen(cache, {}, {}, {lead("a", 0, 100)}); // weaker now, not gone
        QCOMPARE(ids(cache), QStringList{id});
        QVERIFY((*cache.screenings().lead(id))->hint);
    }

    void findingsFollowTheirHead()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const QString head = screen(cache, {lead("a", 1000, 2000)}).front().id;
        Lead moved = lead("a", 1100, 2000);
        Lead proof = lead("b", 1100, 2000);
        proof.head = false;
        proof.finding = moved.id;
        const auto again = screen(cache, {moved, proof});
        QCOMPARE(again[0].id, head);
        QCOMPARE(again[1].finding, head);
        QCOMPARE((*cache.screenings().lead(proof.id))->lead.finding, head);
    }

    void equalIdsAreToldApart()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const auto both = screen(cache, {lead("a", 0, 100), lead("a", 0, 5000)});
        QVERIFY(both[0].id != both[1].id);
        QVERIFY(both[1].id.size() == 13 && both[1].id.startsWith(u'L'));
        const auto again = screen(cache, {lead("a", 0, 100), lead("a", 0, 5000)});
        QCOMPARE(again[0].id, both[0].id);
        QCOMPARE(again[1].id, both[1].id);
        QCOMPARE(ids(cache).size(), 2);
    }

    void orderAndStates()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const auto stored = screen(cache, {lead("b", 50, 60, {QStringLiteral("F/P/x")}, "F"), lead("b", 50, 60),
                                           lead("a", 50, 60), lead("z", 10, 20)});
        QCOMPARE(ids(cache), (QStringList{stored[3].id, stored[2].id, stored[1].id, stored[0].id}));
        QCOMPARE(cache.screenings().mark(QStringLiteral("L000000000000"), asked).error().kind, Error::Kind::NotFound);
        LeadMark wrong = asked;
        wrong.state = QStringLiteral("guilty");
        QVERIFY(!cache.screenings().mark(stored[0].id, wrong));
        QVERIFY(bool(cache.screenings().mark(stored[0].id, asked)));
        QCOMPARE(cache.screenings().leads(QStringLiteral("asked"))->size(), std::size_t(1));
        QCOMPARE(cache.screenings().leads(QStringLiteral("asked"))->front().history.front().by, asked.by);
    }

    void screeningsComeBack()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        Screening s;
        s.packName = QStringLiteral("default");
        s.pack = "{}";
        s.rules = {QStringLiteral("a"), QStringLiteral("b")};
        s.range = {5, 10};
        s.minStrength = 0.25;
        s.samples = 12;
        screen(cache, {}, s);
        const auto back = *cache.screenings().screening(1);
        QVERIFY(back.has_value());
        QCOMPARE(back->pack, s.pack);
        QCOMPARE(back->rules, s.rules);
        QCOMPARE(back->range, s.range);
        QCOMPARE(back->minStrength, 0.25);
        QVERIFY(!cache.screenings().screening(2)->has_value());
        QCOMPARE(cache.screenings().screenings()->size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ScreeningStoreTest)
#include "tst_screening_store.moc"
