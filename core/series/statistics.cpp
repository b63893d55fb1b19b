// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

double quantile(std::vector<double> values, double share)
{
    std::erase_if(values, [](double value) { return std::isnan(value); });
    return quantileInPlace(values, share);
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

double medianDeviation(const std::vector<double> &values)
{
    const double middle = median(values);
    std::vector<double> distances(values.size());
    std::transform(values.begin(), values.end(), distances.begin(),
                   [middle](double value) { return std::abs(value - middle); });
    return median(std::move(distances));
}

double mean(std::span<const double> values)
{
    double sum = 0;
    std::size_t count = 0;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        sum += value;
        ++count;
    }
    return count == 0 ? none : sum / double(count);
}

double standardDeviation(std::span<const double> values)
{
    const double middle = mean(values);
    double sum = 0;
    std::size_t count = 0;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        sum += (value - middle) * (value - middle);
        ++count;
    }
    return count < 2 ? none : std::sqrt(sum / double(count - 1));
}

std::vector<EqualRun> equalRuns(std::span<const std::int64_t> values)
{
    std::vector<EqualRun> runs;
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i + 1;
        while (end < values.size() && values[end] == values[i])
            ++end;
        runs.push_back({i, end});
        i = end;
    }
    return runs;
}

} // namespace nightjar
