// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include <QStringList>

namespace nightjar::cli {

/// Exit statuses of the contract.
enum Exit { done = 0, failed = 1, badUsage = 2 };

/// Runs `nightjar-cli ARGUMENTS` (without the program's name). Results go to `out`, progress and sentences to `err`.
/// Needs a QCoreApplication.
int run(const QStringList &arguments, std::ostream &out, std::ostream &err);

} // namespace nightjar::cli
