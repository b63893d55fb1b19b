// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_hour_stable_low.h"
#include "tests/core/screening/emission_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestHourStableLow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void innocent_data();
    void innocent();
    void bad_data();
    void bad();
};

namespace {

const Seconds low = at("2026-03-13 10:00");

} // namespace

void TestHourStableLow::sizes_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<int>("least"); // of ten
    QTest::newRow("a fifth, minutes") << 0.2 << 30 << 60 << false << 10;
    QTest::newRow("a third, minutes") << 0.33 << 12 << 60 << false << 10;
    QTest::newRow("0.42, minutes") << 0.42 << 8 << 60 << false << 8;
    QTest::newRow("a third, hours only") << 0.33 << 14 << 3600 << false << 9;
    QTest::newRow("real plant, a third, minutes") << 0.33 << 12 << 60 << true << 9;
    QTest::newRow("real plant, a third, hours only") << 0.33 << 14 << 3600 << true << 9;
}

void TestHourStableLow::sizes()
{
    QFETCH(double, share);
    QFETCH(int, hours);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(int, least);
    Plant plant;
    plant.step = step;
    plant.real = real;
    const double base = (real ? 80 : 40) * share;
    int found = 0;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        const Seconds from = low + Seconds(seed) * 7200;
        const Seconds to = from + hours * 3600;
        const Maker maker = plantOf(plant, seed, [&](Seconds t, double v) {
            return t >= from && t < to ? base * (1 + 0.01 * std::sin(double(t) / 7000.0)) + 0.005 * (v - 40) : v;
        });
        const std::vector<Lead> leads = strongLeads(judgeHourStableLow(maker.firm, paramsOf("hour-stable-low")));
        QVERIFY2(leads.size() <= 1, "one lead a fraud");
        if (!leads.empty() && std::abs(leads.front().span.from - from) <= 2 * step &&
            std::abs(leads.front().span.to - to) <= 2 * step)
            ++found;
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestHourStableLow::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"honest", "real", "stops", "short", "plain factor", "low load", "often", "new regime", "nothing", "marked"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestHourStableLow::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Plant plant;
        plant.real = what == u"real";
        plant.stops = what == u"stops";
        const Seconds to = low + (what == u"short" ? 4 : what == u"new regime" ? 30 * 24 : 14) * 3600;
        Maker maker = plantOf(plant, seed, [&](Seconds t, double v) {
            const bool in = what == u"often" ? secondOfDay(t) < 9 * 3600 : t >= low && t < to;
            if (!in || what == u"honest" || what == u"real" || what == u"stops")
                return v;
            if (what == u"plain factor")
                return 0.45 * v;
            return what == u"nothing" ? 0.1 : 12 + 0.01 * v;
        });
        if (what == u"low load") {
            Series &load = maker.firm.channels.front().series;
            for (std::size_t i = 0; i < load.size(); ++i)
                load.values[i] *= load.times[i] >= low && load.times[i] < to ? 0.5 : 1;
        }
        if (what == u"marked") {
            Mark mark;
            mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
            mark.span = {low, to};
            maker.firm.marks.push_back(mark);
        }
        const std::vector<Lead> leads = strongLeads(judgeHourStableLow(maker.firm, paramsOf("hour-stable-low")));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

void TestHourStableLow::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badOutletNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestHourStableLow::bad()
{
    QFETCH(QString, what);
    const RuleResult result = judgeHourStableLow(badOutlet(what).firm, paramsOf("hour-stable-low"));
    QVERIFY(strongLeads(result).empty());
    if (what == u"no witness" || what == u"all missing" || what == u"one sample")
        QVERIFY(!result.unjudged.empty());
}

QTEST_APPLESS_MAIN(TestHourStableLow)
#include "tst_hour_stable_low.moc"
