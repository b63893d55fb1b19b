// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_long_offline.h"
#include "tests/core/screening/emission_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestLongOffline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outages_data();
    void outages();
    void nights();
    void someFactors();
    void patterns_data();
    void patterns();
    void innocent_data();
    void innocent();
    void silentFirm();
    void bad_data();
    void bad();
};

namespace {

const Seconds begin = at("2026-03-13 10:00");

RuleResult judge(const Maker &maker) { return judgeLongOffline(maker.firm, paramsOf("long-offline")); }

/// Takes the samples of the span away, or flags them.
void silence(ChannelData &channel, const Span &span, char flag = 0)
{
    Series &series = channel.series;
    const std::size_t from = lowerIndex(series, span.from);
    const std::size_t to = lowerIndex(series, span.to);
    if (flag != 0) {
        for (std::size_t i = from; i < to; ++i)
            series.flags[i] = Flag(flag);
        return;
    }
    Series kept = slice(series, 0, from);
    append(kept, slice(series, to, series.size()));
    series = std::move(kept);
}

/// NOx and oxygen of a stack whose line draws power.
Maker stack(Seconds step = 60, quint64 seed = 3)
{
    Plant plant;
    plant.step = step;
    Maker maker = plantOf(plant, seed);
    maker.channel(QStringLiteral("DA001"), QStringLiteral("a21026"), plantBegin, plantBegin + 20 * secondsPerDay, step,
                  1, [&](Seconds) { return 20 + maker.noise(1); });
    return maker;
}

void silenceOutlet(Maker &maker, const Span &span, char flag = 0)
{
    for (ChannelData &channel : maker.firm.channels) {
        if (channel.info.key.point == u"DA001")
            silence(channel, span, flag);
    }
}

} // namespace

void TestLongOffline::outages_data()
{
    QTest::addColumn<double>("hours");
    QTest::addColumn<char>("flag");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("found");
    QTest::newRow("30 hours, nothing") << 30.0 << char(0) << 60 << true;
    QTest::newRow("4 hours, nothing") << 4.0 << char(0) << 60 << true;
    QTest::newRow("6 hours of B") << 6.0 << 'B' << 60 << true;
    QTest::newRow("8 hours of D") << 8.0 << 'D' << 60 << true;
    QTest::newRow("90 minutes") << 1.5 << char(0) << 60 << false;
    QTest::newRow("8 hours of C") << 8.0 << 'C' << 60 << false;
    QTest::newRow("8 hours of M") << 8.0 << 'M' << 60 << false;
    QTest::newRow("8 hours of F") << 8.0 << 'F' << 60 << false;
    QTest::newRow("hours only, 8 hours") << 8.0 << char(0) << 3600 << true;
    QTest::newRow("hours only, 2 hours") << 2.0 << char(0) << 3600 << false;
    QTest::newRow("five minutes, 5 hours") << 5.0 << char(0) << 300 << true;
}

void TestLongOffline::outages()
{
    QFETCH(double, hours);
    QFETCH(char, flag);
    QFETCH(int, step);
    QFETCH(bool, found);
    Maker maker = stack(step);
    const Span span{begin, begin + Seconds(hours * 3600)};
    silenceOutlet(maker, span, flag);
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(found ? 1 : 0));
    if (!found)
        return;
    QCOMPARE(leads.front().span.from, span.from);
    QCOMPARE(leads.front().span.to, span.to);
    QCOMPARE(leads.front().channels.size(), 2);
    QCOMPARE(leads.front().witnesses, QStringList{QStringLiteral("F/line/kw")});
    QCOMPARE(leads.front().figures.value(u"gaps").toArray().size(), 1);
}

/// An hour and a half each night: no single one is long, all together are one lead.
void TestLongOffline::nights()
{
    Maker maker = stack();
    for (int night = 0; night < 5; ++night) {
        const Seconds from = begin + 13 * 3600 + night * secondsPerDay + night * 240;
        silenceOutlet(maker, {from, from + 5400});
    }
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(1));
    QCOMPARE(leads.front().figures.value(u"kind").toString(), QStringLiteral("daily"));
    QCOMPARE(leads.front().figures.value(u"gaps").toArray().size(), 5);
    QCOMPARE(leads.front().span.from, begin + 13 * 3600);
}

