// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/casework/bundle_zip.h"
#include "core/casework/verify.h"
#include "core/registry/casefile.h"

/// Steps of a case as jobs run them: each opens the cache for itself.
namespace nightjar
{

/// Who does it and when.
struct CaseHand {
    QString cachePath;
    QString by;
    Seconds at = 0;
};

/// Opens a case from leads; an empty title is the enterprise's name.
Result<CaseFile> openCase(const CaseHand &hand, const QStringList &leads, const QString &title,
                          const OnProgress &progress);
Result<std::vector<Evidence>> freezeFiles(const CaseHand &hand, qint64 caseId, const QStringList &paths);
Result<CaseFile> moveCase(const CaseHand &hand, qint64 caseId, const QString &stage, const QString &why);
/// Writes the summary (PDF, DOCX or ODT by the ending) and records it. The answer is its SHA-256.
Result<QString> writeSummary(const CaseHand &hand, qint64 caseId, const QString &path, Language language);
Result<ExportedCase> writeBundle(const CaseHand &hand, qint64 caseId, const QString &path, Language language);
Result<CaseVerification> checkEvidence(const QString &cachePath, qint64 caseId, const OnProgress &progress);

} // namespace nightjar
