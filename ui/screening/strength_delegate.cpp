// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/strength_delegate.h"

#include <algorithm>

#include <QApplication>
#include <QPainter>

#include "ui/theme.h"

namespace nightjar {

void StrengthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const Theme &theme = currentTheme();
    const double strength = std::clamp(text.toDouble(), 0.0, 1.0);
    const int textWidth = cell.fontMetrics.horizontalAdvance(QStringLiteral("0.00"));
    const QRect inner = cell.rect.adjusted(6, 0, -6, 0);
    const QRectF bar(inner.left(), inner.center().y() - 3, std::max(8, inner.width() - textWidth - 8), 7);
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.line);
    painter->drawRoundedRect(bar, 2, 2);
    painter->setBrush(theme.series[3]);
    painter->drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * strength, bar.height()), 2, 2);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(inner, int(Qt::AlignVCenter | Qt::AlignRight), text);
    painter->restore();
}

} // namespace nightjar
