// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_ticks.h"

#include <array>
#include <cmath>

#include <QCoreApplication>

#include "ui/paper/format.h"

namespace nightjar
{
namespace
{

struct Scale {
    TickUnit unit;
    int count;
    double seconds; ///< mean length, for choosing
};

constexpr std::array scales = {
    Scale{TickUnit::Second, 1, 1},      Scale{TickUnit::Second, 5, 5},       Scale{TickUnit::Second, 15, 15},
    Scale{TickUnit::Second, 30, 30},    Scale{TickUnit::Minute, 1, 60},      Scale{TickUnit::Minute, 2, 120},
    Scale{TickUnit::Minute, 5, 300},    Scale{TickUnit::Minute, 10, 600},    Scale{TickUnit::Minute, 15, 900},
    Scale{TickUnit::Minute, 30, 1800},  Scale{TickUnit::Hour, 1, 3600},      Scale{TickUnit::Hour, 2, 7200},
    Scale{TickUnit::Hour, 3, 10800},    Scale{TickUnit::Hour, 6, 21600},     Scale{TickUnit::Hour, 12, 43200},
    Scale{TickUnit::Date, 1, 86400},    Scale{TickUnit::Date, 2, 172800},    Scale{TickUnit::Week, 1, 604800},
    Scale{TickUnit::Month, 1, 2629800}, Scale{TickUnit::Month, 3, 7889400},  Scale{TickUnit::Year, 1, 31557600},
    Scale{TickUnit::Year, 2, 63115200}, Scale{TickUnit::Year, 5, 157788000}, Scale{TickUnit::Year, 10, 315576000},
};

constexpr std::size_t tooMany = 4000; ///< no screen has room for more; keeps absurd views harmless

Seconds floorTo(Seconds value, Seconds unit)
{
    const Seconds rest = value % unit;
    return value - (rest < 0 ? rest + unit : rest);
}

Day floorDays(Day day, int count) { return Day(floorTo(day, count)); }

/// Start of the unit in which `t` lies.
Seconds unitStart(TickUnit unit, int count, Seconds t)
{
    const Day day = dayOf(t);
    switch (unit) {
    case TickUnit::Second: return floorTo(t + localOffset, count) - localOffset;
    case TickUnit::Minute: return floorTo(t + localOffset, Seconds(60) * count) - localOffset;
    case TickUnit::Hour: return floorTo(t + localOffset, Seconds(3600) * count) - localOffset;
    case TickUnit::Date: return dayStart(floorDays(day, count));
    case TickUnit::Week: return dayStart(day - (weekdayOf(day) - 1));
    case TickUnit::Month: {
        const Civil civil = civilOf(day);
        return dayStart(dayFromCivil(civil.year, (civil.month - 1) / count * count + 1, 1).value_or(day));
    }
    case TickUnit::Year: break;
    }
    const Civil civil = civilOf(day);
    return dayStart(dayFromCivil(int(floorTo(civil.year, count)), 1, 1).value_or(day));
}

Seconds nextUnit(TickUnit unit, int count, Seconds start)
{
    switch (unit) {
    case TickUnit::Second: return start + count;
    case TickUnit::Minute: return start + Seconds(60) * count;
    case TickUnit::Hour: return start + Seconds(3600) * count;
    case TickUnit::Date: return start + secondsPerDay * count;
    case TickUnit::Week: return start + 7 * secondsPerDay;
    case TickUnit::Month: return unitStart(unit, count, start + secondsPerDay * (31 * count + 3));
    case TickUnit::Year: break;
    }
    return unitStart(unit, count, start + secondsPerDay * (366 * Seconds(count) + 5));
}

} // namespace

int AxisRange::decimals() const
{
    if (!(step > 0))
        return 0;
    int digits = 0;
    for (double s = step; digits < 9 && std::abs(s - std::round(s)) > 1e-6 * s; s *= 10)
        ++digits;
    return digits;
}

std::vector<double> AxisRange::ticks() const
{
    std::vector<double> result;
    if (!(step > 0) || !(high > low))
        return result;
    const double slack = (high - low) * 1e-9;
    for (double n = std::ceil((low - slack) / step); n * step <= high + slack && result.size() < 200; ++n)
        result.push_back(n == 0 ? 0.0 : n * step);
    return result;
}

double niceStep(double atLeast)
{
    if (!(atLeast > 0) || !std::isfinite(atLeast))
        return 1;
    const double base = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * base >= atLeast * (1 - 1e-9))
            return factor * base;
    return 10 * base;
}

