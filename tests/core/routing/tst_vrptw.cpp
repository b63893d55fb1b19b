// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/routing/vrptw_reader.h"

using namespace nightjar;

class VrptwTest : public QObject
{
    Q_OBJECT

    static QString file(const QString &name) { return QStringLiteral(NIGHTJAR_TEST_DATA "/routing/") + name; }
    static int vehicles(const RouteSolution &plan)
    {
        return int(
            std::count_if(plan.routes.begin(), plan.routes.end(), [](const auto &r) { return !r.stops.empty(); }));
    }

private Q_SLOTS:
    void plans_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fewest");
        QTest::addColumn<int>("iterations");
        QTest::addColumn<int>("mostVehicles");
        QTest::addColumn<double>("mostDistance");
        QTest::newRow("r101 distance") << "vrptw_r101.txt" << false << 60'000 << 25 << 1637.7 * 1.02;
        QTest::newRow("r101 fewest") << "vrptw_r101.txt" << true << 60'000 << 19 << 1650.8 * 1.02;
        QTest::newRow("c204 fewest") << "vrptw_c204.txt" << true << 40'000 << 3 << 590.6 * 1.05;
        QTest::newRow("rc1_2_5 fewest") << "vrptw_rc1_2_5.txt" << true << 60'000 << 18 << 3371.0 * 1.1;
    }
    void plans()
    {
        QFETCH(QString, name);
        QFETCH(bool, fewest);
        QFETCH(int, iterations);
        QFETCH(int, mostVehicles);
        QFETCH(double, mostDistance);
        const VrptwGoal goal = fewest ? VrptwGoal::FewestVehicles : VrptwGoal::Distance;
        const auto problem = readVrptw(file(name), goal);
        QVERIFY2(problem, problem ? "" : qPrintable(problem.error().text));
        RouteOptions options;
        options.iterations = iterations;
        const auto plan = solveVrptw(*problem, goal, options);
        QVERIFY(plan);
        QVERIFY(plan->ok);
        QVERIFY(plan->leftOut.empty());
        for (const QString &flaw : checkSolution(*problem, *plan))
            QFAIL(qPrintable(flaw));
        QVERIFY2(vehicles(*plan) <= mostVehicles, qPrintable(QString::number(vehicles(*plan))));
        QVERIFY2(plan->distance <= mostDistance, qPrintable(QString::number(plan->distance)));
        const auto again = solveVrptw(*problem, goal, options);
        QVERIFY(again);
        QCOMPARE(again->distance, plan->distance);
    }

    void tooFewVehicles()
    {
        auto problem = readVrptw(file(QStringLiteral("vrptw_r101.txt")), VrptwGoal::Distance);
        QVERIFY(problem);
        problem->teams.resize(5);
        RouteOptions options;
        options.iterations = 2000;
        const auto plan = solveVrptw(*problem, VrptwGoal::Distance, options);
        QVERIFY(plan);
        QVERIFY(!plan->ok);
        QVERIFY(!plan->leftOut.empty());
        for (const QString &flaw : checkSolution(*problem, *plan))
            QFAIL(qPrintable(flaw));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("row");
        const QByteArray head =
            "X\n\nVEHICLE\nNUMBER CAPACITY\n 2 10\n\nCUSTOMER\nCUST NO. XCOORD. YCOORD. DEMAND READY DUE SERVICE\n";
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("text") << QByteArray("hello\nworld\n") << 2;
        QTest::newRow("no customers") << head << 8;
        QTest::newRow("short row") << head + "0 1 1 0 0 100 0\n1 2 2 1 0\n" << 10;
        QTest::newRow("word") << head + "0 1 1 0 0 100 0\n1 2 x 1 0 50 1\n" << 10;
        QTest::newRow("nan") << head + "0 1 1 0 0 100 0\n1 2 nan 1 0 50 1\n" << 10;
        QTest::newRow("negative demand") << head + "0 1 1 0 0 100 0\n1 2 2 -1 0 50 1\n" << 10;
        QTest::newRow("huge") << head + "0 1 1 0 0 1e300 0\n" << 9;
        QTest::newRow("twice") << head + "0 1 1 0 0 100 0\n1 2 2 1 0 50 1\n1 2 2 1 0 50 1\n" << 11;
        QTest::newRow("no vehicles") << QByteArray(head).replace(" 2 10", " 0 10") + "0 1 1 0 0 100 0\n" << 5;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, row);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file.txt"));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        const auto problem = readVrptw(path, VrptwGoal::Distance);
        QVERIFY(!problem);
        QVERIFY(problem.error().text.contains(path));
        QCOMPARE(problem.error().row, qint64(row));
    }

    void baseAlone()
    {
        QTemporaryDir folder;
        QFile out(folder.filePath(QStringLiteral("base.txt")));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("X\nVEHICLE\nNUMBER CAPACITY\n2 10\nCUSTOMER\nCUST NO.\n0 1 1 0 0 100 0\n");
        out.close();
        const auto problem = readVrptw(out.fileName(), VrptwGoal::FewestVehicles);
        QVERIFY(problem);
        const auto plan = solveVrptw(*problem, VrptwGoal::FewestVehicles, {});
        QVERIFY(plan);
        QVERIFY(plan->ok);
        QCOMPARE(plan->distance, 0.0);
    }
};

QTEST_APPLESS_MAIN(VrptwTest)
#include "tst_vrptw.moc"
