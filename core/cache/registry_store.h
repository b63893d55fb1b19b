// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/registry/model.h"
#include "core/registry/tables.h"

namespace nightjar {

class Database;

enum class RowOutcome { Taken, Duplicate };

/// The registry tables of a cache.
class RegistryStore
{
public:
    explicit RegistryStore(Database &database);

    /// Puts a normalised row: a known key with equal cells is a duplicate, with others it replaces the row (the old one
    /// goes to the journal) and is taken. Runs inside the caller's transaction.
    Result<RowOutcome> put(const TableShape &shape, const TableRow &row);
    /// Rows in key order.
    Result<std::vector<TableRow>> rows(const TableShape &shape);
    Result<qint64> count(const TableShape &shape);
    /// Everything typed, with enterprises, points and channels that only series declared.
    Result<Registry> load();
    /// Settings that belong to the cache file (`conflict`, `now`, profile texts).
    Result<QString> setting(const QString &key);
    Outcome setSetting(const QString &key, const QString &value);

private:
    Database &m_database;
};

} // namespace nightjar
