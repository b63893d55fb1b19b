// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "core/screening/firm_data.h"
#include "core/screening/rule_pack.h"
#include "core/screening/tariff_calendar.h"
#include "core/screening/workdays.h"

namespace nightjar::test {

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

inline Seconds at(const char *text) { return parseTime(text).value_or(0); }

inline Channel channelOf(const QString &point, const QString &factor)
{
    Channel channel{};
    channel.key = {QStringLiteral("F"), point, factor};
    channel.limit = channel.limitLow = channel.referenceOxygen = channel.rangeLow = channel.rangeHigh = channel.rated =
        none;
    channel.multiplier = 1;
    channel.unit = usualUnit(factor);
    return channel;
}

/// A firm `F` from which rules can be fed without a cache.
struct Maker {
    FirmData firm;
    std::mt19937_64 random{7};

    Maker()
    {
        firm.enterprise.code = QStringLiteral("F");
        firm.tariffs = TariffBook::make({});
        firm.workdays = Workdays::standard();
    }
    double noise(double sigma) { return sigma * std::normal_distribution<double>()(random); }
    Point &point(const QString &code, PointKind kind, MeterRole role = MeterRole::None)
    {
        Point point;
        point.key = {QStringLiteral("F"), code};
        point.name = code;
        point.kind = kind;
        point.role = role;
        firm.points.push_back(point);
        return firm.points.back();
    }
    /// Samples of `value(t)` rounded to `digits`; NaN leaves the value empty.
    ChannelData &channel(const QString &code, const QString &factor, Seconds from, Seconds to, Seconds step, int digits,
                         const std::function<double(Seconds)> &value, Flag flag = flagNormal)
    {
        ChannelData data{channelOf(code, factor), {}, step};
        const double scale = std::pow(10.0, digits);
        for (Seconds t = from; t < to; t += step) {
            const double v = value(t);
            data.series.times.push_back(t);
            data.series.values.push_back(std::isfinite(v) && std::abs(v) < 1e15 ? std::round(v * scale) / scale : v);
            data.series.digits.push_back(std::isfinite(v) && std::abs(v) < 1e12 ? std::int64_t(std::llround(v * scale))
                                                                                : 0);
            data.series.scales.push_back(std::int8_t(digits));
            data.series.flags.push_back(flag);
            data.series.origins.push_back(Origin::Measured);
        }
        firm.channels.push_back(std::move(data));
        return firm.channels.back();
    }
};

inline int clockMinute(Seconds t) { return secondOfDay(t) / 60; }
inline bool between(Seconds t, int from, int to) { return clockMinute(t) >= from && clockMinute(t) < to; }

inline Params paramsOf(const char *rule) { return RulePack::standard()->params(QString::fromLatin1(rule)); }

} // namespace nightjar::test
