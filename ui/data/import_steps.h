// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/import/importer.h"
#include "core/import/preview.h"

namespace nightjar {

/// Opens or creates the cache and imports; what an import job runs on its thread.
Result<ImportReport> importInto(const QString &cachePath, const QStringList &paths, const ImportOptions &options,
                                const OnProgress &onProgress);

/// The first rows of a file as they will be stored, read with the profiles of the cache where there is one.
/// `dropped` is what the officer chose, where the file may lie in an archive.
Result<FilePreview> previewInto(const QString &cachePath, const QString &file, const QStringList &dropped,
                                ImportOptions options, const Registry &registry);

/// Sum of all files.
RowCounts totalRows(const ImportReport &report);
/// `31 680 rows read: 31 642 taken, 38 refused, 0 already known, 0 in conflict.`
QString countsSentence(const RowCounts &counts);
/// The sentence of a finished import for the job strip.
QString importSummary(const ImportReport &report);
/// What a format word of the import means to people ("series-csv" -> "Series, one channel").
QString formatWord(const QString &format);

} // namespace nightjar
