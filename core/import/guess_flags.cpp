// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_flags.h"

#include <algorithm>

#include "core/import/mapping_columns.h"

namespace nightjar {
namespace {

/// Do marks without a factor stand before their values: one before the first value, none behind the last?
bool flagsStandBefore(const TableMapping &mapping)
{
    int firstFlag = -1, lastFlag = -1, firstValue = -1, lastValue = -1;
    for (const ColumnMapping &column : mapping.columns) {
        const bool value = column.role == ColumnRole::Value || column.role == ColumnRole::Register;
        if (!value && (column.role != ColumnRole::Flag || !column.factor.isEmpty()))
            continue;
        int &first = value ? firstValue : firstFlag;
        first = first < 0 ? column.column : first;
        (value ? lastValue : lastFlag) = column.column;
    }
    return firstFlag >= 0 && firstFlag < firstValue && lastFlag < lastValue;
}

} // namespace

void flagsToValues(TableMapping &mapping)
{
    const bool before = flagsStandBefore(mapping);
    const auto anonymous = std::count_if(mapping.columns.begin(), mapping.columns.end(), [](const ColumnMapping &c) {
        return c.role == ColumnRole::Flag && c.factor.isEmpty();
    });
    int last = -1;
    for (ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Value || column.role == ColumnRole::Register)
            last = column.column;
        if (column.role != ColumnRole::Flag)
            continue;
        if (!column.factor.isEmpty()) {
            for (const ColumnMapping &value : mapping.columns) {
                if (value.role == ColumnRole::Value && column.of < 0 && value.place == column.place &&
                    (value.factor == column.factor || value.factor.startsWith(column.factor + u'-')))
                    column.of = value.column;
            }
            if (column.of < 0)
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "a mark of something that is not read"));
            column.factor.clear();
            column.place.clear();
        } else if (anonymous > 1 && before) {
            const auto next =
                std::find_if(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &value) {
                    return value.column > column.column &&
                           (value.role == ColumnRole::Value || value.role == ColumnRole::Register);
                });
            column.of = next == mapping.columns.end() ? last : next->column;
        } else if (anonymous > 1) {
            column.of = last;
        }
    }
}

} // namespace nightjar
