// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/regression.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr std::size_t mostColumns = 9;

/// Rows of [1, regressors...] and y, each regressor brought to median 0 and scale 1 so that the equations stay tame.
struct Table {
    std::size_t columns = 0;
    std::vector<double> cells; ///< row after row
    std::vector<double> y;
    std::vector<double> centre;
    std::vector<double> scale;
    const double *row(std::size_t i) const { return cells.data() + i * columns; }
};

Table tableOf(std::span<const double> y, std::span<const std::span<const double>> regressors)
{
    Table table;
    table.columns = regressors.size() + 1;
    std::size_t rows = y.size();
    for (const auto &column : regressors)
        rows = std::min(rows, column.size());
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < rows; ++i) {
        const bool whole =
            std::isfinite(y[i]) && std::all_of(regressors.begin(), regressors.end(),
                                               [i](const auto &column) { return std::isfinite(column[i]); });
        if (whole)
            used.push_back(i);
    }
    table.centre.assign(table.columns, 0);
    table.scale.assign(table.columns, 1);
    table.cells.assign(used.size() * table.columns, 1);
    std::vector<double> values;
    std::vector<double> scratch;
    for (std::size_t c = 1; c < table.columns; ++c) {
        values.clear();
        for (const std::size_t i : used)
            values.push_back(regressors[c - 1][i]);
        const Spread spread = medianSpread(values, scratch);
        double scale = spread.scale;
        if (!(scale > 0)) // more than half of one value, as with a switch: the range does
            scale = values.empty() ? 1
                                   : *std::max_element(values.begin(), values.end()) -
                                         *std::min_element(values.begin(), values.end());
        table.centre[c] = spread.centre;
        table.scale[c] = scale > 0 ? scale : 1;
        for (std::size_t r = 0; r < used.size(); ++r)
            table.cells[r * table.columns + c] = (values[r] - table.centre[c]) / table.scale[c];
    }
    for (const std::size_t i : used)
        table.y.push_back(y[i]);
    return table;
}

/// Weighted least squares by Cholesky; false when the columns are collinear.
bool solve(const Table &table, const std::vector<double> &weights, std::vector<double> &solution)
{
    const std::size_t p = table.columns;
    double a[mostColumns][mostColumns] = {};
    double b[mostColumns] = {};
    for (std::size_t i = 0; i < table.y.size(); ++i) {
        const double *row = table.row(i);
        for (std::size_t j = 0; j < p; ++j) {
            const double weighted = weights[i] * row[j];
            b[j] += weighted * table.y[i];
            for (std::size_t k = 0; k <= j; ++k)
                a[j][k] += weighted * row[k];
        }
    }
    for (std::size_t j = 0; j < p; ++j) {
        const double whole = a[j][j];
        for (std::size_t k = 0; k <= j; ++k) {
            double sum = a[j][k];
            for (std::size_t m = 0; m < k; ++m)
                sum -= a[j][m] * a[k][m];
            if (k < j) {
                a[j][k] = sum / a[k][k];
            } else {
                if (!(sum > 1e-10 * whole) || !std::isfinite(sum))
                    return false;
                a[j][j] = std::sqrt(sum);
            }
        }
    }
    solution.assign(b, b + p);
    for (std::size_t j = 0; j < p; ++j) {
        for (std::size_t m = 0; m < j; ++m)
            solution[j] -= a[j][m] * solution[m];
        solution[j] /= a[j][j];
    }
    for (std::size_t j = p; j-- > 0;) {
        for (std::size_t m = j + 1; m < p; ++m)
            solution[j] -= a[m][j] * solution[m];
        solution[j] /= a[j][j];
    }
    return true;
}

void residuals(const Table &table, const std::vector<double> &solution, std::vector<double> &rest)
{
    rest.resize(table.y.size());
    for (std::size_t i = 0; i < rest.size(); ++i) {
        double predicted = 0;
        for (std::size_t c = 0; c < table.columns; ++c)
            predicted += table.row(i)[c] * solution[c];
        rest[i] = table.y[i] - predicted;
    }
}

/// MAD around zero, which is where residuals belong.
double scaleAroundZero(const std::vector<double> &rest, std::vector<double> &scratch)
{
    scratch.resize(rest.size());
    std::transform(rest.begin(), rest.end(), scratch.begin(), [](double value) { return std::abs(value); });
    return madToSigma * medianInPlace(scratch);
}

double weightOf(Loss loss, double z)
{
    if (loss == Loss::Huber)
        return std::abs(z) <= 1.345 ? 1 : 1.345 / std::abs(z);
    const double part = z / 4.685;
    return std::abs(part) >= 1 ? 0 : (1 - part * part) * (1 - part * part);
}

} // namespace

double PlaneFit::at(std::span<const double> regressors) const
{
    if (coefficients.size() != regressors.size() + 1)
        return std::numeric_limits<double>::quiet_NaN();
    double value = coefficients[0];
    for (std::size_t i = 0; i < regressors.size(); ++i)
        value += coefficients[i + 1] * regressors[i];
    return value;
}

PlaneFit robustPlane(std::span<const double> y, std::span<const std::span<const double>> regressors, Loss loss,
                     Levers levers)
{
    PlaneFit fit;
    if (regressors.size() + 1 > mostColumns)
        return fit;
    const Table table = tableOf(y, regressors);
    fit.rows = table.y.size();
    if (fit.rows < 2 * table.columns)
        return fit;
    std::vector<double> lever(fit.rows, 1.0);
    for (std::size_t i = 0; levers == Levers::Weigh && i < fit.rows; ++i) {
        for (std::size_t c = 1; c < table.columns; ++c)
            lever[i] = std::min(lever[i], 3 / std::max(3.0, std::abs(table.row(i)[c])));
        lever[i] *= lever[i];
    }
    std::vector<double> weights = lever;
    std::vector<double> solution;
    std::vector<double> rest;
    std::vector<double> scratch;
    if (!solve(table, weights, solution))
        return fit;
    residuals(table, solution, rest);
    double scale = scaleAroundZero(rest, scratch);
    const Spread whole = medianSpread(table.y, scratch);
    const auto iterate = [&](Loss with) {
        for (int step = 0; step < 60 && scale > 1e-12 * (whole.scale + std::abs(whole.centre)); ++step) {
            for (std::size_t i = 0; i < rest.size(); ++i)
                weights[i] = lever[i] * weightOf(with, rest[i] / scale);
            const std::vector<double> before = solution;
            if (!solve(table, weights, solution))
                return false;
            residuals(table, solution, rest);
            scale = scaleAroundZero(rest, scratch);
            double moved = 0;
            double size = 0;
            for (std::size_t c = 0; c < solution.size(); ++c) {
                moved += (solution[c] - before[c]) * (solution[c] - before[c]);
                size += solution[c] * solution[c];
            }
            if (moved <= 1e-18 * size)
                break;
        }
        return true;
    };
    if (!iterate(Loss::Huber) || (loss == Loss::Bisquare && !iterate(Loss::Bisquare)))
        return fit;
    fit.coefficients.assign(table.columns, 0);
    fit.coefficients[0] = solution[0];
    for (std::size_t c = 1; c < table.columns; ++c) {
        fit.coefficients[c] = solution[c] / table.scale[c];
        fit.coefficients[0] -= fit.coefficients[c] * table.centre[c];
    }
    fit.scale = scale;
    fit.score =
        whole.scale > 0 ? 1 - (scale / whole.scale) * (scale / whole.scale) : std::numeric_limits<double>::quiet_NaN();
    for (const double weight : weights)
        fit.kept += weight / double(fit.rows);
    return fit;
}

} // namespace nightjar
