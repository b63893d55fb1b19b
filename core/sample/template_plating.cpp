// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

void platingShop(Site &site)
{
    const Pattern pattern = patternOf(site);
    const Curve load = workLoad(site, pattern);
    Random &random = site.random;
    const double rectifier1 = sizeOf(site, 60), rectifier2 = sizeOf(site, 45);
    const Curve power1 = powerOf(load, 1.1, rectifier1, 0.03, random);
    const Curve power2 = powerOf(load, 0.8, rectifier2, 0.03, random);

    // The fan draws the mist, the scrubber washes it, the dosing pump keeps the liquor alkaline: all three or nothing.
    const Curve fanOn = treatmentFor(load, 12, 20);
    Curve sprayOn = fanOn;
    shapeTreatment(site, load, sprayOn, "spray");
    const Curve fan = drivePower(fanOn, load, 15, 0, random);
    const Curve spray = drivePower(sprayOn, load, 5.5, 0, random);
    const Curve dosing = drivePower(fanOn, load, 0.75, 0, random);

    Curve total = officePower(site.clock, 12, random);
    for (const Curve *part : {&power1, &power2, &fan, &spray, &dosing})
        add(total, *part);
    const int fine = site.has(Act::IdleRegulator) ? 60 : 300;
    addMeter(site, "rect1", "1号整流器", "production", power1, rectifier1, fine);
    addMeter(site, "rect2", "2号整流器", "production", power2, rectifier2, 300);
    addMeter(site, "fan", "酸雾抽风机", "treatment", fan, 15, fine, "rect1;rect2");
    addMeter(site, "spray", "喷淋泵", "treatment", spray, 5.5, fine, "rect1;rect2");
    addMeter(site, "dosing", "加药泵", "treatment", dosing, 0.75, 300, "rect1;rect2");
    for (Point &point : site.plant.points) {
        if (point.role == "treatment")
            point.chain = "all";
    }
    addTotal(site, total, 250);
    if (site.acts.empty())
        site.label("", "treatment-after-run", {"fan/kw", "spray/kw", "dosing/kw"}, {0, site.clock.minutes()}, "easy");
}

} // namespace nightjar::sample
