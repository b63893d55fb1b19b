// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/theme.h"

class QWidget;

namespace nightjar {

/// 12.5 px at 96 dpi.
inline constexpr double basePointSize = 9.375;

/// The style sheet on top of Fusion: borders, radii and the few roles that palettes do not know. Widgets pick a role by
/// the dynamic property `role`: `primary` (the one filled button), `quiet`, `title`, `heading`, `warning`, `bad`,
/// `good`, `panel`, `bar`, `flat`, `chip`.
QString themeStyleSheet(const Theme &theme, double textScale);

/// Sets the dynamic property `role` of a widget and polishes it again.
void setRole(QWidget *widget, const char *role);

} // namespace nightjar
