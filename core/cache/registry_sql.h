// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/registry/tables.h"

namespace nightjar {

// SQL text of the registry tables, made from their shapes. Unknown columns of a file are kept in "_tags" as JSON.

/// Is the column part of the primary key? A shape without key columns is its own key.
bool isKeyColumn(const TableShape &shape, const TableColumn &column);
QByteArray createTableSql(const TableShape &shape);
/// Columns in order of the shape, then "_tags"; by key.
QByteArray selectAllSql(const TableShape &shape);
/// The row of a key, bound as `:c0`, `:c1` ... by the column's place in the shape.
QByteArray selectOneSql(const TableShape &shape);
/// Cells bound as above, tags as `:tags`.
QByteArray replaceSql(const TableShape &shape);

} // namespace nightjar
