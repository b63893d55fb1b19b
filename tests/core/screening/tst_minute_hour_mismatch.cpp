// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_minute_hour_mismatch.h"
#include "core/screening/hour_cells.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestMinuteHourMismatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void label_data();
    void label();
    void limitBetweenBoth();
    void oneLeadForTheTwins();
    void innocent_data();
    void innocent();
    void bad_data();
    void bad();
};

namespace {

const Span part{at("2026-03-12 09:00"), at("2026-03-13 05:00")};
const QString nox = QStringLiteral("a21002");

RuleResult judged(const Maker &maker) { return judgeMinuteHourMismatch(maker.firm, paramsOf("minute-hour-mismatch")); }

std::function<double(Seconds)> lowered(double share, const Span &span = part)
{
    return [=](Seconds t) { return span.contains(t) ? share : 1.0; };
}

} // namespace

void TestMinuteHourMismatch::sizes_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<bool>("found");
    QTest::newRow("half, a day") << 0.5 << 24 << 60 << false << true;
    QTest::newRow("a tenth less, eight hours") << 0.9 << 8 << 60 << false << true;
    QTest::newRow("a tenth less, five minutes") << 0.9 << 8 << 300 << false << true;
    QTest::newRow("7 % less, half a day") << 0.93 << 12 << 60 << true << true;
    QTest::newRow("a tenth less, real load") << 0.9 << 8 << 60 << true << true;
    QTest::newRow("all of it") << 0.9 << 480 << 60 << false << true;
    QTest::newRow("3 % is within what is allowed") << 0.97 << 24 << 60 << false << false;
    QTest::newRow("one hour alone") << 0.8 << 1 << 60 << false << false;
    QTest::newRow("higher") << 1.3 << 8 << 60 << false << true;
}

void TestMinuteHourMismatch::sizes()
{
    QFETCH(double, share);
    QFETCH(int, hours);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(bool, found);
    Stack stack;
    stack.step = step;
    stack.real = real;
    for (quint64 seed = 1; seed <= 3; ++seed) {
        const Seconds from = hours > 100 ? plantBegin : part.from;
        const Span span{from, from + hours * 3600};
        Maker maker = stackOf(stack, seed);
        addHours(maker, nox, 1, lowered(share, span));
        const std::vector<Lead> leads = strongLeads(judged(maker));
        QCOMPARE(leads.size(), std::size_t(found ? 1 : 0));
        if (!found)
            continue;
        QCOMPARE(formatTime(leads.front().span.from), formatTime(span.from));
        QCOMPARE(formatTime(leads.front().span.to), formatTime(span.to));
        QCOMPARE(leads.front().figures[u"differing_hours"].toInt(), hours);
        QCOMPARE(leads.front().figures[u"kind"].toString(),
                 share < 1 ? QStringLiteral("lowered") : QStringLiteral("raised"));
    }
}

void TestMinuteHourMismatch::label_data()
{
    QTest::addColumn<int>("late");
    QTest::newRow("begin") << 0;
    QTest::newRow("end of the hour") << 1;
    QTest::newRow("an hour early") << -1;
}

void TestMinuteHourMismatch::label()
{
    QFETCH(int, late);
    Maker honest = stackOf({}, 4);
    addHours(honest, nox, 1, {}, late * 3600);
    const ChannelData *hours = honest.firm.channel(QStringLiteral("DA001"), nox + QStringLiteral("-h"));
    const ChannelData *minutes = honest.firm.channel(QStringLiteral("DA001"), nox);
    QCOMPARE(fitLabel(hours->series, hourCells(*minutes), 0.75).lag, -late);
    QVERIFY(strongLeads(judged(honest)).empty());
    Maker lower = stackOf({}, 4);
    addHours(lower, nox, 1, lowered(0.85), late * 3600);
    const std::vector<Lead> leads = strongLeads(judged(lower));
    QCOMPARE(leads.size(), std::size_t(1));
    QCOMPARE(leads.front().figures[u"label_lag_h"].toInt(), -late);
    QCOMPARE(formatTime(leads.front().span.from), formatTime(part.from)); // the labels stay as they are
}

