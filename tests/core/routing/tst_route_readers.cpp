// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/routing/gpx.h"
#include "core/routing/instance_reader.h"
#include "core/routing/optimiser.h"
#include "core/routing/solution_json.h"
#include "core/routing/toptw_reader.h"

using namespace nightjar;

namespace {

QJsonObject sample()
{
    return QJsonDocument::fromJson(R"({"start":"22:00","end":"05:00","speed_kmh":40,"detour":1.3,"slot_minutes":15,
        "teams":[{"name":"A","x":0,"y":0},{"name":"B","x":1,"y":1,"start":"22:30","end":"02:00"}],
        "sites":[{"id":"S1","x":3,"y":4,"open":"22:00","close":"04:00","duration_min":60,"score":0.5,"must":false,"pair":null},
                 {"id":2,"x":1,"y":0,"open":"00:30","close":"03:00","duration_min":30,"slots":[0,0.1,0.9],"other":1}]})")
        .object();
}

Result<RouteInstance> parse(const QJsonObject &object)
{
    return parseInstance(QJsonDocument(object).toJson(), QStringLiteral("plan.json"));
}

QJsonObject withSite(QJsonObject object, int index, const QString &field, const QJsonValue &value)
{
    QJsonArray sites = object["sites"].toArray();
    QJsonObject site = sites[index].toObject();
    site[field] = value;
    sites[index] = site;
    object["sites"] = sites;
    return object;
}

QString writeFile(const QTemporaryDir &folder, const QByteArray &text)
{
    const QString path = folder.filePath(QStringLiteral("file.txt"));
    QFile out(path);
    if (out.open(QIODevice::WriteOnly))
        out.write(text);
    return path;
}

} // namespace

class RouteReadersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void instance()
    {
        const auto read = parse(sample());
        QVERIFY2(read, read ? "" : qPrintable(read.error().text));
        const RouteProblem &p = read->problem;
        QCOMPARE(p.sites.size(), std::size_t(2));
        QCOMPARE(p.teams.size(), std::size_t(2));
        QCOMPARE(p.sites[1].open, 150); // 00:30 is of the next day
        QCOMPARE(p.teams[0].to, 420);
        QCOMPARE(p.teams[1].from, 30);
        QCOMPARE(p.teams[1].to, 240);
        // 5 km x 1.3 at 40 km/h = 9.75 min
        QCOMPARE(p.travelTime(2, 0), 10);
        QCOMPARE(p.distanceOf(2, 0), 6.5);
        QCOMPARE(scoreAt(p, p.sites[1], 44), 0.9);
        QCOMPARE(scoreAt(p, p.sites[1], 45), 0.0);
    }

    void wholeMinutesStayWhole()
    {
        // 2 km x 1.5 at 60 km/h = exactly 3 min, which floating point may put a little above
        TravelModel model;
        model.speedKmh = 60;
        model.detour = 1.5;
        QCOMPARE(wayMinutes(model, wayKm(model, 2)), 3);
        QCOMPARE(wayMinutes(model, wayKm(model, 2.001)), 4);
        QCOMPARE(wayMinutes(model, 0), 0);
        const TravelModel estimate;
        QCOMPARE(wayKm(estimate, 2), 2.7);
        QCOMPARE(wayKm(estimate, 40), 52.0);
        QVERIFY(std::abs(greatCircleKm({121.5, 29.8}, {121.5, 30.8}) - 6371.0 * M_PI / 180) < 1e-9);
    }

    void badInstances_data()
    {
        QTest::addColumn<QJsonObject>("plan");
        QTest::addColumn<QStringList>("named"); // words that the message must hold
        const auto without = [](const QString &key) {
            QJsonObject plan = sample();
            plan.remove(key);
            return plan;
        };
        const auto with = [](const QString &key, const QJsonValue &value) {
            QJsonObject plan = sample();
            plan[key] = value;
            return plan;
        };
        QTest::newRow("no start") << without("start") << QStringList{"start"};
        QTest::newRow("no end") << without("end") << QStringList{"end"};
        QTest::newRow("no speed") << without("speed_kmh") << QStringList{"speed_kmh"};
        QTest::newRow("no teams") << without("teams") << QStringList{"teams"};
        QTest::newRow("no sites") << without("sites") << QStringList{"sites"};
        QTest::newRow("speed 0") << with("speed_kmh", 0) << QStringList{"speed_kmh"};
        QTest::newRow("negative detour") << with("detour", -1.3) << QStringList{"detour"};
        QTest::newRow("speed as text") << with("speed_kmh", "40") << QStringList{"speed_kmh"};
        QTest::newRow("no such hour") << with("start", "25:00") << QStringList{"start", "HH:MM"};
        QTest::newRow("half a slot") << with("slot_minutes", 7.5) << QStringList{"slot_minutes"};
        QTest::newRow("sites is text") << with("sites", "all") << QStringList{"sites"};
        QTest::newRow("site is a number") << with("sites", QJsonArray{5}) << QStringList{"id", "1"};
        QTest::newRow("id missing") << withSite(sample(), 0, "id", QJsonValue()) << QStringList{"id"};
        QTest::newRow("id twice") << withSite(sample(), 1, "id", "S1") << QStringList{"id", "S1"};
        QTest::newRow("open missing") << withSite(sample(), 0, "open", QJsonValue()) << QStringList{"open", "S1"};
        QTest::newRow("close wrong") << withSite(sample(), 0, "close", "4 o'clock") << QStringList{"close", "S1"};
        QTest::newRow("negative duration")
            << withSite(sample(), 0, "duration_min", -1) << QStringList{"duration_min", "S1"};
        QTest::newRow("duration missing")
            << withSite(sample(), 0, "duration_min", QJsonValue()) << QStringList{"duration_min", "S1"};
        QTest::newRow("score missing") << withSite(sample(), 0, "score", QJsonValue()) << QStringList{"score", "S1"};
        QTest::newRow("negative score") << withSite(sample(), 0, "score", -0.5) << QStringList{"score", "S1"};
        QTest::newRow("slot is text") << withSite(sample(), 1, "slots", QJsonArray{0.1, "x"})
                                      << QStringList{"slots", "2"};
        QTest::newRow("slots no list") << withSite(sample(), 1, "slots", 0.5) << QStringList{"slots", "2"};
        QTest::newRow("hit alone") << withSite(sample(), 0, "hit_min", 90) << QStringList{"miss_min", "S1"};
        QTest::newRow("x missing") << withSite(sample(), 0, "x", QJsonValue()) << QStringList{"x", "S1"};
        QTest::newRow("mixed places") << withSite(sample(), 0, "lon", 121.0) << QStringList{"lat", "S1"};
        QTest::newRow("must is text") << withSite(sample(), 0, "must", "yes") << QStringList{"must", "S1"};
        QTest::newRow("pair is a list") << withSite(sample(), 0, "pair", QJsonArray{1}) << QStringList{"pair", "S1"};
    }
    void badInstances()
    {
        QFETCH(QJsonObject, plan);
        QFETCH(QStringList, named);
        const auto read = parse(plan);
        QVERIFY(!read);
        QVERIFY(read.error().text.contains(QLatin1String("plan.json")));
        for (const QString &word : named)
            QVERIFY2(read.error().text.contains(word), qPrintable(read.error().text));
    }

    void brokenJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("row");
        const QByteArray whole = QJsonDocument(sample()).toJson();
        QTest::newRow("empty") << QByteArray() << 1;
        QTest::newRow("text") << QByteArray("tonight at ten") << 1;
        QTest::newRow("list") << QByteArray("[1,2]") << 1;
        QTest::newRow("NaN") << QByteArray("{\"start\":\"22:00\",\n\"speed_kmh\":NaN}") << 2;
        QTest::newRow("cut off") << whole.left(whole.size() / 2) << -1;
    }
    void brokenJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, row);
        const auto read = parseInstance(text, QStringLiteral("plan.json"));
        QVERIFY(!read);
        QVERIFY(read.error().row >= 1);
        if (row > 0)
            QCOMPARE(read.error().row, qint64(row));
        QVERIFY(!readInstance(QStringLiteral("/no/such/file.json")));
        QVERIFY(!readInstance(QStringLiteral("/tmp")));
    }

    void document()
    {
        const auto read = parse(sample());
        QVERIFY(read);
        RouteOptions options;
        options.iterations = 500;
        const auto plan = optimise(read->problem, options);
        QVERIFY(plan);
        const QJsonObject json = solutionJson(read->problem, *plan);
        QStringList keys = json.keys();
        keys.sort();
        QCOMPARE(keys, (QStringList{"distance", "iterations", "left_out", "ok", "routes", "score", "seconds"}));
        QCOMPARE(json["score"].toDouble(), 0.5); // site 2 opens after its slots
        QCOMPARE(json["left_out"].toArray().size(), 1);
        QCOMPARE(json["left_out"].toArray()[0].toObject()["site"], QJsonValue(2));
        QVERIFY(!json["left_out"].toArray()[0].toObject()["why"].toString().isEmpty());
        QCOMPARE(json["routes"].toArray().size(), 2);
        for (const QJsonValue &route : json["routes"].toArray()) {
            for (const QJsonValue &stop : route.toObject()["stops"].toArray()) {
                QCOMPARE(stop.toObject()["site"], QJsonValue("S1"));
                QCOMPARE(stop.toObject()["start"].toString().size(), 5);
            }
        }
    }

    void toptw_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("ticks");
        QTest::addColumn<int>("sites");
        QTest::newRow("Solomon, whole coordinates") << "c103" << 10.0 << 100;
        QTest::newRow("Solomon") << "r205" << 10.0 << 100;
        QTest::newRow("Cordeau") << "pr03" << 100.0 << 144;
    }
    void toptw()
    {
        QFETCH(QString, name);
        QFETCH(double, ticks);
        QFETCH(int, sites);
        const auto p = readToptw(QStringLiteral(NIGHTJAR_TEST_DATA "/routing/%1.txt").arg(name), 3);
        QVERIFY(p);
        QCOMPARE(p->ticksPerUnit, ticks);
        QCOMPARE(p->sites.size(), std::size_t(sites));
        QCOMPARE(p->teams.size(), std::size_t(3));
        QCOMPARE(p->sites[0].id, QJsonValue(1));
        const RouteSite &a = p->sites[0];
        const RouteSite &b = p->sites[1];
        QCOMPARE(p->travelTime(0, 1), Ticks(std::floor(std::hypot(a.x - b.x, a.y - b.y) * ticks)));
    }

    void badToptw_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("row");
        const QByteArray base = "0 0 0 0 0 0 0 0 100\n";
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("blank") << QByteArray("\n \n") << -1;
        QTest::newRow("text") << QByteArray("hello world\n") << 1;
        QTest::newRow("one number") << QByteArray("1\n2\n") << 1;
        QTest::newRow("cut off") << QByteArray("1 1 3 1\n0 0\n") + base + "1 1 1 5 5 0 0 0 50\n" << 4;
        QTest::newRow("short row") << QByteArray("1 1 1 1\n0 0\n") + base + "1 1 1 5\n" << 4;
        QTest::newRow("nan") << QByteArray("1 1 1 1\n0 0\n") + base + "1 nan 1 5 5 0 0 0 50\n" << 4;
        QTest::newRow("infinite") << QByteArray("1 1 1 1\n0 0\n") + base + "1 1 1 5 inf 0 0 0 50\n" << 4;
        QTest::newRow("1e999") << QByteArray("1 1 1 1\n0 0\n") + base + "1 1 1 5 1e999 0 0 0 50\n" << 4;
        QTest::newRow("negative score") << QByteArray("1 1 1 1\n0 0\n") + base + "1 1 1 5 -5 0 0 0 50\n" << 4;
        QTest::newRow("negative count") << QByteArray("1 1 -1 1\n0 0\n") + base << 1;
        QTest::newRow("huge count") << QByteArray("1 1 999999999999 1\n0 0\n") + base << 1;
        QTest::newRow("number twice") << QByteArray("1 1 1 1\n0 0\n") + base + "0 1 1 5 5 0 0 0 50\n" << 4;
        QTest::newRow("NUL") << QByteArray("1 1 1 1\n0 \0\n", 12) + base << -1;
    }
    void badToptw()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, row);
        QTemporaryDir folder;
        const QString path = writeFile(folder, text);
        const auto problem = readToptw(path, 1);
        QVERIFY(!problem);
        QVERIFY(problem.error().text.contains(path));
        QCOMPARE(problem.error().row, qint64(row));
        QVERIFY(!readToptw(folder.path(), 1));
        QVERIFY(!readToptw(folder.filePath(QStringLiteral("none")), 1));
        QVERIFY(!readToptw(path, -1));
    }

    void fractionOfZeroIsNoFraction()
    {
        QTemporaryDir folder;
        const auto whole =
            readToptw(writeFile(folder, "1 1 1 1\n0 0\n0 0.00 0 0 0 0 0 0 100\n1 1.00 1.0 5 5 1 1 7 0 50\n"), 1);
        QVERIFY(whole);
        QCOMPARE(whole->ticksPerUnit, 10.0);
        QCOMPARE(whole->travelTime(0, 1), 14);
        QCOMPARE(whole->sites[0].close, 500);
        const auto parts =
            readToptw(writeFile(folder, "1 1 1 1\n0 0\n0 0.50 0 0 0 0 0 0 100\n1 1.50 1.0 5 5 1 1 7 0 50\n"), 1);
        QVERIFY(parts);
        QCOMPARE(parts->ticksPerUnit, 100.0);
        QCOMPARE(parts->travelTime(0, 1), 141);
    }

    void gpx()
    {
        auto plan = sample();
        plan = withSite(plan, 0, "name", QStringLiteral("Dyeing <&\"> No. 1 \x01 印染"));
        const auto read = parse(plan);
        QVERIFY(read);
        RouteOptions options;
        options.iterations = 200;
        const auto solution = optimise(read->problem, options);
        QVERIFY(solution);
        const QByteArray text = writeGpx(read->problem, *solution, read->places, {}, QStringLiteral("Night <1>"));
        QXmlStreamReader xml(text);
        int points = 0;
        bool named = false;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("rtept")) {
                ++points;
                QVERIFY(xml.attributes().hasAttribute(QStringLiteral("lat")));
            }
            named |= xml.isCharacters() && xml.text().contains(QStringLiteral("<&\"> No. 1"));
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(points, 3); // base, one stop, base
        QVERIFY(named);
    }
};

QTEST_APPLESS_MAIN(RouteReadersTest)
#include "tst_route_readers.moc"
