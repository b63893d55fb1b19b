// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_unit.h"

#include <utility>

namespace nightjar {
namespace {

constexpr qint64 mostBytes = 8 * 1024 * 1024;
constexpr int mostFiles = 200;
constexpr std::chrono::milliseconds longest{100};

} // namespace

Result<ImportUnit> ImportUnit::begin(Database &database)
{
    if (auto outcome = database.execute("SAVEPOINT import_file"); !outcome)
        return outcome.error();
    ImportUnit unit;
    unit.m_savepoint = &database;
    return unit;
}

ImportUnit::ImportUnit(ImportUnit &&other) noexcept : m_savepoint(std::exchange(other.m_savepoint, nullptr)) {}

ImportUnit::~ImportUnit()
{
    if (!m_savepoint)
        return;
    // Where this fails the whole transaction is gone already, so nothing of the file stays in any case.
    (void)m_savepoint->execute("ROLLBACK TO import_file");
    (void)m_savepoint->execute("RELEASE import_file");
}

Outcome ImportUnit::commit() { return std::exchange(m_savepoint, nullptr)->execute("RELEASE import_file"); }

Outcome ImportGroup::begin(qint64 bytes)
{
    if (bytes >= mostBytes) {
        if (auto outcome = commit(); !outcome)
            return outcome;
    }
    if (m_transaction)
        return Done{};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    m_transaction.emplace(*std::move(transaction));
    m_begun = std::chrono::steady_clock::now();
    m_bytes = 0;
    m_files = 0;
    return Done{};
}

Outcome ImportGroup::end(qint64 bytes)
{
    m_bytes += bytes;
    ++m_files;
    const bool enough =
        m_bytes >= mostBytes || m_files >= mostFiles || std::chrono::steady_clock::now() - m_begun >= longest;
    return enough ? commit() : Outcome(Done{});
}

Outcome ImportGroup::commit()
{
    if (!m_keep || !m_transaction)
        return Done{};
    auto outcome = m_transaction->commit();
    m_transaction.reset();
    return outcome;
}

} // namespace nightjar
