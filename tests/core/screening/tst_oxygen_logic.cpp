// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_oxygen_logic.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestOxygenLogic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void saysWhatTheLimitWouldHaveSeen();
    void innocent_data();
    void innocent();
    void bad_data();
    void bad();
};

namespace {

const Seconds begin = at("2026-03-13 09:23");

RuleResult judged(const Maker &maker) { return judgeOxygenLogic(maker.firm, paramsOf("oxygen-logic")); }

/// O2 moved by points, set near to air, or held at a level.
StackEffect oxygenOf(const Span &span, const QString &kind, double size)
{
    auto state = std::make_shared<quint64>(1);
    return [=](Seconds t, StackValues &v) {
        if (!span.contains(t))
            return;
        *state = *state * 6364136223846793005ull + 1442695040888963407ull;
        const double noise = 0.01 * (double(*state >> 40) / double(1 << 24) - 0.5);
        v.oxygen = kind == u"steady" ? size + noise : kind == u"near-air" ? size + 10 * noise : v.oxygen + size;
    };
}

} // namespace

void TestOxygenLogic::sizes_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("size");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<int>("least"); // of eight
    QTest::newRow("four points lower") << QStringLiteral("lowered") << -4.0 << 6 << 60 << false << 8;
    QTest::newRow("two points lower") << QStringLiteral("lowered") << -2.0 << 8 << 60 << false << 8;
    QTest::newRow("two points lower, real load") << QStringLiteral("lowered") << -2.0 << 8 << 60 << true << 7;
    QTest::newRow("three points lower, hours") << QStringLiteral("lowered") << -3.0 << 12 << 3600 << false << 7;
    QTest::newRow("four points higher") << QStringLiteral("raised") << 4.0 << 8 << 60 << false << 8;
    QTest::newRow("near to air") << QStringLiteral("near-air") << 19.0 << 3 << 60 << false << 8;
    QTest::newRow("steady below the usual") << QStringLiteral("steady") << 5.6 << 24 << 60 << false << 8;
    QTest::newRow("steady below the usual, five minutes") << QStringLiteral("steady") << 5.6 << 30 << 300 << false << 8;
}

void TestOxygenLogic::sizes()
{
    QFETCH(QString, kind);
    QFETCH(double, size);
    QFETCH(int, hours);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(int, least);
    Stack stack;
    stack.step = step;
    stack.real = real;
    int found = 0;
    for (quint64 seed = 1; seed <= 8; ++seed) {
        const Seconds from = (begin + Seconds(seed) * 7260) / step * step;
        const Span span{from, from + hours * 3600};
        const std::vector<Lead> leads = strongLeads(judged(stackOf(stack, seed, oxygenOf(span, kind, size))));
        QVERIFY2(leads.size() <= 1, "one lead a fraud");
        found += !leads.empty() && covers(leads.front(), span) ? 1 : 0;
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestOxygenLogic::saysWhatTheLimitWouldHaveSeen()
{
    const Span span{begin, begin + 8 * 3600};
    // 60 mg/m3 at 6 % is far under the limit of 100; twice as much is not, unless O2 seems lower.
    const StackEffect effect = [&](Seconds t, StackValues &v) {
        v.nox *= 1.75;
        if (span.contains(t))
            v.oxygen -= 3.5;
    };
    const std::vector<Lead> leads = strongLeads(judged(stackOf({}, 2, effect)));
    QCOMPARE(leads.size(), std::size_t(1));
    const QJsonObject &figures = leads.front().figures;
    QCOMPARE(figures[u"kind"].toString(), QStringLiteral("lowered"));
    QCOMPARE(figures[u"limit_mg_m3"].toDouble(), 100.0);
    QVERIFY(figures[u"recomputed_mg_m3"].toDouble() > 100 && figures[u"converted_mg_m3"].toDouble() < 100);
    QCOMPARE(leads.front().channels, QStringList{QStringLiteral("F/DA001/a19001")});
}

void TestOxygenLogic::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"honest", "real", "trims", "short", "diluted", "less air burnt", "air in the duct",
                             "slow drift", "always high", "marked", "hours"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestOxygenLogic::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Stack stack;
        stack.real = what == u"real";
        stack.trims = what == u"trims";
        stack.step = what == u"hours" ? 3600 : 60;
        const Span span{begin, begin + (what == u"short" ? 1800 : 7 * 3600)};
        const StackEffect effect = [&](Seconds t, StackValues &v) {
            const bool within = span.contains(t);
            if (within && (what == u"short" || what == u"marked"))
                v.oxygen -= 3;
            const double left = what == u"diluted" ? 0.66 : what == u"less air burnt" ? 1.2 : 1.0;
            if (within && left != 1.0) {
                v.oxygen = 20.95 - (20.95 - v.oxygen) * left;
                v.nox *= left;
                v.so2 *= left;
            }
            if (within && what == u"air in the duct") { // and the gases stay by chance
                v.oxygen = 20.95 - (20.95 - v.oxygen) * 0.75;
                v.flow /= 0.75;
            }
            if (what == u"slow drift")
                v.oxygen -= 1.5 * double(t - plantBegin) / (20.0 * double(secondsPerDay));
            if (what == u"always high")
                v.oxygen = 20.95 - (20.95 - v.oxygen) * 0.18;
        };
        Maker maker = stackOf(stack, seed, effect);
        if (what == u"marked") {
            Mark mark;
            mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
            mark.span = {span.from - 600, span.to + 600};
            maker.firm.marks.push_back(mark);
        }
        const std::vector<Lead> leads = strongLeads(judged(maker));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString()
                                                         : formatTime(leads.front().span.from) +
                                                               leads.front().figures[u"kind"].toString()));
    }
}

void TestOxygenLogic::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badStackNames)
        QTest::newRow(what) << QString::fromLatin1(what);
    QTest::newRow("nothing burns") << QStringLiteral("nothing burns");
}

void TestOxygenLogic::bad()
{
    QFETCH(QString, what);
    Maker maker = badStack(what);
    if (what == u"nothing burns")
        maker.firm.points.front().process = QStringLiteral("voc");
    const RuleResult result = judged(maker);
    // One value while the load varies is what "steady" means.
    if (what != u"all equal" && what != u"oxygen of air")
        QVERIFY(strongLeads(result).empty());
    for (const Lead &lead : result.leads)
        QVERIFY(lead.span.to > lead.span.from && lead.strength >= 0 && lead.strength <= 1);
    if (what == u"no witness" || what == u"all missing" || what == u"one sample")
        QVERIFY(result.leads.empty());
    if (what == u"no witness" || what == u"all missing")
        QCOMPARE(result.unjudged.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestOxygenLogic)
#include "tst_oxygen_logic.moc"
