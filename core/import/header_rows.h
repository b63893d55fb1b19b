// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "core/import/sheet.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// The lines of each column's header, top first: merged cells are repeated to the right and equal lines joined.
std::vector<QStringList> headerParts(const std::vector<QStringList> &rows, int first, int count);
/// A column's lines as a mapping holds them: joined by `/`.
QString headerText(const QStringList &parts);

/// Row at which the header of `mapping` begins in the first rows of a sheet; -1 where it is not there.
int findHeader(const std::vector<QStringList> &rows, const TableMapping &mapping);

/// A row of more columns than tables have.
struct WideRow {
    qint64 line = 0;
    std::size_t columns = 0;
};
/// The first rows of a sheet as text; rows that cannot be used are empty, the first that is too wide is told. An error
/// is that of the file.
Result<std::vector<QStringList>> firstRows(Workbook &book, qsizetype sheet, int most,
                                           std::optional<WideRow> *wide = nullptr);

/// Whose the rows of a sheet are, as its titles tell (`企业名称：...`); empty = nothing.
struct TitleFacts {
    QString enterprise;
    QString point;
    QString account;
    QString text; ///< all titles in one line
};
TitleFacts titleFacts(const std::vector<QStringList> &rows, int titleRows);

} // namespace nightjar
