// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/cache/series_store.h"
#include "core/registry/lead.h"

namespace nightjar {

/// New leads of one rule.
struct RuleCount {
    QString rule;
    int all = 0;
    int strong = 0; ///< strength >= strongLead
};

/// What stands on the Today page, counted from what the workspace holds. Pointers live as long as the arrays given.
struct TodayCounts {
    std::vector<RuleCount> newLeads;            ///< most first
    int newLeadCount = 0;
    std::vector<const StoredLead *> strongest;  ///< new ones, strongest first, at most `strongestShown`
    std::vector<const StoredLead *> alarms;     ///< standing 90 minutes and more, not dismissed, newest first
    std::vector<const StoredLead *> earlierAlarms; ///< the latest before those, at most `earlierAlarmsShown`
    int firmAlarms = 0;                         ///< shorter ones: the firm's own business
    std::vector<const ChannelSummary *> silent; ///< longest known first
};

inline constexpr std::size_t strongestShown = 8;
inline constexpr double strongLead = 0.8;
/// A channel has gone silent when its last sample is older than this ...
inline constexpr Seconds silentAfter = 24 * 3600;
/// ... and was there within this time: what ended long ago is history, not news.
inline constexpr Seconds silentSince = 30 * secondsPerDay;
/// Alarms of this long before `now` are still shown.
inline constexpr Seconds alarmWindow = 7 * secondsPerDay;

inline constexpr std::size_t earlierAlarmsShown = 4;

TodayCounts todayCounts(const std::vector<StoredLead> &leads, const std::vector<ChannelSummary> &channels, Seconds now);

} // namespace nightjar
