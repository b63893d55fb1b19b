// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

class QTextDocument;

namespace nightjar
{

/// Width of the text column of an A4 page with 20 mm margins, in pixels of 96 dpi (the unit of QTextDocument's
/// lengths).
inline constexpr double documentTextWidth = 642.0;

/// Fonts of documents: Latin letters and digits from DejaVu, Chinese from Noto (digits of Noto CJK get no Unicode map
/// in Qt's PDF, so they would be lost to who copies them).
QStringList documentFamilies();
QStringList documentMonoFamilies();

/// Writes a document into `target` as rich text: what PDF and ODT have in common. Page breaks are the caller's.
void layOutDocument(QTextDocument &target, const Document &document);

/// Puts headings and pictures onto the page of what follows them. Needs a page size; call it after that was set.
void keepWithNext(QTextDocument &document);

} // namespace nightjar
