// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/optimiser.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include <QCoreApplication>

#include "core/routing/exact.h"
#include "core/routing/explain.h"
#include "core/routing/search.h"

namespace nightjar {

namespace {

constexpr Ticks longestTimedPlan = 6000;
constexpr qint64 iterationsOfAChain = 20'000; ///< below this a second chain would only shorten the first

struct Found {
    TeamOrders orders;
    double worth = 0;
    qint64 iterations = 0;
    bool cancelled = false;
};

int chainCount(const RouteOptions &options)
{
    // By iterations the number of chains may depend on nothing else, or the plan would change with the threads.
    if (options.iterations > 0)
        return int(std::clamp<qint64>(options.iterations / iterationsOfAChain, 1, 4));
    return std::clamp(options.threads, 1, 64);
}

/// Runs the chains phase by phase; between phases they recombine routes and go on from their best, the weaker half from
/// the best of all.
template <class Route>
Found runChains(const Network &net, const RouteOptions &options, const OnProgress &progress)
{
    const int count = chainCount(options);
    SearchBudget budget;
    budget.seconds = options.seconds > 0 ? options.seconds : options.iterations > 0 ? 0 : 1;
    budget.seconds *= 0.96; // compiling, recombining and the reasons take the rest
    budget.iterations = options.iterations > 0 ? (options.iterations + count - 1) / count : 0;
    std::vector<std::unique_ptr<Search<Route>>> chains;
    for (int c = 0; c < count; ++c)
        chains.push_back(std::make_unique<Search<Route>>(net, options.seed * 1009 + std::uint64_t(c), budget));

    std::atomic<bool> stop = false;
    const auto watchFirst = [&stop, &progress](double share) {
        if (progress && !progress({qint64(share * 1000), 1000}))
            stop = true;
        return !stop.load();
    };
    const auto watchOther = [&stop](double) { return !stop.load(); };
    const int workers = std::clamp(options.threads, 1, count);
    for (const double until : {0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0}) {
        const auto work = [&](int worker) {
            for (int c = worker; c < count; c += workers) {
                if (worker == 0)
                    chains[std::size_t(c)]->run(until, watchFirst);
                else
                    chains[std::size_t(c)]->run(until, watchOther);
                chains[std::size_t(c)]->recombine();
            }
        };
        std::vector<std::thread> others;
        for (int w = 1; w < workers; ++w)
            others.emplace_back(work, w);
        work(0);
        for (std::thread &t : others)
            t.join();
        if (until >= 1)
            break;
        std::vector<Search<Route> *> order;
        for (const auto &chain : chains)
            order.push_back(chain.get());
        std::stable_sort(order.begin(), order.end(), [](const auto *a, const auto *b) { return a->betterThan(*b); });
        for (std::size_t c = 0; c < order.size(); ++c)
            order[c]->restartFrom(c > 0 && c >= order.size() / 2 ? *order.front() : *order[c]);
    }
    Found found;
    const Search<Route> *best = chains.front().get();
    for (const auto &chain : chains) {
        found.iterations += chain->iterations();
        if (chain->betterThan(*best))
            best = chain.get();
    }
    found.orders = best->best();
    found.worth = best->bestWorth();
    found.cancelled = stop;
    return found;
}

/// Small problems: the proven best score, and a short search that may reach it on shorter ways.
Found improveExact(const Network &net, const ExactPlan &exact, const RouteOptions &options, const OnProgress &progress)
{
    RouteOptions brief = options;
    brief.iterations = options.iterations > 0 ? std::min<qint64>(options.iterations, 4000) : 4000;
    // A limit in seconds would let a plan by iterations differ between runs.
    brief.seconds = options.seconds > 0 ? options.seconds / 4 : options.iterations > 0 ? 0 : 0.25;
    Found found =
        net.timed ? runChains<TimedRoute>(net, brief, progress) : runChains<StaticRoute>(net, brief, progress);
    if (found.worth < exact.worth - 1e-6) {
        found.orders = exact.orders;
        found.worth = exact.worth;
    }
    return found;
}

} // namespace

Result<RouteSolution> optimise(const RouteProblem &problem, const RouteOptions &options, const OnProgress &progress)
{
    const auto began = std::chrono::steady_clock::now();
    if (const Outcome valid = validateProblem(problem); !valid)
        return valid.error();
    const Network net = compileNetwork(problem);
    if (net.timed && net.horizon > longestTimedPlan)
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Routing", "A plan with slot scores or pairs may last 6,000 minutes "
                                                            "at most; this one lasts %1. Shorten the plan or "
                                                            "correct the teams' times.")
                         .arg(net.horizon),
                     problem.source, -1};

    Found found;
    std::optional<ExactPlan> exact;
    if (net.units.empty() || net.teams.empty()) {
        found.orders.sites.resize(net.teams.size());
        found.orders.begins.resize(net.teams.size());
    } else if ((exact = solveExactly(net))) {
        found = improveExact(net, *exact, options, progress);
    } else if (net.timed) {
        found = runChains<TimedRoute>(net, options, progress);
    } else {
        found = runChains<StaticRoute>(net, options, progress);
    }
    std::vector<std::vector<Ticks>> starts = found.orders.begins;
    for (auto &list : starts) {
        for (Ticks &t : list)
            t += net.base;
    }
    RouteSolution solution = assembleSolution(problem, found.orders.sites, starts);
    explainLeftOut(problem, net, found.orders, solution);
    solution.proven = exact.has_value() || net.units.empty();
    solution.cancelled = found.cancelled;
    solution.iterations = found.iterations;
    solution.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return solution;
}

} // namespace nightjar
