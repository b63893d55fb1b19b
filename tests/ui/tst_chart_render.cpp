// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>

#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include "tests/ui/chart_samples.h"
#include "ui/paper/chart_render.h"

using namespace nightjar;

/// Charts on paper: what is drawn, what can be copied, what bad requests answer.
class TestChartRender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!QStandardPaths|This plugin)"))); }
    void pictureHoldsTheCurves_data();
    void pictureHoldsTheCurves();
    void pdfTextCanBeCopied();
    void chinesePdfTextCanBeCopied();
    void svgIsVector();
    void legendEscapesMarkup();
    void limitOutsideIsMarked();
    void anyThreadDraws();
    void badRequests_data();
    void badRequests();
    void fileNames();
    void carpetHasItsColours();
    void picturesForPeople();

private:
    static int pixelsNear(const QImage &image, const QColor &colour);
    static QString pdfText(const QByteArray &pdf);
};

int TestChartRender::pixelsNear(const QImage &image, const QColor &colour)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            found += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                         std::abs(pixel.blue() - colour.blue()) <
                     24;
        }
    return found;
}

QString TestChartRender::pdfText(const QByteArray &pdf)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("chart.pdf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
    process.waitForFinished(30000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

void TestChartRender::pictureHoldsTheCurves_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestChartRender::pictureHoldsTheCurves()
{
    QFETCH(bool, dark);
    ChartPaper paper;
    paper.theme = dark ? &darkTheme() : &lightTheme();
    paper.scale = 1;
    const ChartScene scene = test::week();
    const auto bytes = renderChart(scene, ChartFormat::Png, paper);
    QVERIFY(bytes);
    const QImage image = QImage::fromData(*bytes);
    QCOMPARE(image.size(), paper.size);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY2(pixelsNear(image, paper.theme->series[i]) > 500, qPrintable(QString::number(i)));
    QVERIFY(pixelsNear(image, paper.theme->night) > 5000);
    // Nothing but the legend's marker remains of a curve without data.
    ChartScene empty = scene;
    empty.lanes.clear();
    empty.tariff.clear();
    empty.curves[0].samples = std::make_shared<const Series>();
    empty.curves[0].columns.assign(empty.curves[0].columns.size(), Bucket());
    const auto without = renderChart(empty, ChartFormat::Png, paper);
    QVERIFY(without);
    QVERIFY(pixelsNear(QImage::fromData(*without), paper.theme->series[0]) < 500);
}

void TestChartRender::pdfTextCanBeCopied()
{
    const ChartScene scene = test::week();
    const auto bytes = renderChart(scene, ChartFormat::Pdf);
    QVERIFY(bytes);
    const QString text = pdfText(*bytes);
    for (const QString &wanted :
         {QStringLiteral("宏业电镀"), QStringLiteral("mg/m³"), QStringLiteral("kW"), QStringLiteral("400"),
          QStringLiteral("NOx converted"), QStringLiteral("2026-09-14 00:00:00"),
          QStringLiteral("Hourly limit 50 mg/m³"), QString(64, u'a'), QString(64, u'b')})
        QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" is missing in:\n") + text));
}

void TestChartRender::chinesePdfTextCanBeCopied()
{
    // Each of these shares its glyph with a CJK radical, by which Qt would name it.
    ChartScene scene = test::week();
    scene.title = QStringLiteral("日用工厂 水风口 生金山");
    const auto bytes = renderChart(scene, ChartFormat::Pdf);
    QVERIFY(bytes);
    const QString text = pdfText(*bytes);
    QVERIFY2(text.contains(scene.title), qPrintable(text));
    for (const QChar letter : text)
        QVERIFY2(letter.unicode() < 0x2E80 || letter.unicode() > 0x2FD5, qPrintable(text));
}

void TestChartRender::svgIsVector()
{
    const auto bytes = renderChart(test::week(), ChartFormat::Svg);
    QVERIFY(bytes);
    QVERIFY(bytes->startsWith("<?xml"));
    QVERIFY(bytes->contains("<polyline") || bytes->contains("<path"));
    QVERIFY(!bytes->contains("<image"));
    QVERIFY(bytes->contains("mg/m³"));
}

void TestChartRender::legendEscapesMarkup()
{
    ChartScene scene = test::week();
    scene.curves[1].label = QStringLiteral("<b>1#</b> & <i>NOx</i>");
    const auto bytes = renderChart(scene, ChartFormat::Pdf);
    QVERIFY(bytes);
    QVERIFY2(pdfText(*bytes).contains(QStringLiteral("<b>1#</b> & <i>NOx</i>")), qPrintable(pdfText(*bytes)));
}

void TestChartRender::limitOutsideIsMarked()
{
    const auto bytes = renderChart(test::week(), ChartFormat::Pdf);
    QVERIFY(bytes);
    QVERIFY(pdfText(*bytes).contains(QStringLiteral("▲ Limit 90 %")));
}

