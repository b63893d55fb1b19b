// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/chance_strip.h"

#include <algorithm>

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include "ui/theme.h"

namespace nightjar
{

void paintChanceStrip(QPainter &painter, const QRectF &area, const std::vector<double> &slots, const QColor &color)
{
    painter.save();
    if (slots.size() < std::size_t(stripTo)) {
        painter.setPen(QPen(currentTheme().quietText, 1, Qt::DotLine));
        painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()));
        painter.restore();
        return;
    }
    const double step = area.width() / (stripTo - stripFrom);
    for (int slot = stripFrom; slot < stripTo; ++slot) {
        const double height = std::max(1.0, std::clamp(slots[std::size_t(slot)], 0.0, 1.0) * area.height());
        painter.fillRect(
            QRectF(area.left() + (slot - stripFrom) * step, area.bottom() - height, std::max(1.0, step - 0.6), height),
            color);
    }
    painter.restore();
}

void ChanceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);
    paintChanceStrip(*painter, QRectF(option.rect).adjusted(6, 4, -6, -5),
                     index.data(ChanceRole).value<std::vector<double>>(), currentTheme().series[0]);
}

} // namespace nightjar
