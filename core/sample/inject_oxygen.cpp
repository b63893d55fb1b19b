// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>
#include <cmath>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

struct Event {
    double share; ///< of the clock
    int hours;
    double size; ///< what it means is the act's own
    const char *level;
};

/// Where `hours` of steady running begin at or after the share of the clock, half a day away from every fraud at this
/// outlet; no length when nowhere.
Minutes freeStretch(const Site &site, const QByteArray &code, const Curve &load, const Event &event, int offset)
{
    for (const Minutes &run : runsOf(load, 0.1)) {
        const int begin = std::max(run.from + 90, site.dayAt(event.share) + offset);
        const int end = begin + event.hours * 60;
        if (end + 45 > run.to)
            continue;
        const Span around{site.clock.timeOf(begin) - secondsPerDay / 2, site.clock.timeOf(end) + secondsPerDay / 2};
        const bool taken = std::any_of(site.plant.labels.begin(), site.plant.labels.end(), [&](const Label &label) {
            return overlap(label.span, around) > 0 && label.span.length() < (site.clock.to() - site.clock.from()) / 2 &&
                   std::any_of(label.channels.begin(), label.channels.end(),
                               [&](const QByteArray &name) { return name.startsWith(code + '/'); });
        });
        if (!taken)
            return {begin, end};
    }
    return {};
}

/// `count` whole hours from the share of the clock on.
Minutes wholeHours(const Site &site, const Event &event, int offset)
{
    const int begin = (site.dayAt(event.share) + offset) / 60 * 60;
    return {begin, std::min(begin + event.hours * 60, site.clock.minutes())};
}

bool isGood(const Channel &channel, std::size_t i)
{
    return channel.letters[i] == 'N' && channel.values[i] != Channel::missing;
}

QByteArrayList gasesOf(const QByteArray &code, const Flue &flue, bool dust)
{
    QByteArrayList names;
    if (!flue.nox.empty())
        names << code + "/a21002";
    if (!flue.so2.empty())
        names << code + "/a21026";
    if (dust && !flue.pm.empty())
        names << code + "/a34013";
    return names;
}

/// Air let in: gases fall by `share`, the distance of oxygen to air falls by the same.
void mixAir(Flue &flue, const Minutes &where, double share, bool dust, bool inDuct)
{
    for (int m = where.from; m < where.to; ++m) {
        const std::size_t i = std::size_t(m);
        if (flue.gas[i] != 'N')
            continue;
        // In the duct a damper moves within half an hour; a line is opened within a minute.
        const double in = inDuct ? std::min({1.0, double(m - where.from + 1) / 30, double(where.to - m) / 30}) : 1.0;
        const double left = 1 + (share - 1) * in;
        for (Curve *gas : {&flue.nox, &flue.so2}) {
            if (!gas->empty())
                (*gas)[i] *= left;
        }
        if (dust && !flue.pm.empty())
            flue.pm[i] *= left;
        flue.oxygen[i] = 21 - (21 - flue.oxygen[i]) * left;
        if (inDuct) {
            flue.velocity[i] /= left;
            flue.temperature[i] = 25 + (flue.temperature[i] - 25) * (0.35 + 0.65 * left);
        }
    }
}

} // namespace

void alterFlue(Site &site, Flue &flue, const QByteArray &code, const Curve &load)
{
    Random copy = site.random; // a stream of its own: firms without these acts keep their bytes
    Random random(copy.next(), 0x02A1);
    const int offset = random.integer(120, 1100);
    const auto each = [&](Act act, std::initializer_list<Event> events, const char *rule, const char *kind,
                          const QByteArrayList &names, auto apply) {
        if (!site.has(act))
            return;
        for (const Event &event : events) {
            const Minutes where = freeStretch(site, code, load, event, offset);
            if (where.length() <= 0)
                continue;
            apply(where, event.size);
            site.label(rule, kind, names, where, event.level);
        }
    };
    const QByteArray oxygen = code + "/a19001";
    if (site.has(Act::OldLeak)) { // honest: a leaking duct since before the first day
        mixAir(flue, {0, site.clock.minutes()}, 0.72, true, false);
        site.label("", "old-leak", gasesOf(code, flue, true) << oxygen, {0, site.clock.minutes()}, "middling");
    }
    each(Act::Diluted,
         {{0.12, 8, 0.5, "easy"}, {0.32, 5, 0.66, "middling"}, {0.52, 3, 0.66, "hard"}, {0.74, 9, 0.8, "hard"}},
         "dilution", "air-in-line", gasesOf(code, flue, false) << oxygen,
         [&](const Minutes &where, double size) { mixAir(flue, where, size, false, false); });
    each(Act::AirDamper, {{0.4, 7, 0.75, "middling"}}, "", "air-in-duct", gasesOf(code, flue, true) << oxygen,
         [&](const Minutes &where, double size) { mixAir(flue, where, size, true, true); });
    each(Act::OxygenLow, {{0.14, 9, 4.0, "easy"}, {0.38, 6, 2.5, "middling"}, {0.6, 10, 1.6, "hard"}}, "oxygen-logic",
         "lowered", {oxygen}, [&](const Minutes &where, double size) {
             // Lower by points, as far as there are any.
             for (int m = where.from; m < where.to; ++m) {
                 double &value = flue.oxygen[std::size_t(m)];
                 if (flue.gas[std::size_t(m)] == 'N')
                     value = std::max(value - size, 0.45 * value);
             }
         });
    each(Act::OxygenSteady, {{0.2, 30, 0.85, "easy"}, {0.55, 18, 0.92, "middling"}}, "oxygen-logic", "steady", {oxygen},
         [&](const Minutes &where, double size) {
             const double level = size * flue.oxygen[std::size_t(where.from)];
             for (int m = where.from; m < where.to; ++m) {
                 const double noise = 0.02 * random.gauss();
                 if (flue.gas[std::size_t(m)] == 'N')
                     flue.oxygen[std::size_t(m)] = level + noise;
             }
         });
}

