// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lead_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

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

/// Figures of a lead, those that its sentence tells first and in its order.
QStringList figureOrder(const Lead &lead)
{
    QStringList keys;
    if (const RuleInfo *rule = pack()->rule(lead.rule)) {
        QString sentence = rule->wording.working.in(Language::English);
        if (const KindInfo *kind = rule->kind(lead.figures[u"kind"].toString());
            kind && !kind->wording.working.in(Language::English).isEmpty())
            sentence = kind->wording.working.in(Language::English);
        static const QRegularExpression placeholder(QStringLiteral("\\{([a-z0-9_]+)"));
        for (auto match = placeholder.globalMatch(sentence); match.hasNext();) {
            const QString key = match.next().captured(1);
            if (lead.figures.contains(key) && !keys.contains(key))
                keys << key;
        }
    }
    for (const QString &key : lead.figures.keys()) {
        if (!keys.contains(key))
            keys << key;
    }
    return keys;
}

/// What tells an officer something: no lists (the curve shows the nights), no "no", no counts of nothing, and not what
/// title and channels say already; chances stand in the sentence, where they are explained.
bool worthShowing(const QString &key, const QJsonValue &value)
{
    static const QStringList internal{QStringLiteral("kind"), QStringLiteral("factor"), QStringLiteral("calendar_known"),
                                      QStringLiteral("log10_expected_per_year"), QStringLiteral("stay_chance")};
    if (value.isNull() || value.isObject() || value.isArray() || internal.contains(key))
        return false;
    if (value.isBool())
        return value.toBool();
    return !(value.isDouble() && value.toDouble() == 0 && (key.endsWith(u"_count") || key.endsWith(u"_share") || key.startsWith(u"fed_back")));
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
    for (const QString &key : figureOrder(lead)) {
        if (const QJsonValue value = lead.figures[key]; worthShowing(key, value))
            words.figures.emplace_back(pack()->figureName(key, currentLanguage()),
                                       figureText(*pack(), key, value, currentLanguage()));
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
