// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/screening/night_load.h"
#include "core/screening/tonight.h"
#include "tests/core/screening/firm_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestTonight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowOfARegularFirm();
    void whatComesLaterChangesNothing();
    void fewNights_data();
    void fewNights();
    void oldDataIsDrawnToTheLongRun();
    void ordersKnownByNoon();
    void betterThanThePlainForecasts();
};

namespace {

const Seconds begin = at("2026-03-02 00:00");

/// Quarter-hour load of a day worker that also runs 23:00-03:00 when `night(day)` says so.
PowerCurve load(int days, const std::function<bool(Day)> &night)
{
    Maker maker;
    PowerCurve curve;
    curve.from = begin;
    curve.channels << QStringLiteral("F/total/kw");
    for (Seconds t = begin; t < begin + days * secondsPerDay; t += 900) {
        const Day evening = dayOf(t - 12 * 3600);
        const int minute = int((t - dayStart(evening)) / 60);
        const bool runs = between(t, 480, 1020) || (minute >= 1380 && minute < 1620 && night(evening));
        curve.kw.push_back(runs ? 100 * (1 + maker.noise(0.05)) : 6 + maker.noise(0.3));
    }
    return curve;
}

/// A fixed sequence that looks random.
double draw(Day day, int salt)
{
    std::mt19937_64 random(std::uint64_t(day) * 977 + std::uint64_t(salt));
    return std::uniform_real_distribution<double>()(random);
}

} // namespace

void TestTonight::windowOfARegularFirm()
{
    const PowerCurve curve = load(60, [](Day) { return true; });
    const Day night = dayOf(begin) + 50;
    const RunningForecast forecast = forecastNight(QStringLiteral("F"), curve, {}, *Workdays::standard(), night);
    QVERIFY(forecast.known && forecast.window);
    QCOMPARE(forecast.window->span.from, dayStart(night) + 23 * 3600);
    QCOMPARE(forecast.window->span.to, dayStart(night + 1) + 3 * 3600);
    QVERIFY(forecast.window->probability > 0.9);
    QCOMPARE(int(forecast.nights.size()), 28);
    QCOMPARE(forecast.nights.front(), night - 1);
    QVERIFY(forecast.slots[0] > 0.5);  // 12:00: day work
    QVERIFY(forecast.slots[30] < 0.1); // 19:30
    const RunningForecast idle =
        forecastNight(QStringLiteral("F"), load(60, [](Day) { return false; }), {}, *Workdays::standard(), night);
    QVERIFY(idle.known && !idle.window);
}

void TestTonight::whatComesLaterChangesNothing()
{
    const auto habit = [](Day day) { return draw(day, 1) < 0.5; };
    const Day night = dayOf(begin) + 30;
    const PowerCurve all = load(60, habit);
    PowerCurve known = all;
    known.kw.resize(std::size_t((dayStart(night) + 43'200 - begin) / 900));
    const RunningForecast a = forecastNight(QStringLiteral("F"), all, {}, *Workdays::standard(), night);
    const RunningForecast b = forecastNight(QStringLiteral("F"), known, {}, *Workdays::standard(), night);
    QVERIFY(a.slots == b.slots);
    QVERIFY(a.newest == b.newest && a.nights == b.nights && a.why == b.why);
    QCOMPARE(*a.newest, dayStart(night) + 43'200 - 900);
}

void TestTonight::fewNights_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("known");
    QTest::newRow("no data") << 0 << false;
    QTest::newRow("six nights") << 6 << false;
    QTest::newRow("eight nights") << 9 << true;
}

void TestTonight::fewNights()
{
    QFETCH(int, days);
    QFETCH(bool, known);
    const PowerCurve curve = days > 0 ? load(days, [](Day) { return true; }) : PowerCurve{};
    const RunningForecast forecast =
        forecastNight(QStringLiteral("F"), curve, {}, *Workdays::standard(), dayOf(begin) + days);
    QCOMPARE(forecast.known, known);
    QVERIFY(!forecast.why.isEmpty());
    const QJsonObject row = tonightJson({forecast}).first().toObject();
    QCOMPARE(row[u"slots"].isNull(), !known);
    for (const char *key : {"enterprise", "slots", "window", "nights", "newest", "why"})
        QVERIFY(row.contains(QLatin1StringView(key)));
}

void TestTonight::oldDataIsDrawnToTheLongRun()
{
    // Quiet for a month, then every night: fresh data says yes, old data goes back towards the middle.
    const PowerCurve curve = load(40, [](Day day) { return day > dayOf(begin) + 25; });
    const auto at23 = [&](Day night) {
        return forecastNight(QStringLiteral("F"), curve, {}, *Workdays::standard(), night).slots[48];
    };
    const double fresh = at23(dayOf(begin) + 40);
    const double old = at23(dayOf(begin) + 50);
    QVERIFY(fresh > 0.8);
    QVERIFY(old < fresh - 0.1);
}

void TestTonight::ordersKnownByNoon()
{
    const PowerCurve curve = load(40, [](Day) { return true; });
    const Day night = dayOf(begin) + 35;
    Order order;
    order.kind = QStringLiteral("stop");
    order.share = none;
    order.span = {dayStart(night), dayStart(night + 2)};
    order.issued = dayStart(night) + 11 * 3600;
    const auto slot = [&](const std::vector<Order> &orders) {
        return forecastNight(QStringLiteral("F"), curve, orders, *Workdays::standard(), night).slots[48];
    };
    QVERIFY(slot({order}) < slot({}) - 0.2);
    order.issued = dayStart(night) + 12 * 3600; // noon is too late
    QCOMPARE(slot({order}), slot({}));
}

void TestTonight::betterThanThePlainForecasts()
{
    const std::vector<std::function<bool(Day)>> habits{
        [](Day day) { return weekdayOf(day) == 2 || weekdayOf(day) == 5; },
        [](Day day) { return draw(day, 2) < 0.3; },
        [](Day day) { return weekdayOf(day) < 6 && draw(day, 3) < 0.85; },
        [](Day day) { return (day / 9) % 2 == 0; },
        [](Day day) { return draw(day, 4) < 0.03; },
    };
    double ours = 0;
    double last = 0;
    double mean = 0;
    for (const auto &habit : habits) {
        const PowerCurve curve = load(110, habit);
        for (Day night = dayOf(begin) + 60; night < dayOf(begin) + 108; ++night) {
            const RunningForecast forecast =
                forecastNight(QStringLiteral("F"), curve, {}, *Workdays::standard(), night);
            double average = 0;
            for (Day day = night - 14; day < night; ++day)
                average += habit(day) ? 1.0 / 14 : 0;
            const double truth = habit(night) ? 1 : 0;
            const double yesterday = habit(night - 1) ? 1 : 0;
            ours += std::pow(forecast.slots[48] - truth, 2);
            last += std::pow(yesterday - truth, 2);
            mean += std::pow(average - truth, 2);
        }
    }
    qInfo("Brier: ours %.4f last night %.4f mean of 14 %.4f", ours / 240, last / 240, mean / 240);
    QVERIFY(ours < last);
    QVERIFY(ours < mean);
}

QTEST_APPLESS_MAIN(TestTonight)
#include "tst_tonight.moc"
