// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QFont>
#include <QPixmapCache>
#include <QStyle>

#include "ui/settings.h"
#include "ui/theme_style.h"

namespace nightjar {

namespace {

/// The palette that the desktop gave us before we changed it: Qt 6.4 has no colorScheme(), so lightness tells.
bool systemIsDark()
{
    static const bool dark = QApplication::style()->standardPalette().color(QPalette::Window).lightness() < 128
                             || QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

void applyTheme(ThemeMode mode)
{
    const bool dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && systemIsDark());
    const Theme &theme = dark ? darkTheme() : lightTheme();
    setCurrentTheme(theme);
    // Once: under a style sheet style() is Qt's proxy, whose name is not Fusion, and a second setStyle() would free the
    // style that the proxy still uses.
    [[maybe_unused]] static const QStyle *const base = QApplication::setStyle(QStringLiteral("Fusion"));
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")});
    font.setPointSizeF(basePointSize * settings::textScale());
    QApplication::setFont(font);
    QPixmapCache::clear();
    QApplication::setPalette(themePalette(theme));
    qApp->setStyleSheet(themeStyleSheet(theme, settings::textScale()));
}

} // namespace nightjar
