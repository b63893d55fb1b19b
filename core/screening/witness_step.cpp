// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/witness_step.h"

#include <algorithm>
#include <cmath>

#include "core/screening/figures.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

double medianIn(const ChannelData &data, const Span &span)
{
    std::vector<double> values;
    const Series &series = data.series;
    for (std::size_t i = lowerIndex(series, span.from); i < series.size() && series.times[i] < span.to; ++i) {
        if (isValidFlag(series.flags[i]) && std::isfinite(series.values[i]))
            values.push_back(series.values[i]);
    }
    return values.empty() ? std::nan("") : median(std::move(values));
}

} // namespace

bool othersStepped(const RunningChannel &channel, Seconds at, double before, double after)
{
    const double wanted = std::log(std::max(after, 1e-9) / std::max(before, 1e-9));
    for (const ChannelData &other : channel.firm.channels) {
        const QString base = baseFactor(other.factor());
        const Point *meter = channel.firm.point(other.info.key.point);
        const bool load = meter && meter->kind == PointKind::Meter && meter->role != MeterRole::Treatment &&
                          (base == u"kw" || base == u"kwh");
        const bool here = other.info.key.point == channel.outlet.key.point;
        const bool flow = here && (base == u"a00000" || base == u"a01011" || base == u"w00000");
        const bool oxygen = here && base == u"a19001";
        if ((!load && !flow && !oxygen) || other.step > 1800)
            continue;
        const Seconds width = std::max<Seconds>(900, 2 * std::max<Seconds>(other.step, 1));
        double first = medianIn(other, {at - 900 - width, at - 900});
        double second = medianIn(other, {at + 300, at + 300 + width});
        if (oxygen) { // air dilutes: 21 - O2 goes with the concentration
            first = 21 - first;
            second = 21 - second;
        }
        if (!(first > 0) || !(second > 0))
            continue;
        const double change = std::log(second / first);
        const bool matches = std::abs(change) >= std::max(0.12, 0.35 * std::abs(wanted));
        if (matches && (flow || (change < 0) == (wanted < 0)))
            return true;
    }
    return false;
}

} // namespace nightjar
