// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/rolling_median.h"

#include "core/base/clones.h"

// This file is compiled with -ffinite-math-only, so that the exchanges become single instructions. It includes no
// mathematics and defines nothing inline that another file could be given.

namespace nightjar {
namespace {

NIGHTJAR_CLONES void medians9(const double *values, std::size_t count, double *medians)
{
    for (std::size_t i = 0; i < count; ++i) {
        double p0 = values[i];
        double p1 = values[i + 1];
        double p2 = values[i + 2];
        double p3 = values[i + 3];
        double p4 = values[i + 4];
        double p5 = values[i + 5];
        double p6 = values[i + 6];
        double p7 = values[i + 7];
        double p8 = values[i + 8];
        double t = 0;
#define NIGHTJAR_EXCHANGE(a, b) t = a < b ? a : b, b = a < b ? b : a, a = t
        NIGHTJAR_EXCHANGE(p1, p2);
        NIGHTJAR_EXCHANGE(p4, p5);
        NIGHTJAR_EXCHANGE(p7, p8);
        NIGHTJAR_EXCHANGE(p0, p1);
        NIGHTJAR_EXCHANGE(p3, p4);
        NIGHTJAR_EXCHANGE(p6, p7);
        NIGHTJAR_EXCHANGE(p1, p2);
        NIGHTJAR_EXCHANGE(p4, p5);
        NIGHTJAR_EXCHANGE(p7, p8);
        NIGHTJAR_EXCHANGE(p0, p3);
        NIGHTJAR_EXCHANGE(p5, p8);
        NIGHTJAR_EXCHANGE(p4, p7);
        NIGHTJAR_EXCHANGE(p3, p6);
        NIGHTJAR_EXCHANGE(p1, p4);
        NIGHTJAR_EXCHANGE(p2, p5);
        NIGHTJAR_EXCHANGE(p4, p7);
        NIGHTJAR_EXCHANGE(p4, p2);
        NIGHTJAR_EXCHANGE(p6, p4);
        NIGHTJAR_EXCHANGE(p4, p2);
#undef NIGHTJAR_EXCHANGE
        medians[i] = p4;
    }
}

} // namespace

void rollingMedian(std::span<const double> values, std::vector<double> &medians)
{
    medians.resize(values.size() < medianWindow ? 0 : values.size() - medianWindow + 1);
    if (!medians.empty())
        medians9(values.data(), medians.size(), medians.data());
}

std::vector<double> remedian(std::span<const double> values, int levels)
{
    std::vector<double> thin(values.begin(), values.end());
    for (int level = 0; level < levels; ++level) {
        const std::size_t groups = thin.size() / medianWindow;
        for (std::size_t group = 0; group < groups; ++group) {
            double middle = 0;
            medians9(thin.data() + group * medianWindow, 1, &middle);
            thin[group] = middle;
        }
        thin.resize(groups);
    }
    return thin;
}

} // namespace nightjar
