// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>
#include <QStyledItemDelegate>

class QPainter;

namespace nightjar
{

/// The first and last quarter hour (from 12:00) of a strip: 22:00 to 06:00.
inline constexpr int stripFrom = 40;
inline constexpr int stripTo = 72;

/// Draws the chance of running by quarter hour as small bars; a dashed line where it is not known.
void paintChanceStrip(QPainter &painter, const QRectF &area, const std::vector<double> &slots, const QColor &color);

/// The strip in a table; takes the slots from the index's ChanceRole.
class ChanceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int ChanceRole = Qt::UserRole + 7;
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace nightjar
