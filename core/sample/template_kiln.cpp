// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

void cementKiln(Site &site)
{
    Pattern pattern = patternOf(site);
    pattern.level = 0.85;
    pattern.swing = 0.05;
    Curve load = workLoad(site, pattern);
    if (site.has(Act::Order) && site.clock.days >= 30) {
        // Staggered production: the kiln stands as it was told to, everything is flagged F.
        const Minutes stop{site.dayAt(0.25), site.dayAt(0.25) + 8 * 1440};
        clearRun(load, stop);
        const auto text = [&](int minute) { return formatTime(site.clock.timeOf(minute)).toUtf8(); };
        site.plant.orderRows += "O-" + site.plant.firm.code + ',' + site.plant.firm.code + ",stagger," +
                                text(stop.from) + ',' + text(stop.to) + ",0,甬错峰〔2026〕3号," +
                                text(stop.from - 5 * 1440 + 600) + '\n';
        site.label("", "ordered-stop", {"DA001/a21002"}, stop, "easy");
    }
    Random &random = site.random;
    const Curve mill = powerOf(load, 40, sizeOf(site, 2600), 0.02, random);
    const Curve filterOn = treatmentFor(load, 15, 30);
    const Curve filter = drivePower(filterOn, load, 320, 0.3, random);
    Curve total = officePower(site.clock, 80, random);
    add(total, mill);
    add(total, filter);
    addMeter(site, "kiln", "回转窑系统", "production", mill, 2600, 300);
    addMeter(site, "filter", "窑尾除尘风机", "treatment", filter, 320, 300, "kiln");
    addTotal(site, total, 4000);

    Curve factor(load.size(), 1.0);
    shapeEmission(site, factor, 0.6, load);
    OutletSpec outlet;
    outlet.name = "窑尾排放口";
    outlet.process = "kiln";
    outlet.serves = "kiln";
    outlet.flue.nox = 58;
    outlet.flue.so2 = 11;
    outlet.flue.pm = 3.4;
    outlet.flue.oxygen = 8.4;
    outlet.flue.referenceOxygen = 10;
    outlet.flue.temperature = 95;
    outlet.flue.velocity = 16;
    outlet.limitNox = 100;
    outlet.limitSo2 = 35;
    outlet.limitPm = 10;
    outlet.quantumNox = 5; // a coarse analyser: half a milligram
    outlet.stepS = 300;
    outlet.upkeep.dailyMinutes = 10;
    outlet.converted = true;
    outlet.hours = true;
    addStack(site, outlet, load, factor);
}

} // namespace nightjar::sample
