// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include <QFile>
#include <QJsonArray>
#include <QtTest>

#include "core/screening/detect_night_production.h"
#include "core/screening/detect_treatment_idle.h"
#include "core/screening/power.h"
#include "core/screening/running_threshold.h"
#include "core/screening/shift.h"
#include "tests/core/screening/firm_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestMeters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nightProduction_data();
    void nightProduction();
    void steelMeterWithNightWork_data();
    void steelMeterWithNightWork();
    void treatmentIdle_data();
    void treatmentIdle();
    void treatmentParts_data();
    void treatmentParts();
    void registersOnly();
    void alarmsNeedNoFuture();
    void thresholds_data();
    void thresholds();
    void registersWrap();
    void badMeters_data();
    void badMeters();
};

namespace {

const Seconds begin = at("2026-03-02 00:00"); // a Monday
constexpr int days = 42;

/// Night work of `share` of day power on nights where (day % every) is `phase`.
double workshop(Maker &maker, Seconds t, double share, int every, int phase, int nightBegin = 1380, int nightEnd = 1620)
{
    const Day day = dayOf(t);
    const bool weekend = weekdayOf(day) >= 6;
    double kw = 8 + maker.noise(0.4);
    if (!weekend && between(t, 480, 1020) && !between(t, 720, 765))
        kw += 120 * (1 + maker.noise(0.06));
    const Day evening = dayOf(t - 12 * 3600);
    const int minute = int((t - dayStart(evening)) / 60);
    if (share > 0 && evening % every == phase && minute >= nightBegin && minute < nightEnd)
        kw += 120 * share * (1 + maker.noise(0.06));
    return kw;
}

double slowNoise(Seconds t, double size)
{
    return size * (std::sin(double(t) / 5100.0) + 0.7 * std::sin(double(t) / 1733.0));
}

} // namespace

void TestMeters::nightProduction_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("shift");
    QTest::addColumn<bool>("lead");
    QTest::newRow("day work only") << "day-only"
                                   << "day" << false;
    QTest::newRow("full power on every fourth night") << "full"
                                                      << "day" << true;
    QTest::newRow("half power on two nights a week") << "half"
                                                     << "08:00-17:00" << true;
    QTest::newRow("half power, no shift declared") << "half"
                                                   << "" << true;
    QTest::newRow("every night and every day, declared day") << "daily"
                                                             << "day" << true;
    QTest::newRow("every night and every day, continuous") << "daily"
                                                           << "continuous" << false;
    QTest::newRow("declared hours pass midnight") << "full"
                                                  << "08:00-05:00" << false;
    QTest::newRow("overtime until two hours after the end") << "overtime"
                                                            << "08:00-22:00" << false;
    QTest::newRow("overtime beyond two hours") << "late"
                                               << "08:00-21:00" << true;
    QTest::newRow("night instead of day, undeclared") << "instead"
                                                      << "" << true;
    QTest::newRow("storage heating in the cheap hours") << "heating"
                                                        << "day" << false;
    QTest::newRow("half power beside storage heating") << "heating+work"
                                                       << "day" << true;
    QTest::newRow("cold store with cycling compressors") << "cold"
                                                         << "day" << false;
    QTest::newRow("furnace that never stops, undeclared") << "furnace"
                                                          << "" << false;
    QTest::newRow("one night only") << "once"
                                    << "day" << false;
    QTest::newRow("charging on some nights") << "charging"
                                             << "day" << false;
    QTest::newRow("worked for a day, then only standby") << "idle"
                                                         << "day" << false;
    QTest::newRow("runs through between stops of days, undeclared") << "campaigns"
                                                                    << "" << false;
    QTest::newRow("compressors of a cold store, day and night") << "store"
                                                                << "day" << false;
    QTest::newRow("work beside a cold store") << "store+work"
                                              << "day" << true;
    QTest::newRow("overtime that ends within a step of an hour") << "hour-step"
                                                                 << "08:00-20:30" << false;
    QTest::newRow("heating that goes on longer on some nights") << "longer"
                                                                << "day" << false;
}

