// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/wording.h"

#include <cmath>

#include <QJsonArray>
#include <QRegularExpression>

#include "core/registry/model.h"

namespace nightjar {
namespace {

const QChar dash = QChar(0x2014);

QString join(const QStringList &list, Language language)
{
    return list.join(language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QString timeText(const QString &iso) { return iso.left(16).replace(u'T', u' '); }

QString stateText(const QJsonValue &value, Language language)
{
    const bool chinese = language == Language::Chinese;
    return value.toBool() ? (chinese ? QStringLiteral("是") : QStringLiteral("yes"))
                          : (chinese ? QStringLiteral("否") : QStringLiteral("no"));
}

/// The figure that a placeholder names; undefined when there is none or it is null.
QJsonValue lookUp(const Lead &lead, const QString &name, QString &key)
{
    key = name;
    if (name.endsWith(u'*')) {
        const QString prefix = name.chopped(1);
        for (auto it = lead.figures.begin(); it != lead.figures.end(); ++it) {
            // `limit_*` means limit_mg_m3, not limit_source: the value has to be a number.
            if (it.key().startsWith(prefix) && it.value().isDouble()) {
                key = it.key();
                return it.value();
            }
        }
        return QJsonValue(QJsonValue::Undefined);
    }
    const QJsonValue value = lead.figures.value(name);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

QString ofLead(const RulePack &, const Lead &lead, const QString &name, Language language)
{
    if (name == u"from")
        return timeText(formatIso(lead.span.from));
    if (name == u"to")
        return timeText(formatIso(lead.span.to));
    if (name == u"enterprise")
        return lead.enterprise;
    if (name == u"channels")
        return join(lead.channels, language);
    if (name == u"witnesses")
        return lead.witnesses.isEmpty() ? QString() : join(lead.witnesses, language);
    if (name == u"strength")
        return QString::number(int(std::lround(lead.strength * 100))) + u'%';
    if (name == u"duration")
        return durationText(double(lead.span.length()) / 60.0, language);
    return {};
}

/// Text of one placeholder; a null string when there is no figure for it.
QString placeholder(const RulePack &pack, const Lead &lead, const QString &inside, Language language)
{
    const QString name = inside.section(u'|', 0, 0).trimmed();
    const QString format = inside.section(u'|', 1, 1).trimmed();
    const QString own = ofLead(pack, lead, name, language);
    if (!own.isEmpty())
        return own;
    QString key;
    const QJsonValue value = lookUp(lead, name, key);
    if (value.isUndefined())
        return {};
    if (format == u"duration")
        return durationText(value.toDouble(), language);
    if (format == u"time")
        return timeText(value.toString());
    if (format == u"percent")
        return numberText(value.toDouble() * 100, 3) + u'%';
    if (format == u"value") {
        const QString unit = unitOfKey(key, language);
        return unit.isEmpty() ? numberText(value.toDouble()) : numberText(value.toDouble()) + u' ' + unit;
    }
    if (format == u"some" && value.toDouble() == 0)
        return {};
    if (format == u"number" || format == u"some")
        return numberText(value.toDouble());
    if (format == u"factor")
        return pack.valueName(value.toString(), language);
    return figureText(pack, key, value, language);
}

QString fill(const RulePack &pack, const Lead &lead, const QString &text, Language language, bool optional)
{
    static const QRegularExpression pattern(QStringLiteral("\\{([^{}]+)\\}"));
    QString result;
    qsizetype from = 0;
    auto it = pattern.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        result += QStringView(text).mid(from, match.capturedStart() - from);
        const QString value = placeholder(pack, lead, match.captured(1), language);
        if (value.isEmpty() && optional)
            return {};
        result += value.isEmpty() ? QString(dash) : value;
        from = match.capturedEnd();
    }
    result += QStringView(text).mid(from);
    return result;
}

} // namespace

QString numberText(double value, int digits)
{
    if (!std::isfinite(value))
        return QString(dash);
    if (std::abs(value) >= 1e12 || (value != 0 && std::abs(value) < 1e-4))
        return QString::number(value, 'g', digits);
    const int whole = value == 0 ? 1 : int(std::floor(std::log10(std::abs(value)))) + 1;
    QString text = QString::number(value, 'f', std::clamp(digits - whole, 0, 6));
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    qsizetype end = text.indexOf(u'.');
    if (end < 0)
        end = text.size();
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    if (end - first > 4) {
        for (qsizetype i = end - 3; i > first; i -= 3)
            text.insert(i, u',');
    }
    return text;
}

QString durationText(double minutes, Language language)
{
    const qint64 whole = qint64(std::llround(minutes));
    const qint64 hours = whole / 60;
    const qint64 rest = whole % 60;
    const bool chinese = language == Language::Chinese;
    if (hours == 0)
        return (chinese ? QStringLiteral("%1 分钟") : QStringLiteral("%1 min")).arg(rest);
    if (rest == 0)
        return (chinese ? QStringLiteral("%1 小时") : QStringLiteral("%1 h")).arg(hours);
    return (chinese ? QStringLiteral("%1 小时 %2 分") : QStringLiteral("%1 h %2 min")).arg(hours).arg(rest);
}

QString unitOfKey(const QString &key, Language language)
{
    static const std::pair<const char *, const char *> units[] = {
        {"_mg_m3", "mg/m³"}, {"_mg_l", "mg/L"},   {"_pct", "%"},       {"_kwh", "kWh"}, {"_kw", "kW"}, {"_degc", "°C"},
        {"_m3_s", "m³/s"},   {"_m3_h", "m³/h"},   {"_m_s", "m/s"},     {"_kpa", "kPa"}, {"_pa", "Pa"}, {"_l_s", "L/s"},
        {"_us_cm", "µS/cm"}, {"_ng_m3", "ng/m³"}, {"_ug_m3", "µg/m³"}, {"_ph", ""}};
    for (const auto &[ending, unit] : units) {
        if (key.endsWith(QLatin1StringView(ending)))
            return QString::fromUtf8(unit);
    }
    if (key == u"kwh")
        return QStringLiteral("kWh");
    if (key.endsWith(u"_min"))
        return language == Language::Chinese ? QStringLiteral("分钟") : QStringLiteral("min");
    if (key.endsWith(u"_h") || key == u"hours")
        return language == Language::Chinese ? QStringLiteral("小时") : QStringLiteral("h");
    return {};
}

QString figureText(const RulePack &pack, const QString &key, const QJsonValue &value, Language language)
{
    if (value.isNull() || value.isUndefined())
        return QString(dash);
    if (value.isBool())
        return stateText(value, language);
    if (value.isString()) {
        const QString text = value.toString();
        if (text.size() == 25 && text[10] == u'T')
            return timeText(text);
        return pack.valueName(text, language);
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        QStringList parts;
        for (const QJsonValue &entry : array) {
            const QJsonObject night = entry.toObject();
            parts << QStringLiteral("%1 – %2").arg(timeText(night[u"from"].toString()),
                                                   timeText(night[u"to"].toString()).right(5));
            if (parts.size() == 12 && array.size() > 12) {
                parts << QStringLiteral("… (%1)").arg(array.size());
                break;
            }
        }
        return parts.join(QStringLiteral("; "));
    }
    if (key.endsWith(u"_min"))
        return durationText(value.toDouble(), language);
    if (key.endsWith(u"_share"))
        return numberText(value.toDouble() * 100, 3) + u'%';
    const QString unit = unitOfKey(key, language);
    return unit.isEmpty() ? numberText(value.toDouble()) : numberText(value.toDouble()) + u' ' + unit;
}

QString leadReason(const RulePack &pack, const Lead &lead, Language language, WordingKind wording)
{
    const RuleInfo *info = pack.rule(lead.rule);
    if (!info)
        return lead.rule;
    const KindInfo *kind = info->kind(lead.figures[u"kind"].toString());
    const Wording &words = kind && !kind->wording.empty() ? kind->wording : info->wording;
    QString text = (wording == WordingKind::Working ? words.working : words.evidential).in(language);
    static const QRegularExpression optional(QStringLiteral("\\[\\[(.*?)\\]\\]"));
    while (true) {
        const QRegularExpressionMatch match = optional.match(text);
        if (!match.hasMatch())
            break;
        text.replace(match.capturedStart(), match.capturedLength(),
                     fill(pack, lead, match.captured(1), language, true));
    }
    // A part that was left out leaves the blanks on both of its sides.
    static const QRegularExpression blanks(QStringLiteral(" {2,}"));
    return fill(pack, lead, text, language, false).replace(blanks, QStringLiteral(" ")).trimmed();
}

QString leadTitle(const RulePack &pack, const Lead &lead, Language language)
{
    const RuleInfo *info = pack.rule(lead.rule);
    if (!info)
        return lead.rule;
    const KindInfo *kind = info->kind(lead.figures[u"kind"].toString());
    if (!kind)
        return info->title.in(language);
    return (language == Language::Chinese ? QStringLiteral("%1（%2）") : QStringLiteral("%1 (%2)"))
        .arg(info->title.in(language), kind->name.in(language));
}

} // namespace nightjar
