// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "core/base/result.h"

namespace nightjar {

/// Writes a file as a whole: it holds either its old bytes or the new ones, never some of both.
Outcome writeWhole(const QString &path, const QByteArray &bytes);

/// The sentence for a file that could not be written; `why` is the system's.
Error cannotWrite(const QString &path, const QString &why);

} // namespace nightjar
