// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/limits.h"

#include <cmath>
#include <limits>

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

LimitKind kindOf(const QString &word)
{
    if (word == u"day")
        return LimitKind::Daily;
    return word == u"instant" ? LimitKind::Instant : LimitKind::Hourly;
}

int rank(const QString &source)
{
    if (source == u"permit")
        return 3;
    return source == u"local" ? 2 : 1;
}

} // namespace

LimitTable::LimitTable(const FirmData &firm, const QString &point, const QString &factor) : m_channelReference(nan)
{
    for (const Limit &row : firm.limits) {
        if (row.channel.point == point && row.channel.factor == factor && std::isfinite(row.value))
            m_rows.push_back(&row);
    }
    const ChannelData *channel = firm.channel(point, factor);
    if (!channel) // the factor may be reported converted only
        channel = firm.channel(point, factor + QStringLiteral("-zs"));
    if (!channel)
        channel = firm.channel(point, factor + QStringLiteral("-zs-h"));
    if (!channel)
        channel = firm.channel(point, factor + QStringLiteral("-h"));
    if (channel) {
        m_channelReference = channel->info.referenceOxygen;
        const bool own = channel->info.key.factor == factor || !factor.contains(u'-');
        if (own && (std::isfinite(channel->info.limit) || std::isfinite(channel->info.limitLow))) {
            m_channel = ActiveLimit{channel->info.limit, channel->info.limitLow, channel->info.referenceOxygen,
                                    QStringLiteral("channel")};
            // Discharge standards for water are met by the day's mean, those for stacks by the hour's (facts 2.4).
            m_channelKind = factor.startsWith(u'w') ? LimitKind::Daily : LimitKind::Hourly;
        }
    }
}

std::optional<ActiveLimit> LimitTable::on(Day day, LimitKind kind) const
{
    const Limit *best = nullptr;
    for (const Limit *row : m_rows) {
        if (kindOf(row->kind) != kind || (row->validFrom && day < *row->validFrom) ||
            (row->validTo && day >= *row->validTo))
            continue;
        if (!best || rank(row->source) > rank(best->source) ||
            (rank(row->source) == rank(best->source) && row->value < best->value)) {
            best = row;
        }
    }
    if (best) {
        const double reference = std::isfinite(best->referenceOxygen) ? best->referenceOxygen : m_channelReference;
        return ActiveLimit{best->value, nan, reference, best->source};
    }
    return m_channel && m_channelKind == kind ? m_channel : std::nullopt;
}

bool LimitTable::empty(LimitKind kind) const
{
    return !(m_channel && m_channelKind == kind) &&
           std::none_of(m_rows.begin(), m_rows.end(), [kind](const Limit *row) { return kindOf(row->kind) == kind; });
}

} // namespace nightjar
