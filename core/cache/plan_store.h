// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/registry/plan.h"

namespace nightjar {

class Database;

/// Night plans of a cache.
class PlanStore
{
public:
    explicit PlanStore(Database &database);
    Result<qint64> save(const Plan &plan); ///< `plan.id` 0 = a new one
    Result<std::vector<Plan>> plans();     ///< newest night first
    Result<std::optional<Plan>> find(qint64 id);
    Outcome remove(qint64 id);

private:
    Database &m_database;
};

} // namespace nightjar
