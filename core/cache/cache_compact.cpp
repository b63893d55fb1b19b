// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include "core/cache/cache.h"
#include "core/cache/database_errors.h"
#include "core/cache/reblock.h"
#include "core/cache/series_state.h"

namespace nightjar {
namespace {

// Compacting pays when at least half of the bytes were put between others, and these are enough to be felt: a year of
// minutes then reads from 45 places instead of one. So every byte is moved about once for each time that the file
// doubles. Measured: 100 MB a second on a laptop disk.
constexpr qint64 leastLoose = qint64(32) << 20;
constexpr double bytesASecond = 100e6;
/// Nobody waits longer than this, or than the import before took.
constexpr double shortWait = 5;

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

/// VACUUM needs room for a copy in the folder of temporary files and for one beside the file.
bool hasRoom(const QString &path, qint64 bytes)
{
    const qint64 beside = QStorageInfo(QFileInfo(path).absolutePath()).bytesAvailable();
    const QString temporary =
        QFileInfo(QStringLiteral("/var/tmp")).isWritable() ? QStringLiteral("/var/tmp") : QDir::tempPath();
    return beside > bytes + bytes / 4 && QStorageInfo(temporary).bytesAvailable() > bytes + bytes / 4;
}

/// VACUUM writes the tables anew in the order of their keys, and a block's key is channel, then day. It tells nothing
/// of its progress; the steps of the virtual machine are counted so that it can be cancelled.
Outcome vacuum(Database &database, const OnProgress &onProgress)
{
    struct Watch {
        const OnProgress &onProgress;
        qint64 calls = 0;
    } watch{onProgress};
    if (onProgress) {
        sqlite3_progress_handler(
            database.handle(), 100'000,
            [](void *data) {
                auto &w = *static_cast<Watch *>(data);
                return w.onProgress({++w.calls, 0}) ? 0 : 1;
            },
            &watch);
    }
    // Statements that stand on a row would hinder it; the copy goes to a file, for a cache may exceed the memory.
    const Outcome outcome = database.execute("PRAGMA temp_store = FILE; VACUUM");
    sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
    if (auto ok = database.execute("PRAGMA temp_store = MEMORY"); !ok)
        return ok;
    return outcome;
}

} // namespace

Outcome compactCache(Cache &cache, const OnProgress &onProgress)
{
    Database &database = cache.database();
    if (database.readOnly())
        return databaseError(SQLITE_READONLY, {}, database.path());
    const qint64 bytes = QFileInfo(database.path()).size();
    if (!hasRoom(database.path(), bytes)) {
        return Error{
            Error::Kind::Io,
            say(QT_TRANSLATE_NOOP("Cache", "There is too little room on the disk to compact %1: about %2 MB are "
                                           "needed beside it and in the folder of temporary files. Nothing was "
                                           "changed."))
                .arg(database.path())
                .arg((bytes + bytes / 4) >> 20),
            database.path()};
    }
    if (auto ok = reblockAll(database, onProgress); !ok)
        return ok;
    if (auto ok = vacuum(database, onProgress); !ok)
        return ok;
    if (auto ok = database.execute("UPDATE channels_seen SET loose = 0 WHERE loose <> 0"); !ok)
        return ok;
    return database.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize");
}

Result<bool> compactWhenItPays(Cache &cache, double secondsSpent, const OnProgress &onProgress)
{
    Database &database = cache.database();
    const auto loose = oneInteger(database, "SELECT ifnull(sum(loose), 0) FROM channels_seen");
    const auto all = oneInteger(database, "SELECT ifnull(sum(bytes), 0) FROM channels_seen");
    if (!loose)
        return loose.error();
    if (!all)
        return all.error();
    const qint64 bytes = QFileInfo(database.path()).size();
    const double wait = 2 * double(bytes) / bytesASecond;
    if (database.readOnly() || *loose < leastLoose || *loose * 2 < *all || wait > std::max(shortWait, secondsSpent) ||
        !hasRoom(database.path(), bytes))
        return false;
    if (auto ok = compactCache(cache, onProgress); !ok)
        return ok.error();
    return true;
}

} // namespace nightjar
