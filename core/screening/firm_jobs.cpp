// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/firm_jobs.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include <QCoreApplication>

#include "core/cache/cache.h"
#include "core/cache/database.h"
#include "core/cache/registry_store.h"
#include "core/cache/series_store.h"

namespace nightjar {

Error cancelledError()
{
    return {Error::Kind::Cancelled, QCoreApplication::translate("Screening", "Stopped. Nothing was stored."), {}, -1};
}

Result<FirmJobs> FirmJobs::open(const QString &cachePath, const QStringList &enterprises)
{
    Result<Cache> cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    // One look at the cache: the prints are those of the very rows that are used.
    if (const Outcome begun = cache->database().execute("BEGIN"); !begun)
        return begun.error();
    Result<Registry> registry = cache->registry().load();
    if (!registry)
        return registry.error();
    Result<RegistryPrints> prints = registryPrints(*cache);
    if (!prints)
        return prints.error();
    if (const Outcome ended = cache->database().execute("COMMIT"); !ended)
        return ended.error();
    FirmJobs jobs;
    jobs.m_path = cachePath;
    jobs.m_registry = std::move(*registry);
    jobs.m_prints = std::move(*prints);
    jobs.m_tariffs = TariffBook::make(jobs.m_registry.tariffs, &jobs.m_notices);
    jobs.m_workdays = Workdays::standard();
    std::set<QString> known;
    for (const Enterprise &enterprise : jobs.m_registry.enterprises)
        known.insert(enterprise.code);
    for (const Point &point : jobs.m_registry.points)
        known.insert(point.key.enterprise);
    if (enterprises.isEmpty()) {
        for (const QString &code : known)
            jobs.m_firms << code;
        return jobs;
    }
    for (const QString &code : enterprises) {
        if (known.find(code) == known.end()) {
            return Error{Error::Kind::NotFound,
                         QCoreApplication::translate(
                             "Screening", "The enterprise \"%1\" is not in %2. The command \"channels\" lists what is.")
                             .arg(code, cachePath),
                         code, -1};
        }
        if (!jobs.m_firms.contains(code))
            jobs.m_firms << code;
    }
    jobs.m_firms.sort();
    return jobs;
}

Outcome FirmJobs::run(const Work &work, int threads, const OnProgress &onProgress) const
{
    const std::size_t count = std::size_t(m_firms.size());
    std::size_t workers =
        threads > 0 ? std::size_t(threads) : std::max<std::size_t>(1, std::thread::hardware_concurrency());
    workers = std::max<std::size_t>(1, std::min(workers, count));
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    StopSign stop{false};
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t finished = 0;
    std::optional<Error> failure;
    std::size_t failedAt = count;
    const auto body = [&] {
        Result<Cache> cache = Cache::open(m_path, OpenMode::ReadOnly);
        while (!stop) {
            const std::size_t index = next++;
            if (index >= count)
                break;
            const Outcome outcome = cache ? work(*cache, index, stop) : Outcome(cache.error());
            const bool cutShort = !outcome && stop && outcome.error().kind == Error::Kind::Cancelled;
            if (!outcome && !cutShort) {
                const std::lock_guard lock(mutex);
                if (index < failedAt) { // the same error whatever thread came first
                    failedAt = index;
                    failure = outcome.error();
                }
                stop = true;
            }
            ++done;
        }
        const std::lock_guard lock(mutex);
        ++finished;
        changed.notify_all();
    };
    std::vector<std::thread> pool;
    for (std::size_t i = 0; i < workers; ++i)
        pool.emplace_back(body);
    bool cancelled = false;
    {
        std::unique_lock lock(mutex);
        while (finished < workers) {
            changed.wait_for(lock, std::chrono::milliseconds(80));
            if (onProgress && !cancelled) {
                lock.unlock();
                if (!onProgress({qint64(done.load()), qint64(count)})) {
                    cancelled = true;
                    stop = true;
                }
                lock.lock();
            }
        }
    }
    for (std::thread &thread : pool)
        thread.join();
    if (cancelled)
        return cancelledError();
    if (failure)
        return *failure;
    return Done{};
}

} // namespace nightjar