void TestLongOffline::someFactors()
{
    Maker maker = stack();
    silence(maker.firm.channels.back(), {begin, begin + 5 * 3600});
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(1));
    QCOMPARE(leads.front().channels, QStringList{QStringLiteral("F/DA001/a21026")});
    QCOMPARE(leads.front().figures.value(u"kind").toString(), QStringLiteral("some-factors"));
}

void TestLongOffline::patterns_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("at the limit") << "at_limit";
    QTest::newRow("until the check") << "at_check";
}

/// The same outage weighs more when it begins at the limit or ends with a check.
void TestLongOffline::patterns()
{
    QFETCH(QString, what);
    double strength[2] = {0, 0};
    for (const bool pattern : {false, true}) {
        Maker maker = stack();
        const Span span{begin, begin + 4 * 3600};
        ChannelData &nox = maker.firm.channels[1];
        nox.info.limit = 100;
        if (pattern && what == u"at_limit") {
            for (std::size_t i = 0; i < nox.series.size(); ++i) {
                if (nox.series.times[i] >= begin - 1500 && nox.series.times[i] < begin)
                    nox.series.values[i] = 97 + double(i % 7);
            }
        }
        if (pattern && what == u"at_check")
            maker.firm.events.push_back({{QStringLiteral("F"), QString()},
                                         QStringLiteral("inspection"),
                                         {span.to + 1200, span.to + 7200},
                                         QStringLiteral("Z"),
                                         {}});
        silenceOutlet(maker, span);
        const std::vector<Lead> leads = strongLeads(judge(maker));
        QCOMPARE(leads.size(), std::size_t(1));
        QCOMPARE(leads.front().figures.value(what).toBool(), pattern);
        strength[pattern ? 1 : 0] = leads.front().strength;
    }
    QVERIFY(strength[1] > strength[0] + 0.1);
}

void TestLongOffline::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"honest", "marked", "repair", "power cut", "plant stands", "data end", "random short ones"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestLongOffline::innocent()
{
    QFETCH(QString, what);
    Maker maker = stack();
    const Span span{begin, begin + 9 * 3600};
    if (what == u"random short ones") {
        std::mt19937_64 random(5);
        for (int k = 0; k < 12; ++k) {
            const Seconds from = plantBegin + Seconds(random() % (19 * 86'400)) / 60 * 60;
            silenceOutlet(maker, {from, from + Seconds(20 + random() % 75) * 60});
        }
    } else if (what == u"data end") {
        for (ChannelData &channel : maker.firm.channels)
            silence(channel, {begin, begin + 20 * secondsPerDay});
    } else if (what != u"honest") {
        silenceOutlet(maker, span);
    }
    if (what == u"marked") {
        Mark mark;
        mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
        mark.span = {span.from - 600, span.to + 600};
        maker.firm.marks.push_back(mark);
    }
    if (what == u"repair")
        maker.firm.events.push_back({{QStringLiteral("F"), QStringLiteral("DA001")},
                                     QStringLiteral("repair"),
                                     span,
                                     QStringLiteral("A"),
                                     QStringLiteral("R-7")});
    if (what == u"power cut" || what == u"plant stands") {
        Series &load = maker.firm.channels.front().series;
        for (std::size_t i = 0; i < load.size(); ++i) {
            if (span.contains(load.times[i]))
                load.values[i] = what == u"power cut" ? 0 : 3;
        }
    }
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
}

/// Meters and outlet silent at once: nothing tells of running, so it is said, and a hint after a day.
void TestLongOffline::silentFirm()
{
    Maker maker = stack();
    for (ChannelData &channel : maker.firm.channels)
        silence(channel, {begin, begin + 30 * 3600});
    const RuleResult result = judge(maker);
    QVERIFY(strongLeads(result).empty());
    QCOMPARE(result.leads.size(), std::size_t(1));
    QCOMPARE(result.unjudged.size(), std::size_t(1));
}

void TestLongOffline::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badOutletNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestLongOffline::bad()
{
    QFETCH(QString, what);
    const RuleResult result = judge(badOutlet(what));
    // A channel that gave nothing but empty cells was never heard; one sample is no outage before it.
    for (const Lead &lead : strongLeads(result))
        QVERIFY2(what == u"one sample" && lead.strength < 0.6, qPrintable(formatTime(lead.span.from)));
}

QTEST_APPLESS_MAIN(TestLongOffline)
#include "tst_long_offline.moc"
