// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "core/import/sheet.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// A mapping at least so sure is used without asking; below it the officer chooses.
inline constexpr double clearMapping = 0.8;
/// Columns that a table may have: a day of minutes and its flags twice over.
inline constexpr qsizetype mostColumns = 6'000;

/// How a table may be read, best first.
struct MappingProposal {
    TableMapping mapping;             ///< the best; `score` says how sure
    std::vector<TableMapping> others; ///< runners-up of other layouts or header rows, best first
    std::vector<QStringList> rows;    ///< the first rows as they are, titles and header included, for showing
    QString sheet;                    ///< name of the sheet looked at
    bool clear() const { return mapping.score >= clearMapping; }
};

/// Looks at the first 200 rows of a sheet: title rows, one to three header lines, layout, and what each column says.
/// A profile whose header is found in the sheet wins. A sheet without any header gives a mapping of score 0 with every
/// column ignored. The error is that of an unreadable sheet or of too many columns.
Result<MappingProposal> proposeMapping(Workbook &book, qsizetype sheet, const std::vector<TableMapping> &profiles = {});

/// The first sheet whose proposal is clear, else the best of all.
Result<MappingProposal> proposeMapping(Workbook &book, const std::vector<TableMapping> &profiles = {});

/// Why a mapping cannot be used to read anything (no time column, nobody's value ...), as a reason; empty when it can.
QString missingOf(const TableMapping &mapping);

/// `day-rows`, `time-rows`, `sample-rows`, `registers`.
QString layoutName(TableLayout layout);

} // namespace nightjar
