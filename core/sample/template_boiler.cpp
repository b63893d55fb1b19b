// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

#include <algorithm>

namespace nightjar::sample {
namespace {

/// A cold start inside a filed condition mark: over the limit for an hour and a half, and rightly not judged.
void markStartUp(Site &site, Curve &load, Curve &factor, const QByteArray &outlet)
{
    const int stop = site.dayAt(0.6) + 8 * 60;
    const int start = stop + 30 * 60;
    if (start + 240 > site.clock.minutes())
        return;
    clearRun(load, {stop, start});
    const Minutes mark{start, start + 150};
    for (int m = mark.from; m < mark.to; ++m) {
        load[std::size_t(m)] = 0.45;
        factor[std::size_t(m)] = m < mark.to - 30 ? 2.6 : 1.0;
    }
    const QByteArray from = formatTime(site.clock.timeOf(mark.from)).toUtf8();
    const QByteArray to = formatTime(site.clock.timeOf(mark.to)).toUtf8();
    const QByteArray filed = formatTime(site.clock.timeOf(mark.to + 60)).toUtf8();
    site.plant.markRows += site.plant.firm.code + ',' + outlet + ",,condition,启炉,manual," + from + ',' + to +
                           ",冷态启动," + filed + '\n';
    // Hours that the mark touches are not judged.
    site.plant.marked.push_back({mark.from / 60 * 60, (mark.to + 59) / 60 * 60});
    site.label("", "start-up-marked", {outlet + "/a21002"}, mark, "middling");
}

} // namespace

void boilerHouse(Site &site)
{
    const bool gas = site.plant.firm.industry.contains("天然气");
    const Pattern pattern = patternOf(site);
    Curve load = workLoad(site, pattern);
    Random &random = site.random;
    Curve factor(load.size(), 1.0);
    OutletSpec outlet;
    outlet.name = gas ? "燃气锅炉排放口" : "生物质锅炉排放口";
    outlet.serves = "boiler";
    outlet.flue.nox = gas ? 30 : 82;
    outlet.flue.so2 = gas ? -1 : 19;
    outlet.flue.pm = gas ? -1 : 8;
    outlet.flue.oxygen = gas ? 4.2 : 9.5;
    outlet.flue.referenceOxygen = gas ? 3.5 : 9;
    outlet.flue.temperature = gas ? 105 : 132;
    outlet.flue.zeroWhenStopped = site.has(Act::PlainStop);
    outlet.limitNox = gas ? 50 : 150;
    outlet.limitSo2 = gas ? -1 : 50;
    outlet.limitPm = gas ? -1 : 20;
    outlet.upkeep.holds = site.has(Act::CalibrationHold);
    outlet.upkeep.dailyMinutes = outlet.upkeep.holds ? 14 : 12;
    outlet.stepS = gas ? 60 : 300;
    outlet.converted = !gas;
    if (site.has(Act::StartUpMark))
        markStartUp(site, load, factor, outlet.code);
    shapeEmission(site, factor, outlet.flue.nox / (outlet.limitNox * (site.has(Act::ExceedHard) ? permitShare : 1.0)),
                  load);

    const double rated = sizeOf(site, 90);
    const Curve boiler = powerOf(load, 1.5, rated, 0.03, random);
    Curve treatOn = treatmentFor(load, 10, 15);
    shapeTreatment(site, load, treatOn, "scrubber");
    const Curve scrubber = drivePower(treatOn, load, 22, 0.2, random);
    Curve total = officePower(site.clock, 15, random);
    add(total, boiler);
    add(total, scrubber);
    addMeter(site, "boiler", "锅炉辅机", "production", boiler, rated, 300);
    addMeter(site, "scrubber", gas ? "烟气再循环风机" : "脱硫循环泵", "treatment", scrubber, 22, 300, "boiler");
    addTotal(site, total, 315);
    addStack(site, outlet, load, factor);
    if (outlet.upkeep.holds)
        site.label("", "calibration-hold", {outlet.code + "/a21002"}, {0, site.clock.minutes()}, "easy");
}

} // namespace nightjar::sample
