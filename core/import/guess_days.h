// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/import/header_words.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// Columns of a day: 24 hours and more. Gives the columns that are intervals their clocks, sets step and `stampsAtEnd`,
/// and says how sure that is: 0 when the columns are no day.
///
/// `0:15 ... 24:00`, `P1 ... P96` and `1时 ... 24时` name ends (dataset format); `0:00 ... 23:45` and `0 ... 23`
/// begins; ranges say it themselves. With 0:00 as well as 24:00 each is an instant and 24:00 is the next day's 0:00.
double guessDay(const std::vector<HeaderMeaning> &meanings, TableMapping &mapping);

} // namespace nightjar
