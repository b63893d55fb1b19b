// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/legal_basis.h"

#include <limits>

#include <QJsonArray>
#include <QJsonObject>

#include "core/registry/model.h"
#include "core/report/words.h"

namespace nightjar {
namespace {

struct Validity {
    Day from;
    Day to; ///< exclusive
};

Validity validityOf(const QJsonObject &entry)
{
    const auto day = [&](const char *key, Day otherwise) {
        return parseDate(entry.value(QLatin1StringView(key)).toString().toStdString()).value_or(otherwise);
    };
    return {day("valid_from", std::numeric_limits<Day>::min()), day("valid_to", std::numeric_limits<Day>::max())};
}

/// `air`, `water`, or empty when the factors do not decide.
QString mediumOf(const QStringList &factors)
{
    bool gas = false;
    bool water = false;
    for (const QString &factor : factors) {
        gas = gas || pointKindForFactor(factor) == PointKind::GasOutlet;
        water = water || pointKindForFactor(factor) == PointKind::WaterOutlet;
    }
    if (gas == water)
        return {};
    return gas ? QStringLiteral("air") : QStringLiteral("water");
}

bool concerns(const QJsonObject &entry, const QString &rule, const QString &medium)
{
    const QString entryMedium = entry.value(u"media").toString();
    if (!entryMedium.isEmpty() && !medium.isEmpty() && entryMedium != medium)
        return false;
    const QJsonArray rules = entry.value(u"rules").toArray();
    return rules.contains(QJsonValue(rule)) || rules.contains(QJsonValue(QStringLiteral("*")));
}

LegalArticle articleOf(const QJsonObject &entry, Language language)
{
    const QString code = languageCode(language);
    return {entry.value(u"id").toString(),
            entry.value(u"law").toObject().value(code).toString(),
            entry.value(u"article").toString(),
            entry.value(u"matter").toObject().value(code).toString(),
            entry.value(u"valid_from").toString(),
            entry.value(u"valid_to").toString(),
            entry.value(u"status").toString() != u"verified",
            false};
}

} // namespace

std::vector<LegalArticle> legalBasis(const QString &rule, const QStringList &factors, Day lastDay, Language language)
{
    const QJsonArray entries = documentTemplate(QStringLiteral("legal_basis")).value(u"articles").toArray();
    const QString medium = mediumOf(factors);
    std::vector<LegalArticle> inForce;
    std::vector<LegalArticle> later;
    QStringList laterMatters; // articles that replaced one of those in force on the day
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        const Validity validity = validityOf(entry);
        if (!concerns(entry, rule, medium) || lastDay < validity.from || lastDay >= validity.to)
            continue;
        inForce.push_back(articleOf(entry, language));
        if (!inForce.back().validTo.isEmpty()) {
            for (const QJsonValue &same : entry.value(u"same_matter").toArray())
                laterMatters << same.toString();
        }
    }
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        if (!laterMatters.contains(entry.value(u"id").toString()) || validityOf(entry).from <= lastDay)
            continue;
        later.push_back(articleOf(entry, language));
        later.back().comparison = true;
    }
    inForce.insert(inForce.end(), later.begin(), later.end());
    return inForce;
}

} // namespace nightjar
