// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/firm_data.h"

namespace nightjar {

const Point *FirmData::point(const QString &code) const
{
    for (const Point &each : points) {
        if (each.key.point == code)
            return &each;
    }
    return nullptr;
}

const ChannelData *FirmData::channel(const QString &pointCode, const QString &factor) const
{
    for (const ChannelData &each : channels) {
        if (each.info.key.point == pointCode && each.info.key.factor == factor)
            return &each;
    }
    return nullptr;
}

std::vector<const ChannelData *> FirmData::channelsAt(const QString &pointCode) const
{
    std::vector<const ChannelData *> found;
    for (const ChannelData &each : channels) {
        if (each.info.key.point == pointCode)
            found.push_back(&each);
    }
    return found;
}

std::vector<const Point *> FirmData::meters(MeterRole role) const
{
    std::vector<const Point *> found;
    std::vector<const Point *> all;
    for (const Point &each : points) {
        if (each.kind != PointKind::Meter)
            continue;
        all.push_back(&each);
        if (each.role == role && role != MeterRole::None)
            found.push_back(&each);
    }
    if (role == MeterRole::Total && found.empty() && all.size() == 1 && all.front()->role == MeterRole::None)
        return all;
    return found;
}

Span FirmData::extent() const
{
    Span span;
    for (const ChannelData &each : channels) {
        if (each.series.empty())
            continue;
        const Span own{each.series.times.front(), each.series.times.back() + std::max<Seconds>(each.step, 1)};
        span = span.empty() ? own : Span{std::min(span.from, own.from), std::max(span.to, own.to)};
    }
    return span;
}

qint64 FirmData::samples() const
{
    qint64 sum = 0;
    for (const ChannelData &each : channels)
        sum += qint64(each.series.size());
    return sum;
}

FirmData firmShell(const Registry &registry, const QString &enterprise)
{
    FirmData firm;
    if (const Enterprise *row = registry.enterprise(enterprise)) {
        firm.enterprise = *row;
    } else {
        firm.enterprise.code = enterprise;
        firm.enterprise.name = enterprise;
    }
    for (const Point *point : registry.pointsOf(enterprise))
        firm.points.push_back(*point);
    for (const Order &order : registry.orders) {
        if (order.enterprise == enterprise)
            firm.orders.push_back(order);
    }
    for (const Limit &limit : registry.limits) {
        if (limit.channel.enterprise == enterprise)
            firm.limits.push_back(limit);
    }
    for (const Mark &mark : registry.marks) {
        if (mark.point.enterprise == enterprise)
            firm.marks.push_back(mark);
    }
    for (const Petition &petition : registry.petitions) {
        if (petition.enterprise == enterprise)
            firm.petitions.push_back(petition);
    }
    for (const Event &event : registry.events) {
        if (event.point.enterprise == enterprise)
            firm.events.push_back(event);
    }
    for (const InstrumentParameter &parameter : registry.parameters) {
        if (parameter.point.enterprise == enterprise)
            firm.parameters.push_back(parameter);
    }
    return firm;
}

} // namespace nightjar
