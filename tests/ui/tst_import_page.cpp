// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/language.h"
#include "core/cache/cache.h"
#include "core/cache/series_store.h"
#include "core/import/importer.h"
#include "core/import/profile.h"
#include "ui/data/data_page.h"
#include "ui/data/import_view.h"
#include "ui/data/refused_kinds.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/widgets/rows_view.h"

using namespace nightjar;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test's file %s cannot be written", qPrintable(path));
}

/// A month of the grid's load curves: a title, 96 columns of quarter hours from 00:15 to 24:00, in GB18030.
QByteArray loadCurves(const QString &who, const QString &account, int days)
{
    QString text = QStringLiteral("国网浙江电力负荷曲线导出\r\n户号,用户名称,数据日期");
    for (int i = 1; i <= 96; ++i)
        text += QStringLiteral(",%1:%2").arg(i / 4, 2, 10, QLatin1Char('0')).arg(i % 4 * 15, 2, 10, QLatin1Char('0'));
    for (int day = 1; day <= days; ++day) {
        text += QStringLiteral("\r\n%1,%2,2026-09-%3").arg(account, who).arg(day, 2, 10, QLatin1Char('0'));
        for (int i = 0; i < 96; ++i)
            text += QStringLiteral(",%1.5").arg(40 + (i * 7 + day) % 90);
    }
    // GB18030 without Qt's converter: the test must not lean on what it tests.
    QProcess iconv;
    iconv.start(QStringLiteral("iconv"), {QStringLiteral("-f"), QStringLiteral("UTF-8"), QStringLiteral("-t"), QStringLiteral("GB18030")});
    iconv.write((text + QStringLiteral("\r\n")).toUtf8());
    iconv.closeWriteChannel();
    if (!iconv.waitForFinished() || iconv.exitCode() != 0)
        qFatal("iconv is missing");
    return iconv.readAllStandardOutput();
}

} // namespace

