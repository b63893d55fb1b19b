// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule_pack.h"

namespace nightjar {

/// Working: for officers, with rank and chance. Evidential: for documents, only what was recorded.
enum class WordingKind { Working, Evidential };

/// The one sentence that counts, from the pack's wording and the lead's figures.
///
/// Placeholders: `{key}` a number or word; `{key|duration}` minutes as "31 h 12 min"; `{key|time}` an instant;
/// `{key|percent}` a share; `{key|value}` a number with the unit that its key ends with; `{key|some}` a number that
/// counts as missing when it is 0; `key` may end in `*` (`limit_*`: the first figure that begins so). Of the lead
/// itself: `{from}`, `{to}`, `{enterprise}`, `{channels}`, `{witnesses}`, `{strength}`, `{factor}`.
/// `[[ ... ]]` is left out when a placeholder inside has no figure; a missing figure elsewhere is shown as a dash.
QString leadReason(const RulePack &pack, const Lead &lead, Language language,
                   WordingKind wording = WordingKind::Working);
/// Title of the rule and, where there is one, the name of the kind.
QString leadTitle(const RulePack &pack, const Lead &lead, Language language);
/// A figure as an officer reads it: number, unit, duration, instant or word.
QString figureText(const RulePack &pack, const QString &key, const QJsonValue &value, Language language);

/// 95 -> "1 h 35 min" / "1 小时 35 分".
QString durationText(double minutes, Language language);
/// At most `digits` significant digits, with thousands separators for whole numbers.
QString numberText(double value, int digits = 4);
/// "mg_m3" -> "mg/m³".
QString unitOfKey(const QString &key, Language language);

} // namespace nightjar
