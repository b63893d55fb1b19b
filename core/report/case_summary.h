// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/casework/verify.h"
#include "core/registry/casefile.h"
#include "core/registry/lead.h"
#include "core/registry/model.h"
#include "core/report/document.h"
#include "core/report/legal_basis.h"

namespace nightjar {

class Cache;

/// A lead as a document may show it: evidential words only.
struct SummaryLead {
    Lead lead;
    QString title;                                    ///< of the rule
    QString reason;                                   ///< evidential wording
    QString basis;                                    ///< standard or document the rule rests on
    QString parameters;                               ///< as run, "at_least = 240 min; ..."
    std::vector<std::pair<QString, QString>> figures; ///< name, value with its unit
    std::vector<DocTable> tables;                     ///< figures that are lists (nights)
};

/// Everything a case summary says, gathered; plain values, so that a test can make one.
struct CaseSummary {
    CaseFile file;
    Enterprise enterprise;
    std::vector<Point> points; ///< of the enterprise, for their names
    std::vector<SummaryLead> leads;
    std::vector<Screening> screenings; ///< those that found the leads
    std::vector<Evidence> evidence;
    CaseVerification verification;
    QString program;
    Seconds madeAt = 0;
};

/// Reads a case, checks its evidence and renders its leads in a language.
Result<CaseSummary> loadCaseSummary(Cache &cache, qint64 caseId, Language language, const QString &program,
                                    Seconds madeAt);

/// 线索材料摘要: case, clues with charts and figures, basis, source files, evidence with hashes, integrity, signatures.
/// Says nothing of strength, chance or peers, and nobody is called guilty.
Document caseSummary(const CaseSummary &summary, Language language);

} // namespace nightjar
