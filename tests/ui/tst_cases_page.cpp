// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QTabWidget>

#include "core/base/language.h"
#include "tests/ui/case_cache.h"
#include "ui/cases/cases_page.h"
#include "ui/dialogs.h"
#include "ui/widgets/rows_view.h"

using namespace nightjar;
using namespace nightjar::testing;

namespace
{

RowsView *table(QWidget &page, const char *name) { return page.findChild<RowsView *>(QString::fromLatin1(name)); }
QString text(QWidget &page, const char *name)
{
    const auto *label = page.findChild<QLabel *>(QString::fromLatin1(name));
    return label && label->isVisible() ? label->text() : QString();
}
/// Cells of a column, top to bottom.
QStringList column(const RowsView *view, int at)
{
    QStringList cells;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        cells << view->model()->index(row, at).data().toString();
    return cells;
}

} // namespace

class TestCasesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareSettings();
        useLanguage(Language::English);
        applyTheme(ThemeMode::Light);
    }

    void emptyPageSaysHowToGetACase()
    {
        const QTemporaryDir folder;
        Workspace workspace;
        QSignalSpy opened(&workspace, &Workspace::cacheChanged);
        workspace.open(emptyCache(folder));
        QVERIFY(opened.wait(10'000));
        CasesPage page(workspace);
        page.resize(816, 690);
        page.show();
        auto *go = page.findChild<QPushButton *>(QStringLiteral("casesToScreening"));
        QTRY_VERIFY(go->isVisible());
        QSignalSpy wanted(&workspace, &Workspace::openPageRequested);
        press(&page, "casesToScreening");
        QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("screening"));
        grab(&page, QStringLiteral("cases-empty"));
    }

    void leadBecomesACase()
    {
        CaseCache cache;
        Workspace workspace;
        cache.open(workspace);
        CasesPage page(workspace);
        page.resize(816, 690);
        page.show();
        answerNextText(QStringLiteral("Held value at the plating shop"));
        Q_EMIT workspace.addToCaseRequested({cache.sample.leadOfE1()});
        RowsView *cases = table(page, "caseTable");
        QTRY_COMPARE_WITH_TIMEOUT(cases->model()->rowCount(), 1, 20'000);
        QCOMPARE(column(cases, 1), QStringList{QStringLiteral("Held value at the plating shop")});

        RowsView *evidence = table(page, "evidenceTable");
        QTRY_VERIFY_WITH_TIMEOUT(evidence->model()->rowCount() >= 4, 10'000); // two extracts, lead, pack, picture
        QTRY_VERIFY_WITH_TIMEOUT(
            column(evidence, 0).filter(QStringLiteral("✓")).size() == evidence->model()->rowCount(), 10'000);
        QVERIFY(column(evidence, 2).contains(QStringLiteral("curve picture")));
        for (const QString &hash : column(evidence, 6))
            QCOMPARE(hash.size(), 64);
        QCOMPARE(table(page, "caseLeads")->model()->rowCount(), 1);
        QVERIFY(table(page, "caseJournal")->model()->rowCount() >= 5);
        QTRY_COMPARE(workspace.lead(cache.sample.leadOfE1())->state, QStringLiteral("in-case"));

        press(&page, "caseVerify");
        QTRY_VERIFY_WITH_TIMEOUT(text(page, "caseNotice").contains(QStringLiteral("Everything still is")), 10'000);

        const QString pdf = cache.sample.folder() + QStringLiteral("/summary.pdf");
        answerNextFiles({pdf});
        press(&page, "caseSummary");
        RowsView *documents = table(page, "documentTable");
        QTRY_COMPARE_WITH_TIMEOUT(documents->model()->rowCount(), 1, 30'000);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        file.seek(0);
        QCOMPARE(column(documents, 4), QStringList{sha256Hex(file.readAll())});

        const QString zip = cache.sample.folder() + QStringLiteral("/case.zip");
        answerNextFiles({zip});
        QTRY_VERIFY(page.findChild<QPushButton *>(QStringLiteral("caseExport"))->isEnabled());
        press(&page, "caseExport");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(zip), 30'000);
        QTRY_VERIFY(text(page, "caseNotice").contains(QStringLiteral("case.zip")));
        QCOMPARE(namelessControls(&page), QStringList());
        grabAll(page);
    }

    void refusedCaseSaysWhy()
    {
        CaseCache cache;
        Workspace workspace;
        cache.open(workspace);
        CasesPage page(workspace);
        page.resize(816, 690);
        page.show();
        answerNextText(QStringLiteral("Two firms"));
        Q_EMIT workspace.addToCaseRequested({cache.sample.leadOfE1(), cache.sample.leadOfE2()});
        QTRY_VERIFY_WITH_TIMEOUT(!text(page, "casesNotice").isEmpty(), 20'000);
        QCOMPARE(table(page, "caseTable")->model()->rowCount(), 0);
        // Nothing happens when the officer thinks better of it.
        answerNextText(QString());
        Q_EMIT workspace.addToCaseRequested({cache.sample.leadOfE1()});
        QVERIFY(!workspace.jobs().busy());
    }

    void stepsAndFiles()
    {
        CaseCache cache;
        Workspace workspace;
        const auto made = newCase(cache.sample.cache(), cache.sample.request({cache.sample.leadOfE1()}));
        QVERIFY(bool(made));
        cache.open(workspace);
        CasesPage page(workspace);
        page.resize(1200, 690);
        page.show();
        RowsView *evidence = table(page, "evidenceTable");
        QTRY_VERIFY_WITH_TIMEOUT(evidence->model()->rowCount() >= 3, 10'000);
        const int before = evidence->model()->rowCount();
        const QString photo = cache.sample.folder() + QStringLiteral("/photo.jpg");
        QFile file(photo);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("picture") == 7);
        file.close();
        answerNextFiles({photo});
        press(&page, "caseAddFiles");
        QTRY_COMPARE_WITH_TIMEOUT(evidence->model()->rowCount(), before + 1, 10'000);
        QVERIFY(column(evidence, 1).contains(QStringLiteral("photo.jpg")));

        auto *add = page.findChild<QPushButton *>(QStringLiteral("caseAddFiles"));
        QTRY_VERIFY(add->isEnabled());
        answerNextFiles({cache.sample.folder() + QStringLiteral("/absent.jpg")});
        press(&page, "caseAddFiles");
        QTRY_VERIFY_WITH_TIMEOUT(text(page, "caseNotice").contains(QStringLiteral("absent.jpg")), 10'000);

        answerNextText(QStringLiteral("the firm explained it"));
        QTRY_VERIFY(add->isEnabled());
        page.findChild<QAction *>(QStringLiteral("stageClosed"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(column(table(page, "caseTable"), 2).contains(QStringLiteral("closed")), 10'000);
        QTRY_VERIFY(!add->isEnabled()); // closed takes nothing more
        QVERIFY(page.findChild<QPushButton *>(QStringLiteral("caseSummary"))->isEnabled());
    }

    void changedEvidenceIsSeen()
    {
        CaseCache cache;
        Workspace workspace;
        QVERIFY(bool(newCase(cache.sample.cache(), cache.sample.request({cache.sample.leadOfE1()}))));
        QVERIFY(bool(
            cache.sample.cache().database().execute("UPDATE evidence SET bytes = x'00' WHERE kind = 'lead-json'")));
        cache.open(workspace);
        CasesPage page(workspace);
        page.resize(1200, 690);
        page.show();
        RowsView *evidence = table(page, "evidenceTable");
        QTRY_VERIFY_WITH_TIMEOUT(!column(evidence, 0).filter(QStringLiteral("✗")).isEmpty(), 10'000);
        page.findChild<QTabWidget *>(QStringLiteral("caseTabs"))->setCurrentIndex(1);
        QVERIFY(text(page, "evidenceText").contains(QStringLiteral("✗")));
        press(&page, "caseVerify");
        QTRY_VERIFY_WITH_TIMEOUT(text(page, "caseNotice").contains(QStringLiteral("Not everything")), 10'000);
    }

    void filterAndLanguage()
    {
        CaseCache cache;
        Workspace workspace;
        NewCase first = cache.sample.request({cache.sample.leadOfE1()});
        NewCase second = cache.sample.request({cache.sample.leadOfE2()});
        first.title = QStringLiteral("Alpha");
        second.title = QStringLiteral("Beta");
        QVERIFY(bool(newCase(cache.sample.cache(), first)));
        QVERIFY(bool(newCase(cache.sample.cache(), second)));
        cache.open(workspace);
        CasesPage page(workspace);
        page.resize(816, 690);
        page.show();
        RowsView *cases = table(page, "caseTable");
        QTRY_COMPARE_WITH_TIMEOUT(cases->model()->rowCount(), 2, 10'000);
        page.findChild<QLineEdit *>(QStringLiteral("caseFilter"))->setText(QStringLiteral("beta"));
        QCOMPARE(column(cases, 1), QStringList{QStringLiteral("Beta")});
        page.findChild<QLineEdit *>(QStringLiteral("caseFilter"))->setText(QStringLiteral("nobody"));
        QCOMPARE(cases->model()->rowCount(), 0);
        page.findChild<QLineEdit *>(QStringLiteral("caseFilter"))->clear();
        QCOMPARE(cases->model()->rowCount(), 2);
        useLanguage(Language::Chinese);
        QCoreApplication::processEvents();
        useLanguage(Language::English);
        QCoreApplication::processEvents();
        QCOMPARE(page.findChild<QPushButton *>(QStringLiteral("caseVerify"))->text(), QStringLiteral("Verify"));
    }

private:
    static void grabAll(CasesPage &page)
    {
        if (qEnvironmentVariable("NIGHTJAR_GRABS").isEmpty())
            return;
        for (const Language language : {Language::English, Language::Chinese}) {
            useLanguage(language);
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                applyTheme(mode);
                QCoreApplication::processEvents();
                auto *tabs = page.findChild<QTabWidget *>(QStringLiteral("caseTabs"));
                for (int tab = 0; tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    grab(&page, QStringLiteral("cases-%1-%2-%3")
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

QTEST_MAIN(TestCasesPage)
#include "tst_cases_page.moc"
