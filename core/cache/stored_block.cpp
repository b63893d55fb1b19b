// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/stored_block.h"

#include "core/cache/series_keys.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

Result<std::optional<Seconds>> neighbour(Database &database, const char *sql, qint64 key, Day end)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":key", key).bind(":end", blockKey(channelOfKey(key), end)).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Seconds>();
    return std::optional<Seconds>(statement->integer(0));
}

} // namespace

Result<StoredBlock> loadBlock(Database &database, qint64 key)
{
    auto statement = database.prepare("SELECT samples, hash, sources, data FROM blocks WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", key).step();
    if (!row)
        return row.error();
    StoredBlock block;
    if (!*row)
        return block;
    const QByteArrayView data = statement->blobView(3);
    BlockOfSamples &samples = block.samples;
    if (blockHash(data) != statement->blobView(1) || !decodeBlock(data, samples.series) ||
        !blockDistances(data, block.distances) ||
        !decodeSources(statement->blobView(2), std::uint32_t(samples.series.size()), samples.sources) ||
        qint64(samples.series.size()) != statement->integer(0))
        return blockError(database, key);
    block.bytes = data.size();
    return block;
}

Result<QByteArray> storeBlock(Database &database, qint64 key, const BlockOfSamples &block)
{
    const Series &series = block.series;
    const QByteArray data = encodeBlock(series, 0, series.size());
    const QByteArray hash = blockHash(data);
    const QByteArray sources = encodeSources(block.sources);
    const BlockFacts facts = blockFacts(series, 0, series.size());
    auto statement =
        database.prepare("INSERT OR REPLACE INTO blocks (id, first, last, samples, numbers, min, max, sum, hash, "
                         "sources, data) VALUES (:id, :first, :last, :samples, :numbers, :min, :max, :sum, :hash, "
                         ":sources, :data)");
    if (!statement)
        return statement.error();
    statement->bind(":id", key).bind(":first", facts.first).bind(":last", facts.last);
    statement->bind(":samples", qint64(facts.samples)).bind(":numbers", qint64(facts.numbers));
    statement->bind(":min", facts.min).bind(":max", facts.max).bind(":sum", facts.sum);
    statement->bindBlob(":hash", hash).bindBlob(":sources", sources).bindBlob(":data", data);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return data;
}

Result<std::optional<Seconds>> lastBefore(Database &database, qint64 key)
{
    return neighbour(database, "SELECT last FROM blocks WHERE id < :key AND id >= :end ORDER BY id DESC LIMIT 1", key,
                     earliestDay);
}

Result<std::optional<Seconds>> firstAfter(Database &database, qint64 key)
{
    return neighbour(database, "SELECT first FROM blocks WHERE id > :key AND id <= :end ORDER BY id LIMIT 1", key,
                     latestDay);
}

} // namespace nightjar
