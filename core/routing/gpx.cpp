// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/gpx.h"

#include <QCoreApplication>

namespace nightjar {

namespace {

/// Text for XML: escaped, without the control characters that XML 1.0 forbids.
QString xmlText(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        const ushort code = c.unicode();
        const bool forbidden = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code >= 0xFFFE;
        if (!forbidden)
            clean += c;
    }
    return clean.toHtmlEscaped();
}

QString point(const TravelPoint &at, const QString &name, const QString &description)
{
    QString text = QStringLiteral("    <rtept lat=\"%1\" lon=\"%2\">\n      <name>%3</name>\n")
                       .arg(at.y, 0, 'f', 7)
                       .arg(at.x, 0, 'f', 7)
                       .arg(xmlText(name));
    if (!description.isEmpty())
        text += QStringLiteral("      <desc>%1</desc>\n").arg(xmlText(description));
    return text + QStringLiteral("    </rtept>\n");
}

} // namespace

QByteArray writeGpx(const RouteProblem &problem, const RouteSolution &solution, const std::vector<TravelPoint> &places,
                    const std::vector<QString> &names, const QString &title)
{
    const auto nameOf = [&](int place, const QString &fallback) {
        const auto p = std::size_t(place);
        return p < names.size() && !names[p].isEmpty() ? names[p] : fallback;
    };
    QString text =
        QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<gpx version=\"1.1\" creator=\"Nightjar\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n"
                       "  <metadata><name>%1</name></metadata>\n")
            .arg(xmlText(title));
    for (const TeamRoute &route : solution.routes) {
        if (route.stops.empty())
            continue;
        const RouteTeam &team = problem.teams[std::size_t(route.team)];
        const QString teamName = team.id.toVariant().toString();
        text += QStringLiteral("  <rte>\n    <name>%1</name>\n").arg(xmlText(teamName));
        text += point(places.at(std::size_t(team.startPlace)),
                      nameOf(team.startPlace, QCoreApplication::translate("Routing", "Start")),
                      formatTick(problem, team.from));
        for (const RouteStop &stop : route.stops) {
            const RouteSite &site = problem.sites[std::size_t(stop.site)];
            const QString own = site.name.isEmpty() ? site.id.toVariant().toString() : site.name;
            text += point(places.at(std::size_t(stop.site)), nameOf(stop.site, own),
                          QCoreApplication::translate("Routing", "Arrive %1, begin %2, leave %3")
                              .arg(formatTick(problem, stop.arrive), formatTick(problem, stop.start),
                                   formatTick(problem, stop.leave)));
        }
        text += point(places.at(std::size_t(team.endPlace)),
                      nameOf(team.endPlace, QCoreApplication::translate("Routing", "End")),
                      formatTick(problem, route.back));
        text += QStringLiteral("  </rte>\n");
    }
    return (text + QStringLiteral("</gpx>\n")).toUtf8();
}

} // namespace nightjar
