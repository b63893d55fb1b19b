// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QStringList>

#include "core/import/propose_mapping.h"
#include "core/import/unpack.h"

namespace nightjar {

/// A foreign table as the Data page shows it before anything is written.
struct TableLook {
    QString file;
    QString format;
    QString encoding;
    QStringList sheets;
    qsizetype sheet = 0;
    TableMapping mapping;             ///< the officer's, a profile's or the proposed one
    std::vector<TableMapping> others; ///< other ways to read it, best first
    std::vector<QStringList> rows;    ///< the first rows as they are
    QString missing;                  ///< why nothing can be read with the mapping; empty = it can
};

struct TableQuestion {
    QString path;         ///< as reports name it
    QStringList dropped;  ///< what the officer chose; the file may lie in an archive among them
    QString cachePath;    ///< whose profiles are tried; empty = none
    qsizetype sheet = -1; ///< -1: the first sheet that is understood
    std::optional<TableMapping> given;
};

/// Where a file of the report can be read: itself, or unpacked from the archive that holds it.
Result<QString> readablePath(const QString &file, const QStringList &dropped, Unpacker &unpacker);

/// Looks at the first rows of a file; what a job of the page runs on its thread.
Result<TableLook> lookAtTable(const TableQuestion &question);

/// The columns when the header stands elsewhere: names from these rows, meanings by the words of the core.
std::vector<ColumnMapping> columnsUnderHeader(const std::vector<QStringList> &rows, int titleRows, int headerRows);

} // namespace nightjar
