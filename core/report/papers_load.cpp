// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include <QCoreApplication>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/casework/frozen_lead.h"
#include "core/report/case_summary.h"
#include "core/report/figure_rows.h"
#include "core/report/route_card.h"
#include "core/report/words.h"
#include "core/screening/wording.h"

namespace nightjar {
namespace {

/// Packs by screening; the built-in one where a pack of old can no longer be read, since only its words are needed.
class Packs
{
public:
    explicit Packs(Cache &cache) : m_cache(cache) {}

    Result<const RulePack *> of(qint64 screening, const QByteArray &frozen = {})
    {
        const auto known = m_packs.find(screening);
        if (known != m_packs.end())
            return &known->second;
        QByteArray json = frozen;
        const auto run = m_cache.screenings().screening(screening);
        if (!run)
            return run.error();
        if (*run) {
            m_runs.push_back(**run);
            if (json.isEmpty())
                json = (*run)->pack;
        }
        auto pack = RulePack::fromJson(json);
        if (!pack)
            pack = RulePack::standard();
        if (!pack)
            return pack.error();
        return &m_packs.emplace(screening, std::move(*pack)).first->second;
    }
    std::vector<Screening> &runs() { return m_runs; }

private:
    Cache &m_cache;
    std::map<qint64, RulePack> m_packs;
    std::vector<Screening> m_runs;
};

QString parameterText(const RulePack &pack, const RuleInfo &rule)
{
    const Params params = pack.params(rule.id);
    QStringList parts;
    for (const ParameterInfo &parameter : rule.parameters) {
        const QString value = plainNumber(params.values.value(parameter.name, parameter.standard));
        parts << QStringLiteral("%1 = %2").arg(
            parameter.name, parameter.unit.isEmpty() || parameter.unit == u"1" ? value : value + u' ' + parameter.unit);
    }
    return parts.join(QStringLiteral("; "));
}

SummaryLead summaryLead(const RulePack &pack, const Lead &lead, Language language)
{
    SummaryLead entry;
    entry.lead = lead;
    entry.title = leadTitle(pack, lead, language);
    entry.reason = leadReason(pack, lead, language, WordingKind::Evidential);
    if (const RuleInfo *rule = pack.rule(lead.rule)) {
        entry.basis = rule->basis.in(language);
        entry.parameters = parameterText(pack, *rule);
    }
    FigureRows figures = figureRows(lead.figures, pack, language);
    entry.figures = std::move(figures.rows);
    entry.tables = std::move(figures.tables);
    return entry;
}

} // namespace

Result<CaseSummary> loadCaseSummary(Cache &cache, qint64 caseId, Language language, const QString &program,
                                    Seconds madeAt)
{
    const auto verification = verifyCase(cache, caseId);
    if (!verification)
        return verification.error();
    const auto file = cache.cases().find(caseId);
    if (!file)
        return file.error();
    const auto registry = cache.registry().load();
    if (!registry)
        return registry.error();
    auto evidence = cache.cases().evidence(caseId);
    if (!evidence)
        return evidence.error();

    CaseSummary summary;
    summary.file = **file;
    summary.verification = *verification;
    summary.program = program;
    summary.madeAt = madeAt;
    const Enterprise *firm = registry->enterprise(summary.file.enterprise);
    summary.enterprise = firm ? *firm : Enterprise{};
    if (!firm)
        summary.enterprise.code = summary.enterprise.name = summary.file.enterprise;
    for (const Point *point : registry->pointsOf(summary.file.enterprise))
        summary.points.push_back(*point);

    // The frozen records are what the case rests on; a later screening may have changed the stored leads.
    Packs packs(cache);
    for (const QString &id : summary.file.leads) {
        std::optional<FrozenLead> frozen;
        for (const Evidence &item : *evidence) {
            const auto record = frozenLead(item);
            if (record && record->lead.id == id)
                frozen = record;
        }
        if (!frozen) {
            const auto stored = cache.screenings().lead(id);
            if (!stored)
                return stored.error();
            if (!*stored)
                continue; // the integrity section says that its record is gone
            frozen = FrozenLead{(*stored)->lead, (*stored)->screening, {}};
        }
        const auto pack = packs.of(frozen->screening, frozenPack(*evidence, frozen->packSha256));
        if (!pack)
            return pack.error();
        summary.leads.push_back(summaryLead(**pack, frozen->lead, language));
    }
    summary.screenings = std::move(packs.runs());
    summary.evidence = std::move(*evidence);
    return summary;
}

Result<RouteCard> loadRouteCard(Cache &cache, const Plan &plan, Language language, const QString &program,
                                Seconds madeAt)
{
    const auto registry = cache.registry().load();
    if (!registry)
        return registry.error();
    const auto journal = cache.audit().check();
    if (!journal)
        return journal.error();
    RouteCard card;
    card.plan = plan;
    card.program = program;
    card.chainHead = QString::fromLatin1(journal->head.toHex());
    card.madeAt = madeAt;
    Packs packs(cache);
    for (const PlanStop &stop : plan.stops) {
        if (const Enterprise *firm = registry->enterprise(stop.enterprise))
            card.enterprises.insert(stop.enterprise, *firm);
        for (const QString &id : stop.leads) {
            const auto stored = cache.screenings().lead(id);
            if (!stored)
                return stored.error();
            if (!*stored || card.clues.contains(id))
                continue;
            const Lead &lead = (*stored)->lead;
            const auto pack = packs.of((*stored)->screening);
            if (!pack)
                return pack.error();
            QStringList checks;
            if (const RuleInfo *rule = (*pack)->rule(lead.rule)) {
                for (const BilingualText &check : rule->checks)
                    checks << check.in(language);
            }
            card.clues.insert(
                id, {leadTitle(**pack, lead, language), leadReason(**pack, lead, language, WordingKind::Evidential),
                     checks.join(language == Language::Chinese ? QStringLiteral("；") : QStringLiteral("; "))});
        }
    }
    return card;
}

} // namespace nightjar
