// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/base/time.h"

namespace nightjar {

/// Declared (or learned) working hours. Minutes since midnight; an end beyond 1440 passes midnight.
struct Shift {
    bool declared = false;
    bool continuous = false;
    std::vector<std::pair<int, int>> hours;

    /// Working spans that touch [day - 1, day + 1].
    std::vector<Span> spansAround(Day day) const;
};

/// `day` is read as 06:00-20:00 and `two-shift` as 06:00-24:00: the widest hours that these words are used for, so that
/// nobody is blamed for a word. Hours are read as written; several are separated by `;` or `,`.
Shift parseShift(const QString &text);

} // namespace nightjar
