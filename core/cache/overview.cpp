// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/overview.h"

#include "core/cache/series_state.h"

namespace nightjar {

void putBuckets(std::vector<Bucket> &overview, qint64 key, int period, const Series &series)
{
    constexpr auto bucketsADay = std::size_t(secondsPerDay / pyramidStep);
    const Day day = dayOfKey(key);
    const std::size_t days = std::size_t(1) << period;
    const Span span{dayStart(day), dayStart(day) + Seconds(days) * secondsPerDay};
    const std::vector<Bucket> buckets = bucketsOf(series, span, days * bucketsADay);
    const auto begin = std::size_t(day - periodStart(day, overviewPeriod)) * bucketsADay;
    std::copy(buckets.begin(), buckets.end(), overview.begin() + std::ptrdiff_t(begin));
}

Outcome OverviewWriter::put(qint64 key, int period, const Series &series, bool mayExist)
{
    const qint64 row = overviewKey(key);
    if (row != m_key) {
        if (auto ok = flush(); !ok)
            return ok;
        if (auto ok = load(row, mayExist); !ok)
            return ok;
    }
    putBuckets(m_buckets, key, period, series);
    return Done{};
}

Outcome OverviewWriter::load(qint64 key, bool mayExist)
{
    m_key = key;
    m_stored = 0;
    m_buckets.assign(overviewBuckets, Bucket{});
    if (!mayExist)
        return Done{};
    auto statement = m_database.prepare("SELECT data FROM pyramid WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", key).step();
    if (!row)
        return row.error();
    if (!*row)
        return Done{};
    m_stored = statement->blobView(0).size();
    if (!decodePyramid(statement->blobView(0), m_buckets))
        return blockError(m_database, key);
    return Done{};
}

Outcome OverviewWriter::flush()
{
    if (m_key < 0)
        return Done{};
    auto statement = m_database.prepare("INSERT OR REPLACE INTO pyramid (id, data) VALUES (:id, :data)");
    if (!statement)
        return statement.error();
    const QByteArray data = encodePyramid(m_buckets);
    m_growth += data.size() - m_stored;
    const qint64 key = std::exchange(m_key, -1);
    return statement->bind(":id", key).bindBlob(":data", data).run();
}

} // namespace nightjar
