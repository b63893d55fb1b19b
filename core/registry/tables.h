// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QJsonObject>
#include <QStringList>

#include "core/base/result.h"

namespace nightjar {

/// What a cell of a registry table may hold; the dataset format fixes the words.
enum class CellKind {
    Text,
    Code,   ///< a code (isCode)
    List,   ///< texts separated by `;`
    Number, ///< finite decimal number
    Whole,  ///< whole number of 0 or more
    Share,  ///< 0..1
    Flag01, ///< `0` or `1`
    Time,   ///< ISO 8601; normalised to `YYYY-MM-DD HH:MM:SS` of UTC+8
    Date,   ///< `YYYY-MM-DD`
    Moment, ///< Date or Time
    Clock,  ///< `HH:MM`, `24:00` allowed
    Choice, ///< one of `choices`
    Uscc,   ///< unified social credit code; a wrong check digit or length is a warning only
    Shift,  ///< `day`, `two-shift`, `continuous` or hours such as `08:00-17:00`
    Longitude,
    Latitude,
};

struct TableColumn {
    const char *name;
    CellKind kind = CellKind::Text;
    bool key = false;      ///< part of the row's identity
    bool required = false; ///< an empty cell refuses the row
    const char *choices = "";
};

/// One table of the dataset format. The name is that of the CSV file and of the SQL table.
struct TableShape {
    const char *name;
    std::vector<TableColumn> columns;
    int columnIndex(QStringView column) const; ///< -1 when there is none
};

/// Every registry table, in the order in which they are read (enterprises before points before channels ...).
std::span<const TableShape> tableShapes();
const TableShape *tableShape(QStringView name);

/// A row as it is stored: cells in the order of the shape (empty = not known), unknown columns as tags.
struct TableRow {
    QStringList cells;
    QJsonObject tags;
    bool operator==(const TableRow &) const = default;
};

/// Brings a cell into its stored form. The error says what is wrong with the cell; it knows neither file nor line.
/// `warning` is set where a cell is taken though it is odd.
Result<QString> normaliseCell(const TableColumn &column, const QString &cell, QString *warning = nullptr);
/// Checks that concern several cells of a row (`to` after `from`, a reply before the receipt ...).
Outcome checkRow(const TableShape &shape, const TableRow &row);

/// GB 32100 check of a unified social credit code.
bool isValidUscc(QStringView code);

} // namespace nightjar
