// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "core/import/table_mapping.h"

namespace nightjar {

/// Header words confuse time, date and clock; the cells from row `first` on do not. Leaves one column of each that is
/// needed.
void pickTimes(TableMapping &mapping, const std::vector<QStringList> &rows, int first);

} // namespace nightjar
