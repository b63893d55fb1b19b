// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "core/import/table_mapping.h"
#include "core/import/text.h"

namespace nightjar {

/// The first column of a role; null where no column has it.
inline const ColumnMapping *columnOf(const TableMapping &mapping, ColumnRole role)
{
    const auto at = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                 [&](const ColumnMapping &column) { return column.role == role; });
    return at == mapping.columns.end() ? nullptr : &*at;
}
inline bool hasColumn(const TableMapping &mapping, ColumnRole role) { return columnOf(mapping, role) != nullptr; }

/// The column is not read, and `why` (QT_TRANSLATE_NOOP) says so.
inline void leaveColumn(ColumnMapping &column, const char *why)
{
    column.role = ColumnRole::Ignored;
    column.why = importText(why);
}

/// A row says this once: the surest column says it, the first of equals.
inline void keepOneColumn(TableMapping &mapping, ColumnRole role)
{
    ColumnMapping *best = nullptr;
    for (ColumnMapping &column : mapping.columns) {
        if (column.role != role)
            continue;
        if (best && best->score >= column.score) {
            leaveColumn(column, QT_TRANSLATE_NOOP("Import", "another column says this already"));
            continue;
        }
        if (best)
            leaveColumn(*best, QT_TRANSLATE_NOOP("Import", "another column says this already"));
        best = &column;
    }
}

} // namespace nightjar
