// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/registry/lead.h"

namespace nightjar {

class Database;

/// Screenings and leads of a cache. Identity, state and history of leads follow the contract's section "Leads".
class ScreeningStore
{
public:
    explicit ScreeningStore(Database &database);

    /// Keeps a screening and its leads (hints marked) in one transaction of its own. A lead that overlaps a stored one
    /// of the same rule, enterprise and a shared channel by at least half of the shorter takes its id, state and
    /// history; leads of these rules and this scope that were not found again stay with `gone` when somebody marked or
    /// used them, else they are removed. Ids inside `leads` (and their findings) are updated.
    Result<qint64> store(const Screening &screening, std::vector<Lead> &leads, const std::vector<Lead> &hints);
    Result<std::vector<Screening>> screenings();
    Result<std::optional<Screening>> screening(qint64 id);

    /// By `from`, enterprise, rule. An empty state means all; hints are left out.
    Result<std::vector<StoredLead>> leads(const QString &state = {});
    Result<std::optional<StoredLead>> lead(const QString &id);
    /// Sets the state of a lead and appends to its history; `NotFound` for an unknown id.
    Outcome mark(const QString &id, const LeadMark &mark);

private:
    Database &m_database;
};

} // namespace nightjar
