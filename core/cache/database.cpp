// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/database.h"

#include <chrono>
#include <thread>

#include <sqlite3.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include "core/cache/database_errors.h"
#include "core/cache/statement_pool.h"

namespace nightjar {
namespace {

constexpr int busyMilliseconds = 10'000;
constexpr char magic[] = "SQLite format 3"; // with its NUL: 16 bytes

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

/// What can be said of the path before SQLite sees it. True: there is a file with something in it.
Result<bool> lookAt(const QString &path, OpenMode mode)
{
    if (path.isEmpty())
        return Error{Error::Kind::BadInput,
                     say(QT_TRANSLATE_NOOP("Cache", "No cache is named. Name a *.nightjar file."))};
    if (path == u":memory:")
        return false;
    const QFileInfo info(path);
    if (info.isDir()) {
        return Error{Error::Kind::BadInput,
                     say(QT_TRANSLATE_NOOP("Cache", "%1 is a folder, not a cache. Name a *.nightjar file.")).arg(path),
                     path};
    }
    if (!info.exists()) {
        if (mode != OpenMode::Create) {
            return Error{
                Error::Kind::NotFound,
                say(QT_TRANSLATE_NOOP("Cache", "The cache %1 does not exist. Check the path; `import` makes a new "
                                               "cache."))
                    .arg(path),
                path};
        }
        if (!info.absoluteDir().exists()) {
            return Error{
                Error::Kind::NotFound,
                say(QT_TRANSLATE_NOOP("Cache", "The folder %1 does not exist, so the cache %2 cannot be made. Make the "
                                               "folder first."))
                    .arg(info.absolutePath(), path),
                path};
        }
        return false;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Kind::Io,
                     say(QT_TRANSLATE_NOOP("Cache", "%1 cannot be read: %2. Check the permissions."))
                         .arg(path, file.errorString()),
                     path};
    }
    const QByteArray head = file.read(sizeof magic);
    if (head.isEmpty()) {
        if (mode == OpenMode::Create)
            return false;
        return emptyFileError(path);
    }
    if (head != QByteArray(magic, sizeof magic)) {
        return Error{Error::Kind::BadInput,
                     say(QT_TRANSLATE_NOOP("Cache", "%1 is not a Nightjar cache. Choose a *.nightjar file.")).arg(path),
                     path};
    }
    return true;
}

/// Makes a new file a WAL database. SQLite's own patience does not cover this step, on which two makers may meet.
int beginWal(sqlite3 *connection)
{
    constexpr int pause = 20;
    for (int waited = 0;; waited += pause) {
        const int code =
            sqlite3_exec(connection, "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
        if ((code & 0xff) != SQLITE_BUSY || waited >= busyMilliseconds)
            return code;
        std::this_thread::sleep_for(std::chrono::milliseconds(pause));
    }
}

bool nothingInWal(const QString &path) { return QFileInfo(path + QStringLiteral("-wal")).size() == 0; }

} // namespace

struct Database::State {
    std::shared_ptr<StatementPool> pool = std::make_shared<StatementPool>();
    bool readOnly = false;
    bool immutable = false;

    /// Opens and reads the first page; an error code tells whether another way may work.
    int connect(const QString &path, int flags, bool asImmutable)
    {
        sqlite3_close_v2(pool->connection);
        pool->connection = nullptr;
        QByteArray name = QFile::encodeName(path);
        if (asImmutable) {
            name = "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?immutable=1";
            flags |= SQLITE_OPEN_URI;
        }
        int code = sqlite3_open_v2(name.constData(), &pool->connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
        if (code != SQLITE_OK)
            return code;
        sqlite3_extended_result_codes(pool->connection, 1);
        sqlite3_busy_timeout(pool->connection, busyMilliseconds);
        return sqlite3_exec(pool->connection, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    }
};

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString &path, OpenMode mode)
{
    const auto exists = lookAt(path, mode);
    if (!exists)
        return exists.error();
    auto state = std::make_unique<State>();
    state->pool->path = path;
    // A reader, too, opens for writing where it may: so the last one out leaves no -wal and -shm behind.
    const int create = mode == OpenMode::Create ? SQLITE_OPEN_CREATE : 0;
    int code = state->connect(path, SQLITE_OPEN_READWRITE | create, false);
    if (mode == OpenMode::ReadOnly && code != SQLITE_OK) {
        code = state->connect(path, SQLITE_OPEN_READONLY, false);
        const int primary = code & 0xff;
        if ((primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY || primary == SQLITE_IOERR) &&
            nothingInWal(path)) {
            code = state->connect(path, SQLITE_OPEN_READONLY, true);
            state->immutable = code == SQLITE_OK;
        }
    }
    if (code != SQLITE_OK)
        return databaseError(state->pool->connection, path);
    sqlite3 *const connection = state->pool->connection;
    state->readOnly = mode == OpenMode::ReadOnly || sqlite3_db_readonly(connection, "main") == 1;
    if (mode != OpenMode::ReadOnly && state->readOnly)
        return databaseError(SQLITE_READONLY, {}, path);

    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    Database database(std::move(state));
    if (!*exists) { // both last only from the first page on
        if (beginWal(connection) != SQLITE_OK)
            return database.lastError();
    }
    if (auto ok = database.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;"
                                   "PRAGMA mmap_size = 2147418112; PRAGMA temp_store = MEMORY");
        !ok)
        return ok.error();
    if (mode == OpenMode::ReadOnly) {
        if (auto ok = database.execute("PRAGMA query_only = ON"); !ok)
            return ok.error();
    }
    return database;
}

Result<Statement> Database::prepare(const char *sql)
{
    auto &idle = m_state->pool->idle;
    if (const auto known = idle.find(sql); known != idle.end()) {
        sqlite3_stmt *const statement = known->second;
        idle.erase(known);
        return Statement(statement, m_state->pool);
    }
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return lastError();
    return Statement(statement, m_state->pool);
}

Outcome Database::execute(const char *sql)
{
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return Done{};
}

qint64 Database::lastInsertId() const { return sqlite3_last_insert_rowid(handle()); }
qint64 Database::changes() const { return sqlite3_changes64(handle()); }
QString Database::path() const { return m_state->pool->path; }
bool Database::readOnly() const { return m_state->readOnly; }
Error Database::lastError() const { return databaseError(handle(), path()); }
sqlite3 *Database::handle() const { return m_state->pool->connection; }
bool Database::immutable() const { return m_state->immutable; }
bool Database::inTransaction() const { return sqlite3_get_autocommit(handle()) == 0; }

Result<Transaction> Transaction::begin(Database &database)
{
    if (database.readOnly())
        return databaseError(SQLITE_READONLY, {}, database.path());
    if (auto ok = database.execute("BEGIN IMMEDIATE"); !ok)
        return ok.error();
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    // A full disk may have rolled back already; the second ROLLBACK then fails and changes nothing.
    if (m_database && m_database->inTransaction())
        (void)m_database->execute("ROLLBACK");
}

Outcome Transaction::commit()
{
    if (auto ok = m_database->execute("COMMIT"); !ok)
        return ok.error();
    m_database = nullptr;
    return Done{};
}

} // namespace nightjar
