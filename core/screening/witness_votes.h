// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/outlet_context.h"

namespace nightjar {

/// What the single witnesses of an outlet say about a span, each by more than seven tenths of what it knows of it.
struct WitnessVotes {
    int flueOn = 0; ///< flow, temperature, oxygen
    int flueOff = 0;
    bool loadOn = false;    ///< some production meter (or the main meter) draws
    bool loadOff = false;   ///< all of them that know stand
    bool totalOnly = false; ///< the load is the main meter's: other consumers may keep it up
};
WitnessVotes witnessVotes(const FirmData &firm, const OperatingState &state, const Span &span, WitnessSet without = 0);

/// Share of the span that filed marks of this outlet (of this factor or of all) cover, 0..1.
double markedShare(const FirmData &firm, const PointKey &outlet, const QString &factor, const Span &span);
/// Share of the span that maintenance, calibration, repair or power cuts of events.csv cover.
double workedOnShare(const FirmData &firm, const PointKey &outlet, const Span &span);

/// Median load over the span against the median of all running time, of the meter that shows the least; NaN unknown.
double loadShareOver(const FirmData &firm, const OutletContext &context, const Span &span);

} // namespace nightjar
