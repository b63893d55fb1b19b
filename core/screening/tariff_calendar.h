// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include <QMap>
#include <QStringList>

#include "core/base/result.h"
#include "core/registry/model.h"
#include "core/screening/workdays.h"

namespace nightjar {

/// Minutes of a day by tariff period, index = TariffPeriod.
using PeriodMinutes = std::array<double, 5>;

/// One 分时电价 scheme: which period a minute of a date belongs to.
class TariffCalendar
{
public:
    QString id;
    bool assumed = false; ///< the default design tariff, because none was declared
    std::vector<TariffRow> rows;

    /// Periods of the 1440 minutes of a day. Minutes that no row covers are flat.
    std::array<TariffPeriod, 1440> day(Day day, const Workdays &workdays) const;
    bool covers(Day day) const; ///< some row is valid on that date
    /// Refuses rows that claim the same minute of the same day; the sentence names the minute.
    Outcome check() const;
};

/// R = (sharp + peak) / (valley + deep valley) of a load that is constant over [from, to) minutes of each day; a `to`
/// beyond 1440 passes midnight. NaN without valley minutes.
double expectedRatio(const TariffCalendar &tariff, const Workdays &workdays, Day first, Day last, int from, int to);

/// The schemes of the cache, the built-in ones of Zhejiang, and the default.
class TariffBook
{
public:
    /// Schemes whose rows overlap are left out and named in `problems`.
    static std::shared_ptr<const TariffBook> make(const std::vector<TariffRow> &rows, QStringList *problems = nullptr);
    /// A scheme by id; the default when the id is empty or unknown (the only declared scheme serves an empty id).
    const TariffCalendar &find(const QString &id) const;
    const QMap<QString, TariffCalendar> &schemes() const { return m_schemes; }

private:
    QMap<QString, TariffCalendar> m_schemes;
    TariffCalendar m_default;
    QString m_only; ///< id of the cache's only scheme
};

} // namespace nightjar
