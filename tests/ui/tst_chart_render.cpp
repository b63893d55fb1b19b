// SPDX-License-Identifier: GPL-3.0-or-later
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
    void picturesForPeople();
};

/// With NIGHTJAR_PICTURES=DIR this leaves pictures to look at.
void TestChartRender::picturesForPeople()
{
    const QString folder = qEnvironmentVariable("NIGHTJAR_PICTURES");
    if (folder.isEmpty())
        QSKIP("NIGHTJAR_PICTURES is not set");
    const auto save = [&](const QString &name, const Result<QByteArray> &bytes) {
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
    scene.span = {test::at("2026-09-18 08:00"), test::at("2026-09-19 00:00")};
    save("day-dark.png", renderChart(scene, ChartFormat::Png, paper));
    paper.theme = &lightTheme();
    scene.span = {test::at("2026-09-18 14:00"), test::at("2026-09-18 15:00")};
    save("hour-light.png", renderChart(scene, ChartFormat::Png, paper));
}

QTEST_MAIN(TestChartRender)
#include "tst_chart_render.moc"
