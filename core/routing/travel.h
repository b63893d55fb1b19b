// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/routing/problem.h"

namespace nightjar {

/// A point of WGS-84 in degrees, or of a plane in km, as the problem says.
struct TravelPoint {
    double x = 0;
    double y = 0;
};

/// How long ways are estimated without roads.
struct TravelModel {
    double speedKmh = 40;
    /// Length of a way over the straight distance. Nothing: 1.35 up to 5 km, falling to 1.30 at 20 km (routing-notes
    /// 8).
    std::optional<double> detour;
    double extraMinutes = 0; ///< gate and parking, added to each way that is longer than nothing
};

/// Great circle on a sphere of 6371.0 km, in km; points in degrees.
double greatCircleKm(const TravelPoint &a, const TravelPoint &b);
/// Straight distance in km: great circle when `geographic`, else Euclidean.
double straightKm(const TravelPoint &a, const TravelPoint &b, bool geographic);
/// Length of the way in km, detour included.
double wayKm(const TravelModel &model, double straight);
/// Whole minutes of a way of `km`: ceil(60 km / speed - 1e-6), the rule of the command line.
Ticks wayMinutes(const TravelModel &model, double km);
/// Fills travel (minutes) and distance (km) of a problem whose places are `places`.
void fillTravel(RouteProblem &problem, const std::vector<TravelPoint> &places, const TravelModel &model);

} // namespace nightjar
