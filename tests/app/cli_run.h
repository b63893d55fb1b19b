// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "app/cli/cli.h"

/// What one call of the command line answered.
struct CliAnswer {
    int status = -1;
    QByteArray out;
    QByteArray err;
    QJsonDocument document() const { return QJsonDocument::fromJson(out); }
    QJsonObject object() const { return document().object(); }
    QJsonArray array() const { return document().array(); }
};

/// Runs the command line in this process, in English.
inline CliAnswer runCli(QStringList arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    arguments << QStringLiteral("--lang") << QStringLiteral("en");
    CliAnswer answer;
    answer.status = nightjar::cli::run(arguments, out, err);
    answer.out = QByteArray::fromStdString(out.str());
    answer.err = QByteArray::fromStdString(err.str());
    return answer;
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}
