// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache_copy.h"

#include <sqlite3.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/cache/cache.h"
#include "core/cache/database.h"
#include "core/cache/database_errors.h"

namespace nightjar {
namespace {

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

Error cancelled(const QString &path)
{
    return {Error::Kind::Cancelled, say(QT_TRANSLATE_NOOP("Cache", "Cancelled.")), path};
}

/// Holds one state of the database while it is copied: without it SQLite would begin anew at every foreign commit.
class Snapshot
{
public:
    explicit Snapshot(Database &database) : m_database(database), m_own(!database.inTransaction())
    {
        if (m_own)
            m_ok = bool(database.execute("BEGIN; SELECT count(*) FROM sqlite_schema"));
    }
    ~Snapshot()
    {
        if (m_own && m_database.inTransaction())
            (void)m_database.execute("ROLLBACK");
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;
    bool ok() const { return m_ok; }

private:
    Database &m_database;
    bool m_own;
    bool m_ok = true;
};

Outcome copyPages(Database &database, const QString &part, const QString &target, const OnProgress &onProgress)
{
    sqlite3 *copy = nullptr;
    const int opened = sqlite3_open_v2(QFile::encodeName(part).constData(), &copy,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK) {
        Error error = databaseError(copy, target);
        sqlite3_close_v2(copy);
        return error;
    }
    constexpr int pagesAStep = 32;
    Outcome outcome = Done{};
    sqlite3_backup *const backup = sqlite3_backup_init(copy, "main", database.handle(), "main");
    if (!backup) {
        outcome = databaseError(copy, target);
    } else {
        for (;;) {
            const int code = sqlite3_backup_step(backup, pagesAStep);
            if (code == SQLITE_DONE)
                break;
            if (code != SQLITE_OK) {
                outcome = databaseError(code, QString::fromUtf8(sqlite3_errstr(code)), target);
                break;
            }
            const qint64 total = sqlite3_backup_pagecount(backup);
            if (onProgress && !onProgress({total - sqlite3_backup_remaining(backup), total})) {
                outcome = cancelled(target);
                break;
            }
        }
        const int code = sqlite3_backup_finish(backup);
        if (outcome && code != SQLITE_OK)
            outcome = databaseError(code, QString::fromUtf8(sqlite3_errstr(code)), target);
    }
    sqlite3_close_v2(copy);
    return outcome;
}

} // namespace

Outcome copyDatabase(Database &database, const QString &target, const OnProgress &onProgress)
{
    const QFileInfo info(target);
    if (target.isEmpty() || info.isDir()) {
        return Error{Error::Kind::BadInput,
                     say(QT_TRANSLATE_NOOP("Cache", "%1 is no file name for a copy of the cache. Name a new file."))
                         .arg(target.isEmpty() ? QStringLiteral("\"\"") : target),
                     target};
    }
    if (info.exists()) {
        return Error{Error::Kind::Conflict,
                     say(QT_TRANSLATE_NOOP(
                             "Cache", "%1 exists already and is not overwritten. Choose another name for the copy."))
                         .arg(target),
                     target};
    }
    if (!info.absoluteDir().exists()) {
        return Error{
            Error::Kind::NotFound,
            say(QT_TRANSLATE_NOOP("Cache", "The folder %1 does not exist. Make it first, or name another one."))
                .arg(info.absolutePath()),
            target};
    }
    const Snapshot snapshot(database);
    if (!snapshot.ok())
        return database.lastError();
    const QString part = target + QStringLiteral(".part"); // beside, then renamed: no half copy under the final name
    QFile::remove(part);
    Outcome outcome = copyPages(database, part, target, onProgress);
    for (const auto *suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(part + QLatin1String(suffix));
    if (outcome && !QFile::rename(part, target)) {
        outcome = Error{
            Error::Kind::Io,
            say(QT_TRANSLATE_NOOP("Cache", "The copy could not be named %1. Check the permissions of the folder."))
                .arg(target),
            target};
    }
    if (!outcome)
        QFile::remove(part);
    return outcome;
}

Outcome backupCache(Cache &cache, const QString &target, const OnProgress &onProgress)
{
    return copyDatabase(cache.database(), target, onProgress);
}

} // namespace nightjar
