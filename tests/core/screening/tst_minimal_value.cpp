// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_minimal_value.h"
#include "tests/core/screening/emission_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestMinimalValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void innocent_data();
    void innocent();
    void lineOpen();
    void water_data();
    void water();
    void bad_data();
    void bad();
};

namespace {

const Seconds begin = at("2026-03-13 10:00");

RuleResult judge(const Maker &maker) { return judgeMinimalValue(maker.firm, paramsOf("minimal-value")); }

ChannelData &noxOf(Maker &maker) { return maker.firm.channels.back(); }

} // namespace

void TestMinimalValue::sizes_data()
{
    // Level in percent of the range of 200 mg/m3; the limit of detection is one percent of it.
    QTest::addColumn<double>("level");
    QTest::addColumn<double>("noise");
    QTest::addColumn<double>("hours");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<bool>("range");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("least"); // of ten
    QTest::newRow("zero, minutes") << 0.0 << 0.0 << 6.0 << 60 << false << true << "zero" << 10;
    QTest::newRow("zero, no range") << 0.0 << 0.0 << 6.0 << 60 << false << false << "zero" << 10;
    QTest::newRow("zero, three hours") << 0.0 << 0.0 << 3.0 << 60 << false << true << "zero" << 9;
    QTest::newRow("under the limit") << 0.6 << 0.1 << 6.0 << 60 << false << true << "at-limit" << 10;
    QTest::newRow("above the limit") << 1.4 << 0.15 << 6.0 << 60 << false << true << "just-above" << 9;
    QTest::newRow("negative") << -1.5 << 0.2 << 5.0 << 60 << false << true << "negative" << 10;
    QTest::newRow("five minutes") << 0.6 << 0.1 << 6.0 << 300 << false << true << "at-limit" << 10;
    QTest::newRow("hours only") << 0.6 << 0.1 << 10.0 << 3600 << false << true << "at-limit" << 10;
    QTest::newRow("real plant, zero") << 0.0 << 0.0 << 6.0 << 60 << true << true << "zero" << 10;
    QTest::newRow("real plant, above the limit") << 1.4 << 0.15 << 6.0 << 60 << true << true << "just-above" << 9;
    QTest::newRow("real plant, hours only") << 0.6 << 0.1 << 10.0 << 3600 << true << true << "at-limit" << 9;
}

