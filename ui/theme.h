// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/theme.h"

namespace nightjar {

enum class ThemeMode { Light, Dark, System };

/// Sets style, palette, font and style sheet of the application.
void applyTheme(ThemeMode mode);

} // namespace nightjar
