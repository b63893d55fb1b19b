// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/carpet.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include "ui/paper/format.h"

namespace nightjar
{
namespace
{

/// Cells as an image, one pixel each; QPainter stretches it without smoothing, so a cell keeps its value's colour.
QImage cellImage(const CarpetPanel &panel, QRgb ground)
{
    std::array<QRgb, 256> colours;
    for (int i = 0; i < 256; ++i)
        colours[std::size_t(i)] = cividis(i / 255.0).rgb();
    QImage image(panel.cells, std::max(1, panel.days), QImage::Format_RGB32);
    image.fill(ground);
    const double range = std::max(1e-300, panel.high - panel.low);
    for (int day = 0; day < panel.days; ++day) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(day));
        for (int cell = 0; cell < panel.cells; ++cell) {
            const float value = panel.at(day, cell);
            if (!std::isnan(value))
                line[cell] = colours[std::size_t(std::clamp((double(value) - panel.low) / range, 0.0, 1.0) * 255)];
        }
    }
    return image;
}

void paintColourBar(QPainter &painter, const QRectF &bar, const CarpetPanel &panel, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    QImage ramp(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        ramp.setPixel(0, i, cividis((255 - i) / 255.0).rgb());
    painter.drawImage(bar, ramp);
    painter.setPen(style.theme->quietText);
    const AxisRange range = alignedRange(panel.low, panel.high, bar.height() > 150 ? 5 : 3);
    for (double tick : range.ticks()) {
        const double share = (tick - panel.low) / std::max(1e-300, panel.high - panel.low);
        if (share < -1e-9 || share > 1 + 1e-9)
            continue;
        const QString text =
            range.decimals() > 0 ? QString::number(tick, 'f', range.decimals()) : formatNumber(tick, 12);
        painter.drawText(QPointF(bar.right() + 5, bar.bottom() - share * bar.height() + metrics.ascent() * 0.38), text);
    }
    painter.drawText(QPointF(bar.left(), bar.top() - 6), formatUnit(panel.unit));
}

void paintDays(QPainter &painter, const QRectF &plot, const CarpetPanel &panel, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    const double dayHeight = plot.height() / std::max(1, panel.days);
    // Every day, every Monday or every first of a month, whatever has room.
    const double room = metrics.height() * 1.25;
    double last = -1e9;
    const int weeks = dayHeight * 7 >= room ? 1 : dayHeight * 14 >= room ? 2 : 0;
    for (int day = 0; day < panel.days; ++day) {
        const Day date = panel.firstDay + day;
        const bool monday = weeks > 0 && weekdayOf(date) == 1 && (day / 7) % weeks == 0;
        const bool wanted = dayHeight >= room || (weeks > 0 ? monday : civilOf(date).day == 1);
        const double y = plot.top() + (day + 0.5) * dayHeight;
        if (!wanted || y - last < room)
            continue;
        last = y;
        const QString text = formatDate(date);
        painter.setPen(style.theme->quietText);
        painter.drawText(QPointF(plot.left() - 8 - metrics.horizontalAdvance(text), y + metrics.ascent() * 0.38), text);
        painter.setPen(QPen(style.theme->line, 0));
        painter.drawLine(QPointF(plot.left() - 5, y), QPointF(plot.left() - 1, y));
    }
}

void paintClock(QPainter &painter, const QRectF &plot, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    const double hour = plot.width() / 24;
    const double room = metrics.horizontalAdvance(QStringLiteral("00:00")) + 14;
    const int every = hour >= room ? 1 : hour * 2 >= room ? 2 : hour * 4 >= room ? 4 : 12;
    for (int h = 0; h <= 24; h += every) {
        const QString text = h == 24 ? QStringLiteral("24:00") : formatClock(h * 60);
        const double x = plot.left() + h * hour;
        painter.setPen(style.theme->quietText);
        painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, plot.bottom() + metrics.ascent() + 5), text);
    }
}

/// Frames around the cells of leads, day by day, so that a night that runs past midnight is framed on both sides.
void paintFrames(QPainter &painter, const QRectF &plot, const CarpetScene &scene, const CarpetPanel &panel,
                 const ChartStyle &style)
{
    painter.save();
    painter.setClipRect(plot.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    painter.setPen(QPen(style.theme->dark ? style.theme->warning : QColor(0xe6, 0x5a, 0x00), 1.5));
    painter.setBrush(Qt::NoBrush);
    const double dayHeight = plot.height() / std::max(1, panel.days);
    for (const ChartSpan &span : scene.spans) {
        if (span.kind != ChartSpanKind::Lead)
            continue;
        const Day first = std::max(dayOf(span.span.from), panel.firstDay);
        const Day last = std::min<Day>(dayOf(span.span.to - 1), panel.firstDay + panel.days - 1);
        if (last < first)
            continue;
        const auto x = [&](Seconds t, Day day) {
            return plot.left() + double(std::clamp<Seconds>(t - dayStart(day), 0, secondsPerDay)) /
                                     double(secondsPerDay) * plot.width();
        };
        const auto y = [&](Day day) { return plot.top() + (day - panel.firstDay) * dayHeight; };
        if (last - first >= 3) { // a habit over many days: one frame around the days
            painter.drawRect(QRectF(QPointF(plot.left(), y(first)), QPointF(plot.right(), y(last + 1))));
            continue;
        }
        for (Day day = first; day <= last; ++day)
            painter.drawRect(
                QRectF(QPointF(x(span.span.from, day), y(day)), QPointF(x(span.span.to, day), y(day + 1))));
    }
    painter.restore();
}

} // namespace

