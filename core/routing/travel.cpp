// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/travel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nightjar {

namespace {

constexpr double earthKm = 6371.0;
constexpr double shortWayKm = 5;
constexpr double longWayKm = 20;
constexpr double shortDetour = 1.35;
constexpr double longDetour = 1.30;

} // namespace

double greatCircleKm(const TravelPoint &a, const TravelPoint &b)
{
    constexpr double radians = std::numbers::pi / 180;
    const double dLat = (b.y - a.y) * radians;
    const double dLon = (b.x - a.x) * radians;
    const double sLat = std::sin(dLat / 2);
    const double sLon = std::sin(dLon / 2);
    const double h = sLat * sLat + std::cos(a.y * radians) * std::cos(b.y * radians) * sLon * sLon;
    return 2 * earthKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

double straightKm(const TravelPoint &a, const TravelPoint &b, bool geographic)
{
    if (geographic)
        return greatCircleKm(a, b);
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);
}

double wayKm(const TravelModel &model, double straight)
{
    if (model.detour)
        return straight * *model.detour;
    const double share = std::clamp((straight - shortWayKm) / (longWayKm - shortWayKm), 0.0, 1.0);
    return straight * (shortDetour + share * (longDetour - shortDetour));
}

Ticks wayMinutes(const TravelModel &model, double km)
{
    if (!(model.speedKmh > 0) || km <= 0)
        return km <= 0 ? 0 : noWay;
    const double minutes = std::ceil(60 * km / model.speedKmh + model.extraMinutes - 1e-6);
    return minutes >= double(noWay) ? noWay : Ticks(std::max(0.0, minutes));
}

void fillTravel(RouteProblem &problem, const std::vector<TravelPoint> &places, const TravelModel &model)
{
    const std::size_t n = places.size();
    problem.places = int(n);
    problem.travel.assign(n * n, 0);
    problem.distance.assign(n * n, 0);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            const double km = a == b ? 0 : wayKm(model, straightKm(places[a], places[b], problem.geographic));
            problem.distance[a * n + b] = km;
            problem.travel[a * n + b] = wayMinutes(model, km);
        }
    }
}

} // namespace nightjar
