// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/table_mapping.h"

namespace nightjar {

/// Gives each flag column its value column: a flag names its factor, or stands beside its value, or is the only one and
/// speaks for the row.
void flagsToValues(TableMapping &mapping);

} // namespace nightjar
