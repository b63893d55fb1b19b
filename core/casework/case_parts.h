// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/registry/casefile.h"

namespace nightjar {

class Cache;

/// Fills in the hash, stores the item and writes the journal row that verifyCase compares with.
Outcome freeze(Cache &cache, const CaseFile &file, Evidence &item);

/// The case with this id, as a sentence when there is none.
Result<CaseFile> caseById(Cache &cache, qint64 id);

Result<CaseFile> openCaseById(Cache &cache, qint64 id); ///< refuses closed ones, too

} // namespace nightjar
