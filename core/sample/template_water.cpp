// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

#include <algorithm>

namespace nightjar::sample {
namespace {

Channel waterChannel(const char *factor, const char *unit, int digits, double high)
{
    Channel channel;
    channel.point = "DW001";
    channel.factor = factor;
    channel.unit = unit;
    channel.stepS = 3600;
    channel.digits = digits;
    channel.rangeHigh = high;
    return channel;
}

/// A batch analyser measures once in `cycle` hours and holds the value in between.
Curve heldFor(const Curve &curve, int cycle)
{
    Curve held(curve.size());
    const std::size_t width = std::size_t(cycle) * 60;
    for (std::size_t i = 0; i < curve.size(); ++i)
        held[i] = curve[i / width * width];
    return held;
}

} // namespace

void wastewaterPlant(Site &site)
{
    Random &random = site.random;
    const std::size_t size = std::size_t(site.clock.minutes());
    const Curve load = produceAlways(site.clock, 0.7, 0.06, random);
    Curve factor(size, 1.0);
    shapeEmission(site, factor, 0.55, load);

    Curve flow(size), cod(size), ammonia(size), acidity(size);
    SlowNoise codNoise(0.995, 0.10, random), ammoniaNoise(0.996, 0.16, random), phNoise(0.998, 0.08, random);
    for (std::size_t i = 0; i < size; ++i) {
        const int m = int(i % 1440);
        const double x = double((m + 1440 - 240) % 1440) / 720.0 - 1; // least water at 04:00
        flow[i] = std::max(0.0, 38 * (load[i] / 0.7) * (0.75 + 0.45 * (1 - x * x)) + 0.6 * random.gauss());
        const double fast = random.gauss();
        cod[i] = 22 * factor[i] * (1 + codNoise.next()) * (0.95 + 0.1 * (1 - x * x)) + 0.3 * fast;
        ammonia[i] = std::max(0.02, 0.85 * (1 + ammoniaNoise.next()) - 0.02 * fast);
        acidity[i] = 7.25 + phNoise.next() + 0.01 * fast;
    }
    // Automatic check against the standard on Mondays, flagged; a plain outage now and then.
    Letters letters(size, 'N');
    for (int d = 0; d < site.clock.days; ++d) {
        if (weekdayOf(site.clock.first + d) == 1)
            std::fill(letters.begin() + d * 1440 + 540, letters.begin() + d * 1440 + 660, 'C');
    }

    Point outlet;
    outlet.code = "DW001";
    outlet.name = "废水总排口";
    outlet.kind = "water-outlet";
    outlet.process = "wastewater";
    outlet.serves = "blower";
    outlet.maker = "甬测仪器";
    outlet.mn = "3302" + QByteArray::number(site.index + 1).rightJustified(12, '0') + "00000W01";
    const Curve blower = powerOf(load, 2, sizeOf(site, 110), 0.02, random);
    const Curve pumps = powerOf(load, 1, sizeOf(site, 45), 0.05, random);
    Curve total = officePower(site.clock, 15, random);
    add(total, blower);
    add(total, pumps);
    addMeter(site, "blower", "曝气风机", "production", blower, 110, 900);
    addMeter(site, "pumps", "提升泵", "", pumps, 45, 900);
    addTotal(site, total, 315);
    site.plant.points.push_back(outlet);

    Channel water = waterChannel("w00000", "L/s", 2, 100);
    render(water, flow);
    Channel codChannel = waterChannel("w01018", "mg/L", 1, 200);
    codChannel.quantum = site.has(Act::CoarseResolution) ? 10 : 1;
    render(codChannel, heldFor(cod, 2), letters);
    Channel ammoniaChannel = waterChannel("w21003", "mg/L", site.has(Act::CoarseResolution) ? 1 : 3, 20);
    render(ammoniaChannel, heldFor(ammonia, 2), letters);
    shapeReadings(site, ammoniaChannel, load);
    Channel ph = waterChannel("w01001", "", 2, 14);
    render(ph, acidity, letters);

    const QByteArray code = site.plant.firm.code;
    const QByteArray since = formatDate(site.clock.first - 365).toUtf8();
    site.plant.limitRows += code + ",DW001,w01018,day,40,," + since + ",,local\n";
    site.plant.limitRows += code + ",DW001,w21003,day,2,," + since + ",,local\n";
    // Label the days over the limit as they stand in the file: mean by flow over 18 valid hours and more.
    int begin = -1;
    double top = 0;
    for (int d = 0; d <= site.clock.days; ++d) {
        double mass = 0, volume = 0;
        int hours = 0;
        for (int h = d * 24; d < site.clock.days && h < d * 24 + 24; ++h) {
            if (codChannel.letters[std::size_t(h)] != 'N')
                continue;
            mass += codChannel.valueAt(std::size_t(h)) * water.valueAt(std::size_t(h));
            volume += water.valueAt(std::size_t(h));
            ++hours;
        }
        const double mean = volume > 0 ? mass / volume : 0;
        if (hours >= 18 && mean > 40) {
            begin = begin < 0 ? d : begin;
            top = std::max(top, mean);
        } else if (begin >= 0) {
            site.label("exceedance", "day", {"DW001/w01018"}, {begin * 1440, d * 1440}, top > 56 ? "easy" : "middling");
            begin = -1;
        }
    }
    if (site.acts.empty() || site.has(Act::CoarseResolution))
        site.label("", "analyser-holds-between-cycles", {"DW001/w01018", "DW001/w21003"}, {0, site.clock.minutes()},
                   "middling");
    for (Channel *channel : {&water, &codChannel, &ammoniaChannel, &ph})
        site.plant.channels.push_back(std::move(*channel));
    alterOutlet(site, outlet.code, load);
}

} // namespace nightjar::sample
