// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/series/robust_sketch.h"

namespace nightjar {

/// How finely a channel tells its value.
struct Resolution {
    double written = 0; ///< last digit that is written: 10^-k; 0 when unknown (fewer than two values)
    double step = 0;    ///< what the value really moves in: a multiple of `written` (0.5 in 12.0, 12.5, 13.0)
    bool known() const { return step > 0; }
};
/// From the values themselves, multipliers included (0.1 x 30 moves in steps of 3): the fewest decimals, up to 6, that
/// write 99 % of the values, and the greatest step that divides 99 % of the changes. Linear; NaN is left out.
Resolution resolutionOf(std::span<const double> values);

/// Robust standard deviation of the change from sample to sample: the channel's own noise, which jumps, calibrations
/// and stops do not move while they are under half of all. From magnitudes that a sketch has counted; changes rounded
/// to `resolution` count as intervals (Sheppard), so that a coarse channel with many ties has a scale, too. For white
/// noise divide by sqrt(2). NaN for an empty sketch; 0 only when all changes are 0 and the resolution is unknown; with
/// only ties the value is an upper bound, resolution / 6.
double differenceScale(const QuantileSketch &magnitudes, double resolution);
double differenceScale(std::span<const double> values, double resolution);

/// What a rule needs of a short block of samples, taken in one pass.
struct BlockFigures {
    double sum = 0; ///< of the finite values
    double low = 0; ///< least and greatest finite value; low > high when there is none
    double high = 0;
    double moved = 0; ///< sum of the magnitudes of changes to the sample before, each at most `cap`
    std::uint32_t values = 0;
    std::uint32_t changes = 0; ///< pairs of finite neighbours, the last sample of the block before included
    std::uint32_t ties = 0;    ///< of these without change
    double mean() const { return values > 0 ? sum / values : 0; }
    /// Mean magnitude of a change; for normal noise of scale s it is 0.798 s when the cap is far above.
    double activity() const { return changes > 0 ? moved / changes : 0; }
};
/// Blocks of `perBlock` samples from the first on; the last may be shorter. `cap` in the channel's unit, 5 times the
/// differenceScale is usual: noise collapse shows, single jumps do not count. Values beyond 1e12 count as missing.
std::vector<BlockFigures> blockFigures(std::span<const double> values, std::size_t perBlock, double cap);

} // namespace nightjar
