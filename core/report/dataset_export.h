// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/registry/keys.h"

namespace nightjar {

class Cache;

/// Samples of one channel as CSV (`time,value,flag[,origin]`); an empty span means all. `NotFound` for an unknown
/// channel.
Result<QByteArray> exportSeriesCsv(Cache &cache, const ChannelKey &channel, Span span = {});

struct DatasetExport {
    QStringList files; ///< names inside the folder, in the order in which they were written
    qint64 rows = 0;   ///< of registry tables
    qint64 samples = 0;
};

/// Writes a cache as a dataset folder that imports to the same cache: every registry table that has rows, with the tags
/// of its rows as columns, and a file for each channel. The folder is made, or must be empty: files of another dataset
/// beside ours would be imported with it.
Result<DatasetExport> exportDataset(Cache &cache, const QString &folder, const OnProgress &onProgress = {});

} // namespace nightjar
