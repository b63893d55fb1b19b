// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QCoreApplication>

#include "core/routing/night_plan.h"

namespace nightjar {
namespace {

/// Data that was frozen or over a limit is on record, machine or not; who works at night is only met while working.
bool provedOnlyWhileRunning(const QString &rule)
{
    static const QStringList recorded{QStringLiteral("exceedance"), QStringLiteral("long-constant"),
                                      QStringLiteral("replayed-data"), QStringLiteral("parameter-edit")};
    return !recorded.contains(rule);
}

bool isOpen(const StoredLead &lead)
{
    return !lead.gone && !lead.hint && lead.state != u"dismissed" && lead.lead.tier == LeadTier::Regulator;
}

} // namespace

NightCandidates nightCandidates(const Registry &registry, const std::vector<StoredLead> &leads,
                                const std::map<QString, RunningChance> &chances, const QStringList &only)
{
    std::map<QString, std::vector<const StoredLead *>> byFirm;
    for (const StoredLead &lead : leads) {
        if (isOpen(lead) && (only.isEmpty() || only.contains(lead.lead.id)))
            byFirm[lead.lead.enterprise].push_back(&lead);
    }
    NightCandidates out;
    for (auto &[code, found] : byFirm) {
        std::stable_sort(found.begin(), found.end(),
                         [](const StoredLead *a, const StoredLead *b) { return a->lead.strength > b->lead.strength; });
        const Enterprise *enterprise = registry.enterprise(code);
        if (!enterprise || !enterprise->position) {
            out.without.push_back(
                {code, QCoreApplication::translate("Routing", "%1 has no position. Fill in lon and lat of the "
                                                              "enterprise to visit it.")
                           .arg(code)});
            continue;
        }
        NightCandidate candidate;
        candidate.enterprise = code;
        candidate.name = enterprise->name;
        candidate.position = *enterprise->position;
        candidate.weight = found.front()->lead.strength;
        candidate.needsRunning = provedOnlyWhileRunning(found.front()->lead.rule);
        for (const StoredLead *lead : found)
            candidate.leads.append(lead->lead.id);
        if (const auto chance = chances.find(code); chance != chances.end())
            candidate.slots = chance->second.slots;
        out.candidates.push_back(std::move(candidate));
    }
    std::stable_sort(out.candidates.begin(), out.candidates.end(),
                     [](const NightCandidate &a, const NightCandidate &b) { return a.weight > b.weight; });
    return out;
}

std::optional<Position> middleOf(const std::vector<NightCandidate> &candidates)
{
    if (candidates.empty())
        return {};
    Position sum;
    for (const NightCandidate &candidate : candidates) {
        sum.lon += candidate.position.lon;
        sum.lat += candidate.position.lat;
    }
    const double count = double(candidates.size());
    return Position{sum.lon / count, sum.lat / count};
}

} // namespace nightjar
