// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

void coatingLine(Site &site)
{
    const Pattern pattern = patternOf(site);
    const Curve load = workLoad(site, pattern);
    Random &random = site.random;
    const double booth = sizeOf(site, 32), oven = sizeOf(site, 85);
    const Curve spraying = powerOf(load, 0.9, booth, 0.06, random);
    const Curve drying = powerOf(load, 1.5, oven, 0.04, random);
    // An RTO is hot before the first piece is painted and burns the rest for half an hour.
    Curve rtoOn = treatmentFor(load, 30, 30);
    const Curve fanOn = rtoOn;
    shapeTreatment(site, load, rtoOn, "rto");
    const Curve fan = drivePower(fanOn, load, 37, 0.35, random); // frequency drive that follows the load
    const Curve rto = drivePower(rtoOn, load, 45, 0, random);

    Curve total = officePower(site.clock, 18, random);
    for (const Curve *part : {&spraying, &drying, &fan, &rto})
        add(total, *part);
    const int fine = site.has(Act::IdleFirm) ? 60 : 300;
    addMeter(site, "booth", "喷漆房", "production", spraying, booth, fine);
    addMeter(site, "oven", "烘道", "production", drying, oven, 300);
    addMeter(site, "fan", "引风机", "treatment", fan, 37, fine, "booth;oven");
    addMeter(site, "rto", "蓄热燃烧装置", "treatment", rto, 45, fine, "booth;oven");
    addTotal(site, total, 400);

    Curve factor(load.size(), 1.0);
    shapeEmission(site, factor, 0.3, load);
    VentSpec vent;
    vent.name = "喷涂废气排放口";
    vent.process = "rto";
    vent.serves = "booth;oven";
    vent.factor = "a24088";
    vent.limit = 60;
    vent.clean = 18;
    vent.raw = 46; // short of the limit: what a switched-off RTO shows is the power, not an exceedance
    vent.temperature = 45;
    addVent(site, vent, load, rtoOn, factor);
    if (site.acts.empty())
        site.label("", "treatment-lead-and-lag", {"rto/kw", "fan/kw"}, {0, site.clock.minutes()}, "middling");
}

} // namespace nightjar::sample
