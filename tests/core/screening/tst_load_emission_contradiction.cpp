// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_load_emission_contradiction.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestLoadEmission : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void flueSaysStopped_data();
    void flueSaysStopped();
    void markedAsStopped();
    void innocent();
    void withoutAMeter();
    void bad();
};

namespace {

RuleResult judged(const Maker &maker)
{
    return judgeLoadEmissionContradiction(maker.firm, paramsOf("load-emission-contradiction"));
}

/// The first sample at `span.from` of every flue channel, as it stands still.
void standStill(Maker &maker, const Span &span)
{
    for (ChannelData &channel : maker.firm.channels) {
        if (channel.info.key.point != u"DA001")
            continue;
        const QString &factor = channel.factor();
        const double still = factor == u"a19001" ? 20.8 : factor == u"a01012" ? 24 : factor == u"a00000" ? 150 : 0.3;
        for (std::size_t i = lowerIndex(channel.series, span.from); i < lowerIndex(channel.series, span.to); ++i)
            channel.series.values[i] = still + maker.noise(0.01);
    }
}

/// Hours in which the made plant surely works.
Span working(const Maker &maker, int hours)
{
    const ChannelData *load = maker.firm.channel(QStringLiteral("line"), QStringLiteral("kw"));
    const std::size_t steps = std::size_t(hours) * 4;
    for (std::size_t i = 400; i + steps + 16 < load->series.size(); ++i) {
        bool on = true;
        for (std::size_t k = i - 12; on && k < i + steps + 12; ++k)
            on = load->series.values[k] > 200;
        if (on)
            return {load->series.times[i], load->series.times[i] + hours * 3600};
    }
    return {};
}

} // namespace

void TestLoadEmission::flueSaysStopped_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("eight hours") << 8;
    QTest::newRow("four hours") << 4;
}

void TestLoadEmission::flueSaysStopped()
{
    QFETCH(int, hours);
    Maker maker = stackOf({}, 3);
    const Span span = working(maker, hours);
    QVERIFY(span.length() > 0);
    standStill(maker, span);
    const RuleResult result = judged(maker);
    QCOMPARE(result.leads.size(), std::size_t(1));
    const Lead &lead = result.leads.front();
    QCOMPARE(lead.figures[u"kind"].toString(), QStringLiteral("flue-stopped"));
    QVERIFY(lead.strength >= 0.5);
    QVERIFY(std::abs(lead.span.from - span.from) <= 600);
    QVERIFY(std::abs(lead.span.to - span.to) <= 600);
    QVERIFY(lead.witnesses.contains(QStringLiteral("F/line/kw")));
    QVERIFY(lead.figures[u"load_low_kw"].toDouble() > 100);
}

void TestLoadEmission::markedAsStopped()
{
    Maker maker = stackOf({}, 4);
    const Span span = working(maker, 6);
    QVERIFY(span.length() > 0);
    standStill(maker, span);
    for (ChannelData &channel : maker.firm.channels) {
        if (channel.info.key.point != u"DA001")
            continue;
        for (std::size_t i = lowerIndex(channel.series, span.from); i < lowerIndex(channel.series, span.to); ++i)
            channel.series.flags[i] = 'F';
    }
    const RuleResult result = judged(maker);
    QCOMPARE(result.leads.size(), std::size_t(1));
    QCOMPARE(result.leads.front().figures[u"kind"].toString(), QStringLiteral("marked-stopped"));
}

void TestLoadEmission::innocent()
{
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Stack stack;
        stack.days = 30;
        stack.real = seed % 2 == 0;
        for (const Lead &lead : judged(stackOf(stack, seed)).leads)
            QVERIFY2(lead.strength < 0.5, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestLoadEmission::withoutAMeter()
{
    Stack stack;
    stack.load = false;
    const RuleResult result = judged(stackOf(stack, 2));
    QVERIFY(result.leads.empty());
    QCOMPARE(result.unjudged.size(), std::size_t(1));
}

void TestLoadEmission::bad()
{
    Maker maker = stackOf({}, 6);
    for (ChannelData &channel : maker.firm.channels)
        std::fill(channel.series.values.begin(), channel.series.values.end(), 1e30);
    for (const Lead &lead : judged(maker).leads)
        QVERIFY(lead.strength >= 0 && lead.strength <= 1 && lead.span.length() > 0);
    for (ChannelData &channel : maker.firm.channels)
        channel.series = Series{};
    QVERIFY(judged(maker).leads.empty());
}

QTEST_APPLESS_MAIN(TestLoadEmission)
#include "tst_load_emission_contradiction.moc"
