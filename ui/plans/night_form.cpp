// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/night_form.h"

#include <cmath>

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace nightjar
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Plans)
};

Error refused(const QString &text) { return {Error::Kind::BadInput, text}; }

} // namespace

Result<Position> parsePosition(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral("[\\s,，;；]+"));
    const QStringList parts = text.trimmed().split(separator, Qt::SkipEmptyParts);
    bool lonOk = false;
    bool latOk = false;
    const double lon = parts.value(0).toDouble(&lonOk);
    const double lat = parts.value(1).toDouble(&latOk);
    if (parts.size() != 2 || !lonOk || !latOk || !std::isfinite(lon) || !std::isfinite(lat) || std::abs(lon) > 180 ||
        std::abs(lat) > 90)
        return refused(Text::tr("\"%1\" is no place. Write longitude and latitude in degrees, such as 121.85, 29.93, "
                                "or leave it empty.")
                           .arg(text.trimmed()));
    return Position{lon, lat};
}

Result<NightSettings> nightSettings(const NightForm &form, const std::vector<NightCandidate> &candidates)
{
    if (form.fromMinute == form.toMinute)
        return refused(Text::tr("The night begins and ends at %1. Put its end after its start.")
                           .arg(formatClock(form.fromMinute)));
    const int minutes = (form.toMinute - form.fromMinute + 1440) % 1440;
    if (minutes > longestNightHours * 60) {
        return refused(
            Text::tr(
                "From %1 to %2 the night would last %3 hours. Put its end after its start, at most %4 hours later.")
                .arg(formatClock(form.fromMinute), formatClock(form.toMinute))
                .arg(minutes / 60)
                .arg(longestNightHours));
    }
    if (form.visitMinutes >= minutes)
        return refused(Text::tr("A visit of %1 minutes does not fit into a night of %2 minutes. Shorten the visit.")
                           .arg(form.visitMinutes)
                           .arg(minutes));
    Position start;
    if (!form.start.trimmed().isEmpty()) {
        const auto typed = parsePosition(form.start);
        if (!typed)
            return typed.error();
        start = *typed;
    } else if (const auto middle = middleOf(candidates)) {
        start = *middle;
    } else {
        return refused(Text::tr("There is nobody to visit. Keep at least one candidate in the plan."));
    }
    NightSettings settings;
    settings.night = form.night;
    settings.travel.speedKmh = form.speedKmh;
    settings.visitMinutes = form.visitMinutes;
    settings.teams = equalTeams(int(form.teams.size()), start, form.night, form.fromMinute, form.toMinute);
    static const QRegularExpression comma(QStringLiteral("[,，、;；]"));
    for (std::size_t i = 0; i < settings.teams.size(); ++i) {
        if (!form.teams[i].name.trimmed().isEmpty())
            settings.teams[i].name = form.teams[i].name.trimmed();
        for (const QString &officer : form.teams[i].officers.split(comma, Qt::SkipEmptyParts)) {
            if (!officer.trimmed().isEmpty())
                settings.teams[i].officers << officer.trimmed();
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (settings.teams[k].name == settings.teams[i].name)
                return refused(
                    Text::tr("Two teams are called %1. Give each its own name.").arg(settings.teams[i].name));
        }
    }
    return settings;
}

QJsonObject nightFormToJson(const NightForm &form)
{
    QJsonArray teams;
    for (const NightTeamForm &team : form.teams)
        teams.append(QJsonObject{{QStringLiteral("name"), team.name}, {QStringLiteral("officers"), team.officers}});
    return {{QStringLiteral("from"), form.fromMinute}, {QStringLiteral("to"), form.toMinute},
            {QStringLiteral("teams"), teams},          {QStringLiteral("start"), form.start},
            {QStringLiteral("speed"), form.speedKmh},  {QStringLiteral("visit"), form.visitMinutes}};
}

NightForm nightFormFromJson(const QJsonObject &json)
{
    NightForm form;
    form.fromMinute = json.value(u"from").toInt(form.fromMinute);
    form.toMinute = json.value(u"to").toInt(form.toMinute);
    form.start = json.value(u"start").toString();
    form.speedKmh = json.value(u"speed").toDouble(form.speedKmh);
    form.visitMinutes = json.value(u"visit").toInt(form.visitMinutes);
    const QJsonArray teams = json.value(u"teams").toArray();
    if (!teams.isEmpty())
        form.teams.clear();
    for (const QJsonValue &team : teams)
        form.teams.push_back({team[u"name"].toString(), team[u"officers"].toString()});
    return form;
}

} // namespace nightjar
