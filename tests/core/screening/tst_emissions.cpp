// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QtTest>

#include "core/screening/detect_exceedance.h"
#include "core/screening/detect_long_constant.h"
#include "tests/core/screening/firm_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestEmissions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void longConstant_data();
    void longConstant();
    void exceedance_data();
    void exceedance();
    void basisInOrder_data();
    void basisInOrder();
    void badOutlets_data();
    void badOutlets();
};

namespace {

const Seconds begin = at("2026-03-02 00:00");
const Seconds freeze = at("2026-03-15 10:00");

/// A level that wanders as real stacks do, the same for the same time.
double level(Seconds t, double middle, double swing)
{
    return middle + swing * (std::sin(double(t) / 4000.0) + 0.6 * std::sin(double(t) / 917.0 + 1) +
                             0.8 * std::sin(double(t) / 22'000.0 + 2));
}

Maker stack(bool load, bool stops = false)
{
    Maker maker;
    maker.point(QStringLiteral("DA001"), PointKind::GasOutlet).process = QStringLiteral("voc");
    if (load) {
        maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
        maker.channel(
            QStringLiteral("line"), QStringLiteral("kw"), begin, begin + 25 * secondsPerDay, 300, 1, [&](Seconds t) {
                return stops && !between(t, 480, 1200) ? 3 + maker.noise(0.2) : level(t, 380, 30) + maker.noise(5);
            });
    }
    return maker;
}

} // namespace

void TestEmissions::longConstant_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("expected");
    QTest::newRow("honest noise") << "honest" << 0;
    QTest::newRow("one value for 31 h") << "frozen" << 1;
    QTest::newRow("one value for 90 min") << "short" << 1;
    QTest::newRow("one value for 30 min") << "tiny" << 0;
    QTest::newRow("one-digit dither") << "digit" << 1;
    QTest::newRow("a cycle of seven values") << "cycle" << 1;
    QTest::newRow("flat with pasted noise") << "pasted" << 1;
    QTest::newRow("calibration holds the value") << "calibration" << 0;
    QTest::newRow("no witness of running") << "unwitnessed" << 0;
    QTest::newRow("constant while the plant stands still") << "stopped" << 0;
    QTest::newRow("quiet channel with a coarse resolution") << "quiet" << 0;
    QTest::newRow("at the detection limit") << "minimal" << 0;
    QTest::newRow("hours only, twenty equal hours") << "hours" << 1;
    QTest::newRow("frozen at a value under a hundredth of the range") << "low" << 1;
    QTest::newRow("hours only, level with pasted noise") << "hours-pasted" << 1;
    QTest::newRow("hours only, honest") << "hours-honest" << 0;
    QTest::newRow("analyser that holds for two hours") << "holding" << 0;
}

void TestEmissions::longConstant()
{
    QFETCH(QString, what);
    QFETCH(int, expected);
    Maker maker = stack(what != u"unwitnessed", what == u"stopped");
    const Seconds step = what.startsWith(u"hours") ? 3600 : 60;
    const Seconds length = what == u"short"            ? 5400
                           : what == u"tiny"           ? 1800
                           : what.startsWith(u"hours") ? 20 * 3600
                                                       : 31 * 3600;
    ChannelData &channel = maker.channel(QStringLiteral("DA001"), QStringLiteral("a24088"), begin,
                                         begin + 25 * secondsPerDay, step, 1, [&](Seconds t) {
                                             const bool in = t >= freeze && t < freeze + length;
                                             const double honest = level(t, 40, 4) + maker.noise(0.8);
                                             if (what == u"quiet")
                                                 return std::round(level(t, 3, 0.3) + maker.noise(0.02));
                                             if (what == u"minimal")
                                                 return in ? 0.0 : honest;
                                             if (what == u"stopped")
                                                 return between(t, 480, 1200) ? honest : 1.7;
                                             if (what == u"holding")
                                                 return level(t - t % 7200, 40, 4) + 0.37 * double((t / 7200) % 11);
                                             if (what == u"low")
                                                 return in ? 0.6 : level(t, 0.6, 0.15) + maker.noise(0.1);
                                             if (!in || what.endsWith(u"honest"))
                                                 return honest;
                                             if (what == u"digit")
                                                 return 41.3 + 0.1 * double((t / 60 * 7919) % 2);
                                             if (what == u"cycle")
                                                 return 38.0 + 1.3 * double((t / 60) % 7);
                                             if (what.endsWith(u"pasted"))
                                                 return 41.3 + maker.noise(step == 3600 ? 0.2 : 0.8);
                                             return 41.3;
                                         });
    channel.info.rangeHigh = 100;
    if (what == u"calibration") {
        for (std::size_t i = 0; i < channel.series.size(); ++i) {
            if (channel.series.times[i] >= freeze && channel.series.times[i] < freeze + length)
                channel.series.flags[i] = 'C';
        }
    }
    const RuleResult result = judgeLongConstant(maker.firm, paramsOf("long-constant"));
    std::vector<Lead> strong;
    for (const Lead &lead : result.leads) {
        if (lead.strength >= 0.5)
            strong.push_back(lead);
    }
    QVERIFY2(int(strong.size()) == expected,
             qPrintable(QStringLiteral("%1 leads: %2 %3 %4")
                            .arg(strong.size())
                            .arg(strong.empty() ? QString() : strong.front().figures[u"kind"].toString(),
                                 strong.empty() ? QString() : formatTime(strong.front().span.from),
                                 strong.empty() ? QString() : formatTime(strong.front().span.to))));
    if (what == u"unwitnessed")
        QVERIFY(!result.unjudged.empty());
    if (expected == 1) {
        const Seconds slack = what == u"pasted" ? 1200 : 2 * step;
        QVERIFY2(std::abs(strong.front().span.from - freeze) <= slack &&
                     std::abs(strong.front().span.to - (freeze + length)) <= slack,
                 qPrintable(formatTime(strong.front().span.from) + formatTime(strong.front().span.to)));
        QVERIFY(!strong.front().witnesses.isEmpty());
    }
}

void TestEmissions::exceedance_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("leads");
    QTest::addColumn<int>("hours");
    QTest::newRow("under the limit") << "under" << 0 << 0;
    QTest::newRow("three hours over") << "three" << 1 << 3;
    QTest::newRow("over for 40 minutes of an hour that stays under") << "peak" << 0 << 0;
    QTest::newRow("44 valid minutes are no hour") << "flagged" << 0 << 0;
    QTest::newRow("under a filed mark") << "marked" << 0 << 0;
    QTest::newRow("the permit is stricter") << "permit" << 1 << 3;
    QTest::newRow("limit begins tomorrow") << "later" << 0 << 0;
    QTest::newRow("an hour not valid between does not end the run") << "hole" << 1 << 2;
}

