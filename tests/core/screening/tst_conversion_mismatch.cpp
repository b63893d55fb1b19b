// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_conversion_mismatch.h"
#include "tests/core/screening/stack_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestConversionMismatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void oneLeadForTheFactors();
    void referenceOfTheDate();
    void innocent_data();
    void innocent();
    void bad_data();
    void bad();
};

namespace {

const Span part{at("2026-03-12 09:20"), at("2026-03-14 17:40")};
const Span whole{plantBegin, plantBegin + 20 * secondsPerDay};

RuleResult judged(const Maker &maker) { return judgeConversionMismatch(maker.firm, paramsOf("conversion-mismatch")); }

Stack converting(Seconds step = 60)
{
    Stack stack;
    stack.converted = true;
    stack.step = step;
    return stack;
}

/// Converted with another O2 than reported, on the channels as made.
void useOxygen(Maker &maker, const Span &span, double shift, double fixed)
{
    const Series oxygen = maker.firm.channel(QStringLiteral("DA001"), QStringLiteral("a19001"))->series;
    for (ChannelData &channel : maker.firm.channels) {
        if (!channel.factor().endsWith(u"-zs"))
            continue;
        for (std::size_t i = 0; i < channel.series.size(); ++i) {
            if (!span.contains(channel.series.times[i]))
                continue;
            const double used = std::isfinite(fixed) ? fixed : oxygen.values[i] + shift;
            channel.series.values[i] = roundedTo(channel.series.values[i] * (21 - oxygen.values[i]) / (21 - used), 1);
        }
    }
}

} // namespace

void TestConversionMismatch::kinds_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("size");
    QTest::addColumn<int>("step");
    QTest::newRow("another reference") << QStringLiteral("reference") << 9.0 << 60;
    QTest::newRow("another reference, five minutes") << QStringLiteral("reference") << 3.5 << 300;
    QTest::newRow("another reference, hours") << QStringLiteral("reference") << 9.0 << 3600;
    QTest::newRow("a tenth less") << QStringLiteral("factor") << 0.9 << 60;
    QTest::newRow("four hundredths less") << QStringLiteral("factor") << 0.96 << 60;
    QTest::newRow("a tenth less, hours") << QStringLiteral("factor") << 0.9 << 3600;
    QTest::newRow("a fifth more") << QStringLiteral("factor") << 1.2 << 60;
    QTest::newRow("two points less oxygen") << QStringLiteral("oxygen") << -2.0 << 60;
    QTest::newRow("fixed oxygen") << QStringLiteral("oxygen") << 4.0 << 60;
}

void TestConversionMismatch::kinds()
{
    QFETCH(QString, kind);
    QFETCH(double, size);
    QFETCH(int, step);
    for (quint64 seed = 1; seed <= 4; ++seed) {
        const Span span = kind == u"reference" ? whole : part;
        Maker maker = stackOf(converting(step), seed, {}, [&](Seconds t, double right) {
            return !span.contains(t) || kind == u"oxygen" ? right
                   : kind == u"factor"                    ? right * size
                                                          : right * (21 - size) / (21 - stackReference);
        });
        if (kind == u"oxygen")
            useOxygen(maker, span, size, size > 0 ? size : none);
        const std::vector<Lead> leads = strongLeads(judged(maker));
        QCOMPARE(leads.size(), std::size_t(1));
        const Lead &lead = leads.front();
        QVERIFY(covers(lead, span));
        QCOMPARE(lead.figures[u"kind"].toString(), kind);
        QCOMPARE(lead.figures[u"reference_oxygen_pct"].toDouble(), stackReference);
        if (kind == u"reference")
            QVERIFY(std::abs(lead.figures[u"implied_reference_pct"].toDouble() - size) < 0.1);
        if (kind == u"factor")
            QVERIFY(std::abs(lead.figures[u"converted_share"].toDouble() - size) < 0.01);
        if (kind == u"oxygen" && size > 0)
            QVERIFY(std::abs(lead.figures[u"used_oxygen_pct"].toDouble() - size) < 0.1);
    }
}

