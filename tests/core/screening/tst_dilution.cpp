// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_dilution.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestDilution : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void namesEveryGas();
    void innocent_data();
    void innocent();
    void bad_data();
    void bad();
};

namespace {

const Seconds begin = at("2026-03-13 09:23");

/// Air in the line: `left` of the gas is left.
StackEffect airIn(const Span &span, double left)
{
    return [=](Seconds t, StackValues &v) {
        if (!span.contains(t))
            return;
        v.oxygen = 20.95 - (20.95 - v.oxygen) * left;
        v.nox *= left;
        v.so2 *= left;
    };
}

RuleResult judged(const Maker &maker) { return judgeDilution(maker.firm, paramsOf("dilution")); }

} // namespace

void TestDilution::sizes_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<bool>("witnesses");
    QTest::addColumn<int>("least"); // of eight
    QTest::newRow("half, minutes") << 0.5 << 6 << 60 << false << true << 8;
    QTest::newRow("a third less, minutes") << 0.66 << 3 << 60 << false << true << 8;
    QTest::newRow("a third less, five minutes") << 0.66 << 5 << 300 << false << true << 8;
    QTest::newRow("a fifth less, minutes") << 0.8 << 8 << 60 << false << true << 7;
    QTest::newRow("a third less, hours") << 0.66 << 10 << 3600 << false << true << 7;
    QTest::newRow("a third less, real load") << 0.66 << 6 << 60 << true << true << 7;
    QTest::newRow("a third less, temperature only") << 0.66 << 6 << 60 << false << false << 7;
}

void TestDilution::sizes()
{
    QFETCH(double, left);
    QFETCH(int, hours);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(bool, witnesses);
    QFETCH(int, least);
    Stack stack;
    stack.step = step;
    stack.real = real;
    stack.load = stack.flow = witnesses;
    int found = 0;
    for (quint64 seed = 1; seed <= 8; ++seed) {
        const Seconds from = (begin + Seconds(seed) * 7260) / step * step;
        const Span span{from, from + hours * 3600};
        const std::vector<Lead> leads = strongLeads(judged(stackOf(stack, seed, airIn(span, left))));
        QVERIFY2(leads.size() <= 1, "one lead a fraud");
        found += !leads.empty() && covers(leads.front(), span) ? 1 : 0;
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestDilution::namesEveryGas()
{
    const Span span{begin, begin + 6 * 3600};
    const std::vector<Lead> leads = strongLeads(judged(stackOf({}, 3, airIn(span, 0.6))));
    QCOMPARE(leads.size(), std::size_t(1));
    const Lead &lead = leads.front();
    for (const char *factor : {"a21002", "a21026", "a19001"})
        QVERIFY(lead.channels.contains(QStringLiteral("F/DA001/") + QLatin1StringView(factor)));
    QVERIFY(!lead.witnesses.contains(QStringLiteral("F/DA001/a19001"))); // nobody is his own witness
    QVERIFY(std::abs(lead.figures[u"gas_share"].toDouble() - 0.6) < 0.06);
    QVERIFY(std::abs(lead.figures[u"air_share"].toDouble() - 0.6) < 0.06);
    QVERIFY(std::abs(lead.span.from - span.from) <= 120 && std::abs(lead.span.to - span.to) <= 120);
}

void TestDilution::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"honest", "real", "trims", "always leaking", "short", "oxygen alone", "gases alone",
                             "air in the duct", "less load", "marked", "hours"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestDilution::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Stack stack;
        stack.real = what == u"real";
        stack.trims = what == u"trims";
        stack.step = what == u"hours" ? 3600 : 60;
        const Span span = what == u"always leaking" ? Span{plantBegin, plantBegin + 20 * secondsPerDay}
                          : what == u"short"        ? Span{begin, begin + 30 * 60}
                                                    : Span{begin, begin + 6 * 3600};
        const StackEffect effect = [&](Seconds t, StackValues &v) {
            if (!span.contains(t) || what == u"honest" || what == u"hours" || what == u"real" || what == u"trims")
                return;
            const double ramp =
                std::min({1.0, double(t - span.from + 60) / 5400, double(span.to - t) / 5400}); // a damper moves slowly
            const double left = what == u"air in the duct" ? 1 - 0.3 * ramp
                                : what == u"less load"     ? 1 - 0.15 * ramp
                                                           : 0.66;
            if (what != u"gases alone")
                v.oxygen = 20.95 - (20.95 - v.oxygen) * left;
            if (what != u"oxygen alone") {
                v.nox *= left;
                v.so2 *= left;
            }
            if (what == u"air in the duct")
                v.flow /= left;
            if (what == u"less load")
                v.flow *= left * left;
        };
        Maker maker = stackOf(stack, seed, effect);
        ChannelData &line = maker.firm.channels.front();
        for (std::size_t k = 0; what == u"less load" && k < line.series.size(); ++k) {
            const Seconds t = line.series.times[k];
            if (span.contains(t))
                line.series.values[k] *=
                    1 - 0.3 * std::min({1.0, double(t - span.from) / 5400, double(span.to - t) / 5400});
        }
        if (what == u"marked") {
            Mark mark;
            mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
            mark.span = {span.from - 600, span.to + 600};
            maker.firm.marks.push_back(mark);
        }
        const std::vector<Lead> leads = strongLeads(judged(maker));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

void TestDilution::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badStackNames)
        QTest::newRow(what) << QString::fromLatin1(what);
    QTest::newRow("nothing burns") << QStringLiteral("nothing burns");
    QTest::newRow("converted only") << QStringLiteral("converted only");
}

void TestDilution::bad()
{
    QFETCH(QString, what);
    Maker maker = badStack(what);
    if (what == u"nothing burns")
        maker.firm.points.front().process = QStringLiteral("voc");
    if (what == u"converted only")
        std::erase_if(maker.firm.channels, [](const ChannelData &channel) {
            return channel.factor() == u"a21002" || channel.factor() == u"a21026" || channel.factor() == u"a21002-h";
        });
    const RuleResult result = judged(maker);
    QVERIFY(strongLeads(result).empty());
    for (const Unjudged &one : result.unjudged)
        QVERIFY(one.rule == u"dilution" && !one.why.isEmpty());
    if (what == u"no witness" || what == u"all missing" || what == u"converted only")
        QCOMPARE(result.unjudged.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestDilution)
#include "tst_dilution.moc"
