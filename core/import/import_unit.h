// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/cache/database.h"

namespace nightjar {

/// All of one file or nothing of it: a transaction, or a savepoint inside the one transaction of a dry run.
class ImportUnit
{
public:
    enum class Nesting { Own, InTransaction };
    static Result<ImportUnit> begin(Database &database, Nesting nesting);
    ImportUnit(ImportUnit &&other) noexcept;
    ImportUnit &operator=(ImportUnit &&) = delete;
    ~ImportUnit();
    Outcome commit();

private:
    ImportUnit() = default;
    std::optional<Transaction> m_transaction;
    Database *m_savepoint = nullptr; ///< where a savepoint is open
};

} // namespace nightjar
