// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lead_words.h"

#include <QCoreApplication>

#include "core/base/language.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/screening_store.h"
#include "core/screening/rule_pack.h"
#include "core/screening/wording.h"

namespace nightjar {

namespace {

const RulePack *pack()
{
    static const Result<RulePack> standard = RulePack::standard();
    return standard ? &*standard : nullptr;
}

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Leads)
};

} // namespace

LeadWords leadWords(const Lead &lead)
{
    LeadWords words;
    words.title = ruleTitle(lead.rule);
    if (!pack())
        return words;
    words.title = leadTitle(*pack(), lead, currentLanguage());
    words.reason = leadReason(*pack(), lead, currentLanguage());
    for (auto figure = lead.figures.begin(); figure != lead.figures.end(); ++figure) {
        // Lists (the nights of a night production) are shown on the curve; a figure beside them tells their number.
        if (!figure->isNull() && !figure->isObject() && !figure->isArray())
            words.figures.emplace_back(pack()->figureName(figure.key(), currentLanguage()),
                                       figureText(*pack(), figure.key(), *figure, currentLanguage()));
    }
    if (const RuleInfo *rule = pack()->rule(lead.rule)) {
        for (const BilingualText &text : rule->causes)
            words.causes.append(text.in(currentLanguage()));
        for (const BilingualText &text : rule->checks)
            words.checks.append(text.in(currentLanguage()));
        words.basis = rule->basis.in(currentLanguage());
    }
    return words;
}

QString ruleTitle(const QString &rule)
{
    const RuleInfo *info = pack() ? pack()->rule(rule) : nullptr;
    return info ? info->title.in(currentLanguage()) : rule;
}

QString leadStateWord(const QString &state)
{
    if (state == u"new")
        return Text::tr("new");
    if (state == u"asked")
        return Text::tr("asked the firm");
    if (state == u"handed-over")
        return Text::tr("handed over");
    if (state == u"answered")
        return Text::tr("answered");
    if (state == u"confirmed")
        return Text::tr("confirmed");
    if (state == u"dismissed")
        return Text::tr("dismissed");
    if (state == u"in-case")
        return Text::tr("in a case");
    if (state == u"in-plan")
        return Text::tr("in a plan");
    return state;
}

Outcome markLeads(const QString &cachePath, const QStringList &ids, const LeadMark &mark)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    auto transaction = Transaction::begin(cache->database());
    if (!transaction)
        return transaction.error();
    for (const QString &id : ids) {
        if (auto outcome = cache->screenings().mark(id, mark); !outcome)
            return outcome;
        const QJsonObject details{{QStringLiteral("state"), mark.state}, {QStringLiteral("why"), mark.why}};
        if (auto outcome = cache->audit().append(mark.at, mark.by, QStringLiteral("lead-mark"), id, details); !outcome)
            return outcome;
    }
    return transaction->commit();
}

} // namespace nightjar
