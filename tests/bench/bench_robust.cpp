// SPDX-License-Identifier: GPL-3.0-or-later
// Kernels of the robust statistics over 90 days of minutes of 32 channels: million values a second on one core.
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include "core/series/autocorrelation.h"
#include "core/series/change_point.h"
#include "core/series/equal_stretches.h"
#include "core/series/level_shift.h"
#include "core/series/rank_correlation.h"
#include "core/series/regression.h"
#include "core/series/repeated_shape.h"
#include "core/series/repeated_stretch.h"
#include "core/series/robust.h"
#include "core/series/robust_noise.h"
#include "core/series/rolling_median.h"
#include "core/series/run_chance.h"
#include "core/series/significance.h"

using namespace nightjar;

namespace {

constexpr std::size_t channels = 32;
constexpr std::size_t minutes = 90 * 1440;
double kept = 0; ///< results go here, so that nothing is left out

/// Time of this thread, not of the wall: other programs run beside.
double seconds()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

void measure(const char *name, const std::vector<std::vector<double>> &data,
             const std::function<double(const std::vector<double> &)> &work, std::size_t count = channels)
{
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        const double begin = seconds();
        for (std::size_t i = 0; i < count; ++i)
            kept += work(data[i]);
        best = std::min(best, seconds() - begin);
    }
    std::printf("%-44s %9.1f M values/s\n", name, double(count * minutes) / best / 1e6);
}

} // namespace

int main()
{
    std::vector<std::vector<double>> data(channels, std::vector<double>(minutes));
    for (std::size_t c = 0; c < channels; ++c) {
        SeededNumbers numbers(c + 1);
        double level = 0;
        for (std::size_t i = 0; i < minutes; ++i) {
            const auto gauss = [&] {
                double sum = -6;
                for (int k = 0; k < 12; ++k)
                    sum += double(numbers.next() >> 11) * 0x1p-53;
                return sum;
            };
            level = 0.995 * level + 0.3 * gauss();
            data[c][i] = std::round((40 + level + 5 * std::sin(double(i) * 6.2832 / 1440) + 0.8 * gauss()) * 100) / 100;
        }
    }
    std::vector<double> scratch;
    measure("keepFinite", data, [&](const auto &v) { return double(keepFinite(v, scratch)); });
    measure("QuantileSketch::add", data, [](const auto &v) {
        QuantileSketch sketch;
        sketch.add(v);
        return sketch.median();
    });
    measure("differenceScale", data, [](const auto &v) { return differenceScale(v, 0.01); });
    measure("blockFigures, 60", data, [](const auto &v) { return blockFigures(v, 60, 5).back().sum; });
    measure("blockFigures, 10", data, [](const auto &v) { return blockFigures(v, 10, 5).back().sum; });
    measure("rollingMedian", data, [&](const auto &v) {
        rollingMedian(v, scratch);
        return scratch.back();
    });
    measure("findSteps (none)", data, [](const auto &v) { return double(findSteps(v, 1, 12).size()); });
    measure("findLevelShifts (none)", data,
            [](const auto &v) { return double(findLevelShifts(v, 1, 12, 20, 20'000).size()); });
    measure("cusum", data, [](const auto &v) { return double(cusum(v, 40, 3, 0.5, 50).size()); });
    measure("equalStretches, 60", data, [](const auto &v) { return double(equalStretches(v, 60).size()); });
    measure("longestEqual", data, [](const auto &v) { return double(longestEqual(v).length()); });
    measure("cyclicStretches, periods 2..16, 60", data, [](const auto &v) {
        double sum = 0;
        for (std::size_t period = 2; period <= 16; ++period)
            sum += double(cyclicStretches(v, period, 60).size());
        return sum;
    });
    measure("flatStretches, 60", data, [](const auto &v) { return double(flatStretches(v, 0.05, 60).size()); });
    measure("tieHabit", data, [](const auto &v) { return tieHabit(v).stay; });
    measure("resolutionOf", data, [](const auto &v) { return resolutionOf(v).step; });
    measure("RepeatIndex, window 60, own past", data, [](const auto &v) {
        RepeatIndex index(60, 0.01);
        return double(index.add(v).size());
    });
    measure("shapeSketch", data, [](const auto &v) { return double(shapeSketch(v).anchors.size()); });
    measure("shapeSketch + repeatedShapes, own past", data, [](const auto &v) {
        const ShapeSketch sketch = shapeSketch(v);
        return double(repeatedShapes(sketch, v, sketch, v).size());
    });
    std::puts("not for every minute:");
    measure(
        "medianSpread", data, [&](const auto &v) { return medianSpread(v, scratch).scale; }, 4);
    measure(
        "qnScale", data, [&](const auto &v) { return qnScale(v, scratch); }, 1);
    measure(
        "autocorrelations, 60 lags", data, [](const auto &v) { return autocorrelations(v, 60)[60]; }, 4);
    measure(
        "bestLag, +-30", data, [&](const auto &v) { return bestLag(v, data[0], 30).correlation; }, 2);
    measure(
        "theilSen, 125,000 pairs", data, [&](const auto &v) { return theilSen(v, data[0]).slope; }, 2);
    measure(
        "robustPlane, two regressors", data,
        [&](const auto &v) {
            const std::span<const double> regressors[] = {data[2], data[3]};
            return robustPlane(v, regressors).scale;
        },
        2);
    std::printf("%g\n", kept);
    return 0;
}
