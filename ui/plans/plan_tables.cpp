// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plan_tables.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/base/language.h"
#include "ui/paper/format.h"

namespace nightjar
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Plans)
};

qint64 stopsOf(const Plan &plan)
{
    return std::count_if(plan.stops.begin(), plan.stops.end(), [](const PlanStop &stop) { return stop.team >= 0; });
}

} // namespace

ListModel<MissingRow> *makeMissingModel(QObject *parent)
{
    return new ListModel<MissingRow>({{[] { return Text::tr("Stop"); }, [](const MissingRow &r) { return r.where; },
                                       [](const MissingRow &r) { return QVariant(r.stop); }},
                                      {[] { return Text::tr("Firm"); }, [](const MissingRow &r) { return r.firm; }},
                                      {[] { return Text::tr("Still to complete"); },
                                       [](const MissingRow &r) { return problemText(r.kind, currentLanguage()); }}},
                                     parent);
}

ListModel<LeftOutRow> *makeLeftOutModel(QObject *parent)
{
    return new ListModel<LeftOutRow>({{[] { return Text::tr("Firm"); }, [](const LeftOutRow &r) { return r.firm; }},
                                      {[] { return Text::tr("Why it is left out"); },
                                       [](const LeftOutRow &r) { return r.why; },
                                       {},
                                       false,
                                       {},
                                       [](const LeftOutRow &r) { return r.why; }}},
                                     parent);
}

ListModel<Plan> *makePlanModel(QObject *parent)
{
    return new ListModel<Plan>(
        {{[] { return Text::tr("Night"); }, [](const Plan &p) { return formatDayWithWeekday(p.night); },
          [](const Plan &p) { return QVariant(p.night); }},
         {[] { return Text::tr("Teams"); }, [](const Plan &p) { return formatCount(qint64(p.teams.size())); },
          [](const Plan &p) { return QVariant(qint64(p.teams.size())); }, true},
         {[] { return Text::tr("Stops"); }, [](const Plan &p) { return formatCount(stopsOf(p)); },
          [](const Plan &p) { return QVariant(stopsOf(p)); }, true},
         {[] { return Text::tr("Expected catches"); }, [](const Plan &p) { return formatNumber(p.score, 2); },
          [](const Plan &p) { return QVariant(p.score); }, true},
         {[] { return Text::tr("Kept"); }, [](const Plan &p) { return formatTime(p.madeAt).left(16); },
          [](const Plan &p) { return QVariant(qint64(p.madeAt)); }},
         {[] { return Text::tr("By"); }, [](const Plan &p) { return p.madeBy; }}},
        parent);
}

} // namespace nightjar
