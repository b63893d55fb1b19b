// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/rule_pack.h"

#include <cmath>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/hash.h"
#include "core/screening/screening_resources.h"

namespace nightjar {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Screening)
};

Error packError(const QString &text, const QString &source) { return {Error::Kind::BadInput, text, source, -1}; }

BilingualText bilingual(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {object[u"zh"].toString(), object[u"en"].toString()};
}

QJsonObject toJson(const BilingualText &text)
{
    return {{QStringLiteral("zh"), text.zh}, {QStringLiteral("en"), text.en}};
}

Wording wordingFrom(const QJsonObject &object)
{
    return {bilingual(object[u"working"]), bilingual(object[u"evidential"])};
}

std::vector<BilingualText> bilingualList(const QJsonArray &array)
{
    std::vector<BilingualText> list;
    for (const QJsonValue &value : array)
        list.push_back(bilingual(value));
    return list;
}

ParameterInfo parameterFrom(const QJsonObject &object)
{
    ParameterInfo info;
    info.name = object[u"name"].toString();
    info.unit = object[u"unit"].toString();
    info.standard = object[u"default"].toDouble();
    info.min = object[u"min"].toDouble();
    info.max = object[u"max"].toDouble();
    info.integer = object[u"integer"].toBool();
    info.meaning = bilingual(object[u"meaning"]);
    return info;
}

RuleInfo ruleFrom(const QJsonObject &object)
{
    RuleInfo info;
    info.id = object[u"id"].toString();
    info.severity = object[u"severity"].toString();
    info.title = bilingual(object[u"title"]);
    info.basis = bilingual(object[u"basis"]);
    info.leastInput = bilingual(object[u"least_input"]);
    info.wording = wordingFrom(object[u"wording"].toObject());
    const QJsonArray kinds = object[u"kinds"].toArray();
    for (const QJsonValue &value : kinds) {
        const QJsonObject kind = value.toObject();
        info.kinds.push_back(
            {kind[u"id"].toString(), bilingual(kind[u"name"]), wordingFrom(kind[u"wording"].toObject())});
    }
    info.causes = bilingualList(object[u"causes"].toArray());
    info.checks = bilingualList(object[u"checks"].toArray());
    const QJsonArray parameters = object[u"parameters"].toArray();
    for (const QJsonValue &value : parameters)
        info.parameters.push_back(parameterFrom(value.toObject()));
    return info;
}

} // namespace

Result<RulePack> RulePack::parseStandard(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return packError(
            Text::tr("The built-in rule pack cannot be read: %1. Install Nightjar again.").arg(problem.errorString()),
            {});
    RulePack pack;
    pack.m_name = root[u"name"].toString();
    const QJsonArray rules = root[u"rules"].toArray();
    for (const QJsonValue &value : rules) {
        RuleInfo info = ruleFrom(value.toObject());
        Params params;
        for (const ParameterInfo &parameter : info.parameters)
            params.values.insert(parameter.name, parameter.standard);
        pack.m_params.insert(info.id, params);
        pack.m_enabled.insert(info.id, true);
        pack.m_rules.push_back(std::move(info));
    }
    const QJsonObject figures = root[u"figures"].toObject();
    for (auto it = figures.begin(); it != figures.end(); ++it)
        pack.m_figures.insert(it.key(), bilingual(it.value()));
    const QJsonObject values = root[u"values"].toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        pack.m_valueNames.insert(it.key(), bilingual(it.value()));
    return pack;
}

Result<RulePack> RulePack::standard()
{
    initNightjarScreeningResources();
    QFile file(QStringLiteral(":/screening/rules/default.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound,
                     Text::tr("The built-in rule pack is missing from this program. Install Nightjar again."),
                     {},
                     -1};
    return parseStandard(file.readAll());
}

Result<RulePack> RulePack::fromJson(const QByteArray &json, const QString &source)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return packError(Text::tr("%1 is no rule pack: at byte %2 the JSON cannot be read (%3). Correct the file.")
                             .arg(source)
                             .arg(problem.offset)
                             .arg(problem.errorString()),
                         source);
    }
    const QJsonObject root = document.object();
    if (root[u"format"].toString() != u"nightjar-rule-pack" || !root[u"rules"].isArray()) {
        return packError(Text::tr("%1 is no rule pack: it needs \"format\": \"nightjar-rule-pack\" and a list "
                                  "\"rules\". Correct the file.")
                             .arg(source),
                         source);
    }
    Result<RulePack> base = standard();
    if (!base)
        return base;
    RulePack pack = std::move(*base);
    pack.m_name = root[u"name"].toString(source);
    for (auto it = pack.m_enabled.begin(); it != pack.m_enabled.end(); ++it)
        *it = false;
    const QJsonArray rules = root[u"rules"].toArray();
    for (const QJsonValue &value : rules) {
        const QJsonObject rule = value.toObject();
        const QString id = rule[u"id"].toString();
        if (!pack.rule(id))
            return packError(
                Text::tr("The rule \"%1\" is not known. The command \"rules\" lists those that are.").arg(id), source);
        pack.m_enabled[id] = rule[u"enabled"].toBool(true);
        QJsonObject parameters = rule[u"parameters"].toObject();
        // The full form, as the standard pack is written: a list of objects with `name` and `value` or `default`.
        const QJsonArray list = rule[u"parameters"].toArray();
        for (const QJsonValue &entry : list) {
            const QJsonObject object = entry.toObject();
            parameters.insert(object[u"name"].toString(),
                              object.contains(u"value") ? object[u"value"] : object[u"default"]);
        }
        for (auto it = parameters.begin(); it != parameters.end(); ++it) {
            const double number = it.value().isDouble() ? it.value().toDouble() : std::nan("");
            const Outcome set = pack.setParameter(id + u'.' + it.key(), number);
            if (!set) {
                Error error = set.error();
                error.source = source;
                return error;
            }
        }
    }
    return pack;
}

