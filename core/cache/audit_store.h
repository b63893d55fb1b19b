// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>

#include "core/base/result.h"
#include "core/base/time.h"

namespace nightjar {

class Database;

/// One row of the journal; `hash` = SHA-256 of the previous hash and the canonical bytes of this row.
struct AuditRow {
    qint64 id = 0;
    Seconds at = 0;
    QString by;
    QString action;  ///< `import`, `screening`, `lead-mark`, `case-new`, `evidence`, `case-document`, `export`, ...
    QString subject; ///< file, case, lead ...
    QJsonObject details;
    QByteArray previous;
    QByteArray hash;
};

struct AuditCheck {
    qint64 rows = 0;
    bool ok = true;
    qint64 firstBad = -1; ///< id of the first row that does not fit the chain
    QByteArray head;      ///< hash of the last row; printed on documents
};

/// 操作日志: everything an officer does, appended, never changed.
class AuditStore
{
public:
    explicit AuditStore(Database &database);
    /// Appends inside the caller's transaction, or in one of its own. `at` and `by` come from the caller.
    Outcome append(Seconds at, const QString &by, const QString &action, const QString &subject,
                   const QJsonObject &details = {});
    Result<std::vector<AuditRow>> rows(qint64 limit = -1); ///< newest first
    Result<AuditCheck> check();

private:
    Database &m_database;
};

} // namespace nightjar
