// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nightjar {

/// Writes `PAGE-LANG-THEME.png` at 1366 x 768 for each page, both languages and both themes into `folder`, on the cache
/// `file` or, without one, on the sample district (made where needed, screened where nobody did). Returns an exit
/// status.
int takeScreenshots(const QString &file, const QString &folder);

} // namespace nightjar
