// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "core/base/result.h"
#include "core/registry/tables.h"

namespace nightjar {

struct InputFile {
    QString path;
    const TableShape *table = nullptr; ///< when its name is that of a registry table
    qint64 size = 0;
    std::optional<Error> error; ///< it cannot be read at all
};

struct InputFiles {
    std::vector<InputFile> files; ///< tables in the order of tableShapes(), then the others as they were given
    QStringList skipped;          ///< files of folders that are not read, by their path inside the folder
    QStringList notices;
};

/// What a list of files and folders holds. Of a folder and the folders in it only CSV files are read, in the order of
/// their paths; hidden ones and links to folders are left alone.
InputFiles collectFiles(const QStringList &paths);

} // namespace nightjar
