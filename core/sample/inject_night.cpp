// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>

#include "core/sample/schedule.h"
#include "core/sample/workdays.h"

namespace nightjar::sample {
namespace {

struct Habit {
    std::vector<int> evenings; ///< weekdays on whose evening the night begins, 1 Monday
    Minutes work;              ///< minutes of the day, beyond 1440 in the morning; whole quarter hours
    double share = 1;          ///< of the usual load
    double skip = 0.1;         ///< chance that a night is left out
};

/// Adds the nights from `fromDay` on and answers from the first begin to the last end.
Minutes workNights(Site &site, Curve &load, const Habit &habit, int fromDay, double level)
{
    Minutes all{-1, -1};
    for (int d = fromDay; d < site.clock.days; ++d) {
        const Day day = site.clock.first + d;
        const bool wanted =
            std::find(habit.evenings.begin(), habit.evenings.end(), weekdayOf(day)) != habit.evenings.end();
        const bool skipped = site.random.chance(habit.skip);
        // Begin and end differ from night to night by whole quarter hours.
        const int begin = d * 1440 + habit.work.from + 15 * site.random.integer(0, 2);
        const int end = d * 1440 + habit.work.to - 15 * site.random.integer(0, 2);
        if (!wanted || skipped || dayKind(day) == DayKind::Holiday || end > site.clock.minutes())
            continue;
        addRun(load, {begin, end}, level * habit.share, 0.06, 0, site.random);
        all = {all.from < 0 ? begin : all.from, end};
    }
    return all;
}

void labelNights(Site &site, Minutes nights, const char *kind, const char *level)
{
    // One night is no habit: a lead needs two.
    if (nights.from >= 0 && nights.length() > 1440)
        site.label("night-production", kind, {"total/kw"}, nights, level);
}

void workOvertime(Site &site, Curve &load, double level)
{
    // Ends 60 to 105 minutes after the declared end at 22:00 on two evenings a week: overtime, not night production.
    for (int d = 0; d < site.clock.days; ++d) {
        const Day day = site.clock.first + d;
        const int length = site.random.integer(60, 105);
        if (dayKind(day) == DayKind::Workday && (weekdayOf(day) == 3 || weekdayOf(day) == 5))
            addRun(load, {d * 1440 + 1310, d * 1440 + 1320 + length}, level, 0.06, 0, site.random);
    }
    site.label("", "overtime", {"total/kw"}, {0, site.clock.minutes()}, "middling");
}

} // namespace

void shapeLoad(Site &site, Curve &load, double level)
{
    if (site.has(Act::NightInstead)) {
        std::fill(load.begin(), load.end(), 0.0);
        labelNights(site, workNights(site, load, {{7, 1, 2, 3, 4}, {1320, 1785}, 1, 0.08}, 0, level), "instead-of-day",
                    "easy");
    }
    if (site.has(Act::NightBesides))
        labelNights(site, workNights(site, load, {{2, 4, 5}, {1335, 1665}, 1, 0.12}, 3, level), "besides-day",
                    "middling");
    if (site.has(Act::NightHalf))
        labelNights(site, workNights(site, load, {{3, 6}, {1380, 1620}, 0.5, 0.05}, site.clock.days / 5, level),
                    "besides-day", "hard");
    if (site.has(Act::NightSwitched)) {
        // Follows the price: from 2026-07-01 the night is cheap and the evening dear. Else after three fifths.
        const Day change = dayFromCivil(2026, 7, 1).value_or(0);
        const int days = site.clock.days;
        const int inside = int(change - site.clock.first);
        const int from = inside > 0 && inside < days ? inside : days * 3 / 5;
        clearRun(load, {from * 1440, site.clock.minutes()});
        labelNights(site, workNights(site, load, {{1, 2, 3, 4, 5}, {1320, 1785}, 1, 0.05}, from, level), "switched",
                    "middling");
    }
    if (site.has(Act::Overtime))
        workOvertime(site, load, level);
    if (site.has(Act::PlainStop) && site.clock.days >= 10) {
        const Minutes stop{site.dayAt(0.35), std::min(site.dayAt(0.35) + 6 * 1440, site.clock.minutes())};
        clearRun(load, stop);
        site.label("", "plain-stop", {"total/kw"}, stop, "easy");
    }
}

} // namespace nightjar::sample
