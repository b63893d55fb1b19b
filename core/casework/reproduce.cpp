// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/reproduce.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/screening_store.h"
#include "core/casework/case_open.h"
#include "core/casework/case_parts.h"
#include "core/casework/frozen_lead.h"
#include "core/screening/screening_run.h"

namespace nightjar {
namespace {

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// Figures as they look after the way through a file: whole numbers and doubles compare equal then.
QJsonObject throughText(const QJsonObject &figures)
{
    return QJsonDocument::fromJson(QJsonDocument(figures).toJson(QJsonDocument::Compact)).object();
}

/// Same rule, same channels and at least half of the shorter in common: the same matter, perhaps with other bounds.
bool sameMatter(const Lead &a, const Lead &b)
{
    if (a.rule != b.rule || a.enterprise != b.enterprise)
        return false;
    const bool shares =
        std::any_of(a.channels.begin(), a.channels.end(), [&](const QString &c) { return b.channels.contains(c); });
    return shares && overlap(a.span, b.span) * 2 >= std::min(a.span.length(), b.span.length());
}

/// Why a frozen lead is not among the found ones; empty when it is.
QString whyMissing(const Lead &frozen, const std::vector<Lead> &found)
{
    QString why = QCoreApplication::translate("Casework", "The rule does not find it again in today's data.");
    for (const Lead &lead : found) {
        if (!sameMatter(frozen, lead))
            continue;
        if (lead.span != frozen.span) {
            why = QCoreApplication::translate("Casework", "It is found from %1 to %2 today, not from %3 to %4.")
                      .arg(formatTime(lead.span.from), formatTime(lead.span.to), formatTime(frozen.span.from),
                           formatTime(frozen.span.to));
        } else if (sorted(lead.channels) != sorted(frozen.channels)) {
            why = QCoreApplication::translate("Casework", "It is found on other channels today: %1.")
                      .arg(sorted(lead.channels).join(QStringLiteral(", ")));
        } else {
            const QJsonObject today = throughText(evidentialFigures(lead.figures));
            if (today == frozen.figures)
                return {};
            QStringList keys;
            for (const QString &key : today.keys() + frozen.figures.keys()) {
                if (today.value(key) != frozen.figures.value(key) && !keys.contains(key))
                    keys << key;
            }
            why = QCoreApplication::translate("Casework", "It is found with other figures today: %1.")
                      .arg(keys.join(QStringLiteral(", ")));
        }
    }
    return why;
}

struct Run {
    QByteArray pack;
    Span range;
    std::vector<Lead> frozen;
};

} // namespace

Result<CaseReproduction> reproduceCase(Cache &cache, qint64 caseId, const OnProgress &onProgress)
{
    const auto file = caseById(cache, caseId);
    if (!file)
        return file.error();
    const auto evidence = cache.cases().evidence(caseId);
    if (!evidence)
        return evidence.error();
    const auto stored = cache.screenings().leads();
    if (!stored)
        return stored.error();

    CaseReproduction result;
    std::map<qint64, Run> runs;
    QStringList unread = file->leads;
    for (const Evidence &item : *evidence) {
        const auto frozen = frozenLead(item);
        if (!frozen)
            continue;
        Run &run = runs[frozen->screening];
        run.frozen.push_back(frozen->lead);
        unread.removeAll(frozen->lead.id);
        run.pack = frozenPack(*evidence, frozen->packSha256);
    }
    const auto miss = [&](const QString &lead, const QString &why) {
        result.missing << lead;
        result.differences.push_back({lead, why});
    };
    for (const QString &lead : unread)
        miss(lead, QCoreApplication::translate("Casework", "The case holds no readable record of it."));
    for (auto &[id, run] : runs) {
        const auto screening = cache.screenings().screening(id);
        if (!screening)
            return screening.error();
        if (*screening) {
            run.range = (*screening)->range;
            if (run.pack.isEmpty())
                run.pack = (*screening)->pack;
        }
        auto pack = RulePack::fromJson(
            run.pack, QCoreApplication::translate("Casework", "the rule pack of case %1").arg(file->number));
        if (!pack)
            return pack.error();
        ScreeningScope scope{std::move(*pack), {}, {file->enterprise}, run.range, 0.0, 0, false, 0, {}};
        for (const Lead &lead : run.frozen) {
            if (!scope.rules.contains(lead.rule))
                scope.rules << lead.rule;
        }
        const auto report = runScreening(cache.path(), scope, onProgress);
        if (!report)
            return report.error();
        std::vector<Lead> found = report->leads;
        found.insert(found.end(), report->alarms.begin(), report->alarms.end());
        found.insert(found.end(), report->hints.begin(), report->hints.end());
        for (const Lead &lead : run.frozen) {
            if (const QString why = whyMissing(lead, found); !why.isEmpty())
                miss(lead.id, why);
        }
        const double least = *screening ? (*screening)->minStrength : 0.5;
        for (const Lead &lead : found) {
            const bool known =
                std::any_of(stored->begin(), stored->end(),
                            [&](const StoredLead &s) { return sameMatter(s.lead, lead); }) ||
                std::any_of(run.frozen.begin(), run.frozen.end(), [&](const Lead &f) { return sameMatter(f, lead); });
            if (!known && lead.strength >= least && lead.tier == LeadTier::Regulator && !result.added.contains(lead.id))
                result.added << lead.id;
        }
    }
    result.ok = result.missing.isEmpty() && result.added.isEmpty();
    return result;
}

QJsonObject reproductionJson(const CaseReproduction &reproduction)
{
    QJsonArray differences;
    for (const CaseReproduction::Difference &difference : reproduction.differences)
        differences.append(
            QJsonObject{{QStringLiteral("lead"), difference.lead}, {QStringLiteral("why"), difference.why}});
    return {{QStringLiteral("ok"), reproduction.ok},
            {QStringLiteral("missing"), QJsonArray::fromStringList(reproduction.missing)},
            {QStringLiteral("new"), QJsonArray::fromStringList(reproduction.added)},
            {QStringLiteral("differences"), differences}};
}

} // namespace nightjar
