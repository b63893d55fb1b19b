// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>

#include "core/registry/keys.h"
#include "ui/paper/chart_paint.h"

namespace nightjar
{

/// One channel as a carpet: a row a day, a column a stretch of the clock, colour = mean value.
struct CarpetPanel {
    ChannelKey key;
    QString label;
    QString unit;
    Day firstDay = 0;
    int days = 0;
    int cells = 96;           ///< a day
    std::vector<float> means; ///< days x cells; NaN = no number
    double low = 0;           ///< colour scale
    double high = 1;
    float at(int day, int cell) const { return means[std::size_t(day) * std::size_t(cells) + std::size_t(cell)]; }
};

struct CarpetScene {
    Span span;
    std::vector<CarpetPanel> panels;
    std::vector<ChartSpan> spans; ///< framed cells: leads
    int nightFrom = 22 * 60;
    int nightTo = 6 * 60;
    QString title;
    QStringList sources;
};

/// Colour scale of a panel: from zero unless the unit has none that counts, 0.5 % of outliers at the top left out.
void scaleCarpet(CarpetPanel &panel);

/// Where a panel's cells lie inside `rect`.
QRectF carpetPlot(const QRectF &rect, const ChartStyle &style);
void paintCarpet(QPainter &painter, const QRectF &rect, const CarpetScene &scene, std::size_t panel,
                 const ChartStyle &style);

/// The cell under a position: day and cell, or nothing.
struct CarpetCell {
    Span span;
    double value = 0;
};
std::optional<CarpetCell> carpetCellAt(const CarpetPanel &panel, const QRectF &plot, QPointF position);

} // namespace nightjar
