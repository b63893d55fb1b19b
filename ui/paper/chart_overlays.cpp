// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_overlays.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <QCoreApplication>

#include "core/screening/tariff_calendar.h"
#include "ui/paper/format.h"

namespace nightjar
{
namespace
{

constexpr Seconds longestBand = 400 * secondsPerDay; ///< beyond this a band of tariff periods is noise

/// Factor without the suffixes of conversion and averaging: where limits stand.
QString baseFactor(const QString &factor) { return factor.section(u'-', 0, 0); }

struct FoundLimit {
    double value;
    double oxygen; ///< NaN = the measured value is judged
    Span span;
    QString kind;
    int weight; ///< permit over local over national
};

int sourceWeight(const QString &source) { return source == u"permit" ? 3 : source == u"local" ? 2 : 1; }

std::vector<FoundLimit> limitsOf(const Registry &registry, const ChannelKey &key)
{
    std::vector<FoundLimit> found;
    const auto add = [&](const FoundLimit &limit) {
        if (!std::isnan(limit.value))
            found.push_back(limit);
    };
    const ChannelKey base{key.enterprise, key.point, baseFactor(key.factor)};
    for (const Limit &limit : registry.limits) {
        if (limit.channel != key && limit.channel != base)
            continue;
        const Span span{limit.validFrom ? dayStart(*limit.validFrom) : std::numeric_limits<Seconds>::min() / 4,
                        limit.validTo ? dayStart(*limit.validTo) : std::numeric_limits<Seconds>::max() / 4};
        double oxygen = limit.referenceOxygen;
        if (const Channel *channel = registry.channel(base); std::isnan(oxygen) && channel)
            oxygen = channel->referenceOxygen;
        // A limit on a suffixed factor judges that channel as it is.
        const bool exact = limit.channel == key && key != base;
        add({limit.value, exact ? std::numeric_limits<double>::quiet_NaN() : oxygen, span, limit.kind,
             sourceWeight(limit.source)});
    }
    if (!found.empty())
        return found;
    const Channel *own = registry.channel(key);
    if (own && !std::isnan(own->limit)) {
        const bool exact = key != base;
        add({own->limit, exact ? std::numeric_limits<double>::quiet_NaN() : own->referenceOxygen, {}, QString(), 1});
    } else if (const Channel *channel = registry.channel(base); channel && key != base) {
        add({channel->limit, channel->referenceOxygen, {}, QString(), 1});
    }
    return found;
}

QString limitLabel(const FoundLimit &limit, const QString &unit, bool converted)
{
    const QString value = formatNumber(limit.value) + (unit.isEmpty() ? QString() : u' ' + formatUnit(unit));
    if (converted) {
        //: a limit on a chart: %1 value with unit, %2 percent of oxygen it is converted to
        return QCoreApplication::translate("Chart", "Limit %1 (converted to %2 % O2)")
            .arg(value, formatNumber(limit.oxygen));
    }
    if (limit.kind == u"hour")
        return QCoreApplication::translate("Chart", "Hourly limit %1").arg(value);
    if (limit.kind == u"day")
        return QCoreApplication::translate("Chart", "Daily limit %1").arg(value);
    return QCoreApplication::translate("Chart", "Limit %1").arg(value);
}

void addLimits(ChartScene &scene, const Registry &registry)
{
    for (const ChartCurve &curve : scene.curves) {
        if (curve.line == ChartLine::Lane)
            continue;
        const bool converted = curve.key.factor.contains(u"-zs");
        std::vector<FoundLimit> found = limitsOf(registry, curve.key);
        int best = 0;
        for (const FoundLimit &limit : found)
            best = std::max(best, limit.weight);
        for (const FoundLimit &limit : found) {
            if (limit.weight < best)
                continue;
            const bool hint = !std::isnan(limit.oxygen) && !converted;
            ChartLimit line{curve.axis, limit.value, limit.span,
                            hint ? ChartLimitKind::Converted : ChartLimitKind::Upper,
                            limitLabel(limit, curve.unit, hint)};
            const bool known = std::any_of(scene.limits.begin(), scene.limits.end(), [&](const ChartLimit &other) {
                return other.axis == line.axis && other.value == line.value && other.span == line.span &&
                       other.label == line.label;
            });
            if (!known)
                scene.limits.push_back(line);
        }
        if (const Channel *channel = registry.channel(curve.key); channel && !std::isnan(channel->limitLow))
            scene.limits.push_back(
                {curve.axis,
                 channel->limitLow,
                 {},
                 ChartLimitKind::Lower,
                 QCoreApplication::translate("Chart", "Lower limit %1").arg(formatNumber(channel->limitLow))});
    }
}

QString orderLabel(const Order &order)
{
    const QString text = order.kind == u"stop" ? QCoreApplication::translate("Chart", "Order: stop")
                         : order.kind == u"stagger"
                             ? QCoreApplication::translate("Chart", "Order: staggered production")
                             : QCoreApplication::translate("Chart", "Order: limited production");
    if (order.kind == u"stop" || std::isnan(order.share))
        return text;
    //: %1 what the order demands, %2 percent of the normal load
    return QCoreApplication::translate("Chart", "%1, at most %2 % of normal load")
        .arg(text, formatNumber(order.share * 100));
}

} // namespace

std::vector<TariffStretch> tariffStretches(const TariffCalendar &tariff, Span span)
{
    std::vector<TariffStretch> stretches;
    if (span.empty() || span.length() > longestBand)
        return stretches;
    const std::shared_ptr<const Workdays> workdays = Workdays::standard();
    for (Day day = dayOf(span.from); day <= dayOf(span.to - 1); ++day) {
        const std::array<TariffPeriod, 1440> minutes = tariff.day(day, *workdays);
        for (int from = 0; from < 1440;) {
            int to = from;
            while (to < 1440 && minutes[std::size_t(to)] == minutes[std::size_t(from)])
                ++to;
            const Span stretch{dayStart(day) + from * 60, dayStart(day) + to * 60};
            if (!stretches.empty() && stretches.back().period == minutes[std::size_t(from)] &&
                stretches.back().span.to == stretch.from)
                stretches.back().span.to = stretch.to;
            else
                stretches.push_back({stretch, minutes[std::size_t(from)]});
            from = to;
        }
    }
    return stretches;
}

void addRegistryOverlays(ChartScene &scene, const Registry &registry)
{
    std::set<QString> enterprises;
    std::set<PointKey> points;
    QString tariff;
    bool electric = false;
    for (const ChartCurve &curve : scene.curves) {
        enterprises.insert(curve.key.enterprise);
        points.insert(curve.key.pointKey());
        const Channel *channel = registry.channel(curve.key);
        electric = electric || curve.unit == u"kW" || curve.unit == u"kWh" || curve.unit == u"A";
        if (tariff.isEmpty() && channel)
            tariff = channel->tariff;
    }
    for (const Order &order : registry.orders)
        if (enterprises.contains(order.enterprise) && order.span.touches(scene.loaded))
            scene.spans.push_back({ChartSpanKind::Order, order.span, orderLabel(order), order.id});
    for (const Mark &mark : registry.marks) {
        if (!points.contains(mark.point) || !mark.span.touches(scene.loaded))
            continue;
        const bool shown =
            mark.factor.isEmpty() ||
            std::any_of(scene.curves.begin(), scene.curves.end(), [&](const ChartCurve &curve) {
                return curve.key.pointKey() == mark.point && baseFactor(curve.key.factor) == baseFactor(mark.factor);
            });
        if (shown) {
            //: a mark filed by the firm or its device: %1 is its label
            scene.spans.push_back({ChartSpanKind::Mark, mark.span,
                                   QCoreApplication::translate("Chart", "Mark: %1").arg(mark.label), QString()});
        }
    }
    addLimits(scene, registry);
    if (!electric)
        return;
    const std::shared_ptr<const TariffBook> book = TariffBook::make(registry.tariffs);
    const TariffCalendar &calendar = book->find(tariff);
    scene.tariffName = calendar.assumed ? QString() : calendar.id;
    scene.tariff = tariffStretches(calendar, scene.loaded);
}

} // namespace nightjar
