// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

namespace nightjar::cli {

/// Asks for a password on the terminal, without showing it. Nothing where there is no terminal.
std::optional<QString> askSecret(const QString &question);

} // namespace nightjar::cli
