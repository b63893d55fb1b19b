// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/instance_reader.h"

#include <cmath>
#include <map>
#include <set>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace nightjar {

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;
constexpr qsizetype mostSites = 2000;
constexpr qsizetype mostTeams = 200;
constexpr qsizetype mostSlots = 1440;
constexpr double largestNumber = 1e6;

/// Reads the fields of one instance; the first thing that is wrong stays as the error.
class InstanceParser
{
public:
    InstanceParser(const QJsonObject &root, const QString &path) : m_root(root), m_path(path) {}

    Result<RouteInstance> parse()
    {
        RouteProblem &problem = m_instance.problem;
        problem.source = m_path;
        problem.style = TimeStyle::Clock;
        m_where = QCoreApplication::translate("Routing", "the plan");
        m_start = clock(m_root, "start", std::nullopt);
        problem.clockOrigin = m_start;
        m_end = clock(m_root, "end", std::nullopt);
        m_model.speedKmh = number(m_root, "speed_kmh", std::nullopt, 0.1, 1000);
        m_model.detour = number(m_root, "detour", 1.3, 0.1, 100);
        problem.slotLength = Ticks(number(m_root, "slot_minutes", 15, 1, 1440, true));
        const QJsonArray sites = list("sites", mostSites);
        const QJsonArray teams = list("teams", mostTeams);
        decidePlaces(sites, teams);
        for (qsizetype i = 0; i < sites.size() && !m_error; ++i)
            site(sites[i], i);
        for (qsizetype i = 0; i < teams.size() && !m_error; ++i)
            team(teams[i], i);
        if (m_error)
            return *m_error;
        fillTravel(problem, m_instance.places, m_model);
        return m_instance;
    }

private:
    void fail(const QString &text)
    {
        if (!m_error)
            m_error = Error{Error::Kind::BadInput, text, m_path, -1};
    }

    void failField(const char *field, const QString &expected)
    {
        fail(QCoreApplication::translate("Routing", "%1: \"%2\" of %3 is missing or wrong: %4. Correct the field.")
                 .arg(m_path, QString::fromUtf8(field), m_where, expected));
    }

    static bool absent(const QJsonObject &object, const char *field)
    {
        const QJsonValue value = object.value(QLatin1String(field));
        return value.isUndefined() || value.isNull();
    }

    double number(const QJsonObject &object, const char *field, std::optional<double> otherwise, double least,
                  double most, bool whole = false)
    {
        if (absent(object, field) && otherwise)
            return *otherwise;
        const QJsonValue value = object.value(QLatin1String(field));
        const double v = value.toDouble();
        if (!value.isDouble() || !std::isfinite(v) || v < least || v > most || (whole && v != std::floor(v))) {
            failField(field, (whole ? QCoreApplication::translate("Routing", "a whole number from %1 to %2 is expected")
                                    : QCoreApplication::translate("Routing", "a number from %1 to %2 is expected"))
                                 .arg(least)
                                 .arg(most));
            return least;
        }
        return v;
    }

    /// Minutes: of the day for the plan's own start, else after the start; earlier clock times are of the next day.
    Ticks clock(const QJsonObject &object, const char *field, std::optional<Ticks> otherwise)
    {
        if (absent(object, field) && otherwise)
            return *otherwise;
        const QByteArray text = object.value(QLatin1String(field)).toString().toUtf8();
        const std::optional<int> minute = parseClock({text.constData(), std::size_t(text.size())}, Allow24::Yes);
        if (!minute) {
            failField(field, QCoreApplication::translate("Routing", "a clock time as \"HH:MM\" is expected"));
            return 0;
        }
        if (m_start < 0)
            return *minute % 1440;
        return *minute >= m_start ? *minute - m_start : *minute + 1440 - m_start;
    }

    QJsonArray list(const char *field, qsizetype most)
    {
        const QJsonValue value = m_root.value(QLatin1String(field));
        if (!value.isArray() || value.toArray().size() > most) {
            failField(field,
                      QCoreApplication::translate("Routing", "a list of at most %1 entries is expected").arg(most));
            return {};
        }
        return value.toArray();
    }

