// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_flag_abuse.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestFlagAbuse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marksOverHighs();
    void marksThatWorkExplains();
    void marksAtAnyTime();
    void automaticChecksAtNight();
    void calibrationsAtOddNights();
    void bad();
};

namespace {

RuleResult judged(const Maker &maker) { return judgeFlagAbuse(maker.firm, paramsOf("flag-abuse")); }

void mark(Maker &maker, const Span &span, char letter)
{
    for (ChannelData &channel : maker.firm.channels) {
        if (!channel.factor().startsWith(u"a2"))
            continue;
        for (std::size_t i = lowerIndex(channel.series, span.from); i < lowerIndex(channel.series, span.to); ++i)
            channel.series.flags[i] = Flag(letter);
    }
}

/// Highest hour of NOx on each of some days, at least six hours into the data.
std::vector<Span> highs(const Maker &maker, int days)
{
    const Series &nox = maker.firm.channel(QStringLiteral("DA001"), QStringLiteral("a21002"))->series;
    std::vector<Span> found;
    for (int day = 3; day < 3 + days; ++day) {
        const Seconds begin = plantBegin + day * secondsPerDay;
        double best = 0;
        Seconds at = begin;
        for (Seconds t = begin + 3600; t < begin + 22 * 3600; t += 600) {
            double sum = 0;
            for (std::size_t i = lowerIndex(nox, t); i < lowerIndex(nox, t + 3600); ++i)
                sum += nox.values[i];
            if (sum > best) {
                best = sum;
                at = t;
            }
        }
        found.push_back({at, at + 3600});
    }
    return found;
}

int leadsOf(const RuleResult &result, const QString &kind)
{
    return int(std::count_if(result.leads.begin(), result.leads.end(),
                             [&](const Lead &lead) { return lead.figures[u"kind"] == kind && lead.strength >= 0.5; }));
}

} // namespace

void TestFlagAbuse::marksOverHighs()
{
    Stack stack;
    stack.days = 25;
    Maker maker = stackOf(stack, 3);
    const std::vector<Span> spans = highs(maker, 14);
    for (const Span &span : spans)
        mark(maker, span, 'M');
    const RuleResult result = judged(maker);
    QCOMPARE(leadsOf(result, QStringLiteral("hides-highs")), 1);
    const Lead &lead = result.leads.front();
    QVERIFY(lead.channels.contains(QStringLiteral("F/DA001/a21002")));
    QVERIFY(std::abs(lead.span.from - spans.front().from) <= 3 * secondsPerDay);
    QVERIFY(std::abs(lead.span.to - spans.back().to) <= 3 * secondsPerDay);
    QVERIFY(lead.figures[u"mark_count"].toInt() >= 8);
    QCOMPARE(lead.figures[u"mark_letters"].toString(), QStringLiteral("M"));
}

void TestFlagAbuse::marksThatWorkExplains()
{
    Stack stack;
    stack.days = 25;
    Maker maker = stackOf(stack, 3);
    for (const Span &span : highs(maker, 14)) {
        mark(maker, span, 'M');
        maker.firm.events.push_back(
            {{QStringLiteral("F"), QStringLiteral("DA001")}, QStringLiteral("maintenance"), span, {}, {}});
    }
    QVERIFY(judged(maker).leads.empty());
}

void TestFlagAbuse::marksAtAnyTime()
{
    for (quint64 seed = 1; seed <= 6; ++seed) {
        Stack stack;
        stack.days = 30;
        stack.real = seed % 2 == 0;
        Maker maker = stackOf(stack, seed);
        for (int day = 2; day < 28; day += 3) {
            const Seconds begin = plantBegin + day * secondsPerDay + Seconds((day * 7 + int(seed) * 5) % 20) * 3600;
            mark(maker, {begin, begin + 2700}, 'M');
        }
        QVERIFY2(judged(maker).leads.empty(), qPrintable(QString::number(seed)));
    }
}

void TestFlagAbuse::automaticChecksAtNight()
{
    Stack stack;
    stack.days = 25;
    Maker maker = stackOf(stack, 5);
    for (int day = 1; day < 24; ++day) {
        const Seconds begin = plantBegin + day * secondsPerDay + 2 * 3600;
        mark(maker, {begin, begin + 1200}, 'C');
    }
    QVERIFY(judged(maker).leads.empty());
}

void TestFlagAbuse::calibrationsAtOddNights()
{
    Stack stack;
    stack.days = 25;
    stack.real = true; // works through the nights
    Maker maker = stackOf(stack, 5);
    for (int day = 4; day < 16; day += 2) {
        const Seconds begin = plantBegin + day * secondsPerDay + 22 * 3600 + Seconds(day * 37 % 360) * 60;
        mark(maker, {begin, begin + 3600}, 'C');
    }
    QCOMPARE(leadsOf(judged(maker), QStringLiteral("calibration-night")), 1);
}

void TestFlagAbuse::bad()
{
    Maker maker = stackOf({}, 6);
    for (ChannelData &channel : maker.firm.channels)
        std::fill(channel.series.flags.begin(), channel.series.flags.end(), Flag('C'));
    QVERIFY(judged(maker).leads.empty());
    for (ChannelData &channel : maker.firm.channels)
        std::fill(channel.series.values.begin(), channel.series.values.end(), 1e30);
    for (const Lead &lead : judged(maker).leads)
        QVERIFY(lead.strength >= 0 && lead.strength <= 1);
    for (ChannelData &channel : maker.firm.channels)
        channel.series = Series{};
    QVERIFY(judged(maker).leads.empty());
}

QTEST_APPLESS_MAIN(TestFlagAbuse)
#include "tst_flag_abuse.moc"
