// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/registry/lead.h"

namespace nightjar {

/// Gives every lead its id, and groups those that have one cause under one finding with one head (contract, "Leads"):
/// leads of one enterprise whose intervals overlap by at least half of the shorter and whose rules tell of the same
/// kind of act. The head is the lead whose rule comes first in the contract's table; among equals the strongest, then
/// the earliest, then by channel. `exceedance` is always a finding of its own. The result is in the contract's order:
/// `from`, enterprise, rule.
void assignFindings(std::vector<Lead> &leads);

/// Place of a rule in the contract's table of heads, 0 first; rules outside the table come after it.
int headRank(const QString &rule);

} // namespace nightjar
