// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QHash>

#include "core/base/result.h"
#include "core/registry/casefile.h"

namespace nightjar {

class Database;

/// Cases, their evidence and documents. Writing happens inside the caller's transaction.
class CaseStore
{
public:
    explicit CaseStore(Database &database);

    Result<qint64> add(const CaseFile &file); ///< gives the case its number `YYYY-NNNN`
    Outcome update(const CaseFile &file);
    Result<std::vector<CaseFile>> cases();
    Result<std::optional<CaseFile>> find(qint64 id);

    Result<qint64> addEvidence(const Evidence &evidence);
    Result<std::vector<Evidence>> evidence(qint64 caseId); ///< with bytes
    Result<QHash<qint64, qint64>> evidenceCounts();        ///< case -> items; cases without any are left out
    Result<qint64> addDocument(const CaseDocument &document);
    Result<std::vector<CaseDocument>> documents(qint64 caseId);

private:
    Database &m_database;
};

} // namespace nightjar
