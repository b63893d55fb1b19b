// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cache/import_store.h"
#include "core/import/cache_sink.h"
#include "core/import/table_mapping.h"
#include "core/import/whose.h"

namespace nightjar {

class Cache;

struct ImportOptions {
    QString as;                          ///< `ENTERPRISE/POINT/FACTOR` for series files of other names
    QString unit;                        ///< unit of that channel, stored when none is declared
    Seconds step = 0;                    ///< nominal step of that channel in seconds, stored when none is declared
    QString column;                      ///< value column of a table with a `time` column
    QString profile;                     ///< `--profile`: name of a profile of the cache, or path of a profile file
    std::optional<TableMapping> mapping; ///< how a foreign table is read, as an officer corrected it; goes before all
    std::vector<TableMapping> profiles;  ///< kept ones, matched by header; importPaths() fills them from the cache
    std::map<QString, TableMapping> mappings; ///< the same for single files, by the path that reports name them with
    bool dryRun = false;                      ///< the same run, rolled back at the end
    bool stopAtError = false;                 ///< the first bad row ends the import; nothing of its file is kept
    int threads = 0;                          ///< 0 = as many as there are cores
    QString by;                               ///< who imports, for the journal
    Seconds now = 0;
    OnRefused onRefused; ///< sees every refused row, however many there are
    /// The officer's mapping of a file; null = by its header, a profile, or no foreign table.
    const TableMapping *mappingOf(const QString &path) const
    {
        const auto own = mappings.find(path);
        return own != mappings.end() ? &own->second : mapping ? &*mapping : nullptr;
    }
};

/// One file, as the contract's `import` document lists it.
struct FileReport {
    QString file;
    QString sha256;
    QString format;
    QString profile; ///< that the file was read with; empty = by its own header, or no foreign table
    int profileVersion = 0;
    QString encoding;                    ///< of a text file, as it was detected
    QString layout;                      ///< layoutName() of a foreign table
    std::vector<NameQuestion> questions; ///< names that an officer has to answer; their rows are among the refused
    bool already = false;
    RowCounts rows;
    qint64 channels = 0;
    QStringList enterprises; ///< whose samples it gave, by code
    Span extent;             ///< from the first sample to the last one, which `to` includes; empty without samples
    QStringList warnings;
    std::optional<Error> error;
    double seconds = 0;
};

struct ImportReport {
    std::vector<FileReport> files; ///< in the order in which they were read: tables first
    QStringList skipped;           ///< files of folders that are neither table nor series, by their path in the folder
    std::vector<RefusedRow> refused; ///< the first 100,000; `ImportOptions::onRefused` and the cache have all
    qint64 refusedTotal = 0;
    QStringList notices;    ///< sentences that concern no single file
    bool cancelled = false; ///< the last file was left out; those before it are kept
    bool stopped = false;   ///< `stopAtError` met a bad row
    bool ok() const;        ///< no file ended in an error
    /// Of a dry run: the registry as the files would leave it, for previews.
    std::shared_ptr<const Registry> registry = {};
};

/// Reads files and dataset folders into the cache: tables first, in the order of tableShapes(), then series as given.
/// One transaction a file. Progress counts bytes of all files. An error means that the import could not begin or that
/// the cache failed (full disk, locked, damaged); trouble with single files is in their reports.
Result<ImportReport> importPaths(Cache &cache, const QStringList &paths, const ImportOptions &options,
                                 const OnProgress &onProgress = {});

/// The same counts without a trace: works on the cache at `cachePath` where it exists, else on a temporary one.
Result<ImportReport> dryRunImport(const QString &cachePath, const QStringList &paths, ImportOptions options,
                                  const OnProgress &onProgress = {});

} // namespace nightjar
