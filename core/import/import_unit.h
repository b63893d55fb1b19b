// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "core/cache/database.h"

namespace nightjar {

/// All of one file or nothing of it: a savepoint inside the transaction of an ImportGroup.
class ImportUnit
{
public:
    static Result<ImportUnit> begin(Database &database);
    ImportUnit(ImportUnit &&other) noexcept;
    ImportUnit &operator=(ImportUnit &&) = delete;
    ~ImportUnit();
    Outcome commit();

private:
    ImportUnit() = default;
    Database *m_savepoint = nullptr; ///< where a savepoint is open
};

/// The transaction that small files share, because each commit waits for the disk: committed after 100 ms, 200 files or
/// 8 MB, so that a kill loses little and never a part of a file. A large file commits what stood before it.
class ImportGroup
{
public:
    /// With `keep` false nothing is ever committed: a dry run.
    ImportGroup(Database &database, bool keep) : m_database(database), m_keep(keep) {}
    /// Before a file of so many bytes.
    Outcome begin(qint64 bytes);
    /// After a file, whether it was taken or not.
    Outcome end(qint64 bytes);
    /// Keeps what was not committed yet. An error: none of those files was kept.
    Outcome commit();

private:
    Database &m_database;
    bool m_keep;
    std::optional<Transaction> m_transaction;
    std::chrono::steady_clock::time_point m_begun;
    qint64 m_bytes = 0;
    int m_files = 0;
};

} // namespace nightjar
