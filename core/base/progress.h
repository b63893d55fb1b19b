// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

#include <QtGlobal>

namespace nightjar {

/// How far a long piece of work has come; the unit is the worker's own (bytes, channels, firms).
struct Progress {
    qint64 done = 0;
    qint64 total = 0;
    qint64 rows = 0; ///< rows read so far, where the work reads rows
};

/// Called now and then by long work. Answer false: stop, and leave the cache as it was.
/// An empty function means that nobody is watching.
using OnProgress = std::function<bool(Progress)>;

/// Set by another thread: work looks at it between its steps and ends early; what it gives then is thrown away.
using StopSign = std::atomic<bool>;

} // namespace nightjar
