// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "core/base/result.h"
#include "core/import/unpack.h"
#include "core/registry/tables.h"

namespace nightjar {

struct InputFile {
    /// As it was given and as reports name it; of a file in an archive `archive.zip/inner/file.csv`. A gzip of one file
    /// keeps its own name.
    QString path;
    const TableShape *table = nullptr; ///< when its name is that of a registry table
    qint64 size = 0;
    std::optional<Error> error = {};        ///< it cannot be read at all
    std::optional<PackedPlace> packed = {}; ///< it lies in an archive and must be unpacked first
    QString onDisk = {};                    ///< the unpacked file, while it is there
    QString diskPath() const { return onDisk.isEmpty() ? path : onDisk; }
};

struct InputFiles {
    std::vector<InputFile> files; ///< tables in the order of tableShapes(), then the others as they were given
    QStringList skipped;          ///< files of folders and archives that are not read, by their path inside
    QStringList notices;
};

/// What a list of files, folders and archives holds. Of folders and archives only files of data are read (CSV, TSV,
/// TXT, LOG, XLSX, XLS, JSONL, ZIP, GZ), in the order of their paths; hidden ones, links to folders, read-me files and
/// all others are left alone. Archives are known by their content; one archive may lie in another one.
InputFiles collectFiles(const QStringList &paths);

} // namespace nightjar
