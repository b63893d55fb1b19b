// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace nightjar::sample {

enum class DayKind { Workday, Weekend, Holiday };

/// What kind of day it is in mainland China: the State Council's calendar of 2024-2026 with make-up workdays
/// (data/holidays_cn.csv); outside these years weekends and the fixed holidays of January, May and October.
DayKind dayKind(Day day);

} // namespace nightjar::sample