void TestMeters::nightProduction()
{
    QFETCH(QString, what);
    QFETCH(QString, shift);
    QFETCH(bool, lead);
    for (const Seconds step : {900, 3600}) {
        Maker maker;
        maker.firm.enterprise.shift = shift;
        maker.point(QStringLiteral("total"), PointKind::Meter, MeterRole::Total);
        double cycle = 0;
        maker.channel(
            QStringLiteral("total"), QStringLiteral("kw"), begin, begin + days * secondsPerDay, step, 2,
            [&](Seconds t) {
                const Day evening = dayOf(t - 12 * 3600);
                const bool cheap = between(t, 1380, 1440) || between(t, 0, 420);
                if (what == u"day-only")
                    return workshop(maker, t, 0, 1, 0);
                if (what == u"full")
                    return workshop(maker, t, 1, 4, 1);
                if (what == u"half")
                    return workshop(maker, t, 0.5, 7, 2) +
                           (evening % 7 == 5 ? workshop(maker, t, 0.5, 7, 5) - workshop(maker, t, 0, 7, 5) : 0);
                if (what == u"daily")
                    return workshop(maker, t, 0.9, 1, 0, 1320, 1740);
                if (what == u"overtime")
                    return workshop(maker, t, 1, 2, 0, 1020, 1425);
                if (what == u"late")
                    return workshop(maker, t, 1, 3, 0, 1020, 1500);
                if (what == u"instead")
                    return 3 + maker.noise(0.2) +
                           ((between(t, 1260, 1440) || between(t, 0, 300)) && evening % 7 < 5
                                ? 60 * (1 + maker.noise(0.06))
                                : 0);
                if (what == u"heating")
                    return workshop(maker, t, 0, 1, 0) + (cheap ? 70 + slowNoise(t, 0.3) : 0);
                if (what == u"heating+work")
                    return workshop(maker, t, 0.5, 4, 1, 1410, 1620) + (cheap ? 70 + slowNoise(t, 0.3) : 0);
                if (what == u"cold") {
                    cycle += 1;
                    return workshop(maker, t, 0, 1, 0) + (step == 3600          ? 15 + maker.noise(2)
                                                          : int(cycle) % 3 == 0 ? 45.0
                                                                                : 5.0);
                }
                if (what == u"furnace")
                    return 300 * (1 + maker.noise(0.05)) + slowNoise(t, 25);
                if (what == u"once")
                    return workshop(maker, t, 1, 1000, int(dayOf(begin + 10 * secondsPerDay) % 1000));
                if (what == u"idle")
                    return dayOf(t) == dayOf(begin) && between(t, 480, 1020)
                               ? 150.0
                               : 20 + slowNoise(t, 1.2) + maker.noise(0.8);
                if (what == u"campaigns") // five days on, two and a half off
                    return (t - begin) % 648'000 < 432'000 ? 300 * (1 + maker.noise(0.05)) : 4 + maker.noise(0.2);
                if (what == u"store" || what == u"store+work") {
                    const double cooling = step == 3600        ? 34 + maker.noise(1)
                                           : (t / 900) % 7 < 4 ? 60 * (1 + maker.noise(0.03))
                                                               : 2.0;
                    return cooling + workshop(maker, t, what == u"store+work" ? 1 : 0, 4, 1, 1380, 1680);
                }
                if (what == u"hour-step") { // until 22:27, on two nights of three
                    const double part = clockMinute(t) == 1320 && step == 3600 ? 0.45
                                        : between(t, 480, 1347)                ? 1.0
                                                                               : 0.0;
                    return 8 + maker.noise(0.4) +
                           (evening % 3 != 0 || clockMinute(t) < 1230 ? 120 * part * (1 + maker.noise(0.06)) : 0);
                }
                if (what == u"longer") {
                    const bool on = between(t, 1380, 1440) || clockMinute(t) < (evening % 5 == 0 ? 420 : 300);
                    return workshop(maker, t, 0, 1, 0) + (on ? 70 + slowNoise(t, 0.3) : 0);
                }
                if (what == u"charging")
                    return workshop(maker, t, 0, 1, 0) + (cheap && evening % 3 == 0 ? 60 + slowNoise(t, 0.2) : 0);
                return none;
            });
        const RuleResult result = judgeNightProduction(maker.firm, paramsOf("night-production"));
        std::vector<Lead> strong;
        for (const Lead &each : result.leads) {
            if (each.strength >= 0.5)
                strong.push_back(each);
        }
        QVERIFY2(strong.size() == (lead ? 1U : 0U),
                 qPrintable(QStringLiteral("step %1: %2 leads %3")
                                .arg(step)
                                .arg(strong.size())
                                .arg(strong.empty() ? QString() : QString::number(strong.front().strength))));
        if (!lead)
            continue;
        QVERIFY(strong.front().figures[u"nights"].toArray().size() >= 2);
        if (what == u"full") {
            // First night: the evening on which the pattern first falls, 23:00 to 03:00; it may have begun before the
            // data.
            Day first = dayOf(begin) - 1;
            while (first % 4 != 1)
                ++first;
            QVERIFY(std::abs(strong.front().span.from - std::max(begin, dayStart(first) + 1380 * 60)) <= 2 * step);
            QCOMPARE(strong.front().figures[u"kind"].toString(), QStringLiteral("besides-day"));
        }
    }
}

