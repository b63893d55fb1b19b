// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/toptw_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QCoreApplication>

#include "core/routing/text_numbers.h"

namespace nightjar {

namespace {

constexpr double mostSites = 3000;
constexpr double largestNumber = 1e6; ///< times 100 still fits a tick

Error at(const QString &path, qint64 row, const QString &text) { return Error{Error::Kind::BadInput, text, path, row}; }

/// One line `i x y d S f a list O C`; O and C are the last two.
struct Row {
    double number, x, y, stay, score, open, close;
};

Result<Row> parseRow(const NumberLine &line, const QString &path, bool isBase)
{
    const Result<std::vector<double>> parsed = parseNumbers(line, path);
    if (!parsed)
        return parsed.error();
    const std::vector<double> &v = *parsed;
    if (v.size() < 7)
        return at(path, line.row,
                  QCoreApplication::translate("Routing", "%1, line %2: a site needs at least 7 numbers (number, x, y, "
                                                         "visiting time, score, ..., open, close), there are "
                                                         "%3. Check that the file is whole.")
                      .arg(path)
                      .arg(line.row)
                      .arg(v.size()));
    const Row row{v[0], v[1], v[2], v[3], v[4], v[v.size() - 2], v[v.size() - 1]};
    if (row.number != std::floor(row.number) || std::abs(row.number) > largestNumber)
        return at(path, line.row,
                  QCoreApplication::translate(
                      "Routing", "%1, line %2: the site's number must be a whole number. Correct the line.")
                      .arg(path)
                      .arg(line.row));
    const auto tooLarge = [](double n) { return std::abs(n) > largestNumber; };
    if (tooLarge(row.x) || tooLarge(row.y) || tooLarge(row.stay) || tooLarge(row.score) || tooLarge(row.open) ||
        tooLarge(row.close))
        return at(
            path, line.row,
            QCoreApplication::translate("Routing", "%1, line %2: a number is larger than 1,000,000. Correct the line.")
                .arg(path)
                .arg(line.row));
    if (row.stay < 0 || (!isBase && row.score < 0) || row.open < 0 || row.close < 0)
        return at(path, line.row,
                  QCoreApplication::translate(
                      "Routing", "%1, line %2: visiting time, score and window must not be negative. Correct the line.")
                      .arg(path)
                      .arg(line.row));
    return row;
}

} // namespace

void fillPlaneTravel(RouteProblem &problem, const std::vector<PlanePoint> &places, double scale, ArcRounding rounding)
{
    const std::size_t n = places.size();
    problem.places = int(n);
    problem.travel.assign(n * n, 0);
    problem.distance.assign(n * n, 0);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            const double dx = places[a].x - places[b].x;
            const double dy = places[a].y - places[b].y;
            const double length = std::sqrt(dx * dx + dy * dy);
            // The margin keeps 3.3 from being cut to 3.2 by the last bit of a double.
            const double ticks =
                rounding == ArcRounding::Cut ? std::floor(length * scale + 1e-9) : std::ceil(length * scale - 1e-6);
            problem.travel[a * n + b] = Ticks(std::min(ticks, double(noWay)));
            problem.distance[a * n + b] = rounding == ArcRounding::Cut ? ticks / scale : length;
        }
    }
}

Result<RouteProblem> readToptw(const QString &path, int teams)
{
    if (teams < 0 || teams > 1000)
        return at(path, -1,
                  QCoreApplication::translate("Routing", "The number of teams must be 0 to 1000, not %1.").arg(teams));
    const Result<std::vector<NumberLine>> read = readNumberLines(path);
    if (!read)
        return read.error();
    const std::vector<NumberLine> &lines = *read;
    const Result<std::vector<double>> head = parseNumbers(lines.front(), path);
    if (!head)
        return head.error();
    if (head->size() < 3 || (*head)[2] < 0 || (*head)[2] != std::floor((*head)[2]))
        return at(path, lines.front().row,
                  QCoreApplication::translate("Routing", "%1, line %2: the first line must be \"k v N t\" with the "
                                                         "number of sites as its third number. Check that this is "
                                                         "a TOPTW file.")
                      .arg(path)
                      .arg(lines.front().row));
    if ((*head)[2] > mostSites)
        return at(path, lines.front().row,
                  QCoreApplication::translate(
                      "Routing",
                      "%1, line %2: the file announces more than 3,000 sites, too many for a plan. Split the file.")
                      .arg(path)
                      .arg(lines.front().row));
    const auto count = std::size_t((*head)[2]);
    if (lines.size() < count + 3)
        return at(path, lines.back().row,
                  QCoreApplication::translate("Routing", "%1 ends at line %2: %3 sites and a base are announced, %4 "
                                                         "lines of sites are there. Copy the whole file again.")
                      .arg(path)
                      .arg(lines.back().row)
                      .arg(count)
                      .arg(lines.size() < 2 ? 0 : lines.size() - 2));

    std::vector<Row> rows;
    std::set<double> numbers;
    bool fraction = false;
    for (std::size_t i = 0; i <= count; ++i) {
        const Result<Row> row = parseRow(lines[i + 2], path, i == 0);
        if (!row)
            return row.error();
        if (!numbers.insert(row->number).second)
            return at(path, lines[i + 2].row,
                      QCoreApplication::translate("Routing",
                                                  "%1, line %2: site %3 is there twice. Give each site its own number.")
                          .arg(path)
                          .arg(lines[i + 2].row)
                          .arg(row->number));
        fraction |= row->x != std::floor(row->x) || row->y != std::floor(row->y);
        rows.push_back(*row);
    }

    RouteProblem problem;
    problem.source = path;
    const double scale = fraction ? 100 : 10;
    problem.ticksPerUnit = scale;
    std::vector<PlanePoint> places;
    for (std::size_t i = 1; i <= count; ++i) {
        const Row &row = rows[i];
        RouteSite site;
        site.id = qint64(row.number);
        site.x = row.x;
        site.y = row.y;
        site.open = Ticks(std::ceil(row.open * scale - 1e-6));
        site.close = Ticks(std::floor(row.close * scale + 1e-6));
        site.duration = row.stay * scale;
        site.score = row.score;
        problem.sites.push_back(std::move(site));
        places.push_back({row.x, row.y});
    }
    places.push_back({rows[0].x, rows[0].y});
    fillPlaneTravel(problem, places, scale, ArcRounding::Cut);
    for (int t = 0; t < teams; ++t) {
        RouteTeam team;
        team.id = t + 1;
        team.startPlace = team.endPlace = int(count);
        team.from = Ticks(std::ceil(rows[0].open * scale - 1e-6));
        team.to = Ticks(std::floor(rows[0].close * scale + 1e-6));
        problem.teams.push_back(team);
    }
    return problem;
}

} // namespace nightjar
