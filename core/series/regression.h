// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace nightjar {

// Lines and planes that outliers do not move. Rows with a value that is not finite are left out.

struct LineFit {
    double slope;     ///< NaN when it cannot be told
    double intercept; ///< median of y - slope x
    double scale;     ///< madToSigma * MAD of the residuals
    double score;     ///< 1 - (scale of the residuals / scale of y)^2, at most 1; NaN when y does not move
    std::size_t rows;
};
/// Theil (1950) and Sen (1968): the median of the slopes between pairs. All pairs up to 500 rows; beyond that a fixed
/// choice of at most `pairs` pairs at distances of at least a third of the rows in the order of x, where slopes tell
/// most (no random numbers). Breaks down at 29 % of outliers.
LineFit theilSen(std::span<const double> x, std::span<const double> y, std::size_t pairs = 125'000);
/// Siegel's (1982) repeated medians: breaks down only at half. Quadratic; beyond 1,000 rows every k-th is taken.
LineFit repeatedMedians(std::span<const double> x, std::span<const double> y);

enum class Loss {
    Huber,   ///< k = 1.345: 95 % efficient, outliers keep a bounded pull; one solution only
    Bisquare ///< c = 4.685: far outliers have no pull; begins from the Huber solution
};
/// How a row far out in the regressors counts: a mistyped regressor pulls like a lever.
enum class Levers { Keep, Weigh };

struct PlaneFit {
    std::vector<double> coefficients; ///< the constant first; empty when there are too few rows or they are collinear
    double scale = 0;                 ///< robust scale of the residuals (MAD around 0), as in MASS::rlm
    double score = 0;                 ///< as in LineFit
    double kept = 0;                  ///< mean weight of the rows, 1 = no outliers
    std::size_t rows = 0;
    bool found() const { return !coefficients.empty(); }
    /// Predicted value of a row of regressors.
    double at(std::span<const double> regressors) const;
};
/// M-estimate of y on several regressors by iterated weights (Huber 1964; Holland and Welsch 1977), with a constant.
/// At least twice as many rows as coefficients, at most 8 regressors. `Levers::Weigh` (Mallows): a row counts less
/// where a regressor is more than 3 robust scales from its median.
PlaneFit robustPlane(std::span<const double> y, std::span<const std::span<const double>> regressors,
                     Loss loss = Loss::Huber, Levers levers = Levers::Keep);

} // namespace nightjar
