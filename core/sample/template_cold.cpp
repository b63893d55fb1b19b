// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

#include <algorithm>

namespace nightjar::sample {

void coldStore(Site &site)
{
    Random &random = site.random;
    const std::size_t size = std::size_t(site.clock.minutes());
    const Curve air = ambient(site.clock, random);
    // Three compressors by thermostat: minutes on and off, more on warm days, no day off.
    const double rated = sizeOf(site, 55);
    Curve compressors(size, 0.0);
    for (int unit = 0; unit < 3; ++unit) {
        int left = random.integer(5, 40);
        bool on = unit == 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (--left <= 0) {
                on = !on;
                const double warm = std::clamp((air[i] + 5) / 40, 0.2, 0.95);
                left = int(on ? random.uniform(25, 45) * warm + 8 : random.uniform(20, 40) * (1 - warm) + 6);
            }
            if (on)
                compressors[i] += rated * (0.9 + 0.02 * random.gauss());
        }
    }
    Curve total = officePower(site.clock, 30, random);
    add(total, compressors);
    addMeter(site, "compressors", "制冷机组", "production", compressors, rated * 3, 900);
    addTotal(site, total, 315);
    site.label("", "cold-store", {"total/kw"}, {0, site.clock.minutes()}, "middling");
}

void chargingSite(Site &site)
{
    Random &random = site.random;
    const std::size_t size = std::size_t(site.clock.minutes());
    const Day change = dayFromCivil(2026, 7, 1).value_or(0);
    Curve charging(size, 0.0);
    SlowNoise slow(0.98, 0.03, random);
    for (std::size_t i = 0; i < size; ++i) {
        // Follows the valley of the tariff to the minute, smooth: a charger's taper, no machine's edges.
        const Day day = site.clock.dayAt(int(i));
        const int m = int(i % 1440);
        const int end = day >= change ? 420 : 480;
        if (m < end) {
            const double taper = std::min({1.0, (m + 1) / 30.0, 0.15 + 0.85 * (end - m) / 240.0});
            charging[i] = 120 * taper * (1 + slow.next());
        }
    }
    Curve total = officePower(site.clock, 140, random);
    add(total, charging);
    addMeter(site, "storage", "冰蓄冷与充电", "", charging, 140, 900);
    addTotal(site, total, 500, "commercial");
    site.label("", "charging-and-ice-storage", {"total/kw"}, {0, site.clock.minutes()}, "hard");
}

} // namespace nightjar::sample
