// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"

#include <cmath>

#include <QCoreApplication>

#include "core/cache/audit_store.h"
#include "core/cache/channel_totals.h"
#include "core/cache/overview.h"
#include "core/cache/series_state.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

constexpr qsizetype mostProblems = 1000; ///< sentences that are kept; a destroyed disk must not fill the memory

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Collects what does not hold, with the channel's name and the day.
class Findings
{
public:
    Findings(CacheCheck &check, const QHash<ChannelId, QString> &names) : m_check(check), m_names(names) {}
    void add(qint64 key, const QString &sentence)
    {
        m_check.ok = false;
        if (m_check.problems.size() < mostProblems)
            m_check.problems += sentence.arg(m_names.value(channelOfKey(key), QString::number(channelOfKey(key))),
                                             formatDate(dayOfKey(key)));
    }
    void add(const QString &sentence)
    {
        m_check.ok = false;
        if (m_check.problems.size() < mostProblems)
            m_check.problems += sentence;
    }

private:
    CacheCheck &m_check;
    const QHash<ChannelId, QString> &m_names;
};

Result<QHash<ChannelId, QString>> channelNames(Database &database)
{
    auto statement = database.prepare("SELECT id, enterprise || '/' || point || '/' || factor FROM channels_seen");
    if (!statement)
        return statement.error();
    QHash<ChannelId, QString> names;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return names;
        names.insert(statement->integer(0), statement->text(1));
    }
}

Outcome checkSqlite(Database &database, Findings &findings)
{
    for (const char *pragma : {"PRAGMA quick_check(20)", "PRAGMA foreign_key_check"}) {
        auto statement = database.prepare(pragma);
        if (!statement)
            return statement.error();
        for (;;) {
            const auto row = statement->step();
            if (!row) { // pages so damaged that the check itself gives up
                findings.add(row.error().text);
                break;
            }
            if (!*row)
                break;
            if (statement->text(0) != u"ok")
                findings.add(
                    say(QT_TRANSLATE_NOOP("Cache", "SQLite finds the file damaged: %1. Restore it from a backup."))
                        .arg(statement->text(0)));
        }
    }
    return Done{};
}

/// Goes through the blocks in order, each against its hash, its columns and its sources; and what they say together
/// against the overviews and the channels' totals.
class BlockWalk
{
public:
    BlockWalk(Database &database, Findings &findings) : m_database(database), m_findings(findings) {}

    /// Columns as in the query below.
    Outcome add(const Statement &row)
    {
        const qint64 key = row.integer(0);
        if (channelOfKey(key) != m_channel) {
            if (auto ok = finish(); !ok)
                return ok;
            m_channel = channelOfKey(key);
            const auto stored = loadTotals(m_database, m_channel);
            m_sound = bool(stored);
            if (stored)
                m_stored = *stored;
            else
                m_findings.add(stored.error().text);
            m_totals.period = m_stored.period;
            m_totals.loose = m_stored.loose; // of the file, not of the data
        }
        if (!decode(row))
            m_sound = false;
        else if (m_series.empty())
            checkColumns(row);
        else
            gather(row);
        return Done{};
    }

    Outcome finish()
    {
        if (m_channel == 0)
            return Done{};
        if (auto ok = finishOverview(); !ok)
            return ok;
        if (m_sound && !(m_totals == m_stored))
            m_findings.add(m_lastKey, say(QT_TRANSLATE_NOOP(
                                          "Cache", "%1 up to %2: the totals of the channel (times, counts, distances, "
                                                   "bytes) do not fit its data. Restore the cache from a backup.")));
        m_totals = {};
        m_stored = {};
        m_sound = true;
        m_channel = 0;
        return Done{};
    }

private:
    bool decode(const Statement &row)
    {
        const qint64 key = m_lastKey = row.integer(0);
        const QByteArrayView data = row.blobView(9);
        if (blockHash(data) != row.blobView(7)) {
            m_findings.add(key, say(QT_TRANSLATE_NOOP(
                                    "Cache", "%1 on %2: the data does not fit its hash. Restore the cache from a "
                                             "backup, or import the files of this day into a new one.")));
            return false;
        }
        m_series.clear();
        m_distances.clear();
        if (!decodeBlock(data, m_series) || !blockDistances(data, m_distances)) {
            m_findings.add(
                key, say(QT_TRANSLATE_NOOP("Cache", "%1 on %2: the data cannot be decoded. Restore the cache from a "
                                                    "backup, or import the files of this day into a new one.")));
            return false;
        }
        return true;
    }

    bool checkColumns(const Statement &row)
    {
        const qint64 key = row.integer(0);
        const BlockFacts facts = blockFacts(m_series, 0, m_series.size());
        const bool columns = facts.first == row.integer(1) && facts.last == row.integer(2) &&
                             facts.samples == row.integer(3) && facts.numbers == row.integer(4) &&
                             same(facts.min, row.real(5)) && same(facts.max, row.real(6)) &&
                             same(facts.sum, row.real(10));
        const auto isInside = [&](Seconds t) { return periodStart(dayOf(t), m_stored.period) == dayOfKey(key); };
        const bool inside = !m_series.empty() && isInside(facts.first) && isInside(facts.last);
        if (!columns || !inside)
            m_findings.add(key, say(QT_TRANSLATE_NOOP(
                                    "Cache", "%1 on %2: the columns beside the data (times, counts, extremes, sum) "
                                             "do not fit it. Restore the cache from a backup.")));
        if (!decodeSources(row.blobView(8), facts.samples, m_sources))
            m_findings.add(key, say(QT_TRANSLATE_NOOP(
                                    "Cache", "%1 on %2: the list of source files does not fit the data. Restore the "
                                             "cache from a backup.")));
        return inside;
    }

