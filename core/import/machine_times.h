// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/import/cell_times.h"

namespace nightjar {

/// Times as programs write them. Each says whether the text is of its kind.

/// `20260902`, `2026090208`, `202609020805`, `20260902080500`; `fault` tells of one that does not exist.
bool compactTime(std::string_view text, CellTime &time, TimeFault &fault);

/// `1785859200000`, `1785945600`: milliseconds or seconds since 1970 in UTC, as platforms write them into JSON; of the
/// years 2000 to 2099 and without a fraction of a second.
bool timeSinceEpoch(std::string_view text, CellTime &time);

/// `2026-08-04T00:00:00.000+08:00`, `2026-08-04 00:00:00.0000000 +08:00` without what ISO cells have not: a fraction of
/// zero, a blank before the offset.
bool plainIso(std::string_view text, std::string &out);

/// Days since 1899-12-30, as spreadsheets keep times; 1954 to 2119 so that no value is taken for one.
bool serialTime(std::string_view text, CellTime &time);

/// Midnight of a day of the years 1900 to 2200.
TimeFault dayOfParts(int year, int month, int day, Seconds &midnight);

} // namespace nightjar
