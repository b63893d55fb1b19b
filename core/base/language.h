// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

namespace nightjar {

/// The two languages that Nightjar speaks.
enum class Language { English, Chinese };

/// `zh` or `en`.
QString languageCode(Language language);
std::optional<Language> languageFromCode(const QString &code);
/// The language that a name means: zh, zh_CN, zh-Hans, en_GB ...
std::optional<Language> languageFromName(const QString &name);
/// Chinese on a Chinese system, else English.
Language systemLanguage();

/// Puts the program's own and Qt's translations for `language` in force (in place of an earlier choice). Needs a
/// QCoreApplication; call it on its thread.
void useLanguage(Language language);
Language currentLanguage();

} // namespace nightjar
