// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/hour_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Seconds hour = 3600;
constexpr Seconds coarsest = 20 * 60;
constexpr Seconds longest = 12 * 366 * secondsPerDay; // one broken clock must not ask for a century

bool isNumber(const Series &series, std::size_t i)
{
    return std::abs(series.values[i]) < 1e9 && series.origins[i] == Origin::Measured;
}

} // namespace

const HourCell *HourCells::at(Seconds t) const
{
    if (t < from || (t - from) / hour >= Seconds(cells.size()) || (t - from) % hour != 0)
        return nullptr;
    return &cells[std::size_t((t - from) / hour)];
}

HourCells hourCells(const ChannelData &channel)
{
    HourCells result;
    const Series &series = channel.series;
    const Seconds step = channel.step;
    if (series.empty() || step <= 0 || step > coarsest)
        return result;
    const Seconds first = std::max(series.times.front(), series.times.back() - longest);
    result.from = first - (first % hour + hour) % hour;
    result.cells.resize(std::size_t((series.times.back() - result.from) / hour + 1));
    std::size_t i = lowerIndex(series, result.from);
    for (std::size_t h = 0; h < result.cells.size(); ++h) {
        const Seconds end = result.from + Seconds(h + 1) * hour;
        HourCell &cell = result.cells[h];
        double sum = 0;
        double sumAll = 0;
        int valid = 0;
        int all = 0;
        int unflagged = 0;
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (; i < series.size() && series.times[i] < end; ++i) {
            if (!isNumber(series, i))
                continue;
            const double value = series.values[i];
            sumAll += value;
            ++all;
            if (!isValidFlag(series.flags[i]))
                continue;
            sum += value;
            ++valid;
            unflagged += series.flags[i] == flagUnknown ? 1 : 0;
            low = std::min(low, value);
            high = std::max(high, value);
        }
        cell.mean = valid > 0 ? sum / valid : nan;
        cell.all = all > 0 ? sumAll / all : nan;
        cell.low = low;
        cell.high = high;
        cell.share = float(std::min(1.0, double(valid) * double(step) / double(hour)));
        cell.unflagged = valid > 0 ? float(unflagged) / float(valid) : 0;
    }
    return result;
}

double flowWeighted(const ChannelData &channel, const ChannelData &flow, Seconds from)
{
    const Series &series = channel.series;
    const Series &flows = flow.series;
    const Seconds width = std::max<Seconds>(flow.step, 60);
    std::size_t k = lowerIndex(flows, from - width + 1);
    double sum = 0;
    double weights = 0;
    for (std::size_t i = lowerIndex(series, from); i < series.size() && series.times[i] < from + hour; ++i) {
        if (!isNumber(series, i) || !isValidFlag(series.flags[i]))
            continue;
        while (k + 1 < flows.size() && flows.times[k + 1] <= series.times[i])
            ++k;
        if (k >= flows.size() || flows.times[k] > series.times[i] || series.times[i] - flows.times[k] >= width ||
            !isNumber(flows, k) || !isValidFlag(flows.flags[k]) || flows.values[k] <= 0)
            continue;
        sum += flows.values[k] * series.values[i];
        weights += flows.values[k];
    }
    return weights > 0 ? sum / weights : nan;
}

LabelFit fitLabel(const Series &hours, const HourCells &minutes, double leastShare)
{
    LabelFit best;
    std::vector<double> distances;
    double atZero = nan;
    for (const int lag : {0, -1, 1}) {
        distances.clear();
        for (std::size_t i = 0; i < hours.size(); ++i) {
            const HourCell *cell = minutes.at(hours.times[i] + lag * hour);
            if (!cell || !(double(cell->share) >= leastShare) || !isValidFlag(hours.flags[i]) || !isNumber(hours, i))
                continue;
            const double level = std::max({std::abs(cell->mean), std::abs(hours.values[i]), 1e-9});
            distances.push_back(std::abs(hours.values[i] - cell->mean) / level);
        }
        if (distances.empty())
            continue;
        const std::size_t count = distances.size();
        const double distance = medianInPlace(distances);
        if (lag == 0) {
            atZero = distance;
            best = {0, distance, count};
        } else if (count >= 24 && (std::isnan(atZero) || (distance < 0.5 * atZero && distance < best.agreement))) {
            best = {lag, distance, count};
        }
    }
    return best;
}

} // namespace nightjar
