// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/vrptw.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include <QCoreApplication>

#include "core/routing/explain.h"
#include "core/routing/vrptw_search.h"

namespace nightjar {

namespace {

constexpr double fleetShare = 0.5; ///< of the budget, at most, for taking vehicles away
constexpr qint64 iterationsOfAChain = 100'000;

} // namespace

Result<RouteSolution> solveVrptw(const RouteProblem &problem, VrptwGoal goal, const RouteOptions &options,
                                 const OnProgress &progress)
{
    const auto began = std::chrono::steady_clock::now();
    if (const Outcome valid = validateProblem(problem); !valid)
        return valid.error();
    const Network net = compileNetwork(problem);
    const bool alike = std::all_of(net.teams.begin(), net.teams.end(), [](const auto &t) { return t.kind == 0; });
    if (net.timed || !alike)
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Routing", "The day mode takes teams of one base and one time, and "
                                                            "sites without slot scores or pairs. Use the plan for a "
                                                            "night instead."),
                     problem.source, -1};

    const int count = options.iterations > 0 ? int(std::clamp<qint64>(options.iterations / iterationsOfAChain, 1, 4))
                                             : std::clamp(options.threads, 1, 64);
    SearchBudget budget;
    budget.seconds = options.seconds > 0 ? options.seconds : options.iterations > 0 ? 0 : 5;
    budget.seconds *= 0.98;
    budget.iterations = options.iterations > 0 ? (options.iterations + count - 1) / count : 0;
    std::vector<std::unique_ptr<VrptwSearch>> chains;
    for (int c = 0; c < count; ++c)
        chains.push_back(std::make_unique<VrptwSearch>(net, options.seed * 1009 + std::uint64_t(c), budget,
                                                       goal == VrptwGoal::FewestVehicles ? fleetShare : 0));
    std::atomic<bool> stop = false;
    const auto watchFirst = [&stop, &progress](double share) {
        if (progress && !progress({qint64(share * 1000), 1000}))
            stop = true;
        return !stop.load();
    };
    const auto watchOther = [&stop](double) { return !stop.load(); };
    const int workers = std::clamp(options.threads, 1, count);
    for (const double until : {0.5, 0.75, 1.0}) {
        const auto work = [&](int worker) {
            for (int c = worker; c < count; c += workers) {
                if (worker == 0)
                    chains[std::size_t(c)]->run(until, watchFirst);
                else
                    chains[std::size_t(c)]->run(until, watchOther);
            }
        };
        std::vector<std::thread> others;
        for (int w = 1; w < workers; ++w)
            others.emplace_back(work, w);
        work(0);
        for (std::thread &t : others)
            t.join();
        std::stable_sort(chains.begin(), chains.end(), [](const auto &a, const auto &b) { return a->betterThan(*b); });
        for (int c = std::max(1, count / 2); until < 1 && c < count; ++c)
            chains[std::size_t(c)]->restartFrom(*chains.front());
    }

    const TeamOrders orders = chains.front()->best();
    std::vector<std::vector<Ticks>> starts = orders.begins;
    for (auto &list : starts) {
        for (Ticks &t : list)
            t += net.base;
    }
    RouteSolution solution = assembleSolution(problem, orders.sites, starts);
    explainLeftOut(problem, net, orders, solution);
    solution.cancelled = stop;
    for (const auto &chain : chains)
        solution.iterations += chain->iterations();
    solution.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return solution;
}

} // namespace nightjar
