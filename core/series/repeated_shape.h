// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/series/repeated_stretch.h"

namespace nightjar {

// Copies that were scaled, shifted or covered with noise. Days resemble each other in their slow course; what never
// comes twice by itself is the fast noise. So everything here looks at residuals: each sample against its four
// neighbours.

/// A place that is found again in a copy: the greatest residual among its neighbours, with a sketch of the window
/// around it.
struct ShapeAnchor {
    std::uint32_t at = 0;
    std::uint64_t bits = 0; ///< signs of 64 fixed random projections of the window's residuals (Charikar 2002): windows
                            ///< that correlate with r differ in about 64 acos(r) / pi bits
};

/// The residuals of a series, and its anchors: all that is needed to compare it with others of a city.
struct ShapeSketch {
    std::vector<float> residuals; ///< in robust scales, cut at 5; 0 where a neighbour is missing
    std::vector<ShapeAnchor> anchors;
    double scale = 0; ///< robust scale of the residuals in the channel's unit; 0: does not move, no anchors
};
inline constexpr std::size_t shapeWindow = 128;
/// Linear; NaN is a gap. About one anchor in 49 samples, none where more than half of a window stands still.
ShapeSketch shapeSketch(std::span<const double> values);

struct RepeatSearch {
    std::size_t least = 90;     ///< samples a copy must have
    std::size_t leastLag = 128; ///< only for copies within one series: shorter lags are the process's own rhythm
    int mostBits = 17;          ///< differing bits at which a pair of anchors is looked at
    double leastEvidence = 35;  ///< natural log: e^-35 for each of some 10^10 places leaves 10^-5 false ones a series
    double leastCorrelation = 0.5; ///< of the residuals over the stretch
    /// Samples a day, 0 for none. Plants that follow the clock resemble themselves each day, most of all by the hour:
    /// what is under `plainCopy` must stand `aboveRhythm` over the median correlation with the same clock time of the
    /// seven days to both sides. Real hourly air quality and loads gave hundreds of false repeats without this.
    std::size_t rhythm = 0;
    double aboveRhythm = 0.25;
    double plainCopy = 0.9;
};
/// Fitting values for a channel whose samples come each `step` seconds. Minutes: as above, with the day's rhythm. From
/// five minutes on: 48 samples (two days of hours), lags from a day on, and evidence of 80, because among real hourly
/// pollutants (gas turbine, street) innocent pairs reach 65, while copies in the same files stand at 185 to 840.
RepeatSearch repeatSearchFor(std::int64_t step);

/// Copies of stretches of `source` in `copy` (pass the same object twice for copies within one series; the later one is
/// the copy then). Anchors that resemble each other propose a lag; along it the stretch with the greatest evidence is
/// taken: sum of the log likelihood ratios of "factor x source + noise" against independent noise. Ends are
/// exact within a few samples. `source` and `copy` values give factor, offset and equalShare. Linear besides the
/// comparison of anchors, (n / 49)^2 / 60 steps of a nanosecond.
std::vector<Repeat> repeatedShapes(const ShapeSketch &source, std::span<const double> sourceValues,
                                   const ShapeSketch &copy, std::span<const double> copyValues,
                                   const RepeatSearch &search = {}, double resolution = 0);

/// The same along one lag: `copy` index minus `source` index. For lags worth asking anyway, whole days above all.
std::vector<Repeat> repeatedAtLag(const ShapeSketch &source, std::span<const double> sourceValues,
                                  const ShapeSketch &copy, std::span<const double> copyValues, std::ptrdiff_t lag,
                                  const RepeatSearch &search = {}, double resolution = 0);

/// z-normalised Euclidean distance of two windows, sqrt(2 m (1 - r)), as matrix profiles use it (Yeh et al., ICDM
/// 2016); NaN when either stands still or holds NaN.
double shapeDistance(std::span<const double> a, std::span<const double> b);

} // namespace nightjar