void TestMeters::steelMeterWithNightWork_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("shift");
    QTest::addColumn<bool>("lead");
    QTest::newRow("its own pattern, continuous") << 0.0 << "continuous" << false;
    QTest::newRow("half power on two nights a week") << 0.5 << "08:00-21:00" << true;
    QTest::newRow("full power on two nights a week") << 1.0 << "08:00-21:00" << true;
    QTest::newRow("40 % on two nights a week") << 0.4 << "08:00-21:00" << true;
}

void TestMeters::steelMeterWithNightWork()
{
    QFETCH(double, share);
    QFETCH(QString, shift);
    QFETCH(bool, lead);
    QFile file(QStringLiteral(NIGHTJAR_SOURCE_DIR "/resources/sample/REAL-STEEL__total__kw.csv"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the real steel series is not here");
    Maker maker;
    maker.firm.enterprise.shift = shift;
    maker.point(QStringLiteral("total"), PointKind::Meter, MeterRole::Total);
    std::map<Seconds, double> samples;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QList<QByteArray> cells = lines[i].trimmed().split(',');
        if (cells.size() >= 2) {
            if (const auto t = parseTime({cells[0].constData(), std::size_t(cells[0].size())}))
                samples[*t] = cells[1].toDouble();
        }
    }
    QVERIFY(samples.size() > 3000);
    const Seconds from = samples.begin()->first;
    maker.channel(QStringLiteral("total"), QStringLiteral("kw"), from, from + 90 * secondsPerDay, 900, 2,
                  [&](Seconds t) {
                      const auto it = samples.find(t);
                      double kw = it == samples.end() ? none : it->second;
                      const Day evening = dayOf(t - 12 * 3600);
                      const int minute = int((t - dayStart(evening)) / 60);
                      // Its own day work of that day, copied into the night at part of its power.
                      if (share > 0 && (evening % 7 == 1 || evening % 7 == 4) && minute >= 1380 && minute < 1620) {
                          const auto work = samples.find(t - 13 * 3600);
                          kw += work == samples.end() ? 0 : share * std::max(work->second, 180.0);
                      }
                      return kw;
                  });
    const RuleResult result = judgeNightProduction(maker.firm, paramsOf("night-production"));
    const bool found =
        std::any_of(result.leads.begin(), result.leads.end(), [](const Lead &each) { return each.strength >= 0.5; });
    QCOMPARE(found, lead);
}

void TestMeters::treatmentIdle_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("leads");
    QTest::addColumn<int>("alarms");
    QTest::newRow("treatment always with production") << "good" << 0 << 0;
    QTest::newRow("off for two hours") << "two-hours" << 1 << 0;
    QTest::newRow("off for 94 minutes: the alarm stood 89") << "94" << 0 << 1;
    QTest::newRow("off for 95 minutes: the alarm stood 90") << "95" << 1 << 0;
    QTest::newRow("four minutes are no alarm") << "four" << 0 << 0;
    QTest::newRow("an interruption of four minutes does not restart the clock") << "interrupted" << 1 << 0;
    QTest::newRow("missing data is not off") << "missing" << 0 << 0;
    QTest::newRow("production stopped") << "stopped" << 0 << 0;
    QTest::newRow("two firm alarms over 120 min in a day are repeated") << "repeated" << 1 << 2;
    QTest::newRow("five alarms of 70 min in a week are repeated") << "weekly" << 1 << 5;
    QTest::newRow("a pump that cycles by itself") << "cycling" << 0 << 0;
    QTest::newRow("a drive that follows the load") << "drive" << 0 << 0;
    QTest::newRow("treatment never seen running") << "zero" << 0 << 0;
}

