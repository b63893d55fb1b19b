// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages.h"

#include <QCoreApplication>

#include "ui/cases/cases_page.h"
#include "ui/curves/curves_page.h"
#include "ui/data/data_page.h"
#include "ui/plans/plans_page.h"
#include "ui/screening/screening_page.h"
#include "ui/today/today_page.h"

namespace nightjar {

namespace {

template <class Page>
QWidget *makePage(Workspace &workspace, QWidget *parent)
{
    return new Page(workspace, parent);
}

} // namespace

std::vector<PageEntry> pageEntries()
{
    return {
        {QStringLiteral("today"), QStringLiteral("today"), 1, makePage<TodayPage>},
        {QStringLiteral("curves"), QStringLiteral("curves"), 2, makePage<CurvesPage>},
        {QStringLiteral("screening"), QStringLiteral("screening"), 3, makePage<ScreeningPage>},
        {QStringLiteral("cases"), QStringLiteral("cases"), 4, makePage<CasesPage>},
        {QStringLiteral("plans"), QStringLiteral("plans"), 5, makePage<PlansPage>},
        {QStringLiteral("data"), QStringLiteral("data"), 7, makePage<DataPage>},
    };
}

QString pageTitle(const QString &id)
{
    const auto title = [](const char *text) { return QCoreApplication::translate("Pages", text); };
    if (id == u"today")
        return title(QT_TRANSLATE_NOOP("Pages", "Today"));
    if (id == u"curves")
        return title(QT_TRANSLATE_NOOP("Pages", "Curves"));
    if (id == u"screening")
        return title(QT_TRANSLATE_NOOP("Pages", "Screening"));
    if (id == u"cases")
        return title(QT_TRANSLATE_NOOP("Pages", "Cases"));
    if (id == u"plans")
        return title(QT_TRANSLATE_NOOP("Pages", "Plans"));
    if (id == u"petitions")
        return title(QT_TRANSLATE_NOOP("Pages", "Petitions"));
    if (id == u"data")
        return title(QT_TRANSLATE_NOOP("Pages", "Data"));
    return id;
}

} // namespace nightjar