    /// All places are in degrees as soon as one is: mixing both is an error that the first place in km will meet.
    void decidePlaces(const QJsonArray &sites, const QJsonArray &teams)
    {
        for (const QJsonArray *places : {&sites, &teams}) {
            for (const QJsonValue &value : *places) {
                const QJsonObject object = value.toObject();
                m_instance.problem.geographic |= !absent(object, "lon") || !absent(object, "lat");
            }
        }
    }

    TravelPoint place(const QJsonObject &object)
    {
        if (m_instance.problem.geographic && (!absent(object, "x") || !absent(object, "y")) && absent(object, "lon")) {
            failField("lon",
                      QCoreApplication::translate(
                          "Routing", "other places of this file are in degrees, so all need \"lon\" and \"lat\""));
            return {};
        }
        if (m_instance.problem.geographic)
            return {number(object, "lon", std::nullopt, -180, 180), number(object, "lat", std::nullopt, -90, 90)};
        return {number(object, "x", std::nullopt, -40'000, 40'000), number(object, "y", std::nullopt, -40'000, 40'000)};
    }

    void slotScores(const QJsonObject &object, RouteSite &target)
    {
        const QJsonValue value = object.value(QLatin1String("slots"));
        if (!value.isArray() || value.toArray().size() > mostSlots) {
            failField("slots",
                      QCoreApplication::translate("Routing", "a list of at most %1 scores is expected").arg(mostSlots));
            return;
        }
        for (const QJsonValue &slot : value.toArray()) {
            const double v = slot.toDouble();
            if (!slot.isDouble() || !std::isfinite(v) || v < 0 || v > largestNumber) {
                failField("slots",
                          QCoreApplication::translate("Routing", "each score must be a number from 0 to 1,000,000"));
                return;
            }
            target.slotScores.push_back(v);
        }
        // A list without entries earns nothing at any time; an empty list in the problem would mean "score".
        if (target.slotScores.empty())
            target.slotScores.push_back(0);
    }

