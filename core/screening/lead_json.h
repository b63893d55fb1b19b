// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "core/screening/wording.h"

namespace nightjar {

/// A lead as the contract writes it. `reason` is rendered in `language`.
QJsonObject leadJson(const RulePack &pack, const Lead &lead, Language language);
/// The same with `state`, `history` and `gone`, for the verb `leads`.
QJsonObject leadJson(const RulePack &pack, const StoredLead &stored, Language language);
/// A row of the verb `rules`.
QJsonObject ruleJson(const RulePack &pack, const RuleInfo &rule);
/// A number with three decimals, as `strength` is written.
double threeDecimals(double value);

} // namespace nightjar
