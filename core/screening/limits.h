// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/screening/firm_data.h"

namespace nightjar {

enum class LimitKind { Hourly, Daily, Instant };

/// The limit that holds on a date.
struct ActiveLimit {
    double value = 0;
    double low;             ///< lower bound (pH); NaN = none
    double referenceOxygen; ///< NaN: the measured value is judged
    QString source;         ///< `permit`, `local`, `national`, `channel` (channels.csv)
};

/// Limits of one factor at one outlet; the permit wins over local over national, all of them over the number in
/// channels.csv. `factor` may carry a suffix: then that channel is judged as it is.
class LimitTable
{
public:
    LimitTable(const FirmData &firm, const QString &point, const QString &factor);
    std::optional<ActiveLimit> on(Day day, LimitKind kind) const;
    bool empty(LimitKind kind) const;
    bool empty() const { return empty(LimitKind::Hourly) && empty(LimitKind::Daily) && empty(LimitKind::Instant); }
    double referenceOxygen() const { return m_channelReference; } ///< of channels.csv

private:
    std::vector<const Limit *> m_rows;
    std::optional<ActiveLimit> m_channel;
    LimitKind m_channelKind = LimitKind::Hourly;
    double m_channelReference;
};

} // namespace nightjar
