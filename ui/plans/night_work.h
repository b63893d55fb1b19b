// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/base/language.h"
#include "core/report/route_card.h"
#include "core/routing/night_plan.h"

/// Steps of a night as jobs run them: each opens the cache for itself.
namespace nightjar
{

/// Who may be visited in a night, with the chance of running by slot where a forecast is known.
Result<NightCandidates> loadCandidates(const QString &cachePath, Day night, const OnProgress &progress);
/// Plans the night. Cancelled: an error of that kind, so that the plan before stays.
Result<Plan> planNight(const NightCandidates &candidates, const NightSettings &settings, const OnProgress &progress);

struct PlanHand {
    QString cachePath;
    QString by;
    Seconds at = 0;
};
Result<std::vector<Plan>> loadPlans(const QString &cachePath);
/// Keeps a plan, marks its new leads "in a plan" and writes the journal, all or nothing. The answer is the plan as
/// kept.
Result<Plan> keepPlan(const PlanHand &hand, Plan plan);
Outcome removePlan(const PlanHand &hand, const Plan &plan);
/// Writes the route card (PDF, DOCX or ODT by the ending) and a journal row. The answer is its SHA-256.
Result<QString> writeCard(const PlanHand &hand, const Plan &plan, const QString &path, Language language);
/// The plan's routes as GPX 1.1; positions of firms come from the registry.
QByteArray planGpx(const Plan &plan, const Registry &registry);
Result<QString> writePlanGpx(const PlanHand &hand, const Plan &plan, const QString &path);

} // namespace nightjar
