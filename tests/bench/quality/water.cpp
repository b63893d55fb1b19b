// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/bench/quality/plant.h"

namespace nightjar::quality {

/// Process wastewater: COD, NH3-N, sometimes TP and TN, pH and flow, by hours or every two hours; the analyser holds
/// its result until the next. The flow follows the load with hours of lag (the basin), and some firms discharge in
/// batches.
Outlet makeWater(RandomStream &random, const Plant &plant)
{
    Outlet outlet;
    outlet.code = "DW001";
    outlet.process = "wastewater";
    outlet.water = true;
    outlet.reporting = random.chance(0.7) ? Reporting::Hours : Reporting::TwoHours;
    const int minutes = plant.minutes;
    const std::size_t count = std::size_t(minutes);
    Curve basin(count);
    double level = 0.6;
    for (std::size_t i = 0; i < count; ++i) {
        level += (plant.load[i] - level) / 400.0;
        basin[i] = std::max(0.05, level);
    }
    const int cycle = outlet.reporting == Reporting::TwoHours || random.chance(0.3) ? 120 : 60;
    const auto add = [&](const char *factor, double limit, double usual, double spread, double withLoad,
                         double resolution, bool held) {
        const Curve slow = wander(random, minutes, random.between(600, 2500));
        const Curve fast = wander(random, minutes, 80);
        const Curve error = noiseCurve(random, minutes, 0.1, 5);
        const double own = random.between(0.015, 0.05);
        Track track;
        track.limit = limit;
        track.rangeHigh = limit > 0 ? limit * (random.chance(0.5) ? 2 : 4) : 0;
        track.resolution = resolution;
        track.clipLow = 0;
        track.values.resize(count);
        track.flags.assign(count, 'N');
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t k = held ? i - i % std::size_t(cycle) : i;
            track.values[i] = usual * std::pow(basin[k] / 0.6, withLoad) *
                              std::exp(spread * slow[k] + spread * 0.6 * fast[k] + own * error[k]);
        }
        outlet.tracks[factor] = std::move(track);
        if (limit > 0)
            outlet.gases.push_back(factor);
    };
    const double cod = random.chance(0.5) ? 50 : 500;
    add("w01018", cod, cod * random.between(0.3, 0.7), random.between(0.08, 0.2), 0.5, cod > 100 ? 1 : 0.1, true);
    const double ammonia = cod > 100 ? 35 : 5;
    const double usualAmmonia = ammonia * random.between(0.1, 0.5);
    add("w21003", ammonia, usualAmmonia, random.between(0.12, 0.3), 0.3, 0.01, true);
    if (random.chance(0.5))
        add("w21011", cod > 100 ? 8 : 0.5, (cod > 100 ? 8 : 0.5) * random.between(0.15, 0.5), 0.15, 0.2, 0.01, true);
    if (random.chance(0.5))
        add("w21001", cod > 100 ? 70 : 15, std::max(usualAmmonia * 1.9, (cod > 100 ? 70 : 15) * 0.4), 0.08, 0.2, 0.01,
            true);
    add("w00000", 0, random.between(3, 40), 0.12, 1.0, 0.01, false);
    Track acid;
    acid.resolution = 0.01;
    acid.rangeHigh = 14;
    acid.flags.assign(count, 'N');
    const Curve slow = wander(random, minutes, 900);
    const Curve fast = noiseCurve(random, minutes, 0.9);
    for (std::size_t i = 0; i < count; ++i)
        acid.values.push_back(7.4 + 0.25 * slow[i] + 0.04 * fast[i]);
    outlet.tracks["w01001"] = std::move(acid);
    return outlet;
}

} // namespace nightjar::quality