void TestMinimalValue::sizes()
{
    QFETCH(double, level);
    QFETCH(double, noise);
    QFETCH(double, hours);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(bool, range);
    QFETCH(QString, kind);
    QFETCH(int, least);
    Plant plant;
    plant.step = step;
    plant.real = real;
    int found = 0;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        const Seconds from = begin + Seconds(seed) * 7200;
        const Span span{from, from + Seconds(hours * 3600)};
        std::mt19937_64 random(seed);
        std::normal_distribution<double> normal;
        Maker maker = plantOf(plant, seed, [&](Seconds t, double v) {
            if (!span.contains(t))
                return v;
            const double value = 2 * (level + noise * normal(random));
            return level < 0 ? value : std::max(0.0, value);
        });
        if (range)
            noxOf(maker).info.rangeHigh = 200;
        const std::vector<Lead> leads = strongLeads(judge(maker));
        QVERIFY2(leads.size() <= 1, "one lead a fraud");
        if (leads.empty())
            continue;
        const Lead &lead = leads.front();
        QCOMPARE(lead.channels, QStringList{QStringLiteral("F/DA001/a21002")});
        QVERIFY(lead.witnesses.contains(QStringLiteral("F/line/kw")));
        QCOMPARE(lead.figures.value(u"kind").toString(), kind);
        const bool exact =
            std::abs(lead.span.from - span.from) <= 2 * step && std::abs(lead.span.to - span.to) <= 2 * step;
        found += exact ? 1 : 0;
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestMinimalValue::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"honest", "real", "stops", "a third", "an hour", "calibration", "marked", "work order",
                             "plant stands", "batches", "quiet", "coarse", "impossible"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMinimalValue::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Plant plant;
        plant.real = what == u"real";
        plant.stops = what == u"stops";
        const Span span{begin, begin + (what == u"an hour" ? 1 : 8) * 3600};
        Maker maker = plantOf(plant, seed, [&](Seconds t, double v) {
            if (what == u"batches")
                return t / 14'400 % 2 ? v : 0.3; // four hours of each
            if (what == u"quiet")
                return 0.03 * v;
            if (what == u"coarse")
                return std::round(0.05 * v); // 0 to 3 mg/m3 in steps of one
            if (!span.contains(t) || what == u"honest" || what == u"real" || what == u"stops")
                return v;
            return what == u"a third" ? v / 3 : what == u"impossible" ? -9999.0 : 0.0;
        });
        ChannelData &nox = noxOf(maker);
        nox.info.rangeHigh = 200;
        if (what == u"batches" || what == u"quiet")
            nox.info.key.factor = QStringLiteral("a21026");
        if (what == u"calibration") {
            for (std::size_t i = 0; i < nox.series.size(); ++i) {
                if (span.contains(nox.series.times[i]))
                    nox.series.flags[i] = 'C';
            }
        }
        if (what == u"marked") {
            Mark mark;
            mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
            mark.span = {span.from - 600, span.to + 600};
            maker.firm.marks.push_back(mark);
        }
        if (what == u"work order")
            maker.firm.events.push_back({{QStringLiteral("F"), QStringLiteral("DA001")},
                                         QStringLiteral("maintenance"),
                                         span,
                                         QStringLiteral("A"),
                                         QStringLiteral("W-1")});
        if (what == u"plant stands") {
            Series &load = maker.firm.channels.front().series;
            for (std::size_t i = 0; i < load.size(); ++i) {
                if (load.times[i] >= span.from - 1800 && load.times[i] < span.to + 1800)
                    load.values[i] = 3;
            }
        }
        const std::vector<Lead> leads = strongLeads(judge(maker));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

/// The sampling line hangs in no duct: all gases at the bottom, oxygen as of a flame. Found with and without a history.
void TestMinimalValue::lineOpen()
{
    for (const bool history : {true, false}) {
        Plant plant;
        plant.days = history ? 12 : 1;
        const Span span = history ? Span{begin - 3 * secondsPerDay, begin - 3 * secondsPerDay + 9 * 3600}
                                  : Span{plantBegin, plantBegin + secondsPerDay};
        const Seconds end = plantBegin + plant.days * secondsPerDay;
        Maker maker = plantOf(plant, 5, [&](Seconds t, double v) { return span.contains(t) ? 0.0 : v; });
        noxOf(maker).info.rangeHigh = 200;
        maker.firm.points.front().process = QStringLiteral("combustion");
        maker
            .channel(QStringLiteral("DA001"), QStringLiteral("a21026"), plantBegin, end, 60, 1,
                     [&](Seconds t) { return span.contains(t) ? 0.2 : 30 + maker.noise(2); })
            .info.rangeHigh = 200;
        maker.channel(QStringLiteral("DA001"), QStringLiteral("a19001"), plantBegin, end, 60, 2,
                      [&](Seconds) { return 14.3 + maker.noise(0.05); });
        const std::vector<Lead> leads = strongLeads(judge(maker));
        QCOMPARE(leads.size(), std::size_t(1));
        QCOMPARE(leads.front().figures.value(u"kind").toString(), QStringLiteral("line-open"));
        QCOMPARE(leads.front().channels.size(), 2);
        QVERIFY(std::abs(leads.front().span.from - span.from) <= 120);
        QVERIFY(std::abs(leads.front().span.to - span.to) <= 120);
    }
}

void TestMinimalValue::water_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("flows");
    QTest::addColumn<bool>("found");
    QTest::newRow("hours") << 3600 << true << true;
    QTest::newRow("two-hourly") << 7200 << true << true;
    QTest::newRow("no water") << 3600 << false << false;
}

void TestMinimalValue::water()
{
    QFETCH(int, step);
    QFETCH(bool, flows);
    QFETCH(bool, found);
    Maker maker;
    maker.point(QStringLiteral("DW001"), PointKind::WaterOutlet).process = QStringLiteral("wastewater");
    const Seconds end = plantBegin + 20 * secondsPerDay;
    const Span span{begin, begin + 12 * 3600};
    maker.channel(QStringLiteral("DW001"), QStringLiteral("w00000"), plantBegin, end, step, 2, [&](Seconds t) {
        return span.contains(t) && !flows ? 0.0 : 20 + 6 * std::sin(double(t) / 13'000.0) + maker.noise(0.5);
    });
    maker
        .channel(QStringLiteral("DW001"), QStringLiteral("w01018"), plantBegin, end, step, 1,
                 [&](Seconds t) { return span.contains(t) ? 1.5 + maker.noise(0.1) : 32 + maker.noise(4); })
        .info.rangeHigh = 200;
    const std::vector<Lead> leads = strongLeads(judge(maker));
    QCOMPARE(leads.size(), std::size_t(found ? 1 : 0));
    if (found) {
        QCOMPARE(leads.front().span.from, span.from);
        QCOMPARE(leads.front().span.to, span.to);
    }
}

void TestMinimalValue::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badOutletNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMinimalValue::bad()
{
    QFETCH(QString, what);
    Maker maker = badOutlet(what);
    for (const bool range : {false, true}) {
        maker.firm.channels.back().info.rangeHigh = range ? 200 : none;
        const RuleResult result = judge(maker);
        QVERIFY(strongLeads(result).empty());
        if (what == u"no witness" || what == u"all missing" || what == u"one sample")
            QVERIFY(!result.unjudged.empty());
    }
}

QTEST_APPLESS_MAIN(TestMinimalValue)
#include "tst_minimal_value.moc"
