// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/tables.h"

namespace nightjar {
namespace {

constexpr bool key = true;
constexpr bool required = true;

std::vector<TableShape> makeShapes()
{
    using K = CellKind;
    const TableColumn enterprise{"enterprise", K::Code, key, required};
    const TableColumn enterpriseOrAny{"enterprise", K::Code, key};
    const TableColumn point{"point", K::Code, key, required};
    const TableColumn pointOrAny{"point", K::Code, key};
    const TableColumn factor{"factor", K::Code, key, required};
    const TableColumn factorOrAll{"factor", K::Code, key};
    const TableColumn id{"id", K::Text, key, required};
    // clang-format off
    return {
        {"enterprises",
         {enterprise, {"name"}, {"uscc", K::Uscc}, {"industry"}, {"district"}, {"address"}, {"lon", K::Longitude},
          {"lat", K::Latitude}, {"shift", K::Shift}, {"kind", K::Choice, false, false, "registered;unknown-user;closed"},
          {"permit"}, {"permit_class", K::Choice, false, false, "key;simplified;registered"},
          {"permit_until", K::Date}, {"legal_rep"}, {"contact"}, {"phone"}, {"park"}, {"tags", K::List}}},
        {"points",
         {enterprise, point, {"name"}, {"kind", K::Choice, false, false, "gas-outlet;water-outlet;meter"},
          {"role", K::Choice, false, false, "total;production;treatment"}, {"serves", K::List},
          {"chain", K::Choice, false, false, "all;any"},
          {"process", K::Choice, false, false, "combustion;kiln;incinerator;rto;voc;dust;acid-mist;wastewater"},
          {"reheated", K::Flag01}, {"mn"}, {"account"}, {"meter_no"},
          {"price_class", K::Choice, false, false, "large-industry;commercial;residential;agricultural"},
          {"capacity_kva", K::Number}, {"voltage"}, {"address"}, {"operator"}, {"maker"}, {"model"},
          {"lon", K::Longitude}, {"lat", K::Latitude}}},
        {"channels",
         {enterprise, point, factor, {"unit"}, {"step_s", K::Whole}, {"limit", K::Number}, {"limit_low", K::Number},
          {"reference_oxygen", K::Number}, {"range_low", K::Number}, {"range_high", K::Number}, {"rated", K::Number},
          {"multiplier", K::Number}, {"raw", K::Flag01}, {"tariff"}}},
        {"orders",
         {enterprise, id, {"kind", K::Choice, false, required, "stop;limit;stagger"}, {"from", K::Moment, false, required},
          {"to", K::Moment, false, required}, {"share", K::Share}, {"document"}, {"issued", K::Moment}}},
        {"petitions",
         {id, {"received", K::Moment}, {"enterprise", K::Code}, {"place"}, {"lon", K::Longitude}, {"lat", K::Latitude},
          {"subject"}, {"channel", K::Choice, false, false, "12345;12369;letter;visit;online;inspectorate;media"},
          {"county"}, {"category"}, {"matter"}, {"accepted", K::Moment}, {"due", K::Moment}, {"replied", K::Moment},
          {"revisited", K::Moment}, {"revisit", K::Choice, false, false, "satisfied;basically;not;unreached"},
          {"attempts", K::Whole}, {"verified", K::Choice, false, false, "yes;no"}, {"verified_on", K::Moment},
          {"persons", K::Whole}, {"reporter"}, {"phone"}, {"raised"}, {"raised_on", K::Moment}, {"repeat_of"},
          {"danger", K::Flag01}, {"duty", K::Choice, false, false, "advice;thanks;not-ours;withdrawn"},
          {"final_on", K::Moment}, {"petitioner_key"}}},
        {"tariffs",
         {{"tariff", K::Text, key, required}, {"valid_from", K::Date, key}, {"valid_to", K::Date}, {"months", K::List, key},
          {"days", K::Choice, key, false, "workday;weekend;holiday"}, {"dates", K::List, key},
          {"from", K::Clock, key, required}, {"to", K::Clock, false, required},
          {"period", K::Choice, false, required, "sharp;peak;flat;valley;deep-valley"}}},
        {"limits",
         {enterprise, point, factor, {"kind", K::Choice, key, required, "hour;day;instant"},
          {"value", K::Number, false, required}, {"reference_oxygen", K::Number}, {"valid_from", K::Date, key},
          {"valid_to", K::Date}, {"source", K::Choice, key, false, "permit;local;national"}}},
        {"marks",
         {enterprise, point, factorOrAll, {"class", K::Choice, key, false, "device;condition"}, {"label", K::Text, key},
          {"source", K::Choice, key, false, "auto;manual"}, {"from", K::Moment, key, required}, {"to", K::Moment},
          {"reason"}, {"filed", K::Moment}}},
        {"alerts",
         {id, {"district"}, {"grade", K::Choice, false, required, "yellow;orange;red"}, {"from", K::Moment, false, required},
          {"to", K::Moment}, {"issued", K::Moment}}},
        {"visits",
         {enterprise, id, {"team"}, {"date", K::Moment}, {"mode", K::Choice, false, false, "site;video;phone;training"},
          {"list"}, {"advice"}}},
        {"problems",
         {enterprise, id, {"visit"}, {"kind"}, {"place"}, {"found", K::Moment}, {"due", K::Moment}, {"measure"},
          {"reported", K::Moment}, {"checked", K::Moment},
          {"result", K::Choice, false, false, "open;done;partly;not;false"}}},
        {"results",
         {id, {"lead"}, {"petition"}, {"plan"}, {"enterprise", K::Code},
          {"result", K::Choice, false, required,
           "running;treatment-off;falsified;exceeding;other;nothing;not-running;no-entry;refused"},
          {"in", K::Moment}, {"out", K::Moment}, {"officers", K::List}, {"case_no"}}},
        {"officers", {{"officer", K::Text, key, required}, {"name"}, {"certificate"}, {"valid_to", K::Date}, {"recusal", K::List}}},
        {"alarms",
         {enterpriseOrAny, id, {"source", K::Choice, key, false, "power-platform;e-supervision;grid-list;patrol;other"},
          {"point", K::Code}, {"kind"}, {"from", K::Moment}, {"to", K::Moment}, {"raised", K::Moment}, {"firm_reply"},
          {"firm_reply_at", K::Moment}, {"firm_reason"}, {"officer_result"}, {"closed", K::Moment}}},
        {"manual",
         {enterprise, point, factor, {"from", K::Moment, key, required}, {"to", K::Moment},
          {"value", K::Number, false, required}, {"unit"}, {"method"}, {"lab"}, {"sampler"}, {"report_no", K::Text, key}}},
        {"parameters",
         {enterprise, point, factorOrAll,
          {"parameter", K::Choice, key, required,
           "range;slope;intercept;velocity-coefficient;pitot;duct-area;air-coefficient;reference-oxygen;delay"},
          {"value", K::Number, false, required}, {"unit"},
          {"source", K::Choice, key, false, "filed;plate;instrument;logger;platform;3020"}, {"at", K::Moment, key}, {"by"}}},
        {"events",
         {enterprise, pointOrAny,
          {"kind", K::Choice, key, required, "entry;maintenance;calibration;reagent;power-cut;repair;inspection;video"},
          {"from", K::Moment, key, required}, {"to", K::Moment}, {"who", K::Text, key}, {"document"}}},
    };
    // clang-format on
}

} // namespace

std::span<const TableShape> tableShapes()
{
    static const std::vector<TableShape> shapes = makeShapes();
    return shapes;
}

const TableShape *tableShape(QStringView name)
{
    for (const TableShape &shape : tableShapes()) {
        if (name == QLatin1StringView(shape.name))
            return &shape;
    }
    return nullptr;
}

int TableShape::columnIndex(QStringView column) const
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (column == QLatin1StringView(columns[i].name))
            return int(i);
    }
    return -1;
}

} // namespace nightjar