    void gather(const Statement &row)
    {
        const qint64 key = row.integer(0);
        if (!checkColumns(row)) {
            m_sound = false;
            return;
        }
        if (m_totals.samples == 0)
            m_totals.first = m_series.times.front();
        else
            m_totals.add(m_series.times.front() - m_totals.last);
        m_totals.last = m_series.times.back();
        m_totals.samples += qint64(m_series.size());
        m_totals.bytes += row.blobView(9).size();
        ++m_totals.blocks;
        m_totals.add(m_distances);
        if (!hasOverview(m_stored.period))
            return;
        if (overviewKey(key) != m_overviewKey) {
            if (!finishOverview())
                m_sound = false;
            m_overviewKey = overviewKey(key);
            m_buckets.assign(overviewBuckets, Bucket{});
        }
        putBuckets(m_buckets, key, m_stored.period, m_series);
    }

    Outcome finishOverview()
    {
        if (m_overviewKey < 0)
            return Done{};
        auto statement = m_database.prepare("SELECT data FROM pyramid WHERE id = :id");
        if (!statement)
            return statement.error();
        const auto row = statement->bind(":id", m_overviewKey).step();
        const QByteArray expected = encodePyramid(m_buckets);
        if (!row || !*row || statement->blobView(0) != expected) {
            if (m_sound)
                m_findings.add(
                    m_overviewKey,
                    say(QT_TRANSLATE_NOOP("Cache", "%1 from %2 on: the overview for curves does not fit the data. "
                                                   "Restore the cache from a backup.")));
            m_sound = false;
        }
        m_totals.bytes += expected.size();
        m_overviewKey = -1;
        return Done{};
    }

    Database &m_database;
    Findings &m_findings;
    ChannelId m_channel = 0;
    ChannelTotals m_totals;
    ChannelTotals m_stored;
    bool m_sound = true; ///< nothing found so far that makes the sums differ, too
    qint64 m_lastKey = 0;
    qint64 m_overviewKey = -1;
    std::vector<Bucket> m_buckets;
    Series m_series;
    ChannelTotals::Distances m_distances;
    std::vector<SourceCount> m_sources;
};

Outcome checkBlocks(Database &database, CacheCheck &check, Findings &findings, const OnProgress &onProgress)
{
    const auto total = oneInteger(database, "SELECT count(*) FROM blocks");
    if (!total)
        return total.error();
    auto statement = database.prepare(
        "SELECT id, first, last, samples, numbers, min, max, hash, sources, data, sum FROM blocks ORDER BY id");
    if (!statement)
        return statement.error();
    BlockWalk walk(database, findings);
    for (;;) {
        const auto row = statement->step();
        if (!row) {
            findings.add(row.error().text);
            return Done{};
        }
        if (!*row)
            return walk.finish();
        ++check.blocks;
        check.samples += statement->integer(3);
        if (auto ok = walk.add(*statement); !ok)
            return ok;
        if (onProgress && check.blocks % 64 == 0 && !onProgress({check.blocks, *total}))
            return Error{Error::Kind::Cancelled, say(QT_TRANSLATE_NOOP("Cache", "Cancelled.")), database.path()};
    }
}

} // namespace

Result<CacheCheck> checkCache(Cache &cache, const OnProgress &onProgress)
{
    Database &database = cache.database();
    CacheCheck check;
    const auto names = channelNames(database);
    if (!names)
        return names.error();
    Findings findings(check, *names);
    if (auto ok = checkSqlite(database, findings); !ok)
        return ok.error();
    if (auto ok = checkBlocks(database, check, findings, onProgress); !ok)
        return ok.error();
    const auto stray = oneInteger(
        database, "SELECT (SELECT count(*) FROM pyramid AS p WHERE NOT EXISTS (SELECT 1 FROM blocks AS b WHERE b.id "
                  "BETWEEN p.id AND p.id + 31)) + (SELECT count(*) FROM blocks WHERE id >> 22 NOT IN (SELECT id FROM "
                  "channels_seen)) + (SELECT count(*) FROM channels_seen AS c WHERE blocks > 0 AND NOT EXISTS (SELECT "
                  "1 FROM blocks AS b WHERE b.id BETWEEN c.id << 22 AND (c.id << 22) + 4194303))");
    if (!stray)
        return stray.error();
    if (*stray > 0)
        findings.add(
            say(QT_TRANSLATE_NOOP("Cache", "There is data without its channel, or an overview without its data. "
                                           "Restore the cache from a backup.")));
    const auto audit = cache.audit().check();
    if (!audit)
        return audit.error();
    check.auditRows = audit->rows;
    check.auditFirstBad = audit->firstBad;
    if (!audit->ok)
        findings.add(
            say(QT_TRANSLATE_NOOP("Cache", "The journal was changed: row %1 does not fit the chain. Compare it with a "
                                           "backup or with a printed document."))
                .arg(audit->firstBad));
    return check;
}

} // namespace nightjar
