// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/import/profile.h"

namespace nightjar {

/// A saved query over a bureau's database. Passwords are never kept: they are asked for, or stand in the environment
/// variable that the source names.
struct QuerySource {
    QString name;
    QString driver = QStringLiteral("QSQLITE"); ///< of Qt SQL: QSQLITE, QPSQL, QODBC
    QString host;
    int port = 0;     ///< 0 = the driver's usual one
    QString database; ///< file, database or ODBC connection text
    QString user;
    QString passwordVariable; ///< name of an environment variable
    QString sql;              ///< one SELECT; `:watermark` stands for how far the last pull came
    QString watermark;        ///< column whose greatest value is the next watermark
    QString start;            ///< the first watermark
    QString profile;          ///< that reads the rows; empty = by the names of the columns
};

/// How far pulls of a source came.
struct Watermark {
    QString value; ///< empty = never pulled
    bool number = false;
};

/// Why a text is not one reading query, as a sentence; empty when it is. Words inside strings, quoted names and
/// comments do not count.
QString notASelect(const QString &sql);
/// Does the text use `:watermark`?
bool usesWatermark(const QString &sql);

/// Checks every part of a source; the error is a sentence.
Outcome checkSource(const QuerySource &source);
/// Keeps a source (a known name is replaced, its watermark goes back to the start when the query changed).
Outcome keepSource(Cache &cache, const QuerySource &source, const Actor &actor);
Result<std::vector<QuerySource>> sources(Cache &cache);
/// The error lists the sources there are.
Result<QuerySource> source(Cache &cache, const QString &name);
Outcome deleteSource(Cache &cache, const QString &name, const Actor &actor);

Result<Watermark> watermarkOf(Cache &cache, const QString &source);
/// Inside the caller's transaction.
Outcome setWatermark(Cache &cache, const QString &source, const Watermark &mark, const Actor &actor);

} // namespace nightjar
