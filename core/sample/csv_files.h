// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "core/base/result.h"
#include "core/sample/plant.h"

namespace nightjar::sample {

/// A cell of a CSV table, quoted when it has to be (RFC 4180).
QByteArray cell(const QByteArray &text);
/// The shortest decimal text of a number with up to six digits behind the point; empty when it is negative (not known).
QByteArray numberCell(double value);

/// The file of one channel: header `time,value,flag`, one sample a line, digits as reported; N is an empty flag cell.
/// `samples` is raised by the rows written.
QByteArray seriesFile(const Channel &channel, const Clock &clock, qint64 &samples);

/// Writes a file whole or says why not; the sentence names the file.
Outcome writeFile(const QString &path, const QByteArray &bytes);

} // namespace nightjar::sample
