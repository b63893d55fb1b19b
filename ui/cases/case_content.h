// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/cache/audit_store.h"
#include "core/casework/verify.h"
#include "core/registry/casefile.h"

namespace nightjar
{

/// A case as the list shows it.
struct CaseRow {
    CaseFile file;
    qint64 evidence = 0;
    bool operator==(const CaseRow &other) const { return file.id == other.file.id; }
};

/// Whether an item still is what was frozen, as far as this window knows.
enum class EvidenceMark { Unknown, Ok, Bad };

/// An item of evidence without its bytes.
struct EvidenceRow {
    Evidence item; ///< `bytes` empty
    qint64 size = 0;
    EvidenceMark mark = EvidenceMark::Unknown;
    QString why; ///< when bad
};

/// One case as the page shows it.
struct CaseContent {
    CaseFile file;
    std::vector<EvidenceRow> evidence;
    std::vector<CaseDocument> documents;
    std::vector<AuditRow> journal; ///< newest first
};

/// All cases of a cache, newest first. For jobs.
Result<std::vector<CaseRow>> loadCases(const QString &cachePath);
/// One case with everything but the bytes of its evidence. For jobs.
Result<CaseContent> loadCaseContent(const QString &cachePath, qint64 caseId);

/// Puts the marks of a verification on the rows; items that the case lost become rows of their own, so that a loss is
/// seen.
void applyVerification(CaseContent &content, const CaseVerification &verification);

} // namespace nightjar
