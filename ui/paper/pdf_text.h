// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace nightjar
{

/// Letter spacing in pixels, too small to be seen: with any spacing at all Qt writes "fl" as two letters, so that a
/// search for "flow" finds it.
constexpr double withoutLigatures = 0.02;

/// Mends what is copied from a PDF that Qt wrote: Qt names a glyph by the lowest code point that the font draws with
/// it, and in Noto CJK that is often a radical (U+2F47) instead of the character (U+65E5), so that a search for 日
/// finds nothing. Replaces radicals in the text maps by their characters, in place; nothing else changes.
void mendPdfText(QByteArray &pdf);

} // namespace nightjar
