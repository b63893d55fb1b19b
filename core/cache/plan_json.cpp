// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/plan_json.h"

#include "core/cache/json_text.h"

namespace nightjar {
namespace {

// clang-format off
QJsonObject teamToJson(const PlanTeam &team)
{
    return {{"name", team.name}, {"officers", QJsonArray::fromStringList(team.officers)}, {"lon", team.start.lon},
            {"lat", team.start.lat}, {"from", qint64(team.from)}, {"to", qint64(team.to)}};
}

QJsonObject stopToJson(const PlanStop &stop)
{
    return {{"team", stop.team}, {"enterprise", stop.enterprise}, {"leads", QJsonArray::fromStringList(stop.leads)},
            {"arrive", qint64(stop.arrive)}, {"start", qint64(stop.start)}, {"leave", qint64(stop.leave)},
            {"score", stop.score}, {"check_kind", stop.checkKind}, {"basis", stop.basis},
            {"checks_this_year", stop.checksThisYear}, {"approved_by", stop.approvedBy},
            {"approved_at", qint64(stop.approvedAt)}, {"urgent", stop.urgent}, {"act_code", stop.actCode},
            {"why", stop.why}, {"locked", stop.locked}};
}
// clang-format on

PlanTeam teamFromJson(const QJsonObject &json)
{
    PlanTeam team;
    team.name = json["name"].toString();
    team.officers = listFromJson(json["officers"].toArray());
    team.start = {json["lon"].toDouble(), json["lat"].toDouble()};
    team.from = json["from"].toInteger();
    team.to = json["to"].toInteger();
    return team;
}

PlanStop stopFromJson(const QJsonObject &json)
{
    PlanStop stop;
    stop.team = json["team"].toInt(-1);
    stop.enterprise = json["enterprise"].toString();
    stop.leads = listFromJson(json["leads"].toArray());
    stop.arrive = json["arrive"].toInteger();
    stop.start = json["start"].toInteger();
    stop.leave = json["leave"].toInteger();
    stop.score = json["score"].toDouble();
    stop.checkKind = json["check_kind"].toString();
    stop.basis = json["basis"].toString();
    stop.checksThisYear = json["checks_this_year"].toInt();
    stop.approvedBy = json["approved_by"].toString();
    stop.approvedAt = json["approved_at"].toInteger();
    stop.urgent = json["urgent"].toBool();
    stop.actCode = json["act_code"].toString();
    stop.why = json["why"].toString();
    stop.locked = json["locked"].toBool();
    return stop;
}

} // namespace

QJsonObject planToJson(const Plan &plan)
{
    QJsonArray teams;
    for (const PlanTeam &team : plan.teams)
        teams += teamToJson(team);
    QJsonArray stops;
    for (const PlanStop &stop : plan.stops)
        stops += stopToJson(stop);
    return {{"night", plan.night},
            {"teams", teams},
            {"stops", stops},
            {"score", plan.score},
            {"distance_km", plan.distanceKm},
            {"settings", plan.settings},
            {"made_at", qint64(plan.madeAt)},
            {"made_by", plan.madeBy}};
}

Plan planFromJson(const QJsonObject &json)
{
    Plan plan;
    plan.night = json["night"].toInt();
    for (const auto &team : json["teams"].toArray())
        plan.teams.push_back(teamFromJson(team.toObject()));
    for (const auto &stop : json["stops"].toArray())
        plan.stops.push_back(stopFromJson(stop.toObject()));
    plan.score = json["score"].toDouble();
    plan.distanceKm = json["distance_km"].toDouble();
    plan.settings = json["settings"].toObject();
    plan.madeAt = json["made_at"].toInteger();
    plan.madeBy = json["made_by"].toString();
    return plan;
}

} // namespace nightjar
