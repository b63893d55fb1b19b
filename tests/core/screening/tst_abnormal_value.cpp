// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_abnormal_value.h"
#include "tests/core/screening/emission_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestAbnormalValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void innocent_data();
    void innocent();
    void together();
    void parts_data();
    void parts();
    void wrongRange();
    void bad_data();
    void bad();
};

namespace {

const Seconds begin = at("2026-03-13 10:00");

RuleResult judge(const Maker &maker) { return judgeAbnormalValue(maker.firm, paramsOf("abnormal-value")); }

/// The usual value of a factor at a stack.
double usualOf(const QString &factor)
{
    return factor == u"a19001"   ? 8.2
           : factor == u"a01014" ? 9
           : factor == u"a01012" ? 120
           : factor == u"a01011" ? 11
           : factor == u"a00000" ? 60'000
           : factor == u"w01001" ? 7.3
           : factor == u"w21003" ? 0.9
                                 : 42;
}

/// A plant with one more channel whose value at `begin` for `minutes` is `value`.
Maker withValue(const QString &factor, double value, int minutes, double range, Seconds step = 60)
{
    Plant plant;
    plant.days = 14;
    plant.step = step;
    Maker maker = plantOf(plant, 3);
    const bool water = factor.startsWith(u'w');
    maker.firm.points.front().kind = water ? PointKind::WaterOutlet : PointKind::GasOutlet;
    maker.firm.points.front().process = water ? QStringLiteral("wastewater") : QStringLiteral("combustion");
    if (factor == u"a21002")
        maker.firm.channels.pop_back();
    const Span span{begin, begin + minutes * 60};
    const double usual = usualOf(factor);
    maker
        .channel(QStringLiteral("DA001"), factor, plantBegin, plantBegin + 14 * secondsPerDay, step, 2,
                 [&](Seconds t) {
                     return span.contains(t)
                                ? value
                                : usual * (1 + 0.1 * std::sin(double(t) / 5000)) + maker.noise(0.01 * usual);
                 })
        .info.rangeHigh = range;
    return maker;
}

} // namespace

void TestAbnormalValue::values_data()
{
    QTest::addColumn<QString>("factor");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<double>("range");
    QTest::addColumn<QString>("kind"); // empty: nothing to be said
    const auto row = [](const char *name, const char *factor, double value, int minutes, double range,
                        const char *kind) {
        QTest::newRow(name) << QString::fromLatin1(factor) << value << minutes << range << QString::fromLatin1(kind);
    };
    row("9999, no range", "a21002", 9999, 1, none, "fill");
    row("999.9 for an hour", "a21002", 999.9, 60, 200, "fill");
    row("-9999", "a21002", -9999, 3, 200, "fill");
    row("65535 of a flow of 60,000 is no fill", "a00000", 65535, 3, none, "");
    row("999 of a flow of 60,000 is no fill", "a00000", 999, 3, none, "");
    row("1e30", "a21002", 1e30, 2, none, "fill");
    row("over the range", "a21002", 300, 30, 200, "over-range");
    row("a little over the range", "a21002", 212, 30, 200, "");
    row("oxygen 23", "a19001", 23, 10, 25, "oxygen");
    row("oxygen 21.0 is air", "a19001", 21.0, 60, 25, "");
    row("oxygen under 0", "a19001", -1.2, 10, 25, "oxygen");
    row("negative velocity", "a01011", -4, 10, 40, "negative");
    row("a pitot tube at zero", "a01011", -0.2, 30, 40, "");
    row("moisture 112", "a01014", 112, 5, none, "moisture");
    row("moisture 35", "a01014", 35, 60, none, "");
    row("pH 14.8", "w01001", 14.8, 60, none, "acidity");
    row("pH 9", "w01001", 9, 60, none, "");
    row("flue at -20 degC", "a01012", -20, 15, 300, "colder-than-air");
    row("flue at 45 degC", "a01012", 45, 120, 300, "");
    row("hundredfold for some minutes", "a21002", 4200, 5, none, "absurd");
}

void TestAbnormalValue::values()
{
    QFETCH(QString, factor);
    QFETCH(double, value);
    QFETCH(int, minutes);
    QFETCH(double, range);
    QFETCH(QString, kind);
    const bool hours = factor.startsWith(u'w');
    const Maker maker = withValue(factor, value, minutes, range, hours ? 3600 : 60);
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(kind.isEmpty() ? 0 : 1));
    if (kind.isEmpty())
        return;
    const Lead &lead = leads.front();
    QCOMPARE(lead.figures.value(u"kind").toString(), kind);
    QCOMPARE(lead.channels, QStringList{QStringLiteral("F/DA001/") + factor});
    QCOMPARE(lead.span.from, begin);
    QCOMPARE(lead.span.to, begin + minutes * 60);
    QCOMPARE(lead.figures.value(u"records").toInt(), hours ? 1 : minutes);
}

