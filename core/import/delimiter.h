// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QString>

namespace nightjar {

/// The byte that separates the cells of these first lines of a file: comma, tab, semicolon or bar; a comma where
/// nothing shows. Of those that stand in the first line that has any, the one whose number is the same in most lines;
/// titles above the header, quoted cells and lists inside cells do not mislead it.
char delimiterOf(std::string_view head);

/// `comma`, `tab`, `semicolon`, `bar`, translated.
QString delimiterName(char delimiter);

} // namespace nightjar