void scaleCarpet(CarpetPanel &panel)
{
    std::vector<float> numbers;
    numbers.reserve(panel.means.size());
    for (float value : panel.means)
        if (std::isfinite(value))
            numbers.push_back(value);
    if (numbers.empty()) {
        panel.low = 0;
        panel.high = 1;
        return;
    }
    const auto low = double(*std::min_element(numbers.begin(), numbers.end()));
    const std::size_t top = numbers.size() - 1 - numbers.size() / 200;
    std::nth_element(numbers.begin(), numbers.begin() + std::ptrdiff_t(top), numbers.end());
    const auto high = double(numbers[top]);
    panel.low = low > 0 && (!hasFreeScale(panel.unit) || low < 0.6 * high) ? 0 : low;
    panel.high = high > panel.low ? high : alignedRange(panel.low, panel.low, 5).high;
}

QRectF carpetPlot(const QRectF &rect, const ChartStyle &style)
{
    const QFontMetricsF metrics(style.font);
    const double left = metrics.horizontalAdvance(QStringLiteral("2026-00-00")) + 18;
    const double right = metrics.horizontalAdvance(QStringLiteral("0 000.0")) + 40;
    const double top = metrics.height() * 1.7;
    const double bottom = metrics.height() + 12;
    return {rect.left() + left, rect.top() + top, std::max(20.0, rect.width() - left - right),
            std::max(20.0, rect.height() - top - bottom)};
}

void paintCarpet(QPainter &painter, const QRectF &rect, const CarpetScene &scene, std::size_t index,
                 const ChartStyle &style)
{
    const CarpetPanel &panel = scene.panels[index];
    const QRectF plot = carpetPlot(rect, style);
    painter.save();
    painter.setFont(style.font);
    painter.fillRect(rect, plotGround(*style.theme));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    const QColor empty = style.theme->dark ? QColor(0x3a, 0x40, 0x47) : QColor(0xe4, 0xe7, 0xea);
    painter.drawImage(plot, cellImage(panel, empty.rgb()));
    const QFontMetricsF metrics(style.font);
    painter.setPen(style.theme->text);
    painter.drawText(QPointF(plot.left(), rect.top() + metrics.ascent() + 4),
                     metrics.elidedText(panel.label, Qt::ElideRight, plot.width() * 0.6));
    const int minutes = 1440 / std::max(1, panel.cells);
    const QString note = QCoreApplication::translate("Chart", "One row a day, %1 min a column").arg(minutes);
    painter.setPen(style.theme->quietText);
    painter.drawText(QPointF(plot.right() - metrics.horizontalAdvance(note), rect.top() + metrics.ascent() + 4), note);
    paintDays(painter, plot, panel, style);
    paintClock(painter, plot, style);
    // The night's borders, as thin lines that do not colour the cells.
    if (scene.nightFrom != scene.nightTo) {
        QPen pen(faded(QColor(Qt::white), 0.75), 1);
        pen.setDashPattern({3, 3});
        painter.setPen(pen);
        for (int minute : {scene.nightFrom, scene.nightTo}) {
            const double x = plot.left() + minute / 1440.0 * plot.width();
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        }
    }
    paintFrames(painter, plot, scene, panel, style);
    paintColourBar(painter, QRectF(plot.right() + 16, plot.top(), 10, plot.height()), panel, style);
    painter.restore();
}

std::optional<CarpetCell> carpetCellAt(const CarpetPanel &panel, const QRectF &plot, QPointF position)
{
    if (!plot.contains(position) || panel.days <= 0)
        return std::nullopt;
    const int day = std::clamp(int((position.y() - plot.top()) / plot.height() * panel.days), 0, panel.days - 1);
    const int cell = std::clamp(int((position.x() - plot.left()) / plot.width() * panel.cells), 0, panel.cells - 1);
    const Seconds length = secondsPerDay / panel.cells;
    const Seconds from = dayStart(panel.firstDay + day) + cell * length;
    return CarpetCell{{from, from + length}, double(panel.at(day, cell))};
}

} // namespace nightjar
