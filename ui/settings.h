// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "ui/theme.h"

/// What the officer chose, kept by QSettings between starts; one place for all keys and defaults.
namespace nightjar::settings {

double textScale(); ///< 1.0 .. 1.5
void setTextScale(double scale);
ThemeMode themeMode();
void setThemeMode(ThemeMode mode);
/// `zh`, `en`; empty: as the system says.
QString language();
void setLanguage(const QString &language);
/// Name of the officer for journal rows; empty: the system's user name.
QString officer();
QString lastCache();
void setLastCache(const QString &path);
QString lastFolder();
void setLastFolder(const QString &path);
QString lastPage();
void setLastPage(const QString &page);
/// Bytes of a window's, header's or splitter's state under a name.
QByteArray state(const QString &name);
void setState(const QString &name, const QByteArray &bytes);
/// Minutes since midnight; night begins and ends (default 22:00 and 06:00; never taken from the tariff).
int nightFromMinute();
int nightToMinute();
/// Folder for caches and the sample district that nobody chose a place for.
QString dataFolder();

} // namespace nightjar::settings
