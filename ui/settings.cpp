// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <algorithm>
#include <optional>

#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace nightjar::settings {

namespace {

/// Of the program of that name; only the GUI thread asks.
std::optional<std::pair<QString, double>> knownTextScale;

QVariant value(const char *key, const QVariant &fallback = {}) { return QSettings().value(QLatin1String(key), fallback); }
void setValue(const char *key, const QVariant &value) { QSettings().setValue(QLatin1String(key), value); }

} // namespace

double textScale()
{
    // Asked by every layout; the file behind QSettings is looked up by name each time (0.1 ms).
    if (!knownTextScale || knownTextScale->first != QCoreApplication::applicationName())
        knownTextScale = {QCoreApplication::applicationName(), std::clamp(value("ui/textScale", 1.0).toDouble(), 1.0, 1.5)};
    return knownTextScale->second;
}

void setTextScale(double scale)
{
    setValue("ui/textScale", std::clamp(scale, 1.0, 1.5));
    knownTextScale.reset();
}

ThemeMode themeMode()
{
    const QString word = value("ui/theme").toString();
    return word == u"dark" ? ThemeMode::Dark : word == u"light" ? ThemeMode::Light : ThemeMode::System;
}

void setThemeMode(ThemeMode mode)
{
    setValue("ui/theme", mode == ThemeMode::Dark    ? QStringLiteral("dark")
                         : mode == ThemeMode::Light ? QStringLiteral("light")
                                                    : QStringLiteral("system"));
}

QString language() { return value("ui/language").toString(); }
void setLanguage(const QString &language) { setValue("ui/language", language); }
QString officer() { return value("officer/name").toString().trimmed(); }
QString lastCache() { return value("cache/last").toString(); }
void setLastCache(const QString &path) { setValue("cache/last", path); }

QString lastFolder()
{
    const QString folder = value("files/folder").toString();
    return QDir(folder).exists() ? folder : QDir::homePath();
}

void setLastFolder(const QString &path) { setValue("files/folder", path); }
QString lastPage() { return value("ui/page").toString(); }
void setLastPage(const QString &page) { setValue("ui/page", page); }
QByteArray state(const QString &name) { return QSettings().value(QStringLiteral("state/") + name).toByteArray(); }
void setState(const QString &name, const QByteArray &bytes) { QSettings().setValue(QStringLiteral("state/") + name, bytes); }
int nightFromMinute() { return std::clamp(value("night/from", 22 * 60).toInt(), 0, 1439); }
int nightToMinute() { return std::clamp(value("night/to", 6 * 60).toInt(), 0, 1439); }
QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }

} // namespace nightjar::settings