void TestMeters::treatmentIdle()
{
    QFETCH(QString, what);
    QFETCH(int, leads);
    QFETCH(int, alarms);
    Maker maker;
    maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
    maker.point(QStringLiteral("fan"), PointKind::Meter, MeterRole::Treatment);
    const Day special = dayOf(begin) + 20;
    const auto runs = [&](Seconds t) { return between(t, 480, 1020) && !(what == u"stopped" && dayOf(t) >= special); };
    maker.channel(QStringLiteral("line"), QStringLiteral("kw"), begin, begin + 30 * secondsPerDay, 60, 2,
                  [&](Seconds t) {
                      return runs(t) ? 60 * (1 + 0.4 * std::sin(double(t) / 3000)) * (1 + maker.noise(0.05))
                                     : 2 + maker.noise(0.1);
                  });
    maker.channel(
        QStringLiteral("fan"), QStringLiteral("kw"), begin, begin + 30 * secondsPerDay, 60, 2, [&](Seconds t) {
            const int m = clockMinute(t);
            const bool day = dayOf(t) == special;
            bool on = between(t, 475, 1030) && !(what == u"stopped" && dayOf(t) >= special);
            if (what == u"zero")
                return 0.0;
            if (day && what == u"two-hours" && m >= 600 && m < 720)
                on = false;
            if (day && what == u"94" && m >= 600 && m < 694)
                on = false;
            if (day && what == u"95" && m >= 600 && m < 695)
                on = false;
            if (day && what == u"four" && m >= 600 && m < 604)
                on = false;
            if (day && what == u"interrupted" && m >= 600 && m < 720 && !(m >= 650 && m < 654))
                on = false;
            if (day && what == u"missing" && m >= 600 && m < 800)
                return none;
            if (day && what == u"repeated" && ((m >= 500 && m < 570) || (m >= 700 && m < 775)))
                on = false;
            if (what == u"weekly" && dayOf(t) >= special && dayOf(t) < special + 5 && m >= 600 && m < 675)
                on = false;
            if (what == u"cycling" && m % 30 < 12)
                on = false;
            if (!on)
                return 0.05 + std::abs(maker.noise(0.01));
            return what == u"drive" ? 5 + 10 * (0.5 + 0.5 * std::sin(double(t) / 3000)) : 11 * (1 + maker.noise(0.02));
        });
    const RuleResult result = judgeTreatmentIdle(maker.firm, paramsOf("treatment-idle"));
    int regulator = 0;
    int firm = 0;
    for (const Lead &lead : result.leads)
        (lead.tier == LeadTier::Firm ? firm : regulator) += lead.strength >= 0.5 ? 1 : 0;
    QCOMPARE(regulator, leads);
    QCOMPARE(firm, what == u"cycling" ? firm : alarms); // a cycle is learned within its first hours
    if (what == u"two-hours") {
        QCOMPARE(result.leads.front().span.from, dayStart(special) + 600 * 60);
        QCOMPARE(result.leads.front().span.to, dayStart(special) + 720 * 60);
        QCOMPARE(result.leads.front().figures[u"alarm_at"].toString(), formatIso(dayStart(special) + 605 * 60));
    }
    if (what == u"zero")
        QVERIFY(!result.unjudged.empty());
}

void TestMeters::treatmentParts_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("any");
    QTest::addColumn<int>("leads");
    QTest::newRow("both run together") << "both" << false << 0;
    QTest::newRow("one part of a series off for three hours") << "one-off" << false << 1;
    QTest::newRow("both parts of a series off for three hours") << "both-off" << false << 1;
    QTest::newRow("duty and standby pump change over every six hours") << "turns" << false << 0;
    QTest::newRow("both of two that take turns off") << "turns+off" << false << 1;
    QTest::newRow("one of two parallel fans off") << "one-off" << true << 0;
    QTest::newRow("both parallel fans off") << "both-off" << true << 1;
}

