// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QHash>

#include "core/base/time.h"

namespace nightjar {

enum class DayKind { Workday, Weekend, Holiday };

/// Public holidays and make-up workdays of mainland China. Outside the years of its table weekends are assumed, and
/// `known` says so.
class Workdays
{
public:
    /// The table that is built in (2024-2026).
    static std::shared_ptr<const Workdays> standard();
    DayKind kind(Day day) const;
    bool known(Day day) const;

private:
    QHash<Day, bool> m_off; ///< true: off, false: make-up workday
    int m_firstYear = 0;
    int m_lastYear = -1;
};

} // namespace nightjar
