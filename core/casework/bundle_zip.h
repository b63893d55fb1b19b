// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/casework/zip_file.h"

namespace nightjar {

class Cache;

struct ExportedCase {
    QString path;
    QString sha256;
    qint64 size = 0;
    qint64 files = 0; ///< with manifest.json and SHA256SUMS
};

/// Writes a case as a ZIP: `evidence/NAME` each item, `documents`, `manifest.json` (case, program, head of the journal,
/// for each file path, size, SHA-256 and role) and `SHA256SUMS` (as sha256sum -c reads it). Same case, same bytes.
/// Refuses to export an item whose bytes are no longer those that were frozen. The file appears whole or not at all.
Result<ExportedCase> exportCase(Cache &cache, qint64 caseId, const QString &path,
                                const std::vector<BundleFile> &documents, const QString &program, const QString &by,
                                Seconds at);

} // namespace nightjar
