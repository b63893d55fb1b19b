// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/hj212_channels.h"
#include "core/import/hj212_notes.h"

namespace nightjar {

/// Keeps the instrument parameters that a message of CN 3020 (read from the instrument) or CN 3021 (set by the
/// platform) carries, as rows of the table `parameters` with source `3020` or `platform`. They are device facts, not
/// samples: the import's counts do not hold them. What is no known parameter is noted by name.
Outcome keepParameters(const Hj212Message &message, const Hj212Stream &stream, const std::vector<Hj212Item> &items,
                       Seconds at, qint64 line, SampleSink &sink, Hj212Notes &notes);

/// The dataset format's word for a parameter: of its code (`i13008`) or of a name in clear (`Slope`); empty when it is
/// none that the format knows.
std::string_view parameterOf(std::string_view name);

} // namespace nightjar