AxisRange alignedRange(double low, double high, int intervals)
{
    if (!std::isfinite(low) || !std::isfinite(high) || high < low || std::abs(low) > 1e300 || std::abs(high) > 1e300)
        return {0, double(intervals), 1};
    if (high <= low + std::abs(low) * 1e-12) {
        // One value only: room around it, and zero at the bottom where it is near enough.
        const double room = low == 0 ? 1 : std::abs(low) * 0.1;
        low = low >= 0 ? std::max(0.0, low - room) : low - room;
        high += room;
    }
    double step = niceStep((high - low) / intervals);
    for (int guard = 0; guard < 20; ++guard) {
        const double bottom = std::floor(low / step + 1e-9) * step;
        if (bottom + step * intervals >= high - step * 1e-9)
            return {bottom, bottom + step * intervals, step};
        step = niceStep(step * 1.01);
    }
    return {low, high, step};
}

int bestIntervals(double low, double high)
{
    int best = 5;
    double least = std::numeric_limits<double>::infinity();
    for (int intervals : {5, 4, 6}) {
        const AxisRange range = alignedRange(low, high, intervals);
        const double waste = (range.high - range.low) - (high - low);
        if (waste < least * (1 - 1e-9)) {
            least = waste;
            best = intervals;
        }
    }
    return best;
}

AxisRange windowOf(const AxisRange &range, double from, double to)
{
    const double height = range.high - range.low;
    if (from == 0 && to == 1)
        return range;
    AxisRange result{range.low + from * height, range.low + to * height, range.step};
    result.step = niceStep((result.high - result.low) / 6);
    return result;
}

TimeTicks timeTicks(Span view, double pixels, double minimumDistance)
{
    TimeTicks result;
    if (view.empty() || !(pixels > 0))
        return result;
    const double perPixel = double(view.length()) / pixels;
    Scale scale = scales.back();
    for (const Scale &candidate : scales) {
        // Labels of hours and minutes are wide, those of days narrow; a month's name lies between.
        const double room = candidate.unit == TickUnit::Date ? minimumDistance * 0.62 : minimumDistance;
        if (candidate.seconds / perPixel >= room) {
            scale = candidate;
            break;
        }
    }
    result.unit = scale.unit;
    result.count = scale.count;
    for (Seconds t = unitStart(scale.unit, scale.count, view.from); t <= view.to && result.ticks.size() < tooMany;
         t = nextUnit(scale.unit, scale.count, t))
        if (t >= view.from)
            result.ticks.push_back(t);
    if (scale.unit <= TickUnit::Hour)
        result.groupUnit = TickUnit::Date;
    else
        result.groupUnit = scale.unit <= TickUnit::Week ? TickUnit::Month : TickUnit::Year;
    if (scale.unit == TickUnit::Year)
        return result; // the first row says all
    for (Seconds t = unitStart(result.groupUnit, 1, view.from); t < view.to && result.groups.size() < tooMany;) {
        const Seconds next = nextUnit(result.groupUnit, 1, t);
        result.groups.push_back({t, next});
        t = next;
    }
    return result;
}

QString tickText(TickUnit unit, Seconds t)
{
    const int second = secondOfDay(t);
    const Civil civil = civilOf(dayOf(t));
    switch (unit) {
    case TickUnit::Second:
        return QStringLiteral("%1:%2").arg(formatClock(second / 60)).arg(second % 60, 2, 10, QLatin1Char('0'));
    case TickUnit::Minute:
    case TickUnit::Hour: return formatClock(second / 60);
    case TickUnit::Date:
    case TickUnit::Week: return QString::number(civil.day);
    case TickUnit::Month: {
        static constexpr const char *names[] = {
            QT_TRANSLATE_NOOP("Chart", "Jan"), QT_TRANSLATE_NOOP("Chart", "Feb"), QT_TRANSLATE_NOOP("Chart", "Mar"),
            QT_TRANSLATE_NOOP("Chart", "Apr"), QT_TRANSLATE_NOOP("Chart", "May"), QT_TRANSLATE_NOOP("Chart", "Jun"),
            QT_TRANSLATE_NOOP("Chart", "Jul"), QT_TRANSLATE_NOOP("Chart", "Aug"), QT_TRANSLATE_NOOP("Chart", "Sep"),
            QT_TRANSLATE_NOOP("Chart", "Oct"), QT_TRANSLATE_NOOP("Chart", "Nov"), QT_TRANSLATE_NOOP("Chart", "Dec")};
        return QCoreApplication::translate("Chart", names[civil.month - 1]);
    }
    case TickUnit::Year: break;
    }
    return QString::number(civil.year);
}

QStringList groupTexts(TickUnit unit, Seconds t)
{
    const Day day = dayOf(t);
    const Civil civil = civilOf(day);
    if (unit == TickUnit::Date)
        return {
            formatDayWithWeekday(day),
            QStringLiteral("%1-%2").arg(civil.month, 2, 10, QLatin1Char('0')).arg(civil.day, 2, 10, QLatin1Char('0')),
            QString::number(civil.day)};
    if (unit == TickUnit::Month)
        return {QStringLiteral("%1-%2").arg(civil.year).arg(civil.month, 2, 10, QLatin1Char('0')),
                tickText(TickUnit::Month, t)};
    return {QString::number(civil.year)};
}

} // namespace nightjar
