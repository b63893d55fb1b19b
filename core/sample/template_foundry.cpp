// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

void foundry(Site &site)
{
    Pattern pattern = patternOf(site);
    pattern.batch = pattern.weekdays == 7 ? 0 : 55;
    pattern.swing = 0.05;
    const Curve load = workLoad(site, pattern);
    Random &random = site.random;
    const double furnace = sizeOf(site, 480), sand = sizeOf(site, 55);
    const Curve melting = powerOf(load, 6, furnace, 0.02, random);
    const Curve sandLine = powerOf(load, 1.2, sand, 0.08, random);
    Curve filterOn = treatmentFor(load, 8, 15);
    shapeTreatment(site, load, filterOn, "filter");
    const Curve filter = drivePower(filterOn, load, 75, 0, random);

    Curve total = officePower(site.clock, 25, random);
    for (const Curve *part : {&melting, &sandLine, &filter})
        add(total, *part);
    addMeter(site, "furnace", "中频炉", "production", melting, furnace, 300);
    addMeter(site, "sand", "砂处理线", "production", sandLine, sand, 300);
    addMeter(site, "filter", "布袋除尘风机", "treatment", filter, 75, 300, "furnace;sand");
    addTotal(site, total, 1000);

    Curve factor(load.size(), 1.0);
    shapeEmission(site, factor, 0.3, load);
    VentSpec vent;
    vent.name = "熔炼除尘排放口";
    vent.process = "dust";
    vent.serves = "furnace;sand";
    vent.factor = "a34013";
    vent.limit = 30;
    vent.clean = 7;
    vent.raw = 24;
    vent.temperature = 22;
    addVent(site, vent, load, filterOn, factor);
    if (site.has(Act::OpenNights))
        site.label("", "declared-continuous-furnace", {"total/kw"}, {0, site.clock.minutes()}, "easy");
}

} // namespace nightjar::sample
