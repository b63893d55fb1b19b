// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>
#include <QWheelEvent>

#include "core/cache/cache.h"
#include "core/cache/import_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/series_store.h"
#include "core/registry/tables.h"
#include "ui/curves/carpet_view.h"
#include "ui/curves/chart_view.h"
#include "ui/curves/crosshair_overlay.h"
#include "ui/curves/curves_page.h"
#include "ui/curves/interval_panel.h"
#include "ui/dialogs.h"
#include "ui/paper/chart_item.h"
#include "ui/paper/chart_query.h"
#include "ui/paper/chart_render.h"
#include "ui/theme.h"
#include "ui/workspace.h"

using namespace nightjar;

namespace
{

Seconds at(const char *text) { return parseTime(text).value_or(0); }
const Span stored{at("2026-08-10 00:00"), at("2026-09-21 00:00")};
const Span hole{at("2026-09-18 10:00"), at("2026-09-18 14:00")};

/// One channel of minutes or quarter hours, written as a reader does.
void fill(Cache &cache, const ChannelKey &key, Seconds step, SourceId source,
          const std::function<double(Seconds)> &value, const std::function<char(Seconds)> &flag)
{
    const auto id = cache.series().findOrCreate(key);
    QVERIFY(id);
    SampleBatch batch;
    for (Seconds t = stored.from; t < stored.to; t += step) {
        if (hole.contains(t) && key.factor != u"kw")
            continue;
        batch.times.push_back(t);
        batch.readings.push_back({std::llround(value(t) * 10), 1});
        batch.flags.push_back(Flag(flag(t)));
        batch.origins.push_back(Origin::Measured);
        batch.lines.push_back(std::uint32_t(batch.times.size() + 1));
    }
    RowCounts counts;
    QVERIFY(cache.series().merge(*id, batch, source, counts));
}

void putRow(Cache &cache, const char *table, const QMap<QString, QString> &cells)
{
    const TableShape *shape = tableShape(QString::fromLatin1(table));
    QVERIFY(shape);
    TableRow row;
    for (const TableColumn &column : shape->columns)
        row.cells << cells.value(QString::fromLatin1(column.name));
    QVERIFY(cache.registry().put(*shape, row));
}

} // namespace

/// The Curves page on a cache of six weeks: what keys, wheel and buttons do, and what charts say.
class TestCurvesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensOnUsefulChannels();
    void wheelZoomsAtTheCursor();
    void controlWheelZoomsHeights();
    void keysStep_data();
    void keysStep();
    void nextNightAndFit();
    void dragPans();
    void shiftDragSelects();
    void crosshairReadsOut();
    void chipsAddAndRemove();
    void exportsTheVisibleRange();
    void carpet();
    void namesForEverybody();
    void unknownChannelIsAnError();
    void sceneFromTheCache();
    void picturesForPeople();

private:
    void wheel(QPointF position, int turn, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QPoint inPlot(double share) const;
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CurvesPage> m_page;
};

void TestCurvesPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(ThemeMode::Dark);
    m_path = m_folder.filePath(QStringLiteral("curves.nightjar"));
    auto cache = Cache::open(m_path, OpenMode::Create);
    QVERIFY2(cache, cache ? "" : qPrintable(cache.error().text));
    auto transaction = Transaction::begin(cache->database());
    QVERIFY(transaction);
    ImportFile file;
    file.name = QStringLiteral("september.csv");
    file.path = QStringLiteral("/data/september.csv");
    file.sha256 = QString(64, u'7');
    file.readAs = QStringLiteral("series-csv");
    file.format = QStringLiteral("series-csv");
    const auto source = cache->imports().add(file);
    QVERIFY2(source, source ? "" : qPrintable(source.error().text));
    const auto normal = [](Seconds) { return 'N'; };
    fill(
        *cache, {"HY", "M1", "kw"}, 900, *source,
        [](Seconds t) {
            const int s = secondOfDay(t);
            const bool work =
                (s >= 8 * 3600 && s < 12 * 3600) || (s >= 13 * 3600 && s < 17 * 3600) || s >= 81000 || s < 18000;
            return work ? 0.8 * (4 + double(t / 900 % 3) * 0.2) : 0.5;
        },
        normal);
    fill(
        *cache, {"HY", "O1", "a21002-zs"}, 60, *source,
        [](Seconds t) { return t == at("2026-09-16 03:17") ? 78.9 : 36 + double(t / 60 % 11) * 0.4; },
        [](Seconds t) { return t >= at("2026-09-19 20:00") && t < at("2026-09-20 03:00") ? 'D' : 'N'; });
    fill(
        *cache, {"HY", "O1", "a19001"}, 60, *source, [](Seconds t) { return 8.1 + double(t / 60 % 5) * 0.1; }, normal);
    putRow(*cache, "enterprises", {{"enterprise", "HY"}, {"name", "宏业电镀"}});
    putRow(*cache, "points",
           {{"enterprise", "HY"}, {"point", "M1"}, {"name", "总表"}, {"kind", "meter"}, {"role", "total"}});
    putRow(*cache, "points", {{"enterprise", "HY"}, {"point", "O1"}, {"name", "1#排口"}, {"kind", "gas-outlet"}});
    putRow(*cache, "channels",
           {{"enterprise", "HY"},
            {"point", "M1"},
            {"factor", "kw"},
            {"unit", "kW"},
            {"step_s", "900"},
            {"multiplier", "80"},
            {"raw", "1"}});
    putRow(*cache, "channels",
           {{"enterprise", "HY"},
            {"point", "O1"},
            {"factor", "a21002"},
            {"unit", "mg/m3"},
            {"limit", "50"},
            {"reference_oxygen", "9"}});
    putRow(*cache, "orders",
           {{"id", "X1"},
            {"enterprise", "HY"},
            {"kind", "stop"},
            {"from", "2026-09-17 20:00:00"},
            {"to", "2026-09-18 08:00:00"}});
    QVERIFY(transaction->commit());
}

void TestCurvesPage::init()
{
    m_workspace = std::make_unique<Workspace>();
    QSignalSpy opened(m_workspace.get(), &Workspace::cacheChanged);
    m_workspace->open(m_path);
    QVERIFY(opened.wait(10000) || opened.count() > 0);
    m_page = std::make_unique<CurvesPage>(*m_workspace);
    m_page->resize(1100, 640);
    m_page->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->channels().size(), std::size_t(3), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->chartView().content().curves.size() == 3, 10000);
}

void TestCurvesPage::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

void TestCurvesPage::wheel(QPointF position, int turn, Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_page->chartView().viewport();
    QWheelEvent event(position, viewport->mapToGlobal(position), QPoint(), QPoint(0, turn), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(viewport, &event);
}

QPoint TestCurvesPage::inPlot(double share) const
{
    const QRectF plot = m_page->chartView().chart().plan().geometry.plot;
    return QPointF(plot.left() + share * plot.width(), plot.center().y()).toPoint();
}

void TestCurvesPage::opensOnUsefulChannels()
{
    QCOMPARE(m_page->channels()[0].text(), QStringLiteral("HY/M1/kw"));
    QCOMPARE(m_page->view().to, stored.to);
    QCOMPARE(m_page->view().length(), 7 * secondsPerDay);
    const ChartScene &scene = m_page->chartView().content();
    QCOMPARE(scene.axes.size(), std::size_t(3));
    QCOMPARE(scene.axes[0].unit, QStringLiteral("kW"));
    // Secondary values are multiplied when they are read.
    QVERIFY(valueExtent(scene, 0, m_page->view())->second > 200);
    QVERIFY(std::any_of(scene.spans.begin(), scene.spans.end(),
                        [](const ChartSpan &s) { return s.kind == ChartSpanKind::Order; }));
}

void TestCurvesPage::wheelZoomsAtTheCursor()
{
    const Span before = m_page->view();
    const ChartGeometry geometry = m_page->chartView().chart().plan().geometry;
    const QPoint position = inPlot(0.25);
    const Seconds under = geometry.timeAt(position.x());
    wheel(position, 120);
    const Span after = m_page->view();
    QVERIFY(after.length() < before.length());
    const Seconds now = m_page->chartView().chart().plan().geometry.timeAt(position.x());
    QVERIFY(std::abs(now - under) <= after.length() / 300);
    wheel(position, -120);
    QVERIFY(std::abs(m_page->view().length() - before.length()) < 120);
}

void TestCurvesPage::controlWheelZoomsHeights()
{
    const Span before = m_page->view();
    wheel(inPlot(0.5), 120, Qt::ControlModifier);
    QCOMPARE(m_page->view(), before);
    const auto [from, to] = m_page->chartView().chart().valueWindow();
    QVERIFY(to - from < 1);
}

void TestCurvesPage::keysStep_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<qint64>("days");
    QTest::newRow("a day back") << int(Qt::Key_Left) << false << qint64(-1);
    QTest::newRow("a week back") << int(Qt::Key_Left) << true << qint64(-7);
    QTest::newRow("a day on, as far as data goes") << int(Qt::Key_Right) << false << qint64(1);
    QTest::newRow("the end") << int(Qt::Key_End) << false << qint64(0);
}

