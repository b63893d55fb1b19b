// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/lead_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/base/time.h"
#include "core/registry/keys.h"
#include "core/registry/model.h"

namespace nightjar {

QString leadGroup(const Registry &registry, const Lead &lead, LeadGrouping by)
{
    switch (by) {
    case LeadGrouping::None: return {};
    case LeadGrouping::Firm: return lead.enterprise;
    case LeadGrouping::Rule: return lead.rule;
    case LeadGrouping::BeginDay: return formatTime(lead.span.from).left(10);
    case LeadGrouping::Maintainer:
    case LeadGrouping::Maker: break;
    }
    if (lead.channels.isEmpty())
        return {};
    const Point *point = registry.point(channelKeyFromText(lead.channels.first()).pointKey());
    if (!point)
        return {};
    return point->facts.value(by == LeadGrouping::Maker ? QStringLiteral("maker") : QStringLiteral("operator"));
}

std::vector<LeadGroup> leadGroups(const Registry &registry, const std::vector<const Lead *> &leads, LeadGrouping by)
{
    if (by == LeadGrouping::None)
        return {};
    struct Members {
        int clues = 0;
        std::set<QString> firms;
    };
    std::map<QString, Members> found;
    for (const Lead *lead : leads) {
        Members &members = found[leadGroup(registry, *lead, by)];
        ++members.clues;
        members.firms.insert(lead->enterprise);
    }
    std::vector<LeadGroup> groups;
    for (const auto &[value, members] : found)
        groups.push_back({value, members.clues, int(members.firms.size())});
    std::stable_sort(groups.begin(), groups.end(), [by](const LeadGroup &a, const LeadGroup &b) {
        if (a.value.isEmpty() != b.value.isEmpty())
            return b.value.isEmpty();
        if (by == LeadGrouping::BeginDay)
            return a.value > b.value; // newest first
        return std::tie(a.firms, a.clues) > std::tie(b.firms, b.clues);
    });
    return groups;
}

} // namespace nightjar
