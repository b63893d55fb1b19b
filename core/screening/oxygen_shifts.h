// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/oxygen_frame.h"
#include "core/screening/rule.h"

namespace nightjar {

/// A stretch in which oxygen stands apart from what the plant lets expect, and what everything else did meanwhile.
struct OxygenShift {
    /// How one gas answered, in ln C.
    struct Answer {
        const OxygenFrame::Gas *gas = nullptr;
        double size = 0;      ///< inside less outside
        double error = 0;     ///< robust standard error of size less the oxygen's
        bool told = false;    ///< the channel is calm enough to tell
        bool follows = false; ///< fell or rose with (21 - O2), as air in the line makes it
        bool unmoved = false;
    };
    std::size_t begin = 0; ///< blocks of the frame
    std::size_t end = 0;
    Span span;            ///< by the oxygen's own samples
    double size = 0;      ///< of ln(21 - O2): negative where there is more air
    double contrast = 0;  ///< |size| in scales of the hourly rest
    double sharpness = 0; ///< share of the change that is passed within two blocks, mean of both edges; less where a
                          ///< stop or a hole hides one
    double oxygen = 0;    ///< percent
    double usual = 0;     ///< percent that oxygen would have shown
    std::vector<Answer> answers;
    /// Evidence in favour of unmoved gases (above 0) or of gases that went with the air (under 0): sum of log
    /// likelihood ratios, each within 4; 0 where no gas tells. `dust`: with particulate.
    double balance(bool dust) const;
    double load = 0; ///< inside against outside, 1 = unmoved; NaN where not known
    double flow = 0;
    double temperature = 0;
    double usualLoad = 1; ///< load against the median of the whole history: far from it the regression guesses
    std::size_t count(bool Answer::*what, bool dust = true) const;
};

/// Stretches of at least `shortest` in which |ln(21 - O2)| stands `least` and more away, against the whole history and
/// against the days around; what both find is told once. Ascending in time.
std::vector<OxygenShift> oxygenShifts(const OxygenFrame &frame, double least, Seconds shortest);

/// Evidence that the air came in with the gas of the whole duct: more flow, or where no flow is measured colder gas,
/// than the load explains. 0 none, 1 as much as mixing the air into the duct would make; -1 where no witness tells.
double airInDuct(const OxygenShift &shift);

/// The stretch [begin, end) of blocks with its begin and end at the oxygen's own samples, where `usual` turns into
/// `level` and back (percent).
Span placedAtSamples(const OxygenFrame &frame, std::size_t begin, std::size_t end, double level, double usual);

/// Is a filed mark laid over the span at this outlet?
bool isMarkedAt(const FirmData &firm, const Point &outlet, const Span &span);

/// A lead on the oxygen of an outlet with what its rules say in common: witnesses, load, length, O2 and its usual.
Lead oxygenLead(const FirmData &firm, const OxygenFrame &frame, const char *rule, const QString &kind, const Span &span,
                double strength);
/// Load, flow and temperature of the shift as figures.
void addWitnessFigures(const OxygenShift &shift, Lead &lead);

} // namespace nightjar
