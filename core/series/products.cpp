// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/products.h"

#include <cmath>
#include <limits>

#include "core/base/clones.h"

namespace nightjar {

NIGHTJAR_CLONES double sumOfProducts(const double *a, const double *b, std::size_t count)
{
    constexpr std::size_t lanes = 16;
    double sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    }
    for (; i < count; ++i)
        sums[i % lanes] += a[i] * b[i];
    double sum = 0;
    for (const double part : sums)
        sum += part;
    return sum;
}

NIGHTJAR_CLONES PairSums pairSums(const double *x, const double *y, std::size_t count)
{
    constexpr std::size_t lanes = 4;
    double n[lanes] = {};
    double sx[lanes] = {};
    double sy[lanes] = {};
    double sxx[lanes] = {};
    double syy[lanes] = {};
    double sxy[lanes] = {};
    for (std::size_t i = 0; i < count; i += lanes) {
        const std::size_t here = count - i < lanes ? count - i : lanes;
        for (std::size_t lane = 0; lane < here; ++lane) {
            const double a = x[i + lane];
            const double b = y[i + lane];
            const double product = a * b;
            const bool both = product - product == 0; // both finite
            const double u = both ? a : 0.0;
            const double v = both ? b : 0.0;
            n[lane] += both ? 1.0 : 0.0;
            sx[lane] += u;
            sy[lane] += v;
            sxx[lane] += u * u;
            syy[lane] += v * v;
            sxy[lane] += u * v;
        }
    }
    PairSums sums;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        sums.n += n[lane];
        sums.x += sx[lane];
        sums.y += sy[lane];
        sums.xx += sxx[lane];
        sums.yy += syy[lane];
        sums.xy += sxy[lane];
    }
    return sums;
}

double PairSums::correlation() const
{
    const double spreadX = xx - x * x / n;
    const double spreadY = yy - y * y / n;
    if (!(n >= 2) || !(spreadX > 1e-12 * xx) || !(spreadY > 1e-12 * yy))
        return std::numeric_limits<double>::quiet_NaN();
    return (xy - x * y / n) / std::sqrt(spreadX * spreadY);
}

double PairSums::slope() const
{
    const double spreadX = xx - x * x / n;
    return n >= 2 && spreadX > 1e-12 * xx ? (xy - x * y / n) / spreadX : std::numeric_limits<double>::quiet_NaN();
}

} // namespace nightjar
