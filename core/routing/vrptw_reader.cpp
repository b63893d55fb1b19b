// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/vrptw_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QCoreApplication>

#include "core/routing/text_numbers.h"
#include "core/routing/toptw_reader.h"

namespace nightjar {

namespace {

constexpr std::size_t mostSites = 3000;
constexpr double largestNumber = 1e6;

Error at(const QString &path, qint64 row, const QString &text) { return Error{Error::Kind::BadInput, text, path, row}; }

struct VrptwFile {
    int vehicles = 0;
    int capacity = 0;
    std::vector<std::vector<double>> rows; ///< number x y demand ready due service; the base first
};

bool isWord(const NumberLine &line, const char *word)
{
    return line.words.front().compare(word, Qt::CaseInsensitive) == 0;
}

Result<std::vector<double>> parseCustomer(const NumberLine &line, const QString &path)
{
    const Result<std::vector<double>> v = parseNumbers(line, path);
    if (!v)
        return v.error();
    if (v->size() != 7)
        return at(path, line.row,
                  QCoreApplication::translate("Routing", "%1, line %2: a customer needs 7 numbers (number, x, y, "
                                                         "demand, ready, due, service), there are %3. Check that "
                                                         "the file is whole.")
                      .arg(path)
                      .arg(line.row)
                      .arg(v->size()));
    const bool large = std::any_of(v->begin(), v->end(), [](double n) { return std::abs(n) > largestNumber; });
    if (large || (*v)[0] != std::floor((*v)[0]))
        return at(path, line.row,
                  QCoreApplication::translate("Routing", "%1, line %2: a number is larger than 1,000,000, or the "
                                                         "customer's number is not whole. Correct the line.")
                      .arg(path)
                      .arg(line.row));
    if ((*v)[3] < 0 || (*v)[4] < 0 || (*v)[5] < 0 || (*v)[6] < 0)
        return at(path, line.row,
                  QCoreApplication::translate(
                      "Routing", "%1, line %2: demand, window and service must not be negative. Correct the line.")
                      .arg(path)
                      .arg(line.row));
    return v;
}

Result<VrptwFile> parseFile(const QString &path)
{
    const Result<std::vector<NumberLine>> lines = readNumberLines(path);
    if (!lines)
        return lines.error();
    VrptwFile file;
    enum class Part { Head, Vehicles, Customers } part = Part::Head;
    std::set<double> numbers;
    bool fleet = false;
    for (const NumberLine &line : *lines) {
        if (isWord(line, "VEHICLE")) {
            part = Part::Vehicles;
        } else if (isWord(line, "CUSTOMER")) {
            part = Part::Customers;
        } else if (part == Part::Vehicles && !isWord(line, "NUMBER")) {
            const Result<std::vector<double>> v = parseNumbers(line, path);
            if (!v)
                return v.error();
            const bool good = v->size() == 2 && (*v)[0] >= 1 && (*v)[0] <= 3000 && (*v)[1] >= 1 && (*v)[1] <= 1e8;
            if (!good || (*v)[0] != std::floor((*v)[0]))
                return at(path, line.row,
                          QCoreApplication::translate("Routing", "%1, line %2: the number of vehicles (1 to 3000) and "
                                                                 "their capacity are expected. Correct the line.")
                              .arg(path)
                              .arg(line.row));
            file.vehicles = int((*v)[0]);
            file.capacity = int(std::floor((*v)[1]));
            fleet = true;
        } else if (part == Part::Customers && !isWord(line, "CUST")) {
            const Result<std::vector<double>> v = parseCustomer(line, path);
            if (!v)
                return v.error();
            if (!numbers.insert((*v)[0]).second)
                return at(path, line.row,
                          QCoreApplication::translate(
                              "Routing", "%1, line %2: customer %3 is there twice. Give each customer its own number.")
                              .arg(path)
                              .arg(line.row)
                              .arg((*v)[0]));
            file.rows.push_back(*v);
            if (file.rows.size() > mostSites + 1)
                return at(
                    path, line.row,
                    QCoreApplication::translate(
                        "Routing",
                        "%1, line %2: the file has more than 3,000 customers, too many for a plan. Split the file.")
                        .arg(path)
                        .arg(line.row));
        }
    }
    if (!fleet || file.rows.empty())
        return at(path, lines->back().row,
                  QCoreApplication::translate("Routing", "%1 ends at line %2 without the parts VEHICLE and CUSTOMER "
                                                         "with their numbers. Check that this is a whole VRPTW "
                                                         "file in Solomon's layout.")
                      .arg(path)
                      .arg(lines->back().row));
    return file;
}

} // namespace

Result<RouteProblem> readVrptw(const QString &path, VrptwGoal goal)
{
    const Result<VrptwFile> parsed = parseFile(path);
    if (!parsed)
        return parsed.error();
    const VrptwFile &file = *parsed;
    double scale = 10;
    if (goal == VrptwGoal::FewestVehicles) {
        double largest = 1;
        for (const auto &row : file.rows)
            largest = std::max({largest, std::abs(row[1]) * 3, std::abs(row[2]) * 3, row[4], row[5], row[6]});
        scale = 1e6;
        while (scale > 10 && largest * scale > 4e8)
            scale /= 10;
    }
    RouteProblem problem;
    problem.source = path;
    problem.ticksPerUnit = scale;
    problem.capacity = file.capacity;
    const std::size_t count = file.rows.size() - 1;
    std::vector<PlanePoint> places;
    for (std::size_t i = 1; i <= count; ++i) {
        const std::vector<double> &row = file.rows[i];
        RouteSite site;
        site.id = qint64(row[0]);
        site.x = row[1];
        site.y = row[2];
        site.demand = int(std::ceil(row[3]));
        site.open = Ticks(std::ceil(row[4] * scale - 1e-6));
        site.close = Ticks(std::floor(row[5] * scale + 1e-6));
        site.duration = row[6] * scale;
        site.score = 1;
        site.must = true;
        problem.sites.push_back(std::move(site));
        places.push_back({row[1], row[2]});
    }
    places.push_back({file.rows[0][1], file.rows[0][2]});
    fillPlaneTravel(problem, places, scale, goal == VrptwGoal::Distance ? ArcRounding::Cut : ArcRounding::Up);
    for (int t = 0; t < file.vehicles; ++t) {
        RouteTeam team;
        team.id = t + 1;
        team.startPlace = team.endPlace = int(count);
        team.from = Ticks(std::ceil(file.rows[0][4] * scale - 1e-6));
        team.to = Ticks(std::floor(file.rows[0][5] * scale + 1e-6));
        problem.teams.push_back(team);
    }
    return problem;
}

} // namespace nightjar
