// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QStringList>

#include "core/base/result.h"
#include "core/import/csv_stream.h"
#include "core/import/sheet.h"
#include "core/import/table_mapping.h"
#include "core/registry/model.h"
#include "core/registry/tables.h"
#include "core/series/series.h"

namespace nightjar {

struct ImportOptions;

enum class FileFormat { Table, SeriesCsv, LongCsv, Hj212, Foreign };

/// Which column holds what; -1 = none.
struct SampleColumns {
    int time = -1;
    int value = -1;
    int flag = -1;
    int origin = -1;
    int enterprise = -1;
    int point = -1;
    int factor = -1;
};

/// What a file is and how it will be read.
struct Recognised {
    FileFormat format = FileFormat::SeriesCsv;
    const TableShape *table = nullptr;
    QStringList header; ///< column names, trimmed
    SampleColumns columns;
    QStringList ignored; ///< columns that are not read
    ChannelKey channel;  ///< of a file with one channel
    ValueKind kind = ValueKind::Number;
    Flag missingFlag = flagNormal;  ///< what an absent flag means: normal in dataset files, unknown in foreign tables
    bool emptyIsNothing = false;    ///< a column of a wide table: an empty cell is no sample
    TableMapping mapping;           ///< of a foreign table
    std::shared_ptr<Workbook> book; ///< holds its rows
    QString fileName;               ///< of a foreign table: it may tell whose the rows are
    /// `series-csv`, `long-csv`, `hj212`, `table:enterprises`, `csv:day-rows`, `xlsx:time-rows`.
    QString name() const;
    /// Canonical text of what the file is read as; together with the SHA-256 of its bytes it is its identity.
    QString readAs(const ImportOptions &options, const Registry &registry) const;
};

/// Looks at the first 64 KiB and, for CSV, reads the header line from `csv`. What is no form of the dataset format is a
/// foreign table: read by `options.mapping`, by the profile whose header it has, or by what its header words say where
/// that is clear. The error is a sentence that names the file, and lists the candidates where they are not clear.
Result<Recognised> recognise(const QString &path, ByteStream &bytes, CsvStream &csv, const ImportOptions &options,
                             const Registry &registry);

/// Holds texts whatever is declared: equipment states (`-rs`) and operating conditions of HJ 212-2025 (`p991yy`).
bool isStateFactor(const QString &factor);
/// Numbers, or texts where the channel's unit is `state`.
ValueKind valueKind(const ChannelKey &channel, const Registry &registry, const QString &givenUnit = {});

} // namespace nightjar
