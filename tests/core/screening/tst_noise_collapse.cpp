// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/detect_noise_collapse.h"
#include "tests/core/screening/emission_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestNoiseCollapse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizes_data();
    void sizes();
    void innocent_data();
    void innocent();
    void bad_data();
    void bad();
};

namespace {

const Seconds collapse = at("2026-03-13 10:00");

/// Leaves `left` of what moves faster than 25 minutes either way.
void smooth(ChannelData &channel, const Span &span, double left)
{
    Series &series = channel.series;
    const std::size_t from = lowerIndex(series, span.from);
    const std::size_t to = lowerIndex(series, span.to);
    const std::size_t half = std::size_t(1500 / channel.step);
    const std::vector<double> before(series.values.begin(), series.values.end());
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t low = std::max(from, i > half ? i - half : 0);
        const std::size_t high = std::min(to, i + half + 1);
        double sum = 0;
        for (std::size_t k = low; k < high; ++k)
            sum += before[k];
        const double mean = sum / double(high - low);
        series.values[i] = std::round(10 * (mean + left * (before[i] - mean))) / 10;
    }
}

} // namespace

void TestNoiseCollapse::sizes_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<int>("hours");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("real");
    QTest::addColumn<int>("least"); // of ten
    QTest::newRow("nothing left, minutes") << 0.0 << 8 << 60 << false << 10;
    QTest::newRow("a sixth left, minutes") << 0.15 << 6 << 60 << false << 10;
    QTest::newRow("30 % left, minutes") << 0.3 << 6 << 60 << false << 8;
    QTest::newRow("30 % left, five minutes") << 0.3 << 8 << 300 << false << 8;
    QTest::newRow("real plant, a sixth left") << 0.15 << 8 << 60 << true << 9;
    QTest::newRow("real plant, 30 % left") << 0.3 << 8 << 60 << true << 8;
}

void TestNoiseCollapse::sizes()
{
    QFETCH(double, left);
    QFETCH(int, hours);
    QFETCH(int, step);
    QFETCH(bool, real);
    QFETCH(int, least);
    Plant plant;
    plant.step = step;
    plant.real = real;
    int found = 0;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        const Span span{collapse + Seconds(seed) * 5400, collapse + Seconds(seed) * 5400 + hours * 3600};
        Maker maker = plantOf(plant, seed);
        smooth(maker.firm.channels.back(), span, left);
        const std::vector<Lead> leads = strongLeads(judgeNoiseCollapse(maker.firm, paramsOf("noise-collapse")));
        QVERIFY2(leads.size() <= 1, "one lead a fraud");
        if (leads.empty())
            continue;
        const Seconds common = overlap(leads.front().span, span);
        if (10 * common >= 9 * span.length() && 10 * common >= 9 * leads.front().span.length())
            ++found;
    }
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void TestNoiseCollapse::innocent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"honest", "real", "stops", "short", "constant", "half the noise", "coarse", "jump", "marked"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestNoiseCollapse::innocent()
{
    QFETCH(QString, what);
    for (quint64 seed = 1; seed <= 5; ++seed) {
        Plant plant;
        plant.real = what == u"real";
        plant.stops = what == u"stops";
        plant.noise = what == u"coarse" ? 0.002 : 0.03;
        plant.digits = what == u"coarse" ? 0 : 1;
        const Span span{collapse, collapse + (what == u"short" ? 2 : 8) * 3600};
        Maker maker = plantOf(plant, seed, [&](Seconds t, double v) {
            return what == u"constant" && span.contains(t) ? 41.3 : what == u"jump" && span.contains(t) ? 0.5 * v : v;
        });
        if (what == u"short" || what == u"marked")
            smooth(maker.firm.channels.back(), span, 0.1);
        if (what == u"half the noise")
            smooth(maker.firm.channels.back(), span, 0.6);
        if (what == u"marked") {
            Mark mark;
            mark.point = {QStringLiteral("F"), QStringLiteral("DA001")};
            mark.span = span;
            maker.firm.marks.push_back(mark);
        }
        const std::vector<Lead> leads = strongLeads(judgeNoiseCollapse(maker.firm, paramsOf("noise-collapse")));
        QVERIFY2(leads.empty(), qPrintable(leads.empty() ? QString() : formatTime(leads.front().span.from)));
    }
}

void TestNoiseCollapse::bad_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : badOutletNames)
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestNoiseCollapse::bad()
{
    QFETCH(QString, what);
    const RuleResult result = judgeNoiseCollapse(badOutlet(what).firm, paramsOf("noise-collapse"));
    QVERIFY(strongLeads(result).empty());
    if (what == u"no witness" || what == u"hours only" || what == u"all missing" || what == u"one sample")
        QVERIFY(!result.unjudged.empty());
}

QTEST_APPLESS_MAIN(TestNoiseCollapse)
#include "tst_noise_collapse.moc"
