// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace nightjar {

/// One text for equal values: QJsonObject keeps its keys sorted.
inline QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
inline QString jsonText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
inline QString jsonText(const QStringList &list) { return jsonText(QJsonArray::fromStringList(list)); }

inline QJsonObject objectFromText(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }
inline QJsonArray arrayFromText(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).array(); }
inline QStringList listFromJson(const QJsonArray &array)
{
    QStringList list;
    for (const auto &value : array)
        list += value.toString();
    return list;
}
inline QStringList listFromText(const QString &text) { return listFromJson(arrayFromText(text)); }

} // namespace nightjar
