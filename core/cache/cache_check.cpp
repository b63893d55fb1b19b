// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"

#include <cmath>

#include <QCoreApplication>

#include "core/cache/audit_store.h"
#include "core/cache/series_keys.h"
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

/// One block against its hash, its columns, its sources and its pyramid. Columns as in the query below.
void checkBlock(const Statement &row, Series &series, std::vector<SourceCount> &sources, Findings &findings)
{
    const qint64 key = row.integer(0);
    const QByteArrayView data = row.blobView(9);
    if (blockHash(data) != row.blobView(7)) {
        findings.add(
            key, say(QT_TRANSLATE_NOOP("Cache", "%1 on %2: the data does not fit its hash. Restore the cache from a "
                                                "backup, or import the files of this day into a new one.")));
        return;
    }
    series = {};
    if (!decodeBlock(data, series)) {
        findings.add(key,
                     say(QT_TRANSLATE_NOOP("Cache", "%1 on %2: the data cannot be decoded. Restore the cache from a "
                                                    "backup, or import the files of this day into a new one.")));
        return;
    }
    const BlockFacts facts = blockFacts(series, 0, series.size());
    const bool columns = facts.first == row.integer(1) && facts.last == row.integer(2) &&
                         facts.samples == row.integer(3) && facts.numbers == row.integer(4) &&
                         same(facts.min, row.real(5)) && same(facts.max, row.real(6)) && same(facts.sum, row.real(11));
    const bool inDay = !series.empty() && dayOf(facts.first) == dayOfKey(key) && dayOf(facts.last) == dayOfKey(key);
    if (!columns || !inDay)
        findings.add(
            key, say(QT_TRANSLATE_NOOP("Cache", "%1 on %2: the columns beside the data (times, counts, extremes, sum) "
                                                "do not fit it. Restore the cache from a backup.")));
    if (!decodeSources(row.blobView(8), facts.samples, sources))
        findings.add(
            key, say(QT_TRANSLATE_NOOP("Cache", "%1 on %2: the list of source files does not fit the data. Restore the "
                                                "cache from a backup.")));
    if (row.isNull(10) || dayPyramid(series, dayOfKey(key)) != row.blobView(10))
        findings.add(
            key, say(QT_TRANSLATE_NOOP("Cache", "%1 on %2: the overview for curves does not fit the data. Restore the "
                                                "cache from a backup.")));
}

Outcome checkBlocks(Database &database, CacheCheck &check, Findings &findings, const OnProgress &onProgress)
{
    const auto total = oneInteger(database, "SELECT count(*) FROM blocks");
    if (!total)
        return total.error();
    auto statement = database.prepare(
        "SELECT b.id, b.first, b.last, b.samples, b.numbers, b.min, b.max, b.hash, b.sources, b.data, p.data, b.sum "
        "FROM blocks AS b LEFT JOIN pyramid AS p ON p.id = b.id ORDER BY b.id");
    if (!statement)
        return statement.error();
    Series series;
    std::vector<SourceCount> sources;
    for (;;) {
        const auto row = statement->step();
        if (!row) {
            findings.add(row.error().text);
            return Done{};
        }
        if (!*row)
            return Done{};
        ++check.blocks;
        check.samples += statement->integer(3);
        checkBlock(*statement, series, sources, findings);
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
    const auto stray =
        oneInteger(database, "SELECT (SELECT count(*) FROM pyramid WHERE id NOT IN (SELECT id FROM blocks)) + "
                             "(SELECT count(*) FROM blocks WHERE id >> 22 NOT IN (SELECT id FROM channels_seen))");
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
