// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTimeEdit>

#include "core/base/language.h"
#include "core/cache/plan_store.h"
#include "tests/ui/case_cache.h"
#include "ui/dialogs.h"
#include "ui/plans/candidate_model.h"
#include "ui/plans/night_form.h"
#include "ui/plans/night_work.h"
#include "ui/plans/plan_map.h"
#include "ui/plans/plan_timeline.h"
#include "ui/plans/plans_page.h"
#include "ui/settings.h"
#include "ui/widgets/rows_view.h"

using namespace nightjar;
using namespace nightjar::testing;

namespace
{

QString text(QWidget &page, const char *name)
{
    const auto *label = page.findChild<QLabel *>(QString::fromLatin1(name));
    return label && label->isVisible() ? label->text() : QString();
}
template <class T> T *part(QWidget &page, const char *name) { return page.findChild<T *>(QString::fromLatin1(name)); }
/// Optimises and waits for the plan.
void optimise(QWidget &page)
{
    press(&page, "optimisePlan");
    QTRY_VERIFY_WITH_TIMEOUT(!text(page, "planNumbers").isEmpty() && part<QPushButton>(page, "savePlan")->isEnabled(),
                             20'000);
}

} // namespace

class TestPlansPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareSettings();
        useLanguage(Language::English);
        applyTheme(ThemeMode::Light);
    }
    void init() { settings::setState(QStringLiteral("plans/night"), {}); }

    void emptyPageSaysHowToGetCandidates()
    {
        const QTemporaryDir folder;
        Workspace workspace;
        QSignalSpy opened(&workspace, &Workspace::cacheChanged);
        workspace.open(emptyCache(folder));
        QVERIFY(opened.wait(10'000));
        PlansPage page(workspace);
        page.resize(816, 690);
        page.show();
        QTRY_VERIFY(part<QPushButton>(page, "plansToScreening")->isVisible());
        grab(&page, QStringLiteral("plans-empty"));
    }

    void leadsBecomeAPlan()
    {
        CaseCache cache;
        Workspace workspace;
        cache.open(workspace);
        PlansPage page(workspace);
        page.resize(816, 690);
        page.show();
        auto *candidates = page.findChild<CandidateModel *>();
        QTRY_COMPARE_WITH_TIMEOUT(candidates->rowCount(), 2, 10'000);
        // The night is that of the cache's own now.
        QCOMPARE(part<QDateEdit>(page, "planNight")->date(), QDate(2026, 5, 3));
        Q_EMIT workspace.planVisitRequested({cache.sample.leadOfE2()});
        QTRY_COMPARE(candidates->mustCount(), 1);
        part<QLineEdit>(page, "teamName1")->setText(QStringLiteral("Team Lin"));
        part<QLineEdit>(page, "teamOfficers1")->setText(QStringLiteral("Lin, Wang"));
        optimise(page);
        if (QTest::currentTestFailed())
            return;
        auto *timeline = part<PlanTimeline>(page, "planTimeline");
        QVERIFY(timeline->accessibleDescription().contains(QStringLiteral("Second Foundry")));
        QVERIFY(timeline->accessibleDescription().contains(QStringLiteral("Team Lin")));
        QVERIFY(text(page, "planNumbers").contains(QStringLiteral("2 stops")));

        // Choosing a stop on the clock, then what it lacks, then filling it in.
        QTest::mouseClick(timeline, Qt::LeftButton, {}, timeline->blockOf(1).center().toPoint());
        QVERIFY(text(page, "stopTitle").contains(QStringLiteral("stop 2")));
        QVERIFY(text(page, "stopMissing").contains(QStringLiteral("no approval")));
        const int missing = part<RowsView>(page, "missingTable")->model()->rowCount();
        QVERIFY(missing >= 4); // approval and act code of both stops
        QTest::keyClicks(part<QLineEdit>(page, "stopApprovedBy"), QStringLiteral("Chief Zhao"));
        QTest::keyClick(part<QLineEdit>(page, "stopApprovedBy"), Qt::Key_Return);
        QTest::keyClicks(part<QLineEdit>(page, "stopActCode"), QStringLiteral("ZJ-2026-17"));
        QCOMPARE(part<RowsView>(page, "missingTable")->model()->rowCount(), missing - 2);
        QVERIFY(text(page, "stopMissing").contains(QStringLiteral("Nothing is missing")));
        QTest::keyClick(timeline, Qt::Key_Left);
        QVERIFY(text(page, "stopTitle").contains(QStringLiteral("stop 1")));

        press(&page, "savePlan");
        QTRY_COMPARE_WITH_TIMEOUT(part<RowsView>(page, "savedPlans")->model()->rowCount(), 1, 10'000);
        const auto plans = cache.sample.cache().plans().plans();
        QVERIFY(bool(plans));
        const Plan &kept = plans->front();
        QCOMPARE(kept.teams[0].officers, (QStringList{QStringLiteral("Lin"), QStringLiteral("Wang")}));
        QCOMPARE(kept.stops[1].approvedBy, QStringLiteral("Chief Zhao"));
        QVERIFY(kept.stops[1].approvedAt > 0);
        QCOMPARE(kept.stops[1].actCode, QStringLiteral("ZJ-2026-17"));
        QTRY_COMPARE(workspace.lead(cache.sample.leadOfE2())->state, QStringLiteral("in-plan"));
        QTRY_VERIFY(!workspace.jobs().busy());

        const QString pdf = cache.sample.folder() + QStringLiteral("/card.pdf");
        answerNextConfirm(false); // things are missing: thought better of it
        press(&page, "routeCard");
        QVERIFY(!QFile::exists(pdf));
        answerNextConfirm(true);
        answerNextFiles({pdf});
        press(&page, "routeCard");
        QTRY_VERIFY_WITH_TIMEOUT(text(page, "plansNotice").contains(QStringLiteral("card.pdf")), 30'000);
        QFile card(pdf);
        QVERIFY(card.open(QIODevice::ReadOnly) && card.read(5) == "%PDF-");

        const QString gpx = cache.sample.folder() + QStringLiteral("/night.gpx");
        answerNextFiles({gpx});
        press(&page, "planGpx");
        QTRY_VERIFY_WITH_TIMEOUT(text(page, "plansNotice").contains(QStringLiteral("night.gpx")), 10'000);
        QFile routes(gpx);
        QVERIFY(routes.open(QIODevice::ReadOnly));
        const QByteArray bytes = routes.readAll();
        QVERIFY(bytes.contains("<name>Second Foundry</name>") && bytes.contains("lat=\"29.95"));
        QCOMPARE(bytes.count("<rtept"), 4); // start, two stops, end
        QCOMPARE(namelessControls(&page), QStringList());
        grabAll(page);
    }

    void cancelKeepsThePlan()
    {
        CaseCache cache;
        Workspace workspace;
        cache.open(workspace);
        PlansPage page(workspace);
        page.resize(816, 690);
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(page.findChild<CandidateModel *>()->rowCount(), 2, 10'000);
        optimise(page);
        if (QTest::currentTestFailed())
            return;
        const QString numbers = text(page, "planNumbers");
        part<QSpinBox>(page, "planVisit")->setValue(90);
        press(&page, "optimisePlan");
        workspace.jobs().cancel(workspace.jobs().jobs().back().id);
        QTRY_COMPARE_WITH_TIMEOUT(part<QPushButton>(page, "optimisePlan")->text(), QStringLiteral("Optimise"), 10'000);
        // Two firms are solved exactly before anyone can stop it: either the plan before stays or a whole new one is
        // there.
        const bool stopped = text(page, "plansNotice").contains(QStringLiteral("the plan before stays"));
        QVERIFY(!stopped || text(page, "planNumbers") == numbers);
        QVERIFY(text(page, "planNumbers").contains(QStringLiteral("Expected catches")));
    }

    void badInput_data()
    {
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("says");
        QTest::newRow("end before start")
            << QTime(22, 0) << QTime(21, 0) << QString() << QStringLiteral("after its start");
        QTest::newRow("no night at all") << QTime(22, 0) << QTime(22, 0) << QString()
                                         << QStringLiteral("begins and ends at 22:00");
        QTest::newRow("visit longer than the night")
            << QTime(22, 0) << QTime(22, 30) << QString() << QStringLiteral("does not fit");
        QTest::newRow("start is words") << QTime(22, 0) << QTime(2, 0) << QStringLiteral("the station")
                                        << QStringLiteral("is no place");
        QTest::newRow("start off the earth")
            << QTime(22, 0) << QTime(2, 0) << QStringLiteral("29.93, 121.85") << QStringLiteral("is no place");
    }
    void badInput()
    {
        QFETCH(QTime, from);
        QFETCH(QTime, to);
        QFETCH(QString, start);
        QFETCH(QString, says);
        CaseCache cache;
        Workspace workspace;
        cache.open(workspace);
        PlansPage page(workspace);
        page.resize(816, 690);
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(page.findChild<CandidateModel *>()->rowCount(), 2, 10'000);
        part<QTimeEdit>(page, "planFrom")->setTime(from);
        part<QTimeEdit>(page, "planTo")->setTime(to);
        part<QLineEdit>(page, "planStart")->setText(start);
        press(&page, "optimisePlan");
        QVERIFY2(text(page, "plansNotice").contains(says), qPrintable(text(page, "plansNotice")));
        QVERIFY(!part<QPushButton>(page, "savePlan")->isEnabled());
    }

    void wishesRuleThePlan()
    {
        CaseCache cache;
        Workspace workspace;
        cache.open(workspace);
        PlansPage page(workspace);
        page.resize(816, 690);
        page.show();
        auto *candidates = page.findChild<CandidateModel *>();
        QTRY_COMPARE_WITH_TIMEOUT(candidates->rowCount(), 2, 10'000);
        int row = candidates->candidates()[0].enterprise == u"E1" ? 0 : 1;
        QVERIFY(candidates->setData(candidates->index(row, CandidateModel::Out), Qt::Checked, Qt::CheckStateRole));
        optimise(page);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(text(page, "planNumbers").contains(QStringLiteral("1 stops")));
        // Must and out exclude each other.
        QVERIFY(candidates->setData(candidates->index(row, CandidateModel::Must), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!candidates->isOut(QStringLiteral("E1")));
        QCOMPARE(candidates->mustCount(), 1);
    }

    void keptPlanOpensAgain()
    {
        CaseCache cache;
        Workspace workspace;
        Plan plan;
        plan.night = *dayFromCivil(2026, 5, 3);
        plan.teams = equalTeams(1, {121.86, 29.94}, plan.night, 22 * 60, 120);
        plan.teams[0].officers = {QStringLiteral("A"), QStringLiteral("B")};
        PlanStop stop;
        stop.team = 0;
        stop.enterprise = QStringLiteral("E1");
        stop.arrive = stop.start = plan.teams[0].from + 600;
        stop.leave = stop.start + 3600;
        plan.stops.push_back(stop);
        QVERIFY(bool(cache.sample.cache().plans().save(plan)));
        cache.open(workspace);
        PlansPage page(workspace);
        page.resize(816, 690);
        page.show();
        auto *saved = part<RowsView>(page, "savedPlans");
        QTRY_COMPARE_WITH_TIMEOUT(saved->model()->rowCount(), 1, 10'000);
        part<QTabWidget>(page, "planTabs")->setCurrentIndex(3);
        saved->selectRow(0);
        press(&page, "openSavedPlan");
        QVERIFY(part<PlanTimeline>(page, "planTimeline")->accessibleDescription().contains(QStringLiteral("东港电镀")));
        QVERIFY(text(page, "stopMissing").contains(QStringLiteral("no clue")));
        part<QTabWidget>(page, "planTabs")->setCurrentIndex(3);
        answerNextConfirm(true);
        press(&page, "removeSavedPlan");
        QTRY_COMPARE_WITH_TIMEOUT(saved->model()->rowCount(), 0, 10'000);
    }

    void stoppedSearchGivesNoPlan()
    {
        NightCandidates found;
        for (int i = 0; i < 40; ++i) {
            NightCandidate candidate;
            candidate.enterprise = candidate.name = QStringLiteral("F%1").arg(i);
            candidate.position = {121.8 + 0.01 * (i % 7), 29.9 + 0.01 * (i / 7)};
            candidate.weight = 0.5;
            found.candidates.push_back(candidate);
        }
        NightForm form;
        form.night = *dayFromCivil(2026, 11, 23);
        const auto settings = nightSettings(form, found.candidates);
        QVERIFY(bool(settings));
        const auto stopped = planNight(found, *settings, [](Progress) { return false; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        const auto whole = planNight(found, *settings, {});
        QVERIFY(bool(whole));
        QVERIFY(whole->score > 0);
    }

    void mapTurnsAndClicks()
    {
        PlanScene scene;
        scene.places.insert(QStringLiteral("E1"), {QStringLiteral("West"), Position{121.80, 29.90}, {}, false});
        scene.places.insert(QStringLiteral("E2"), {QStringLiteral("East"), Position{121.90, 29.90}, {}, false});
        PlanMap map;
        map.resize(560, 280);
        map.setScene(scene);
        map.show();
        const QPointF west = map.pixelOf({121.80, 29.90});
        const QPointF east = map.pixelOf({121.90, 29.90});
        QVERIFY(west.x() < east.x());
        QVERIFY(map.rect().contains(west.toPoint()) && map.rect().contains(east.toPoint()));
        // A degree of longitude at 29.9 N is cos(29.9) of one of latitude.
        const QPointF north = map.pixelOf({121.80, 30.00});
        QVERIFY(std::abs((east.x() - west.x()) / (west.y() - north.y()) - 0.8669) < 0.002);
        QSignalSpy clicked(&map, &PlanMap::candidateClicked);
        QTest::mouseClick(&map, Qt::LeftButton, {}, west.toPoint());
        QCOMPARE(clicked.at(0).at(0).toString(), QStringLiteral("E1"));
        QTest::keyClick(&map, Qt::Key_Plus);
        QVERIFY(map.pixelOf({121.90, 29.90}).x() - map.pixelOf({121.80, 29.90}).x() > east.x() - west.x());
        QTest::keyClick(&map, Qt::Key_Home);
        QVERIFY(std::abs(map.pixelOf({121.80, 29.90}).x() - west.x()) < 0.5);
    }

    void timelineTellsTheNight()
    {
        PlanScene scene;
        scene.night = *dayFromCivil(2026, 11, 23);
        Plan plan;
        plan.night = scene.night;
        plan.teams = equalTeams(3, {121.86, 29.92}, plan.night, 22 * 60, 5 * 60);
        plan.settings = {{QStringLiteral("speed_kmh"), 45}, {QStringLiteral("gate_min"), 4}};
        for (int firm = 0; firm < 12; ++firm) {
            PlanPlace place{QStringLiteral("Firm %1 of Donggang").arg(firm),
                            Position{121.80 + 0.013 * firm, 29.90 + 0.017 * ((firm * 5) % 7)},
                            {},
                            firm == 11};
            for (int slot = 0; slot < 96; ++slot)
                place.slots.push_back(0.5 + 0.45 * std::sin((slot + 7 * firm) / 9.0));
            const QString code = QStringLiteral("F%1").arg(firm, 2, 10, QLatin1Char('0'));
            scene.places.insert(code, place);
            if (firm >= 9)
                continue;
            PlanStop stop;
            stop.team = firm / 3;
            stop.enterprise = code;
            stop.arrive = plan.teams[0].from + 900 + (firm % 3) * 6600;
            stop.start = stop.arrive + (firm % 2 ? 1200 : 0);
            stop.leave = stop.start + 3600;
            stop.score = 0.6;
            plan.stops.push_back(stop);
        }
        scene.plan = plan;
        scene.selected = 4;
        PlanTimeline timeline;
        timeline.resize(548, timeline.sizeHint().height());
        timeline.setScene(scene);
        timeline.resize(548, timeline.sizeHint().height());
        timeline.show();
        PlanMap map;
        map.resize(548, 300);
        map.setScene(scene);
        map.show();
        grab(&timeline, QStringLiteral("plans-timeline"));
        grab(&map, QStringLiteral("plans-map"));
        // Blocks stand in the order of the night and never overlap within a team.
        for (std::size_t i = 1; i < plan.stops.size(); ++i) {
            if (plan.stops[i].team == plan.stops[i - 1].team)
                QVERIFY(timeline.blockOf(i).left() > timeline.blockOf(i - 1).right());
        }
        QSignalSpy clicked(&timeline, &PlanTimeline::stopClicked);
        QTest::keyClick(&timeline, Qt::Key_Right);
        QTest::keyClick(&timeline, Qt::Key_Down);
        QCOMPARE(clicked.at(0).at(0).toInt(), 5);
        QCOMPARE(clicked.at(1).at(0).toInt() / 3, 2); // the team below
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, timeline.blockOf(7).center().toPoint());
        QCOMPARE(clicked.at(2).at(0).toInt(), 7);
        QVERIFY(backAt(plan, 0, plan.stops[2], scene.places.value(QStringLiteral("F02")).position) >
                plan.stops[2].leave);
    }

private:
    static void grabAll(PlansPage &page)
    {
        if (qEnvironmentVariable("NIGHTJAR_GRABS").isEmpty())
            return;
        for (const Language language : {Language::English, Language::Chinese}) {
            useLanguage(language);
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                applyTheme(mode);
                QCoreApplication::processEvents();
                auto *tabs = part<QTabWidget>(page, "planTabs");
                for (int tab = 0; tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    grab(&page, QStringLiteral("plans-%1-%2-%3")
                                    .arg(languageCode(language),
                                         mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                    .arg(tab));
                }
            }
        }
        useLanguage(Language::English);
        applyTheme(ThemeMode::Light);
    }
};

QTEST_MAIN(TestPlansPage)
#include "tst_plans_page.moc"