double conversionReference(const Site &site, double reference)
{
    return site.has(Act::WrongReference) ? reference + 2.5 : reference;
}

void alterConverted(Site &site, Channel &converted, const Channel &oxygen)
{
    const QByteArray name = converted.point + '/' + converted.factor;
    if (site.has(Act::WrongReference))
        site.label("conversion-mismatch", "reference", {name}, {0, site.clock.minutes()}, "easy");
    if (!site.has(Act::ConversionEdited))
        return;
    Random copy = site.random;
    Random random(copy.next(), 0x02A2);
    const struct {
        Event event;
        const char *kind;
    } events[] = {{{0.1, 60, 0.85, "easy"}, "factor"},
                  {{0.35, 72, 0.955, "hard"}, "factor"},
                  {{0.65, 96, 1.2, "middling"}, "oxygen"}};
    const int offset = random.integer(120, 1100);
    for (const auto &one : events) {
        const Minutes where = wholeHours(site, one.event, offset);
        for (std::size_t i = std::size_t(where.from * 60 / converted.stepS);
             i < std::size_t(where.to * 60 / converted.stepS); ++i) {
            if (!isGood(converted, i) || !isGood(oxygen, i))
                continue;
            const double o2 = oxygen.valueAt(i);
            const double share =
                one.kind[0] == 'f' ? one.event.size : (21 - o2) / (21 - std::max(o2 - one.event.size, 0.5));
            converted.values[i] = qint32(std::lround(converted.values[i] * share));
        }
        site.label("conversion-mismatch", one.kind, {name}, where, one.event.level);
    }
}

void alterHours(Site &site, Channel &hours, double limit)
{
    const QByteArray name = hours.point + '/' + hours.factor;
    if (site.has(Act::HourLabelEnd)) { // honest: this vendor stamps the end of the hour
        hours.values.insert(hours.values.begin(), Channel::missing);
        hours.letters.insert(hours.letters.begin(), char(0));
        hours.values.pop_back();
        hours.letters.pop_back();
        site.label("", "hour-label-end", {name}, {0, site.clock.minutes()}, "middling");
    }
    if (!site.has(Act::HoursLowered))
        return;
    Random copy = site.random;
    Random random(copy.next(), 0x02A3);
    const int offset = random.integer(120, 1100);
    const auto lower = [&](const Minutes &where, double share, double over, const char *level) {
        int first = -1;
        int last = -1;
        for (std::size_t h = std::size_t(where.from / 60); h < std::size_t(where.to / 60); ++h) {
            if (!isGood(hours, h) || hours.valueAt(h) <= over || hours.values[h] < 30)
                continue;
            hours.values[h] = qint32(std::lround(hours.values[h] * share));
            first = first < 0 ? int(h) : first;
            last = int(h);
        }
        if (first >= 0)
            site.label("minute-hour-mismatch", over > 0 ? "highs-lowered" : "lowered", {name},
                       {first * 60, (last + 1) * 60}, level);
    };
    lower(wholeHours(site, {0.12, 10, 0, ""}, offset), 0.7, 0, "easy");
    lower(wholeHours(site, {0.36, 8, 0, ""}, offset), 0.88, 0, "middling");
    if (limit > 0)
        lower(wholeHours(site, {0.6, 72, 0, ""}, offset), 0.9, 0.6 * limit, "hard");
}

} // namespace nightjar::sample