void TestEmissions::exceedance()
{
    QFETCH(QString, what);
    QFETCH(int, leads);
    QFETCH(int, hours);
    Maker maker = stack(false);
    ChannelData &channel = maker.channel(QStringLiteral("DA001"), QStringLiteral("a24088"), begin,
                                         begin + 3 * secondsPerDay, 60, 1, [&](Seconds t) {
                                             const bool in = t >= begin + 36'000 && t < begin + 36'000 + 3 * 3600;
                                             if (what == u"permit")
                                                 return in ? 55.0 : 30.0;
                                             if (what == u"peak")
                                                 return t >= begin + 36'000 && t < begin + 36'000 + 2400 ? 75.0 : 20.0;
                                             return in && what != u"under" ? 80.0 : 30.0;
                                         });
    channel.info.limit = 60;
    for (std::size_t i = 0; i < channel.series.size(); ++i) {
        const Seconds offset = channel.series.times[i] - begin - 36'000;
        if (what == u"flagged" && offset >= 0 && offset < 3 * 3600 && offset % 3600 < 16 * 60)
            channel.series.flags[i] = 'M';
        if (what == u"hole" && offset >= 3600 && offset < 7200)
            channel.series.flags[i] = 'C';
    }
    const ChannelKey key = channel.info.key;
    if (what == u"marked")
        maker.firm.marks.push_back({{QStringLiteral("F"), QStringLiteral("DA001")},
                                    {},
                                    QStringLiteral("condition"),
                                    QStringLiteral("start"),
                                    QStringLiteral("manual"),
                                    {begin + 30'000, begin + 50'000},
                                    {},
                                    {}});
    if (what == u"permit") {
        maker.firm.limits.push_back({key, QStringLiteral("hour"), 60, none, {}, {}, QStringLiteral("national")});
        maker.firm.limits.push_back({key, QStringLiteral("hour"), 50, none, {}, {}, QStringLiteral("permit")});
    }
    if (what == u"later") {
        maker.firm.channels.front().info.limit = none;
        maker.firm.limits.push_back(
            {key, QStringLiteral("hour"), 60, none, dayOf(begin) + 1, {}, QStringLiteral("permit")});
    }
    const RuleResult result = judgeExceedance(maker.firm, paramsOf("exceedance"));
    QCOMPARE(int(result.leads.size()), leads);
    if (leads == 0)
        return;
    QCOMPARE(result.leads.front().figures[u"over_count"].toInt(), hours);
    QCOMPARE(result.leads.front().span.from, begin + 36'000);
    QCOMPARE(result.leads.front().span.to, begin + 36'000 + 3 * 3600);
    QCOMPARE(result.leads.front().figures[u"kind"].toString(), QStringLiteral("hour"));
    if (what == u"permit")
        QCOMPARE(result.leads.front().figures[u"limit_mg_m3"].toDouble(), 50.0);
}

void TestEmissions::basisInOrder_data()
{
    QTest::addColumn<QStringList>("factors");
    QTest::addColumn<QString>("basis");
    QTest::addColumn<int>("leads");
    QTest::newRow("reported converted hour first")
        << QStringList{QStringLiteral("a21002"), QStringLiteral("a19001"), QStringLiteral("a21002-zs"),
                       QStringLiteral("a21002-zs-h")}
        << "zs-h" << 1;
    QTest::newRow("then converted minutes")
        << QStringList{QStringLiteral("a21002"), QStringLiteral("a19001"), QStringLiteral("a21002-zs")} << "zs-minutes"
        << 1;
    QTest::newRow("then measured minutes with O2")
        << QStringList{QStringLiteral("a21002"), QStringLiteral("a19001")} << "minutes-with-o2" << 1;
    QTest::newRow("then reported hours with O2")
        << QStringList{QStringLiteral("a21002-h"), QStringLiteral("a19001-h")} << "h-with-o2-h" << 1;
    QTest::newRow("hours without a suffix")
        << QStringList{QStringLiteral("a21002:3600"), QStringLiteral("a19001:3600")} << "h-with-o2-h" << 1;
    QTest::newRow("without O2 nothing") << QStringList{QStringLiteral("a21002")} << "" << 0;
}

void TestEmissions::basisInOrder()
{
    QFETCH(QStringList, factors);
    QFETCH(QString, basis);
    QFETCH(int, leads);
    Maker maker = stack(false);
    for (const QString &named : factors) {
        const QString factor = named.section(u':', 0, 0);
        const Seconds step = factor.endsWith(u"-h") || named.endsWith(u":3600") ? 3600 : 60;
        // 40 mg/m3 at 13.5 % O2 is 80 at 6 %: over the limit of 50 only when converted.
        maker.channel(QStringLiteral("DA001"), factor, begin, begin + 4 * 3600, step, 1, [&](Seconds) {
            return factor.startsWith(u"a19001") ? 13.5 : factor.contains(u"-zs") ? 80.0 : 40.0;
        });
    }
    maker.firm.limits.push_back({{QStringLiteral("F"), QStringLiteral("DA001"), QStringLiteral("a21002")},
                                 QStringLiteral("hour"),
                                 50,
                                 6,
                                 {},
                                 {},
                                 QStringLiteral("permit")});
    const RuleResult result = judgeExceedance(maker.firm, paramsOf("exceedance"));
    QCOMPARE(int(result.leads.size()), leads);
    if (leads > 0) {
        QCOMPARE(result.leads.front().figures[u"basis"].toString(), basis);
        QVERIFY(std::abs(result.leads.front().figures[u"max_mg_m3"].toDouble() - 80) < 0.01);
    } else {
        QVERIFY(!result.unjudged.empty());
    }
}

void TestEmissions::badOutlets_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"one sample", "all missing", "step 7 s", "huge", "no O2", "unknown flags"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestEmissions::badOutlets()
{
    QFETCH(QString, what);
    Maker maker = stack(true);
    const Seconds length = what == u"one sample" ? 1 : 3 * secondsPerDay;
    ChannelData &channel = maker.channel(
        QStringLiteral("DA001"), QStringLiteral("a21002"), begin, begin + length, what == u"step 7 s" ? 7 : 60, 1,
        [&](Seconds t) {
            return what == u"all missing" ? none : what == u"huge" ? 1e30 : level(t, 40, 4) + maker.noise(1);
        },
        what == u"unknown flags" ? flagUnknown : flagNormal);
    channel.info.limit = 200;
    if (what == u"no O2")
        channel.info.referenceOxygen = 6;
    const RuleResult constant = judgeLongConstant(maker.firm, paramsOf("long-constant"));
    QVERIFY(constant.leads.empty() || what == u"huge");
    const RuleResult over = judgeExceedance(maker.firm, paramsOf("exceedance"));
    QVERIFY(over.leads.empty());
    if (what == u"no O2")
        QVERIFY(!over.unjudged.empty());
}

QTEST_APPLESS_MAIN(TestEmissions)
#include "tst_emissions.moc"
