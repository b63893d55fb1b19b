// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/template_parts.h"

namespace nightjar::sample {

Pattern patternOf(const Site &site)
{
    Pattern pattern;
    const QByteArray &shift = site.plant.firm.shift;
    if (shift == "two-shift") {
        pattern.blocks = {{480, 720}, {765, 1080}, {1120, 1320}};
        pattern.weekdays = 6;
    } else if (shift == "continuous") {
        pattern.blocks = {{0, 1440}};
        pattern.weekdays = 7;
        pattern.holidays = true;
        pattern.jitter = 0;
        pattern.dayOff = 0;
    } else if (shift.contains('-') && shift.contains(':')) {
        const auto from = parseClock(shift.left(5).toStdString());
        const auto to = parseClock(shift.mid(6, 5).toStdString());
        if (from && to && *to > *from + 360)
            pattern.blocks = {{*from, 720}, {780, *to}};
        pattern.weekdays = 6;
    }
    return pattern;
}

Curve workLoad(Site &site, const Pattern &pattern)
{
    Curve load = pattern.weekdays == 7 ? produceAlways(site.clock, pattern.level, pattern.swing, site.random)
                                       : produce(site.clock, pattern, site.random);
    shapeLoad(site, load, pattern.level);
    stepLoad(site, load);
    return load;
}

double sizeOf(Site &site, double usual) { return double(int(usual * site.random.uniform(0.82, 1.2) * 2 + 0.5)) / 2; }

} // namespace nightjar::sample
