// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/cache/import_store.h"
#include "core/cache/series_store.h"
#include "core/import/importer.h"
#include "ui/widgets/list_model.h"

namespace nightjar {

/// Columns of the tables of the Data page. `done` says whether the files were imported or only looked at.
std::vector<ListColumn<FileReport>> fileColumns(std::function<bool()> done);
std::vector<ListColumn<ImportFile>> historyColumns();
std::vector<ListColumn<RefusedRow>> refusedColumns();

/// A conflict with the names of its two files.
struct ConflictRow {
    Conflict conflict;
    QString keptFile;
    QString otherFile;
};
std::vector<ListColumn<ConflictRow>> conflictColumns();

} // namespace nightjar
