// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QByteArrayList>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QStringList>

#include "core/base/time.h"

/// A strict reader of dataset folders for tests, written from dataset-format and not from the writer.
namespace datasetcheck {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// RFC 4180, one line.
inline QByteArrayList cellsOf(const QByteArray &line)
{
    QByteArrayList cells{QByteArray()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.append(QByteArray());
        else
            cells.back() += c;
    }
    return cells;
}

using Row = std::map<QByteArray, QByteArray>;

inline std::vector<Row> tableOf(const QString &path)
{
    const QByteArrayList lines = bytesOf(path).split('\n');
    std::vector<Row> rows;
    const QByteArrayList header = cellsOf(lines.value(0));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i].isEmpty())
            continue;
        const QByteArrayList cells = cellsOf(lines[i]);
        Row row;
        for (qsizetype c = 0; c < header.size(); ++c)
            row[header[c]] = cells.value(c);
        row["#cells"] = QByteArray::number(cells.size() == header.size() ? 1 : 0);
        rows.push_back(row);
    }
    return rows;
}

/// `[+-]digits[.digits]`, at most 40 characters, or empty.
inline bool isNumber(const QByteArray &text)
{
    if (text.isEmpty())
        return true;
    if (text.size() > 40)
        return false;
    qsizetype i = text[0] == '-' || text[0] == '+' ? 1 : 0;
    const auto digits = [&] {
        const qsizetype from = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i > from;
    };
    if (!digits())
        return false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    return i == text.size();
}

/// What is wrong in a series file; empty when nothing is. Times must rise and lie in the span.
inline QString seriesTrouble(const QByteArray &bytes, nightjar::Span span)
{
    if (!bytes.startsWith("time,value,flag\n"))
        return "header";
    if (!bytes.endsWith('\n'))
        return "last line is cut off";
    nightjar::Seconds last = span.from - 1;
    int number = 1;
    qsizetype from = 16;
    while (from < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', from);
        const QByteArrayList cells = bytes.mid(from, end - from).split(',');
        from = end + 1;
        ++number;
        const QString where = QString("line %1").arg(number);
        if (cells.size() != 3)
            return where + ": cells";
        const auto time = nightjar::parseTime(cells[0].toStdString());
        if (!time || *time <= last || !span.contains(*time))
            return where + ": time " + cells[0];
        last = *time;
        if (!isNumber(cells[1]))
            return where + ": value " + cells[1];
        if (!(cells[2].isEmpty() || QByteArray("NFMSDCTB").contains(cells[2])) || cells[2].size() > 1)
            return where + ": flag " + cells[2];
    }
    return number > 1 ? QString() : QString("no samples");
}

} // namespace datasetcheck