/// Foreign tables through the page: looked at, corrected, kept as a profile, names confirmed, imported.
class TestImportPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("nightjar-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_import_page"));
        applyTheme(ThemeMode::Light);
    }

    void init()
    {
        QSettings().clear();
        useLanguage(Language::English);
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_cache = m_folder->filePath(QStringLiteral("district.nightjar"));
        writeFile(path("enterprises.csv"), "enterprise,name,industry,district\n"
                                           "E1,宁波宏业电镀有限公司,电镀,北仑区\n"
                                           "E2,宁波华顺铸造有限公司,铸造,鄞州区\n");
        writeFile(path("points.csv"), "enterprise,point,name,kind,role,account\n"
                                      "E1,total,总表,meter,total,3301234567\n"
                                      "E2,total,总表,meter,total,3309876543\n");
        {
            auto cache = Cache::open(m_cache, OpenMode::Create);
            QVERIFY(cache);
            auto report = importPaths(*cache, {path("enterprises.csv"), path("points.csv")}, {});
            QVERIFY(report && report->ok());
        }
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        m_window->openCache(m_cache);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().registry().enterprises.size(), std::size_t(2), 10'000);
        m_view = static_cast<DataPage *>(m_window->pageWidget(QStringLiteral("data")))->importView();
    }
    void cleanup() { m_window.reset(); }

    void loadCurvesAreShownBothWays()
    {
        const QString file = path("曲线.csv");
        writeFile(file, loadCurves(QStringLiteral("宁波宏业电镀有限公司"), QStringLiteral("3301234567"), 3));
        look(file);
        auto *raw = find<RowsView>("rawRows");
        QTRY_COMPARE_WITH_TIMEOUT(raw->model()->rowCount(), 5, 10'000);
        QCOMPARE(raw->model()->columnCount(), 99);
        QCOMPARE(raw->model()->index(1, 3).data().toString(), QStringLiteral("00:15"));
        // As stored: by the begin of the interval, and whose it is by the account number.
        auto *stored = find<RowsView>("importPreview");
        QTRY_VERIFY_WITH_TIMEOUT(stored->model()->rowCount() > 100, 10'000);
        QCOMPARE(stored->model()->index(0, 1).data().toString(), QStringLiteral("E1/total/kw"));
        QVERIFY2(stored->model()->index(0, 2).data().toString().startsWith(u"2026-09-01 00:00"),
                 qPrintable(stored->model()->index(0, 2).data().toString()));
        const QString title = find<QLabel>("previewTitle")->text();
        QVERIFY2(title.contains(u"GB18030") && title.contains(u"one day a row"), qPrintable(title));
        find<QTabWidget>("fileTabs")->setCurrentIndex(1);
        QCOMPARE(find<QComboBox>("mapStamps")->currentData().toBool(), true);
        QCOMPARE(find<QSpinBox>("mapTitleRows")->value(), 1);
        grab("load-curve-table");
        find<QTabWidget>("fileTabs")->setCurrentIndex(0);
        grab("load-curve");
        find<QTabWidget>("fileTabs")->setCurrentIndex(1);

        // The officer says that stamps name the begin: the rows as stored follow, nothing is written.
        pick("mapStamps", false);
        QTRY_VERIFY_WITH_TIMEOUT(stored->model()->index(0, 2).data().toString().startsWith(u"2026-09-01 00:15"), 10'000);
        pick("mapStamps", true);
        QTRY_VERIFY_WITH_TIMEOUT(stored->model()->index(0, 2).data().toString().startsWith(u"2026-09-01 00:00"), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_view->stage(), QStringLiteral("ready"), 10'000);
        click("startImport");
        QTRY_COMPARE_WITH_TIMEOUT(m_view->stage(), QStringLiteral("done"), 20'000);
        QCOMPARE(samples(), qint64(3 * 96));
    }

    void aCorrectionBecomesAProfile()
    {
        const QString header = QStringLiteral("甲列,乙列,丙列\n");
        const auto table = [&](int day) {
            QString text = header;
            for (int hour = 0; hour < 24; ++hour)
                text += QStringLiteral("2026-09-%1 %2:00:00,%3.5,x\n").arg(day, 2, 10, QLatin1Char('0')).arg(hour, 2, 10, QLatin1Char('0')).arg(40 + hour);
            return text.toUtf8();
        };
        writeFile(path("首日.csv"), table(1));
        writeFile(path("次日.csv"), table(2));
        look(path("首日.csv"));
        // Not understood: it says so, and nothing can be imported.
        QVERIFY(m_view->report().files.front().error);
        QVERIFY(!find<QAbstractButton>("startImport")->isEnabled());
        auto *columns = find<RowsView>("mapColumns");
        QTRY_COMPARE_WITH_TIMEOUT(columns->model()->rowCount(), 3, 10'000);
        auto *parts = find<QTabWidget>("fileTabs");
        parts->setCurrentIndex(1);
        pick("mapLayout", int(TableLayout::TimeRows));
        type("mapEnterprise", QStringLiteral("E1"));
        type("mapPoint", QStringLiteral("total"));
        parts->setCurrentIndex(0);
        chooseColumn(0);
        pick("columnRole", int(ColumnRole::Time));
        chooseColumn(1);
        pick("columnRole", int(ColumnRole::Value));
        pick("columnFactor", QStringLiteral("kw"));
        auto *stored = find<RowsView>("importPreview");
        QTRY_COMPARE_WITH_TIMEOUT(stored->model()->rowCount(), 24, 10'000);
        QCOMPARE(stored->model()->index(0, 1).data().toString(), QStringLiteral("E1/total/kw"));
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>("startImport")->isEnabled(), 10'000);
        QCOMPARE(m_view->report().files.front().rows.taken, qint64(24));
        grab("corrected");
        answerNextText(QStringLiteral("某厂小时表"));
        click("keepProfile");
        QTRY_COMPARE_WITH_TIMEOUT(profiles().size(), std::size_t(1), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->stage() == u"ready" && m_view->report().files.front().profile == QStringLiteral("某厂小时表"),
                                 10'000);
        click("startImport");
        QTRY_COMPARE_WITH_TIMEOUT(m_view->stage(), QStringLiteral("done"), 20'000);
        QCOMPARE(samples(), qint64(24));

        // The second file of that kind is known by its header.
        look(path("次日.csv"));
        const FileReport &second = m_view->report().files.front();
        QVERIFY2(!second.error, second.error ? qPrintable(second.error->text) : "");
        QCOMPARE(second.profile, QStringLiteral("某厂小时表"));
        QCOMPARE(second.rows.taken, qint64(24));
        click("startImport");
        QTRY_COMPARE_WITH_TIMEOUT(m_view->stage(), QStringLiteral("done"), 20'000);
        QCOMPARE(samples(), qint64(48));

        // Listed with the files it read; it leaves as a file, goes, and comes back.
        auto *tabs = find<QTabWidget>("dataTabs");
        tabs->setCurrentIndex(4);
        auto *list = find<RowsView>("profilesRows");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->index(0, 4).data().toString(), QStringLiteral("2"), 10'000);
        grab("profiles");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        const QString file = path("profile.json");
        answerNextFiles({file});
        click("exportProfile");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 10'000);
        answerNextConfirm(true);
        click("deleteProfile");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 0, 10'000);
        QVERIFY(profiles().empty());
        answerNextFiles({file});
        click("importProfile");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 10'000);
        QCOMPARE(profiles().front().profile, QStringLiteral("某厂小时表"));
    }

    void aDoubtfulNameIsConfirmed()
    {
        const QString file = path("一厂.csv");
        // No account number: only the name, which differs by more than writing.
        writeFile(file, loadCurves(QStringLiteral("宁波宏业电镀一厂"), QString(), 2));
        look(file);
        QCOMPARE(m_view->report().files.front().questions.size(), std::size_t(1));
        QCOMPARE(m_view->report().files.front().rows.taken, qint64(0));
        auto *tabs = find<QTabWidget>("fileTabs");
        QTRY_VERIFY_WITH_TIMEOUT(tabs->isTabVisible(2), 10'000);
        tabs->setCurrentIndex(2);
        auto *firm = find<QComboBox>("nameFirm");
        QTRY_VERIFY(firm->isVisible() && firm->count() > 0);
        QCOMPARE(firm->itemData(0).toString(), QStringLiteral("E1"));
        grab("names");
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("rawRows")->isVisible(), 10'000);
        click("confirmName");
        QTRY_VERIFY_WITH_TIMEOUT(m_view->stage() == u"ready" && m_view->report().files.front().rows.taken == 2 * 96, 10'000);
        QVERIFY(m_view->report().files.front().questions.empty());
        // Kept as a profile the answer is there for the next file.
        answerNextText(QStringLiteral("一厂"));
        tabs->setCurrentIndex(0);
        click("keepProfile");
        QTRY_COMPARE_WITH_TIMEOUT(profiles().size(), std::size_t(1), 10'000);
        QCOMPARE(profiles().front().names, (std::map<QString, QString>{{QStringLiteral("宁波宏业电镀一厂"), QStringLiteral("E1")}}));
    }

    void aTableInAnArchiveIsShownToo()
    {
        writeFile(path("曲线.csv"), loadCurves(QStringLiteral("宁波宏业电镀有限公司"), QStringLiteral("3301234567"), 2));
        QProcess pack;
        pack.setWorkingDirectory(m_folder->path());
        pack.start(QStringLiteral("gzip"), {QStringLiteral("曲线.csv")});
        QVERIFY(pack.waitForFinished() && pack.exitCode() == 0);
        look(path("曲线.csv.gz"));
        QTRY_COMPARE_WITH_TIMEOUT(find<RowsView>("rawRows")->model()->rowCount(), 4, 10'000);
        auto *stored = find<RowsView>("importPreview");
        QTRY_VERIFY_WITH_TIMEOUT(stored->model()->rowCount() > 100, 10'000);
        // A correction reaches the file inside.
        find<QTabWidget>("fileTabs")->setCurrentIndex(1);
        pick("mapStamps", false);
        QTRY_VERIFY_WITH_TIMEOUT(stored->model()->index(0, 2).data().toString().startsWith(u"2026-09-01 00:15"), 10'000);
    }

    void clocksOfADayCanBeCorrected()
    {
        const QString file = path("曲线.csv");
        writeFile(file, loadCurves(QStringLiteral("宁波宏业电镀有限公司"), QStringLiteral("3301234567"), 1));
        look(file);
        auto *columns = find<RowsView>("mapColumns");
        QTRY_COMPARE_WITH_TIMEOUT(columns->model()->rowCount(), 99, 10'000);
        chooseColumn(3);
        QCOMPARE(find<QComboBox>("columnFactor")->currentText(), QStringLiteral("00:15"));
        auto *clock = find<QComboBox>("columnFactor");
        for (const auto &[typed, shown] : {std::pair("0:30", "00:30"), {"nonsense", "00:30"}, {"0:15", "00:15"}}) {
            clock->lineEdit()->setFocus();
            clock->lineEdit()->selectAll();
            QTest::keyClicks(clock->lineEdit(), QLatin1StringView(typed));
            QTest::keyClick(clock->lineEdit(), Qt::Key_Return);
            QTRY_COMPARE(columns->model()->index(3, 1).data().toString(), QLatin1StringView(shown));
            // Two columns that say 00:30 cannot both be read.
            QCOMPARE(find<QLabel>("mapMissing")->isVisible(), QLatin1StringView(shown) == QLatin1StringView("00:30"));
        }
    }

    void pointsOfColumnsCanBeCorrected()
    {
        const QString file = path("water.csv");
        writeFile(file, "监测时间,企业名称,进口COD(mg/L),出口COD(mg/L)\n2026-09-01 00:00,E1,900,60\n2026-09-01 "
                        "02:00,E1,901,61\n2026-09-01 04:00,E1,902,62\n");
        look(file);
        auto *stored = find<RowsView>("importPreview");
        QTRY_COMPARE_WITH_TIMEOUT(stored->model()->rowCount(), 6, 10'000);
        QCOMPARE(stored->model()->index(0, 1).data().toString(), QStringLiteral("E1/inlet/w01018"));
        chooseColumn(2);
        type("columnPoint", QStringLiteral("W-in"));
        QTest::keyClick(find<QLineEdit>("columnPoint"), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(stored->model()->index(0, 1).data().toString(), QStringLiteral("E1/W-in/w01018"), 10'000);
    }

    /// Tables and curves dropped together on a window without a cache: the curves are those of the dropped firms.
    void tablesDroppedBesideCurvesCount()
    {
        const QString curves = path("曲线.csv");
        writeFile(curves, loadCurves(QStringLiteral("宁波宏业电镀有限公司"), QStringLiteral("3301234567"), 1));
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_view = static_cast<DataPage *>(m_window->pageWidget(QStringLiteral("data")))->importView();
        Q_EMIT m_window->workspace().importRequested({path("enterprises.csv"), path("points.csv"), curves});
        QTRY_COMPARE_WITH_TIMEOUT(m_view->stage(), QStringLiteral("ready"), 10'000);
        QCOMPARE(m_view->report().files.size(), std::size_t(3));
        find<RowsView>("importFiles")->selectRow(2);
        auto *stored = find<RowsView>("importPreview");
        QTRY_COMPARE_WITH_TIMEOUT(stored->model()->index(0, 1).data().toString(), QStringLiteral("E1/total/kw"), 10'000);
    }

    void refusedRowsByKind()
    {
        const auto row = [](const char *text, const QString &reason, qint64 line) {
            return RefusedRow{0, QStringLiteral("a.csv"), line, QStringLiteral("time"), reason, QString::fromUtf8(text)};
        };
        const std::vector<RefusedRow> rows{
            row("2026-02-30 10:00,1", QStringLiteral("The time 2026-02-30 10:00 does not exist."), 2),
            row("2026-02-31 11:00,1", QStringLiteral("The time 2026-02-31 11:00 does not exist."), 3),
            row("2026-03-01 00:00,zwölf", QStringLiteral("This is no number."), 4)};
        const auto kinds = refusedKinds(rows);
        QCOMPARE(kinds.size(), std::size_t(2));
        QCOMPARE(kinds[0].count, qint64(2));
        QCOMPARE(kinds[0].first.line, qint64(2));
        QCOMPARE(kinds[1].count, qint64(1));
        QVERIFY(refusedKinds(rows, QStringLiteral("b.csv")).empty());
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    template <class T>
    T *find(const char *name)
    {
        T *widget = m_window->pageWidget(QStringLiteral("data"))->findChild<T *>(QLatin1StringView(name));
        if (!widget)
            qFatal("there is no widget %s", name);
        return widget;
    }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QTRY_VERIFY2_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), name, 10'000);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// Opens the list of a box and clicks the entry.
    void pick(const char *name, const QVariant &data)
    {
        auto *box = find<QComboBox>(name);
        QTRY_VERIFY2_WITH_TIMEOUT(box->isVisible() && box->isEnabled(), name, 10'000);
        const int entry = box->findData(data);
        QVERIFY2(entry >= 0, name);
        box->showPopup();
        QTRY_VERIFY(box->view()->isVisible());
        const QModelIndex index = box->model()->index(entry, 0);
        box->view()->scrollTo(index);
        QTest::mouseMove(box->view()->viewport(), box->view()->visualRect(index).center());
        QTest::qWait(box->style()->styleHint(QStyle::SH_ComboBox_Popup) ? 0 : QApplication::doubleClickInterval() + 20);
        QTest::mouseClick(box->view()->viewport(), Qt::LeftButton, {}, box->view()->visualRect(index).center());
        QTRY_VERIFY2(!box->view()->isVisible(), name);
    }
    void type(const char *name, const QString &text)
    {
        auto *edit = find<QLineEdit>(name);
        QVERIFY2(edit->isVisible() && edit->isEnabled(), name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void chooseColumn(int row)
    {
        auto *columns = find<RowsView>("mapColumns");
        const QModelIndex index = columns->model()->index(row, 0);
        columns->scrollTo(index);
        QTest::mouseClick(columns->viewport(), Qt::LeftButton, {}, columns->visualRect(index).center());
        QCOMPARE(columns->currentIndex().row(), row);
    }
    void look(const QString &file)
    {
        QTRY_VERIFY(!m_window->workspace().loading());
        Q_EMIT m_window->workspace().importRequested({file});
        QTRY_COMPARE_WITH_TIMEOUT(m_view->stage(), QStringLiteral("ready"), 10'000);
        QCOMPARE(m_view->report().files.size(), std::size_t(1));
    }
    qint64 samples() const
    {
        auto cache = Cache::open(m_cache, OpenMode::ReadOnly);
        const auto stats = cache ? cacheStats(*cache) : Result<CacheStats>(cache.error());
        return stats ? stats->samples : -1;
    }
    std::vector<TableMapping> profiles() const
    {
        auto cache = Cache::open(m_cache, OpenMode::ReadOnly);
        auto kept = cache ? cachedProfiles(*cache) : Result<std::vector<TableMapping>>(cache.error());
        return kept ? *std::move(kept) : std::vector<TableMapping>();
    }
    /// For people: NIGHTJAR_PICTURES=FOLDER keeps what the page looks like.
    void grab(const char *name)
    {
        const QString folder = qEnvironmentVariable("NIGHTJAR_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(500);
        for (const bool chinese : {false, true}) {
            useLanguage(chinese ? Language::Chinese : Language::English);
            applyTheme(chinese ? ThemeMode::Dark : ThemeMode::Light);
            QTest::qWait(300);
            QVERIFY(m_window->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1StringView(name), chinese ? QStringLiteral("zh-dark") : QStringLiteral("en-light"))));
        }
        useLanguage(Language::English);
        applyTheme(ThemeMode::Light);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    QString m_cache;
    ImportView *m_view = nullptr;
};

QTEST_MAIN(TestImportPage)
#include "tst_import_page.moc"
