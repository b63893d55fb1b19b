// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QColor>
#include <QPalette>

namespace nightjar {

/// Every colour of the workbench, one value a role; charts take theirs from here, too, since Qt Charts ignores palettes.
struct Theme {
    bool dark = false;
    QColor ground, panel, raised, line, text, quietText, accent, accentGround, accentText, night;
    QColor warning, bad, good;
    std::array<QColor, 12> series; ///< colour-blind safe, UX.md first five
};

const Theme &lightTheme();
const Theme &darkTheme();
/// The theme in force; drawing on paper uses lightTheme().
const Theme &currentTheme();
/// `theme` must live as long as the program: lightTheme() or darkTheme().
void setCurrentTheme(const Theme &theme);
QPalette themePalette(const Theme &theme);
/// cividis, 0..1; the carpet's colour scale in both themes.
QColor cividis(double share);

} // namespace nightjar
