// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/autocorrelation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/products.h"
#include "core/series/robust.h"

namespace nightjar {

std::vector<double> autocorrelations(std::span<const double> values, std::size_t maxLag)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> result(maxLag + 1, none);
    std::vector<double> x;
    const Spread spread = medianSpread(values, x);
    if (spread.values < 2)
        return result;
    const double reach = spread.scale > 0 ? 8 * spread.scale : std::numeric_limits<double>::infinity();
    x.assign(values.begin(), values.end());
    std::vector<double> here(values.size());
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        here[i] = std::isfinite(x[i]) ? 1 : 0;
        x[i] = here[i] > 0 ? std::clamp(x[i] - spread.centre, -reach, reach) : 0;
        sum += x[i];
    }
    const double mean = sum / double(spread.values);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = here[i] > 0 ? x[i] - mean : 0;
    const double variance = sumOfProducts(x.data(), x.data(), x.size()) / double(spread.values);
    if (!(variance > 0) || !std::isfinite(variance))
        return result;
    const bool whole = spread.values == values.size();
    for (std::size_t lag = 0; lag <= maxLag && lag < x.size(); ++lag) {
        const std::size_t count = x.size() - lag;
        const double pairs = whole ? double(count) : sumOfProducts(here.data(), here.data() + lag, count);
        if (pairs > 0)
            result[lag] = sumOfProducts(x.data(), x.data() + lag, count) / pairs / variance;
    }
    return result;
}

Period dominantPeriod(std::span<const double> values, std::size_t from, std::size_t to)
{
    Period period;
    from = std::max<std::size_t>(from, 2);
    to = std::min(to, values.size() / 3);
    if (to < from)
        return period;
    const std::vector<double> r = autocorrelations(values, to + 1);
    const auto isPeak = [&](std::size_t lag) { return r[lag] >= r[lag - 1] && r[lag] > r[lag + 1]; };
    double highest = 0;
    for (std::size_t lag = from; lag <= to; ++lag) {
        if (isPeak(lag))
            highest = std::max(highest, r[lag]);
    }
    double valley = r[0];
    for (std::size_t lag = 1; lag <= to && highest > 0; ++lag) {
        valley = std::isnan(r[lag]) ? valley : std::min(valley, r[lag]);
        if (lag >= from && isPeak(lag) && r[lag] >= 0.9 * highest && r[lag] - valley >= 0.2)
            return {lag, r[lag], r[lag] - valley};
    }
    return period;
}

double varianceInflation(std::span<const double> values, std::size_t maxLag)
{
    double sum = 0;
    const std::vector<double> r = autocorrelations(values, maxLag);
    for (std::size_t lag = 1; lag < r.size() && r[lag] > 0; ++lag)
        sum += r[lag];
    return 1 + 2 * sum;
}

} // namespace nightjar
