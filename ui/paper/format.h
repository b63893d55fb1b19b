// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/time.h"

namespace nightjar {

/// Numbers and times as people read them; data files never use these.
QString formatNumber(double value, int maxDigits = 4);       ///< thin thousands separators, no more digits than measured
QString formatCount(qint64 value);                           ///< thin thousands separators
QString formatBytes(qint64 bytes);                           ///< `187 MB`
QString formatDuration(Seconds seconds);                     ///< `31 h 12 min`, translated
QString formatSpan(Span span);                               ///< `09-17 03:10 - 09-18 10:22`
QString formatDayWithWeekday(Day day);                       ///< `Mon 23 Nov` / `11月23日 周一`
QString formatUnit(const QString &unit);                     ///< `mg/m³` for `mg/m3`, `°C` for `degC`

} // namespace nightjar
