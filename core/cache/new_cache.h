// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/result.h"

namespace nightjar {

/// Makes an empty cache at a path where there is no file yet. The file appears whole or not at all, also after a kill;
/// when another process was quicker, its cache stays and that is no error. Errors: the folder cannot be written, the
/// disk is full.
Outcome makeNewCache(const QString &path);

} // namespace nightjar
