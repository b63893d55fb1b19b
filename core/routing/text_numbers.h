// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

#include "core/base/result.h"

namespace nightjar {

/// One line of a benchmark file, split at white space.
struct NumberLine {
    qint64 row = 0; ///< 1-based
    std::vector<QByteArray> words;
};

/// The lines of a text file that are not blank. Errors: the file cannot be read, is empty, larger than 16 MB or no
/// text.
Result<std::vector<NumberLine>> readNumberLines(const QString &path);
/// A finite decimal number; nothing for NaN, infinities and anything else.
std::optional<double> parseFinite(const QByteArray &word);
/// The words of a line as numbers; an Error that names file, line and word.
Result<std::vector<double>> parseNumbers(const NumberLine &line, const QString &path);

} // namespace nightjar
