// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/problem.h"

namespace nightjar {

/// Reads a TOPTW benchmark file (Solomon and Cordeau layouts, data/routes/README.md) for `teams` equal teams. Arcs are
/// cut after the second decimal when any coordinate has a fraction that is not zero, else after the first. Errors name
/// file, line and what to do.
Result<RouteProblem> readToptw(const QString &path, int teams);

/// A planar point, for the benchmark readers.
struct PlanePoint {
    double x = 0;
    double y = 0;
};
/// Euclidean distances cut to whole ticks of 1/scale; the flag asks to round up instead, for sums in full precision.
enum class ArcRounding { Cut, Up };
void fillPlaneTravel(RouteProblem &problem, const std::vector<PlanePoint> &places, double scale, ArcRounding rounding);

} // namespace nightjar
