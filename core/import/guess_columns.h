// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/import/header_rows.h"
#include "core/import/header_words.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// A header as it was found, with what its columns say one by one.
struct HeaderFound {
    int first = 0; ///< row of the sheet
    int count = 1;
    std::vector<QStringList> parts;
    std::vector<HeaderMeaning> meanings;
    QString titles; ///< text above it
    QString sheet;
};

/// Puts the columns together: layout, factors with their period, flags to their values, one column for each thing that
/// a row says once. Clocks of a day's columns are turned into seconds, and whether they name begins or ends is decided.
/// `rows`: the sheet's first rows, for what only data can tell (is the column `时间` a clock?).
TableMapping guessColumns(const HeaderFound &header, const std::vector<QStringList> &rows);

/// What a role is called in a reason.
QString roleText(ColumnRole role);

} // namespace nightjar
