// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/language.h"
#include "core/cache/audit_store.h"
#include "core/cache/screening_store.h"
#include "core/screening/lead_json.h"
#include "core/screening/rule_pack.h"

namespace nightjar::cli {
namespace {

int listLeads(const Call &call)
{
    const QString state = call.option("state");
    if (!state.isEmpty() && !isLeadState(state))
        return call.misuse(
            Text::tr("There is no lead state %1. States: new asked handed-over answered confirmed dismissed in-case "
                     "in-plan.")
                .arg(state));
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto leads = cache->screenings().leads(state);
    if (!leads)
        return call.fail(leads.error());
    const auto pack = RulePack::standard();
    if (!pack)
        return call.fail(pack.error());
    QJsonArray array;
    for (const StoredLead &stored : *leads) {
        // An alarm of the firm's own tier is no lead; one that somebody took up stays in sight.
        if (stored.lead.tier == LeadTier::Firm && stored.state == u"new")
            continue;
        array.append(leadJson(*pack, stored, currentLanguage()));
        call.line(QStringLiteral("%1  %2  [%3]%4")
                      .arg(stored.lead.id, leadReason(*pack, stored.lead, currentLanguage()), stored.state,
                           stored.gone ? QStringLiteral(" gone") : QString()));
    }
    call.document(array);
    return done;
}

int markLeads(const Call &call, const QStringList &ids)
{
    const QString state = call.option("state");
    if (ids.isEmpty() || !isLeadState(state) || call.option("why").trimmed().isEmpty())
        return call.misuse(Text::tr(
            "leads mark takes one or more lead ids, --state (new asked handed-over answered confirmed dismissed "
            "in-case in-plan) and --why with the reason."));
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    auto transaction = Transaction::begin(cache->database());
    if (!transaction)
        return call.fail(transaction.error());
    const Seconds now = clockNow();
    for (const QString &id : ids) {
        if (auto outcome = cache->screenings().mark(id, {state, call.option("why"), userName(), now}); !outcome)
            return call.fail(outcome.error());
        const QJsonObject details{{QStringLiteral("state"), state}, {QStringLiteral("why"), call.option("why")}};
        if (auto outcome = cache->audit().append(now, userName(), QStringLiteral("lead-mark"), id, details); !outcome)
            return call.fail(outcome.error());
    }
    if (auto outcome = transaction->commit(); !outcome)
        return call.fail(outcome.error());
    const auto pack = RulePack::standard();
    if (!pack)
        return call.fail(pack.error());
    QJsonArray array;
    for (const QString &id : ids) {
        const auto stored = cache->screenings().lead(id);
        if (stored && *stored)
            array.append(leadJson(*pack, **stored, currentLanguage()));
    }
    call.document(array);
    call.line(Text::tr("%n lead(s) marked.", nullptr, int(ids.size())));
    return done;
}

} // namespace

int runLeads(const Call &call)
{
    const QStringList arguments = call.arguments();
    if (arguments.isEmpty())
        return listLeads(call);
    if (arguments.first() != u"mark")
        return call.misuse(Text::tr("leads takes no argument, or mark. 'nightjar-cli leads --help' shows both."));
    return markLeads(call, arguments.mid(1));
}

} // namespace nightjar::cli
