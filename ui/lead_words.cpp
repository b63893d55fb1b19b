// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lead_words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/screening_store.h"
#include "core/screening/rule_pack.h"
#include "core/screening/wording.h"
#include "ui/format.h"
#include "ui/language.h"

namespace nightjar {

namespace {

Language inForce() { return currentLanguage() == u"zh" ? Language::Chinese : Language::English; }

const RulePack *pack()
{
    static const Result<RulePack> standard = RulePack::standard();
    return standard ? &*standard : nullptr;
}

QString translate(const char *text) { return QCoreApplication::translate("Leads", text); }

QString figureText(const QString &key, const QJsonValue &value)
{
    if (value.isDouble())
        return formatNumber(value.toDouble());
    if (value.isBool())
        return value.toBool() ? translate("yes") : translate("no");
    if (value.isString()) {
        if (const auto time = parseTime(value.toString().toStdString()))
            return formatShort(*time);
        return pack() ? pack()->valueName(value.toString(), inForce()) : value.toString();
    }
    if (value.isArray())
        return formatCount(value.toArray().size());
    Q_UNUSED(key)
    return QStringLiteral("–");
}

} // namespace

LeadWords leadWords(const Lead &lead)
{
    LeadWords words;
    words.title = ruleTitle(lead.rule);
    if (!pack())
        return words;
    words.reason = leadReason(*pack(), lead, inForce());
    for (auto figure = lead.figures.begin(); figure != lead.figures.end(); ++figure) {
        if (!figure->isNull() && !figure->isObject())
            words.figures.emplace_back(pack()->figureName(figure.key(), inForce()), figureText(figure.key(), *figure));
    }
    if (const RuleInfo *rule = pack()->rule(lead.rule)) {
        for (const BilingualText &text : rule->causes)
            words.causes.append(text.in(inForce()));
        for (const BilingualText &text : rule->checks)
            words.checks.append(text.in(inForce()));
        words.basis = rule->basis.in(inForce());
    }
    return words;
}

QString ruleTitle(const QString &rule)
{
    const RuleInfo *info = pack() ? pack()->rule(rule) : nullptr;
    return info ? info->title.in(inForce()) : rule;
}

QString leadStateWord(const QString &state)
{
    if (state == u"new")
        return translate(QT_TRANSLATE_NOOP("Leads", "new"));
    if (state == u"asked")
        return translate(QT_TRANSLATE_NOOP("Leads", "asked the firm"));
    if (state == u"handed-over")
        return translate(QT_TRANSLATE_NOOP("Leads", "handed over"));
    if (state == u"answered")
        return translate(QT_TRANSLATE_NOOP("Leads", "answered"));
    if (state == u"confirmed")
        return translate(QT_TRANSLATE_NOOP("Leads", "confirmed"));
    if (state == u"dismissed")
        return translate(QT_TRANSLATE_NOOP("Leads", "dismissed"));
    if (state == u"in-case")
        return translate(QT_TRANSLATE_NOOP("Leads", "in a case"));
    if (state == u"in-plan")
        return translate(QT_TRANSLATE_NOOP("Leads", "in a plan"));
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