void TestMeters::treatmentParts()
{
    QFETCH(QString, what);
    QFETCH(bool, any);
    QFETCH(int, leads);
    Maker maker;
    maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
    maker.point(QStringLiteral("p1"), PointKind::Meter, MeterRole::Treatment).chainAny = any;
    // The same production, said once by its name and once by nothing.
    Point &second = maker.point(QStringLiteral("p2"), PointKind::Meter, MeterRole::Treatment);
    second.chainAny = any;
    second.serves = QStringList{QStringLiteral("line")};
    const Seconds end = begin + 20 * secondsPerDay;
    const auto runs = [](Seconds t) { return between(t, 480, 1320); };
    maker.channel(QStringLiteral("line"), QStringLiteral("kw"), begin, end, 300, 2,
                  [&](Seconds t) { return runs(t) ? 60 * (1 + maker.noise(0.05)) : 2 + maker.noise(0.1); });
    for (int part = 0; part < 2; ++part) {
        maker.channel(part == 0 ? QStringLiteral("p1") : QStringLiteral("p2"), QStringLiteral("kw"), begin, end, 300, 2,
                      [&](Seconds t) {
                          bool on = between(t, 470, 1330);
                          if (what.startsWith(u"turns"))
                              on = on && (t / 21'600) % 2 == part;
                          const bool hours = dayOf(t) == dayOf(begin) + 15 && between(t, 780, 960);
                          if (hours &&
                              (what == u"both-off" || what == u"turns+off" || (what == u"one-off" && part == 1)))
                              on = false;
                          return on ? 20 * (1 + maker.noise(0.03))
                                    : 0.5 + std::abs(maker.noise(0.02)); // electronics go on drawing
                      });
    }
    const RuleResult result = judgeTreatmentIdle(maker.firm, paramsOf("treatment-idle"));
    int found = 0;
    for (const Lead &lead : result.leads) {
        // On the first day nobody knows yet that the pumps take turns.
        if (lead.tier == LeadTier::Regulator && lead.strength >= 0.5 && lead.span.from >= begin + secondsPerDay)
            ++found;
    }
    QCOMPARE(found, leads);
    if (what == u"both-off") {
        QCOMPARE(result.leads.front().channels.size(), 2);
        QCOMPARE(result.leads.front().span.length(), Seconds(10'800));
    }
}

void TestMeters::registersOnly()
{
    Maker maker;
    maker.firm.enterprise.shift = QStringLiteral("day");
    maker.point(QStringLiteral("total"), PointKind::Meter, MeterRole::Total);
    const Day first = dayOf(begin);
    const auto energy = [&](const char *factor, double work, double night, double standby) {
        maker.channel(QStringLiteral("total"), QString::fromLatin1(factor), begin, begin + 35 * secondsPerDay,
                      secondsPerDay, 1, [=](Seconds t) {
                          const Day day = dayOf(t) - first;
                          return day % 7 >= 5   ? standby
                                 : day % 7 == 2 ? work + night
                                                : work; // days off: standby, most of it in the valley
                      });
    };
    energy("kwh-peak", 300, 0, 3);
    energy("kwh-flat", 400, 0, 4);
    energy("kwh-valley", 200, 900, 12);
    const RuleResult result = judgeNightProduction(maker.firm, paramsOf("night-production"));
    QCOMPARE(result.leads.size(), std::size_t(1));
    QCOMPARE(result.leads.front().figures[u"kind"].toString(), QStringLiteral("register-only"));
    QCOMPARE(result.leads.front().figures[u"night_count"].toInt(), 5);
    QVERIFY(result.leads.front().strength <= 0.55);
}

void TestMeters::alarmsNeedNoFuture()
{
    const auto make = [](Seconds until) {
        Maker maker;
        maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
        maker.point(QStringLiteral("fan"), PointKind::Meter, MeterRole::Treatment);
        maker.channel(QStringLiteral("line"), QStringLiteral("kw"), begin, until, 60, 2,
                      [&](Seconds t) { return between(t, 480, 1020) ? 60 + slowNoise(t, 9) : 2; });
        maker.channel(QStringLiteral("fan"), QStringLiteral("kw"), begin, until, 60, 2, [&](Seconds t) {
            return between(t, 475, 1030) && !(dayOf(t) % 3 == 0 && between(t, 600, 640)) ? 11 + slowNoise(t, 0.4) : 0.1;
        });
        const RuleResult result = judgeTreatmentIdle(maker.firm, paramsOf("treatment-idle"));
        std::set<QString> raised;
        for (const Lead &lead : result.leads)
            raised.insert(lead.figures[u"alarm_at"].toString());
        return raised;
    };
    const std::set<QString> all = make(begin + 12 * secondsPerDay);
    QVERIFY(all.size() >= 3);
    std::set<QString> live;
    for (Seconds until = begin + 3600; until <= begin + 12 * secondsPerDay; until += 5400) {
        for (const QString &alarm : make(until)) {
            QVERIFY2(all.count(alarm) == 1, qPrintable(alarm)); // nothing raised live that hindsight takes back
            live.insert(alarm);
        }
    }
    QVERIFY(live == all);
}

void TestMeters::thresholds_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("share"); // of running
    QTest::addColumn<bool>("found");
    QTest::newRow("clear") << 1.0 << 50.0 << 0.4 << true;
    QTest::newRow("rarely on") << 1.0 << 50.0 << 0.02 << true;
    QTest::newRow("rarely off") << 0.1 << 12.0 << 0.98 << true;
    QTest::newRow("high standby") << 20.0 << 60.0 << 0.5 << true;
    QTest::newRow("never off") << 50.0 << 50.0 << 1.0 << false;
    QTest::newRow("nothing") << 0.0 << 0.0 << 0.0 << false;
}

void TestMeters::thresholds()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, share);
    QFETCH(bool, found);
    Maker maker;
    std::vector<double> values;
    for (int i = 0; i < 3000; ++i)
        values.push_back(i < 3000 * share ? high * (1 + maker.noise(0.1)) : low * (1 + maker.noise(0.1)));
    const RunningThreshold threshold = learnThreshold(values);
    QCOMPARE(threshold.found, found);
    if (found)
        QVERIFY(threshold.off > low * 1.2 && threshold.on < high * 0.8);
}

