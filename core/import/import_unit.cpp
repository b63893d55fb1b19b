// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_unit.h"

#include <utility>

namespace nightjar {

Result<ImportUnit> ImportUnit::begin(Database &database, Nesting nesting)
{
    ImportUnit unit;
    if (nesting == Nesting::Own) {
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        unit.m_transaction.emplace(*std::move(transaction));
    } else {
        if (auto outcome = database.execute("SAVEPOINT import_file"); !outcome)
            return outcome.error();
        unit.m_savepoint = &database;
    }
    return unit;
}

ImportUnit::ImportUnit(ImportUnit &&other) noexcept
    : m_transaction(std::move(other.m_transaction)), m_savepoint(std::exchange(other.m_savepoint, nullptr))
{
    other.m_transaction.reset();
}

ImportUnit::~ImportUnit()
{
    if (!m_savepoint)
        return;
    // The transaction around it is rolled back in any case, so a failure here loses nothing.
    (void)m_savepoint->execute("ROLLBACK TO import_file");
    (void)m_savepoint->execute("RELEASE import_file");
}

Outcome ImportUnit::commit()
{
    if (m_transaction)
        return m_transaction->commit();
    return std::exchange(m_savepoint, nullptr)->execute("RELEASE import_file");
}

} // namespace nightjar
