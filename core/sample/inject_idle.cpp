// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

/// The first run at or after `from` that leaves `margin` minutes on both sides of `length`; empty when there is none.
Minutes placeIn(const std::vector<Minutes> &runs, int from, int length, int margin)
{
    for (const Minutes &run : runs) {
        const int begin = std::max(run.from + margin, from);
        if (begin + length + margin <= run.to)
            return {begin, begin + length};
    }
    return {};
}

bool switchOff(Site &site, Curve &on, const std::vector<Minutes> &runs, int from, int length, Minutes &where)
{
    where = placeIn(runs, from, length, 25);
    if (where.length() <= 0)
        return false;
    // Whole quarter hours where meters only give these.
    if (site.lean)
        where.from -= where.from % 15, where.to -= where.to % 15;
    std::fill(on.begin() + where.from, on.begin() + where.to, 0.0);
    return true;
}

} // namespace

void shapeTreatment(Site &site, const Curve &load, Curve &on, const QByteArray &code)
{
    if (!site.has(Act::IdleRegulator) && !site.has(Act::IdleFirm) && !site.has(Act::IdleRepeated))
        return;
    const std::vector<Minutes> runs = runsOf(load);
    const QByteArrayList channels{code + "/kw"};
    Minutes where;
    if (site.has(Act::IdleRegulator)) {
        // The alarm is raised 5 minutes after the begin: from 95 minutes on it stands the regulator's 90.
        const struct {
            double at;
            int length;
            const char *level;
        } events[] = {{0.12, 185, "easy"}, {0.46, 150, "easy"}, {0.81, 108, "middling"}};
        for (const auto &event : events) {
            if (switchOff(site, on, runs, site.dayAt(event.at), event.length, where))
                site.label("treatment-idle", "regulator", channels, where, event.level);
        }
    }
    if (site.has(Act::IdleFirm)) {
        for (const double at : {0.08, 0.27, 0.63, 0.9}) {
            if (switchOff(site, on, runs, site.dayAt(at), site.random.integer(25, 80), where))
                site.label("treatment-idle", "firm", channels, where, "easy");
        }
    }
    if (site.has(Act::IdleRepeated) && site.clock.days >= 10) {
        // Five alarms of 60-89 minutes in 7 days: no single one is the regulator's, together they are.
        Minutes all{-1, -1};
        int made = 0;
        int at = site.dayAt(0.5);
        const int end = at + 7 * 1440;
        while (made < 5 && switchOff(site, on, runs, at, site.random.integer(70, 88), where) && where.to < end) {
            all = {all.from < 0 ? where.from : all.from, where.to};
            at = (where.to / 1440 + 1) * 1440;
            ++made;
        }
        if (made == 5)
            site.label("treatment-idle", "repeated", channels, all, "hard");
    }
}

} // namespace nightjar::sample
