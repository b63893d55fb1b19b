// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/registry_load.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/cache/database.h"
#include "core/cache/registry_store.h"

namespace nightjar {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The cells of a row by column name. Cells were normalised when they were stored; one that does not parse is unknown.
class Cells
{
public:
    Cells(const TableShape &shape, const TableRow &row) : m_shape(shape), m_row(row) {}

    QString text(const char *column) const
    {
        const int i = m_shape.columnIndex(QString::fromLatin1(column));
        return i >= 0 && i < m_row.cells.size() ? m_row.cells[i] : QString();
    }
    double number(const char *column) const
    {
        bool ok = false;
        const double value = text(column).toDouble(&ok);
        return ok ? value : unknown;
    }
    QStringList list(const char *column) const { return text(column).split(u';', Qt::SkipEmptyParts); }
    bool flag(const char *column) const { return text(column) == u'1'; }
    std::optional<Day> date(const char *column) const { return parseDate(text(column).toStdString()); }
    /// A time, or the begin of a date.
    std::optional<Seconds> moment(const char *column) const
    {
        const std::string value = text(column).toStdString();
        if (const auto time = parseTime(value))
            return time;
        const auto day = parseDate(value);
        return day ? std::optional(dayStart(*day)) : std::nullopt;
    }
    std::optional<Position> position() const
    {
        const Position place{number("lon"), number("lat")};
        return place.lon == place.lon && place.lat == place.lat ? std::optional(place) : std::nullopt;
    }
    ChannelKey channel() const { return {text("enterprise"), text("point"), text("factor")}; }
    /// Every cell that has something in it and every tag.
    QMap<QString, QString> facts() const
    {
        QMap<QString, QString> facts;
        for (qsizetype i = 0; i < m_row.cells.size() && i < qsizetype(m_shape.columns.size()); ++i) {
            if (!m_row.cells[i].isEmpty())
                facts.insert(QString::fromLatin1(m_shape.columns[std::size_t(i)].name), m_row.cells[i]);
        }
        for (auto tag = m_row.tags.begin(); tag != m_row.tags.end(); ++tag)
            facts.insert(tag.key(), tag.value().toVariant().toString());
        return facts;
    }

private:
    const TableShape &m_shape;
    const TableRow &m_row;
};

Enterprise enterpriseOf(const Cells &cells)
{
    Enterprise e;
    e.code = cells.text("enterprise");
    e.name = cells.text("name").isEmpty() ? e.code : cells.text("name");
    e.uscc = cells.text("uscc");
    e.industry = cells.text("industry");
    e.district = cells.text("district");
    e.address = cells.text("address");
    e.shift = cells.text("shift");
    e.kind = cells.text("kind");
    e.permit = cells.text("permit");
    e.legalRep = cells.text("legal_rep");
    e.park = cells.text("park");
    e.tags = cells.list("tags");
    e.position = cells.position();
    e.facts = cells.facts();
    return e;
}

MeterRole roleOf(const QString &word)
{
    return word == u"total"        ? MeterRole::Total
           : word == u"production" ? MeterRole::Production
           : word == u"treatment"  ? MeterRole::Treatment
                                   : MeterRole::None;
}

Point pointOf(const Cells &cells)
{
    Point p;
    p.key = {cells.text("enterprise"), cells.text("point")};
    p.name = cells.text("name").isEmpty() ? p.key.point : cells.text("name");
    const QString kind = cells.text("kind");
    p.kind = kind == u"gas-outlet"     ? PointKind::GasOutlet
             : kind == u"water-outlet" ? PointKind::WaterOutlet
                                       : PointKind::Meter;
    p.role = roleOf(cells.text("role"));
    p.serves = cells.list("serves");
    p.chainAny = cells.text("chain") == u"any";
    p.process = cells.text("process");
    p.reheated = cells.flag("reheated");
    p.mn = cells.text("mn");
    p.account = cells.text("account");
    const double capacity = cells.number("capacity_kva");
    p.capacityKva = capacity == capacity ? capacity : 0;
    p.position = cells.position();
    p.facts = cells.facts();
    return p;
}

Channel emptyChannel(const ChannelKey &key)
{
    Channel c;
    c.key = key;
    c.unit = usualUnit(key.factor);
    c.limit = c.limitLow = c.referenceOxygen = c.rangeLow = c.rangeHigh = c.rated = unknown;
    return c;
}

Channel channelOf(const Cells &cells)
{
    Channel c = emptyChannel(cells.channel());
    if (!cells.text("unit").isEmpty())
        c.unit = cells.text("unit");
    c.step = std::max(0LL, cells.text("step_s").toLongLong());
    c.limit = cells.number("limit");
    c.limitLow = cells.number("limit_low");
    c.referenceOxygen = cells.number("reference_oxygen");
    c.rangeLow = cells.number("range_low");
    c.rangeHigh = cells.number("range_high");
    c.rated = cells.number("rated");
    const double multiplier = cells.number("multiplier");
    c.multiplier = multiplier == multiplier ? multiplier : 1;
    c.raw = cells.flag("raw");
    c.tariff = cells.text("tariff");
    c.facts = cells.facts();
    return c;
}

Order orderOf(const Cells &cells)
{
    Order o;
    o.id = cells.text("id");
    o.enterprise = cells.text("enterprise");
    o.kind = cells.text("kind");
    o.span = {cells.moment("from").value_or(0), cells.moment("to").value_or(0)};
    const double share = cells.number("share");
    o.share = share == share ? share : o.kind == u"stop" ? 0 : unknown;
    o.document = cells.text("document");
    o.issued = cells.moment("issued").value_or(o.span.from);
    return o;
}

TariffPeriod periodOf(const QString &word)
{
    return word == u"sharp"         ? TariffPeriod::Sharp
           : word == u"peak"        ? TariffPeriod::Peak
           : word == u"valley"      ? TariffPeriod::Valley
           : word == u"deep-valley" ? TariffPeriod::DeepValley
                                    : TariffPeriod::Flat;
}

TariffRow tariffOf(const Cells &cells)
{
    TariffRow t;
    t.tariff = cells.text("tariff");
    t.validFrom = cells.date("valid_from");
    t.validTo = cells.date("valid_to");
    for (const QString &month : cells.list("months"))
        t.months.push_back(month.toInt());
    t.days = cells.text("days");
    for (const QString &dates : cells.list("dates")) {
        const qsizetype dots = dates.indexOf(u".."_qs);
        const auto first = parseDate(dates.left(dots < 0 ? dates.size() : dots).trimmed().toStdString());
        const auto last = dots < 0 ? first : parseDate(dates.mid(dots + 2).trimmed().toStdString());
        if (first && last)
            t.dates.emplace_back(*first, *last);
    }
    t.fromMinute = parseClock(cells.text("from").toStdString(), Allow24::Yes).value_or(0);
    t.toMinute = parseClock(cells.text("to").toStdString(), Allow24::Yes).value_or(0);
    t.period = periodOf(cells.text("period"));
    return t;
}

Limit limitOf(const Cells &cells)
{
    Limit l;
    l.channel = cells.channel();
    l.kind = cells.text("kind");
    l.value = cells.number("value");
    l.referenceOxygen = cells.number("reference_oxygen");
    l.validFrom = cells.date("valid_from");
    l.validTo = cells.date("valid_to");
    l.source = cells.text("source");
    return l;
}

Mark markOf(const Cells &cells)
{
    Mark m;
    m.point = {cells.text("enterprise"), cells.text("point")};
    m.factor = cells.text("factor");
    m.markClass = cells.text("class");
    m.label = cells.text("label");
    m.source = cells.text("source");
    // A mark without an end still holds; one without a begin always did.
    m.span = {cells.moment("from").value_or(dayStart(-719'162)), cells.moment("to").value_or(dayStart(2'932'896))};
    m.reason = cells.text("reason");
    m.filed = cells.moment("filed");
    return m;
}

Event eventOf(const Cells &cells)
{
    Event e;
    e.point = {cells.text("enterprise"), cells.text("point")};
    e.kind = cells.text("kind");
    const Seconds from = cells.moment("from").value_or(0);
    e.span = {from, std::max(from, cells.moment("to").value_or(from))};
    e.who = cells.text("who");
    e.document = cells.text("document");
    return e;
}

InstrumentParameter parameterOf(const Cells &cells)
{
    InstrumentParameter p;
    p.point = {cells.text("enterprise"), cells.text("point")};
    p.factor = cells.text("factor");
    p.name = cells.text("parameter");
    p.value = cells.number("value");
    p.source = cells.text("source");
    p.at = cells.moment("at");
    return p;
}

/// A visit of the authority that is known by its result.
Event visitOf(const Cells &cells)
{
    Event e;
    e.point.enterprise = cells.text("enterprise");
    e.kind = QStringLiteral("inspection");
    const Seconds in = cells.moment("in").value_or(0);
    e.span = {in, std::max(in, cells.moment("out").value_or(in))};
    e.document = cells.text("id");
    return e;
}

Petition petitionOf(const Cells &cells)
{
    Petition p;
    p.id = cells.text("id");
    p.received = cells.moment("received");
    p.enterprise = cells.text("enterprise");
    p.place = cells.text("place");
    p.subject = cells.text("subject");
    p.category = cells.text("category");
    p.position = cells.position();
    const QString revisit = cells.text("revisit");
    const QString duty = cells.text("duty");
    const bool settled = revisit == u"satisfied" || revisit == u"basically" || cells.text("verified") == u"yes" ||
                         !cells.text("final_on").isEmpty() || duty == u"withdrawn" || duty == u"not-ours" ||
                         duty == u"thanks";
    p.open = !settled;
    return p;
}

template <class T, class Make>
Outcome readTable(RegistryStore &store, const char *name, std::vector<T> &out, Make make)
{
    const TableShape *const shape = tableShape(QString::fromLatin1(name));
    if (!shape)
        return Done{};
    const auto rows = store.rows(*shape);
    if (!rows)
        return rows.error();
    out.reserve(rows->size());
    for (const TableRow &row : *rows)
        out.push_back(make(Cells(*shape, row)));
    return Done{};
}

struct Seen {
    ChannelId id = 0;
    ChannelKey key;
};

Result<std::vector<Seen>> seenChannels(Database &database)
{
    auto statement = database.prepare("SELECT id, enterprise, point, factor FROM channels_seen ORDER BY id");
    if (!statement)
        return statement.error();
    std::vector<Seen> seen;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return seen;
        seen.push_back({statement->integer(0), {statement->text(1), statement->text(2), statement->text(3)}});
    }
}

/// Adds what no table declares and fills in kinds and roles that were left open.
void complete(Registry &registry, const std::vector<Seen> &seen)
{
    std::map<ChannelKey, Channel> channels;
    std::map<PointKey, Point> points;
    std::map<QString, Enterprise> enterprises;
    std::map<PointKey, QString> firstFactor; // in the order in which files brought them, then as declared
    for (const Seen &channel : seen)
        firstFactor.emplace(channel.key.pointKey(), channel.key.factor);
    for (Channel &channel : registry.channels) {
        firstFactor.emplace(channel.key.pointKey(), channel.key.factor);
        channels.emplace(channel.key, std::move(channel));
    }
    for (const Seen &channel : seen)
        channels.try_emplace(channel.key, emptyChannel(channel.key)).first->second.id = channel.id;
    for (Point &point : registry.points)
        points.emplace(point.key, std::move(point));
    for (Enterprise &enterprise : registry.enterprises)
        enterprises.emplace(enterprise.code, std::move(enterprise));

    for (const auto &[key, factor] : firstFactor) {
        auto [place, added] = points.try_emplace(key);
        Point &point = place->second;
        if (added) {
            point.key = key;
            point.name = key.point;
        }
        if (!point.facts.contains(QStringLiteral("kind")))
            point.kind = pointKindForFactor(factor);
    }
    std::map<QString, std::vector<Point *>> meters;
    for (auto &[key, point] : points) {
        auto [place, added] = enterprises.try_emplace(key.enterprise);
        if (added)
            place->second.code = place->second.name = key.enterprise;
        if (point.kind == PointKind::Meter)
            meters[key.enterprise].push_back(&point);
    }
    for (const auto &[enterprise, all] : meters) {
        if (all.size() == 1 && all.front()->role == MeterRole::None)
            all.front()->role = MeterRole::Total;
    }
    const auto values = [](auto &map, auto &out) {
        out.clear();
        out.reserve(map.size());
        for (auto &[key, value] : map)
            out.push_back(std::move(value));
    };
    values(channels, registry.channels);
    values(points, registry.points);
    values(enterprises, registry.enterprises);
}

} // namespace

Result<Registry> loadRegistry(Database &database, RegistryStore &store)
{
    Registry registry;
    std::vector<Event> visits;
    const Outcome outcomes[] = {
        readTable(store, "enterprises", registry.enterprises, enterpriseOf),
        readTable(store, "points", registry.points, pointOf),
        readTable(store, "channels", registry.channels, channelOf),
        readTable(store, "orders", registry.orders, orderOf),
        readTable(store, "tariffs", registry.tariffs, tariffOf),
        readTable(store, "limits", registry.limits, limitOf),
        readTable(store, "marks", registry.marks, markOf),
        readTable(store, "events", registry.events, eventOf),
        readTable(store, "results", visits, visitOf),
        readTable(store, "petitions", registry.petitions, petitionOf),
        readTable(store, "parameters", registry.parameters, parameterOf),
    };
    for (const Outcome &outcome : outcomes) {
        if (!outcome)
            return outcome.error();
    }
    for (Event &visit : visits) {
        if (visit.span.from != 0 && !visit.point.enterprise.isEmpty())
            registry.events.push_back(std::move(visit));
    }
    const auto seen = seenChannels(database);
    if (!seen)
        return seen.error();
    complete(registry, *seen);
    return registry;
}

} // namespace nightjar
