// SPDX-License-Identifier: GPL-3.0-or-later
// Score and gap to the best known for each instance of a folder with bks.csv: bench_routing [FOLDER] [--seconds S]
// [--seed N] [--threads N] [--routes] [--vrptw]; bench_routing [--seconds S] PLAN.json plans one instance.
#include <cstdio>
#include <map>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include "core/routing/instance_reader.h"
#include "core/routing/optimiser.h"
#include "core/routing/solution_json.h"
#include "core/routing/toptw_reader.h"
#include "core/routing/vrptw_reader.h"

using namespace nightjar;

namespace {

void benchVrptw(const QDir &folder, const RouteOptions &options)
{
    for (const QString &name : folder.entryList({QStringLiteral("vrptw_*.txt")}, QDir::Files)) {
        for (const VrptwGoal goal : {VrptwGoal::Distance, VrptwGoal::FewestVehicles}) {
            const Result<RouteProblem> problem = readVrptw(folder.filePath(name), goal);
            const Result<RouteSolution> plan = problem ? solveVrptw(*problem, goal, options) : problem.error();
            if (!plan) {
                std::printf("%s: %s\n", qPrintable(name), qPrintable(plan.error().text));
                continue;
            }
            int vehicles = 0;
            for (const TeamRoute &route : plan->routes)
                vehicles += route.stops.empty() ? 0 : 1;
            std::printf("%-22s %-8s vehicles %3d distance %10.2f left out %zu valid %s iterations %lld\n",
                        qPrintable(name), goal == VrptwGoal::Distance ? "distance" : "fewest", vehicles, plan->distance,
                        plan->leftOut.size(), checkSolution(*problem, *plan).empty() ? "yes" : "NO",
                        static_cast<long long>(plan->iterations));
        }
    }
}

void benchToptw(const QDir &folder, const RouteOptions &options, bool printRoutes)
{
    QFile table(folder.filePath(QStringLiteral("bks.csv")));
    if (!table.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "no bks.csv in %s\n", qPrintable(folder.path()));
        return;
    }
    table.readLine();
    std::map<int, std::pair<double, int>> gaps;
    while (!table.atEnd()) {
        const QList<QByteArray> row = table.readLine().split(',');
        if (row.size() < 3)
            continue;
        const int teams = row[1].toInt();
        const double bks = row[2].toDouble();
        const Result<RouteProblem> problem =
            readToptw(folder.filePath(QString::fromUtf8(row[0]) + QStringLiteral(".txt")), teams);
        const Result<RouteSolution> plan = problem ? optimise(*problem, options) : problem.error();
        if (!plan) {
            std::printf("%s: %s\n", row[0].constData(), qPrintable(plan.error().text));
            continue;
        }
        const double gap = 100 * (bks - plan->score) / bks;
        gaps[teams].first += gap;
        ++gaps[teams].second;
        std::printf("%-6s m=%d score %6.0f best known %6.0f gap %5.2f %% valid %s seconds %.2f iterations %lld\n",
                    row[0].constData(), teams, plan->score, bks, gap,
                    checkSolution(*problem, *plan).empty() ? "yes" : "NO", plan->seconds,
                    static_cast<long long>(plan->iterations));
        if (printRoutes)
            std::printf("%s\n",
                        QJsonDocument(solutionJson(*problem, *plan)).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    for (const auto &[teams, sum] : gaps)
        std::printf("m=%d average gap %.2f %%\n", teams, sum.first / sum.second);
}

int planInstance(const QString &path, const RouteOptions &options)
{
    const Result<RouteInstance> read = readInstance(path);
    const Result<RouteSolution> plan = read ? optimise(read->problem, options) : read.error();
    if (!plan) {
        std::fprintf(stderr, "%s\n", qPrintable(plan.error().text));
        return 1;
    }
    for (const QString &flaw : checkSolution(read->problem, *plan))
        std::printf("%s\n", qPrintable(flaw));
    std::printf("%s\n", QJsonDocument(solutionJson(read->problem, *plan)).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QString folder = QStringLiteral(NIGHTJAR_TEST_DATA "/routing");
    RouteOptions options;
    options.seconds = 1;
    bool vrptw = false;
    bool routes = false;
    const QStringList words = app.arguments();
    for (int i = 1; i < words.size(); ++i) {
        if (words[i] == QLatin1String("--seconds") && i + 1 < words.size())
            options.seconds = words[++i].toDouble();
        else if (words[i] == QLatin1String("--threads") && i + 1 < words.size())
            options.threads = words[++i].toInt();
        else if (words[i] == QLatin1String("--seed") && i + 1 < words.size())
            options.seed = words[++i].toULongLong();
        else if (words[i] == QLatin1String("--vrptw"))
            vrptw = true;
        else if (words[i] == QLatin1String("--routes"))
            routes = true;
        else if (words[i].endsWith(QLatin1String(".json")))
            return planInstance(words[i], options);
        else
            folder = words[i];
    }
    if (vrptw)
        benchVrptw(QDir(folder), options);
    else
        benchToptw(QDir(folder), options, routes);
    return 0;
}
