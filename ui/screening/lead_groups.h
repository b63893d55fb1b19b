// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/registry/lead.h"

namespace nightjar {

struct Registry;

/// By what clues are put together: one maintainer or one maker behind several clues is a clue of its own.
enum class LeadGrouping { None, Firm, Rule, BeginDay, Maintainer, Maker };

/// The group of a lead: code of the enterprise, id of the rule, day of its begin (`YYYY-MM-DD`), maintainer (运维单位)
/// or maker of the instruments at its first point; empty where that is not declared.
QString leadGroup(const Registry &registry, const Lead &lead, LeadGrouping by);

struct LeadGroup {
    QString value;
    int clues = 0;
    int firms = 0;
};

/// Groups of these leads, most firms and then most clues first; what is not declared comes last.
std::vector<LeadGroup> leadGroups(const Registry &registry, const std::vector<const Lead *> &leads, LeadGrouping by);

} // namespace nightjar
