// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/import/importer.h"
#include "core/import/query_source.h"

namespace nightjar {

struct PullOptions {
    QString password;    ///< of the database; is used and forgotten
    bool dryRun = false; ///< the same pull, rolled back at the end
    Actor actor;
    OnRefused onRefused; ///< sees every refused row
};

struct PullReport {
    FileReport file;                 ///< as of an imported file, named `query:SOURCE`
    std::vector<RefusedRow> refused; ///< the first 100,000
    qint64 queryRows = 0;            ///< rows that the query gave; `file.rows` count samples
    Watermark from;                  ///< what the query was asked from; empty value = it has no watermark
    Watermark to;                    ///< where the next pull begins
};

/// Reads what is new in a source into the cache: rows go the way of an imported table, and the watermark moves on in
/// the same transaction. A pull that is killed, cancelled or fails leaves nothing, and the next one repeats it. A query
/// with `>=` reads the last rows again; they are duplicates. Progress counts rows, of a total that is not known.
Result<PullReport> pullSource(Cache &cache, const QuerySource &source, const PullOptions &options,
                              const OnProgress &onProgress = {});

/// How the rows of a query are proposed to be read, with its first rows, for a profile.
Result<TableMapping> proposePullMapping(Cache &cache, const QuerySource &source, const QString &password);

} // namespace nightjar
