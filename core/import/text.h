// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QCoreApplication>
#include <QString>

namespace nightjar {

/// The sentence in the chosen language, context Import.
inline QString importText(const char *text) { return QCoreApplication::translate("Import", text); }

inline QString fromUtf8(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

/// Strict UTF-8 (RFC 3629): no overlong forms, surrogates or half characters.
bool isUtf8(std::string_view bytes);

/// A row as it is shown in a list of refused rows: at most 200 characters, NUL and undecodable bytes as `\xNN`.
QString shownText(std::string_view bytes);

} // namespace nightjar
