// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/regression.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Rows {
    std::vector<double> x;
    std::vector<double> y;
};

/// Finite rows in the order of x.
Rows rowsOf(std::span<const double> x, std::span<const double> y)
{
    std::vector<std::pair<double, double>> pairs;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (std::isfinite(x[i]) && std::isfinite(y[i]))
            pairs.emplace_back(x[i], y[i]);
    }
    std::sort(pairs.begin(), pairs.end());
    Rows rows;
    for (const auto &[a, b] : pairs) {
        rows.x.push_back(a);
        rows.y.push_back(b);
    }
    return rows;
}

LineFit finished(const Rows &rows, double slope)
{
    LineFit fit{slope, none, none, none, rows.x.size()};
    if (std::isnan(slope))
        return fit;
    std::vector<double> rest(rows.x.size());
    for (std::size_t i = 0; i < rest.size(); ++i)
        rest[i] = rows.y[i] - slope * rows.x[i];
    std::vector<double> scratch;
    const Spread residual = medianSpread(rest, scratch);
    const Spread whole = medianSpread(rows.y, scratch);
    fit.intercept = residual.centre;
    fit.scale = residual.scale;
    if (whole.scale > 0)
        fit.score = 1 - (residual.scale / whole.scale) * (residual.scale / whole.scale);
    return fit;
}

} // namespace

LineFit theilSen(std::span<const double> x, std::span<const double> y, std::size_t pairs)
{
    const Rows rows = rowsOf(x, y);
    const std::size_t n = rows.x.size();
    std::vector<double> slopes;
    const auto take = [&](std::size_t i, std::size_t j) {
        if (rows.x[j] > rows.x[i])
            slopes.push_back((rows.y[j] - rows.y[i]) / (rows.x[j] - rows.x[i]));
    };
    if (n <= 500) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i + 1; j < n; ++j)
                take(i, j);
        }
    } else {
        // Distances n/3 .. 2n/3 in steps of a golden section, so that each row meets ever new partners.
        slopes.reserve(pairs);
        const std::size_t third = n / 3;
        std::size_t distance = third;
        std::size_t i = 0;
        for (std::size_t k = 0; k < pairs; ++k) {
            take(i, i + distance);
            distance = third + (distance - third + std::size_t(0.618 * double(third)) + 1) % third;
            i = (i + std::size_t(0.382 * double(n)) + 1) % (n - 2 * third);
        }
    }
    return finished(rows, medianInPlace(slopes));
}

LineFit repeatedMedians(std::span<const double> x, std::span<const double> y)
{
    Rows all = rowsOf(x, y);
    const std::size_t stride = (all.x.size() + 999) / 1000;
    Rows rows;
    for (std::size_t i = 0; i < all.x.size(); i += stride) {
        rows.x.push_back(all.x[i]);
        rows.y.push_back(all.y[i]);
    }
    std::vector<double> medians;
    std::vector<double> slopes;
    for (std::size_t i = 0; i < rows.x.size(); ++i) {
        slopes.clear();
        for (std::size_t j = 0; j < rows.x.size(); ++j) {
            if (rows.x[j] != rows.x[i])
                slopes.push_back((rows.y[j] - rows.y[i]) / (rows.x[j] - rows.x[i]));
        }
        if (!slopes.empty())
            medians.push_back(medianInPlace(slopes));
    }
    return finished(all, medianInPlace(medians));
}

} // namespace nightjar
