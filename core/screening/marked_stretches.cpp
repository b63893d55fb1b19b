// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/marked_stretches.h"

#include <algorithm>

#include "core/screening/figures.h"

namespace nightjar {
namespace {

constexpr Seconds longestHole = 1800;

bool isMarkLetter(Flag flag)
{
    return flag == 'C' || flag == 'M' || flag == 'S' || flag == 'T' || flag == 'D' || flag == 'F';
}

/// The letter that a filed device mark stands for; 0 for conditions of the plant and what is no mark of data.
char letterOf(const Mark &mark)
{
    const auto has = [&](std::initializer_list<QStringView> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](QStringView word) { return mark.label.contains(word, Qt::CaseInsensitive); });
    };
    if (mark.markClass == u"condition")
        return 0; // start, stop, fault of the plant: false-mark compares those with the load
    if (has({u"校", u"标定", u"质控", u"calib"}))
        return 'C';
    if (has({u"手工", u"人工", u"manual"}))
        return 'S';
    if (has({u"超量程", u"超测", u"range"}))
        return 'T';
    if (has({u"停", u"stop"}))
        return 'F';
    if (has({u"维护", u"检修", u"故障", u"维修", u"maint", u"fault", u"repair"}))
        return 'M';
    return 0;
}

} // namespace

std::vector<MarkedStretch> markedStretches(const FirmData &firm, const ChannelData &channel)
{
    std::vector<MarkedStretch> found;
    const Series &series = channel.series;
    const Seconds step = std::max<Seconds>(channel.step, 1);
    const Seconds hole = std::max(longestHole, 2 * step);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const Flag flag = series.flags[i];
        if (!isMarkLetter(flag))
            continue;
        const bool goes = !found.empty() && found.back().letter == char(flag) && found.back().end == i &&
                          series.times[i] - series.times[i - 1] <= hole;
        if (!goes)
            found.push_back({char(flag), false, {series.times[i], 0}, i, i});
        found.back().end = i + 1;
        found.back().span.to = series.times[i] + step;
    }
    const std::size_t flagged = found.size();
    for (const Mark &mark : firm.marks) {
        const char letter = letterOf(mark);
        if (letter == 0 || mark.point.enterprise != channel.info.key.enterprise ||
            mark.point.point != channel.info.key.point || mark.span.length() > 90 * secondsPerDay ||
            (!mark.factor.isEmpty() && baseFactor(mark.factor) != baseFactor(channel.factor())))
            continue;
        const std::size_t begin = lowerIndex(series, mark.span.from);
        const std::size_t end = lowerIndex(series, mark.span.to);
        const bool known = std::any_of(found.begin(), found.begin() + std::ptrdiff_t(flagged),
                                       [&](const MarkedStretch &one) { return overlap(one.span, mark.span) > 0; });
        if (begin < end && !known)
            found.push_back({letter, true, {series.times[begin], series.times[end - 1] + step}, begin, end});
    }
    std::sort(found.begin(), found.end(),
              [](const MarkedStretch &a, const MarkedStretch &b) { return a.span.from < b.span.from; });
    return found;
}

std::vector<bool> routineChecks(const std::vector<MarkedStretch> &stretches, double mostMinutes)
{
    constexpr int slack = 20; // minutes of the day
    std::vector<bool> routine(stretches.size(), false);
    std::vector<std::size_t> shortOnes;
    std::vector<int> ofMinute(1440, 0);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (stretches[i].letter != 'C' || stretches[i].minutes() > mostMinutes)
            continue;
        shortOnes.push_back(i);
        ++ofMinute[std::size_t(secondOfDay(stretches[i].span.from) / 60)];
    }
    for (const std::size_t i : shortOnes) {
        const int minute = int(secondOfDay(stretches[i].span.from) / 60);
        int alike = 0;
        for (int m = minute - slack; m <= minute + slack; ++m)
            alike += ofMinute[std::size_t((m + 1440) % 1440)];
        // A quarter of all short checks begin here: up to four automatic ones a day.
        routine[i] = alike >= 3 && 4 * alike >= int(shortOnes.size());
    }
    return routine;
}

bool isWorkNoted(const FirmData &firm, const QString &point, const Span &span)
{
    return std::any_of(firm.events.begin(), firm.events.end(), [&](const Event &event) {
        const bool work = event.kind == u"maintenance" || event.kind == u"calibration" || event.kind == u"repair" ||
                          event.kind == u"inspection" || event.kind == u"power-cut";
        return work && (event.point.point.isEmpty() || event.point.point == point) &&
               event.span.from < span.to + 3600 && event.span.to > span.from - 3600;
    });
}

} // namespace nightjar
