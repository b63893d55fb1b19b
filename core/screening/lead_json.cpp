// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/lead_json.h"

#include <cmath>

#include <QJsonArray>

namespace nightjar {
namespace {

QJsonObject both(const BilingualText &text)
{
    return {{QStringLiteral("zh"), text.zh}, {QStringLiteral("en"), text.en}};
}

} // namespace

double threeDecimals(double value) { return std::round(value * 1000.0) / 1000.0; }

QJsonObject leadJson(const RulePack &pack, const Lead &lead, Language language)
{
    return {
        {QStringLiteral("id"), lead.id},
        {QStringLiteral("rule"), lead.rule},
        {QStringLiteral("finding"), lead.finding},
        {QStringLiteral("head"), lead.head},
        {QStringLiteral("enterprise"), lead.enterprise},
        {QStringLiteral("channels"), QJsonArray::fromStringList(lead.channels)},
        {QStringLiteral("witnesses"), QJsonArray::fromStringList(lead.witnesses)},
        {QStringLiteral("from"), formatIso(lead.span.from)},
        {QStringLiteral("to"), formatIso(lead.span.to)},
        {QStringLiteral("strength"), threeDecimals(lead.strength)},
        {QStringLiteral("tier"), lead.tier == LeadTier::Firm ? QStringLiteral("firm") : QStringLiteral("regulator")},
        {QStringLiteral("figures"), lead.figures},
        {QStringLiteral("reason"), leadReason(pack, lead, language)},
    };
}

QJsonObject leadJson(const RulePack &pack, const StoredLead &stored, Language language)
{
    QJsonObject object = leadJson(pack, stored.lead, language);
    QJsonArray history;
    for (const LeadMark &mark : stored.history) {
        history.append(QJsonObject{{QStringLiteral("state"), mark.state},
                                   {QStringLiteral("why"), mark.why},
                                   {QStringLiteral("by"), mark.by},
                                   {QStringLiteral("at"), formatIso(mark.at)}});
    }
    object[u"state"] = stored.state;
    object[u"history"] = history;
    object[u"gone"] = stored.gone;
    return object;
}

QJsonObject ruleJson(const RulePack &pack, const RuleInfo &rule)
{
    QJsonArray parameters;
    const Params params = pack.params(rule.id);
    for (const ParameterInfo &info : rule.parameters) {
        parameters.append(QJsonObject{{QStringLiteral("name"), info.name},
                                      {QStringLiteral("unit"), info.unit},
                                      {QStringLiteral("default"), info.standard},
                                      {QStringLiteral("min"), info.min},
                                      {QStringLiteral("max"), info.max},
                                      {QStringLiteral("meaning"), both(info.meaning)}});
    }
    return {{QStringLiteral("id"), rule.id},
            {QStringLiteral("title"), both(rule.title)},
            {QStringLiteral("basis"), rule.basis.in(currentLanguage())},
            {QStringLiteral("least_input"), rule.leastInput.in(currentLanguage())},
            {QStringLiteral("parameters"), parameters}};
}

} // namespace nightjar
