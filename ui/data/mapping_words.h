// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/import/table_mapping.h"

namespace nightjar {

/// What the parts of a mapping are called on the screen, in the language in force.
QString layoutWord(TableLayout layout);
QString roleWord(ColumnRole role);
/// Roles that make sense in a layout, in the order in which they are offered.
std::vector<ColumnRole> rolesOf(TableLayout layout);
QString periodWord(const QString &period);
QStringList periods();
/// `NOx converted (a21002-zs)`; the code alone where it has no name.
QString factorWord(const QString &factor);
/// Factors offered for a layout; any other code may be typed.
QStringList offeredFactors(TableLayout layout);
QStringList offeredUnits();
/// What a column says in one phrase: role, factor, period or clock.
QString columnWord(const ColumnMapping &column, const TableMapping &mapping);
/// A time of day of an interval, `00:00` ... `24:00`, and back; -1 where a text is no time of day.
Seconds clockOfText(const QString &text);
/// `A`, `B` ... `AA`: how spreadsheets call their columns.
QString columnLetter(int column);

} // namespace nightjar
