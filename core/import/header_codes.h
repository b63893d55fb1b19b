// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/import/header_words.h"

namespace nightjar {

/// HJ 212 field names and codes of the dataset format: `a21026-ZsAvg`, `w01018-Flag`, `a21002-zs-h`. The text is folded
/// (lower case); false: it is none.
bool codeHeader(const QString &text, HeaderMeaning &meaning);

/// `P5`, `第5点`, `0:15`, `1时`, `00:00~00:15`, `功率0015`: a column of a day; false: it is none.
bool intervalHeader(const QString &text, HeaderMeaning &meaning);

} // namespace nightjar
