// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QComboBox>
#include <QTest>

#include "core/base/language.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/plan_store.h"
#include "core/casework/verify.h"
#include "core/import/importer.h"
#include "core/sample/sample.h"
#include "ui/curves/chart_view.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/screening/lead_model.h"

using namespace nightjar;

constexpr int leadIdRole = LeadModel::LeadIdRole;

/// The road through the window: screening, lead, curve, case, plan. Dialogs are answered in advance, buttons are clicked
/// and keys are pressed as an officer would.
class GuiRoadTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString m_cache;
    MainWindow *m_window = nullptr;

    template <class T>
    T *find(const char *name)
    {
        T *widget = m_window->findChild<T *>(QLatin1StringView(name));
        if (!widget)
            qFatal("there is no widget %s", name);
        return widget;
    }
    /// Clicks only what a person could click: QTest also clicks buttons that were never shown.
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QTRY_VERIFY2_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), name, 10'000);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void waitForJobs() { QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().jobs().busy() && !m_window->workspace().loading(), 60'000); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        useLanguage(Language::English);
        m_cache = m_dir.filePath(QStringLiteral("road.nightjar"));
        SampleRecipe recipe;
        recipe.enterprises = 6;
        recipe.days = 40;
        recipe.from = 20'605; // 2026-06-01
        QVERIFY(bool(writeSample(recipe, m_dir.filePath(QStringLiteral("district")))));
        auto cache = Cache::open(m_cache, OpenMode::Create);
        QVERIFY(bool(cache));
        const auto report = importPaths(*cache, {m_dir.filePath(QStringLiteral("district"))}, {});
        QVERIFY(report && report->ok());
        m_window = new MainWindow;
        m_window->resize(1366, 768);
        m_window->show();
        m_window->openCache(m_cache);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace().isOpen(), 10'000);
        waitForJobs();
    }
    void cleanupTestCase() { delete m_window; }

    void screeningFillsTheTable()
    {
        QTest::keyClick(m_window, Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(m_window->page(), QStringLiteral("screening"));
        auto *table = find<QTableView>("leadTable");
        QCOMPARE(table->model()->rowCount(), 0);
        click("runScreening");
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, 60'000);
        waitForJobs();
        // The first clue is shown at once.
        QCOMPARE(m_window->workspace().selectedLead(), table->model()->index(0, 0).data(leadIdRole).toString());
    }

    void theFilterIsSaidAndCanBeCleared()
    {
        auto *table = find<QTableView>("leadTable");
        const int all = table->model()->rowCount();
        const StoredLead *first = m_window->workspace().lead(m_window->workspace().selectedLead());
        QVERIFY(first);
        const QString firm = m_window->workspace().enterpriseName(first->lead.enterprise);
        auto *text = find<QLabel>("leadFilterText");
        QVERIFY(!text->isVisible());
        m_window->workspace().setLeadFilter({.rule = first->lead.rule, .state = QStringLiteral("new")});
        m_window->workspace().setScope({.enterprise = first->lead.enterprise});
        QTRY_VERIFY(text->isVisible());
        QVERIFY2(text->text().contains(firm) && text->text().contains(u"new"), qPrintable(text->text()));
        click("clearLeadFilter");
        QTRY_VERIFY(!text->isVisible());
        QCOMPARE(table->model()->rowCount(), all);
    }

    void scopeMakesRoomAndComesBack()
    {
        auto *scope = find<QWidget>("scopeDock");
        m_window->showPage(QStringLiteral("today"));
        QTRY_VERIFY(scope->isVisible());
        m_window->showPage(QStringLiteral("plans"));
        QTRY_VERIFY(!scope->isVisible());
        scope->show(); // chosen on a page with a panel of its own ...
        m_window->showPage(QStringLiteral("today"));
        scope->hide(); // ... and left away on the others
        m_window->showPage(QStringLiteral("screening"));
        QTRY_VERIFY(scope->isVisible());
        m_window->showPage(QStringLiteral("curves"));
        QTRY_VERIFY(!scope->isVisible());
        scope->show();
        m_window->showPage(QStringLiteral("screening"));
        scope->hide();
    }

    void keysMoveAndOpenTheCurve()
    {
        auto *table = find<QTableView>("leadTable");
        table->setFocus();
        const QString before = m_window->workspace().selectedLead();
        QTest::keyClick(table, Qt::Key_J);
        QTRY_VERIFY(m_window->workspace().selectedLead() != before);
        QCOMPARE(m_window->workspace().selectedLead(), table->currentIndex().data(leadIdRole).toString());
        QTRY_VERIFY(!find<QLabel>("inspectorReason")->text().isEmpty());
        auto *curve = find<ChartView>("leadCurve");
        const auto shows = [&](const QString &id) {
            const StoredLead *shown = m_window->workspace().lead(id);
            return shown && curve->view().from <= shown->lead.span.from && curve->view().to >= shown->lead.span.to;
        };
        for (int row = table->currentIndex().row(); row < std::min(4, table->model()->rowCount()); ++row) {
            QTRY_VERIFY_WITH_TIMEOUT(shows(m_window->workspace().selectedLead()), 10'000);
            QTest::keyClick(table, Qt::Key_J);
        }
        QSignalSpy opened(&m_window->workspace(), &Workspace::openCurvesRequested);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(opened.size(), 1);
        QTRY_COMPARE(m_window->page(), QStringLiteral("curves"));
        auto *view = m_window->pageWidget(QStringLiteral("curves"))->findChild<ChartView *>();
        QVERIFY(view);
        QTRY_VERIFY_WITH_TIMEOUT(!view->content().curves.empty(), 10'000);
        const StoredLead *lead = m_window->workspace().lead(m_window->workspace().selectedLead());
        QVERIFY(lead);
        QTRY_VERIFY_WITH_TIMEOUT(view->view().touches(lead->lead.span), 10'000); // the page may show an earlier choice first
    }

    /// Styling goes through every widget; none may be made anew meanwhile (it crashed with a clue in the inspector).
    void themesAndSizesChangeWithAClueSelected()
    {
        for (const char *page : {"screening", "plans", "curves", "screening"}) {
            m_window->showPage(QLatin1String(page));
            for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
                applyTheme(mode);
                QCoreApplication::processEvents();
            }
        }
        auto *title = m_window->findChild<QLabel *>(QStringLiteral("inspectorTitle"));
        QVERIFY(!title->text().isEmpty());
        settings::setTextScale(1.3);
        applyTheme(ThemeMode::Light);
        settings::setTextScale(1.0);
        applyTheme(ThemeMode::Light);
        useLanguage(Language::Chinese);
        QCoreApplication::processEvents();
        const QString chinese = title->text();
        useLanguage(Language::English);
        QCoreApplication::processEvents();
        QVERIFY(title->text() != chinese);
    }

    void cluesAreGrouped()
    {
        m_window->showPage(QStringLiteral("screening"));
        auto *page = m_window->findChild<QWidget *>(QStringLiteral("screeningPage"));
        auto *by = page->findChild<QComboBox *>(QStringLiteral("groupBy"));
        auto *group = page->findChild<QComboBox *>(QStringLiteral("group"));
        auto *table = page->findChild<QTableView *>(QStringLiteral("leadTable"));
        const int all = table->model()->rowCount();
        QVERIFY(all > 0);
        QVERIFY(!group->isVisible());
        QTest::keyClick(by, Qt::Key_Down); // by firm
        QVERIFY(group->isVisible());
        QCOMPARE(table->model()->rowCount(), all);
        int sum = 0;
        for (int i = 1; i < group->count(); ++i) {
            QTest::keyClick(group, Qt::Key_Down);
            QCOMPARE(group->currentIndex(), i);
            QVERIFY(table->model()->rowCount() > 0);
            sum += table->model()->rowCount();
        }
        QCOMPARE(sum, all);
        QTest::keyClick(by, Qt::Key_Up);
        QCOMPARE(table->model()->rowCount(), all);
    }

    void aLeadBecomesACase()
    {
        m_window->showPage(QStringLiteral("screening"));
        auto *table = find<QTableView>("leadTable");
        table->setFocus();
        answerNextText(QStringLiteral("Road case"));
        QTest::keyClick(table, Qt::Key_C);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), QStringLiteral("cases"), 10'000);
        auto *cases = find<QTableView>("caseTable");
        QTRY_COMPARE_WITH_TIMEOUT(cases->model()->rowCount(), 1, 60'000);
        waitForJobs();
        auto cache = Cache::open(m_cache, OpenMode::ReadOnly);
        QVERIFY(bool(cache));
        const auto stored = cache->cases().cases();
        QVERIFY(stored && stored->size() == 1);
        const auto verified = verifyCase(*cache, stored->front().id);
        QVERIFY(verified && verified->ok && verified->items.size() >= 3);
        QTRY_COMPARE(m_window->workspace().lead(stored->front().leads.first())->state, QStringLiteral("in-case"));
        click("caseReproduce");
        auto *notice = find<QLabel>("caseNotice");
        QTRY_VERIFY2_WITH_TIMEOUT(notice->text().contains(u"The same rules find the same clues"), qPrintable(notice->text()),
                                  30'000);
    }

    void aLeadBecomesAPlan()
    {
        m_window->showPage(QStringLiteral("screening"));
        auto *table = find<QTableView>("leadTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_P);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), QStringLiteral("plans"), 10'000);
        waitForJobs();
        click("optimisePlan");
        waitForJobs();
        click("savePlan");
        waitForJobs();
        auto cache = Cache::open(m_cache, OpenMode::ReadOnly);
        QVERIFY(bool(cache));
        const auto plans = cache->plans().plans();
        QVERIFY(plans && plans->size() == 1);
        QVERIFY(!plans->front().stops.empty());
        answerNextFiles({m_dir.filePath(QStringLiteral("card.pdf"))});
        answerNextConfirm(true); // stops without approval are listed before printing
        click("routeCard");
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_dir.filePath(QStringLiteral("card.pdf"))).size() > 2000, 20'000);
    }
};

QTEST_MAIN(GuiRoadTest)
#include "tst_gui_road.moc"
