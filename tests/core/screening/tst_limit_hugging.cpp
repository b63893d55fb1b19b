// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_limit_hugging.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestLimitHugging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutAtTheLimit_data();
    void cutAtTheLimit();
    void innocent_data();
    void innocent();
    void withoutALimit();
    void bad();
};

namespace {

const Span part{at("2026-03-08 00:00"), at("2026-03-24 00:00")};
constexpr double reference = stackReference;

RuleResult judged(const Maker &maker) { return judgeLimitHugging(maker.firm, paramsOf("limit-hugging")); }

/// A stack whose NOx lies around `level` of the limit with slow swings, cut by `cut` within `part`.
Maker stackAt(double level, const std::function<double(double)> &cut, quint64 seed, double swing = 0.12)
{
    Stack stack;
    stack.days = 30;
    stack.converted = true;
    Maker noise;
    noise.random.seed(seed + 7);
    double slow = 0;
    return stackOf(stack, seed, [=](Seconds t, StackValues &v) mutable {
        slow = 0.985 * slow + noise.noise(swing * 0.17);
        const double factor = (21 - reference) / (21 - v.oxygen);
        double converted = 100 * level * (1 + slow + noise.noise(0.01));
        if (part.contains(t) && cut)
            converted = cut(converted);
        v.nox = converted / factor;
    });
}

} // namespace

void TestLimitHugging::cutAtTheLimit_data()
{
    QTest::addColumn<double>("level");
    QTest::addColumn<bool>("cap");
    QTest::newRow("squeezed, level at the limit") << 1.0 << false;
    QTest::newRow("squeezed, level at 96 %") << 0.96 << false;
    QTest::newRow("capped at 99") << 1.02 << true;
}

void TestLimitHugging::cutAtTheLimit()
{
    QFETCH(double, level);
    QFETCH(bool, cap);
    const auto squeeze = [](double v) { return v <= 95 ? v : 95 + 4.6 * (1 - std::exp(-(v - 95) / 8)); };
    const auto top = [](double v) { return std::min(v, 99.0); };
    const Maker maker = cap ? stackAt(level, top, 11) : stackAt(level, squeeze, 11);
    const RuleResult result = judged(maker);
    QVERIFY(!result.leads.empty());
    const Lead &lead = result.leads.front();
    QCOMPARE(lead.rule, QStringLiteral("limit-hugging"));
    QVERIFY(lead.channels.first().contains(u"a21002"));
    QVERIFY2(lead.strength >= 0.5 && lead.strength <= 0.95, qPrintable(QString::number(lead.strength)));
    // Most of the stretch is covered, and little besides it.
    QVERIFY(double(overlap(lead.span, part)) > 0.8 * double(part.length()));
    QVERIFY(double(overlap(lead.span, part)) > 0.8 * double(lead.span.length()));
    QCOMPARE(lead.figures[u"over_limit"].toInt(), 0);
    QVERIFY(lead.figures[u"near_limit"].toInt() >= 25);
}

void TestLimitHugging::innocent_data()
{
    QTest::addColumn<double>("level");
    QTest::addColumn<double>("swing");
    QTest::newRow("far under the limit") << 0.5 << 0.12;
    QTest::newRow("controlled to 90 %, narrow") << 0.9 << 0.03;
    QTest::newRow("controlled to 85 %") << 0.85 << 0.06;
    QTest::newRow("around the limit, with exceedances") << 0.98 << 0.12;
    QTest::newRow("over the limit") << 1.2 << 0.12;
}

void TestLimitHugging::innocent()
{
    QFETCH(double, level);
    QFETCH(double, swing);
    for (quint64 seed = 1; seed <= 4; ++seed) {
        const RuleResult result = judged(stackAt(level, {}, seed, swing));
        for (const Lead &lead : result.leads)
            QVERIFY2(lead.strength < 0.5, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(lead.strength)));
    }
}

void TestLimitHugging::withoutALimit()
{
    Maker maker = stackAt(
        0.96, [](double v) { return std::min(v, 99.0); }, 3);
    for (ChannelData &channel : maker.firm.channels)
        channel.info.limit = none;
    const RuleResult result = judged(maker);
    QVERIFY(result.leads.empty());
    QVERIFY(!result.unjudged.empty());
    QCOMPARE(result.unjudged.front().rule, QStringLiteral("limit-hugging"));
}

void TestLimitHugging::bad()
{
    for (const double value : {1e30, 0.0, -5.0, 99.0}) {
        Maker maker = stackAt(0.96, {}, 5);
        for (ChannelData &channel : maker.firm.channels) {
            if (channel.factor().startsWith(u"a2"))
                std::fill(channel.series.values.begin(), channel.series.values.end(), value);
        }
        for (const Lead &lead : judged(maker).leads) {
            QVERIFY(lead.strength >= 0 && lead.strength <= 1);
            QVERIFY(lead.span.length() > 0);
        }
    }
    Maker maker = stackAt(0.96, {}, 6);
    for (ChannelData &channel : maker.firm.channels)
        channel.series = Series{};
    QVERIFY(judged(maker).leads.empty());
}

QTEST_APPLESS_MAIN(TestLimitHugging)
#include "tst_limit_hugging.moc"
