// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nightjar {

/// How the values of a command reach channels: the suffix of its period; nothing for commands without samples.
/// 2011 `-rt`, 2051 none, 2061 `-h`, 2031 `-d`; 2021, 2041 states and run times; 2111 furnace temperature.
std::optional<std::string_view> periodSuffix(std::string_view cn);

/// Today's code of a code of the 2005 edition at the kind of point that `st` names; empty when there is none. The same
/// number means different things at a stack and at a water outlet.
std::string_view todaysCode(std::string_view st, std::string_view code);

/// What a field of a CP item says.
struct Hj212Field {
    enum class Role { Value, State, RunTime, FlagLetter, Unread } role = Role::Unread;
    std::string_view suffix; ///< of the factor, before the period: `-zs-max`
};
Hj212Field fieldOf(std::string_view field);

/// The code in lower case, as equipment is named in channels.
std::string loweredCode(std::string_view code);
/// Number of the furnace that a code of CN 2111 names in its last digits (`lt02`, `e40102`, `T-2`); 0 when it names
/// none.
int furnaceNumber(std::string_view code);

/// Factor of the dataset format for an item: code, suffix of the field, suffix of the period.
std::string factorOf(std::string_view code, const Hj212Field &field, std::string_view cn);

} // namespace nightjar
