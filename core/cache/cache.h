// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/cache/database.h"

namespace nightjar {

class AuditStore;
class CaseStore;
class ImportStore;
class PlanStore;
class RegistryStore;
class RuleResultStore;
class ScreeningStore;
class SeriesStore;

/// A `*.nightjar` file opened by one thread: the connection and one store a table group. Workers open their own.
/// Opening checks application_id and user_version, migrates an older file after a backup beside it, and refuses a newer
/// one, a foreign SQLite file and anything that is no database, each with a sentence.
class Cache
{
public:
    /// `Create` opens an existing cache, too; a new one appears whole or not at all.
    static Result<Cache> open(const QString &path, OpenMode mode);
    Cache(Cache &&) noexcept;
    Cache &operator=(Cache &&) noexcept;
    ~Cache();

    QString path() const;
    bool readOnly() const;
    /// A sentence on how it was opened when that is worth saying (immutable, migrated from version N with backup F).
    QString notice() const;

    Database &database();
    RegistryStore &registry();
    SeriesStore &series();
    ImportStore &imports();
    ScreeningStore &screenings();
    CaseStore &cases();
    PlanStore &plans();
    AuditStore &audit();
    RuleResultStore &ruleResults();

private:
    struct State;
    explicit Cache(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// What `cache check` and the Data page say about a cache.
struct CacheCheck {
    bool ok = true;
    qint64 blocks = 0;
    qint64 samples = 0;
    QStringList problems; ///< a sentence each: channel, day, what does not hold
    qint64 auditRows = 0;
    qint64 auditFirstBad = -1;
};
/// Verifies SQLite's own integrity, every block's hash, decodes it, compares columns and pyramid, walks the audit
/// chain.
Result<CacheCheck> checkCache(Cache &cache, const OnProgress &onProgress = {});

/// Copies a cache that may be in use (SQLite backup API) to a file that must not exist.
Outcome backupCache(Cache &cache, const QString &target, const OnProgress &onProgress = {});
/// Cuts blocks anew where a channel turned out denser or sparser than its first samples, puts them into channel-time
/// order and gives free pages back. Refused when the disk has no room for a copy.
Outcome compactCache(Cache &cache, const OnProgress &onProgress = {});
/// The same at the end of an import, if much lies scattered and it takes no longer than the import did (or 5 s). True:
/// it was done.
Result<bool> compactWhenItPays(Cache &cache, double secondsSpent, const OnProgress &onProgress = {});

/// Sizes of a cache, for the job strip and `cache stats`.
struct CacheStats {
    qint64 bytes = 0;
    qint64 enterprises = 0;
    qint64 points = 0;
    qint64 channels = 0;
    qint64 samples = 0;
    qint64 blocks = 0;
    Seconds first = 0; ///< of all samples; 0 when there are none
    Seconds last = 0;
    Seconds lastImportAt = 0;
    struct Kind {
        QString factor;
        qint64 channels = 0, samples = 0, bytes = 0;
    };
    std::vector<Kind> byFactor;
};
Result<CacheStats> cacheStats(Cache &cache);

/// The clock of a cache: the real time `now`, unless the last sample is older than two days; then 12:00 of the day
/// after the last sample. (`now` comes from the caller, so that core stays without a clock.)
Result<Seconds> cacheNow(Cache &cache, Seconds now);

} // namespace nightjar
