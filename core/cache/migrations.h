// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QString>

#include "core/base/result.h"
#include "core/cache/database.h"

namespace nightjar {

inline constexpr qint64 cacheApplicationId = 0x4E4A5231; ///< "NJR1"

/// Brings a cache from version N - 1 to N inside the caller's transaction; step 1 makes the tables of a new cache.
/// A released step is never edited: later changes are further steps.
using SchemaStep = Outcome (*)(Database &database);

/// The steps in order; their number is the version that this program writes.
std::span<const SchemaStep> schemaSteps();

Outcome createSchema1(Database &database);
Outcome createSchema2(Database &database);
Outcome createSchema3(Database &database);

/// Makes the tables of an empty file, migrates an older cache after a backup `FILE.vN.bak` beside it, refuses a newer
/// one and a file of another program. Gives a sentence worth showing, or an empty text.
Result<QString> prepareSchema(Database &database, OpenMode mode, std::span<const SchemaStep> steps);

} // namespace nightjar
