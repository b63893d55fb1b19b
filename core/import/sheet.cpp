// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sheet.h"

#include <algorithm>

namespace nightjar {
namespace {

/// Blanks, tabs, no-break and full-width spaces.
bool isBlank(std::string_view cell)
{
    while (!cell.empty()) {
        if (cell.front() == ' ' || cell.front() == '\t' || cell.front() == '\n' || cell.front() == '\r')
            cell.remove_prefix(1);
        else if (cell.starts_with("\u00A0"))
            cell.remove_prefix(2);
        else if (cell.starts_with("\u3000"))
            cell.remove_prefix(3);
        else
            return false;
    }
    return true;
}

} // namespace

bool SheetRow::blank() const { return std::all_of(cells.begin(), cells.end(), isBlank); }

} // namespace nightjar
