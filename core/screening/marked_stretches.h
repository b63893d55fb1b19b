// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/firm_data.h"

namespace nightjar {

/// A stretch of samples of one channel that a mark takes out of judgement.
struct MarkedStretch {
    char letter = 'C';  ///< C calibration, M maintenance or fault, S manual, T out of range, F stopped
    bool filed = false; ///< by a row of marks.csv instead of flags
    Span span;
    std::size_t begin = 0; ///< samples [begin, end) of the channel's series
    std::size_t end = 0;
    double minutes() const { return double(span.length()) / 60.0; }
};

/// Stretches of the letters C, M, S, T and F of a channel, and of device marks that are filed for it, in order of time.
/// Samples that are missing for up to half an hour do not end a stretch. Filed marks count where flags say nothing.
std::vector<MarkedStretch> markedStretches(const FirmData &firm, const ChannelData &channel);

/// Is the stretch what an automatic check does: C for at most `mostMinutes`, and on most days of its kind at the same
/// time of the day? By index of `stretches`.
std::vector<bool> routineChecks(const std::vector<MarkedStretch> &stretches, double mostMinutes);

/// Is a maintenance, calibration, repair or inspection noted for the point within the span (an hour of slack)?
bool isWorkNoted(const FirmData &firm, const QString &point, const Span &span);

} // namespace nightjar
