// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/registry/lead.h"

namespace nightjar {

/// Are both one lead by the contract: same rule and enterprise, a shared channel, and an overlap of at least half of
/// the shorter one?
bool isSameLead(const Lead &a, const Lead &b);

/// Gives new leads and hints the ids of the stored ones that they are, each stored one at most once: equal ids first,
/// then by the longest overlap. Ids that would occur twice are told apart; findings follow the new ids. Gives, for each
/// of `leads` then `hints`, the index of its stored lead or -1.
std::vector<int> takeStoredIds(const std::vector<StoredLead> &stored, std::vector<Lead> &leads,
                               std::vector<Lead> &hints);

/// Is a stored lead inside what the screening looked at, so that it would have been found again?
bool isInScope(const Lead &lead, const Screening &screening);

} // namespace nightjar
