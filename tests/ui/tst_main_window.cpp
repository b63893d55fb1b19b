// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "core/base/language.h"
#include "core/cache/cache.h"
#include "core/cache/series_store.h"
#include "ui/command_box.h"
#include "ui/data/data_page.h"
#include "ui/data/import_view.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/main_window.h"
#include "ui/pages.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/rows_view.h"

using namespace nightjar;

namespace {

/// A small district: two firms in two districts, a meter each, some rows that cannot be taken.
QString writeDistrict(const QString &folder, int samples)
{
    QDir().mkpath(folder);
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(folder + u'/' + QLatin1String(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the test's files");
        file.write(text);
    };
    write("enterprises.csv", "enterprise,name,industry,district,address\n"
                             "E1,宏业电镀,电镀,北仑区,大碶街道1号\n"
                             "E2,华顺铸造,铸造,鄞州区,下应街道2号\n");
    for (const char *firm : {"E1", "E2"}) {
        QByteArray rows = "time,value,flag\n";
        for (int i = 0; i < samples; ++i) {
            const Seconds t = *parseTime("2026-05-01 00:00") + i * 900;
            rows += formatTime(t).toUtf8() + ',' + QByteArray::number(40 + i % 60) + ",N\n";
        }
        rows += "2026-02-30 10:00:00,5,N\n2026-05-02 10:00:00,1e999,N\n";
        write(QByteArray(firm) + "__total__kw.csv", rows);
    }
    return folder;
}

void drop(QWidget &window, const QStringList &paths)
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    mime.setUrls(urls);
    // Qt hands a drop only to the widget that accepted the drag.
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

/// Clicks only what a person could click: QTest also clicks buttons that were never shown.
void click(QWidget *root, const char *name)
{
    auto *button = root->findChild<QAbstractButton *>(QLatin1String(name));
    QVERIFY2(button, name);
    QTRY_VERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

qint64 samplesIn(const QString &path)
{
    auto cache = Cache::open(path, OpenMode::ReadOnly);
    if (!cache)
        return -1;
    auto stats = cacheStats(*cache);
    return stats ? stats->samples : -1;
}

/// Every text that a person can read, by the widget that shows it.
QMap<QString, QString> visibleTexts(QWidget &window)
{
    QMap<QString, QString> texts;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const QString name = QStringLiteral("%1 %2 %3").arg(quintptr(widget)).arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
        if (!widget->isVisible())
            continue;
        if (auto *label = qobject_cast<QLabel *>(widget))
            texts.insert(name, label->text());
        else if (auto *button = qobject_cast<QAbstractButton *>(widget))
            texts.insert(name, button->text() + button->toolTip() + button->accessibleName());
        else if (auto *edit = qobject_cast<QLineEdit *>(widget))
            texts.insert(name, edit->placeholderText() + edit->accessibleName());
        else if (auto *tabs = qobject_cast<QTabWidget *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.insert(name + QString::number(i), tabs->tabText(i));
        } else if (auto *rows = qobject_cast<QTableView *>(widget)) {
            for (int i = 0; rows->model() && i < rows->model()->columnCount(); ++i)
                texts.insert(name + QString::number(i), rows->model()->headerData(i, Qt::Horizontal).toString());
        }
    }
    return texts;
}

/// A window manager may let a wish to be active go by, so it is repeated.
bool becomesActive(QWidget &window)
{
    for (int left = 100; left > 0 && !window.isActiveWindow(); --left) {
        window.raise();
        window.activateWindow();
        QTest::qWait(100);
    }
    return window.isActiveWindow();
}

/// The same once background reads have arrived: two looks that agree.
QMap<QString, QString> settledTexts(QWidget &window)
{
    QMap<QString, QString> texts = visibleTexts(window);
    for (int left = 50; left > 0; --left) {
        QTest::qWait(150);
        QMap<QString, QString> later = visibleTexts(window);
        if (later == texts)
            break;
        texts = std::move(later);
    }
    return texts;
}

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("nightjar-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_main_window"));
        applyTheme(ThemeMode::Light);
    }

    void init()
    {
        QSettings().clear();
        useLanguage(Language::English);
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void emptyCacheOffersTwoWays()
    {
        MainWindow window;
        window.show();
        auto *page = window.pageWidget(QStringLiteral("today"));
        QVERIFY(page);
        QTRY_VERIFY(page->findChild<QAbstractButton *>(QStringLiteral("openSample"))->isVisible());
        click(page, "importData");
        QCOMPARE(window.page(), QStringLiteral("data"));
        QVERIFY(becomesActive(window));
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(window.page(), QStringLiteral("today"));
    }

    void dropPreviewImport()
    {
        const QString folder = writeDistrict(m_folder->filePath(QStringLiteral("in")), 200);
        const QString cache = m_folder->filePath(QStringLiteral("new.nightjar"));
        MainWindow window;
        window.show();
        drop(window, {folder});
        QCOMPARE(window.page(), QStringLiteral("data"));
        auto *view = window.findChild<ImportView *>();
        QVERIFY(view);
        QTRY_COMPARE_WITH_TIMEOUT(view->stage(), QStringLiteral("ready"), 10'000);
        // Looked at, nothing written.
        QVERIFY(!QFile::exists(cache));
        QCOMPARE(view->report().files.size(), std::size_t(3));
        qint64 taken = 0;
        for (const FileReport &file : view->report().files)
            taken += file.rows.taken;
        QCOMPARE(taken, qint64(2 + 2 * 200));
        QCOMPARE(view->report().refusedTotal, qint64(4));
        auto *preview = view->findChild<RowsView *>(QStringLiteral("importPreview"));
        QTRY_VERIFY(preview->model()->rowCount() > 0);

        answerNextFiles({cache});
        click(&window, "startImport");
        QTRY_COMPARE_WITH_TIMEOUT(view->stage(), QStringLiteral("done"), 20'000);
        QTRY_COMPARE(window.workspace().path(), cache);
        QCOMPARE(samplesIn(cache), qint64(400));
        QTRY_COMPARE(window.workspace().registry().enterprises.size(), std::size_t(2));
        QCOMPARE(window.workspace().enterpriseName(QStringLiteral("E1")), QStringLiteral("宏业电镀"));

        // Refused rows can be taken out as a file.
        const QString csv = m_folder->filePath(QStringLiteral("refused.csv"));
        answerNextFiles({csv});
        click(view, "exportRefused");
        QTRY_VERIFY(QFile::exists(csv));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 1 + 4);
        QVERIFY(text.contains("2026-02-30"));

        // The same files again change nothing.
        drop(window, {folder});
        QTRY_COMPARE_WITH_TIMEOUT(view->stage(), QStringLiteral("ready"), 10'000);
        for (const FileReport &report : view->report().files)
            QVERIFY(report.already);
        window.close();
    }

    void windowIsThereAtOnce()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        // Drawn without a single file being read: not one colour all over.
        const QImage picture = window.grab().toImage();
        QSet<QRgb> colours;
        for (int x = 0; x < picture.width(); x += 7)
            for (int y = 0; y < picture.height(); y += 7)
                colours.insert(picture.pixel(x, y));
        QVERIFY2(colours.size() > 5, qPrintable(QString::number(colours.size())));
    }

    void unusableFileSaysWhy()
    {
        QFile file(m_folder->filePath(QStringLiteral("nothing.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        MainWindow window;
        window.show();
        drop(window, {file.fileName()});
        auto *view = window.findChild<ImportView *>();
        QTRY_COMPARE_WITH_TIMEOUT(view->stage(), QStringLiteral("ready"), 10'000);
        QVERIFY(!view->report().files.empty());
        QVERIFY(view->report().files[0].error);
        QVERIFY(!window.findChild<QAbstractButton *>(QStringLiteral("startImport"))->isEnabled());
    }

    void foreignFileIsNoCache()
    {
        QFile file(m_folder->filePath(QStringLiteral("text.nightjar")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no database, though it is long enough to look like one at first sight");
        file.close();
        MainWindow window;
        window.show();
        window.openCache(file.fileName());
        auto *notice = window.findChild<QLabel *>(QStringLiteral("notice"));
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QStringLiteral("text.nightjar")));
        QVERIFY(!window.workspace().isOpen());
    }

    void scopeFilter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("firms");
        QTest::newRow("all") << QString() << 2;
        QTest::newRow("code") << "e2" << 1;
        QTest::newRow("name") << QStringLiteral("宏业") << 1;
        QTest::newRow("pinyin") << "huashun" << 1;
        QTest::newRow("initials") << "hydd" << 1;
        QTest::newRow("address") << QStringLiteral("大碶") << 1;
        QTest::newRow("two words") << "e1 hydd" << 1;
        QTest::newRow("nothing") << "zzz" << 0;
    }
    void scopeFilter()
    {
        QFETCH(QString, typed);
        QFETCH(int, firms);
        openDistrict();
        auto *filter = m_window->findChild<QLineEdit *>(QStringLiteral("scopeFilter"));
        filter->setText(typed);
        auto *count = m_window->findChild<QLabel *>(QStringLiteral("scopeCount"));
        QTRY_VERIFY2(count->text().startsWith(QString::number(firms)), qPrintable(count->text()));
    }

    void scopeFollowsTheTree()
    {
        openDistrict();
        auto *tree = m_window->findChild<QTreeView *>(QStringLiteral("scopeTree"));
        m_window->workspace().setScope({{}, {}, QStringLiteral("E2"), QStringLiteral("total"), QStringLiteral("kw")});
        QVERIFY(tree->currentIndex().isValid());
        // One level up by the keyboard is the point.
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Left);
        QTRY_COMPARE(m_window->workspace().scope().factor, QString());
        QCOMPARE(m_window->workspace().scope().point, QStringLiteral("total"));
        QVERIFY(m_window->workspace().inScope(QStringLiteral("E2")));
        QVERIFY(!m_window->workspace().inScope(QStringLiteral("E1")));
        m_window->workspace().setScope({});
        QVERIFY(m_window->workspace().inScope(QStringLiteral("E1")));
    }

    void commandBoxFindsByInitials()
    {
        openDistrict();
        auto *box = m_window->findChild<CommandBox *>();
        m_window->activateWindow();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(box->hasFocus());
        QTest::keyClicks(box, QStringLiteral("hszz"));
        QTRY_COMPARE(box->offered().value(0), QStringLiteral("华顺铸造"));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace().scope().enterprise, QStringLiteral("E2"));
        // Escape leaves without a trace.
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("data"));
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(box->text(), QString());
    }

    void languageSwitchesBackAndForth()
    {
        openDistrict();
        m_window->showPage(QStringLiteral("data"));
        QTest::qWait(50);
        const auto english = settledTexts(*m_window);
        m_window->switchLanguage(QStringLiteral("zh"));
        QCoreApplication::processEvents();
        const auto chinese = settledTexts(*m_window);
        m_window->switchLanguage(QStringLiteral("en"));
        QCoreApplication::processEvents();
        const auto again = settledTexts(*m_window);
        for (auto text = english.begin(); text != english.end(); ++text) {
            if (again.contains(text.key())) // rows that are made anew have no twin
                QVERIFY2(again.value(text.key()) == *text, qPrintable(text.key() + QStringLiteral(": ") + again.value(text.key())));
        }
        // In Chinese no English word of ours is left where the English window had one.
        int translated = 0;
        for (auto text = english.begin(); text != english.end(); ++text)
            translated += chinese.value(text.key()) != *text && isChinese(chinese.value(text.key())) ? 1 : 0;
        QVERIFY2(translated > 25, qPrintable(QString::number(translated)));
    }

    void pagesFitASmallLaptop_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh");
    }
    void pagesFitASmallLaptop()
    {
        QFETCH(QString, language);
        openDistrict();
        m_window->switchLanguage(language);
        QTest::qWait(50);
        // 1366 minus rail, scope and inspector with their borders.
        for (const PageEntry &entry : pageEntries()) {
            const int width = m_window->pageWidget(entry.id)->minimumSizeHint().width();
            QVERIFY2(width <= 812, qPrintable(QStringLiteral("%1 needs %2").arg(entry.id).arg(width)));
        }
    }

    void everyControlHasAName()
    {
        openDistrict();
        for (const PageEntry &entry : pageEntries()) {
            const QString page = entry.id;
            m_window->showPage(page);
            for (QWidget *widget : m_window->findChildren<QWidget *>()) {
                const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                                     || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QComboBox *>(widget)
                                     || qobject_cast<QAbstractItemView *>(widget);
                // Parts that Qt makes itself inside a control carry the control's name.
                const bool part = widget->objectName().startsWith(u"qt_") || widget->inherits("QHeaderView")
                                  || widget->inherits("QLineEditIconButton") || widget->inherits("QTableCornerButton")
                                  || qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                                  || qobject_cast<QComboBox *>(widget->parentWidget())
                                  || widget->parentWidget()->inherits("QTabBar");
                // Popups name their parts when they open.
                if (!control || part || widget->focusPolicy() == Qt::NoFocus || widget->window() != m_window.get())
                    continue;
                const QString what = QStringLiteral("%1 '%2'").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
                QVERIFY2(!widget->objectName().isEmpty(), qPrintable(what));
                const auto *button = qobject_cast<QAbstractButton *>(widget);
                const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
                const bool labelled = std::any_of(labels.begin(), labels.end(),
                                                  [&](const QLabel *label) { return label->buddy() == widget; });
                QVERIFY2(labelled || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(what));
            }
        }
    }

    void closingDuringAnImportLeavesTheCacheWhole()
    {
        const QString folder = writeDistrict(m_folder->filePath(QStringLiteral("big")), 60'000);
        const QString path = m_folder->filePath(QStringLiteral("close.nightjar"));
        {
            auto made = Cache::open(path, OpenMode::Create);
            QVERIFY(made);
        }
        {
            MainWindow window;
            window.show();
            window.openCache(path);
            QTRY_VERIFY(window.workspace().isOpen());
            drop(window, {folder});
            auto *view = window.findChild<ImportView *>();
            QTRY_COMPARE_WITH_TIMEOUT(view->stage(), QStringLiteral("ready"), 30'000);
            click(&window, "startImport");
            QCOMPARE(view->stage(), QStringLiteral("importing"));
            window.close();
            QVERIFY(!window.workspace().jobs().busy());
        }
        auto cache = Cache::open(path, OpenMode::ReadWrite);
        QVERIFY(cache);
        auto check = checkCache(*cache);
        QVERIFY(check);
        QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
        // All of a file or none of it.
        QVERIFY2(check->samples % 60'000 == 0, qPrintable(QString::number(check->samples)));
    }

    void layoutAndScopeComeBack()
    {
        openDistrict();
        m_window->showPage(QStringLiteral("data"));
        m_window->workspace().setScope({{}, {}, QStringLiteral("E1")});
        const QString path = m_window->workspace().path();
        m_window->close();
        m_window.reset();
        QCOMPARE(settings::lastCache(), path);
        MainWindow window;
        window.restoreLayout();
        QCOMPARE(window.page(), QStringLiteral("data"));
        window.openCache(settings::lastCache());
        QTRY_COMPARE(window.workspace().scope().enterprise, QStringLiteral("E1"));
    }

    void cleanup() { m_window.reset(); }

private:
    void openDistrict()
    {
        const QString path = m_folder->filePath(QStringLiteral("district.nightjar"));
        const QString folder = writeDistrict(m_folder->filePath(QStringLiteral("district")), 50);
        {
            auto cache = Cache::open(path, OpenMode::Create);
            QVERIFY(cache);
            ImportOptions options;
            options.by = QStringLiteral("test");
            auto report = importPaths(*cache, {folder}, options);
            QVERIFY(report && report->ok());
        }
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->openCache(path);
        QTRY_COMPARE(m_window->workspace().registry().enterprises.size(), std::size_t(2));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
