// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/cache/series_store.h"

namespace nightjar {

/// A file as it was imported.
struct ImportFile {
    SourceId id = 0;
    QString path; ///< as given
    QString name; ///< file name
    QString sha256;
    QString readAs; ///< canonical text of what it was read as (format, channel, unit, step, profile and its version)
    QString format; ///< `series-csv`, `long-csv`, `hj212`, `table:enterprises`, ...
    QString profile;
    qint64 bytes = 0;
    RowCounts rows;
    qint64 channels = 0;
    QStringList warnings;
    Seconds importedAt = 0;
    QString importedBy;
    double seconds = 0;
};

/// A row that was not taken, and why.
struct RefusedRow {
    SourceId file = 0;
    QString fileName;
    qint64 line = 0; ///< 1-based, counts the header
    QString field;   ///< column or HJ 212 field; empty = the whole row
    QString reason;  ///< translated
    QString text;    ///< the row as it came, at most 200 characters, undecodable bytes as hex
};

/// Records of imports.
class ImportStore
{
public:
    explicit ImportStore(Database &database);

    /// The record of the same bytes read as the same thing.
    Result<std::optional<ImportFile>> known(const QString &sha256, const QString &readAs);
    Result<SourceId> add(const ImportFile &file);
    Outcome update(const ImportFile &file);
    Outcome addRefused(const RefusedRow &row);
    Result<std::vector<ImportFile>> files();
    Result<std::optional<ImportFile>> file(SourceId id);
    /// `file` 0 = of every file.
    Result<std::vector<RefusedRow>> refused(SourceId file = 0, qint64 limit = -1);

private:
    Database &m_database;
};

} // namespace nightjar
