// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace nightjar {

class Database;

/// Copies a database as it is at this moment, whoever writes to it meanwhile, to a file that must not exist.
Outcome copyDatabase(Database &database, const QString &target, const OnProgress &onProgress);

} // namespace nightjar