Result<RulePack> RulePack::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Kind::Io,
                     Text::tr("The rule pack %1 cannot be opened: %2. Check the path and the permissions.")
                         .arg(path, file.errorString()),
                     path, -1};
    }
    return fromJson(file.readAll(), path);
}

const RuleInfo *RulePack::rule(const QString &id) const
{
    for (const RuleInfo &info : m_rules) {
        if (info.id == id)
            return &info;
    }
    return nullptr;
}

bool RulePack::enabled(const QString &id) const { return m_enabled.value(id, false); }

Params RulePack::params(const QString &id) const { return m_params.value(id); }

Outcome RulePack::setParameter(const QString &path, double value)
{
    const qsizetype dot = path.indexOf(u'.');
    const QString id = path.left(dot < 0 ? path.size() : dot);
    const QString name = dot < 0 ? QString() : path.mid(dot + 1);
    const RuleInfo *info = rule(id);
    if (!info)
        return packError(Text::tr("The rule \"%1\" is not known. The command \"rules\" lists those that are.").arg(id),
                         {});
    const ParameterInfo *parameter = info->parameter(name);
    if (!parameter) {
        QStringList names;
        for (const ParameterInfo &each : info->parameters)
            names << each.name;
        return packError(Text::tr("The rule \"%1\" has no parameter \"%2\". It has: %3.")
                             .arg(id, name, names.join(QStringLiteral(", "))),
                         {});
    }
    if (!std::isfinite(value) || value < parameter->min || value > parameter->max) {
        return packError(Text::tr("The parameter \"%1\" must be a number from %2 to %3 (%4).")
                             .arg(path)
                             .arg(parameter->min)
                             .arg(parameter->max)
                             .arg(parameter->unit),
                         {});
    }
    if (parameter->integer && value != std::floor(value))
        return packError(Text::tr("The parameter \"%1\" must be a whole number from %2 to %3.")
                             .arg(path)
                             .arg(parameter->min)
                             .arg(parameter->max),
                         {});
    m_params[id].values[name] = value;
    return Done{};
}

Outcome RulePack::setParameter(const QString &path, const QString &value)
{
    bool ok = false;
    const double number = value.toDouble(&ok);
    return setParameter(path, ok ? number : std::nan(""));
}

void RulePack::setEnabled(const QString &id, bool on)
{
    if (m_enabled.contains(id))
        m_enabled[id] = on;
}

QString RulePack::figureName(const QString &key, Language language) const
{
    const auto it = m_figures.constFind(key);
    return it == m_figures.cend() ? key : it->in(language);
}

QString RulePack::valueName(const QString &value, Language language) const
{
    const auto it = m_valueNames.constFind(value);
    return it == m_valueNames.cend() ? value : it->in(language);
}

QByteArray RulePack::canonicalJson() const
{
    QJsonArray rules;
    for (const RuleInfo &info : m_rules) {
        QJsonObject parameters;
        const Params values = params(info.id);
        for (const ParameterInfo &parameter : info.parameters)
            parameters.insert(parameter.name, values.values.value(parameter.name));
        rules.append(QJsonObject{{QStringLiteral("id"), info.id},
                                 {QStringLiteral("enabled"), enabled(info.id)},
                                 {QStringLiteral("parameters"), parameters},
                                 {QStringLiteral("severity"), info.severity},
                                 {QStringLiteral("title"), toJson(info.title)},
                                 {QStringLiteral("basis"), toJson(info.basis)},
                                 {QStringLiteral("working"), toJson(info.wording.working)},
                                 {QStringLiteral("evidential"), toJson(info.wording.evidential)}});
    }
    const QJsonObject root{{QStringLiteral("format"), QStringLiteral("nightjar-rule-pack")},
                           {QStringLiteral("name"), m_name},
                           {QStringLiteral("rules"), rules}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

QString RulePack::sha256() const { return sha256Hex(canonicalJson()); }

} // namespace nightjar
