// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>

#include "core/base/result.h"

namespace nightjar {

class Database;

/// What a rule found in one enterprise, and the fingerprint of all that it was found from.
struct RuleResultRow {
    QString enterprise;
    QString rule;
    QByteArray key; ///< data, registry rows, parameters, version of the rule
    QByteArray result;
};

/// Results of rules that need not be found again while nothing of their key has changed. Only a memory: emptying the
/// table changes no answer.
class RuleResultStore
{
public:
    explicit RuleResultStore(Database &database);
    /// Nothing when none is kept under that key.
    Result<std::optional<QByteArray>> find(const QString &enterprise, const QString &rule, const QByteArray &key);
    /// One result an enterprise and rule, in a transaction of its own.
    Outcome keep(const std::vector<RuleResultRow> &rows);

private:
    Database &m_database;
};

} // namespace nightjar
