// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/plan_store.h"

#include <QCoreApplication>

#include "core/cache/database.h"
#include "core/cache/json_text.h"
#include "core/cache/plan_json.h"

namespace nightjar {
namespace {

Plan planOf(const Statement &row)
{
    Plan plan = planFromJson(objectFromText(row.text(1)));
    plan.id = row.integer(0);
    return plan;
}

} // namespace

PlanStore::PlanStore(Database &database) : m_database(database) {}

Result<qint64> PlanStore::save(const Plan &plan)
{
    auto statement =
        plan.id == 0
            ? m_database.prepare("INSERT INTO plans (night, made_at, made_by, plan) VALUES (:night, :at, :by, :plan)")
            : m_database.prepare("UPDATE plans SET night = :night, made_at = :at, made_by = :by, plan = :plan "
                                 "WHERE id = :id");
    if (!statement)
        return statement.error();
    statement->bind(":night", plan.night).bind(":at", plan.madeAt).bind(":by", plan.madeBy);
    statement->bind(":plan", jsonText(planToJson(plan)));
    if (plan.id != 0)
        statement->bind(":id", plan.id);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    if (plan.id == 0)
        return m_database.lastInsertId();
    if (m_database.changes() == 0) {
        return Error{Error::Kind::NotFound,
                     QCoreApplication::translate("Cache", "There is no plan %1 in %2. Save it as a new plan.")
                         .arg(plan.id)
                         .arg(m_database.path())};
    }
    return plan.id;
}

Result<std::vector<Plan>> PlanStore::plans()
{
    auto statement = m_database.prepare("SELECT id, plan FROM plans ORDER BY night DESC, id DESC");
    if (!statement)
        return statement.error();
    std::vector<Plan> plans;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return plans;
        plans.push_back(planOf(*statement));
    }
}

Result<std::optional<Plan>> PlanStore::find(qint64 id)
{
    auto statement = m_database.prepare("SELECT id, plan FROM plans WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", id).step();
    if (!row)
        return row.error();
    return *row ? std::optional(planOf(*statement)) : std::optional<Plan>();
}

Outcome PlanStore::remove(qint64 id)
{
    auto statement = m_database.prepare("DELETE FROM plans WHERE id = :id");
    if (!statement)
        return statement.error();
    return statement->bind(":id", id).run();
}

} // namespace nightjar
