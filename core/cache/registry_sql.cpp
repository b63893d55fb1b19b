// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/registry_sql.h"

#include <algorithm>

namespace nightjar {
namespace {

QByteArray quoted(const char *name) { return '"' + QByteArray(name).replace('"', "\"\"") + '"'; }

QByteArray columnList(const TableShape &shape)
{
    QByteArray list;
    for (const TableColumn &column : shape.columns)
        list += quoted(column.name) + ", ";
    return list + "\"_tags\"";
}

QByteArray keyList(const TableShape &shape)
{
    QByteArrayList keys;
    for (const TableColumn &column : shape.columns) {
        if (isKeyColumn(shape, column))
            keys += quoted(column.name);
    }
    return keys.join(", ");
}

} // namespace

bool isKeyColumn(const TableShape &shape, const TableColumn &column)
{
    const bool any =
        std::any_of(shape.columns.begin(), shape.columns.end(), [](const TableColumn &c) { return c.key; });
    return column.key || !any;
}

QByteArray createTableSql(const TableShape &shape)
{
    QByteArray sql = "CREATE TABLE " + quoted(shape.name) + " (";
    for (const TableColumn &column : shape.columns)
        sql += quoted(column.name) + " TEXT NOT NULL DEFAULT '', ";
    return sql + "\"_tags\" TEXT NOT NULL DEFAULT '{}', PRIMARY KEY (" + keyList(shape) + ")) STRICT, WITHOUT ROWID";
}

QByteArray selectAllSql(const TableShape &shape)
{
    return "SELECT " + columnList(shape) + " FROM " + quoted(shape.name) + " ORDER BY " + keyList(shape);
}

QByteArray selectOneSql(const TableShape &shape)
{
    QByteArrayList conditions;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        if (isKeyColumn(shape, shape.columns[i]))
            conditions += quoted(shape.columns[i].name) + " = :c" + QByteArray::number(i);
    }
    return "SELECT " + columnList(shape) + " FROM " + quoted(shape.name) + " WHERE " + conditions.join(" AND ");
}

QByteArray replaceSql(const TableShape &shape)
{
    QByteArray values;
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
        values += ":c" + QByteArray::number(i) + ", ";
    return "INSERT OR REPLACE INTO " + quoted(shape.name) + " (" + columnList(shape) + ") VALUES (" + values + ":tags)";
}

} // namespace nightjar
