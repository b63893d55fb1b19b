// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

/// The first run at or after `from` that leaves `margin` minutes on both sides of `length`; empty when there is none.
/// Begins on the meters' `grid`, so that begin and end stand in the data as they stand in the label.
Minutes placeIn(const std::vector<Minutes> &runs, int from, int length, int margin, int grid)
{
    for (const Minutes &run : runs) {
        const int begin = (std::max(run.from + margin, from) + grid - 1) / grid * grid;
        if (begin + length + margin <= run.to)
            return {begin, begin + length};
    }
    return {};
}

int gridOf(const Site &site) { return site.lean ? 15 : 5; }

void switchOff(Curve &on, Minutes where) { std::fill(on.begin() + where.from, on.begin() + where.to, 0.0); }

/// Switches off once and labels it, when there is a run that is long enough.
void idleOnce(Site &site, Curve &on, const std::vector<Minutes> &runs, int from, int length, const char *kind,
              const char *level, const QByteArray &code)
{
    const int grid = gridOf(site);
    const Minutes where = placeIn(runs, from, (length + grid - 1) / grid * grid, 25, grid);
    if (where.length() <= 0)
        return;
    switchOff(on, where);
    site.label("treatment-idle", kind, {code + "/kw"}, where, level);
}

/// Five alarms of 60-89 minutes in 7 days: no single one is the regulator's, together they are.
void idleRepeatedly(Site &site, Curve &on, const std::vector<Minutes> &runs, const QByteArray &code)
{
    constexpr int wanted = 5;
    const int grid = gridOf(site);
    for (int day = site.dayAt(0.48) / 1440; day + 7 <= site.clock.days; ++day) {
        std::vector<Minutes> found;
        for (int d = day; d < day + 7 && int(found.size()) < wanted; ++d) {
            const int length = 70 + 5 * site.random.integer(0, 3);
            const Minutes where = placeIn(runs, d * 1440, (length + grid - 1) / grid * grid, 25, grid);
            if (where.length() > 0 && where.to <= (d + 1) * 1440)
                found.push_back(where);
        }
        if (int(found.size()) < wanted)
            continue; // a holiday in between: try the next week
        for (const Minutes &where : found)
            switchOff(on, where);
        site.label("treatment-idle", "repeated", {code + "/kw"}, {found.front().from, found.back().to}, "hard");
        return;
    }
}

} // namespace

void shapeTreatment(Site &site, const Curve &load, Curve &on, const QByteArray &code)
{
    if (!site.has(Act::IdleRegulator) && !site.has(Act::IdleFirm) && !site.has(Act::IdleRepeated))
        return;
    const std::vector<Minutes> runs = runsOf(load);
    if (site.has(Act::IdleRegulator)) {
        // The alarm is raised 5 minutes after the begin: from 95 minutes on it stands the regulator's 90.
        const struct {
            double at;
            int length;
            const char *level;
        } events[] = {{0.12, 185, "easy"}, {0.46, 150, "easy"}, {0.81, 110, "middling"}};
        for (const auto &event : events)
            idleOnce(site, on, runs, site.dayAt(event.at), event.length, "regulator", event.level, code);
    }
    if (site.has(Act::IdleFirm)) {
        // Far enough from the repeated ones that no 7 days hold both.
        for (const double at : {0.04, 0.2, 0.32, 0.85})
            idleOnce(site, on, runs, site.dayAt(at), site.random.integer(25, 75), "firm", "easy", code);
    }
    if (site.has(Act::IdleRepeated))
        idleRepeatedly(site, on, runs, code);
}

} // namespace nightjar::sample
