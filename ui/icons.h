// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace nightjar {

/// A line icon of resources/icons (`today`, `curves`, `search` ...) in a colour, sharp at scale 1 to 3. Icons do not
/// follow the theme by themselves: ask again in `changeEvent` on PaletteChange.
QIcon lineIcon(const QString &name, const QColor &color, int size = 20);
/// In the quiet text colour of the theme in force.
QIcon lineIcon(const QString &name);
/// The program's own icon.
QIcon applicationIcon();

} // namespace nightjar
