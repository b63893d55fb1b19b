// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <sqlite3.h>

#include "core/cache/database.h"
#include "core/cache/database_errors.h"
#include "core/cache/statement_pool.h"

namespace nightjar {
namespace {

/// More idle statements than the program has texts: a loop over generated SQL must not grow without end.
constexpr std::size_t mostIdle = 256;

int parameter(sqlite3_stmt *statement, const char *name)
{
    const int index = sqlite3_bind_parameter_index(statement, name);
    Q_ASSERT_X(index > 0, "Statement::bind", name); // the text beside the call has no such parameter
    return index;
}

} // namespace

StatementPool::~StatementPool()
{
    for (const auto &[sql, statement] : idle)
        sqlite3_finalize(statement);
    sqlite3_close_v2(connection);
}

Statement::Statement(sqlite3_stmt *statement, std::shared_ptr<StatementPool> pool)
    : m_statement(statement), m_pool(std::move(pool))
{
}

Statement::~Statement()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    if (m_pool->idle.size() < mostIdle)
        m_pool->idle.emplace(sqlite3_sql(m_statement), m_statement);
    else
        sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_pool(std::move(other.m_pool))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_pool, other.m_pool);
    return *this;
}

Statement &Statement::bind(const char *name, qint64 value)
{
    sqlite3_bind_int64(m_statement, parameter(m_statement, name), value);
    return *this;
}

Statement &Statement::bind(const char *name, double value)
{
    sqlite3_bind_double(m_statement, parameter(m_statement, name), value); // NaN becomes NULL
    return *this;
}

Statement &Statement::bind(const char *name, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text64(m_statement, parameter(m_statement, name), utf8.constData(), sqlite3_uint64(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(const char *name, QByteArrayView value)
{
    const int index = parameter(m_statement, name);
    if (value.isEmpty())
        sqlite3_bind_zeroblob(m_statement, index, 0); // a null pointer would bind NULL
    else
        sqlite3_bind_blob64(m_statement, index, value.data(), sqlite3_uint64(value.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindNull(const char *name)
{
    sqlite3_bind_null(m_statement, parameter(m_statement, name));
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    Error error = databaseError(m_pool->connection, m_pool->path);
    sqlite3_reset(m_statement);
    return error;
}

Outcome Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return row.error();
        if (!*row)
            return Done{};
    }
}

void Statement::reset() { sqlite3_reset(m_statement); }

qint64 Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *const text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView Statement::blobView(int column) const
{
    const auto *const bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

QByteArray Statement::blob(int column) const { return blobView(column).toByteArray(); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

} // namespace nightjar
