// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/cache/series_keys.h"
#include "core/series/pyramid.h"

namespace nightjar {

class Database;

inline constexpr std::size_t overviewDays = std::size_t(1) << overviewPeriod;
inline constexpr std::size_t overviewBuckets = overviewDays * std::size_t(secondsPerDay / pyramidStep);

/// Key of the overview row that holds a block's days.
constexpr qint64 overviewKey(qint64 key)
{
    return blockKey(channelOfKey(key), periodStart(dayOfKey(key), overviewPeriod));
}

/// Brings the overviews of one channel up to its blocks, a row of 32 days at a time.
class OverviewWriter
{
public:
    explicit OverviewWriter(Database &database) : m_database(database) {}
    /// Replaces the buckets of a block's days. `mayExist`: is a row to be looked for?
    Outcome put(qint64 key, int period, const Series &series, bool mayExist);
    Outcome flush();
    /// By how much the rows grew since the last question.
    qint64 takeGrowth() { return std::exchange(m_growth, 0); }

private:
    Outcome load(qint64 key, bool mayExist);
    Database &m_database;
    qint64 m_key = -1;
    qint64 m_stored = 0;
    qint64 m_growth = 0;
    std::vector<Bucket> m_buckets;
};

/// The buckets of a block's days inside those of its overview row.
void putBuckets(std::vector<Bucket> &overview, qint64 key, int period, const Series &series);

} // namespace nightjar
