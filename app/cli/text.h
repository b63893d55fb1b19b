// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace nightjar::cli {

/// The command line's sentences: `Text::tr("...")` in context Cli.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace nightjar::cli
