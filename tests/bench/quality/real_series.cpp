// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/bench/quality/plant.h"

namespace nightjar::quality {
namespace {

/// Columns of a table of numbers; a cell that is no number, or -200 (the road analyser's "missing"), repeats the last.
std::vector<Curve> columnsOf(const std::string &path, char separator, const std::vector<int> &wanted)
{
    std::vector<Curve> columns(wanted.size());
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::stringstream cellsOf(line);
        std::string cell;
        while (std::getline(cellsOf, cell, separator))
            cells.push_back(cell);
        if (cells.size() < 4 || cells.front().empty())
            continue;
        for (std::size_t c = 0; c < wanted.size(); ++c) {
            double value = -200;
            if (std::size_t(wanted[c]) < cells.size()) {
                std::string text = cells[std::size_t(wanted[c])];
                std::replace(text.begin(), text.end(), ',', '.');
                try {
                    value = std::stod(text);
                } catch (const std::exception &) {
                }
            }
            if (value <= -199)
                value = columns[c].empty() ? 1.0 : columns[c].back();
            columns[c].push_back(value);
        }
    }
    return columns;
}

std::string dataFolder() { return NIGHTJAR_SHARED_DATA; }

const std::vector<Curve> &turbine(int which)
{
    static const std::vector<Curve> first = columnsOf(dataFolder() + "/gas_turbine_hourly_2011.csv", ',', {7, 10, 9});
    static const std::vector<Curve> second = columnsOf(dataFolder() + "/gas_turbine_hourly_2015.csv", ',', {7, 10, 9});
    return which == 0 ? first : second;
}
const std::vector<Curve> &steel()
{
    static const std::vector<Curve> table = columnsOf(dataFolder() + "/steel_15min_2018.csv", ',', {1});
    return table;
}
const std::vector<Curve> &institute()
{
    static const std::vector<Curve> table = columnsOf(dataFolder() + "/institute_4meters_hourly.csv", ',', {2});
    return table;
}
const std::vector<Curve> &road()
{
    static const std::vector<Curve> table = columnsOf(dataFolder() + "/air_quality_uci.csv", ';', {2, 7, 5});
    return table;
}

/// Minutes of a table of `rowMinutes` a row: lines through the middles, so that the means stay nearly what they were.
Curve byMinutes(const Curve &rows, std::size_t first, int rowMinutes, int minutes)
{
    Curve curve(std::size_t(minutes), 0.0);
    for (int i = 0; i < minutes; ++i) {
        const double place = double(first) + (i + 0.5) / rowMinutes - 0.5;
        const std::size_t row = std::size_t(std::max(0.0, place));
        const double part = std::max(0.0, place) - double(row);
        const double a = rows[row % rows.size()];
        const double b = rows[(row + 1) % rows.size()];
        curve[std::size_t(i)] = a * (1 - part) + b * part;
    }
    return curve;
}

} // namespace

Curve realLoad(RandomStream &random, int minutes, int which, Curve *nox, Curve *co)
{
    const std::vector<Curve> &table = which == 0 ? turbine(random.below(2)) : which == 1 ? steel() : institute();
    const int rowMinutes = which == 1 ? 15 : 60;
    const std::size_t needed = std::size_t(minutes / rowMinutes + 3);
    if (table.empty() || table.front().size() < needed)
        return {};
    const std::size_t first = std::size_t(random.below(int(table.front().size() - needed)));
    Curve load = byMinutes(table.front(), first, rowMinutes, minutes);
    Curve sorted = load;
    const auto high = sorted.begin() + std::ptrdiff_t(double(sorted.size()) * 0.98);
    std::nth_element(sorted.begin(), high, sorted.end());
    const double top = std::max(1e-6, *high);
    for (double &each : load) {
        each = each / top * (1 + 0.01 * random.normal());
        if (which != 0 && each < 0.12)
            each = 0; // a steel works' lights are no production
        each = std::clamp(each, 0.0, 1.15);
    }
    if (which == 0 && nox)
        *nox = byMinutes(table[1], first, rowMinutes, minutes);
    if (which == 0 && co)
        *co = byMinutes(table[2], first, rowMinutes, minutes);
    return load;
}

std::vector<Curve> realAir(RandomStream &random, int minutes)
{
    const std::size_t needed = std::size_t(minutes / 60 + 3);
    const std::vector<Curve> &table = road();
    if (table.empty() || table.front().size() < needed)
        return {};
    const std::size_t first = std::size_t(random.below(int(table.front().size() - needed)));
    std::vector<Curve> gases;
    for (const Curve &column : table)
        gases.push_back(byMinutes(column, first, 60, minutes));
    return gases;
}

} // namespace nightjar::quality
