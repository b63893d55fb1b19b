// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/registry_store.h"

#include "core/cache/database.h"
#include "core/cache/json_text.h"
#include "core/cache/registry_load.h"
#include "core/cache/registry_sql.h"
#include "core/cache/series_state.h"

namespace nightjar {
namespace {

TableRow rowOf(const TableShape &shape, const Statement &statement)
{
    TableRow row;
    const int columns = int(shape.columns.size());
    for (int i = 0; i < columns; ++i)
        row.cells += statement.text(i);
    row.tags = objectFromText(statement.text(columns));
    return row;
}

QByteArray parameterName(std::size_t column) { return ":c" + QByteArray::number(column); }

/// SQL text of one shape, made once: rows of a table come by the thousand.
struct TableSql {
    QByteArray selectOne;
    QByteArray replace;
};

const TableSql &sqlOf(const TableShape &shape)
{
    thread_local QHash<QByteArray, TableSql> known;
    TableSql &sql = known[shape.name];
    if (sql.selectOne.isEmpty())
        sql = {selectOneSql(shape), replaceSql(shape)};
    return sql;
}

Outcome keepInJournal(Database &database, const TableShape &shape, const TableRow &row)
{
    auto statement =
        database.prepare("INSERT INTO row_history (table_name, cells, tags, after_audit) VALUES (:name, :cells, "
                         ":tags, (SELECT ifnull(max(id), 0) FROM audit))");
    if (!statement)
        return statement.error();
    statement->bind(":name", QString::fromLatin1(shape.name)).bind(":cells", jsonText(row.cells));
    return statement->bind(":tags", jsonText(row.tags)).run();
}

} // namespace

RegistryStore::RegistryStore(Database &database) : m_database(database) {}

Result<RowOutcome> RegistryStore::put(const TableShape &shape, const TableRow &given)
{
    TableRow row = given;
    while (row.cells.size() < qsizetype(shape.columns.size()))
        row.cells += QString();
    const TableSql &sql = sqlOf(shape);
    {
        auto known = m_database.prepare(sql.selectOne.constData());
        if (!known)
            return known.error();
        for (std::size_t i = 0; i < shape.columns.size(); ++i) {
            if (isKeyColumn(shape, shape.columns[i]))
                known->bind(parameterName(i).constData(), row.cells[qsizetype(i)]);
        }
        const auto found = known->step();
        if (!found)
            return found.error();
        if (*found) {
            const TableRow old = rowOf(shape, *known);
            if (old == row)
                return RowOutcome::Duplicate;
            if (auto ok = keepInJournal(m_database, shape, old); !ok)
                return ok.error();
        }
    }
    auto statement = m_database.prepare(sql.replace.constData());
    if (!statement)
        return statement.error();
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
        statement->bind(parameterName(i).constData(), row.cells[qsizetype(i)]);
    statement->bind(":tags", jsonText(row.tags));
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return RowOutcome::Taken;
}

Result<std::vector<TableRow>> RegistryStore::rows(const TableShape &shape)
{
    auto statement = m_database.prepare(selectAllSql(shape).constData());
    if (!statement)
        return statement.error();
    std::vector<TableRow> rows;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back(rowOf(shape, *statement));
    }
}

Result<qint64> RegistryStore::count(const TableShape &shape)
{
    return oneInteger(m_database, ("SELECT count(*) FROM \"" + QByteArray(shape.name) + '"').constData());
}

Result<Registry> RegistryStore::load() { return loadRegistry(m_database, *this); }

Result<QString> RegistryStore::setting(const QString &key)
{
    auto statement = m_database.prepare("SELECT value FROM settings WHERE key = :key");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":key", key).step();
    if (!row)
        return row.error();
    return *row ? statement->text(0) : QString();
}

Outcome RegistryStore::setSetting(const QString &key, const QString &value)
{
    auto statement = m_database.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)");
    if (!statement)
        return statement.error();
    return statement->bind(":key", key).bind(":value", value).run();
}

} // namespace nightjar