void TestMeters::registersWrap()
{
    Maker maker;
    const Point &meter = maker.point(QStringLiteral("m"), PointKind::Meter, MeterRole::Total);
    double reg = 999'990;
    maker.channel(QStringLiteral("m"), QStringLiteral("kwh-reg"), begin, begin + secondsPerDay, 900, 2, [&](Seconds t) {
        reg += 2.5;
        if (reg >= 1'000'000)
            reg -= 1'000'000;
        if (t == begin + 12 * 3600)
            reg = 100; // the meter was replaced
        return reg;
    });
    const PowerCurve curve = powerCurve(maker.firm, meter);
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
        if (curve.timeOf(i) == begin + 12 * 3600 - 900)
            QVERIFY(std::isnan(curve.kw[i]) || curve.kw[i] > 0);
        else
            QVERIFY2(std::abs(curve.kw[i] - 10) < 1e-6, qPrintable(QString::number(curve.kw[i])));
    }
}

void TestMeters::badMeters_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"one sample", "all equal", "all missing", "step 7 s", "huge", "unknown flags", "negative", "zero"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestMeters::badMeters()
{
    QFETCH(QString, what);
    Maker maker;
    maker.point(QStringLiteral("total"), PointKind::Meter, MeterRole::Total);
    maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
    maker.point(QStringLiteral("fan"), PointKind::Meter, MeterRole::Treatment);
    for (const char *code : {"total", "line", "fan"}) {
        const Seconds step = what == u"step 7 s" ? 7 : 900;
        const Seconds length = what == u"one sample" ? 1 : what == u"step 7 s" ? 2 * secondsPerDay : 20 * secondsPerDay;
        maker.channel(
            QString::fromLatin1(code), QStringLiteral("kw"), begin, begin + length, step, 2,
            [&](Seconds t) {
                if (what == u"all missing")
                    return none;
                if (what == u"huge")
                    return 1e30;
                if (what == u"negative")
                    return -20.0 + slowNoise(t, 1);
                if (what == u"zero")
                    return 0.0;
                return what == u"step 7 s" ? 20 + slowNoise(t, 3) : 12.0;
            },
            what == u"unknown flags" ? flagUnknown : flagNormal);
    }
    QVERIFY(judgeNightProduction(maker.firm, paramsOf("night-production")).leads.empty());
    QVERIFY(judgeTreatmentIdle(maker.firm, paramsOf("treatment-idle")).leads.empty());
}

QTEST_APPLESS_MAIN(TestMeters)
#include "tst_meters.moc"
