// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "core/routing/optimiser.h"
#include "core/routing/solution_json.h"
#include "core/routing/toptw_reader.h"
#include "tests/core/routing/problems.h"

using namespace nightjar;
using nightjar::testing::bruteForceOneTeam;
using nightjar::testing::RandomPlan;
using nightjar::testing::randomProblem;

namespace {

RouteOptions steps(qint64 iterations, std::uint64_t seed = 1, int threads = 1)
{
    RouteOptions options;
    options.iterations = iterations;
    options.seed = seed;
    options.threads = threads;
    return options;
}

/// All violations as one line, empty when the plan holds.
QString flaws(const RouteProblem &problem, const RouteSolution &plan)
{
    QStringList list;
    for (const QString &flaw : checkSolution(problem, plan))
        list << flaw;
    return list.join(QStringLiteral("; "));
}

QByteArray routesOf(const RouteProblem &problem, const RouteSolution &plan)
{
    return QJsonDocument(solutionJson(problem, plan).value(QLatin1String("routes")).toArray()).toJson();
}

/// Two sites at the teams' base, without ways.
RouteProblem atBase(int teams, int sites)
{
    RouteProblem problem;
    problem.style = TimeStyle::Clock;
    problem.clockOrigin = 22 * 60;
    for (int i = 0; i < sites; ++i) {
        RouteSite site;
        site.id = QString(QChar(u'a' + i));
        site.open = 0;
        site.close = 400;
        site.duration = 30;
        site.score = 1;
        problem.sites.push_back(site);
    }
    for (int t = 0; t < teams; ++t) {
        RouteTeam team;
        team.id = t + 1;
        team.startPlace = team.endPlace = sites + t;
        team.to = 420;
        problem.teams.push_back(team);
    }
    fillTravel(problem, std::vector<TravelPoint>(std::size_t(sites + teams)), {});
    return problem;
}

QString whyOf(const RouteSolution &plan, int site)
{
    for (const LeftOut &left : plan.leftOut) {
        if (left.site == site)
            return left.why;
    }
    return {};
}

} // namespace

class OptimiserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void benchmarks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("teams");
        QTest::addColumn<double>("bks");
        QFile table(QStringLiteral(NIGHTJAR_TEST_DATA "/routing/bks.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        table.readLine();
        while (!table.atEnd()) {
            const QList<QByteArray> row = table.readLine().split(',');
            QVERIFY(row.size() >= 3);
            QTest::addRow("%s m=%s", row[0].constData(), row[1].constData())
                << QString::fromUtf8(row[0]) << row[1].toInt() << row[2].toDouble();
        }
    }
    void benchmarks()
    {
        QFETCH(QString, name);
        QFETCH(int, teams);
        QFETCH(double, bks);
        const auto problem = readToptw(QStringLiteral(NIGHTJAR_TEST_DATA "/routing/%1.txt").arg(name), teams);
        QVERIFY2(problem, problem ? "" : qPrintable(problem.error().text));
        const auto plan = optimise(*problem, steps(12'000));
        QVERIFY(plan);
        QCOMPARE(flaws(*problem, *plan), QString());
        QVERIFY(plan->ok);
        QVERIFY2(plan->score >= 0.93 * bks, qPrintable(QStringLiteral("score %1 of %2").arg(plan->score).arg(bks)));
        QCOMPARE(
            plan->leftOut.size() +
                [&plan] {
                    std::size_t stops = 0;
                    for (const TeamRoute &route : plan->routes)
                        stops += route.stops.size();
                    return stops;
                }(),
            problem->sites.size());
    }

    void sameSeedSamePlan_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("again") << 1;
        QTest::newRow("two threads") << 2;
        QTest::newRow("five threads") << 5;
    }
    void sameSeedSamePlan()
    {
        QFETCH(int, threads);
        const auto problem = readToptw(QStringLiteral(NIGHTJAR_TEST_DATA "/routing/pr03.txt"), 2);
        QVERIFY(problem);
        // Enough iterations for several chains, so that threads have something to share.
        const auto first = optimise(*problem, steps(44'000, 7));
        const auto second = optimise(*problem, steps(44'000, 7, threads));
        QVERIFY(first && second);
        QCOMPARE(routesOf(*problem, *second), routesOf(*problem, *first));
        QCOMPARE(second->iterations, first->iterations);
    }

    void waitsWhereItPays_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<bool>("hitTimes");
        for (int seed = 1; seed <= 24; ++seed)
            QTest::addRow("seed %d", seed) << seed << (seed % 2 == 0);
    }
    void waitsWhereItPays()
    {
        QFETCH(int, seed);
        QFETCH(bool, hitTimes);
        const RouteProblem problem = randomProblem(std::uint64_t(seed), {5, 1, true, hitTimes, 0});
        const double best = bruteForceOneTeam(problem);
        const auto exact = optimise(problem, steps(500));
        QVERIFY(exact);
        QVERIFY(exact->proven);
        QCOMPARE(flaws(problem, *exact), QString());
        QVERIFY2(std::abs(exact->score - best) < 1e-6,
                 qPrintable(QStringLiteral("%1, brute force %2").arg(exact->score).arg(best)));
    }

    /// The search itself, without the exact solver: the same sites among copies that can never be reached make no
    /// difference, so the sites are doubled to be more than the exact solver takes.
    void searchReachesExact_data() { waitsWhereItPays_data(); }
    void searchReachesExact()
    {
        QFETCH(int, seed);
        QFETCH(bool, hitTimes);
        RouteProblem problem = randomProblem(std::uint64_t(seed), {5, 1, true, hitTimes, 0});
        const double best = bruteForceOneTeam(problem);
        // A free-standing must pair of two sites at two further teams keeps the exact solver away.
        const int old = problem.places;
        const int places = old + 4;
        std::vector<Ticks> travel(std::size_t(places * places), noWay);
        std::vector<double> distance(std::size_t(places * places), 0);
        std::vector<int> where; // new place of an old one
        const int n = int(problem.sites.size());
        for (int p = 0; p < old; ++p)
            where.push_back(p < n ? p : p + 2);
        for (int a = 0; a < old; ++a) {
            for (int b = 0; b < old; ++b)
                travel[std::size_t(where[std::size_t(a)] * places + where[std::size_t(b)])] = problem.travelTime(a, b);
        }
        problem.teams[0].startPlace = problem.teams[0].endPlace = n + 2;
        for (int i = 0; i < 2; ++i) {
            RouteSite site;
            site.id = 100 + i;
            site.close = 100;
            site.duration = 10;
            site.score = 1;
            site.pair = 0;
            problem.sites.push_back(site);
            const int base = n + 3 + i;
            travel[std::size_t(base * places + n + i)] = 5;
            travel[std::size_t((n + i) * places + base)] = 5;
            RouteTeam team;
            team.id = 100 + i;
            team.startPlace = team.endPlace = base;
            team.to = 200;
            problem.teams.push_back(team);
        }
        problem.places = places;
        problem.travel = travel;
        problem.distance = distance;
        const auto plan = optimise(problem, steps(3000));
        QVERIFY(plan);
        QVERIFY(!plan->proven);
        QCOMPARE(flaws(problem, *plan), QString());
        QVERIFY2(std::abs(plan->score - best - 2) < 1e-6,
                 qPrintable(QStringLiteral("%1, brute force %2").arg(plan->score - 2).arg(best)));
    }

    void exactSplitsTeams()
    {
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const RouteProblem problem = randomProblem(seed, {7, 2, seed % 2 == 0, false, 0});
            const auto plan = optimise(problem, steps(500));
            QVERIFY(plan);
            QVERIFY(plan->proven);
            QCOMPARE(flaws(problem, *plan), QString());
            // Never worse than what one team can do alone, never more than all sites at their best.
            RouteProblem alone = problem;
            alone.teams.resize(1);
            QVERIFY(plan->score >= bruteForceOneTeam(alone) - 1e-6);
        }
    }

    void slotScoresBeforeTheList()
    {
        RouteProblem problem = atBase(1, 1);
        problem.sites[0].slotScores = {0.1, 0.1, 0.8};
        problem.sites[0].close = 200;
        const auto plan = optimise(problem, steps(100));
        QVERIFY(plan);
        QCOMPARE(plan->routes[0].stops.size(), std::size_t(1));
        QCOMPARE(plan->routes[0].stops[0].arrive, 0);
        QCOMPARE(plan->routes[0].stops[0].start, 30); // waits for the third slot
        QCOMPARE(plan->score, 0.8);
    }

    void durationFollowsTheChance()
    {
        RouteProblem problem = atBase(1, 1);
        problem.sites[0].slotScores = {0.25};
        problem.sites[0].miss = 10;
        problem.sites[0].hit = 33;
        const auto plan = optimise(problem, steps(100));
        QVERIFY(plan);
        QCOMPARE(plan->routes[0].stops[0].leave - plan->routes[0].stops[0].start, 16); // 15.75 rounded up
    }

    void pairsBeginTogether()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const RouteProblem problem = randomProblem(seed, {10, 3, true, false, 2});
            const auto plan = optimise(problem, steps(400, seed));
            QVERIFY(plan);
            QCOMPARE(flaws(problem, *plan), QString());
        }
    }

    void pairIsTakenWhenItPays()
    {
        RouteProblem problem = atBase(2, 2);
        problem.sites[0].pair = problem.sites[1].pair = 4;
        problem.sites[0].open = 100;
        problem.sites[1].close = 97; // five minutes is no less than 100 - 97
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(plan->ok);
        QCOMPARE(flaws(problem, *plan), QString());
        QCOMPARE(plan->score, 2.0);
        problem.sites[1].close = 94;
        const auto apart = optimise(problem, steps(200));
        QVERIFY(apart);
        QCOMPARE(apart->score, 0.0);
        QCOMPARE(apart->leftOut.size(), std::size_t(2));
    }

    void pairIsTakenForOneHalf()
    {
        RouteProblem problem = atBase(2, 2);
        problem.sites[0].pair = problem.sites[1].pair = 0;
        problem.sites[0].score = 0; // worth nothing alone; the other half is not to be had without it
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(plan->ok && plan->leftOut.empty());
        QCOMPARE(flaws(problem, *plan), QString());
        QCOMPARE(plan->score, 1.0);
    }

    void halfPairs_data()
    {
        QTest::addColumn<int>("teams");
        QTest::addColumn<bool>("partner");
        QTest::addColumn<int>("partnerClose");
        QTest::newRow("no partner") << 2 << false << 0;
        QTest::newRow("one team") << 1 << true << 100;
        QTest::newRow("partner never open") << 2 << true << -5;
    }
    void halfPairs()
    {
        QFETCH(int, teams);
        QFETCH(bool, partner);
        QFETCH(int, partnerClose);
        RouteProblem problem = atBase(teams, 3);
        problem.sites[0].pair = 0;
        if (partner) {
            problem.sites[1].pair = 0;
            problem.sites[1].close = partnerClose;
        }
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(!plan->ok);
        QVERIFY(!whyOf(*plan, 0).isEmpty());
        QCOMPARE(flaws(problem, *plan), QString());
        QCOMPARE(plan->score, partner ? 1.0 : 2.0);
    }

    void mustComesFirst()
    {
        RouteProblem problem = atBase(1, 3);
        problem.teams[0].to = 60; // room for two visits
        problem.sites[0].score = 0;
        problem.sites[0].must = true;
        problem.sites[1].score = 5;
        problem.sites[2].score = 7;
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(plan->ok);
        QCOMPARE(plan->score, 7.0);
        QCOMPARE(plan->leftOut.size(), std::size_t(1));
        QVERIFY2(whyOf(*plan, 1).contains(QLatin1String("costs 2")) || whyOf(*plan, 1).contains(QLatin1Char('a')),
                 qPrintable(whyOf(*plan, 1)));
    }

    void mustThatCannotBe()
    {
        RouteProblem problem = atBase(1, 2);
        problem.sites[0].must = true;
        problem.sites[0].open = 410; // 30 minutes from 04:50 end after 05:00
        problem.sites[0].close = 415;
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(!plan->ok);
        QCOMPARE(plan->score, 1.0);
        QVERIFY2(whyOf(*plan, 0).contains(QLatin1String("05:20")), qPrintable(whyOf(*plan, 0)));
    }

    void windowThatClosesBeforeItOpens()
    {
        RouteProblem problem = atBase(1, 1);
        problem.sites[0].open = 60;
        problem.sites[0].close = 30;
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(plan->ok);
        QVERIFY(whyOf(*plan, 0).contains(QLatin1String("22:30")));
        QCOMPARE(flaws(problem, *plan), QString());
    }

    void nothingToDo_data()
    {
        QTest::addColumn<int>("teams");
        QTest::addColumn<int>("sites");
        QTest::newRow("no sites") << 2 << 0;
        QTest::newRow("no teams") << 0 << 3;
        QTest::newRow("nothing") << 0 << 0;
    }
    void nothingToDo()
    {
        QFETCH(int, teams);
        QFETCH(int, sites);
        const RouteProblem problem = atBase(teams, sites);
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        QVERIFY(plan->ok);
        QCOMPARE(plan->routes.size(), std::size_t(teams));
        QCOMPARE(plan->leftOut.size(), std::size_t(sites));
        QCOMPARE(flaws(problem, *plan), QString());
    }

    void teamsWithTheirOwnPlaces()
    {
        RouteProblem problem = randomProblem(3, {30, 3, false, false, 0});
        problem.teams[0].endPlace = problem.teams[1].startPlace;
        const auto plan = optimise(problem, steps(2000));
        QVERIFY(plan);
        QCOMPARE(flaws(problem, *plan), QString());
        QVERIFY(plan->score > 0);
        for (const TeamRoute &route : plan->routes)
            QVERIFY(route.back <= problem.teams[std::size_t(route.team)].to);
    }

    void stopsWhenAsked()
    {
        const auto problem = readToptw(QStringLiteral(NIGHTJAR_TEST_DATA "/routing/pr13.txt"), 2);
        QVERIFY(problem);
        RouteOptions options;
        options.seconds = 60;
        int calls = 0;
        const auto plan = optimise(*problem, options, [&calls](Progress) { return ++calls < 20; });
        QVERIFY(plan);
        QVERIFY(plan->cancelled);
        QVERIFY(plan->seconds < 20);
        QCOMPARE(flaws(*problem, *plan), QString());
    }

    void refusesBrokenProblems_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("table too small") << 0;
        QTest::newRow("negative way") << 1;
        QTest::newRow("score not a number") << 2;
        QTest::newRow("slot without length") << 3;
        QTest::newRow("team without place") << 4;
        QTest::newRow("miss without hit") << 5;
    }
    void refusesBrokenProblems()
    {
        QFETCH(int, kind);
        RouteProblem problem = atBase(1, 2);
        switch (kind) {
        case 0: problem.travel.pop_back(); break;
        case 1: problem.travel[1] = -1; break;
        case 2: problem.sites[0].score = std::nan(""); break;
        case 3: problem.slotLength = 0; break;
        case 4: problem.teams[0].endPlace = 99; break;
        default: problem.sites[0].miss = 5; break;
        }
        const auto plan = optimise(problem, steps(10));
        QVERIFY(!plan);
        QVERIFY(!plan.error().text.isEmpty());
    }

    void checkerFindsFlaws()
    {
        const RouteProblem problem = randomProblem(5, {6, 2, true, false, 0});
        const auto plan = optimise(problem, steps(200));
        QVERIFY(plan);
        RouteSolution late = *plan;
        auto route =
            std::find_if(late.routes.begin(), late.routes.end(), [](const auto &r) { return !r.stops.empty(); });
        QVERIFY(route != late.routes.end());
        route->stops.front().start += 500;
        QVERIFY(!checkSolution(problem, late).empty());
        RouteSolution rich = *plan;
        rich.score += 1;
        QVERIFY(!checkSolution(problem, rich).empty());
        RouteSolution silent = *plan;
        silent.leftOut.push_back({0, QStringLiteral("twice")});
        silent.leftOut.push_back({0, QStringLiteral("twice")});
        QVERIFY(!checkSolution(problem, silent).empty());
    }
};

QTEST_APPLESS_MAIN(OptimiserTest)
#include "tst_optimiser.moc"
