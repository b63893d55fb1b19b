// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace nightjar {

class Cache;

/// Whether one piece of evidence still is what was frozen.
struct VerifiedItem {
    QString item;
    QString sha256; ///< of the bytes as they are now; for a lost item the one that the journal holds
    bool ok = true;
    QString why; ///< translated sentences; empty when ok
};

struct CaseVerification {
    bool ok = true;
    std::vector<VerifiedItem> items;
    qint64 journalRows = 0;
    bool journalOk = true;
    qint64 journalFirstBad = -1; ///< id of the first row that does not fit; -1 when all fit
    QByteArray journalHead;
};

/// Checks for each item: its bytes against its hash, its hash against the journal; for extracts also that the cache
/// gives the very same rows today from the same imports, and that the records of the source files are unchanged. Items
/// that the journal knows and the case lost are listed, too. And checks the chain of the journal. Errors only where
/// nothing can be said (unknown case, unreadable cache).
Result<CaseVerification> verifyCase(Cache &cache, qint64 caseId, const OnProgress &onProgress = {});

/// Contract: `{"ok","items":[{"item","sha256","ok","why"}],"journal":{"rows","ok","first_bad"}}`.
QJsonObject verificationJson(const CaseVerification &verification);

} // namespace nightjar
