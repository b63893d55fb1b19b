// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/base/result.h"
#include "core/screening/rule.h"

namespace nightjar {

/// 规则包: rules with their words and the parameter values they run with.
class RulePack
{
public:
    /// The pack that is built into the program (resources/rules/default.json).
    static Result<RulePack> standard();
    /// A pack file over the standard one: `{"format":"nightjar-rule-pack","name","rules":[{"id","enabled","parameters":
    /// {"NAME":VALUE}}]}`; rules that it does not name are off. Unknown rules, unknown parameters and values out of
    /// range are refused with a sentence that names them.
    static Result<RulePack> fromJson(const QByteArray &json, const QString &source = {});
    static Result<RulePack> load(const QString &path);

    const QString &name() const { return m_name; }
    const std::vector<RuleInfo> &rules() const { return m_rules; }
    const RuleInfo *rule(const QString &id) const;
    /// Stands here and is switched on.
    bool enabled(const QString &id) const;
    Params params(const QString &id) const;
    /// `ID.PARAM`; the error names what is unknown or out of range.
    Outcome setParameter(const QString &path, double value);
    Outcome setParameter(const QString &path, const QString &value);
    void setEnabled(const QString &id, bool on);

    /// Names of figures for people ("longest_min" -> "Longest stretch"); the key itself when it has none.
    QString figureName(const QString &key, Language language) const;
    /// Words for values of figures that are codes ("besides-day" -> "at night besides the day").
    QString valueName(const QString &value, Language language) const;

    /// The pack as run: sorted keys, no blanks, every value written out. Byte for byte the same for equal packs.
    QByteArray canonicalJson() const;
    QString sha256() const;

private:
    static Result<RulePack> parseStandard(const QByteArray &json);
    QString m_name;
    std::vector<RuleInfo> m_rules;
    QHash<QString, bool> m_enabled;
    QHash<QString, Params> m_params;
    QHash<QString, BilingualText> m_figures;
    QHash<QString, BilingualText> m_valueNames;
};

} // namespace nightjar
