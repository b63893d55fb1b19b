// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QHash>
#include <QString>

#include "core/base/language.h"
#include "core/base/language.h"
#include "core/registry/lead.h"

namespace nightjar {

/// A text of the rule pack in both languages. Packs are data, so their texts are not in the translation files.
struct BilingualText {
    QString zh;
    QString en;
    const QString &in(Language language) const { return language == Language::Chinese ? zh : en; }
};

struct ParameterInfo {
    QString name;
    QString unit;
    double standard = 0; ///< default value
    double min = 0;
    double max = 0;
    bool integer = false;
    BilingualText meaning;
};

/// `working` is for officers; `evidential` for documents: what was recorded, no strength, no chance, no peers.
struct Wording {
    BilingualText working;
    BilingualText evidential;
    bool empty() const { return working.en.isEmpty() && working.zh.isEmpty(); }
};

/// A variety of a rule's leads (`figures.kind`), with words of its own where they differ.
struct KindInfo {
    QString id;
    BilingualText name;
    Wording wording;
};

/// Everything the pack says about a rule. Texts may hold placeholders, see wording.h.
struct RuleInfo {
    QString id;
    QString severity; ///< `info`, `suspect`, `strong`
    BilingualText title;
    BilingualText basis;
    BilingualText leastInput;
    Wording wording;
    std::vector<KindInfo> kinds;
    std::vector<BilingualText> causes; ///< innocent explanations
    std::vector<BilingualText> checks; ///< what to look at on site
    std::vector<ParameterInfo> parameters;
    const ParameterInfo *parameter(const QString &name) const;
    const KindInfo *kind(const QString &kindId) const;
};

/// Parameter values of one rule, complete: what is not set has the pack's default.
struct Params {
    QHash<QString, double> values;
    /// A parameter that the rule's table declares; a wrong name is a mistake of ours.
    double operator()(const char *name) const;
    Seconds minutes(const char *name) const { return Seconds(operator()(name) * 60.0); }
};

/// How a firm works as far as a rule could tell, where that is no lead ("round-the-clock").
struct FirmClass {
    QString rule;
    QString enterprise;
    QString kind;
    QJsonObject figures;
};

/// What a rule says about one enterprise. Leads need no id, finding or head yet.
struct RuleResult {
    std::vector<Lead> leads; ///< both tiers, any strength
    std::vector<Unjudged> unjudged;
    std::vector<FirmClass> classes;
};

struct FirmData;

/// A rule: a pure function over the data of one enterprise.
struct Rule {
    const char *id;
    int version; ///< raised whenever the same data may give another answer: older kept answers are then found again
    RuleResult (*judge)(const FirmData &firm, const Params &params);
};

/// Every rule that is built in, in the order of the pack.
const std::vector<Rule> &allRules();

} // namespace nightjar
