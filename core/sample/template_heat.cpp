// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

void heatTreatment(Site &site)
{
    const Pattern pattern = patternOf(site);
    const Curve load = workLoad(site, pattern);
    Random &random = site.random;
    // Air heaters, circulation fans and quench pumps: 380 to 420 kW while the furnace runs.
    const Curve furnace = powerOf(load, 12, 515, 0.015, random);
    const Curve filterOn = treatmentFor(load, 10, 20);
    const Curve filter = drivePower(filterOn, load, 30, 0, random);
    Curve total = officePower(site.clock, 20, random);
    add(total, furnace);
    add(total, filter);
    addMeter(site, "furnace", "热处理炉", "production", furnace, 515, 300);
    addMeter(site, "filter", "脱硝风机", "treatment", filter, 30, 300, "furnace");
    addTotal(site, total, 800);

    Curve factor(load.size(), 1.0);
    shapeEmission(site, factor, 0.5, load);
    OutletSpec outlet;
    outlet.name = "热处理炉排放口";
    outlet.process = "kiln";
    outlet.serves = "furnace";
    outlet.flue.nox = 42;
    outlet.flue.oxygen = 7.2;
    outlet.flue.referenceOxygen = 8;
    outlet.flue.temperature = 165;
    outlet.flue.noise = 0.04;
    outlet.limitNox = 100;
    outlet.quantumNox = site.has(Act::ShortCycle) ? 2 : 1;
    outlet.stepS = site.has(Act::Frozen) ? 60 : 300;
    outlet.upkeep.dailyMinutes = outlet.stepS == 60 ? 12 : 10;
    addStack(site, outlet, load, factor);
}

} // namespace nightjar::sample