void TestMinuteHourMismatch::limitBetweenBoth()
{
    Stack stack;
    stack.converted = true;
    Maker maker = stackOf(stack, 3, [](Seconds, StackValues &v) { v.nox *= 1.75; });
    // Hours over the limit are written down to just under it.
    Maker hours = maker;
    addHours(hours, nox + QStringLiteral("-zs"), 1);
    const ChannelData honest = hours.firm.channels.back();
    ChannelData cut = honest;
    Seconds first = 0;
    Seconds last = 0;
    for (std::size_t i = 0; i < cut.series.size(); ++i) {
        if (cut.series.values[i] <= 107)
            continue;
        first = first == 0 ? cut.series.times[i] : first;
        last = cut.series.times[i];
        cut.series.values[i] = 99;
    }
    QVERIFY(last > first);
    cut.info.key.factor = nox + QStringLiteral("-zs-h");
    maker.firm.channels.push_back(cut);
    RuleResult result = judged(maker);
    const std::vector<Lead> leads = strongLeads(result);
    QVERIFY(!leads.empty());
    QCOMPARE(leads.front().figures[u"kind"].toString(), QStringLiteral("under-limit"));
    QCOMPARE(leads.front().figures[u"limit_mg_m3"].toDouble(), 100.0);
    QVERIFY(leads.front().figures[u"crossing_hours"].toInt() > 0);
    QCOMPARE(formatTime(leads.front().span.from), formatTime(first));
}

void TestMinuteHourMismatch::oneLeadForTheTwins()
{
    Stack stack;
    stack.converted = true;
    Maker maker = stackOf(stack, 3);
    addHours(maker, nox, 1, lowered(0.8));
    addHours(maker, nox + QStringLiteral("-zs"), 1, lowered(0.8));
    maker.firm.channels.back().info.key.factor = nox + QStringLiteral("-zs-h");
    const std::vector<Lead> leads = strongLeads(judged(maker));
    QCOMPARE(leads.size(), std::size_t(1));
    QCOMPARE(leads.front().channels.size(), qsizetype(2));
}

void TestMinuteHourMismatch::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"honest", "real", "whole numbers", "weighted by flow", "with flagged minutes", "minutes missing", "zeros"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMinuteHourMismatch::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 3; ++seed) {
        Stack stack;
        stack.real = what == u"real";
        Maker maker = stackOf(stack, seed, [&](Seconds t, StackValues &v) {
            if (what == u"zeros")
                v.nox = 0;
            if (what == u"weighted by flow" && t % 3600 < 1800) {
                v.nox *= 1.6;
                v.flow *= 2.5;
            }
        });
        ChannelData &minutes = *std::find_if(maker.firm.channels.begin(), maker.firm.channels.end(),
                                             [](const ChannelData &c) { return c.factor() == nox; });
        addHours(maker, nox, what == u"whole numbers" ? -1 : 1);
        ChannelData &hours = maker.firm.channels.back();
        const ChannelData *fine = maker.firm.channel(QStringLiteral("DA001"), nox);
        Q_UNUSED(minutes)
        if (what == u"weighted by flow") {
            const ChannelData *flow = maker.firm.channel(QStringLiteral("DA001"), QStringLiteral("a00000"));
            for (std::size_t i = 0; i < hours.series.size(); ++i)
                hours.series.values[i] = roundedTo(flowWeighted(*fine, *flow, hours.series.times[i]), 2);
        }
        Series &series = const_cast<ChannelData *>(fine)->series;
        for (std::size_t i = 0; i < series.size(); ++i) {
            if (what == u"with flagged minutes" && series.times[i] % 3600 < 600) {
                series.flags[i] = Flag('C');
                // The logger reckons the calibration in, as its hours show.
            }
            if (what == u"minutes missing" && (series.times[i] / 60) % 5 == 0)
                series.values[i] = none;
        }
        const std::vector<Lead> leads = strongLeads(judged(maker));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

void TestMinuteHourMismatch::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badStackNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMinuteHourMismatch::bad()
{
    QFETCH(QString, what);
    Maker maker = badStack(what);
    if (what == u"hours only") {
        ChannelData hours = *maker.firm.channel(QStringLiteral("DA001"), nox);
        hours.info.key.factor = nox + QStringLiteral("-h");
        std::erase_if(maker.firm.channels, [](const ChannelData &c) { return c.factor() == nox; });
        maker.firm.channels.push_back(hours);
    }
    const RuleResult result = judged(maker);
    QVERIFY(strongLeads(result).empty());
    if (what == u"hours only" || what == u"all missing" || what == u"huge")
        QVERIFY(!result.unjudged.empty());
}

QTEST_APPLESS_MAIN(TestMinuteHourMismatch)
#include "tst_minute_hour_mismatch.moc"
