// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"

#include "core/cache/registry_store.h"
#include "core/cache/series_state.h"

namespace nightjar {
namespace {

/// Begin or end of all samples: each channel is asked for its outermost block, which the key finds at once.
constexpr char firstSample[] =
    "SELECT ifnull(min((SELECT first FROM blocks WHERE id BETWEEN c.id << 22 AND (c.id << 22) + "
    "4194303 ORDER BY id LIMIT 1)), 0) FROM channels_seen AS c";
constexpr char lastSample[] =
    "SELECT ifnull(max((SELECT last FROM blocks WHERE id BETWEEN c.id << 22 AND (c.id << 22) + "
    "4194303 ORDER BY id DESC LIMIT 1)), 0) FROM channels_seen AS c";
constexpr char anySample[] = "SELECT EXISTS (SELECT 1 FROM blocks)";

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
        {"SELECT count(*) FROM blocks", &stats.blocks},
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
    auto statement = database.prepare("SELECT c.factor, count(*), sum(b.samples), sum(b.bytes) FROM channels_seen AS c "
                                      "JOIN (SELECT b.id >> 22 AS channel, "
                                      "sum(b.samples) AS samples, sum(length(b.data) + ifnull(length(p.data), 0)) AS "
                                      "bytes FROM blocks AS b LEFT JOIN "
                                      "pyramid AS p ON p.id = b.id GROUP BY b.id >> 22) AS b ON b.channel = c.id GROUP "
                                      "BY c.factor ORDER BY c.factor");
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
