// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_minute_jump.h"
#include "tests/core/screening/emission_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestMinuteJump : public QObject
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

const Seconds jump = at("2026-03-13 10:00");

} // namespace

void TestMinuteJump::sizes_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<int>("least"); // of ten
    QTest::newRow("to a third, minutes") << 0.35 << 180 << 60 << false << 10;
    QTest::newRow("to a half, minutes") << 0.5 << 120 << 60 << false << 10;
    QTest::newRow("by a third, minutes") << 0.66 << 120 << 60 << false << 9;
    QTest::newRow("by a third for 45 min") << 0.66 << 45 << 60 << false << 8;
    QTest::newRow("to a half, five minutes") << 0.5 << 180 << 300 << false << 10;
    QTest::newRow("by a third, five minutes") << 0.66 << 240 << 300 << false << 9;
    QTest::newRow("real plant, to a half") << 0.5 << 180 << 60 << true << 9;
    QTest::newRow("real plant, by a third") << 0.66 << 180 << 60 << true << 8;
}

void TestMinuteJump::sizes()
{
    QFETCH(double, factor);
    QFETCH(int, minutes);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(int, least);
    Plant plant;
    plant.step = step;
    plant.real = real;
    int found = 0;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        const Seconds from = jump + Seconds(seed) * 5400;
        const Seconds to = from + minutes * 60;
        const Maker maker =
            plantOf(plant, seed, [&](Seconds t, double v) { return t >= from && t < to ? factor * v : v; });
        const std::vector<Lead> leads = strongLeads(judgeMinuteJump(maker.firm, paramsOf("minute-jump")));
        QVERIFY2(leads.size() <= 1, "one lead a fraud");
        if (leads.empty())
            continue;
        const Lead &lead = leads.front();
        if (std::abs(lead.span.from - from) <= 2 * step && std::abs(lead.span.to - to) <= 2 * step)
            ++found;
        QCOMPARE(lead.figures[u"kind"].toString(), QStringLiteral("drop"));
        QVERIFY(lead.witnesses.contains(QStringLiteral("F/line/kw")));
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestMinuteJump::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"honest", "real", "stops", "short", "ramp", "load", "calibration", "marked", "habit",
                             "end of an upset", "to nothing", "rise"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMinuteJump::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Plant plant;
        plant.real = what == u"real";
        plant.stops = what == u"stops";
        const Seconds to = jump + 3 * 3600;
        Maker maker = plantOf(plant, seed, [&](Seconds t, double v) {
            const bool in = t >= jump && t < to;
            if (what == u"short")
                return t >= jump && t < jump + 900 ? 0.4 * v : v;
            if (what == u"ramp")
                return in ? v * (1 - 0.5 * std::min({1.0, double(t - jump) / 2400, double(to - t) / 2400})) : v;
            if (what == u"load" || what == u"calibration" || what == u"marked")
                return in ? 0.5 * v : v;
            if (what == u"habit")
                return t / 3600 % 3 == 0 ? 0.5 * v : v;
            if (what == u"end of an upset")
                return in ? 1.8 * v : v;
            if (what == u"to nothing")
                return in ? 0.1 : v;
            if (what == u"rise")
                return in ? 1.9 * v : v;
            return v;
        });
        for (ChannelData &channel : maker.firm.channels) {
            Series &series = channel.series;
            for (std::size_t i = 0; i < series.size(); ++i) {
                const bool in = series.times[i] >= jump && series.times[i] < to;
                if (what == u"load" && channel.factor() == u"kw" && in)
                    series.values[i] *= 0.55;
                // A span check just before, after which the analyser reads otherwise.
                if (what == u"calibration" && channel.factor() == u"a21002" && series.times[i] >= jump - 900 &&
                    series.times[i] < jump)
                    series.flags[i] = 'C';
            }
        }
        if (what == u"marked") {
            Mark mark;
            mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
            mark.span = {jump - 600, to};
            maker.firm.marks.push_back(mark);
        }
        const std::vector<Lead> leads = strongLeads(judgeMinuteJump(maker.firm, paramsOf("minute-jump")));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

void TestMinuteJump::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badOutletNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMinuteJump::bad()
{
    QFETCH(QString, what);
    const RuleResult result = judgeMinuteJump(badOutlet(what).firm, paramsOf("minute-jump"));
    QVERIFY(strongLeads(result).empty());
    if (what == u"no witness" || what == u"hours only" || what == u"all missing" || what == u"one sample")
        QVERIFY(!result.unjudged.empty());
}

QTEST_APPLESS_MAIN(TestMinuteJump)
#include "tst_minute_jump.moc"
