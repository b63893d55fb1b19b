// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/screening/witness_line.h"
#include "firm_maker.h"

using namespace nightjar;
using namespace nightjar::test;

namespace {

const Seconds begin = at("2026-09-01 00:00");
const Seconds end = at("2026-09-11 00:00");
const QString outletCode = QStringLiteral("DA001");

/// Runs from 08:00 to 20:00 each day.
bool on(Seconds t) { return between(t, 480, 1200); }

/// What an outlet's instrument shows in a plant that works by day.
double shown(const QString &factor, Seconds t, Maker &maker)
{
    if (factor == u"kw")
        return on(t) ? 400 + maker.noise(20) : 12 + maker.noise(1);
    if (factor == u"a00000")
        return on(t) ? 60'000 + maker.noise(2'000) : 900 + maker.noise(50);
    if (factor == u"a01011")
        return on(t) ? 12 + maker.noise(0.5) : 0.4 + maker.noise(0.05);
    if (factor == u"a01012")
        return on(t) ? 130 + maker.noise(3) : 32 + maker.noise(1);
    if (factor == u"a19001")
        return on(t) ? 8.5 + maker.noise(0.3) : 20.8 + maker.noise(0.05);
    if (factor == u"furnace-temp")
        return on(t) ? 920 + maker.noise(10) : 150 + maker.noise(5);
    if (factor == u"w00000")
        return on(t) ? 14 + maker.noise(1) : 0;
    return on(t) ? 35 + maker.noise(2) : 3 + maker.noise(0.3);
}

Point &outlet(Maker &maker, const QString &process, PointKind kind = PointKind::GasOutlet)
{
    maker.firm.points.reserve(16); // references stay
    Point &made = maker.point(outletCode, kind);
    made.process = process;
    return made;
}

void addChannel(Maker &maker, const QString &point, const QString &factor, Seconds step = 60)
{
    maker.channel(point, factor, begin, end, step, 3,
                  [&](Seconds t) { return shown(QString(factor).remove(QStringLiteral("-h")), t, maker); });
}

} // namespace

class WitnessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void processes_data()
    {
        QTest::addColumn<QString>("process");
        QTest::addColumn<QStringList>("factors");
        QTest::addColumn<bool>("known");
        const QStringList burning{QStringLiteral("a19001"), QStringLiteral("a01012")};
        for (const char *process : {"combustion", "kiln", "incinerator"}) {
            QTest::addRow("%s by O2 and temperature", process) << QString::fromLatin1(process) << burning << true;
            QTest::addRow("%s by O2 alone", process)
                << QString::fromLatin1(process) << QStringList{QStringLiteral("a19001")} << true;
            QTest::addRow("%s by the pollutant alone", process)
                << QString::fromLatin1(process) << QStringList{QStringLiteral("a21002")} << false;
        }
        for (const char *process : {"rto", "voc", "dust", "acid-mist", "wastewater"}) {
            QTest::addRow("%s: O2 and temperature say nothing", process)
                << QString::fromLatin1(process) << burning << false;
            QTest::addRow("%s by velocity", process)
                << QString::fromLatin1(process) << (burning + QStringList{QStringLiteral("a01011")}) << true;
            QTest::addRow("%s by flow", process)
                << QString::fromLatin1(process) << QStringList{QStringLiteral("a00000")} << true;
        }
        QTest::newRow("incinerator by its furnace")
            << QStringLiteral("incinerator") << QStringList{QStringLiteral("furnace-temp")} << true;
        QTest::newRow("process not declared") << QString() << burning << false;
    }
    void processes()
    {
        QFETCH(QString, process);
        QFETCH(QStringList, factors);
        QFETCH(bool, known);
        Maker maker;
        const Point &point = outlet(maker, process);
        for (const QString &factor : factors)
            addChannel(maker, outletCode, factor);
        const OperatingState state(maker.firm, point);
        const StateLine line(state, {begin, end}, stateTimes(process));
        QCOMPARE(state.hasWitness(), known);
        QCOMPARE(line.knows({begin, end}), known);
        if (!known) {
            QCOMPARE(line.share({begin, end}).unknown, 14'400.0);
            QVERIFY(noWitnessText(maker.firm, point).contains(outletCode));
            return;
        }
        const auto share = line.share({begin, end});
        QVERIFY2(std::abs(share.running - 7'200) < 60, qPrintable(QString::number(share.running)));
        QCOMPARE(line.running().size(), std::size_t(10));
        QCOMPARE(line.stopped(7'200).size(), std::size_t(11));
        QCOMPARE(line.at(at("2026-09-03 03:00")), State::Stopped);
        QCOMPARE(line.at(at("2026-09-03 08:20")), State::Starting);
        QCOMPARE(line.at(at("2026-09-03 14:00")), State::Running);
        QCOMPARE(line.at(at("2026-09-03 19:52")), State::Stopping);
    }
    void water()
    {
        Maker maker;
        const Point &point = outlet(maker, QStringLiteral("wastewater"), PointKind::WaterOutlet);
        addChannel(maker, outletCode, QStringLiteral("w01018"), 3600);
        QVERIFY(!OperatingState(maker.firm, point).hasWitness());
        QVERIFY(noWitnessText(maker.firm, point).contains(QStringLiteral("water flow")));
        addChannel(maker, outletCode, QStringLiteral("w00000"), 3600);
        const StateLine line(OperatingState(maker.firm, point), {begin, end}, stateTimes(point.process));
        QCOMPARE(line.share({begin, end}).running, 7'200.0);
    }
    /// Production meters that emit through the outlet, else the total; others do not count.
    void meters()
    {
        Maker maker;
        Point &point = outlet(maker, QStringLiteral("voc"));
        maker.point(QStringLiteral("P1"), PointKind::Meter, MeterRole::Production);
        maker.point(QStringLiteral("P2"), PointKind::Meter, MeterRole::Production);
        maker.point(QStringLiteral("T"), PointKind::Meter, MeterRole::Total);
        addChannel(maker, QStringLiteral("P1"), QStringLiteral("kw"));
        // The other line works by night only.
        maker.channel(QStringLiteral("P2"), QStringLiteral("kw"), begin, end, 60, 1,
                      [&](Seconds t) { return between(t, 0, 300) ? 200 + maker.noise(5) : 3.0; });
        maker.channel(QStringLiteral("T"), QStringLiteral("kw"), begin, end, 60, 1,
                      [&](Seconds) { return 900 + maker.noise(10); });
        point.serves = {QStringLiteral("P1")};
        const auto minutes = [&] {
            const OperatingState state(maker.firm, point);
            return StateLine(state, {begin, end}, {}).share({begin, end}).running;
        };
        QVERIFY(std::abs(minutes() - 7'200) < 30);
        point.serves = {QStringLiteral("P2")};
        QVERIFY(std::abs(minutes() - 3'000) < 30);
        point.serves.clear(); // both: either keeps it running
        QVERIFY(std::abs(minutes() - 10'200) < 30);
        point.serves = {QStringLiteral("P9")}; // names nothing: the total
        QCOMPARE(minutes(), 14'400.0);
    }
    void steps_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("factor");
        QTest::addColumn<int>("within");
        QTest::newRow("7 s") << 7 << QStringLiteral("a00000") << 30;
        QTest::newRow("minutes") << 60 << QStringLiteral("a00000") << 30;
        QTest::newRow("quarters") << 900 << QStringLiteral("a00000") << 30;
        QTest::newRow("hours only") << 3'600 << QStringLiteral("a00000") << 30;
        QTest::newRow("hours reported beside") << 3'600 << QStringLiteral("a00000-h") << 30;
        QTest::newRow("odd 400 s") << 400 << QStringLiteral("a00000") << 150;
    }
    void steps()
    {
        QFETCH(int, step);
        QFETCH(QString, factor);
        QFETCH(int, within);
        Maker maker;
        const Point &point = outlet(maker, QStringLiteral("dust"));
        addChannel(maker, outletCode, factor, step);
        const OperatingState state(maker.firm, point);
        const StateLine line(state, {begin, end}, stateTimes(point.process));
        const auto share = line.share({begin, end});
        QVERIFY2(std::abs(share.running - 7'200) <= within, qPrintable(QString::number(share.running)));
        QVERIFY(share.unknown < 10);
        // The line and the votes that it was made from say the same, but for holes it closed.
        const auto votes = state.share({begin, end});
        QVERIFY(std::abs(votes.running - share.running) <= 10);
        QVERIFY(std::abs(votes.stopped - share.stopped) <= 10);
    }
    void gaps()
    {
        Maker maker;
        const Point &point = outlet(maker, QStringLiteral("combustion"));
        const Span small{at("2026-09-03 12:00"), at("2026-09-03 12:08")};
        const Span large{at("2026-09-04 12:00"), at("2026-09-04 13:00")};
        for (const char *factor : {"a00000", "a19001"}) {
            const QString name = QString::fromLatin1(factor);
            maker.channel(outletCode, name, begin, end, 60, 3, [&](Seconds t) {
                return small.contains(t) || large.contains(t) ? none : shown(name, t, maker);
            });
        }
        const StateLine line(OperatingState(maker.firm, point), {begin, end}, stateTimes(point.process));
        QCOMPARE(line.share(small).running, 8.0);
        QCOMPARE(line.share(large).unknown, 60.0);
        QVERIFY(!line.knows(large));
        QCOMPARE(line.at(at("2026-09-04 13:20")), State::Running); // after a hole nothing says that it started
        QCOMPARE(line.share({end, end + 3'600}).unknown, 60.0);
        QCOMPARE(line.share({begin - 3'600, begin + 3'600}).known(), 60.0);
        QCOMPARE(line.at(begin - 1), State::Unknown);
        QCOMPARE(line.at(end), State::Unknown);
        QVERIFY(!line.knows({begin, begin}));
    }
    /// A cold boiler takes its time: starting lasts until the temperature is usual, at most four hours.
    void slowStart()
    {
        const auto starting = [](const QString &process, int minutesToHeat) {
            Maker maker;
            const Point &point = outlet(maker, process);
            maker.channel(outletCode, QStringLiteral("a01012"), begin, end, 60, 1, [&](Seconds t) {
                const double ran = clockMinute(t) - 480;
                return on(t) ? std::min(130.0, 75 + 55 * ran / minutesToHeat) + maker.noise(1) : 32 + maker.noise(1);
            });
            const StateLine line(OperatingState(maker.firm, point), {begin, end}, stateTimes(process));
            const auto states = line.states();
            return int(std::count(states.begin(), states.end(), State::Starting)) / 10;
        };
        QCOMPARE(starting(QStringLiteral("combustion"), 20), 60);
        const int slow = starting(QStringLiteral("kiln"), 400);
        QVERIFY2(slow > 60 && slow <= 400, qPrintable(QString::number(slow)));
        QVERIFY(starting(QStringLiteral("combustion"), 700) <= 240);
    }
    void dips()
    {
        Maker maker;
        const Point &point = outlet(maker, QStringLiteral("combustion"));
        maker.channel(outletCode, QStringLiteral("a00000"), begin, end, 60, 1, [&](Seconds t) {
            return on(t) && !between(t, 720, 740) ? 5'000 + maker.noise(100) : 40 + maker.noise(5);
        });
        const StateLine line(OperatingState(maker.firm, point), {begin, end}, stateTimes(point.process));
        QCOMPARE(line.at(at("2026-09-03 12:10")), State::Stopped);
        QCOMPARE(line.at(at("2026-09-03 12:25")), State::Running); // twenty minutes are no standstill
        QCOMPARE(line.at(at("2026-09-03 11:55")), State::Running);
    }
    void leavingOut()
    {
        Maker maker;
        const Point &point = outlet(maker, QStringLiteral("combustion"));
        maker.point(QStringLiteral("P1"), PointKind::Meter, MeterRole::Production);
        addChannel(maker, QStringLiteral("P1"), QStringLiteral("kw"));
        addChannel(maker, outletCode, QStringLiteral("a19001"));
        // The flue pretends to stand still: flow near zero all the time but two days.
        maker.channel(outletCode, QStringLiteral("a00000"), begin, end, 60, 1, [&](Seconds t) {
            return on(t) && t < begin + 2 * secondsPerDay ? 5'000 + maker.noise(100) : 40 + maker.noise(5);
        });
        const OperatingState state(maker.firm, point);
        const WitnessSet load = witnessesOfKind(state, Witness::Kind::Load);
        const WitnessSet flow = witnessesOfKind(state, Witness::Kind::Flow);
        QVERIFY(load != 0 && flow != 0 && (load & flow) == 0);
        const ChannelKey judged{QStringLiteral("F"), outletCode, QStringLiteral("a00000-h")};
        QCOMPARE(ownWitnesses(state, judged), flow);
        const Seconds noon = at("2026-09-08 14:00");
        QCOMPARE(StateLine(state, {begin, end}, {}, ~load).at(noon), State::Running);
        QCOMPARE(StateLine(state, {begin, end}, {}, ~flow).at(noon), State::Stopped);
        QCOMPARE(StateLine(state, {begin, end}, {}, ~WitnessSet(0)).at(noon), State::Unknown);
        const std::vector<Seconds> times{begin - 60, noon, noon + 30};
        const auto along = StateLine(state, {begin, end}, {}).along(times);
        QCOMPARE(along[0], State::Unknown);
        QCOMPARE(along[2], State::Running);
    }
    void badInput_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("one sample") << 0;
        QTest::newRow("all missing") << 1;
        QTest::newRow("all equal") << 2;
        QTest::newRow("1e30") << 3;
        QTest::newRow("all flagged") << 4;
        QTest::newRow("a clock of 1970") << 5;
    }
    void badInput()
    {
        QFETCH(int, kind);
        Maker maker;
        const Point &point = outlet(maker, QStringLiteral("combustion"));
        const QString flow = QStringLiteral("a00000");
        const auto make = [&](Seconds to, const std::function<double(Seconds)> &value, Flag flag = flagNormal) {
            maker.channel(outletCode, flow, begin, to, 60, 1, value, flag);
        };
        switch (kind) {
        case 0: make(begin + 60, [](Seconds) { return 5.0; }); break;
        case 1: make(end, [](Seconds) { return none; }); break;
        case 2: make(end, [](Seconds) { return 5'000.0; }); break;
        case 3: make(end, [](Seconds) { return 1e30; }); break;
        case 4:
            make(
                end, [](Seconds) { return 5'000.0; }, 'M');
            break;
        default: addChannel(maker, outletCode, flow); maker.firm.channels.back().series.times.front() = 0;
        }
        const OperatingState state(maker.firm, point);
        const StateLine line(state, {begin, end}, stateTimes(point.process));
        QCOMPARE(line.states().size(), std::size_t(14'400));
        if (kind == 5)
            QVERIFY(line.knows({begin, end}, 0.9));
        else if (kind == 2)
            QCOMPARE(line.share({begin, end}).stopped, 0.0); // one level only: never called stopped
        else
            QVERIFY(!line.knows({begin, end}));
        QVERIFY(StateLine(state, {end, begin}, {}).states().empty());
        QCOMPARE(StateLine(state, {0, end}, {}).span().length() <= 12 * 366 * secondsPerDay + 60, true);
        QCOMPARE(StateLine().at(begin), State::Unknown);
        QCOMPARE(StateLine().share({begin, end}).unknown, 14'400.0);
    }
};

QTEST_GUILESS_MAIN(WitnessTest)
#include "tst_witness.moc"