void TestConversionMismatch::oneLeadForTheFactors()
{
    Maker maker =
        stackOf(converting(), 2, {}, [](Seconds t, double right) { return part.contains(t) ? 0.85 * right : right; });
    const std::vector<Lead> leads = strongLeads(judged(maker));
    QCOMPARE(leads.size(), std::size_t(1));
    QVERIFY(leads.front().channels.contains(QStringLiteral("F/DA001/a21002-zs")));
    QVERIFY(leads.front().channels.contains(QStringLiteral("F/DA001/a21026-zs")));
    QCOMPARE(leads.front().figures[u"factors"].toInt(), 2);
}

void TestConversionMismatch::referenceOfTheDate()
{
    // The permit changed the reference in the middle, and the logger did so on the same day.
    const Day changed = dayOf(plantBegin) + 10;
    Maker maker = stackOf(converting(), 2, {}, [&](Seconds t, double right) {
        return dayOf(t) >= changed ? right * (21 - 9) / (21 - stackReference) : right;
    });
    QVERIFY(!strongLeads(judged(maker)).empty());
    for (const char *factor : {"a21002", "a21026"}) {
        for (const bool later : {false, true}) {
            Limit limit;
            limit.channel = {QStringLiteral("F"), QStringLiteral("DA001"), QString::fromLatin1(factor)};
            limit.kind = QStringLiteral("hour");
            limit.value = 100;
            limit.referenceOxygen = later ? 9 : stackReference;
            limit.source = QStringLiteral("permit");
            if (later)
                limit.validFrom = changed;
            else
                limit.validTo = changed;
            maker.firm.limits.push_back(limit);
        }
    }
    QVERIFY(strongLeads(judged(maker)).empty());
}

void TestConversionMismatch::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"honest", "hours", "low values", "air of 20.9", "oxygen a minute later", "one hour",
                             "reference not registered", "cut off digits"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestConversionMismatch::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 3; ++seed) {
        const StackEffect effect = [&](Seconds, StackValues &v) {
            if (what == u"low values") {
                v.nox *= 0.02;
                v.so2 *= 0.02;
            }
        };
        Maker maker = stackOf(converting(what == u"hours" ? 3600 : 60), seed, effect, [&](Seconds t, double right) {
            if (what == u"one hour" && t >= part.from && t < part.from + 900)
                return 0.5 * right;
            return what == u"cut off digits" ? std::floor(10 * right) / 10 : right;
        });
        const Series oxygen = maker.firm.channel(QStringLiteral("DA001"), QStringLiteral("a19001"))->series;
        for (ChannelData &channel : maker.firm.channels) {
            if (what == u"reference not registered")
                channel.info.referenceOxygen = none;
            if (!channel.factor().endsWith(u"-zs"))
                continue;
            Series &series = channel.series;
            for (std::size_t i = 1; i < series.size(); ++i) {
                const double o2 = oxygen.values[i];
                if (what == u"air of 20.9")
                    series.values[i] = roundedTo(series.values[i] * (20.9 - stackReference) / (20.9 - o2) * (21 - o2) /
                                                     (21 - stackReference),
                                                 1);
                if (what == u"oxygen a minute later")
                    series.values[i] = roundedTo(series.values[i] * (21 - o2) / (21 - oxygen.values[i - 1]), 1);
            }
        }
        const std::vector<Lead> leads = strongLeads(judged(maker));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

void TestConversionMismatch::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badStackNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestConversionMismatch::bad()
{
    QFETCH(QString, what);
    const RuleResult result = judged(badStack(what));
    if (what == u"all equal") // 7 converted with O2 of 7 is 7.5, and the file says 7
        QVERIFY(!result.leads.empty());
    else
        QVERIFY(strongLeads(result).empty());
    for (const Lead &lead : result.leads)
        QVERIFY(lead.span.to > lead.span.from && lead.strength >= 0 && lead.strength <= 1);
    if (what == u"no oxygen" || what == u"all missing" || what == u"huge" || what == u"oxygen of air")
        QVERIFY(!result.unjudged.empty());
}

QTEST_APPLESS_MAIN(TestConversionMismatch)
#include "tst_conversion_mismatch.moc"
