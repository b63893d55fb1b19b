// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/result.h"

struct sqlite3;

namespace nightjar {

/// The last failure of a connection as a sentence that names its file and what to do.
Error databaseError(sqlite3 *connection, const QString &path);

/// The same for a result code, when there is no connection to ask.
Error databaseError(int extendedCode, const QString &detail, const QString &path);

/// The file is there and holds nothing.
Error emptyFileError(const QString &path);

/// Name and number of the process that holds the write lock of a cache in WAL mode, such as "nightjar-cli (4711)";
/// empty when it cannot be told (Linux only, same process namespace).
QString writerOf(const QString &path);

} // namespace nightjar
