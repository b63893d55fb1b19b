// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/today_counts.h"

#include <algorithm>

namespace nightjar {

TodayCounts todayCounts(const std::vector<StoredLead> &leads, const std::vector<ChannelSummary> &channels, Seconds now)
{
    TodayCounts counts;
    for (const StoredLead &stored : leads) {
        if (stored.hint || stored.gone)
            continue;
        const bool alarmRule = stored.lead.rule == u"treatment-idle";
        const bool recent = stored.lead.span.to > now - alarmWindow && stored.lead.span.from <= now;
        if (stored.lead.tier == LeadTier::Firm) {
            if (alarmRule && recent)
                ++counts.firmAlarms;
            continue;
        }
        if (alarmRule && stored.state != u"dismissed") {
            if (recent)
                counts.alarms.push_back(&stored);
            else if (stored.lead.span.from <= now)
                counts.earlierAlarms.push_back(&stored);
        }
        if (stored.state != u"new")
            continue;
        ++counts.newLeadCount;
        counts.strongest.push_back(&stored);
        auto found = std::find_if(counts.newLeads.begin(), counts.newLeads.end(),
                                  [&](const RuleCount &count) { return count.rule == stored.lead.rule; });
        if (found == counts.newLeads.end())
            found = counts.newLeads.insert(found, {stored.lead.rule, 0, 0});
        ++found->all;
        if (stored.lead.strength >= strongLead)
            ++found->strong;
    }
    std::sort(counts.newLeads.begin(), counts.newLeads.end(), [](const RuleCount &a, const RuleCount &b) {
        return a.all != b.all ? a.all > b.all : a.rule < b.rule;
    });
    std::stable_sort(counts.strongest.begin(), counts.strongest.end(), [](const StoredLead *a, const StoredLead *b) {
        return a->lead.strength > b->lead.strength;
    });
    if (counts.strongest.size() > strongestShown)
        counts.strongest.resize(strongestShown);
    for (auto *alarms : {&counts.alarms, &counts.earlierAlarms})
        std::stable_sort(alarms->begin(), alarms->end(), [](const StoredLead *a, const StoredLead *b) {
            return a->lead.span.from > b->lead.span.from;
        });
    if (counts.earlierAlarms.size() > earlierAlarmsShown)
        counts.earlierAlarms.resize(earlierAlarmsShown);
    for (const ChannelSummary &channel : channels) {
        // `to` is the end of the last sample, so a daily channel is not silent while its day is still running.
        if (channel.samples > 0 && now - channel.to > silentAfter && now - channel.to <= silentSince)
            counts.silent.push_back(&channel);
    }
    std::stable_sort(counts.silent.begin(), counts.silent.end(), [](const ChannelSummary *a, const ChannelSummary *b) {
        return a->to != b->to ? a->to < b->to : a->key < b->key;
    });
    return counts;
}

} // namespace nightjar
