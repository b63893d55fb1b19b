// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/base/time.h"

namespace nightjar {

class Cache;

/// What deleting an enterprise's data takes away.
struct EnterpriseDeletion {
    QString enterprise;
    qint64 channels = 0;
    qint64 samples = 0;
    qint64 bytes = 0; ///< of blocks and overviews; given back by `cache compact`
    qint64 conflicts = 0;
    qint64 leads = 0;
    qint64 registryRows = 0; ///< of tables whose rows belong to one enterprise; petitions stay
    QStringList heldBy;      ///< cases and plans that refer to it, such as "case 2026-0007"; empty: it may go
    bool empty() const { return channels + leads + registryRows == 0; }
};

/// Looks, changes nothing. `NotFound` when the cache knows nothing of the enterprise.
Result<EnterpriseDeletion> lookBeforeDeletion(Cache &cache, const QString &enterprise);

/// Deletes an enterprise's series, leads and registry rows in one transaction and writes that to the journal. Refused
/// with a sentence that names them while cases, evidence or plans refer to it. The files that it came from are read
/// again when they are imported again.
Result<EnterpriseDeletion> deleteEnterprise(Cache &cache, const QString &enterprise, Seconds at, const QString &by);

} // namespace nightjar
