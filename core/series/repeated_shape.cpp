// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/repeated_shape.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "core/base/clones.h"
#include "core/series/products.h"
#include "core/series/robust_sketch.h"
#include "core/series/significance.h"

namespace nightjar {
namespace {

constexpr std::size_t half = shapeWindow / 2;
constexpr std::size_t reach = 24; ///< an anchor is the greatest within so many samples to both sides

/// value - mean of two neighbours to either side: nothing is left of levels, slopes and slow waves.
NIGHTJAR_CLONES void residualsOf(const double *values, std::size_t count, double *residuals)
{
    for (std::size_t i = 2; i + 2 < count; ++i) {
        const double around = (values[i - 2] + values[i + 2]) + (values[i - 1] + values[i + 1]);
        residuals[i] = values[i] - 0.25 * around;
    }
}

/// Residuals in scales as small whole numbers for the projections, and as floats for the comparison.
NIGHTJAR_CLONES void scaleResiduals(const double *residuals, std::size_t count, double perScale, float *scaled,
                                    std::int16_t *whole)
{
    for (std::size_t i = 0; i < count; ++i) {
        double z = residuals[i] * perScale;
        z = z < 5.0 ? z : 5.0; // NaN becomes 5 and is put right below
        z = z > -5.0 ? z : -5.0;
        z = residuals[i] == residuals[i] ? z : 0.0;
        scaled[i] = float(z);
        whole[i] = std::int16_t(z * 64);
    }
}

/// 64 fixed patterns of +1 and -1.
const std::array<std::int16_t, 64 * shapeWindow> &patterns()
{
    static const auto table = [] {
        std::array<std::int16_t, 64 * shapeWindow> made{};
        SeededNumbers numbers(20260815);
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = (numbers.next() >> 63) != 0 ? 1 : -1;
        return made;
    }();
    return table;
}

NIGHTJAR_CLONES std::uint64_t bitsOf(const std::int16_t *window, const std::int16_t *table)
{
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 64; ++k) {
        std::int32_t sum = 0;
        for (std::size_t i = 0; i < shapeWindow; ++i)
            sum += std::int32_t(window[i]) * std::int32_t(table[k * shapeWindow + i]);
        bits |= std::uint64_t(sum > 0 ? 1 : 0) << k;
    }
    return bits;
}

NIGHTJAR_CLONES float greatestOf(const float *values, std::size_t count)
{
    float lanes[16] = {};
    std::size_t i = 0;
    for (; i + 16 <= count; i += 16) {
        for (std::size_t lane = 0; lane < 16; ++lane) {
            const float size = std::abs(values[i + lane]);
            lanes[lane] = size > lanes[lane] ? size : lanes[lane];
        }
    }
    for (; i < count; ++i)
        lanes[0] = std::max(lanes[0], std::abs(values[i]));
    return *std::max_element(lanes, lanes + 16);
}

bool moves(const float *window)
{
    std::size_t still = 0;
    for (std::size_t i = 0; i < shapeWindow; ++i)
        still += window[i] == 0 ? 1 : 0;
    return 2 * still < shapeWindow;
}

} // namespace

ShapeSketch shapeSketch(std::span<const double> values)
{
    ShapeSketch sketch;
    const std::size_t n = values.size();
    sketch.residuals.assign(n, 0.0f);
    if (n < shapeWindow || n > std::numeric_limits<std::uint32_t>::max())
        return sketch;
    std::vector<double> residuals(n, std::numeric_limits<double>::quiet_NaN());
    residualsOf(values.data(), n, residuals.data());
    // Zeros are left out: a channel that mostly stands still is judged by how it moves when it does.
    QuantileSketch sizes;
    const std::size_t stride = n / 20'000 + 1; // some thousands tell the scale as well as all
    for (std::size_t i = 0; i < n; i += stride) {
        if (residuals[i] != 0 && std::abs(residuals[i]) < 1e9)
            sizes.add(std::abs(residuals[i]));
    }
    if (sizes.count() * stride < shapeWindow)
        return sketch;
    sketch.scale = 1.4826 * sizes.median();
    if (!(sketch.scale > 0))
        return sketch;
    std::vector<std::int16_t> whole(n);
    scaleResiduals(residuals.data(), n, 1 / sketch.scale, sketch.residuals.data(), whole.data());

    // Block by block the greatest; it is an anchor when no other within reach is greater.
    const float *z = sketch.residuals.data();
    const std::int16_t *table = patterns().data();
    for (std::size_t block = half; block + half < n; block += reach) {
        const std::size_t end = std::min(block + reach, n - half);
        const float top = greatestOf(z + block, end - block);
        if (top < 0.1f || greatestOf(z + block - reach, reach) >= top)
            continue;
        std::size_t at = block;
        while (std::abs(z[at]) != top)
            ++at;
        const std::size_t from = at - reach;
        if (greatestOf(z + from, at - from) >= top || greatestOf(z + at + 1, std::min(reach, n - at - 1)) > top)
            continue;
        if (!moves(z + at - half))
            continue;
        sketch.anchors.push_back({std::uint32_t(at), bitsOf(whole.data() + at - half, table)});
    }
    return sketch;
}

double shapeDistance(std::span<const double> a, std::span<const double> b)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const std::size_t m = std::min(a.size(), b.size());
    std::vector<double> x(m);
    std::vector<double> y(m);
    for (std::size_t i = 0; i < m; ++i) { // close to zero, so that squares lose no digits
        x[i] = a[i] - a[0];
        y[i] = b[i] - b[0];
    }
    const PairSums sums = pairSums(x.data(), y.data(), m);
    if (m < 2 || sums.n < double(m))
        return none;
    const double r = sums.correlation();
    if (std::isnan(r))
        return none;
    return std::sqrt(std::max(0.0, 2 * double(m) * (1 - r)));
}

} // namespace nightjar