void TestChartRender::anyThreadDraws()
{
    // Exports and evidence are drawn by workers, several at once; the picture is the same.
    const ChartScene scene = test::week();
    const auto here = renderChart(scene, ChartFormat::Png);
    QVERIFY(here);
    std::vector<std::future<Result<QByteArray>>> others;
    for (int i = 0; i < 3; ++i)
        others.push_back(std::async(std::launch::async, [&] { return renderChart(scene, ChartFormat::Png); }));
    for (auto &other : others) {
        const auto there = other.get();
        QVERIFY(there);
        QCOMPARE(QImage::fromData(*there), QImage::fromData(*here));
    }
}

void TestChartRender::badRequests_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::newRow("no size") << QSize() << 1.0;
    QTest::newRow("too small") << QSize(10, 10) << 1.0;
    QTest::newRow("far too large") << QSize(100000, 100000) << 1.0;
    QTest::newRow("no scale") << QSize(800, 600) << 0.0;
    QTest::newRow("not a number") << QSize(800, 600) << double(NAN);
}

void TestChartRender::badRequests()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    ChartPaper paper;
    paper.size = size;
    paper.scale = scale;
    const auto bytes = renderChart(test::week(), ChartFormat::Png, paper);
    QVERIFY(!bytes);
    QVERIFY(bytes.error().text.endsWith(u'.'));
    // An empty scene is a frame, not a crash.
    QVERIFY(renderChart(ChartScene(), ChartFormat::Png));
}

void TestChartRender::fileNames()
{
    QVERIFY(*chartFormatOf(QStringLiteral("a.PNG")) == ChartFormat::Png);
    QVERIFY(*chartFormatOf(QStringLiteral("图.svg")) == ChartFormat::Svg);
    QVERIFY(*chartFormatOf(QStringLiteral("x.pdf")) == ChartFormat::Pdf);
    QVERIFY(!chartFormatOf(QStringLiteral("x.jpg")));
    const auto outcome = writeChart(QStringLiteral("/nonexistent/folder/x.png"), QByteArray("x"));
    QVERIFY(!outcome);
    QVERIFY(outcome.error().text.contains(QStringLiteral("/nonexistent/folder/x.png")));
}

void TestChartRender::carpetHasItsColours()
{
    CarpetScene scene = test::carpet();
    const auto bytes = renderCarpet(scene, ChartFormat::Png);
    QVERIFY(bytes);
    const QImage image = QImage::fromData(*bytes);
    const CarpetPanel &panel = scene.panels[0];
    QCOMPARE(panel.low, 0.0);
    QVERIFY(pixelsNear(image, cividis(42 / panel.high)) > 5000);
    QVERIFY(pixelsNear(image, cividis(350 / panel.high)) > 1000);
    const QRectF plot(0, 0, 960, 300);
    const auto cell = carpetCellAt(panel, plot, QPointF(961.0 * 0.5, 5));
    QVERIFY(cell);
    QCOMPARE(secondOfDay(cell->span.from), 12 * 3600);
    QVERIFY(!carpetCellAt(panel, plot, QPointF(-5, 5)));
}

/// With NIGHTJAR_PICTURES=DIR this leaves pictures to look at.
void TestChartRender::picturesForPeople()
{
    const QString folder = qEnvironmentVariable("NIGHTJAR_PICTURES");
    if (folder.isEmpty())
        QSKIP("NIGHTJAR_PICTURES is not set");
    QElapsedTimer clock;
    clock.start();
    const auto save = [&](const QString &name, const Result<QByteArray> &bytes) {
        qInfo() << name << clock.restart() << "ms";
        QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().text));
        QVERIFY(writeChart(folder + u'/' + name, *bytes));
    };
    ChartScene scene = test::week();
    ChartPaper paper;
    paper.scale = 1.5;
    save("week-light.png", renderChart(scene, ChartFormat::Png, paper));
    save("week.pdf", renderChart(scene, ChartFormat::Pdf, paper));
    save("week.svg", renderChart(scene, ChartFormat::Svg, paper));
    paper.theme = &darkTheme();
    save("week-dark.png", renderChart(scene, ChartFormat::Png, paper));
    save("carpet-dark.png", renderCarpet(test::carpet(), ChartFormat::Png, paper));
    scene.span = {test::at("2026-09-18 08:00"), test::at("2026-09-19 00:00")};
    save("day-dark.png", renderChart(scene, ChartFormat::Png, paper));
    paper.theme = &lightTheme();
    scene.span = {test::at("2026-09-18 14:00"), test::at("2026-09-18 15:00")};
    save("hour-light.png", renderChart(scene, ChartFormat::Png, paper));
}

QTEST_MAIN(TestChartRender)
#include "tst_chart_render.moc"
