// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QString>

namespace nightjar {

/// A unit as a foreign table writes it.
struct UnitWord {
    QString unit;  ///< our spelling (`mg/m3`); empty = no unit that is known
    QString of;    ///< the unit that rules use, where it is another one (`kPa` of `Pa`)
    QString times; ///< exact decimal: value in `of` = value x times
    bool known() const { return !unit.isEmpty(); }
};

/// `毫克/立方米`, `mg/m³`, `(KW·h)`: any spelling of resources/import/units.json.
UnitWord unitWord(const QString &text);
UnitWord unitWord(std::string_view utf8);

} // namespace nightjar
