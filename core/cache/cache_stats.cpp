// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"

#include "core/cache/registry_store.h"
#include "core/cache/series_state.h"

namespace nightjar {
namespace {

constexpr char firstSample[] = "SELECT ifnull(min(first), 0) FROM channels_seen WHERE blocks > 0";
constexpr char lastSample[] = "SELECT ifnull(max(last), 0) FROM channels_seen WHERE blocks > 0";
constexpr char anySample[] = "SELECT EXISTS (SELECT 1 FROM channels_seen WHERE blocks > 0)";

constexpr Seconds staleAfter = 2 * secondsPerDay;

} // namespace

Result<CacheStats> cacheStats(Cache &cache)
{
    Database &database = cache.database();
    CacheStats stats;
    qint64 first = 0;
    qint64 last = 0;
    qint64 lastImportAt = 0;
    const std::pair<const char *, qint64 *> questions[] = {
        {"SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)", &stats.bytes},
        {"SELECT ifnull(sum(blocks), 0) FROM channels_seen", &stats.blocks},
        {firstSample, &first},
        {lastSample, &last},
        {"SELECT ifnull(max(imported_at), 0) FROM import_files", &lastImportAt},
    };
    for (const auto &[sql, answer] : questions) {
        const auto value = oneInteger(database, sql);
        if (!value)
            return value.error();
        *answer = *value;
    }
    stats.first = first;
    stats.last = last;
    stats.lastImportAt = lastImportAt;
    const auto registry = cache.registry().load();
    if (!registry)
        return registry.error();
    stats.enterprises = qint64(registry->enterprises.size());
    stats.points = qint64(registry->points.size());
    stats.channels = qint64(registry->channels.size());
    auto statement = database.prepare("SELECT factor, count(*), sum(samples), sum(bytes) FROM channels_seen WHERE "
                                      "blocks > 0 GROUP BY factor ORDER BY factor");
    if (!statement)
        return statement.error();
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return stats;
        stats.byFactor.push_back(
            {statement->text(0), statement->integer(1), statement->integer(2), statement->integer(3)});
        stats.samples += statement->integer(2);
    }
}

Result<Seconds> cacheNow(Cache &cache, Seconds now)
{
    const auto chosen = cache.registry().setting(QStringLiteral("now"));
    if (!chosen)
        return chosen.error();
    if (const auto time = parseTime(chosen->toStdString()))
        return Seconds(*time);
    const auto any = oneInteger(cache.database(), anySample);
    if (!any)
        return any.error();
    const auto last = oneInteger(cache.database(), lastSample);
    if (!last)
        return last.error();
    if (*any == 0 || Seconds(*last) >= now - staleAfter)
        return now;
    return dayStart(dayOf(*last) + 1) + 12 * 3600;
}

} // namespace nightjar
