// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>
#include <QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace nightjar {

class Cache;

/// What running the rules of a case again found.
struct CaseReproduction {
    struct Difference {
        QString lead;
        QString why; ///< translated sentence
    };
    bool ok = true;
    QStringList missing;                 ///< leads of the case that are not found again as they were frozen
    QStringList added;                   ///< leads of the same rules and enterprise that the cache does not know
    std::vector<Difference> differences; ///< why each of `missing` is missing
};

/// Runs the rules of a case's leads again over its enterprise, with the frozen packs, and stores nothing. A lead is
/// found again when rule, channels, interval and evidential figures are the frozen ones.
Result<CaseReproduction> reproduceCase(Cache &cache, qint64 caseId, const OnProgress &onProgress = {});

/// Contract: `{"ok","missing":[id],"new":[id]}`, and `"differences":[{"lead","why"}]`.
QJsonObject reproductionJson(const CaseReproduction &reproduction);

} // namespace nightjar
