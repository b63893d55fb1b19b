// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QString>

#include "core/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace nightjar {

struct StatementPool;

/// A prepared statement of SQLite's C interface; bound by name, stepped to the end, reset when it goes out of scope of
/// its last use. Column getters follow SQLite's conversions.
class Statement
{
public:
    Statement() = default;
    Statement(sqlite3_stmt *statement, std::shared_ptr<StatementPool> pool);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;

    Statement &bind(const char *name, qint64 value);
    template <std::integral T>
    Statement &bind(const char *name, T value)
    {
        return bind(name, qint64(value));
    }
    Statement &bind(const char *name, double value);
    Statement &bind(const char *name, const QString &value);
    Statement &bindBlob(const char *name, QByteArrayView value); ///< the bytes must live until the step
    Statement &bindNull(const char *name);

    /// True: a row is there. False: the end. After the end the statement is reset and can be bound again.
    Result<bool> step();
    /// Runs to the end and forgets the rows.
    Outcome run();
    void reset();

    qint64 integer(int column) const;
    double real(int column) const; ///< NaN for NULL
    QString text(int column) const;
    QByteArray blob(int column) const;
    QByteArrayView blobView(int column) const; ///< valid until the next step
    bool isNull(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    std::shared_ptr<StatementPool> m_pool;
};

enum class OpenMode { Create, ReadWrite, ReadOnly };

/// One connection to one SQLite file; belongs to one thread. Knows nothing of Nightjar's tables.
class Database
{
public:
    static Result<Database> open(const QString &path, OpenMode mode);
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    /// A statement that went out of scope is kept and given out again for the same text: each is prepared once.
    Result<Statement> prepare(const char *sql);
    Outcome execute(const char *sql);
    qint64 lastInsertId() const;
    qint64 changes() const;
    QString path() const;
    bool readOnly() const;
    /// The last failure as a sentence that names the file and what to do (busy, full disk, damaged, read-only ...).
    Error lastError() const;
    sqlite3 *handle() const;
    /// Opened `immutable=1` from a medium on which nothing can be written.
    bool immutable() const;
    /// Is a transaction open on this connection?
    bool inTransaction() const;

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Rolls back unless committed.
class Transaction
{
public:
    /// BEGIN IMMEDIATE: a second writer waits 10 s here, then reads in a sentence who writes.
    static Result<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Outcome commit();

private:
    explicit Transaction(Database &database) : m_database(&database) {}
    Database *m_database = nullptr;
};

} // namespace nightjar
