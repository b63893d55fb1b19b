// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

void workshop(Site &site)
{
    const Firm &firm = site.plant.firm;
    const bool printing = firm.industry.contains("印刷");
    const bool rubber = firm.industry.contains("橡胶");
    const bool small = firm.industry.contains("家具") || firm.industry.contains("小五金");
    Pattern pattern = patternOf(site);
    if (site.has(Act::OpenNights)) { // nothing declared, and day and night alike
        pattern.weekdays = 7;
        pattern.level = 0.7;
        pattern.swing = 0.08;
    }
    const Curve load = workLoad(site, pattern);
    Random &random = site.random;
    const double rated = sizeOf(site, small ? 38 : printing ? 75 : 190);
    const Curve machines = powerOf(load, small ? 0.6 : 4, rated, 0.05, random);
    Curve total = officePower(site.clock, small ? 4 : 20, random);
    add(total, machines);
    addMeter(site, "line",
             printing ? "印刷机组"
             : rubber ? "硫化线"
             : small  ? "加工设备"
                      : "注塑机组",
             "production", machines, rated, small ? 300 : 900);
    if (printing || rubber || small) {
        Curve boxOn = treatmentFor(load, 6, 15);
        shapeTreatment(site, load, boxOn, "box");
        const Curve box = drivePower(boxOn, load, small ? 7.5 : 18.5, 0, random);
        add(total, box);
        addMeter(site, "box", "活性炭吸附风机", "treatment", box, small ? 7.5 : 18.5, small ? 300 : 900, "line");
    }
    addTotal(site, total, small ? 80 : printing ? 160 : 400, small ? "commercial" : "large-industry");
    if (site.has(Act::OpenNights))
        site.label("", "runs-alike-day-and-night", {"total/kw"}, {0, site.clock.minutes()}, "middling");
}

} // namespace nightjar::sample
