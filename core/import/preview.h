// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "core/cache/import_store.h"
#include "core/import/importer.h"
#include "core/registry/model.h"

namespace nightjar {

/// A row as it will be stored: a sample, or the cells of a registry row.
struct PreviewRow {
    qint64 line = 0;
    QString channel; ///< empty for a registry row
    QString time;
    QString value;
    QString flag;
    QString origin;
    QStringList cells; ///< registry row, in the order of `FilePreview::columns`
};

/// What a file was recognised as, and its first rows.
struct FilePreview {
    QString file;
    QString format;
    QString encoding;
    QString channel;  ///< of a file with one channel
    QString unit;     ///< given, declared or usual unit of that channel
    Seconds step = 0; ///< given or declared, else the median distance of the rows shown
    QStringList columns;
    std::vector<PreviewRow> rows;    ///< at most as many as asked for, in the order of their lines
    std::vector<RefusedRow> refused; ///< among the rows looked at
    RowCounts counts;                ///< of the rows looked at; duplicates are known only when a file is imported
    bool complete = false;           ///< the counts are those of the whole file
    QStringList warnings;
};

/// Reads the first rows with the readers of the import and stores nothing. The error is that of an unusable file.
Result<FilePreview> previewFile(const QString &path, const ImportOptions &options, const Registry &registry,
                                std::size_t most = 200);

} // namespace nightjar
