// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/rule_result_store.h"

#include "core/cache/database.h"

namespace nightjar {

RuleResultStore::RuleResultStore(Database &database) : m_database(database) {}

Result<std::optional<QByteArray>> RuleResultStore::find(const QString &enterprise, const QString &rule,
                                                        const QByteArray &key)
{
    auto statement = m_database.prepare("SELECT result FROM rule_results "
                                        "WHERE enterprise = :enterprise AND rule = :rule AND key = :key");
    if (!statement)
        return statement.error();
    statement->bind(":enterprise", enterprise).bind(":rule", rule).bindBlob(":key", key);
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::optional(statement->blob(0)) : std::optional<QByteArray>();
}

Outcome RuleResultStore::keep(const std::vector<RuleResultRow> &rows)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    for (const RuleResultRow &row : rows) {
        auto statement = m_database.prepare("INSERT OR REPLACE INTO rule_results (enterprise, rule, key, result) "
                                            "VALUES (:enterprise, :rule, :key, :result)");
        if (!statement)
            return statement.error();
        statement->bind(":enterprise", row.enterprise).bind(":rule", row.rule);
        statement->bindBlob(":key", row.key).bindBlob(":result", row.result);
        if (auto ok = statement->run(); !ok)
            return ok;
    }
    return transaction->commit();
}

} // namespace nightjar
