// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/language.h"
#include "core/cache/registry_store.h"
#include "core/registry/model.h"
#include "core/screening/lead_json.h"
#include "core/screening/screening_run.h"

namespace nightjar::cli {
namespace {

/// The pack with --set applied; an unknown rule or parameter and a value out of range are wrong usage.
std::optional<RulePack> packOf(const Call &call, int &status)
{
    auto pack = call.has("pack") ? RulePack::load(call.option("pack")) : RulePack::standard();
    if (!pack) {
        const bool usage = pack.error().kind == Error::Kind::BadInput;
        status = usage ? call.misuse(pack.error().text) : call.fail(pack.error());
        return {};
    }
    for (const QString &setting : call.options("set")) {
        const qsizetype equals = setting.indexOf(u'=');
        const Outcome set =
            equals > 0 ? pack->setParameter(setting.left(equals), setting.mid(equals + 1))
                       : Outcome(Error{Error::Kind::BadInput,
                                       Text::tr("--set takes ID.PARAM=VALUE, such as long-constant.at_least=120.")});
        if (!set) {
            status = call.misuse(set.error().text);
            return {};
        }
    }
    for (const QString &rule : call.options("rule")) {
        if (!pack->rule(rule)) {
            status = call.misuse(Text::tr("There is no rule %1. 'nightjar-cli rules' lists the rules.").arg(rule));
            return {};
        }
    }
    return std::move(*pack);
}

QJsonArray leadsJson(const RulePack &pack, const std::vector<Lead> &leads)
{
    QJsonArray array;
    for (const Lead &lead : leads)
        array.append(leadJson(pack, lead, currentLanguage()));
    return array;
}

QJsonObject reportJson(const RulePack &pack, const ScreeningReport &report)
{
    QJsonArray unjudged;
    for (const Unjudged &entry : report.unjudged) {
        unjudged.append(QJsonObject{{QStringLiteral("rule"), entry.rule},
                                    {QStringLiteral("channel"), entry.channel},
                                    {QStringLiteral("why"), entry.why}});
    }
    return {{QStringLiteral("screening"), report.screening},
            {QStringLiteral("pack_sha256"), report.packSha256},
            {QStringLiteral("seconds"), report.seconds},
            {QStringLiteral("samples"), report.samples},
            {QStringLiteral("leads"), leadsJson(pack, report.leads)},
            {QStringLiteral("alarms"), leadsJson(pack, report.alarms)},
            {QStringLiteral("hints"), qint64(report.hints.size())},
            {QStringLiteral("unjudged"), unjudged}};
}

void printReport(const Call &call, const RulePack &pack, const ScreeningReport &report)
{
    for (const Lead &lead : report.leads) {
        call.line(QStringLiteral("%1  %2  %3  %4 - %5")
                      .arg(lead.id)
                      .arg(lead.strength, 0, 'f', 2)
                      .arg(lead.enterprise, formatTime(lead.span.from), formatTime(lead.span.to)));
        call.line(QStringLiteral("    ") + leadTitle(pack, lead, currentLanguage()) + QStringLiteral(": ") +
                  leadReason(pack, lead, currentLanguage()));
        call.line(QStringLiteral("    ") + (lead.channels + lead.witnesses).join(u' '));
    }
    for (const QString &notice : report.notices)
        call.note(notice);
    call.line(
        Text::tr("%1 leads, %2 alarms that are the firm's own matter, %3 hints, %4 not judged; %5 samples in %6 s.")
            .arg(report.leads.size())
            .arg(report.alarms.size())
            .arg(report.hints.size())
            .arg(report.unjudged.size())
            .arg(report.samples)
            .arg(report.seconds, 0, 'f', 2));
}

} // namespace

int runScreen(const Call &call)
{
    int status = done;
    auto pack = packOf(call, status);
    if (!pack)
        return status;
    const auto span = spanOf(call, status);
    if (!span)
        return status;
    ScreeningScope scope;
    scope.pack = *pack;
    scope.rules = call.options("rule");
    scope.enterprises = call.options("enterprise");
    scope.range = *span;
    scope.threads = call.threads();
    scope.now = clockNow();
    scope.by = userName();
    if (call.has("min-strength")) {
        bool ok = false;
        scope.minStrength = call.option("min-strength").toDouble(&ok);
        if (!ok || !(scope.minStrength >= 0 && scope.minStrength <= 1))
            return call.misuse(Text::tr("--min-strength takes a number from 0 to 1."));
    }
    {
        auto cache = call.openCache(OpenMode::ReadOnly);
        if (!cache)
            return call.fail(cache.error());
        const auto registry = cache->registry().load();
        if (!registry)
            return call.fail(registry.error());
        for (const QString &code : scope.enterprises) {
            if (!registry->enterprise(code))
                return call.fail(
                    {Error::Kind::NotFound, Text::tr("The cache holds no enterprise %1.").arg(code), code});
        }
    }
    const auto report = runScreening(call.option("cache"), scope, call.progress(Text::tr("Screening")));
    if (!report)
        return call.fail(report.error());
    call.document(reportJson(*pack, *report));
    printReport(call, *pack, *report);
    return done;
}

} // namespace nightjar::cli
