// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_render.h"

#include <cmath>

#include <QApplication>
#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include "ui/paper/chart_paint.h"
#include "ui/paper/format.h"
#include "ui/paper/pdf_text.h"

namespace nightjar
{
namespace
{

/// What stands around a picture on paper.
struct Sheet {
    QString title;
    Span span;
    QStringList sources;
};

using PaintBody = std::function<void(QPainter &, const QRectF &, const ChartStyle &)>;

void paintSheet(QPainter &painter, const QSizeF &size, const Sheet &sheet, const ChartStyle &style,
                const PaintBody &body)
{
    const double margin = 16;
    QRectF area = QRectF(QPointF(), size).adjusted(margin, margin - 2, -margin, -margin + 4);
    painter.fillRect(QRectF(QPointF(), size), plotGround(*style.theme));
    painter.setRenderHint(QPainter::TextAntialiasing);
    QFont bold = style.font;
    bold.setPixelSize(16);
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF boldMetrics(bold);
    const QFontMetricsF metrics(style.font);
    //: the range of a chart on paper: begin and end, end exclusive
    const QString range = QCoreApplication::translate("Chart", "%1 to %2 (UTC+8)")
                              .arg(formatTime(sheet.span.from), formatTime(sheet.span.to));
    painter.setFont(style.font);
    painter.setPen(style.theme->quietText);
    const double rangeWidth = metrics.horizontalAdvance(range);
    painter.drawText(QPointF(area.right() - rangeWidth, area.top() + boldMetrics.ascent()), range);
    painter.setFont(bold);
    painter.setPen(style.theme->text);
    painter.drawText(QPointF(area.left(), area.top() + boldMetrics.ascent()),
                     boldMetrics.elidedText(sheet.title, Qt::ElideRight, area.width() - rangeWidth - 24));
    area.setTop(area.top() + boldMetrics.height() + 6);

    QFont small = style.font;
    // Hashes are compared sign by sign: equal widths, and digits that can be copied.
    small.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans CJK SC")});
    small.setPixelSize(9);
    const QFontMetricsF smallMetrics(small);
    double y = area.bottom() - double(sheet.sources.size()) * smallMetrics.lineSpacing();
    const double bodyBottom = y - (sheet.sources.isEmpty() ? 0 : 6);
    painter.setFont(small);
    painter.setPen(style.theme->quietText);
    for (const QString &line : sheet.sources) {
        painter.drawText(QPointF(area.left(), y + smallMetrics.ascent()),
                         smallMetrics.elidedText(line, Qt::ElideMiddle, area.width()));
        y += smallMetrics.lineSpacing();
    }
    area.setBottom(bodyBottom);
    body(painter, area, style);
}

Error drawingFailed()
{
    return {Error::Kind::Io,
            QCoreApplication::translate(
                "Chart",
                "The picture could not be drawn: there is not enough memory for this size. Choose a smaller one.")};
}

Result<QByteArray> renderSheet(ChartFormat format, const ChartPaper &paper, const Sheet &sheet, const PaintBody &body)
{
    if (!qobject_cast<QApplication *>(QCoreApplication::instance()))
        return Error{Error::Kind::BadInput, QCoreApplication::translate(
                                                "Chart", "Charts can only be drawn by a program with a QApplication.")};
    if (paper.size.width() < 200 || paper.size.height() < 150 || paper.size.width() > 20000 ||
        paper.size.height() > 20000 || !(paper.scale >= 0.25 && paper.scale <= 8))
        return Error{
            Error::Kind::BadInput,
            QCoreApplication::translate(
                "Chart", "A chart is between 200 x 150 and 20000 x 20000 large and its scale between 0.25 and 8.")};
    ChartStyle style = paperStyle();
    style.theme = paper.theme;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size(paper.size);
    QPainter painter;
    if (format == ChartFormat::Png) {
        QImage image((size * paper.scale).toSize(), QImage::Format_RGB32);
        if (image.isNull())
            return drawingFailed();
        image.setDotsPerMeterX(int(std::lround(paper.scale * 96 / 0.0254)));
        image.setDotsPerMeterY(image.dotsPerMeterX());
        // The logical size stays in 1/96 inch: fonts are in pixels and the painter scales.
        style.pixel = 1 / paper.scale;
        if (!painter.begin(&image))
            return drawingFailed();
        painter.scale(paper.scale, paper.scale);
        paintSheet(painter, size, sheet, style, body);
        painter.end();
        if (!image.save(&buffer, "PNG"))
            return drawingFailed();
        return bytes;
    }
    style.pixel = 0.5;
    if (format == ChartFormat::Svg) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(96);
        generator.setSize(paper.size);
        generator.setViewBox(QRectF(QPointF(), size));
        generator.setTitle(sheet.title);
        generator.setDescription(sheet.sources.join(u'\n'));
        if (!painter.begin(&generator))
            return drawingFailed();
        paintSheet(painter, size, sheet, style, body);
        painter.end();
        return bytes;
    }
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(size * 0.75, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(960);
    writer.setTitle(sheet.title);
    writer.setCreator(QStringLiteral("Nightjar " NIGHTJAR_VERSION));
    if (!painter.begin(&writer))
        return drawingFailed();
    painter.scale(10, 10);
    paintSheet(painter, size, sheet, style, body);
    painter.end();
    mendPdfText(bytes);
    return bytes;
}

QString legendText(const ChartCurve &curve)
{
    const QString unit = formatUnit(curve.unit);
    if (unit.isEmpty() || curve.line == ChartLine::Lane)
        return curve.label;
    //: a curve in a legend: %1 its name, %2 its unit
    return QCoreApplication::translate("Chart", "%1 (%2)").arg(curve.label, unit);
}

/// Names, units and colours of the curves in as many rows as they need; the height that they took.
double paintLegend(QPainter &painter, const QRectF &area, const ChartScene &scene, const ChartStyle &style)
{
    constexpr double swatch = 14;
    constexpr double gap = 22;
    const QFontMetricsF metrics(style.font);
    const double row = metrics.height() + 6;
    painter.setFont(style.font);
    double x = area.left();
    double y = area.top();
    for (const ChartCurve &curve : scene.curves) {
        const QString whole = legendText(curve);
        double width = swatch + 6 + metrics.horizontalAdvance(whole);
        if (x > area.left() && x + width > area.right()) {
            x = area.left();
            y += row;
        }
        width = std::min(width, area.width());
        painter.fillRect(QRectF(x, y + (row - 8) / 2, swatch, 8), curveColour(curve, *style.theme));
        painter.setPen(style.theme->text);
        painter.drawText(QPointF(x + swatch + 6, y + (row + metrics.ascent() - metrics.descent()) / 2),
                         metrics.elidedText(whole, Qt::ElideRight, width - swatch - 6));
        x += width + gap;
    }
    return scene.curves.empty() ? 0 : y + row - area.top();
}

/// The chart with its legend by painting alone: unlike a graphics scene it may be drawn in any thread.
void paintScene(QPainter &painter, const QRectF &area, const ChartScene &scene, const ChartStyle &style)
{
    painter.save();
    painter.fillRect(area, plotGround(*style.theme));
    QRectF rest = area;
    rest.setTop(area.top() + paintLegend(painter, area, scene, style) + 2);
    if (!scene.span.empty()) {
        const std::vector<AxisRange> ranges = axisRanges(scene, scene.span);
        const ChartPlan plan = planChart(scene, scene.span, ranges, rest, chartEdges(scene, ranges, style), style);
        for (const auto layer : {paintBackdrop, paintSpans, paintCurves, paintLimits, paintSpanLabels, paintLanes, paintAxes})
            layer(painter, scene, plan, style);
    }
    painter.restore();
}

} // namespace

Result<ChartFormat> chartFormatOf(const QString &fileName)
{
    if (fileName.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return ChartFormat::Png;
    if (fileName.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return ChartFormat::Svg;
    if (fileName.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return ChartFormat::Pdf;
    return Error{Error::Kind::BadInput,
                 QCoreApplication::translate(
                     "Chart", "%1 is no picture that can be written. Let its name end in .png, .svg or .pdf.")
                     .arg(fileName),
                 fileName};
}

Result<QByteArray> renderChart(const ChartScene &scene, ChartFormat format, const ChartPaper &paper)
{
    return renderSheet(format, paper, {scene.title, scene.span, scene.sources},
                       [&scene](QPainter &painter, const QRectF &area, const ChartStyle &style) {
                           paintScene(painter, area, scene, style);
                       });
}

Result<QByteArray> renderCarpet(const CarpetScene &scene, ChartFormat format, const ChartPaper &paper)
{
    return renderSheet(
        format, paper, {scene.title, scene.span, scene.sources},
        [&scene](QPainter &painter, const QRectF &area, const ChartStyle &style) {
            const double height = area.height() / double(std::max<std::size_t>(1, scene.panels.size()));
            for (std::size_t i = 0; i < scene.panels.size(); ++i)
                paintCarpet(painter, QRectF(area.left(), area.top() + double(i) * height, area.width(), height - 6),
                            scene, i, style);
        });
}

void paintChart(QPainter &painter, const QRectF &rect, const ChartScene &scene)
{
    ChartStyle style = paperStyle();
    style.pixel = 0.5;
    paintScene(painter, rect, scene, style);
}

Outcome writeChart(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{Error::Kind::Io,
                     QCoreApplication::translate(
                         "Chart", "%1 could not be written (%2). Choose another folder or make room on the disk.")
                         .arg(fileName, file.errorString()),
                     fileName};
    }
    return Done{};
}

} // namespace nightjar