    void duration(const QJsonObject &object, RouteSite &target)
    {
        const bool miss = !absent(object, "miss_min");
        const bool hit = !absent(object, "hit_min");
        if (miss != hit) {
            failField(
                miss ? "hit_min" : "miss_min",
                QCoreApplication::translate("Routing", "\"miss_min\" and \"hit_min\" are given both or not at all"));
            return;
        }
        if (miss) {
            target.miss = number(object, "miss_min", std::nullopt, 0, 10'000);
            target.hit = number(object, "hit_min", std::nullopt, 0, 10'000);
        }
        target.duration = number(object, "duration_min", miss ? std::optional<double>(0) : std::nullopt, 0, 10'000);
    }

    void pair(const QJsonObject &object, RouteSite &target)
    {
        if (absent(object, "pair"))
            return;
        const QJsonValue value = object.value(QLatin1String("pair"));
        if (!value.isString() && !value.isDouble()) {
            failField("pair",
                      QCoreApplication::translate("Routing", "the name of the pair, a text or a number, is expected"));
            return;
        }
        // The text "1" and the number 1 are two names.
        const QString key =
            (value.isString() ? QStringLiteral("s") : QStringLiteral("n")) + value.toVariant().toString();
        target.pair = m_pairs.emplace(key, int(m_pairs.size())).first->second;
    }

    void site(const QJsonValue &value, qsizetype index)
    {
        const QJsonObject object = value.toObject();
        RouteSite target;
        target.id = object.value(QLatin1String("id"));
        m_where = QCoreApplication::translate("Routing", "site no. %1").arg(index + 1);
        const bool named = (target.id.isString() && !target.id.toString().isEmpty()) || target.id.isDouble();
        if (!value.isObject() || !named) {
            failField("id", QCoreApplication::translate("Routing", "a text or a number is expected"));
            return;
        }
        const QString id = target.id.toVariant().toString();
        m_where = QCoreApplication::translate("Routing", "site %1").arg(id);
        if (!m_ids.insert(id).second)
            failField("id", QCoreApplication::translate("Routing", "another site has the same id"));
        target.name = object.value(QLatin1String("name")).toString();
        const TravelPoint at = place(object);
        target.x = at.x;
        target.y = at.y;
        target.open = clock(object, "open", std::nullopt);
        target.close = clock(object, "close", std::nullopt);
        duration(object, target);
        if (!absent(object, "slots"))
            slotScores(object, target);
        else if (!absent(object, "score"))
            target.score = number(object, "score", std::nullopt, 0, largestNumber);
        else
            failField("score", QCoreApplication::translate("Routing", "either \"score\" or \"slots\" is needed"));
        const QJsonValue must = object.value(QLatin1String("must"));
        if (!absent(object, "must") && !must.isBool())
            failField("must", QCoreApplication::translate("Routing", "true or false is expected"));
        target.must = must.toBool();
        pair(object, target);
        m_instance.problem.sites.push_back(std::move(target));
        m_instance.places.push_back(at);
    }

    void team(const QJsonValue &value, qsizetype index)
    {
        m_where = QCoreApplication::translate("Routing", "team no. %1").arg(index + 1);
        const QJsonObject object = value.toObject();
        if (!value.isObject()) {
            failField("teams", QCoreApplication::translate("Routing", "an object for each team is expected"));
            return;
        }
        RouteTeam target;
        target.id = object.value(QLatin1String("name"));
        if (absent(object, "name"))
            target.id = QString::number(index + 1);
        else if (!target.id.isString() && !target.id.isDouble())
            failField("name", QCoreApplication::translate("Routing", "a text or a number is expected"));
        const TravelPoint at = place(object);
        target.from = clock(object, "start", 0);
        target.to = clock(object, "end", m_end);
        target.startPlace = target.endPlace = int(m_instance.places.size());
        m_instance.places.push_back(at);
        m_instance.problem.teams.push_back(target);
    }

    const QJsonObject m_root;
    const QString m_path;
    RouteInstance m_instance;
    TravelModel m_model;
    Ticks m_start = -1; ///< minute of the day, -1 until it is known
    Ticks m_end = 0;
    QString m_where;
    std::map<QString, int> m_pairs;
    std::set<QString> m_ids;
    std::optional<Error> m_error;
};

qint64 rowOf(const QByteArray &bytes, qsizetype offset) { return 1 + bytes.left(offset).count('\n'); }

} // namespace

Result<RouteInstance> parseInstance(const QByteArray &bytes, const QString &path)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const qint64 row = rowOf(bytes, problem.offset);
        return Error{
            Error::Kind::BadInput,
            QCoreApplication::translate("Routing", "%1, line %2 is not valid JSON (%3). Check that the file is whole.")
                .arg(path)
                .arg(row)
                .arg(problem.errorString()),
            path, row};
    }
    if (!document.isObject())
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate(
                         "Routing", "%1 must hold one JSON object with the plan. Check that it is the right file.")
                         .arg(path),
                     path, 1};
    return InstanceParser(document.object(), path).parse();
}

Result<RouteInstance> readInstance(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.exists())
        return Error{Error::Kind::NotFound,
                     QCoreApplication::translate("Routing", "There is no file %1. Check the name.").arg(path), path,
                     -1};
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            Error::Kind::Io,
            QCoreApplication::translate("Routing", "The file %1 cannot be read. Check its permissions.").arg(path),
            path, -1};
    if (file.size() > largestFile)
        return Error{
            Error::Kind::BadInput,
            QCoreApplication::translate(
                "Routing", "The file %1 is larger than 64 MB, too large for a plan. Check that it is the right file.")
                .arg(path),
            path, -1};
    return parseInstance(file.readAll(), path);
}

} // namespace nightjar