void TestAbnormalValue::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"honest", "flag T", "flag D", "flag C", "marked", "upset", "stopped oxygen", "winter stop"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestAbnormalValue::innocent()
{
    QFETCH(QString, what);
    Plant plant;
    plant.stops = what.contains(u"stop");
    const Span span{begin, begin + 3600};
    Maker maker = plantOf(plant, 4, [&](Seconds t, double v) {
        if (!span.contains(t) || what == u"honest" || plant.stops)
            return v;
        if (what == u"upset") { // up to 1.05 of the range and back within an hour
            const double rise = 1 - std::abs(2 * double(t - span.from) / 3600.0 - 1);
            return v + rise * (210 - v);
        }
        return 9999.0;
    });
    ChannelData &nox = maker.firm.channels.back();
    nox.info.rangeHigh = 200;
    if (what.startsWith(u"flag")) {
        for (std::size_t i = 0; i < nox.series.size(); ++i) {
            if (span.contains(nox.series.times[i]))
                nox.series.flags[i] = Flag(what.back().unicode());
        }
    }
    if (what == u"marked") {
        Mark mark;
        mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
        mark.span = span;
        maker.firm.marks.push_back(mark);
    }
    const Seconds end = plantBegin + plant.days * secondsPerDay;
    maker.firm.points.front().process = QStringLiteral("combustion");
    if (what == u"stopped oxygen")
        maker.channel(QStringLiteral("DA001"), QStringLiteral("a19001"), plantBegin, end, 60, 2,
                      [&](Seconds t) { return (loadAt(plant, t) > 0 ? 8.0 : 20.9) + maker.noise(0.1); });
    if (what == u"winter stop")
        maker.channel(QStringLiteral("DA001"), QStringLiteral("a01012"), plantBegin, end, 60, 1,
                      [&](Seconds t) { return (loadAt(plant, t) > 0 ? 120.0 : -6.0) + maker.noise(0.5); });
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : leads.front().figures.value(u"kind").toString()));
}

/// What returns within hours is one lead with its count; what one logger does to all channels, too.
void TestAbnormalValue::together()
{
    Plant plant;
    const auto hit = [](Seconds t) { return t >= begin && t < begin + 6 * 3600 && (t - begin) % 1800 == 0; };
    Maker maker = plantOf(plant, 4, [&](Seconds t, double v) { return hit(t) ? 9999.0 : v; });
    maker.channel(QStringLiteral("DA001"), QStringLiteral("a21026"), plantBegin, plantBegin + 20 * secondsPerDay, 60, 1,
                  [&](Seconds t) { return hit(t) ? 9999.0 : 20 + maker.noise(1); });
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(1));
    QCOMPARE(leads.front().channels.size(), 2);
    QCOMPARE(leads.front().figures.value(u"records").toInt(), 12);
    QCOMPARE(leads.front().span.from, begin);
    QCOMPARE(leads.front().span.to, begin + 11 * 1800 + 60);
}

void TestAbnormalValue::parts_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<double>("share");
    QTest::addColumn<bool>("found");
    QTest::newRow("ammonia over nitrogen") << "w21003"
                                           << "w21001" << 1.5 << true;
    QTest::newRow("ammonia is most of it") << "w21003"
                                           << "w21001" << 0.95 << false;
    QTest::newRow("NO2 over NOx") << "a21004"
                                  << "a21002" << 1.4 << true;
    QTest::newRow("BOD over COD") << "w01017"
                                  << "w01018" << 1.4 << true;
    QTest::newRow("two analysers that differ a little") << "w21003"
                                                        << "w21001" << 1.08 << false;
}

void TestAbnormalValue::parts()
{
    QFETCH(QString, part);
    QFETCH(QString, whole);
    QFETCH(double, share);
    QFETCH(bool, found);
    Maker maker;
    maker.point(QStringLiteral("P"), part.startsWith(u'w') ? PointKind::WaterOutlet : PointKind::GasOutlet);
    const Seconds end = plantBegin + 10 * secondsPerDay;
    const Span span{begin - 6 * secondsPerDay, begin - 6 * secondsPerDay + 8 * 3600};
    const auto level = [](Seconds t) { return 10 + 2 * std::sin(double(t) / 20'000); };
    maker.channel(QStringLiteral("P"), whole, plantBegin, end, 3600, 2, level);
    maker.channel(QStringLiteral("P"), part, plantBegin, end, 3600, 2,
                  [&](Seconds t) { return level(t) * (span.contains(t) ? share : 0.3); });
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(found ? 1 : 0));
    if (found) {
        QCOMPARE(leads.front().span.from, span.from);
        QCOMPARE(leads.front().span.to, span.to);
        QVERIFY(leads.front().witnesses.contains(QStringLiteral("F/P/") + whole));
    }
}

/// A range that a twentieth of the values pass is not the instrument's.
void TestAbnormalValue::wrongRange()
{
    Maker maker = plantOf(Plant(), 4);
    maker.firm.channels.back().info.rangeHigh = 30;
    const RuleResult result = judge(maker);
    QVERIFY(strongLeads(result).empty());
    QCOMPARE(result.unjudged.size(), std::size_t(1));
}

void TestAbnormalValue::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badOutletNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestAbnormalValue::bad()
{
    QFETCH(QString, what);
    const RuleResult result = judge(badOutlet(what));
    const std::vector<Lead> leads = strongLeads(result);
    QCOMPARE(leads.size(), std::size_t(what == u"huge" || what == u"negative" ? 1 : 0));
    for (const Lead &lead : leads)
        QVERIFY(lead.span.length() > 0 && lead.strength <= 1);
}

QTEST_APPLESS_MAIN(TestAbnormalValue)
#include "tst_abnormal_value.moc"
