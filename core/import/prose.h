// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace nightjar {

/// Is a text file, seen by its first bytes, a note for people: neither rows of cells nor packets nor JSON? Such files
/// lie beside data in folders and archives and are listed as skipped. In doubt it is not, so that its reader says what
/// is wrong.
bool isProse(std::string_view head);

} // namespace nightjar