void TestCurvesPage::keysStep()
{
    QFETCH(int, key);
    QFETCH(bool, shift);
    QFETCH(qint64, days);
    const Span before = m_page->view();
    m_page->chartView().setFocus();
    QTest::keyClick(&m_page->chartView(), Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
    QCOMPARE(m_page->view().from - before.from, days * secondsPerDay);
    QTest::keyClick(&m_page->chartView(), Qt::Key_Home);
    QCOMPARE(m_page->view().from, stored.from);
}

void TestCurvesPage::nextNightAndFit()
{
    QTest::keyClick(&m_page->chartView(), Qt::Key_Home);
    QTest::keyClick(&m_page->chartView(), Qt::Key_N);
    QCOMPARE(secondOfDay(m_page->view().from), 20 * 3600);
    QTest::keyClick(&m_page->chartView(), Qt::Key_0);
    QCOMPARE(m_page->view(), stored);
    QTest::keyClick(&m_page->chartView(), Qt::Key_Plus);
    QCOMPARE(m_page->view().length(), stored.length() / 2);
    // The new columns arrive and belong to the new view.
    QTRY_VERIFY(m_page->chartView().content().span == m_page->view());
}

void TestCurvesPage::dragPans()
{
    const Span before = m_page->view();
    QWidget *viewport = m_page->chartView().viewport();
    QTest::mousePress(viewport, Qt::LeftButton, Qt::NoModifier, inPlot(0.4));
    QTest::mouseMove(viewport, inPlot(0.5));
    QTest::mouseMove(viewport, inPlot(0.6));
    QTest::mouseRelease(viewport, Qt::LeftButton, Qt::NoModifier, inPlot(0.6));
    const double moved = double(before.from - m_page->view().from) / double(before.length());
    QVERIFY2(std::abs(moved - 0.2) < 0.02, qPrintable(QString::number(moved)));
}

void TestCurvesPage::shiftDragSelects()
{
    m_page->chartView().setView({at("2026-09-18 00:00"), at("2026-09-19 00:00")});
    QTRY_VERIFY(m_page->chartView().content().span == m_page->view());
    QWidget *viewport = m_page->chartView().viewport();
    QTest::mousePress(viewport, Qt::LeftButton, Qt::ShiftModifier, inPlot(8.0 / 24));
    QTest::mouseMove(viewport, inPlot(12.0 / 24));
    QTest::mouseMove(viewport, inPlot(16.0 / 24));
    QTest::mouseRelease(viewport, Qt::LeftButton, Qt::ShiftModifier, inPlot(16.0 / 24));
    auto *panel = m_page->findChild<IntervalPanel *>();
    QVERIFY(panel);
    QTRY_VERIFY(panel->isVisible());
    const Span selection = m_page->chartView().selection();
    QVERIFY(std::abs(selection.from - at("2026-09-18 08:00")) < 300);
    const auto cell = [&](int row, int column) {
        return panel->findChild<QLabel *>(QStringLiteral("interval:%1:%2").arg(row).arg(column))->text();
    };
    // Four of eight hours of minutes are missing.
    const qint64 minutes = selection.length() / 60;
    QCOMPARE(cell(1, 2), QStringLiteral("240"));
    QCOMPARE(cell(1, 1), QString::number(minutes - 240));
    QVERIFY(!cell(0, 6).isEmpty()); // energy of the power channel
    QVERIFY(cell(1, 6).isEmpty());
    // No lead lies there: the button says why it cannot.
    auto *button = m_page->findChild<QPushButton *>(QStringLiteral("intervalToCase"));
    QVERIFY(!button->isEnabled() && !button->toolTip().isEmpty());
    QTest::keyClick(&m_page->chartView(), Qt::Key_Escape);
    QTRY_VERIFY(!panel->isVisible());
}

void TestCurvesPage::crosshairReadsOut()
{
    m_page->chartView().setView({at("2026-09-20 00:00"), at("2026-09-21 00:00")});
    QTRY_VERIFY(m_page->chartView().content().span == m_page->view());
    QTest::mouseMove(m_page->chartView().viewport(), inPlot(0.05));
    CrosshairOverlay &overlay = m_page->chartView().overlay();
    QTRY_VERIFY(overlay.cursorTime());
    const QString text = overlay.readoutText();
    QVERIFY2(text.contains(QStringLiteral("september.csv")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("mg/m³ D")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("× 80")), qPrintable(text));
}

void TestCurvesPage::chipsAddAndRemove()
{
    auto *remove = m_page->findChild<QToolButton *>(QStringLiteral("removeChannel:HY/O1/a19001"));
    QVERIFY(remove && remove->isVisible() && !remove->accessibleName().isEmpty());
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(m_page->channels().size(), std::size_t(2));
    QTRY_COMPARE(m_page->chartView().content().curves.size(), std::size_t(2));
    Scope scope;
    scope.enterprise = QStringLiteral("HY");
    scope.point = QStringLiteral("O1");
    scope.factor = QStringLiteral("a19001");
    m_workspace->setScope(scope);
    QTRY_COMPARE(m_page->chartView().content().curves.size(), std::size_t(3));
}

void TestCurvesPage::exportsTheVisibleRange()
{
    QTemporaryDir folder;
    m_page->chartView().setView({at("2026-09-18 09:00"), at("2026-09-18 10:00")});
    for (const auto &[action, name] :
         {std::pair{"exportPng", "a.png"}, {"exportSvg", "a.svg"}, {"exportPdf", "a.pdf"}, {"exportCsv", "a.csv"}}) {
        const QString file = folder.filePath(QString::fromLatin1(name));
        answerNextFiles({file});
        auto *item = m_page->findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY(item);
        item->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(QFileInfo(file).size() > 100, name, 10000);
    }
    QFile csv(folder.filePath(QStringLiteral("a.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().split('\n');
    QCOMPARE(lines.first(), QByteArray("enterprise,point,factor,time,value,flag"));
    QCOMPARE(lines.size(), 1 + 4 + 60 + 60 + 1);
    QVERIFY(lines[1].startsWith("HY,M1,kw,2026-09-18 09:00:00,3."));
}

void TestCurvesPage::carpet()
{
    auto *button = m_page->findChild<QToolButton *>(QStringLiteral("viewCarpet"));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *carpet = m_page->findChild<CarpetView *>();
    QTRY_COMPARE_WITH_TIMEOUT(carpet->content().panels.size(), std::size_t(3), 10000);
    QVERIFY(carpet->isVisible());
    QVERIFY(carpet->content().panels[0].days >= 28);
    QVERIFY(carpet->content().panels[0].high > 200);
    // A click on a cell goes to its day.
    QTest::mouseClick(carpet, Qt::LeftButton, Qt::NoModifier, QPoint(carpet->width() / 2, carpet->height() / 6));
    QTRY_VERIFY(m_page->chartView().isVisible());
    QCOMPARE(m_page->view().length(), 36 * 3600);
}

void TestCurvesPage::namesForEverybody()
{
    QVERIFY(!m_page->chartView().accessibleName().isEmpty());
    const QString text = m_page->chartView().accessibleDescription();
    QVERIFY2(text.contains(QStringLiteral("mg/m³")), qPrintable(text));
    const auto buttons = m_page->findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

void TestCurvesPage::unknownChannelIsAnError()
{
    auto cache = Cache::open(m_path, OpenMode::ReadOnly);
    QVERIFY(cache);
    ChartRequest request;
    QVERIFY(!loadChartScene(*cache, request));
    request.channels = {{"HY", "M1", "nothing"}};
    const auto scene = loadChartScene(*cache, request);
    QVERIFY(!scene);
    QVERIFY(scene.error().text.contains(QStringLiteral("HY/M1/nothing")));
    request.channels.assign(13, {"HY", "M1", "kw"});
    QVERIFY(!loadChartScene(*cache, request));
}

void TestCurvesPage::sceneFromTheCache()
{
    auto cache = Cache::open(m_path, OpenMode::ReadOnly);
    QVERIFY(cache);
    ChartRequest request;
    request.channels = {{"HY", "O1", "a21002-zs"}, {"HY", "M1", "kw"}};
    for (const qint64 budget : {qint64(700'000), qint64(0)}) {
        request.decodeAtMost = budget;
        const auto scene = loadChartScene(*cache, request);
        QVERIFY2(scene, scene ? "" : qPrintable(scene.error().text));
        QCOMPARE(scene->span, stored);
        QCOMPARE(scene->flagsLoaded, budget > 0);
        QCOMPARE(scene->axes[0].unit, QStringLiteral("kW")); // power stands left whatever was named first
        // The one minute of 78.9 survives, decoded or from the pyramid.
        QCOMPARE(valueExtent(*scene, scene->curves[0].axis, stored)->second, 78.9);
        QVERIFY(std::any_of(scene->limits.begin(), scene->limits.end(), [](const ChartLimit &limit) {
            return limit.value == 50 && limit.kind == ChartLimitKind::Upper;
        }));
        QVERIFY(std::any_of(scene->sources.begin(), scene->sources.end(),
                            [](const QString &line) { return line.contains(QString(64, u'7')); }));
        if (budget > 0) {
            QCOMPARE(scene->curves[0].holes.size(), std::size_t(1));
            QCOMPARE(scene->curves[0].holes[0], hole);
            QVERIFY(std::any_of(scene->lanes.begin(), scene->lanes.end(), [](const ChartLane &lane) {
                return !lane.runs.empty() && lane.runs[0].text == u"D" && lane.runs[0].span.length() == 7 * 3600;
            }));
        }
        QVERIFY(renderChart(*scene, ChartFormat::Png));
    }
    // The measured channel only hints at a limit that means converted values.
    request.channels = {{"HY", "O1", "a21002"}};
    const auto declared = loadChartScene(*cache, request);
    QVERIFY(declared && declared->limits.size() == 1 && declared->limits[0].kind == ChartLimitKind::Converted);
}

void TestCurvesPage::picturesForPeople()
{
    const QString folder = qEnvironmentVariable("NIGHTJAR_PICTURES");
    if (folder.isEmpty())
        QSKIP("NIGHTJAR_PICTURES is not set");
    m_page->resize(1092, 660);
    QTest::qWait(500);
    QTest::mouseMove(m_page->chartView().viewport(), inPlot(0.72));
    m_page->grab().save(folder + QStringLiteral("/page-dark.png"));
    applyTheme(ThemeMode::Light);
    QTest::keyClick(&m_page->chartView(), Qt::Key_0);
    QTest::qWait(500);
    m_page->grab().save(folder + QStringLiteral("/page-light-all.png"));
    QTest::mouseClick(m_page->findChild<QToolButton *>(QStringLiteral("viewCarpet")), Qt::LeftButton);
    QTest::qWait(500);
    m_page->grab().save(folder + QStringLiteral("/page-carpet.png"));
    applyTheme(ThemeMode::Dark);
}

QTEST_MAIN(TestCurvesPage)
#include "tst_curves_page.moc"
